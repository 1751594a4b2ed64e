"""A theme under a system whose wishes the tests decide, and a desk at work on a real centre."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEventLoop, QObject, QTimer
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from db.engine import close_centre, create_centre, transaction
from desktop_app.exchange.centre_folder import read_centre_folder, write_centre
from desktop_app.machine.clock import FIXED_NOW
from desktop_app.machine.settings import Settings
from tests.pictures.scenes import CENTRE, CLOCK, Scene
from ui.start import Opening, workplace_of
from ui.theme import SystemLook, Theme, ThemeChoice
from ui.workplace import Workplace


class SystemDouble(SystemLook):
    """A system that is dark or wants contrast when a test says so."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.dark = False
        self.contrast = False
        self.followed: list[ThemeChoice] = []

    def is_dark(self) -> bool:
        return self.dark

    def wants_contrast(self) -> bool:
        return self.contrast

    def follow(self, choice: ThemeChoice) -> None:
        self.followed.append(choice)

    def become(self, *, dark: bool = False, contrast: bool = False) -> None:
        self.dark, self.contrast = dark, contrast
        self.changed.emit()


@pytest.fixture(autouse=True)
def nothing_left_behind(qapp: QApplication) -> Iterator[None]:
    """Let the windows of each test go: dressed again with every new one, they cost seconds.

    Qt deletes them in an event loop; deleted from outside, they may take the process along.
    """
    loop = QEventLoop()
    QTimer.singleShot(0, loop.quit)
    loop.exec()
    yield
    for window in qapp.topLevelWidgets():
        if window.parent() is None:
            window.deleteLater()


@pytest.fixture
def system(qapp: QApplication) -> SystemDouble:
    """The person's system, light at first."""
    return SystemDouble(qapp)


@pytest.fixture
def theme(qapp: QApplication, system: SystemDouble, qtbot: QtBot) -> Theme:
    """A theme that dresses the application of the tests."""
    made = Theme(system)
    made.dress(qapp)
    return made


@pytest.fixture(scope="session")
def day_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The centre of the pictures in a file of its own; copy its folder, never open it."""
    path = tmp_path_factory.mktemp("day") / "centre.db"
    engine = create_centre(str(path))
    with transaction(engine) as tx:
        write_centre(tx, read_centre_folder(CENTRE))
    close_centre(engine)
    return path


@pytest.fixture
def day_centre(day_file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """Give the address of such a centre of one's own, on its Tuesday at 11:10."""
    monkeypatch.setenv(FIXED_NOW, f"{CLOCK[Scene.DAY]:%Y-%m-%dT%H:%M}")
    shutil.copytree(day_file.parent, tmp_path / "day")
    return str(tmp_path / "day" / day_file.name)


@pytest.fixture
def workplace(day_centre: str, qapp: QApplication, qtbot: QtBot) -> Iterator[Workplace]:
    """A desk at work, in English, its day on the screen."""
    opening = Opening(day_centre, Settings(desk="Accueil", language="en"), None)
    made = workplace_of(qapp, opening)
    qtbot.addWidget(made.window)
    with qtbot.waitSignal(made.ready, timeout=20_000):
        made.open()
    made.window.activateWindow()
    settle(made, qtbot)
    yield made
    made.window.close()


def settle(workplace: Workplace, qtbot: QtBot) -> None:
    """Wait until the desk has answered whatever it was asked, and what followed from it."""
    for _turn in range(4):
        with qtbot.waitCallback(timeout=20_000) as answered:
            workplace.desk.read(lambda _desk: None, answered)

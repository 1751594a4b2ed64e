"""The centre as it was before « Souffle et voix » was created, and the wizard over a window."""

import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from db.engine import close_centre, create_centre, transaction
from desktop_app.exchange.centre_folder import read_centre_folder, write_centre
from desktop_app.machine.clock import FIXED_NOW
from desktop_app.wording import words_in
from tests.pictures.scenes import Scene, lay_out
from tests.ui.at_desk import AtDesk
from tests.ui.cycles.hand import Hand
from tests.ui.offices import open_office
from ui.cycles.wizard import CycleWizard
from ui.theme import Theme

NOW = "2026-10-01T11:10"
FIRST = date(2026, 10, 7)


@pytest.fixture(scope="session")
def built_centre(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The centre in a folder of its own; copy it, never open it."""
    folder = tmp_path_factory.mktemp("cycles")
    engine = create_centre(str(folder / "centre.db"))
    with transaction(engine) as tx:
        write_centre(tx, read_centre_folder(lay_out(Scene.WIZARD, folder / "scene")))
    close_centre(engine)
    shutil.rmtree(folder / "scene")
    return folder


@pytest.fixture
def day_centre(built_centre: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """Give the address of a centre of one's own, on the first of October; drafts stay in it."""
    monkeypatch.setenv(FIXED_NOW, NOW)
    monkeypatch.setenv("PERMANENCE_HOME", str(tmp_path / "home"))
    shutil.copytree(built_centre, tmp_path / "cycles")
    return str(tmp_path / "cycles" / "centre.db")


@pytest.fixture
def at_desk(day_centre: str, theme: Theme, qtbot: QtBot) -> Iterator[AtDesk]:
    """A desk at work."""
    yield from open_office(day_centre, qtbot)


@pytest.fixture
def hand(at_desk: AtDesk, theme: Theme) -> Hand:
    """A person at a new wizard in English."""
    wizard = CycleWizard(at_desk.desk, theme, words_in("en"), at_desk.window)
    wizard.begin()
    at_desk.settle()
    return Hand(wizard, at_desk)

"""A walk over every section and everything that opens: nothing nameless, cut, small or English."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from desktop_app.machine.folders import HOME
from desktop_app.machine.settings import Settings
from tests.ui.at_desk import press
from tests.ui.conftest import settle
from tests.ui.widget_faults import (
    clipped,
    faults,
    is_english,
    nameless,
    out_of_reach,
    squeezed,
    too_small,
)
from ui.actions import COMMANDS
from ui.appearance import Appearance
from ui.first_run.draft import FOLDER, SITES
from ui.first_run.window import FirstRunWindow
from ui.settings.entries import ENTRIES
from ui.window import USUAL_HEIGHT, USUAL_WIDTH
from ui.workplace import Workplace

SIXTH = "C01-02"
OPENING = [
    command.code
    for command in COMMANDS
    if (command.text.endswith("…") or command.code in {"shortcuts", "about"})
    and command.code not in {"move", "drafts"}
]
"""By the custom of menus, a command that opens something ends with three points.

« Move… » waits for a place on the board instead; the drafts are a menu.
"""

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

WALKS = [
    pytest.param((language, percent), id=f"{language}-{percent}", marks=marks)
    for language, percent, marks in (
        ("fr", 100, ()),
        ("en", 100, ()),
        ("fr", 200, ()),
        ("fr", 150, pytest.mark.faults),
        ("en", 150, pytest.mark.faults),
        ("en", 200, pytest.mark.faults),
    )
]
"""Languages and sizes of text, in percent; the ends are walked each time."""


@pytest.fixture(params=WALKS)
def walked(workplace: Workplace, request: pytest.FixtureRequest, qtbot: QtBot) -> Workplace:
    """The window in one language and one size of text, a session chosen."""
    language, percent = request.param
    workplace.window.actions_known[f"language_{language}"].trigger()
    workplace.window.actions_known[f"text_{percent}"].trigger()
    workplace.planning.flow.selection.select(SIXTH)
    calm(workplace, qtbot)
    return workplace


def calm(workplace: Workplace, qtbot: QtBot) -> None:
    """Wait until nothing is read or laid out any more."""
    settle(workplace, qtbot)
    QApplication.processEvents()
    settle(workplace, qtbot)


def windows() -> list[QWidget]:
    """Everything on the screen that a person would call a window."""
    return [one for one in QApplication.topLevelWidgets() if one.isVisible()]


def faults_of(window: QWidget, workplace: Workplace) -> list[str]:
    """What is wrong on a window, in the language of the moment."""
    return faults(window, workplace.appearance.words.language)


def test_every_section_says_shows_and_reaches_everything(walked: Workplace, qtbot: QtBot) -> None:
    found = []
    for code in walked.sections.codes:
        walked.show_section(code)
        calm(walked, qtbot)
        lines = faults_of(walked.window, walked)
        found += [f"{code}: {line}" for line in lines]

    assert not found, "\n".join(["", *found])


def test_every_page_of_the_settings_does_so_too(walked: Workplace, qtbot: QtBot) -> None:
    walked.show_section("settings")
    page, found = walked.settings.inside, []
    for code in ENTRIES:
        page.show_page(code)
        calm(walked, qtbot)
        lines = faults_of(walked.window, walked)
        found += [f"{code}: {line}" for line in lines]

    assert not found, "\n".join(["", *found])


def test_everything_that_a_command_opens_does_so_too(walked: Workplace, qtbot: QtBot) -> None:
    found = []
    for code in OPENING:
        action = walked.window.actions_known[code]
        assert action.isEnabled(), code
        before = windows()
        action.trigger()
        calm(walked, qtbot)
        opened = [one for one in windows() if one not in before] or [walked.window]
        for one in opened:
            lines = faults_of(one, walked)
            found += [f"{code}: {line}" for line in lines]
        close(opened, walked)

    assert not found, "\n".join(["", *found])


def test_the_cover_of_a_locked_desk_and_the_word_on_a_bug_do_so_too(
    walked: Workplace, qtbot: QtBot
) -> None:
    walked.lock.close()
    found = [f"lock: {line}" for line in faults_of(walked.lock.cover, walked)]
    walked.lock.open_again()
    before = windows()
    walked.complain(ZeroDivisionError("somebody"))
    calm(walked, qtbot)
    (crash,) = [one for one in windows() if one not in before]
    found += [f"crash: {line}" for line in faults_of(crash, walked)]
    crash.close()

    assert not found, "\n".join(["", *found])


@pytest.fixture
def own_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Give the user's folders of somebody who never used the program."""
    monkeypatch.setenv(HOME, str(tmp_path / "home"))


@pytest.fixture(params=WALKS)
def begun(request: pytest.FixtureRequest, qapp: QApplication, qtbot: QtBot) -> FirstRunWindow:
    """The window of a first run, in one language and one size of text."""
    language, percent = request.param
    settings = Settings(desk="Accueil", language=language, text_size=str(percent))
    window = FirstRunWindow(Appearance(qapp, settings, None))
    qtbot.addWidget(window)
    # The screen of the offscreen plugin has 800 pixels; the smallest window is made for 1366.
    window.resize(USUAL_WIDTH, USUAL_HEIGHT)
    window.show()
    qtbot.waitExposed(window)
    return window


@pytest.mark.usefixtures("own_home")
def test_the_first_run_does_so_too_on_each_of_its_pages(begun: FirstRunWindow) -> None:
    found = []
    for page in first_pages(begun):
        QApplication.processEvents()
        lines = faults(begun, begun.appearance.words.language)
        found += [f"{page}: {line}" for line in lines]

    assert not found, "\n".join(["", *found])


def first_pages(window: FirstRunWindow) -> Iterator[str]:
    """Go from page to page, and be told at each that something went wrong."""
    sorry = window.appearance.words._("The end is not after the start.")
    window.tell(sorry, sorry)
    yield "doors"
    window.doors.existing.click()
    window.existing.refuse(sorry)
    yield "existing"
    press(window, Qt.Key.Key_Escape)
    window.doors.new.click()
    row = window.steps.fields.forms["centre"].rows[SITES]
    row.show_value("Villejean\tplace 1\nBeauregard")
    window.steps.fields.forms["desk"].rows[FOLDER].show_value("/srv/centre")
    for step in range(1, 5):
        yield f"step {step}"
        window.steps.tell(sorry)
        yield f"step {step}, refused"
        if step < 4:
            window.steps.forward.click()


def close(opened: list[QWidget], workplace: Workplace) -> None:
    for one in opened:
        if one is not workplace.window:
            one.close()
    workplace.planning.booking.booking.park()


class Unstyled(QAbstractButton):
    """A button that no style sheet makes larger."""

    def __init__(self, words: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setText(words)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint nothing."""


class Faulty(QWidget):
    """One of each fault."""

    def __init__(self) -> None:
        super().__init__()
        self.resize(300, 200)
        self.cut = QLabel("These words are longer than their label", self)
        self.cut.setGeometry(0, 0, 60, 20)
        self.small = Unstyled("Small", self)
        self.small.setGeometry(0, 30, 80, 20)
        self.nameless = QPushButton("", self)
        self.nameless.setGeometry(0, 60, 40, 40)
        self.trap = QPlainTextEdit(self)
        self.trap.setGeometry(0, 110, 100, 40)


def test_each_fault_is_found(qtbot: QtBot) -> None:
    window = Faulty()
    qtbot.addWidget(window)
    window.show()
    qtbot.waitExposed(window)
    window.small.setFocus()

    assert [line.partition(" in ")[0] for line in clipped(window)] == ["QLabel"]
    assert any("QLabel" in line for line in squeezed(window))
    assert len(too_small(window)) == 1
    assert "Small" in too_small(window)[0]
    assert [line.partition(" in ")[0] for line in nameless(window)] == [
        "QPushButton",
        "QPlainTextEdit",
    ]
    assert out_of_reach(window) == ["QPlainTextEdit in Faulty (): Tab never leaves it"]


@pytest.mark.parametrize(
    ("words", "english"),
    [
        ("Print the sheet…", True),
        ("Undo: move « Équilibre »", True),
        ("Imprimer la feuille…", False),
        ("Grande salle", False),
        ("Hard-coded, and never translated", True),
    ],
)
def test_english_is_told_from_french(words: str, english: bool) -> None:  # noqa: FBT001 - a column of the table
    assert is_english(words) is english

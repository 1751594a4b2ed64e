"""A first run through its own widgets: discover, create, open; nothing typed is ever lost."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop_app.machine.folders import HOME
from desktop_app.machine.settings import Settings, read_settings
from desktop_app.readings.described import described_reading
from tests.foreign_disks import put_on
from tests.ui.at_desk import press, write
from ui.demo_band import DemoBand
from ui.first_run.draft import DESK, DESK_SITE, FOLDER, NAME, SITES, hours_of, rooms_of
from ui.first_run.window import FirstRunWindow
from ui.settings.rows import ChoiceRow, TextRow
from ui.sitting import Sitting
from ui.start import Opening, workplace_of
from ui.workplace import Workplace

LONG = 120_000


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A user's folders, empty."""
    monkeypatch.setenv(HOME, str(tmp_path / "home"))
    return tmp_path / "home"


@pytest.fixture
def sitting(home: Path, qapp: QApplication, qtbot: QtBot) -> Iterator[Sitting]:
    """The program begun by somebody who never used it."""
    made = Sitting(qapp, Opening("", Settings(language="en"), home / "config"), workplace_of)
    made.begin()
    yield made
    made.close()
    made.deleteLater()
    qapp.processEvents()


def welcomed(sitting: Sitting) -> FirstRunWindow:
    window = sitting.first_run
    assert window is not None
    return window


def fill(window: FirstRunWindow, code: str, text: str) -> None:
    """Write into a field of the present step."""
    fields = window.steps.fields
    rows = {**{c: r for f in fields.forms.values() for c, r in f.rows.items()}, **fields.rooms.rows}
    line = rows[code].widget
    line.setFocus()
    if isinstance(rows[code], TextRow):
        rows[code].begin("")
    write(line, text)


def describe(window: FirstRunWindow, folder: Path) -> None:
    """Go through the four steps."""
    press(window, Qt.Key.Key_2)
    fill(window, NAME, "Maison de santé des Tilleuls")
    window.steps.fields.forms["centre"].rows[SITES].show_value("Villejean\tplace 1\nBeauregard")
    window.steps.forward.click()
    window.steps.fields.rooms.rows[rooms_of("Villejean")].show_value("Grande salle\t30\nBureau\t2")
    window.steps.forward.click()
    fill(window, hours_of(6), "9h-12h")
    window.steps.forward.click()
    fill(window, DESK, "Villejean")
    fill(window, FOLDER, str(folder))
    site = window.steps.fields.forms["desk"].rows[DESK_SITE]
    assert isinstance(site, ChoiceRow)
    site.show_value("Beauregard")


def at_work(sitting: Sitting, qtbot: QtBot) -> Workplace:
    qtbot.waitUntil(lambda: sitting.workplace is not None, timeout=LONG)
    made = sitting.workplace
    assert made is not None
    qtbot.waitUntil(lambda: made.planning.flow.reader.board is not None, timeout=LONG)
    return made


def test_a_centre_is_created_in_four_steps_and_opened(
    sitting: Sitting, home: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    window = welcomed(sitting)
    describe(window, tmp_path / "centre")
    window.steps.forward.click()
    made = at_work(sitting, qtbot)

    assert made.window.windowTitle() == "Maison de santé des Tilleuls — Permanence"
    kept = read_settings(home / "config").settings
    assert kept.centre == str(tmp_path / "centre" / "centre.db")
    assert (kept.desk, kept.site) == ("Villejean", "BEA")
    assert made.window.findChild(DemoBand) is None
    answers: list[tuple[str, ...]] = []
    made.desk.read(
        lambda desk: tuple(
            one.name_fr for one in described_reading(desk.engine, desk.now().date()).rooms
        ),
        answers.append,
    )
    qtbot.waitUntil(lambda: bool(answers), timeout=LONG)
    assert answers == [("Grande salle", "Bureau")]
    assert not (home / "config" / "first-run.json").exists()


def test_leaving_keeps_what_was_typed(sitting: Sitting, home: Path, qapp: QApplication) -> None:
    window = welcomed(sitting)
    press(window, Qt.Key.Key_2)
    fill(window, NAME, "Les Tilleuls")
    press(window, Qt.Key.Key_Escape)
    assert window.page is window.doors
    window.close()

    again = Sitting(qapp, Opening("", Settings(language="en"), home / "config"), workplace_of)
    other = again.welcome()
    press(other, Qt.Key.Key_2)
    assert other.steps.fields.forms["centre"].rows[NAME].value == "Les Tilleuls"
    again.close()


def test_steps_go_back_and_forth(sitting: Sitting) -> None:
    window = welcomed(sitting)
    press(window, Qt.Key.Key_Eacute)
    steps = window.steps
    fill(window, NAME, "Les Tilleuls")
    steps.skip.click()
    assert steps.step == "rooms"
    steps.back.click()
    assert steps.step == "centre"
    assert steps.fields.forms["centre"].rows[NAME].value == "Les Tilleuls"
    steps.back.click()
    assert window.page is window.doors


def test_what_cannot_be_read_is_said_before_going_on(sitting: Sitting) -> None:
    window = welcomed(sitting)
    press(window, Qt.Key.Key_2)
    steps = window.steps
    sites = steps.fields.forms["centre"].rows[SITES]
    sites.show_value("Villejean\nVillejean")
    assert sites.reason == "Line 2 “Villejean”: this name is there twice."
    steps.forward.click()
    assert steps.step == "centre"
    sites.show_value("Villejean")
    steps.forward.click()
    steps.forward.click()
    fill(window, hours_of(1), "all day")
    steps.forward.click()
    assert steps.step == "programmes"
    assert steps.fields.forms["hours"].rows[hours_of(1)].reason.startswith("Expected")
    assert steps.fields.forms["hours"].rows[hours_of(1)].value == "all day"
    steps.skip.click()
    assert steps.step == "desk"


def test_a_place_that_is_taken_is_said_and_nothing_is_lost(
    sitting: Sitting, tmp_path: Path, qtbot: QtBot
) -> None:
    taken = tmp_path / "taken"
    taken.mkdir()
    (taken / "centre.db").write_bytes(b"mine")
    window = welcomed(sitting)
    describe(window, taken)
    window.steps.forward.click()
    qtbot.waitUntil(lambda: window.page is window.steps, timeout=LONG)

    assert "already" in window.steps.trouble.accessibleName()
    assert (taken / "centre.db").read_bytes() == b"mine"
    assert window.draft.text(NAME) == "Maison de santé des Tilleuls"
    window.steps.fields.forms["desk"].rows[FOLDER].begin(str(tmp_path / "free"))
    window.steps.forward.click()
    at_work(sitting, qtbot)


def test_a_centre_to_be_made_on_a_network_disk_is_refused_and_nothing_is_lost(
    sitting: Sitting, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    share = tmp_path / "share"
    put_on(monkeypatch, share, "cifs")
    window = welcomed(sitting)
    describe(window, share)
    window.steps.forward.click()
    qtbot.waitUntil(lambda: window.page is window.steps, timeout=LONG)

    said = window.steps.trouble.accessibleName()
    assert said.startswith(f"{share / 'centre.db'} is on a network disk (cifs), ")
    assert "Choose a folder on a disk of this computer." in said
    assert not (share / "centre.db").exists()
    assert window.draft.text(NAME) == "Maison de santé des Tilleuls"


@pytest.mark.parametrize("content", [b"", b"a letter", b"SQLite format 3" + bytes(200)])
def test_what_is_no_centre_is_said_beside_its_address(
    sitting: Sitting, tmp_path: Path, qtbot: QtBot, content: bytes
) -> None:
    path = tmp_path / "letter.txt"
    if content:
        path.write_bytes(content)
    window = welcomed(sitting)
    press(window, Qt.Key.Key_QuoteDbl)
    existing = window.existing
    write(existing.address.field, str(path))
    existing.open.click()
    qtbot.waitUntil(lambda: window.page is existing, timeout=LONG)
    assert str(path) in existing.address.reason
    assert existing.address.value == str(path)


def test_a_centre_that_is_there_is_opened_and_remembered(
    sitting: Sitting, day_centre: str, home: Path, qtbot: QtBot
) -> None:
    window = welcomed(sitting)
    press(window, Qt.Key.Key_3)
    write(window.existing.address.field, day_centre)
    press(window.existing.address.field, Qt.Key.Key_Return)
    at_work(sitting, qtbot)
    assert read_settings(home / "config").settings.centre == day_centre


def test_a_centre_that_went_away_leads_back_to_the_ways_to_begin(
    home: Path, qapp: QApplication, qtbot: QtBot
) -> None:
    gone = str(home / "gone.db")
    opening = Opening(gone, Settings(language="en"), home / "config", remembered=True)
    sitting = Sitting(qapp, opening, workplace_of)
    sitting.begin()
    qtbot.waitUntil(lambda: sitting.first_run is not None, timeout=LONG)
    window = welcomed(sitting)
    assert gone in window.doors.trouble.accessibleName()
    sitting.close()


def test_the_demonstration_says_what_it_is_and_leaves_nothing(
    sitting: Sitting, home: Path, qtbot: QtBot
) -> None:
    window = welcomed(sitting)
    window.doors.demonstration.click()
    assert window.page is window.waiting
    made = at_work(sitting, qtbot)
    band = made.window.findChild(DemoBand)
    assert band is not None
    assert band.isVisible()
    folder = home / "data" / "demonstration"
    assert (folder / "centre.db").exists()
    band.leave.click()
    assert sitting.workplace is None
    assert welcomed(sitting).isVisible()
    assert not folder.exists()
    assert read_settings(home / "config").settings.centre == ""


def test_the_language_is_taken_at_once(sitting: Sitting, home: Path) -> None:
    window = welcomed(sitting)
    window.doors.languages.choose("fr")
    window.doors.languages.chosen.emit("fr")
    assert window.doors.new.label == "Créer notre centre"
    assert read_settings(home / "config").settings.language == "fr"

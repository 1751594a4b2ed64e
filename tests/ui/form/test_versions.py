"""« Deux versions »: what both desks have changed is chosen field by field; nothing typed goes."""

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop_app.readings.session_form import SessionFields
from tests.ui.at_desk import press, write
from tests.ui.conftest import settle
from tests.ui.form.test_dialog import BUDGET, kept, opened, own_folder
from tests.ui.form.test_ways_in import asked, elsewhere
from tests.ui.widget_faults import faults
from ui.form.dialog import SessionDialog
from ui.form.remarks import LONGEST_NOTE
from ui.form.versions import VersionsDialog
from ui.workplace import Workplace

__all__ = ["own_folder"]


@pytest.fixture
def disputed(workplace: Workplace, qtbot: QtBot, day_centre: str) -> SessionDialog:
    """Give a form whose places and note another desk has changed otherwise meanwhile."""
    dialog = opened(workplace, qtbot, BUDGET)
    for name, value in (("places", 7), ("note", "Apporter les cartes"), ("partners", "Collège")):
        dialog.conduct.edit(name, value)
    elsewhere(day_centre, places=9, note="Prévoir un goûter")
    workplace.desk.look_elsewhere()
    settle(workplace, qtbot)
    dialog.surface.save.click()
    return dialog


def give_up(form: SessionDialog) -> None:
    """Leave the question open, and be asked anew the next time."""
    asked(form).reject()
    asked(form).deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def fields_kept(workplace: Workplace, qtbot: QtBot) -> SessionFields:
    return kept(workplace, qtbot, BUDGET).fields


def test_both_versions_and_the_one_before_stand_side_by_side(disputed: SessionDialog) -> None:
    entry = disputed.conduct.entry
    assert entry is not None
    assert entry.clash == ("places", "note")
    assert (entry.before.places, entry.typed.places, entry.seen.places) == (None, 7, 9)
    asking = asked(disputed)
    assert [one.accessibleName() for one in asking.here.values()] == [
        "Places, Here: 7",
        "Internal note, Here: Apporter les cartes",
    ]
    assert "Beauregard" in asking.about.text()
    assert asking.taken_from_there == frozenset()


@pytest.mark.parametrize("percent", [100, 200])
def test_its_words_are_whole_named_and_french(
    workplace: Workplace, disputed: SessionDialog, percent: int
) -> None:
    give_up(disputed)
    workplace.window.actions_known["language_fr"].trigger()
    workplace.window.actions_known[f"text_{percent}"].trigger()
    disputed.surface.save.click()
    asking = asked(disputed)
    QApplication.processEvents()
    assert asking.title.text() == "Deux versions"
    asking.note.tick.click()
    asking.there["places"].setChecked(True)
    QApplication.processEvents()
    assert faults(asking, "fr") == []


@pytest.mark.parametrize(
    ("answer", "saved"),
    [
        ("mine", (7, "Apporter les cartes")),
        ("theirs", (9, "Prévoir un goûter")),
        ("combine", (9, "Apporter les cartes")),
    ],
)
def test_the_answer_decides_and_what_is_not_disputed_is_saved_with_it(
    workplace: Workplace,
    qtbot: QtBot,
    disputed: SessionDialog,
    *,
    answer: str,
    saved: tuple[int, str],
) -> None:
    asking = asked(disputed)
    asking.there["places"].setChecked(True)
    with qtbot.waitSignal(disputed.saved, timeout=20_000):
        getattr(asking, answer).click()
    fields = fields_kept(workplace, qtbot)
    assert (fields.places, fields.note, fields.partners) == (*saved, "Collège")


def test_what_gives_way_is_kept_as_a_note_of_the_session(
    workplace: Workplace, qtbot: QtBot, disputed: SessionDialog
) -> None:
    asking = asked(disputed)
    asking.note.tick.click()
    with qtbot.waitSignal(disputed.saved, timeout=20_000):
        asking.theirs.click()
    fields = fields_kept(workplace, qtbot)
    assert (fields.places, fields.note) == (
        9,
        "Prévoir un goûter · Places: 7 · Apporter les cartes",
    )


def test_a_note_follows_the_marks_until_somebody_types_it(
    workplace: Workplace, qtbot: QtBot, disputed: SessionDialog
) -> None:
    asking = asked(disputed)
    asking.note.tick.click()
    written = [asking.note.note]
    asking.there["places"].setChecked(True)
    written.append(asking.note.note)
    assert written == ["Apporter les cartes", "Apporter les cartes · Places: 7"]
    write(asking.note.field, "7 ? ")
    asking.there["note"].setChecked(True)
    with qtbot.waitSignal(disputed.saved, timeout=20_000):
        asking.combine.click()
    assert fields_kept(workplace, qtbot).note == "7 ? Apporter les cartes · Places: 7"


def test_a_note_that_would_be_too_long_is_shown_whole_and_saved_only_once_it_is_shorter(
    workplace: Workplace, qtbot: QtBot, disputed: SessionDialog
) -> None:
    give_up(disputed)
    disputed.conduct.edit("note", "x" * LONGEST_NOTE)
    disputed.surface.save.click()
    asking = asked(disputed)
    asking.note.tick.click()
    asking.theirs.click()
    whole = f"Prévoir un goûter · Places: 7 · {'x' * LONGEST_NOTE}"
    assert (asking.isVisible(), asking.note.field.text()) == (True, whole)
    assert asking.note.count.text() == "172 characters, 140 at most: shorten it first."
    assert not asking.combine.isEnabled()
    asking.note.field.setCursorPosition(len(whole))
    for _letter in range(len(whole) - LONGEST_NOTE):
        press(asking.note.field, Qt.Key.Key_Backspace)
    with qtbot.waitSignal(disputed.saved, timeout=20_000):
        asking.combine.click()
    assert fields_kept(workplace, qtbot).note == whole[:LONGEST_NOTE]


def test_escape_goes_back_to_the_form_with_all_that_was_typed(
    workplace: Workplace, qtbot: QtBot, disputed: SessionDialog
) -> None:
    press(asked(disputed), Qt.Key.Key_Escape)
    assert disputed.isVisible()
    general = disputed.surface.general
    assert (general.places.text(), general.remarks.note.text()) == ("7", "Apporter les cartes")
    assert fields_kept(workplace, qtbot).places == 9


def test_a_quarrel_that_was_set_aside_is_asked_about_again(
    workplace: Workplace, qtbot: QtBot, disputed: SessionDialog
) -> None:
    asked(disputed).reject()
    press(disputed, Qt.Key.Key_Escape)
    settle(workplace, qtbot)
    with qtbot.waitCallback(timeout=20_000) as drawn:
        workplace.desk.draw(lambda: None, drawn)
    again = opened(workplace, qtbot, BUDGET)
    with qtbot.waitCallback(timeout=20_000) as drawn:
        workplace.desk.draw(lambda: None, drawn)
    entry = again.conduct.entry
    assert entry is not None
    assert (entry.clash, entry.typed.places) == (("places", "note"), 7)
    again.surface.save.click()
    assert asked(again).taken_from_there == frozenset()


def test_the_form_grows_with_all_that_it_has_to_say(
    workplace: Workplace, qtbot: QtBot, disputed: SessionDialog
) -> None:
    asked(disputed).reject()
    usual = disputed.height()
    disputed.conduct.edit("room", "VIL-01")
    strip, general = disputed.surface.strip, disputed.surface.general
    qtbot.waitUntil(lambda: bool(strip.ways), timeout=20_000)
    qtbot.waitUntil(lambda: disputed.height() > usual)
    assert disputed.height() <= workplace.window.height()
    assert general.remarks.note.height() >= general.remarks.note.minimumSizeHint().height()
    assert general.remarks.geometry().bottom() < general.title.geometry().top()


def test_a_change_that_was_not_heard_of_is_asked_about_once_it_is_refused(
    workplace: Workplace, qtbot: QtBot, day_centre: str
) -> None:
    dialog = opened(workplace, qtbot, BUDGET)
    dialog.conduct.edit("places", 7)
    elsewhere(day_centre, places=9)
    dialog.surface.save.click()
    qtbot.waitUntil(lambda: dialog.findChild(VersionsDialog) is not None, timeout=20_000)
    assert fields_kept(workplace, qtbot).places == 9
    with qtbot.waitSignal(dialog.saved, timeout=20_000):
        asked(dialog).mine.click()
    assert fields_kept(workplace, qtbot).places == 7

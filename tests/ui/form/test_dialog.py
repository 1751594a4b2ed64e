"""The full form through its widgets: a team edited, a conflict kept, a series changed."""

from datetime import time
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from desktop_app.readings.session_form import SessionForm, session_form
from tests.ui.at_desk import press, write
from tests.ui.conftest import settle
from ui.dialogs.keep import KeepDialog
from ui.form.dialog import SessionDialog
from ui.form.surface import HISTORY, INTERPRETER, PAPER
from ui.workplace import Workplace

SIXTH, CIRCUS, BUDGET, TALK = "C01-02", "C03-06", "W0040", "C09-06"
CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture(autouse=True)
def own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Drafts of the tests stay in the tests."""
    monkeypatch.setenv("PERMANENCE_HOME", str(tmp_path / "home"))


def opened(workplace: Workplace, qtbot: QtBot, code: str) -> SessionDialog:
    workplace.forms.full.edit(code)
    settle(workplace, qtbot)
    return workplace.forms.full.open_forms[-1]


def kept(workplace: Workplace, qtbot: QtBot, code: str) -> SessionForm:
    with qtbot.waitCallback(timeout=20_000) as answered:
        workplace.desk.read(lambda desk: session_form(desk.engine, code, desk.now()), answered)
    found: SessionForm = answered.args[0]
    return found


def answered_save(workplace: Workplace, qtbot: QtBot, dialog: SessionDialog) -> None:
    with qtbot.waitSignal(dialog.saved, timeout=20_000):
        dialog.surface.save.click()
    settle(workplace, qtbot)


def test_it_says_everything_of_a_session(workplace: Workplace, qtbot: QtBot) -> None:
    surface = opened(workplace, qtbot, SIXTH).surface
    assert surface.title.words == "Moving up to secondary school"
    assert surface.place.label == "session 2 of 4"
    assert (surface.general.start.text(), surface.general.end.text()) == ("14:00", "15:30")
    assert surface.general.dates.label == "The 4 sessions of the cycle ›"
    assert surface.scope.isVisible()
    surface.tabs.setCurrentIndex(INTERPRETER)
    assert [one.title for one in surface.interpreter.orders.lines] == ["Turkish"]


def test_a_team_edited_is_saved_and_one_undo_takes_it_back(
    workplace: Workplace, qtbot: QtBot
) -> None:
    dialog = opened(workplace, qtbot, BUDGET)
    general = dialog.surface.general
    general.people.changed.emit(("P03",))
    general.title.setFocus()
    write(general.title, "Petit budget, autrement")
    answered_save(workplace, qtbot, dialog)
    fields = kept(workplace, qtbot, BUDGET).fields
    assert ([one.worker for one in fields.team], fields.title) == (
        ["P03"],
        "Petit budget, autrement",
    )
    assert "Petit budget" in workplace.window.actions_known["undo"].text()
    workplace.window.actions_known["undo"].trigger()
    settle(workplace, qtbot)
    before = kept(workplace, qtbot, BUDGET).fields
    assert ([one.worker for one in before.team], before.title) == (["P07"], "")


def test_a_conflict_is_shown_while_typing_with_ways_out_that_fill_the_fields(
    workplace: Workplace, qtbot: QtBot
) -> None:
    dialog = opened(workplace, qtbot, BUDGET)
    dialog.conduct.edit("room", "VIL-01")
    strip = dialog.surface.strip
    assert strip.title == "Room already taken"
    qtbot.waitUntil(lambda: bool(strip.ways), timeout=20_000)
    way = strip.ways[0].proposal
    strip.take(1)
    assert dialog.conduct.entry is not None
    typed = dialog.conduct.entry.typed
    assert (typed.room, typed.span) == (way.room, way.span)
    assert not strip.title
    assert kept(workplace, qtbot, BUDGET).fields.room == "VIL-03"


def test_a_double_booking_is_saved_as_an_option_only(workplace: Workplace, qtbot: QtBot) -> None:
    dialog = opened(workplace, qtbot, BUDGET)
    dialog.conduct.edit("room", "VIL-01")
    dialog.surface.save.click()
    settle(workplace, qtbot)
    assert dialog.isVisible()
    assert dialog.surface.strip.third.label == "Keep as an option"
    with qtbot.waitSignal(dialog.saved, timeout=20_000):
        dialog.surface.strip.third.click()
    fields = kept(workplace, qtbot, BUDGET).fields
    assert (fields.room, fields.option) == ("VIL-01", True)


def test_a_conflict_that_may_be_kept_asks_why_and_counts_as_accepted(
    workplace: Workplace, qtbot: QtBot
) -> None:
    dialog = opened(workplace, qtbot, BUDGET)
    dialog.conduct.edit("room", "BEA-04")
    settle(workplace, qtbot)
    assert dialog.surface.strip.third.label == "Keep the conflict…"
    dialog.surface.strip.third.click()
    asking = dialog.findChild(KeepDialog)
    assert asking is not None
    assert not asking.go.isEnabled()
    asking.reason.choices.setCurrentIndex(1)
    with qtbot.waitSignal(dialog.saved, timeout=20_000):
        asking.go.click()
    settle(workplace, qtbot)
    line = kept(workplace, qtbot, BUDGET).line
    assert (line.status, line.kept_reason) == ("planned", "agreed with those concerned")
    workplace.planning.flow.selection.select(BUDGET)
    settle(workplace, qtbot)
    block = workplace.planning.flow.selection.block
    assert block is not None
    assert not block.in_conflict
    again = opened(workplace, qtbot, BUDGET)
    assert again.surface.strip.title == "Conflict kept: agreed with those concerned"


def test_this_and_the_following_change_together(workplace: Workplace, qtbot: QtBot) -> None:
    dialog = opened(workplace, qtbot, TALK)
    dialog.conduct.edit("end", time(14, 45))
    dialog.surface.scope.choose("following")
    answered_save(workplace, qtbot, dialog)
    dates = kept(workplace, qtbot, TALK).dates
    ends = {one.code: one.span.end.time() for one in dates}
    here = [one.code for one in dates].index(TALK)
    assert {ends[one.code] for one in dates[here:]} == {time(14, 45)}
    assert time(15, 0) in {ends[one.code] for one in dates[:here]}


def test_escape_loses_nothing_and_the_form_takes_it_up_again(
    workplace: Workplace, qtbot: QtBot
) -> None:
    dialog = opened(workplace, qtbot, BUDGET)
    dialog.conduct.edit("places", 7)
    press(dialog, Qt.Key.Key_Escape)
    settle(workplace, qtbot)
    with qtbot.waitCallback(timeout=20_000) as drawn:
        workplace.desk.draw(lambda: None, drawn)
    assert not workplace.forms.full.open_forms
    again = opened(workplace, qtbot, BUDGET)
    with qtbot.waitCallback(timeout=20_000) as drawn:
        workplace.desk.draw(lambda: None, drawn)
    assert again.surface.general.places.text() == "7"
    assert again.surface.band.isVisible()
    again.surface.band.link.click()
    assert again.surface.general.places.text() == ""


def test_partners_and_a_note_are_typed_saved_and_taken_back(
    workplace: Workplace, qtbot: QtBot
) -> None:
    dialog = opened(workplace, qtbot, BUDGET)
    remarks = dialog.surface.general.remarks
    for field, text in ((remarks.partners, "Collège du quartier"), (remarks.note, "Les clés")):
        field.setFocus()
        write(field, text)
    assert remarks.note.accessibleDescription() == "No medical information here."
    assert remarks.note.maxLength() == 140
    answered_save(workplace, qtbot, dialog)
    fields = kept(workplace, qtbot, BUDGET).fields
    assert (fields.partners, fields.note) == ("Collège du quartier", "Les clés")
    again = opened(workplace, qtbot, BUDGET)
    assert again.surface.general.remarks.partners.text() == "Collège du quartier"
    again.surface.tabs.setCurrentIndex(HISTORY)
    told = again.surface.history.lines[0].lines
    assert set(told) == {"Partners: — → Collège du quartier", "Internal note: — → Les clés"}
    workplace.window.actions_known["undo"].trigger()
    settle(workplace, qtbot)
    assert kept(workplace, qtbot, BUDGET).fields.note == ""


def test_a_session_has_one_form(workplace: Workplace, qtbot: QtBot) -> None:
    first = opened(workplace, qtbot, BUDGET)
    assert opened(workplace, qtbot, BUDGET) is first


def test_the_history_says_before_and_after_and_takes_back(
    workplace: Workplace, qtbot: QtBot
) -> None:
    dialog = opened(workplace, qtbot, BUDGET)
    dialog.conduct.edit("places", 7)
    answered_save(workplace, qtbot, dialog)
    again = opened(workplace, qtbot, BUDGET)
    again.surface.tabs.setCurrentIndex(HISTORY)
    line = again.surface.history.lines[0]
    assert line.lines == ("Places: — → 7",)
    back = again.surface.history.action(line.code)
    assert back is not None
    back.click()
    settle(workplace, qtbot)
    assert kept(workplace, qtbot, BUDGET).fields.places is None
    again.surface.tabs.setCurrentIndex(PAPER)


def test_ctrl_s_saves_what_is_still_being_typed(workplace: Workplace, qtbot: QtBot) -> None:
    dialog = opened(workplace, qtbot, BUDGET)
    field = dialog.surface.general.places
    field.setFocus()
    field.selectAll()
    write(field, "9")
    with qtbot.waitSignal(dialog.saved, timeout=20_000):
        QTest.keyClick(dialog, Qt.Key.Key_S, CTRL)
    assert kept(workplace, qtbot, BUDGET).fields.places == 9

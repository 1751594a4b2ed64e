"""The ways into the form, and what the inspector's card does without it."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from db.engine import close_centre, open_centre
from db.journal import Actor
from desktop_app.commands.session_details import SessionDetails
from desktop_app.commands.session_edits import EditSession
from desktop_app.domain.span import Span
from desktop_app.readings.session_form import SessionForm, session_form
from tests.pictures.scenes import CLOCK, Scene
from tests.ui.at_desk import press
from tests.ui.conftest import settle
from tests.ui.form.test_dialog import BUDGET, kept, opened, own_folder
from ui.board.wishes import MoveWish, SeenPlace
from ui.dialogs.keep import KeepDialog
from ui.enrolment.dialog import EnrolDialog
from ui.form.dialog import SessionDialog
from ui.form.versions import VersionsDialog
from ui.workplace import Workplace

__all__ = ["own_folder"]
CTRL = Qt.KeyboardModifier.ControlModifier
NOW = CLOCK[Scene.DAY]


def move(workplace: Workplace, qtbot: QtBot, code: str, room: str) -> None:
    """Drop a session on another room, at its hour."""
    board = workplace.planning.flow.reader.board
    block = board.block(code) if board is not None else None
    assert board is not None
    assert block is not None
    there = SeenPlace(block.span.start, block.span.end, block.room)
    wish = MoveWish(code, there, room, block.span.start, block.span.end)
    workplace.planning.flow.acts.move(wish, board)
    settle(workplace, qtbot)


def reason_given(workplace: Workplace, qtbot: QtBot) -> None:
    asking = workplace.window.findChild(KeepDialog)
    assert asking is not None
    asking.reason.choices.setCurrentIndex(1)
    asking.go.click()
    settle(workplace, qtbot)


def test_edit_and_a_double_click_open_the_form(workplace: Workplace, qtbot: QtBot) -> None:
    workplace.planning.flow.selection.select(BUDGET)
    settle(workplace, qtbot)
    workplace.window.actions_known["edit"].trigger()
    settle(workplace, qtbot)
    (form,) = workplace.forms.full.open_forms
    assert form.session == BUDGET
    form.reject()
    workplace.planning.page.view.open_requested.emit(BUDGET)
    assert [one.session for one in workplace.forms.full.open_forms] == [BUDGET]


def test_enter_twice_on_a_block_opens_the_form(workplace: Workplace, qtbot: QtBot) -> None:
    workplace.planning.flow.selection.enter(BUDGET)
    focused = workplace.planning.page.inspector.focusWidget()
    assert focused is not None
    press(focused, Qt.Key.Key_Space)
    assert [one.session for one in workplace.forms.full.open_forms] == [BUDGET]


def test_an_appointment_has_no_form(workplace: Workplace, qtbot: QtBot) -> None:
    workplace.planning.page.view.open_requested.emit("R0203")
    assert not workplace.forms.full.open_forms


def test_the_enrolled_are_one_button_away(workplace: Workplace, qtbot: QtBot) -> None:
    workplace.planning.flow.selection.select(BUDGET)
    settle(workplace, qtbot)
    workplace.planning.page.inspector.enrol_asked.emit(BUDGET)
    settle(workplace, qtbot)
    dialog = workplace.window.findChild(EnrolDialog)
    assert dialog is not None
    dialog.reject()


def test_more_opens_the_full_form_with_everything_typed_kept(
    workplace: Workplace, qtbot: QtBot
) -> None:
    planning = workplace.planning
    board = planning.flow.reader.board
    assert board is not None
    span = Span(NOW.replace(hour=17, minute=0), NOW.replace(hour=18, minute=0))
    planning.booking.book("VIL-03", span, board)
    settle(workplace, qtbot)
    booking = planning.booking.booking
    booking.surface.line.setText("Chorale inventée 9")
    booking.surface.line.textEdited.emit("Chorale inventée 9")
    QTest.keyClick(booking, Qt.Key.Key_Return, CTRL)
    settle(workplace, qtbot)
    assert not booking.isVisible()
    (form,) = workplace.forms.full.open_forms
    general = form.surface.general
    assert general.title.text() == "Chorale inventée"
    assert (general.start.text(), general.end.text(), general.places.text()) == (
        "17:00",
        "18:00",
        "9",
    )
    with qtbot.waitSignal(form.saved, timeout=20_000) as saved:
        form.surface.save.click()
    settle(workplace, qtbot)
    assert kept(workplace, qtbot, saved.args[0]).fields.title == "Chorale inventée"
    with qtbot.waitCallback(timeout=20_000) as drawn:
        workplace.desk.draw(lambda: None, drawn)
    assert planning.booking.drafts == ()


def test_escape_in_the_full_form_leaves_a_draft_of_the_booking(
    workplace: Workplace, qtbot: QtBot
) -> None:
    planning = workplace.planning
    board = planning.flow.reader.board
    assert board is not None
    span = Span(NOW.replace(hour=17, minute=0), NOW.replace(hour=18, minute=0))
    planning.booking.book("VIL-03", span, board)
    settle(workplace, qtbot)
    planning.booking.booking.open_in_full()
    settle(workplace, qtbot)
    (form,) = workplace.forms.full.open_forms
    form.conduct.edit("step_free", True)
    form.conduct.edit("note", "Prévoir les clés")
    press(form, Qt.Key.Key_Escape)
    for _turn in range(2):
        with qtbot.waitCallback(timeout=20_000) as drawn:
            workplace.desk.draw(lambda: None, drawn)
    (draft,) = planning.booking.drafts
    assert (draft.wish.needs, draft.wish.note) == (("step_free",), "Prévoir les clés")


def test_a_move_into_a_closed_room_is_kept_from_the_card(
    workplace: Workplace, qtbot: QtBot
) -> None:
    move(workplace, qtbot, BUDGET, "BEA-04")
    card = workplace.planning.page.inspector.card
    assert card is not None
    assert card.refusal.keepable
    card.keeping_asked.emit("Bureau B")
    reason_given(workplace, qtbot)
    form = kept(workplace, qtbot, BUDGET)
    assert (form.fields.room, form.line.kept_reason) == ("BEA-04", "agreed with those concerned")
    assert not workplace.planning.page.inspector.is_refusing


def test_a_move_into_a_taken_room_stays_in_view_as_an_option(
    workplace: Workplace, qtbot: QtBot
) -> None:
    move(workplace, qtbot, BUDGET, "VIL-01")
    card = workplace.planning.page.inspector.card
    assert card is not None
    assert not card.refusal.keepable
    card.option_taken.emit()
    settle(workplace, qtbot)
    fields = kept(workplace, qtbot, BUDGET).fields
    assert (fields.room, fields.option) == ("VIL-01", True)
    workplace.window.actions_known["undo"].trigger()
    settle(workplace, qtbot)
    back = kept(workplace, qtbot, BUDGET).fields
    assert (back.room, back.option) == ("VIL-03", False)


def elsewhere(address: str, **fields: object) -> SessionForm:
    """Another desk changes the session in its own process's way: another engine."""
    engine = open_centre(address)
    try:
        now = session_form(engine, BUDGET, NOW).fields
        seen = SessionDetails(now.span.start, now.span.end, now.room, places=now.places)
        there = {"places": seen.places, "room": seen.room} | fields
        wanted = SessionDetails(seen.start, seen.end, **there)  # type: ignore[arg-type]
        EditSession(BUDGET, seen, wanted)(engine, Actor("Beauregard", "b", NOW, "there"))
        return session_form(engine, BUDGET, NOW)
    finally:
        close_centre(engine)


def asked(dialog: SessionDialog) -> VersionsDialog:
    """The question which version is kept."""
    asking = dialog.findChild(VersionsDialog)
    assert asking is not None
    return asking


@pytest.mark.parametrize("field", ["room", "places"])
def test_another_desks_change_is_told_and_typed_text_stays(
    workplace: Workplace, qtbot: QtBot, day_centre: str, field: str
) -> None:
    dialog = opened(workplace, qtbot, BUDGET)
    dialog.conduct.edit("places", 7)
    settle(workplace, qtbot)
    elsewhere(day_centre, **{field: "VIL-04" if field == "room" else 9})
    workplace.desk.look_elsewhere()
    settle(workplace, qtbot)
    general, band = dialog.surface.general, dialog.surface.band
    assert general.places.text() == "7"
    assert "Beauregard" in band.said.text()
    assert general.theirs.isVisible() == (field == "places")
    assert general.room.currentData() == ("VIL-04" if field == "room" else "VIL-03")
    with qtbot.waitSignal(dialog.saved, timeout=20_000):
        dialog.surface.save.click()
        if field == "places":
            asked(dialog).mine.click()
    fields = kept(workplace, qtbot, BUDGET).fields
    assert (fields.places, fields.room) == (7, general_room(field))


def general_room(field: str) -> str:
    return "VIL-04" if field == "room" else "VIL-03"


def test_escape_while_it_is_being_saved_leaves_no_draft_of_what_was_booked(
    workplace: Workplace, qtbot: QtBot
) -> None:
    planning = workplace.planning
    board = planning.flow.reader.board
    assert board is not None
    span = Span(NOW.replace(hour=17, minute=0), NOW.replace(hour=18, minute=0))
    planning.booking.book("VIL-03", span, board)
    settle(workplace, qtbot)
    planning.booking.booking.open_in_full()
    settle(workplace, qtbot)
    (form,) = workplace.forms.full.open_forms
    form.conduct.edit("title", "Chorale inventée")
    with qtbot.waitSignal(workplace.desk.done, timeout=20_000):
        form.surface.save.click()
        press(form, Qt.Key.Key_Escape)
    for _turn in range(2):
        settle(workplace, qtbot)
        with qtbot.waitCallback(timeout=20_000) as drawn:
            workplace.desk.draw(lambda: None, drawn)
    assert workplace.forms.full.open_forms == []
    assert planning.booking.drafts == ()

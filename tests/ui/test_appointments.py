"""An individual appointment in the whole window: moved, noted, repeated and cancelled."""

from datetime import datetime, timedelta

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from desktop_app.commands.absences import RecordAbsence
from desktop_app.domain.appointments import AppointmentStatus
from desktop_app.readings.board import Block
from tests.ui.at_desk import press
from tests.ui.conftest import settle
from ui.dialogs.cancel import CancelDialog
from ui.widgets.labels import Text
from ui.workplace import Workplace

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")
COMING, RUNNING = "R0205", "R0203"
"""One at 15:00 whose Arabic interpreter was asked, and one that began at 11:00; it is 11:10."""

PLAIN = "R0204"
"""At 14:00, nobody interpreting."""

KEYS = Qt.Key
CONTROL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier


def shown(workplace: Workplace, code: str) -> Block | None:
    board = workplace.planning.flow.reader.board
    return board.block(code) if board is not None else None


def select(workplace: Workplace, qtbot: QtBot, code: str) -> Block:
    workplace.planning.flow.selection.select(code)
    settle(workplace, qtbot)
    block = shown(workplace, code)
    assert block is not None
    return block


def give(
    workplace: Workplace,
    qtbot: QtBot,
    key: Qt.Key,
    keys: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier,
) -> None:
    view = workplace.planning.page.view
    view.setFocus()
    press(view, key, keys)
    settle(workplace, qtbot)
    settle(workplace, qtbot)


def asked(workplace: Workplace, qtbot: QtBot) -> CancelDialog:
    """The dialog that the last button of the inspector opens."""
    workplace.planning.page.inspector.foot.appointment.cancel.click()
    settle(workplace, qtbot)
    dialogs = workplace.window.findChildren(CancelDialog)
    return next(one for one in dialogs if one.isVisible())


def test_it_is_moved_by_keys_with_its_interpreter_and_taken_back(
    workplace: Workplace, qtbot: QtBot
) -> None:
    before = select(workplace, qtbot, COMING)
    settle(workplace, qtbot)
    told = [one.text() for one in workplace.planning.page.inspector.findChildren(Text)]
    assert "Arabic · interpreter asked, not confirmed" in told
    give(workplace, qtbot, KEYS.Key_Right, ALT)

    after = shown(workplace, COMING)
    assert after is not None
    assert after.span.start - before.span.start == timedelta(minutes=15)
    assert after.room == before.room

    workplace.window.actions_known["undo"].trigger()
    settle(workplace, qtbot)
    settle(workplace, qtbot)
    again = shown(workplace, COMING)
    assert again is not None
    assert again.span == before.span


def test_what_became_of_it_is_noted_once_it_has_begun(workplace: Workplace, qtbot: QtBot) -> None:
    select(workplace, qtbot, COMING)
    foot = workplace.planning.page.inspector.foot.appointment
    ripe = {status for status, button in foot.outcomes.items() if button.isVisibleTo(foot)}
    assert ripe == {AppointmentStatus.EXCUSED}

    select(workplace, qtbot, RUNNING)
    assert all(button.isVisibleTo(foot) for button in foot.outcomes.values())
    foot.outcomes[AppointmentStatus.NO_SHOW].click()
    settle(workplace, qtbot)
    settle(workplace, qtbot)

    block = shown(workplace, RUNNING)
    assert block is not None
    assert block.status == AppointmentStatus.NO_SHOW
    assert "Appointment: nobody came." in workplace.window.toasts.said
    assert not foot.move_it.isVisibleTo(foot)

    foot.unrecord.click()
    settle(workplace, qtbot)
    settle(workplace, qtbot)
    block = shown(workplace, RUNNING)
    assert block is not None
    assert block.status == AppointmentStatus.PLANNED


@pytest.mark.parametrize(("who", "calls"), [(1, 0), (2, 1)], ids=["the person", "the professional"])
def test_who_gives_it_up_is_kept_and_whoever_does_not_know_is_called(
    workplace: Workplace, qtbot: QtBot, who: int, calls: int
) -> None:
    select(workplace, qtbot, COMING)
    dialog = asked(workplace, qtbot)

    assert dialog.title.text() == "Cancel this appointment?"
    assert any("Interpreter (Arabic)" in said for _tone, said in dialog.consequences.said)
    assert not dialog.go.isEnabled()
    dialog.reason.choices.setCurrentIndex(who)
    dialog.go.click()
    settle(workplace, qtbot)
    settle(workplace, qtbot)

    assert shown(workplace, COMING) is None
    is_open = isValid(dialog) and dialog.isVisible()
    assert (dialog.calls.rowCount() if is_open else 0) == calls


def test_it_is_given_again_at_another_hour(workplace: Workplace, qtbot: QtBot) -> None:
    """Copied and placed, it is another appointment of the same person with the same people."""
    before = select(workplace, qtbot, COMING)
    flow = workplace.planning.flow
    give(workplace, qtbot, KEYS.Key_C, CONTROL)
    for _hour in range(5):
        give(workplace, qtbot, KEYS.Key_Right)
    give(workplace, qtbot, KEYS.Key_V, CONTROL)

    board = flow.reader.board
    assert board is not None
    person = board.proposals[COMING].participants
    twice = [
        block
        for block in board.blocks
        if block.code in board.proposals and board.proposals[block.code].participants == person
    ]
    assert [block.workers for block in twice] == [before.workers] * 2
    assert len({block.span for block in twice}) == 2
    assert all(block.span.start > datetime(2026, 11, 24, 11) for block in twice)


def test_where_whoever_receives_is_away_the_ways_out_are_offered(
    workplace: Workplace, qtbot: QtBot
) -> None:
    before = select(workplace, qtbot, PLAIN)
    day = before.span.day
    workplace.desk.run(RecordAbsence(before.workers[0], day, day, "sick"))
    settle(workplace, qtbot)
    select(workplace, qtbot, PLAIN)
    settle(workplace, qtbot)
    card = workplace.planning.page.inspector.card
    assert card is not None
    assert card.ways
    card.ways[0].click()
    settle(workplace, qtbot)
    settle(workplace, qtbot)

    board = workplace.planning.flow.reader.board
    after = shown(workplace, PLAIN)
    assert board is not None
    elsewhere = after is None or (after.workers, after.span) != (before.workers, before.span)
    assert elsewhere
    assert not any(one.in_conflict for one in board.blocks if one.code == PLAIN)

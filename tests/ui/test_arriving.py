"""What was booked is shown where it is, whatever day was shown before."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests.ui.at_desk import press, write
from tests.ui.conftest import settle
from ui.widgets.buttons import LinkButton
from ui.widgets.toasts import Toast
from ui.workplace import Workplace

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")
TUESDAY, THURSDAY = date(2026, 11, 24), date(2026, 11, 26)
SELECTED_BEFORE = "C01-02"


def book(workplace: Workplace, qtbot: QtBot, typed: str) -> str:
    """Type a booking on the board's day, and book it."""
    booking = workplace.planning.booking.booking
    workplace.window.actions_known["book"].trigger()
    settle(workplace, qtbot)
    write(booking.surface.line, typed)
    settle(workplace, qtbot)
    press(booking.surface.line, Qt.Key.Key_Return)
    with qtbot.waitSignal(booking.booked, timeout=20_000) as booked:
        press(booking.surface.line, Qt.Key.Key_Return)
    settle(workplace, qtbot)
    settle(workplace, qtbot)
    return str(booked.args[0]) if booked.args else ""


def test_a_booking_on_another_day_is_gone_to_and_can_be_taken_back(
    workplace: Workplace, qtbot: QtBot
) -> None:
    flow = workplace.planning.flow
    flow.selection.select(SELECTED_BEFORE)
    settle(workplace, qtbot)

    code = book(workplace, qtbot, "health café thu 17:00 large hall 16")

    assert flow.reader.day == THURSDAY
    assert flow.session == code
    assert workplace.planning.page.inspector.code == code
    said = '"Health café" booked, Thu 26 Nov at 17:00, Large hall.'
    assert said in workplace.window.toasts.said

    toasts = workplace.window.findChildren(Toast)
    toast = next(one for one in toasts if one.accessibleName() == said)
    toast.pressed.emit()
    settle(workplace, qtbot)
    board = flow.reader.board
    assert board is not None
    assert board.block(code) is None


def test_a_booking_on_the_day_shown_stays_there(workplace: Workplace, qtbot: QtBot) -> None:
    code = book(workplace, qtbot, "health café 15:30 large hall 16")

    assert workplace.planning.flow.reader.day == TUESDAY
    assert workplace.planning.session == code
    assert any("booked" in one for one in workplace.window.toasts.said)


def test_what_was_taken_back_with_the_keys_is_offered_no_more(
    workplace: Workplace, qtbot: QtBot
) -> None:
    book(workplace, qtbot, "health café 15:30 large hall 16")
    (told,) = [one for one in workplace.window.findChildren(Toast) if one.entry]
    offers = [one for one in told.findChildren(LinkButton) if one.isVisibleTo(told)]
    assert [one.label for one in offers] == ["Undo"]

    with qtbot.waitSignal(workplace.desk.done, timeout=20_000):
        workplace.window.actions_known["undo"].trigger()
    settle(workplace, qtbot)

    assert not any("booked" in one for one in workplace.window.toasts.said)
    history = workplace.window.toasts.list_above(workplace.window.status)
    links = [link.label for line in history.lines for link in line.findChildren(LinkButton)]
    history.close()
    assert links == []

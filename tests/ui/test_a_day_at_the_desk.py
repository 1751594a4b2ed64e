"""One morning in one window: dragged, refused, resized, enrolled, cancelled; then taken back."""

from datetime import datetime

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from tests.ui.at_desk import press, write
from tests.ui.board.hand import Hand
from tests.ui.conftest import settle
from ui.dialogs.cancel import CancelDialog
from ui.enrolment.dialog import EnrolDialog
from ui.workplace import Workplace

SIXTH, BALANCE, BUDGET, KITCHEN, MAPLE = "C01-02", "C12-08", "W0040", "VIL-03", "VIL-02"
FREE = datetime(2026, 11, 24, 15, 30)

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


def standing(workplace: Workplace) -> set[tuple[object, ...]]:
    """Every block of the board, with where and when it is and how many come."""
    board = workplace.planning.flow.reader.board
    assert board is not None
    return {
        (one.code, one.span, one.room, one.status, one.enrolled, one.waiting)
        for one in board.blocks
    }


def drag(workplace: Workplace, qtbot: QtBot, start: QPoint, there: QPoint) -> None:
    hand = Hand(workplace.planning.page.view)
    hand.press(start)
    for step in range(1, 9):
        hand.go(start + (there - start) * step / 8)
    hand.let_go(there)
    settle(workplace, qtbot)


def take_from_the_menu_of(workplace: Workplace, code: str, command: str) -> None:
    view = workplace.planning.page.view
    spot = Hand(view).middle(code)
    asked = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, spot, view.mapToGlobal(spot))
    QApplication.sendEvent(view.viewport(), asked)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    next(one for one in menu.actions() if one.text() == command).trigger()
    menu.close()


def book(workplace: Workplace, qtbot: QtBot) -> None:
    hand = Hand(workplace.planning.page.view)
    hand.click(hand.slot("VIL-01", FREE))
    settle(workplace, qtbot)
    booking = workplace.planning.booking.booking
    write(booking.surface.line, "cafe s")
    press(booking.surface.line, Qt.Key.Key_Return)
    with qtbot.waitSignal(booking.booked, timeout=20_000):
        press(booking.surface.line, Qt.Key.Key_Return)
    settle(workplace, qtbot)


def drag_onto_a_taken_room(workplace: Workplace, qtbot: QtBot) -> None:
    view, inspector = workplace.planning.page.view, workplace.planning.page.inspector
    hand = Hand(view)
    start = hand.middle(BUDGET)
    drag(workplace, qtbot, start, hand.beside(start, MAPLE, 0))
    card = inspector.card
    assert inspector.is_refusing
    assert card is not None
    assert card.accessibleName() == "Room already taken"
    assert QApplication.focusWidget() is card.ways[0]
    QTest.keyClick(card.ways[0], Qt.Key.Key_2)
    settle(workplace, qtbot)
    assert not inspector.is_refusing


def resize(workplace: Workplace, qtbot: QtBot) -> None:
    hand = Hand(workplace.planning.page.view)
    # The panel that opened keeps the hours as wide as they were: the evening is a scroll away.
    across = hand.view.horizontalScrollBar()
    across.setValue(across.maximum())
    start = hand.end(BALANCE)
    quarter = workplace.planning.page.view.scene.axis.pixels_per_hour / 4
    drag(workplace, qtbot, start, start + QPoint(round(2 * quarter), 0))


def enrol_into_a_full_session(workplace: Workplace, qtbot: QtBot) -> None:
    workplace.planning.flow.selection.select(SIXTH)
    take_from_the_menu_of(workplace, SIXTH, "Enrol…")
    settle(workplace, qtbot)
    (dialog,) = (one for one in workplace.window.findChildren(EnrolDialog) if one.isVisible())
    surface = dialog.pane.surface
    write(surface.field, "marivaldo agnes")
    settle(workplace, qtbot)
    press(surface.field, Qt.Key.Key_Return)
    settle(workplace, qtbot)
    surface.full.wait.click()
    settle(workplace, qtbot)
    dialog.reject()


def cancel_with_a_call_list(workplace: Workplace, qtbot: QtBot) -> None:
    workplace.planning.flow.selection.select(BALANCE)
    workplace.window.actions_known["cancel"].trigger()
    settle(workplace, qtbot)
    (dialog,) = (one for one in workplace.window.findChildren(CancelDialog) if one.isVisible())
    dialog.reason.choices.setCurrentIndex(1)
    dialog.go.click()
    settle(workplace, qtbot)
    assert dialog.calls.rowCount() == 9
    dialog.reject()


def test_a_morning_s_work_is_done_and_all_of_it_taken_back(
    workplace: Workplace, qtbot: QtBot
) -> None:
    refused: list[object] = []
    workplace.desk.refused.connect(refused.append)
    states = [standing(workplace)]
    for act in (
        book,
        drag_onto_a_taken_room,
        resize,
        enrol_into_a_full_session,
        cancel_with_a_call_list,
    ):
        act(workplace, qtbot)
        assert standing(workplace) != states[-1], act.__name__
        states.append(standing(workplace))
    assert len(refused) == 2, "the taken room, and the session that was full"

    while workplace.undoing.can_undo:
        workplace.window.actions_known["undo"].trigger()
        settle(workplace, qtbot)
        states.pop()
        assert standing(workplace) == states[-1]
    assert len(states) == 1
    assert len(refused) == 2

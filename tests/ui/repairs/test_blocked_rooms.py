"""A room is blocked for an hour, seen on the board, changed, opened again, and all taken back."""

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from desktop_app.domain.opening import Closure
from desktop_app.domain.span import Span
from tests.ui.at_desk import write
from tests.ui.board.hand import Hand, at
from tests.ui.conftest import settle
from ui.board.room_menu import room_menu
from ui.repairs.dialog import PlanDialog
from ui.workplace import Workplace

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")
HALL, ELDERS = "VIL-01", '"Ageing well at home"'
"""A room, and what is planned there at 14:00."""


def menu_at(workplace: Workplace, point: QPoint) -> QMenu:
    """The menu that a right click opens on the row of the hall."""
    menu = room_menu(workplace.planning.page.view, HALL, QPointF(point))
    assert menu is not None
    return menu


def choose(menu: QMenu, text: str) -> None:
    next(one for one in menu.actions() if one.text() == text).trigger()


def plan(workplace: Workplace, qtbot: QtBot) -> PlanDialog:
    """The plan on the screen, once it has its answer."""
    shown = workplace.forms.repairs.plan
    assert shown is not None
    settle(workplace, qtbot)
    QApplication.processEvents()
    return shown


def apply(workplace: Workplace, qtbot: QtBot, shown: PlanDialog) -> None:
    qtbot.waitUntil(lambda: shown.conduct.is_ready, timeout=20_000)
    shown.surface.apply.click()
    settle(workplace, qtbot)


def blocks(workplace: Workplace) -> tuple[Closure, ...]:
    board = workplace.planning.flow.reader.board
    assert board is not None
    return board.planning.rooms[HALL].blocks


def test_a_room_is_blocked_from_its_row_and_opened_again(
    workplace: Workplace, qtbot: QtBot
) -> None:
    hand = Hand(workplace.planning.page.view)
    before = len(blocks(workplace))
    choose(menu_at(workplace, hand.slot(HALL, at(16))), "Block the room…")
    shown = plan(workplace, qtbot)
    shown.surface.pane.works.setCurrentIndex(shown.surface.pane.works.findData("repair"))
    shown.surface.pane.works.activated.emit(shown.surface.pane.works.currentIndex())
    apply(workplace, qtbot, plan(workplace, qtbot))

    added = next(one for one in blocks(workplace) if one.span.start == at(16))
    assert (added.span.end, added.reason) == (at(17), "Repair")
    assert any("Blocked" in one for one in workplace.window.toasts.said)

    choose(menu_at(workplace, hand.slot(HALL, at(16, 30))), "Open the room again")
    settle(workplace, qtbot)
    assert len(blocks(workplace)) == before
    for _step in range(2):
        workplace.window.actions_known["undo"].trigger()
        settle(workplace, qtbot)
        settle(workplace, qtbot)
    assert len(blocks(workplace)) == before


def test_what_a_block_hits_is_listed_before_it_is_written(
    workplace: Workplace, qtbot: QtBot
) -> None:
    workplace.forms.repairs.block(HALL)
    shown = plan(workplace, qtbot)
    pane = shown.surface.pane
    for field, hour in ((pane.start, "14"), (pane.end, "15")):
        field.setFocus()
        field.selectAll()
        write(field, hour)
        QTest.keyClick(field, Qt.Key.Key_Return)
        settle(workplace, qtbot)
    assert [line.row.title for line in shown.surface.list.lines] == [ELDERS]
    shown.throw_away()


def test_a_block_is_given_other_hours(workplace: Workplace, qtbot: QtBot) -> None:
    hand = Hand(workplace.planning.page.view)
    choose(menu_at(workplace, hand.slot(HALL, at(16))), "Block the room…")
    apply(workplace, qtbot, plan(workplace, qtbot))
    choose(menu_at(workplace, hand.slot(HALL, at(16, 30))), "Change the block…")
    shown = plan(workplace, qtbot)
    shown.conduct.edit("end", at(18).time())
    apply(workplace, qtbot, plan(workplace, qtbot))

    spans = [one.span for one in blocks(workplace) if one.span.start >= at(16)]
    assert spans == [Span(at(16), at(18))]


def test_a_room_is_blocked_by_its_command_too(workplace: Workplace, qtbot: QtBot) -> None:
    workplace.window.actions_known["block_room"].trigger()
    shown = plan(workplace, qtbot)
    assert shown.windowTitle() == "A room that is blocked"
    shown.throw_away()


def test_what_was_set_aside_is_among_the_drafts_and_is_resumed_there(
    workplace: Workplace, qtbot: QtBot
) -> None:
    workplace.forms.repairs.block(HALL)
    plan(workplace, qtbot).conduct.edit("reason", "Peinture")
    plan(workplace, qtbot).reject()
    workplace.forms.weeks.edit("P05")
    settle(workplace, qtbot)
    editor = workplace.forms.weeks.editor
    assert editor is not None
    editor.conduct.copy_day(2, (1,))
    editor.reject()
    settle(workplace, qtbot)
    titles = [draft.title for draft in workplace.planning.drafts]
    assert titles[0].startswith("A room that is blocked · Large hall")
    assert titles[1] == "Week · speech therapist P05"

    workplace.window.actions_known["drafts"].trigger()
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    choose(menu, titles[0])
    menu.close()
    shown = plan(workplace, qtbot)
    assert shown.conduct.typed.reason == "Peinture"
    shown.throw_away()
    settle(workplace, qtbot)
    assert [draft.title for draft in workplace.planning.drafts] == titles[1:]

"""What a screen reader is told of the board (interface 12)."""

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QAccessible, QAccessibleInterface

from desktop_app.readings.board import Board
from desktop_app.wording.words import words_in
from tests.ui.board.hand import at
from ui.board.focus import Focus
from ui.board.sayings import complete_name
from ui.board.view import BoardView

NAME, ROLE = QAccessible.Text.Name, QAccessible.Role


@pytest.fixture
def table(view: BoardView) -> QAccessibleInterface:
    return QAccessible.queryAccessibleInterface(view)


def names(parent: QAccessibleInterface) -> list[str]:
    return [parent.child(place).text(NAME) for place in range(parent.childCount())]


def test_the_board_is_a_table_of_rooms(table: QAccessibleInterface) -> None:
    assert (table.role(), table.text(NAME)) == (ROLE.Table, "Schedule")
    assert table.childCount() == 12
    assert names(table)[:2] == [
        "Large hall, 30 seats, step-free access",
        "Chestnut room, 12 seats, step-free access",
    ]
    assert table.child(0).role() == ROLE.Row


def test_a_row_has_its_sessions_with_complete_names(table: QAccessibleInterface) -> None:
    chestnut = table.child(1)

    assert names(chestnut)[1] == (
        "Moving up to secondary school, Tuesday 24 November, 14:00 to 15:30, "
        "Chestnut room, Villejean, Speech therapist, Occupational therapist, "
        "12 enrolled of 12, 3 waiting, "
        'Turkish interpreter confirmed, conflict with "Adapted circus"'
    )
    assert chestnut.child(1).role() == ROLE.Cell
    assert chestnut.indexOfChild(chestnut.child(1)) == 1


def test_a_conflict_is_in_the_name(day_board: Board) -> None:
    block = day_board.block("C03-06")

    assert block is not None
    said = complete_name(block, day_board, words_in("en"))
    assert "option" in said
    assert "conflict: " in said


def test_an_appointment_never_says_who_comes(day_board: Board) -> None:
    block = day_board.block("R0205")

    assert block is not None
    assert complete_name(block, day_board, words_in("en")) == (
        "Boussole appointment, Tuesday 24 November, 15:00 to 15:45, Office 1, Villejean, "
        "Arabic interpreter to be confirmed"
    )


def test_the_focused_slot_is_said_to_be_free(view: BoardView, table: QAccessibleInterface) -> None:
    view.scene.sight.focus = Focus("VIL-01", at(15, 30))

    assert names(table.child(0))[-1] == "free, Tuesday 24 November, 15:30, Large hall"
    assert table.focusChild().text(NAME) == "free, Tuesday 24 November, 15:30, Large hall"


def test_a_place_on_the_screen_leads_to_its_session(
    view: BoardView, table: QAccessibleInterface
) -> None:
    box = view.scene.box_of("C03-06")
    assert box is not None
    point = view.viewport().mapToGlobal((box.center() + view.scene.origin).toPoint())
    row = table.childAt(point.x(), point.y())
    cell = row.childAt(point.x(), point.y())

    assert cell.text(NAME).startswith("Adapted circus")
    assert cell.rect().contains(QPoint(point))


def test_a_session_that_is_gone_is_no_longer_valid(
    view: BoardView, table: QAccessibleInterface, day_board: Board
) -> None:
    cell = table.child(1).child(1)
    assert cell.isValid()

    view.show_board(Board(day_board.window, day_board.now, (), day_board.planning))

    assert not cell.isValid()

"""The board without a mouse (interface 4.5)."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from desktop_app.domain.span import Span
from tests.ui.board.hand import at
from tests.ui.board.heard import Heard
from ui.board.focus import Focus
from ui.board.view import BoardView
from ui.board.wishes import BookingWish

CIRCUS, SIXTH, CAFE = "C03-06", "C01-02", "W0033"
LARGE_HALL, CHESTNUT, KITCHEN, MOVEMENT = "VIL-01", "VIL-02", "VIL-03", "VIL-04"
KEY = Qt.Key
CTRL, ALT, SHIFT = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.AltModifier,
    Qt.KeyboardModifier.ShiftModifier,
)
PLAIN = Qt.KeyboardModifier.NoModifier


@pytest.fixture
def heard(view: BoardView) -> Heard:
    return Heard(view)


def stand(view: BoardView, row: str, hour: int, minute: int = 0) -> None:
    view.scene.sight.focus = Focus(row, at(hour, minute))


def press(view: BoardView, key: Qt.Key, with_: Qt.KeyboardModifier = PLAIN) -> None:
    QTest.keyClick(view, key, with_)


def where(view: BoardView) -> tuple[str, str]:
    """The row and the block that have the focus, or the row and the slot's time."""
    focus = view.scene.sight.focus
    assert focus is not None
    return focus.row, focus.code or f"{focus.moment:%H:%M}"


def test_the_focus_begins_now_in_the_first_row(view: BoardView) -> None:
    press(view, KEY.Key_Right)

    assert where(view) == (LARGE_HALL, "11:00")


def test_tab_enters_the_board_once(view: BoardView, qtbot: QtBot) -> None:
    view.clearFocus()
    view.setFocus(Qt.FocusReason.TabFocusReason)

    assert where(view) == (LARGE_HALL, "11:00")


@pytest.mark.parametrize(
    ("start", "keys", "there"),
    [
        ((LARGE_HALL, 12), (KEY.Key_Right, PLAIN), (LARGE_HALL, "12:15")),
        ((LARGE_HALL, 12), (KEY.Key_Left, PLAIN), (LARGE_HALL, "11:45")),
        ((LARGE_HALL, 11), (KEY.Key_Left, PLAIN), (LARGE_HALL, CAFE)),
        ((LARGE_HALL, 14), (KEY.Key_Down, PLAIN), (CHESTNUT, SIXTH)),
        ((CHESTNUT, 12), (KEY.Key_Up, PLAIN), (LARGE_HALL, "12:00")),
        ((LARGE_HALL, 12), (KEY.Key_Up, PLAIN), (LARGE_HALL, "12:00")),
        ((LARGE_HALL, 12), (KEY.Key_Home, PLAIN), (LARGE_HALL, "08:00")),
        ((LARGE_HALL, 12), (KEY.Key_End, PLAIN), (LARGE_HALL, "19:00")),
        ((LARGE_HALL, 12), (KEY.Key_Left, CTRL), (LARGE_HALL, CAFE)),
        ((CHESTNUT, 12), (KEY.Key_Right, CTRL), (CHESTNUT, SIXTH)),
    ],
)
def test_the_arrows_go(
    view: BoardView,
    start: tuple[str, int],
    keys: tuple[Qt.Key, Qt.KeyboardModifier],
    there: tuple[str, str],
) -> None:
    stand(view, *start)
    press(view, *keys)

    assert where(view) == there


def test_a_block_is_left_by_either_side(view: BoardView) -> None:
    view.select(SIXTH)
    press(view, KEY.Key_Right)

    assert where(view) == (CHESTNUT, "15:30")

    view.select(SIXTH)
    press(view, KEY.Key_Left)

    assert where(view) == (CHESTNUT, "13:45")


def test_the_block_that_has_the_focus_is_selected(view: BoardView, heard: Heard) -> None:
    stand(view, LARGE_HALL, 14)
    press(view, KEY.Key_Down)

    assert heard.selected == [SIXTH]


def test_enter_on_a_slot_asks_for_a_booking(view: BoardView, heard: Heard) -> None:
    stand(view, MOVEMENT, 13)
    press(view, KEY.Key_Return)

    assert heard.bookings == [BookingWish(MOVEMENT, Span(at(13), at(14)))]


def test_a_slot_can_be_extended_until_the_next_block(view: BoardView, heard: Heard) -> None:
    stand(view, MOVEMENT, 14)
    for _step in range(9):
        press(view, KEY.Key_Right, SHIFT)
    press(view, KEY.Key_Return)

    assert heard.bookings == [BookingWish(MOVEMENT, Span(at(14), at(15)))]


def test_enter_on_a_block_goes_to_the_inspector(view: BoardView, heard: Heard) -> None:
    view.select(SIXTH)
    press(view, KEY.Key_Return)

    assert heard.inspected == [SIXTH]


@pytest.mark.parametrize(
    ("keys", "room", "span"),
    [
        ((KEY.Key_Right, ALT), MOVEMENT, Span(at(15, 15), at(16, 45))),
        ((KEY.Key_Left, ALT), MOVEMENT, Span(at(14, 45), at(16, 15))),
        ((KEY.Key_Up, ALT), KITCHEN, Span(at(15), at(16, 30))),
        ((KEY.Key_Down, ALT), "VIL-05", Span(at(15), at(16, 30))),
        ((KEY.Key_Right, ALT | SHIFT), MOVEMENT, Span(at(15), at(16, 45))),
        ((KEY.Key_Left, ALT | SHIFT), MOVEMENT, Span(at(15), at(16, 15))),
    ],
)
def test_a_session_moves_by_keys_alone(
    view: BoardView, keys: tuple[Qt.Key, Qt.KeyboardModifier], room: str, span: Span
) -> None:
    heard = Heard(view)
    view.select(CIRCUS)
    press(view, *keys)

    assert [(wish.code, wish.room, wish.span) for wish in heard.moves] == [(CIRCUS, room, span)]


def test_cut_and_put_moves(view: BoardView, heard: Heard) -> None:
    view.select(CIRCUS)
    press(view, KEY.Key_X, CTRL)
    stand(view, LARGE_HALL, 12)
    press(view, KEY.Key_V, CTRL)
    press(view, KEY.Key_V, CTRL)

    assert [(wish.room, wish.start) for wish in heard.moves] == [(LARGE_HALL, at(12))]


def test_copy_and_put_copies(view: BoardView, heard: Heard) -> None:
    view.select(CIRCUS)
    press(view, KEY.Key_C, CTRL)
    stand(view, LARGE_HALL, 12)
    press(view, KEY.Key_V, CTRL)

    assert heard.moves == []
    assert [(wish.room, wish.start) for wish in heard.copies] == [(LARGE_HALL, at(12))]


def test_delete_asks_to_cancel(view: BoardView, heard: Heard) -> None:
    view.select(CIRCUS)
    press(view, KEY.Key_Delete)

    assert heard.cancelled == [CIRCUS]


def test_an_appointment_is_moved_and_cancelled_by_keys(view: BoardView, heard: Heard) -> None:
    view.select("R0204")
    press(view, KEY.Key_Right, ALT)
    press(view, KEY.Key_Delete)

    assert [wish.code for wish in heard.moves] == heard.cancelled == ["R0204"]


def test_pages_and_letters_change_the_day(view: BoardView, heard: Heard) -> None:
    for key in (KEY.Key_PageUp, KEY.Key_PageDown, KEY.Key_A):
        press(view, key)

    assert heard.days == [-1, 1, 0]


def test_f4_goes_from_problem_to_problem(view: BoardView) -> None:
    found = []
    for _turn in range(5):
        press(view, KEY.Key_F4)
        found.append(where(view)[1])

    assert found == [SIXTH, CIRCUS, "W0037", "C04-07", SIXTH]

    press(view, KEY.Key_F4, SHIFT)

    assert where(view)[1] == "C04-07"


def test_what_has_the_focus_is_never_out_of_sight(view: BoardView) -> None:
    view.resize(500, 300)
    stand(view, LARGE_HALL, 12)
    for _step in range(8):
        press(view, KEY.Key_Down)
    press(view, KEY.Key_End)
    scene = view.scene
    line = scene.stack.row(where(view)[0])

    assert line is not None
    assert scene.grid.top() <= line.top + scene.origin.y()
    assert line.bottom + scene.origin.y() <= scene.grid.bottom() + 1
    assert scene.axis.x(at(19)) + scene.origin.x() < scene.grid.right()

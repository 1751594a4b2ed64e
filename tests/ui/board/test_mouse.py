"""Journeys of the mouse on the pictures' day (interface 4.4)."""

from collections.abc import Iterator
from datetime import datetime, timedelta

import pytest
from PySide6.QtCore import QElapsedTimer, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop_app.domain.findings import Code
from desktop_app.domain.span import Span
from desktop_app.readings.board import Board
from tests.ui.board.hand import Hand, at
from tests.ui.board.heard import Heard
from ui.board.geometry import LEAST_ZOOM
from ui.board.ruler import drag_pills
from ui.board.view import BoardView
from ui.board.wishes import BookingWish

CIRCUS, BALANCE, APPOINTMENT = "C03-06", "C12-08", "R0204"
SIXTH = "C01-02"
WORKSHOP_ROOM, MOVEMENT_ROOM, OFFICE = "BEA-02", "VIL-04", "VIL-05"


@pytest.fixture
def hand(view: BoardView) -> Hand:
    return Hand(view)


@pytest.fixture
def heard(view: BoardView) -> Heard:
    return Heard(view)


@pytest.fixture
def holding(hand: Hand) -> Iterator[QPoint]:
    """Hold the circus, an option of an hour and a half in Motricité, by its middle."""
    start = hand.middle(CIRCUS)
    hand.press(start)
    yield start
    hand.let_go(start)


def test_a_click_selects(hand: Hand, heard: Heard) -> None:
    hand.click(hand.middle(CIRCUS))

    assert heard.selected == [CIRCUS]
    assert hand.view.selected == CIRCUS
    assert heard.bookings == []


def test_a_double_click_opens(hand: Hand, heard: Heard) -> None:
    point = hand.middle(CIRCUS)
    hand.click(point)
    hand.double_click(point)

    assert heard.opened == [CIRCUS]


def test_a_click_on_an_empty_slot_asks_for_an_hour(hand: Hand, heard: Heard) -> None:
    hand.click(hand.slot(MOVEMENT_ROOM, at(13, 20)))

    assert heard.bookings == [BookingWish(MOVEMENT_ROOM, Span(at(13, 15), at(14, 15)))]


def test_a_slot_can_be_drawn(hand: Hand, heard: Heard) -> None:
    hand.press(hand.slot(MOVEMENT_ROOM, at(10, 30)))
    hand.go(hand.slot(MOVEMENT_ROOM, at(12)))
    hand.let_go(hand.slot(MOVEMENT_ROOM, at(12)))

    assert heard.bookings == [BookingWish(MOVEMENT_ROOM, Span(at(10, 30), at(12)))]


def test_a_drag_over_a_taken_room_says_so_before_it_is_dropped(
    hand: Hand, heard: Heard, holding: QPoint
) -> None:
    hand.go(hand.beside(holding, WORKSHOP_ROOM, 105))

    assert [one.code for one in heard.last_check.conflicts] == [Code.ROOM_TAKEN]
    assert heard.last_check.wish.span == Span(at(16, 45), at(18, 15))
    assert heard.moves == []


def test_tab_goes_to_the_nearest_free_place(hand: Hand, heard: Heard, holding: QPoint) -> None:
    hand.go(hand.beside(holding, WORKSHOP_ROOM, 105))
    QTest.keyClick(hand.view, Qt.Key.Key_Tab)

    assert heard.last_check.conflicts == ()
    assert heard.last_check.wish.span == Span(at(17, 30), at(19))

    hand.let_go(hand.beside(holding, WORKSHOP_ROOM, 105))

    assert [(wish.room, wish.start) for wish in heard.moves] == [(WORKSHOP_ROOM, at(17, 30))]


def test_a_drop_asks_and_nothing_moves_before_the_answer(
    hand: Hand, heard: Heard, holding: QPoint
) -> None:
    before = hand.view.scene.box_of(CIRCUS)
    there = hand.beside(holding, MOVEMENT_ROOM, -60)
    hand.go(there)
    hand.let_go(there)

    [wish] = heard.moves
    assert (wish.code, wish.room, wish.span) == (CIRCUS, MOVEMENT_ROOM, Span(at(14), at(15, 30)))
    assert (wish.seen.room, wish.seen.start) == (MOVEMENT_ROOM, at(15))
    assert hand.view.scene.box_of(CIRCUS) == before
    assert heard.checks[-1] is None


def test_escape_gives_up(hand: Hand, heard: Heard, holding: QPoint) -> None:
    hand.go(hand.beside(holding, WORKSHOP_ROOM, 105))
    QTest.keyClick(hand.view, Qt.Key.Key_Escape)
    hand.let_go(hand.beside(holding, WORKSHOP_ROOM, 105))

    assert (heard.moves, heard.bookings) == ([], [])
    assert heard.checks[-1] is None


def test_a_shake_of_three_pixels_does_nothing(hand: Hand, heard: Heard, holding: QPoint) -> None:
    hand.go(holding + QPoint(3, 3))
    hand.let_go(holding + QPoint(3, 3))

    assert heard.moves == []
    assert [check for check in heard.checks if check is not None] == []


@pytest.mark.parametrize(
    ("pixels", "elapsed", "dragged"),
    [(5, 120, False), (6, 120, True), (6, 119, False), (40, 119, False), (40, 120, True)],
)
def test_six_pixels_and_120_ms_make_a_drag(
    hand: Hand,
    heard: Heard,
    monkeypatch: pytest.MonkeyPatch,
    *,
    pixels: int,
    elapsed: int,
    dragged: bool,
) -> None:
    monkeypatch.setattr(QElapsedTimer, "elapsed", lambda _clock: elapsed)
    start = hand.middle(CIRCUS)
    QTest.mousePress(hand.view.viewport(), Qt.MouseButton.LeftButton, pos=start)
    hand.go(start + QPoint(pixels, 0))

    assert any(check is not None for check in heard.checks) is dragged
    hand.let_go(start + QPoint(pixels, 0))


def test_a_hurried_click_never_drags(hand: Hand, heard: Heard) -> None:
    start = hand.middle(CIRCUS)
    QTest.mousePress(hand.view.viewport(), Qt.MouseButton.LeftButton, pos=start)
    hand.go(start + QPoint(40, 0))
    hand.let_go(start + QPoint(40, 0))

    assert heard.moves == []
    assert heard.selected == [CIRCUS]


def test_less_than_one_step_is_no_move(hand: Hand, heard: Heard, holding: QPoint) -> None:
    hand.go(holding + QPoint(8, 0))
    hand.let_go(holding + QPoint(8, 0))

    assert heard.checks[:1] != []
    assert heard.moves == []


def test_shift_goes_by_five_minutes(hand: Hand, heard: Heard, holding: QPoint) -> None:
    hand.go(hand.beside(holding, MOVEMENT_ROOM, 25))
    QTest.keyPress(hand.view, Qt.Key.Key_Shift)

    assert heard.last_check.wish.start == at(15, 25)

    QTest.keyRelease(hand.view, Qt.Key.Key_Shift)

    assert heard.last_check.wish.start == at(15, 30)


def test_ctrl_copies(hand: Hand, heard: Heard, holding: QPoint) -> None:
    there = hand.beside(holding, MOVEMENT_ROOM, -120)
    hand.go(there)
    QTest.keyPress(hand.view, Qt.Key.Key_Control)
    hand.let_go(there)

    assert heard.moves == []
    assert [wish.start for wish in heard.copies] == [at(13)]


def test_an_edge_resizes(hand: Hand, heard: Heard) -> None:
    start = hand.end(BALANCE)
    hand.press(start)
    there = hand.beside(start, MOVEMENT_ROOM, 30)
    hand.go(there)
    hand.let_go(there)

    [wish] = heard.moves
    assert (wish.room, wish.span) == (MOVEMENT_ROOM, Span(at(17, 15), at(19)))


def test_rooms_that_can_never_do_say_why(hand: Hand, holding: QPoint) -> None:
    hand.go(hand.beside(holding, WORKSHOP_ROOM, 0))
    drag = hand.view.drag

    assert drag is not None
    assert drag.unfit[OFFICE] == "too small: 4 for 7"
    assert WORKSHOP_ROOM not in drag.unfit


def test_an_appointment_is_dragged_like_a_session(hand: Hand, heard: Heard) -> None:
    start = hand.middle(APPOINTMENT)
    hand.press(start)
    hand.go(start + QPoint(80, 0))
    hand.let_go(start + QPoint(80, 0))

    [wish] = heard.moves
    assert wish.code == APPOINTMENT
    assert wish.span.start > wish.seen.start


def test_a_new_reading_waits_until_the_hand_lets_go(
    hand: Hand, holding: QPoint, day_board: Board
) -> None:
    hand.go(hand.beside(holding, WORKSHOP_ROOM, 0))
    newer = Board(day_board.window, day_board.now, (), day_board.planning)
    hand.view.show_board(newer)

    assert hand.view.board is day_board

    QTest.keyClick(hand.view, Qt.Key.Key_Escape)

    assert hand.view.board is newer


def test_a_session_moves_by_two_clicks_without_dragging(hand: Hand, heard: Heard) -> None:
    start = hand.middle(CIRCUS)
    hand.view.carry(CIRCUS)
    there = hand.beside(start, WORKSHOP_ROOM, 150)
    hand.go(there)

    assert heard.last_check.wish.room == WORKSHOP_ROOM

    hand.click(there)

    assert [(wish.room, wish.start) for wish in heard.moves] == [(WORKSHOP_ROOM, at(17, 30))]


def test_a_session_in_hand_goes_with_the_arrows_and_enter_puts_it_down(
    hand: Hand, heard: Heard
) -> None:
    hand.view.carry(CIRCUS)
    before = heard.last_check.wish
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Down):
        QTest.keyClick(hand.view, key)
    wish = heard.last_check.wish
    assert wish.start - before.start == timedelta(minutes=30)
    assert wish.room != before.room

    QTest.keyClick(hand.view, Qt.Key.Key_Return)
    assert [(one.room, one.start) for one in heard.moves] == [(wish.room, wish.start)]


def test_a_click_on_a_group_folds_it(hand: Hand) -> None:
    scene = hand.view.scene
    shown = len(scene.stack.lines)
    heading = scene.stack.lines[0]
    point = QPoint(40, round(heading.top + heading.height / 2 + scene.origin.y()))
    hand.click(point)

    assert len(scene.stack.lines) == shown - 6

    hand.click(point)

    assert len(scene.stack.lines) == shown


def test_short_times_in_the_hand_share_one_pill_of_the_ruler(view: BoardView) -> None:
    theme = view.scene.theme

    def said(first: datetime, last: datetime) -> list[str]:
        inks = theme.tokens.accent, theme.tokens.onacc
        return [pill.said for pill in drag_pills(view.scene, Span(first, last), *inks)]

    assert said(at(13, 30), at(13, 45)) == ["13:30 – 13:45"]
    assert said(at(13, 30), at(15)) == ["13:30", "15:00"]


def test_a_free_place_says_so_beside_the_hand(hand: Hand, holding: QPoint) -> None:
    hand.go(hand.beside(holding, MOVEMENT_ROOM, 30))

    assert hand.view.drag is not None
    assert hand.view.drag.headline == "possible here"


@pytest.fixture
def framed(view: BoardView, qtbot: QtBot) -> Iterator[BoardView]:
    """The board in a window, where a panel may take of its width."""
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(view.size())
    view.setParent(window)
    window.show()
    yield view
    view.setParent(None)


def test_hours_fit_what_a_panel_leaves_unless_somebody_chose_how_wide_they_are(
    hand: Hand, framed: BoardView
) -> None:
    across, wide = framed.horizontalScrollBar(), framed.width()
    hand.click(hand.middle(BALANCE))
    framed.resize(wide - 288, framed.height())
    assert across.maximum() == 0
    framed.resize(wide, framed.height())
    assert framed.scene.axis.width == framed.scene.grid.width()

    framed.keyboard.zoom(2)
    chosen = framed.scene.axis.pixels_per_hour
    framed.resize(wide - 288, framed.height())
    assert framed.scene.axis.pixels_per_hour == chosen
    assert across.maximum() > 0

    framed.port.zoom_usually()
    assert across.maximum() == 0
    framed.resize(500, framed.height())
    assert framed.scene.axis.pixels_per_hour == LEAST_ZOOM


def test_no_hour_moves_under_a_hand_that_holds_something(hand: Hand, framed: BoardView) -> None:
    point = hand.middle(SIXTH)
    hand.press(point)
    framed.resize(framed.width() - 288, framed.height())
    assert hand.middle(SIXTH) == point

    hand.let_go(point)
    assert framed.horizontalScrollBar().maximum() == 0


def test_a_double_click_opens_what_its_first_click_was_on(
    hand: Hand, framed: BoardView, heard: Heard
) -> None:
    point = hand.middle(BALANCE)
    hand.click(point)
    framed.resize(framed.width() - 288, framed.height())
    hand.double_click(point)

    assert heard.opened == [BALANCE]


def test_what_was_clicked_comes_out_from_under_a_panel_that_opens(
    hand: Hand, framed: BoardView
) -> None:
    framed.keyboard.zoom(1)
    hand.click(hand.middle(BALANCE))
    framed.resize(framed.width() - 288, framed.height())

    assert hand.middle(BALANCE).x() < framed.viewport().width()


def test_the_second_click_of_a_double_click_on_nothing_books_nothing(
    hand: Hand, heard: Heard
) -> None:
    """The first one may have closed a panel over the board."""
    point = hand.slot(MOVEMENT_ROOM, at(18, 30))
    hand.double_click(point)

    assert heard.bookings == []

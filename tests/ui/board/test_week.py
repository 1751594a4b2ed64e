"""A week and four weeks on the board: journeys of the mouse and of the keyboard (interface 4.1)."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QAccessible, QImage
from pytestqt.qtbot import QtBot

from db.engine import close_centre, create_centre, transaction
from desktop_app.domain.findings import Code
from desktop_app.domain.span import Span
from desktop_app.exchange.centre_folder import read_centre_folder, write_centre
from desktop_app.readings.board import Board, board_reading
from desktop_app.wording.words import words_in
from tests.pictures.scenes import CLOCK, Scene, lay_out
from tests.ui.at_desk import press
from tests.ui.board.hand import Hand
from tests.ui.board.heard import Heard
from ui.board.accessible import BoardTable
from ui.board.dates import DateMode, days_read, mode_of
from ui.board.days_axis import DaysAxis
from ui.board.row_kinds import EVERYBODY, RowsMode, RowsWanted
from ui.board.states import state_said
from ui.board.tips import tip_at
from ui.board.view import BoardView
from ui.board.wishes import BookingWish
from ui.theme import Theme

NOW = CLOCK[Scene.WEEK]
MONDAY, TUESDAY, HOLIDAY, THURSDAY = (date(2026, 11, day) for day in (9, 10, 11, 12))
FRIDAY, SATURDAY = date(2026, 11, 13), date(2026, 11, 14)
HALL, OFFICE, CHEFS = "VIL-01", "VIL-05", "W0013"
KEYS = Qt.Key
CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier


@pytest.fixture(scope="session")
def boards(tmp_path_factory: pytest.TempPathFactory) -> dict[DateMode, Board]:
    """The week of the pictures, and the four weeks from it."""
    folder = tmp_path_factory.mktemp("week")
    engine = create_centre(str(folder / "centre.db"))
    with transaction(engine) as tx:
        write_centre(tx, read_centre_folder(lay_out(Scene.WEEK, folder / "csv")))
    read = {
        mode: board_reading(engine, *days_read(mode, NOW.date()), NOW)
        for mode in (DateMode.WEEK, DateMode.FOUR_WEEKS)
    }
    close_centre(engine)
    return read


@pytest.fixture
def view(qtbot: QtBot, boards: dict[DateMode, Board]) -> Iterator[BoardView]:
    """Show the week of the pictures by rooms, in English, 1920 x 1080."""
    theme = Theme()
    theme.fit(1080)
    shown = BoardView(theme, words_in("en"))
    qtbot.addWidget(shown)
    shown.resize(1844, 954)
    shown.show_board(boards[DateMode.WEEK])
    with qtbot.waitExposed(shown):
        shown.show()
    shown.setFocus()
    yield shown
    theme.deleteLater()


@pytest.fixture
def hand(view: BoardView) -> Hand:
    """A hand on the mouse."""
    return Hand(view)


@pytest.fixture
def heard(view: BoardView) -> Heard:
    """Everything the board says."""
    return Heard(view)


def axis_of(view: BoardView) -> DaysAxis:
    """The days across."""
    assert isinstance(view.scene.axis, DaysAxis)
    return view.scene.axis


def cell(view: BoardView, row: str, day: date) -> QPoint:
    """The lower right corner inside a cell, where no line is."""
    line, column = view.scene.stack.row(row), axis_of(view).column(day)
    assert line is not None
    inside = QPointF(column.right - 2, line.bottom - 3)
    return (inside + view.scene.origin).toPoint()


def first_code(view: BoardView, row: str, day: date) -> str:
    """The code of the first line of a cell."""
    return next(
        placed.block.code for placed in view.scene.in_row[row] if placed.block.span.day == day
    )


def painted(view: BoardView) -> QImage:
    return view.grab().toImage()


def test_a_reading_of_seven_days_is_a_week_and_one_of_twenty_eight_is_four() -> None:
    assert days_read(DateMode.WEEK, THURSDAY) == (MONDAY, date(2026, 11, 15))
    assert days_read(DateMode.FOUR_WEEKS, THURSDAY) == (MONDAY, date(2026, 12, 6))
    assert mode_of(Span.whole_days(*days_read(DateMode.WEEK, THURSDAY))) is DateMode.WEEK
    assert mode_of(Span.whole_days(TUESDAY, TUESDAY)) is DateMode.DAY


def test_a_week_goes_from_monday_to_saturday_and_a_public_holiday_is_narrower(
    view: BoardView,
) -> None:
    columns = axis_of(view).columns

    assert [column.day for column in columns] == [MONDAY + timedelta(days=n) for n in range(6)]
    holiday, usual = axis_of(view).column(HOLIDAY), axis_of(view).column(TUESDAY)
    assert holiday.holiday == "Armistice"
    assert holiday.width == pytest.approx(0.75 * usual.width, abs=1)


def test_a_sunday_that_is_used_has_its_column(
    view: BoardView, boards: dict[DateMode, Board]
) -> None:
    board = boards[DateMode.WEEK]
    moved = replace(board.blocks[0], code="SUN", span=board.blocks[0].span.moved(timedelta(days=6)))
    view.show_board(replace(board, blocks=(*board.blocks, moved)))

    assert axis_of(view).columns[-1].day == date(2026, 11, 15)


def test_rows_are_those_of_the_day_and_grow_with_their_fullest_day(view: BoardView) -> None:
    hall, kitchen = view.scene.stack.row(HALL), view.scene.stack.row("VIL-03")

    assert hall is not None
    assert kitchen is not None
    assert (hall.lanes, kitchen.lanes) == (2, 1)
    assert (hall.height, kitchen.height) == (80, 55)


def test_appointments_of_a_room_are_one_line_that_says_how_many_hours_are_free(
    view: BoardView,
) -> None:
    bundle = view.scene.block(first_code(view, OFFICE, TUESDAY))

    assert bundle is not None
    assert view.scene.saying(bundle).title == "5 appointments · 1 free"
    assert (bundle.enrolled, bundle.places) == (5, 6)
    assert sum(p.block.span.day == TUESDAY for p in view.scene.in_row[OFFICE]) == 1


def test_a_click_selects_a_session_and_a_double_click_on_appointments_opens_their_day(
    view: BoardView, hand: Hand, heard: Heard
) -> None:
    opened: list[date] = []
    view.day_opened.connect(opened.append)
    session = first_code(view, HALL, THURSDAY)

    hand.click(hand.middle(session))

    assert view.selected == session
    assert heard.selected == [session]
    point = hand.middle(first_code(view, OFFICE, FRIDAY))
    hand.double_click(point)
    assert opened == [FRIDAY]


def test_a_click_on_an_empty_day_asks_for_its_first_free_hour(
    view: BoardView, hand: Hand, heard: Heard
) -> None:
    hand.click(cell(view, "VIL-03", THURSDAY))

    start = datetime(2026, 11, 12, 9)
    assert heard.bookings == [BookingWish("VIL-03", Span(start, start + timedelta(hours=1)))]


def test_a_line_dragged_to_another_day_and_room_keeps_its_hours(
    view: BoardView, hand: Hand, heard: Heard
) -> None:
    session = first_code(view, "VIL-03", FRIDAY)
    block = view.scene.block(session)
    assert block is not None
    hand.press(hand.middle(session))
    hand.go(hand.middle(session) + QPoint(10, 0))
    hand.go(cell(view, HALL, MONDAY + timedelta(days=3)))

    assert heard.last_check.wish.span.start == block.span.start - timedelta(days=1)

    hand.let_go(cell(view, HALL, THURSDAY))

    (wish,) = heard.moves
    assert (wish.room, wish.start.date()) == (HALL, THURSDAY)
    assert (wish.start.time(), wish.end.time()) == (block.span.start.time(), block.span.end.time())


def test_a_drag_onto_a_public_holiday_says_so_before_it_is_dropped(
    view: BoardView, hand: Hand, heard: Heard
) -> None:
    session = first_code(view, "VIL-03", FRIDAY)
    hand.press(hand.middle(session))
    hand.go(hand.middle(session) + QPoint(10, 0))
    hand.go(cell(view, "VIL-03", HOLIDAY))

    assert Code.PUBLIC_HOLIDAY in {one.code for one in heard.last_check.conflicts}

    press(view, KEYS.Key_Escape)

    assert heard.moves == []
    assert heard.checks[-1] is None


def test_the_keyboard_goes_from_line_to_line_and_from_day_to_day(
    view: BoardView, heard: Heard
) -> None:
    first = first_code(view, HALL, TUESDAY)
    view.select(first)
    press(view, KEYS.Key_Down)
    second = view.selected

    assert second != first
    block = view.scene.block(second)
    assert block is not None
    assert (block.room, block.span.day) == (HALL, TUESDAY)

    press(view, KEYS.Key_Right)
    focus = view.scene.sight.focus
    assert focus is not None
    assert (focus.row, focus.moment.date(), focus.code) == (HALL, HOLIDAY, "")

    press(view, KEYS.Key_End)
    focus = view.scene.sight.focus
    assert focus is not None
    assert focus.moment.date() == SATURDAY

    press(view, KEYS.Key_Return)
    assert heard.bookings[-1].span.day == SATURDAY


def test_ctrl_arrows_go_to_the_next_session_of_the_row_whatever_its_day(view: BoardView) -> None:
    view.select(first_code(view, HALL, MONDAY))
    press(view, KEYS.Key_Right, CTRL)

    assert view.selected == first_code(view, HALL, TUESDAY)


def test_enter_on_a_line_of_appointments_opens_the_day(view: BoardView, heard: Heard) -> None:
    opened: list[date] = []
    view.day_opened.connect(opened.append)
    view.select(first_code(view, OFFICE, FRIDAY))
    press(view, KEYS.Key_Return)

    assert opened == [FRIDAY]
    assert heard.inspected == []


def test_alt_arrows_move_the_session_by_a_day(view: BoardView, heard: Heard) -> None:
    session = first_code(view, "VIL-03", FRIDAY)
    block = view.scene.block(session)
    assert block is not None
    view.select(session)
    press(view, KEYS.Key_Left, ALT)

    assert heard.moves[-1].start == block.span.start - timedelta(days=1)


def test_a_cut_session_is_put_on_another_day_at_its_own_hour(view: BoardView, heard: Heard) -> None:
    session = first_code(view, "VIL-03", FRIDAY)
    view.select(session)
    press(view, KEYS.Key_X, CTRL)
    press(view, KEYS.Key_Left)
    press(view, KEYS.Key_V, CTRL)

    assert heard.moves[-1].start == datetime(2026, 11, 12, 10)


def test_f4_goes_from_conflict_to_conflict(view: BoardView) -> None:
    press(view, KEYS.Key_F4)

    assert view.selected == CHEFS


@pytest.mark.parametrize(
    ("key", "mode"), [(KEYS.Key_J, "day"), (KEYS.Key_S, "week"), (KEYS.Key_M, "four_weeks")]
)
def test_single_letters_ask_for_a_day_a_week_or_four(
    view: BoardView, key: Qt.Key, mode: str
) -> None:
    asked: list[str] = []
    view.dates_requested.connect(asked.append)
    press(view, key)

    assert asked == [mode]


def test_two_sessions_in_conflict_on_one_day_carry_badge_and_hatch(view: BoardView) -> None:
    cafe, memory = (
        placed.block.code
        for placed in view.scene.in_row["BEA-01"]
        if placed.block.span.day == FRIDAY
    )

    assert {cafe, memory} <= view.scene.troubled


def test_a_screen_reader_hears_lines_and_empty_days(view: BoardView) -> None:
    table = QAccessible.queryAccessibleInterface(view)
    assert isinstance(table, BoardTable)
    names = [piece.text(QAccessible.Text.Name) for piece in table.cells(OFFICE)]

    assert names[1].startswith("5 appointments · 1 free, Tuesday 10 November")


def test_a_click_on_the_head_of_a_day_opens_it(view: BoardView, hand: Hand) -> None:
    opened: list[date] = []
    view.day_opened.connect(opened.append)
    column = axis_of(view).column(FRIDAY)
    x = round(column.left + column.width / 2 + view.scene.origin.x())
    hand.click(QPoint(x, 10))

    assert opened == [FRIDAY]


def test_an_empty_week_says_what_to_do(view: BoardView, boards: dict[DateMode, Board]) -> None:
    view.show_board(replace(boards[DateMode.WEEK], blocks=()))

    assert state_said(view.scene) == "Nothing is planned in this week. Click a day or press N."


def test_selecting_another_session_paints_what_stands_still_only_once(view: BoardView) -> None:
    painted(view)
    before = painted(view)
    view.select(CHEFS)

    assert painted(view) != before

    view.select("")

    assert painted(view) == before


def test_four_weeks_are_dots_and_a_click_opens_the_day(
    view: BoardView, boards: dict[DateMode, Board], hand: Hand
) -> None:
    opened: list[date] = []
    view.day_opened.connect(opened.append)
    view.show_board(boards[DateMode.FOUR_WEEKS])

    assert len(axis_of(view).columns) == 28
    assert {placed.box.width() for placed in view.scene.placed} == {8}

    hand.click(cell(view, HALL, date(2026, 11, 24)))

    assert opened == [date(2026, 11, 24)]
    tip = tip_at(view.scene, QPointF(cell(view, HALL, TUESDAY)))
    assert tip.splitlines()[:2] == ["Tuesday 10 November", "09:00 Health café"]


def test_coming_back_from_four_weeks_keeps_selection_and_focus(
    view: BoardView, boards: dict[DateMode, Board]
) -> None:
    view.select(CHEFS)
    view.show_board(boards[DateMode.FOUR_WEEKS])
    view.show_board(boards[DateMode.WEEK])

    assert view.selected == CHEFS
    focus = view.scene.sight.focus
    assert focus is not None
    assert focus.code == CHEFS


def test_the_team_stands_by_profession_or_by_site_and_shows_everybody_at_the_end(
    view: BoardView, boards: dict[DateMode, Board], hand: Hand
) -> None:
    team = [
        one for one in boards[DateMode.WEEK].planning.workers.values() if one.kind != "interpreter"
    ]
    view.show_rows(RowsWanted(RowsMode.TEAM, by_profession=True))
    titles = [group.title for group in view.scene.groups]

    assert titles[:-1] == sorted(titles[:-1], key=str.casefold)
    assert view.scene.groups[-1].title == f"Show all {len(team)}"
    shown = len(view.scene.rows)
    assert shown < len(team)

    view.scene.turn(EVERYBODY)

    assert len(view.scene.rows) == len(team)
    view.show_rows(RowsWanted(RowsMode.TEAM))
    assert [group.title for group in view.scene.groups][:2] == ["Villejean", "Beauregard"]

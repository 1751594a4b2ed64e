"""Hours kept for somebody, and rooms taken with the room next door: quiet, but never empty."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, time, timedelta

import pytest
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter
from pytestqt.qtbot import QtBot

from desktop_app.domain.availability import rhythm_of
from desktop_app.domain.planning import StandingRoom
from desktop_app.domain.span import Span
from desktop_app.readings.board import Board
from desktop_app.wording.words import words_in
from tests.ui.board.conftest import DAY, HEIGHT, WIDTH
from tests.ui.board.hand import Hand, at
from tests.ui.painted_text import drawn_texts
from ui.board import quiet_cells
from ui.board.accessible import BoardTable, piece_name
from ui.board.days_layout import LEGEND
from ui.board.focus import Focus
from ui.board.painter import paint_still
from ui.board.quiet_cells import quiet_boxes
from ui.board.shade_painter import label_box
from ui.board.shading import Shade, ShadeKind
from ui.board.tips import tip_at
from ui.board.view import BoardView
from ui.palettes import Palette
from ui.theme import Theme

HALL, CHESTNUT, BOTH, OFFICE, FREE = "VIL-01", "VIL-02", "VIL-03", "VIL-05", "BEA-04"
HOLDER = "P05"


def standing(room: str, first: int, last: int) -> StandingRoom:
    """A room kept for the speech therapist every Tuesday."""
    every = rhythm_of("all", 1)
    code = f"S-{room}-{first}"
    return StandingRoom(code, room, HOLDER, 2, time(first), time(last), every, date(2026, 9, 1))


def quiet(board: Board) -> Board:
    """The same day with a divisible room, and hours kept in two offices."""
    planning = board.planning
    rooms = {**planning.rooms, BOTH: replace(planning.rooms[BOTH], parts=(HALL, CHESTNUT))}
    kept = (standing(OFFICE, 9, 18), standing(FREE, 9, 12))
    return replace(board, planning=replace(planning, rooms=rooms, standing_rooms=kept))


@pytest.fixture
def shown(view: BoardView, day_board: Board) -> BoardView:
    """That day on the board."""
    view.show_board(quiet(day_board))
    return view


@pytest.fixture
def weeks(qtbot: QtBot, day_board: Board) -> Iterator[BoardView]:
    """The same reading as the week around it, as far as this day is in it."""
    theme = Theme()
    theme.fit(768)
    board = BoardView(theme, words_in("en"))
    qtbot.addWidget(board)
    board.resize(WIDTH, HEIGHT)
    monday = DAY - timedelta(days=1)
    week = Span.whole_days(monday, monday + timedelta(days=6))
    board.show_board(replace(quiet(day_board), window=week))
    board.show()
    yield board
    theme.deleteLater()


def written(view: BoardView) -> list[str]:
    """Everything the board writes."""

    def draw(painter: QPainter) -> None:
        paint_still(painter, view.scene, None)

    return [one.words for one in drawn_texts(draw, view.viewport().size())]


def kept_label(view: BoardView, row: str) -> QRectF | None:
    """Where the name of the first kept hours of a row is written."""
    line = view.scene.stack.row(row)
    assert line is not None
    shade = next(one for one in view.scene.shades[row] if one.kind is ShadeKind.KEPT)
    return label_box(view.scene, line, shade)


def test_what_is_kept_is_named_where_no_block_covers_it(shown: BoardView) -> None:
    box = kept_label(shown, OFFICE)

    assert box is not None
    assert not any(box.intersects(placed.box) for placed in shown.scene.in_row[OFFICE])
    assert "Speech therapist" in written(shown)


def test_what_is_kept_has_its_name_at_its_beginning_where_it_is_free(shown: BoardView) -> None:
    box = kept_label(shown, FREE)

    assert box is not None
    assert abs(box.left() - shown.scene.axis.x(at(9))) < 12


def test_what_is_covered_all_along_has_no_name(shown: BoardView, day_board: Board) -> None:
    blocks = [one for one in day_board.blocks if one.room == OFFICE]
    long = replace(blocks[0], span=Span(at(9), at(18)))
    others = tuple(one for one in day_board.blocks if one.room != OFFICE)
    shown.show_board(replace(quiet(day_board), blocks=(*others, long)))

    assert kept_label(shown, OFFICE) is None


def test_a_divisible_room_is_taken_by_what_is_in_its_parts_and_the_other_way_round(
    shown: BoardView,
) -> None:
    taken = {
        row: [one for one in shown.scene.shades[row] if one.kind is ShadeKind.TAKEN]
        for row in (HALL, CHESTNUT, BOTH)
    }

    cooking = taken[HALL][0]
    assert (cooking.span, cooking.label) == (
        Span(at(10), at(12, 30)),
        "Everyday cooking · Kitchen",
    )
    assert {one.label for one in taken[HALL]} == {one.label for one in taken[CHESTNUT]}
    assert "Health café · Large hall" in taken[BOTH][0].label


def test_an_option_takes_nothing_of_the_room_next_door(shown: BoardView, day_board: Board) -> None:
    blocks = tuple(replace(one, status="option") for one in day_board.blocks)
    shown.show_board(replace(quiet(day_board), blocks=blocks))

    assert all(one.kind is not ShadeKind.TAKEN for one in shown.scene.shades[BOTH])


def test_the_mouse_hears_for_whom_a_free_hour_is_kept(shown: BoardView) -> None:
    point = QPointF(Hand(shown).slot(FREE, at(9, 15)))

    assert tip_at(shown.scene, point) == "09:00 – 12:00 kept for: Speech therapist"


def test_a_screen_reader_hears_that_an_hour_is_kept_and_not_that_it_is_free(
    shown: BoardView,
) -> None:
    shown.scene.sight.focus = Focus(FREE, at(9, 15))

    slot = BoardTable(shown).focused()
    assert slot is not None
    assert piece_name(shown.scene, slot) == (
        "09:00 – 12:00 kept for: Speech therapist, Tuesday 24 November, 09:15, Office B"
    )


def test_a_week_has_the_same_quiet_marks(weeks: BoardView) -> None:
    cell = weeks.scene.layout.quiet[FREE, DAY]

    assert [(one.kind, one.label) for one in cell] == [(ShadeKind.KEPT, "Speech therapist")]
    assert (FREE, DAY + timedelta(days=1)) not in weeks.scene.layout.quiet
    weeks.hide_palettes(frozenset(Palette))
    assert any(words.startswith("Speech") for words in written(weeks))


def test_a_morning_takes_the_left_half_of_a_day_and_what_goes_on_all_of_it() -> None:
    day = QRectF(0, 0, 100, 28)
    morning = Shade(Span(at(8, 30), at(12, 30)), "A", ShadeKind.KEPT)
    same, other = (Shade(Span(at(13, 30), at(18)), label, ShadeKind.KEPT) for label in ("A", "B"))

    def places(*shades: Shade) -> list[tuple[float, float]]:
        return [(box.left(), box.right()) for box, _ in quiet_boxes(day, shades)]

    assert places(morning) == [(0, 48)]
    assert places(other) == [(50, 100)]
    assert places(morning, other) == [(0, 48), (50, 100)]
    assert places(morning, same) == [(0, 100)]


def test_no_line_of_the_hours_goes_through_the_name_of_what_is_kept(shown: BoardView) -> None:
    box = kept_label(shown, FREE)
    assert box is not None
    half = round(shown.scene.axis.x(at(9, 30)))
    assert box.left() < half < box.right()

    corner = shown.scene.origin.toPoint()
    image, middle = shown.viewport().grab().toImage(), round(box.center().y()) + corner.y()
    colours = {image.pixel(half + corner.x(), middle + away) for away in range(-6, 7)}

    assert shown.scene.theme.tokens.line.rgba() not in colours


def test_what_is_kept_below_planned_lines_shows_no_scraps_of_a_dashed_edge(
    weeks: BoardView, monkeypatch: pytest.MonkeyPatch
) -> None:
    edged: list[ShadeKind] = []
    monkeypatch.setattr(quiet_cells, "paint_quiet", lambda *given: edged.append(given[3]))
    weeks.resize(WIDTH, 3 * HEIGHT)
    weeks.grab()
    assert edged == []

    assert weeks.board is not None
    weeks.show_board(replace(weeks.board, blocks=()))
    weeks.grab()
    assert set(edged) == {ShadeKind.KEPT}


def test_the_meaning_of_the_marks_is_in_sight_below_rows_that_fill_the_board(
    weeks: BoardView,
) -> None:
    monday = weeks.scene.axis.span.start.date()
    assert weeks.board is not None
    month = Span.whole_days(monday, monday + timedelta(days=27))
    weeks.show_board(replace(weeks.board, window=month))
    scene = weeks.scene

    assert weeks.verticalScrollBar().maximum() == 0
    assert scene.stack.height + LEGEND <= scene.grid.height()

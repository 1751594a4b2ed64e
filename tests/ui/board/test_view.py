"""What the board keeps, says and hides."""

from dataclasses import replace
from datetime import timedelta

from PySide6.QtCore import QPointF
from pytestqt.qtbot import QtBot

from desktop_app.domain.planning import Planning
from desktop_app.domain.span import Span
from desktop_app.readings.board import Board
from desktop_app.wording.words import words_in
from tests.ui.board.hand import at
from tests.ui.board.heard import Heard
from ui.board.blocks import attendance_of, clashes_of
from ui.board.focus import Focus
from ui.board.row_kinds import INTERPRETERS, RowsMode, RowsWanted
from ui.board.sayings import saying_of
from ui.board.states import state_said
from ui.board.tips import tip_at
from ui.board.view import BoardView
from ui.board.wishes import BookingWish
from ui.palettes import Palette
from ui.theme import Theme

CIRCUS, SIXTH = "C03-06", "C01-02"


def painted(view: BoardView) -> object:
    """The viewport as it is drawn."""
    return view.viewport().grab().toImage()


def moved(board: Board, code: str, minutes: int) -> Board:
    """The same board with one block later."""
    blocks = tuple(
        replace(one, span=one.span.moved(timedelta(minutes=minutes))) if one.code == code else one
        for one in board.blocks
    )
    return replace(board, blocks=blocks)


def test_the_rooms_stand_by_site_in_the_order_of_the_centre(view: BoardView) -> None:
    groups = view.scene.groups

    assert [(group.letter, len(group.rows)) for group in groups[:3]] == [
        ("V", 6),
        ("B", 4),
        ("H", 2),
    ]
    assert [row.title for row in groups[0].rows[:2]] == ["Large hall", "Chestnut room"]


def test_the_day_of_the_pictures_fits_without_scrolling(view: BoardView) -> None:
    assert view.verticalScrollBar().maximum() == 0
    assert view.horizontalScrollBar().maximum() == 0


def test_the_day_of_the_pictures_fits_on_the_smallest_screen(view: BoardView) -> None:
    view.scene.theme.fit(690)
    view.resize(1010, 586)

    assert view.verticalScrollBar().maximum() == 0
    assert {line.height for line in view.scene.stack.lines if line.row} == {36, 58}


def test_interpreters_are_one_line_on_a_small_screen(view: BoardView) -> None:
    assert view.scene.is_folded(INTERPRETERS)

    view.scene.theme.fit(1080)

    assert not view.scene.is_folded(INTERPRETERS)


def test_a_new_reading_keeps_what_a_person_chose_to_see(view: BoardView, day_board: Board) -> None:
    heard = Heard(view)
    view.resize(500, 300)
    view.select(CIRCUS)
    view.scene.turn("VIL")
    view.verticalScrollBar().setValue(40)
    view.horizontalScrollBar().setValue(120)
    view.show_board(moved(day_board, SIXTH, 15))

    assert view.selected == CIRCUS
    assert view.scene.is_folded("VIL")
    assert view.scene.sight.scroll == QPointF(120, 40)
    assert heard.selected == []


def test_the_focus_follows_its_block(view: BoardView, day_board: Board) -> None:
    view.select(SIXTH)
    view.show_board(moved(day_board, SIXTH, 120))

    assert view.scene.sight.focus == Focus("VIL-02", at(16), SIXTH)


def test_a_block_that_is_gone_is_no_longer_selected(view: BoardView, day_board: Board) -> None:
    heard = Heard(view)
    view.select(SIXTH)
    left = tuple(block for block in day_board.blocks if block.code != SIXTH)
    view.show_board(replace(day_board, blocks=left))

    assert view.selected == ""
    assert heard.selected == [""]


def test_a_theme_can_be_left_out(view: BoardView, day_board: Board) -> None:
    view.hide_palettes(frozenset({Palette.CHILDREN}))
    shown = {placed.block.palette for placed in view.scene.placed}

    assert "children" not in shown
    assert "elders" in shown


def test_an_empty_day_says_what_to_do(view: BoardView, day_board: Board) -> None:
    assert state_said(view.scene) == ""

    view.show_board(replace(day_board, blocks=()))

    assert state_said(view.scene).startswith("Nothing is planned on this day.")


def test_filters_that_hide_everything_say_so(view: BoardView) -> None:
    view.hide_palettes(frozenset(Palette))

    assert state_said(view.scene) == "No session matches the filters."


def test_a_centre_without_a_room_says_what_comes_first(view: BoardView, day_board: Board) -> None:
    view.show_board(replace(day_board, blocks=(), planning=Planning(day_board.window)))

    assert state_said(view.scene) == "Add a site and a room first."


def test_a_slow_reading_turns_the_blocks_grey(
    view: BoardView, day_board: Board, qtbot: QtBot
) -> None:
    before = painted(view)
    view.waiting.start("Loading week 48…")

    assert painted(view) == before

    qtbot.waitUntil(lambda: view.scene.sight.loading)

    assert painted(view) != before

    view.show_board(day_board)

    assert painted(view) == before


def test_the_team_present_or_booked_has_its_rows(view: BoardView) -> None:
    view.show_rows(RowsWanted(RowsMode.TEAM))
    rows = view.scene.rows

    assert (rows["P05"].title, rows["P05"].detail) == ("C. R.", "Speech therapist")
    assert [block.code for block in rows["P05"].blocks] == ["W0035", SIXTH, CIRCUS]
    assert not any(key.startswith("I0") for key in rows)


def test_languages_have_rows_and_the_telephone_the_last(view: BoardView) -> None:
    view.show_rows(RowsWanted(RowsMode.INTERPRETERS))
    titles = [row.title for row in view.scene.rows.values()]

    assert titles == ["Arabic", "Turkish", "Pashto", "Telephone"]


def test_an_option_and_what_it_clashes_with_are_joined(view: BoardView, day_board: Board) -> None:
    pairs = [(one.one, one.other, one.common) for one in clashes_of(day_board)]

    assert pairs == [
        (CIRCUS, SIXTH, Span(at(15), at(15, 30))),
        ("C04-07", "W0037", Span(at(15, 30), at(16))),
    ]
    assert view.scene.troubled == {CIRCUS, SIXTH, "C04-07", "W0037"}


def test_presences_are_not_said_of_what_has_not_begun(day_board: Board) -> None:
    block = day_board.block(SIXTH)

    assert block is not None
    assert attendance_of(replace(block, attendance="complete"), at(11)) == ""
    assert attendance_of(replace(block, attendance="complete"), at(16)) == "complete"


def test_the_language_changes_without_a_new_reading(view: BoardView) -> None:
    before = painted(view)
    view.retranslate(words_in("fr"))

    assert view.scene.rows["VIL-01"].title == "Grande salle"
    assert painted(view) != before


def test_the_wheel_makes_the_hours_wider_around_the_pointer(view: BoardView) -> None:
    scene = view.scene
    x = scene.axis.x(at(14)) + scene.origin.x()
    view.port.zoom_around(x, 2)

    assert round(scene.axis.x(at(14)) + scene.origin.x()) == round(x)
    assert view.horizontalScrollBar().maximum() > 0


def test_a_board_can_be_made_before_there_is_a_reading(qtbot: QtBot) -> None:
    theme = Theme()
    view = BoardView(theme, words_in("fr"))
    qtbot.addWidget(view)
    view.resize(600, 400)
    view.show()

    assert view.board is None
    assert view.viewport().grab().size() == view.viewport().size()


def test_a_tip_says_everything_of_a_block(view: BoardView) -> None:
    box = view.scene.box_of("W0033")

    assert box is not None
    assert tip_at(view.scene, box.center() + view.scene.origin).splitlines() == [
        "Health café",
        "Tuesday 24 November",
        "09:00 to 11:00",
        "Large hall",
        "Villejean",
        "Nurse",
        "14 enrolled of 18",
        "Arabic interpreter confirmed",
        "attendance to record",
    ]


def test_four_sessions_at_once_leave_one_for_the_header(view: BoardView, day_board: Board) -> None:
    cafe = next(block for block in day_board.blocks if block.code == "W0033")
    four = tuple(replace(cafe, code=f"X{number}") for number in range(4))
    view.show_board(replace(day_board, blocks=four))
    before = painted(view)
    line = view.scene.stack.row("VIL-01")

    assert line is not None
    assert line.lanes == 3
    assert view.scene.overflow == {"VIL-01": 1}

    view.scene.layout = replace(view.scene.layout, overflow={})
    view.scene.looks += 1

    assert painted(view) != before


def test_a_place_can_be_outlined_before_anything_is_written(view: BoardView) -> None:
    before = painted(view)
    view.preview = BookingWish("VIL-01", Span(at(12), at(13)))

    assert painted(view) != before

    view.preview = None

    assert painted(view) == before


def test_a_place_in_a_cycle_is_said_but_in_a_series_that_goes_on_all_year(
    view: BoardView, day_board: Board
) -> None:
    block = day_board.block(SIXTH)
    assert block is not None
    assert block.line is not None
    long = replace(block, line=replace(block.line, number=12, of=43))

    assert view.scene.saying(block).position == "2/4"
    assert saying_of(long, day_board, view.scene.words).position == ""

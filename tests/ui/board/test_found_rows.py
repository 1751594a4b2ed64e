"""Rows of the board found by their names (interface, section 13)."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from desktop_app.wording import words_in
from tests.ui.board.hand import at
from ui.board.focus import Focus
from ui.board.row_kinds import RowsMode, RowsWanted
from ui.board.view import BoardView

SIXTH = "C01-02"
CHESTNUT, KITCHEN = "VIL-02", "VIL-03"


@pytest.fixture
def french(view: BoardView) -> BoardView:
    """The board with the names that the centre itself gives its rooms."""
    view.retranslate(words_in("fr"))
    return view


def rows(view: BoardView) -> list[str]:
    return [line.row for line in view.scene.stack.lines if line.row]


def focus_of(view: BoardView) -> Focus | None:
    return view.scene.sight.focus


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("marron", [CHESTNUT]),
        ("MOTRICITE", ["VIL-04"]),
        ("  cuisine ", [KITCHEN]),
        ("bureau villejean", ["VIL-05", "VIL-06"]),
    ],
)
def test_rows_are_found_without_accents_by_their_name_or_their_heading(
    french: BoardView, typed: str, found: list[str]
) -> None:
    assert french.find_rows(typed) == ""
    assert rows(french) == found


def test_nothing_left_is_said_and_an_empty_text_shows_every_row_again(view: BoardView) -> None:
    every = rows(view)

    assert view.find_rows("zzz") == "No row is called “zzz”."
    assert rows(view) == []
    assert view.find_rows("") == ""
    assert rows(view) == every


def test_a_folded_group_opens_for_what_is_found_in_it_and_can_be_folded(view: BoardView) -> None:
    assert not any(one.startswith("interpreters") for one in rows(view))

    view.find_rows("arabic")
    assert rows(view) == ["interpreters:ar"]
    view.scene.turn("interpreters")
    assert rows(view) == []
    view.find_rows("")
    assert not any(one.startswith("interpreters") for one in rows(view))


def test_the_focus_leaves_a_row_that_is_not_found_and_what_is_selected_stays_so(
    view: BoardView,
) -> None:
    view.scene.sight.focus = Focus(KITCHEN, at(9))
    view.scene.sight.selected = SIXTH

    view.find_rows("motricité")
    assert rows(view) == []
    assert focus_of(view) is None
    assert view.selected == SIXTH


def test_whatever_is_wanted_in_a_row_that_is_not_shown_asks_for_every_row(view: BoardView) -> None:
    asked: list[bool] = []
    view.row_missed.connect(lambda: asked.append(True))
    view.find_rows("chestnut")
    view.select(SIXTH)
    assert asked == []

    view.find_rows("kitchen")
    view.select(SIXTH)
    assert asked == [True]


def test_whoever_is_away_is_found_through_the_line_that_shows_the_whole_team(
    view: BoardView,
) -> None:
    view.show_rows(RowsWanted(RowsMode.TEAM))
    view.find_rows("zzz")

    assert [group.key for group in view.scene.groups] == ["everybody"]


@pytest.mark.parametrize("by_focus", [True, False])
def test_hours_are_wider_or_narrower_by_key_around_the_focus(
    view: BoardView, *, by_focus: bool
) -> None:
    view.scene.sight.focus = Focus(KITCHEN, at(14)) if by_focus else None
    middle = view.scene.axis.moment(view.scene.grid.center().x() - view.scene.origin.x())
    moment = at(14) if by_focus else middle
    place = view.scene.axis.x(moment) + view.scene.origin.x()
    before = view.scene.axis.pixels_per_hour

    view.keyboard.zoom(3)
    assert view.scene.axis.pixels_per_hour == pytest.approx(before * 1.15**3)
    assert view.scene.axis.x(moment) + view.scene.origin.x() == pytest.approx(place, abs=1)
    view.keyboard.zoom(-3)
    assert view.scene.axis.pixels_per_hour == pytest.approx(before, abs=1)


def test_what_is_cut_is_told_once_and_an_empty_slot_cuts_what_is_selected(view: BoardView) -> None:
    taken: list[tuple[str, bool]] = []
    view.taken.connect(lambda code, copied: taken.append((code, copied)))
    view.select(SIXTH)
    QTest.keyClick(view, Qt.Key.Key_X, Qt.KeyboardModifier.ControlModifier)
    view.scene.sight.focus = Focus(KITCHEN, at(9))
    view.keyboard.take(copies=True)

    assert taken == [(SIXTH, False), (SIXTH, True)]

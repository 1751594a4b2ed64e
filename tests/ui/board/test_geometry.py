from datetime import datetime, timedelta

import pytest

from desktop_app.domain.span import Span
from tests.ui.board.hand import at
from ui.board.geometry import (
    Line,
    RowCount,
    Stack,
    TimeAxis,
    day_axis,
    floored,
    lanes,
    row_height,
    snapped,
)
from ui.density import Density, sizes_of

AXIS = TimeAxis(Span(at(8), at(19, 30)), left=0, width=1150)
QUARTER = timedelta(minutes=15)


def span(start: str, end: str) -> Span:
    return Span(moment(start), moment(end))


def moment(clock: str) -> datetime:
    hour, minute = clock.split(":")
    return at(int(hour), int(minute))


@pytest.mark.parametrize(
    ("clock", "x"), [("8:00", 0), ("9:00", 100), ("9:15", 125), ("19:30", 1150)]
)
def test_an_hour_has_its_place(clock: str, x: float) -> None:
    assert AXIS.x(moment(clock)) == x
    assert AXIS.moment(x) == moment(clock)


def test_the_full_hours_of_a_day_are_on_the_ruler() -> None:
    hours = AXIS.hours()

    assert (hours[0], hours[-1], len(hours)) == (at(8), at(19), 12)


@pytest.mark.parametrize(
    ("clock", "nearest", "before"),
    [
        ("9:00", "9:00", "9:00"),
        ("9:07", "9:00", "9:00"),
        ("9:08", "9:15", "9:00"),
        ("9:29", "9:30", "9:15"),
    ],
)
def test_a_hand_goes_by_quarters_of_an_hour(clock: str, nearest: str, before: str) -> None:
    assert snapped(moment(clock), QUARTER) == moment(nearest)
    assert floored(moment(clock), QUARTER) == moment(before)


@pytest.mark.parametrize(
    ("opening", "planned", "shown", "why"),
    [
        ([("8:00", "19:30")], [], ("8:00", "19:30"), "opening hours on the half hour"),
        ([("8:15", "19:10")], [], ("8:00", "19:30"), "opening hours between half hours"),
        ([("8:00", "19:00"), ("9:00", "20:00")], [], ("8:00", "20:00"), "the widest of the sites"),
        ([("9:00", "17:00")], [("7:40", "8:30")], ("7:30", "17:00"), "planned too early"),
        (
            [("9:00", "17:00")],
            [("18:00", "21:00")],
            ("9:00", "21:00"),
            "planned too late",
        ),
        ([], [], ("8:00", "19:30"), "nothing opens: the usual hours"),
    ],
)
def test_a_day_shows_what_is_open_and_what_is_planned(
    opening: list[tuple[str, str]],
    planned: list[tuple[str, str]],
    shown: tuple[str, str],
    why: str,
) -> None:
    found = day_axis(
        [span(*one) for one in opening], [span(*one) for one in planned], span("8:00", "19:30")
    )

    assert found == span(*shown), why


def test_a_day_ends_at_midnight() -> None:
    late = Span(at(22), at(22) + timedelta(hours=4))

    assert day_axis([], [late], span("8:00", "19:30")).end == datetime(2026, 11, 25)


@pytest.mark.parametrize(
    ("spans", "lane_of", "count", "why"),
    [
        ([("9:00", "10:00"), ("10:00", "11:00")], (0, 0), 1, "they only touch"),
        ([("9:00", "10:00"), ("9:30", "11:00")], (0, 1), 2, "they overlap"),
        (
            [("9:00", "12:00"), ("9:30", "10:00"), ("10:00", "11:00")],
            (0, 1, 1),
            2,
            "used again",
        ),
        ([("9:30", "11:00"), ("9:00", "10:00")], (1, 0), 2, "by time, not by order"),
        ([("9:00", "10:00")] * 4, (0, 1, 2, 3), 3, "never more than three lanes"),
    ],
)
def test_sessions_at_the_same_hour_share_a_row(
    spans: list[tuple[str, str]], lane_of: tuple[int, ...], count: int, why: str
) -> None:
    found = lanes([span(*one) for one in spans])

    assert (found.lane_of, found.count) == (lane_of, count), why


def test_a_session_alone_at_its_hour_takes_the_whole_height() -> None:
    found = lanes([span("9:00", "10:00"), span("9:30", "11:00"), span("14:00", "15:00")])

    assert found.alone == (False, False, True)


@pytest.mark.parametrize(
    ("shown", "wanted", "why"),
    [
        ((Density.DENSE, RowCount(12, 0, 1, 4), 558), 36, "the pictures' day at 690"),
        ((Density.COMPACT, RowCount(12, 0, 1, 4), 628), 41, "the pictures' day at 768"),
        ((Density.COMFORTABLE, RowCount(12, 4, 1, 4), 920), 52, "the pictures' day at 1080"),
        ((Density.COMPACT, RowCount(3, 0, 0, 1), 628), 60, "few rooms: never higher than 60"),
        ((Density.COMPACT, RowCount(115, 0, 0, 3), 628), 36, "many: never lower than 36"),
    ],
)
def test_rows_share_the_height(shown: tuple[Density, RowCount, int], wanted: int, why: str) -> None:
    density, count, height = shown

    assert row_height(sizes_of(density), count, height) == wanted, why


def test_a_height_leads_to_a_line() -> None:
    stack = Stack.of([Line("V", "", 0, 24), Line("V", "one", 24, 41), Line("V", "two", 65, 63)])

    assert [line.row if (line := stack.at(y)) else None for y in (0, 24, 64.9, 65, 127, 128)] == [
        "", "one", "one", "two", "two", None,
    ]  # fmt: skip
    assert stack.height == 128
    assert [line.row for line in stack.between(30, 66)] == ["one", "two"]

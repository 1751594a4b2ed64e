import pytest

from desktop_app.domain.occupations import common_minutes, gap_minutes, neighbours, overlapping
from desktop_app.domain.span import Span
from tests.domain.town import POSITIONS, at, booked

MORNING = booked("A", at("10:00", "12:00"), "MORNING")
NOON = booked("A", at("12:30", "13:00"), "NOON")
EVENING = booked("A", at("18:00", "19:00"), "EVENING")
DAY_LONG = [MORNING, NOON, EVENING]


@pytest.mark.parametrize(("start", "end", "position", "overlaps"), POSITIONS)
def test_what_overlaps_is_found(start: str, end: str, position: str, *, overlaps: bool) -> None:
    found = overlapping([MORNING], at(start, end), "")
    assert found == ([MORNING] if overlaps else []), position


def test_what_began_long_before_is_still_found() -> None:
    night = booked("A", Span(at("09:00", "10:00").start, at("23:00", "23:59").end), "LONG")
    assert overlapping([night], at("23:00", "23:30"), "") == [night]


def test_a_booking_does_not_stand_in_its_own_way() -> None:
    span = at("10:00", "19:00")
    assert overlapping(DAY_LONG, span, "NOON") == [MORNING, EVENING]


def test_an_empty_code_ignores_nothing() -> None:
    nameless = booked("A", at("10:00", "12:00"), "")
    assert overlapping([nameless], at("10:00", "11:00"), "") == [nameless]


@pytest.mark.parametrize(
    ("start", "end", "near", "position"),
    [
        ("08:00", "09:00", ["MORNING"], "first of the day"),
        ("12:00", "12:30", ["MORNING", "NOON"], "touching both"),
        ("13:00", "18:00", ["NOON", "EVENING"], "filling the gap"),
        ("11:00", "13:30", ["EVENING"], "over two, which are not beside it"),
        ("20:00", "21:00", ["EVENING"], "last of the day"),
    ],
)
def test_the_nearest_on_each_side_are_found(
    start: str, end: str, near: list[str], position: str
) -> None:
    found = neighbours(DAY_LONG, at(start, end), "")
    assert [occupation.by for occupation in found] == near, position


def test_the_own_booking_is_no_neighbour() -> None:
    found = neighbours(DAY_LONG, at("13:00", "14:00"), "NOON")
    assert [occupation.by for occupation in found] == ["MORNING", "EVENING"]


def test_minutes_in_common_and_between() -> None:
    assert common_minutes(at("10:00", "12:00"), at("11:30", "13:00")) == 30
    assert common_minutes(at("10:00", "12:00"), at("12:00", "13:00")) == 0
    assert gap_minutes(at("10:00", "12:00"), at("12:20", "13:00")) == 20
    assert gap_minutes(at("12:20", "13:00"), at("10:00", "12:00")) == 20

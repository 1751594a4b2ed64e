from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain.quarters import Quarters, each_quarter, starts_of
from desktop_app.domain.span import Span
from tests.domain.town import DAY, at

TWO_DAYS = Quarters(DAY, DAY + timedelta(days=1))


@pytest.mark.parametrize(
    ("start", "end", "whole", "touched"),
    [
        ("00:00", "00:15", [0], [0]),
        ("00:00", "00:30", [0, 1], [0, 1]),
        ("00:05", "00:30", [1], [0, 1]),
        ("00:00", "00:20", [0], [0, 1]),
        ("00:05", "00:10", [], [0]),
        ("23:30", "23:59", [94], [94, 95]),
    ],
)
def test_a_quarter_is_free_when_it_is_whole_and_taken_when_a_part_is(
    start: str, end: str, whole: list[int], touched: list[int]
) -> None:
    spans = [at(start, end)]

    assert list(each_quarter(TWO_DAYS.whole(spans))) == whole
    assert list(each_quarter(TWO_DAYS.touched(spans))) == touched


def test_what_lies_outside_the_days_is_cut_off() -> None:
    before = Span(datetime(2026, 3, 11, 22), datetime(2026, 3, 12, 0, 30))
    after = Span(datetime(2026, 3, 13, 23, 45), datetime(2026, 3, 14, 9))

    assert list(each_quarter(TWO_DAYS.whole([before, after]))) == [0, 1, 191]


def test_a_quarter_has_its_moment() -> None:
    assert TWO_DAYS.moment(96 + 40) == datetime(2026, 3, 13, 10)
    assert TWO_DAYS.all == (1 << 192) - 1


@given(st.integers(0, 2**40), st.integers(1, 200))
def test_a_start_is_followed_by_as_many_free_quarters_as_it_needs(mask: int, minutes: int) -> None:
    wanted = -(-minutes // 15)
    slowly = [
        start for start in range(40) if all(mask >> start + more & 1 for more in range(wanted))
    ]

    assert list(each_quarter(starts_of(mask, minutes))) == slowly


def test_nothing_is_looked_for_in_no_time() -> None:
    with pytest.raises(ValueError, match="minute"):
        starts_of(1, 0)
    with pytest.raises(ValueError, match="end before"):
        Quarters(DAY, date(2026, 3, 11))

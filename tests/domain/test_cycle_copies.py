"""A cycle taken up again: the same weekday, as near to the same date as can be."""

from datetime import date

import pytest

from desktop_app.domain.cycle_copies import moved_with, on_same_weekday, year_later


@pytest.mark.parametrize(
    ("former", "later"),
    [
        (date(2025, 9, 9), date(2026, 9, 8)),
        (date(2026, 9, 16), date(2027, 9, 15)),
        (date(2027, 9, 15), date(2028, 9, 13)),
        (date(2026, 12, 31), date(2027, 12, 30)),
    ],
)
def test_a_year_later_is_the_same_weekday(former: date, later: date) -> None:
    assert year_later(former) == later
    assert later.weekday() == former.weekday()


@pytest.mark.parametrize(
    ("asked", "first"),
    [
        (date(2027, 1, 4), date(2027, 1, 6)),
        (date(2027, 1, 6), date(2027, 1, 6)),
        (date(2027, 1, 7), date(2027, 1, 13)),
    ],
)
def test_from_a_day_on_it_begins_on_its_own_weekday(asked: date, first: date) -> None:
    wednesday = date(2026, 9, 16)
    assert on_same_weekday(asked, wednesday) == first


def test_dates_chosen_one_by_one_keep_their_distances() -> None:
    former, first = date(2026, 9, 16), date(2027, 9, 15)
    days = [former, date(2026, 9, 24), date(2026, 12, 1)]
    assert moved_with(first, former, days) == {
        first,
        date(2027, 9, 23),
        date(2027, 11, 30),
    }

"""Taking a cycle up again another year: the same weekday, as near to the same date as can be."""

from collections.abc import Iterable
from datetime import date, timedelta

FULL_YEAR = timedelta(weeks=52)
"""52 weeks later it is the same weekday, one day earlier in the month (two after 29 February)."""


def year_later(day: date) -> date:
    """The same weekday a year later: Tuesday 9 September 2025 gives Tuesday 8 September 2026."""
    return day + FULL_YEAR


def moved_with(first: date, former: date, days: Iterable[date]) -> frozenset[date]:
    """Days that keep their distance from the first one, which was ``former`` and is ``first``."""
    return frozenset(day + (first - former) for day in days)


def on_same_weekday(day: date, former: date) -> date:
    """The first day from ``day`` on that has the weekday of ``former``."""
    return day + timedelta(days=(former.weekday() - day.weekday()) % 7)

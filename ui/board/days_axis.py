"""Days side by side: which day stands where, and how wide."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta

from desktop_app.domain.opening import SUNDAY
from desktop_app.domain.span import Span
from ui.board.geometry import TimeAxis

HOLIDAY_SHARE = 0.75
"""Width of a public holiday in that of another day (interface 4.1)."""

WEEKEND_SHARE = 0.86
"""Width of a Saturday or Sunday in that of another day, as in the picture of the week."""

LEAST_DAY, LEAST_SMALL_DAY = 100, 24
"""Narrower than this, in pixels, the board scrolls instead."""


@dataclass(frozen=True, slots=True)
class DayColumn:
    """One day of the board; ``holiday`` names it when nobody works."""

    day: date
    left: float
    width: float
    holiday: str = ""

    @property
    def right(self) -> float:
        """Where the next day begins."""
        return self.left + self.width


@dataclass(frozen=True, slots=True)
class DaysAxis(TimeAxis):
    """Whole days across the width; every moment of a day stands in its column."""

    columns: tuple[DayColumn, ...] = ()
    inset: float = 5
    _lefts: tuple[float, ...] = field(default=(), repr=False)

    @property
    def is_hourly(self) -> bool:
        """See TimeAxis."""
        return False

    def x(self, moment: datetime) -> float:
        """The left edge of the day of a moment."""
        return self.column(moment.date()).left

    def moment(self, x: float) -> datetime:
        """The midnight that begins the day at ``x``; the first or the last day beyond both ends."""
        place = max(bisect_right(self._lefts, x) - 1, 0)
        return datetime.combine(self.columns[place].day, time())

    def stretch(self, span: Span) -> tuple[float, float]:
        """See TimeAxis: what the day of a span leaves inside."""
        column = self.column(span.day)
        return column.left + self.inset, column.right - self.inset

    def hours(self) -> list[datetime]:
        """See TimeAxis: none is drawn."""
        return []

    def column(self, day: date) -> DayColumn:
        """The column of a day, or the nearest one."""
        place = (day - self.columns[0].day).days
        return self.columns[min(max(place, 0), len(self.columns) - 1)]

    def shows(self, day: date) -> bool:
        """Whether a day has a column."""
        return self.columns[0].day <= day <= self.columns[-1].day


def days_axis(
    days: Iterable[date], holidays: Mapping[date, str], width: float, growth: float = 1
) -> DaysAxis:
    """Share a width among days that follow each other; a public holiday takes less.

    Args:
        days: at least one.
        holidays: the names of those on which nobody works.
        width: what there is; the days take more when they would become too narrow.
        growth: how much larger than usual the letters are.
    """
    shown = tuple(days)
    shares = [_share_of(day, holidays) for day in shown]
    many = len(shown) > LEAST_DAY // 8
    least = (LEAST_SMALL_DAY if many else LEAST_DAY) * growth
    if many:
        shares = [1.0] * len(shown)
    whole = max(width, least * sum(shares))
    edges = [round(whole * sum(shares[:place]) / sum(shares)) for place in range(len(shown) + 1)]
    columns = tuple(
        DayColumn(day, left, right - left, holidays.get(day, ""))
        for day, left, right in zip(shown, edges[:-1], edges[1:], strict=True)
    )
    span = Span.whole_days(shown[0], shown[-1])
    lefts = tuple(column.left for column in columns)
    return DaysAxis(span, 0, whole, columns, 2 if many else 5, lefts)


def _share_of(day: date, holidays: Mapping[date, str]) -> float:
    if day in holidays:
        return HOLIDAY_SHARE
    return WEEKEND_SHARE if day.isoweekday() >= SUNDAY - 1 else 1.0


def days_between(first: date, last: date) -> list[date]:
    """Every day from ``first`` to ``last``, both included."""
    return [first + timedelta(days=number) for number in range((last - first).days + 1)]

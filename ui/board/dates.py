"""Which days the board shows: one, a week, or four weeks (interface 4.1)."""

from __future__ import annotations

from datetime import date, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from desktop_app.domain.span import Span

DAYS_OF_WEEK = 7
WEEKS_SHOWN = 4


class DateMode(StrEnum):
    """How many days are columns."""

    DAY = "day"
    WEEK = "week"
    FOUR_WEEKS = "four_weeks"


def days_read(mode: DateMode, day: date) -> tuple[date, date]:
    """The first and the last day to read so that ``day`` is shown."""
    if mode is DateMode.DAY:
        return day, day
    monday = day - timedelta(days=day.weekday())
    weeks = 1 if mode is DateMode.WEEK else WEEKS_SHOWN
    return monday, monday + timedelta(days=weeks * DAYS_OF_WEEK - 1)


def mode_of(window: Span) -> DateMode:
    """Which mode a reading of some days is for."""
    match len(window.days):
        case 1:
            return DateMode.DAY
        case number if number <= DAYS_OF_WEEK:
            return DateMode.WEEK
    return DateMode.FOUR_WEEKS


def step_of(mode: DateMode) -> timedelta:
    """How far one step goes: a day, or a week."""
    return timedelta(days=1 if mode is DateMode.DAY else DAYS_OF_WEEK)

"""The months of a cycle as values: what is held, skipped, closed and off on each day."""

from __future__ import annotations

from calendar import Calendar
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from desktop_app.domain.calendar import public_holiday_on, school_holiday_on
from desktop_app.domain.cycle_preview import LineState
from desktop_app.wording.cycle_preview import state_said
from desktop_app.wording.names import capitalised

if TYPE_CHECKING:
    from desktop_app.domain.calendar import SchoolHoliday
    from desktop_app.domain.cycle_preview import CycleLine
    from desktop_app.wording.words import Words

LEAST_MONTHS = 4
"""Shown even for a short cycle: what comes after its end is worth seeing."""

_DECEMBER = 12


@dataclass(frozen=True, slots=True)
class Month:
    """One month.

    Attributes:
        first: its first day.
        title: its name and year.
        head: its name, with the year where that changes.
        weeks: its days by week, Monday first; nothing for those of other months.
        states: of the days that a line of the preview is about.
        lines: the day of the rule behind each of those.
        school: days of school holidays.
        public: public holidays.
        said: its days in words, for those who do not see it.
    """

    first: date
    title: str
    head: str
    weeks: tuple[tuple[date | None, ...], ...]
    states: Mapping[date, LineState]
    lines: Mapping[date, date]
    school: frozenset[date]
    public: frozenset[date]
    said: str


def months_of(
    words: Words, lines: Sequence[CycleLine], first: date, holidays: Sequence[SchoolHoliday]
) -> list[Month]:
    """The months from the first date to the last, four at least, from that of ``first``."""
    by_day = {_shown_day(line): line for line in lines}
    days = [*by_day, first]
    start, last = min(days), max(days)
    months: list[Month] = []
    here = start.replace(day=1)
    while here <= last or len(months) < LEAST_MONTHS:
        month = _month(words, here, by_day, holidays)
        same_year = bool(months) and months[-1].first.year == here.year
        months.append(replace(month, head=month.title.split()[0]) if same_year else month)
        here = _next_month(here)
    return months


def _shown_day(line: CycleLine) -> date:
    """The day on which a date is held, which a repair may have changed."""
    return line.date.day if line.proposal is None else line.proposal.span.day


def _next_month(first: date) -> date:
    if first.month == _DECEMBER:
        return first.replace(year=first.year + 1, month=1)
    return first.replace(month=first.month + 1)


def _month(
    words: Words,
    first: date,
    by_day: Mapping[date, CycleLine],
    holidays: Sequence[SchoolHoliday],
) -> Month:
    weeks = Calendar().monthdatescalendar(first.year, first.month)
    own = [day for week in weeks for day in week if day.month == first.month]
    states = {day: by_day[day].state for day in own if day in by_day}
    name = capitalised(words.day_and_month(first).partition(" ")[2])
    said = [f"{words.short_day(day)}: {state_said(words, one)}" for day, one in states.items()]
    return Month(
        first,
        f"{name} {first.year}",
        f"{name} {first.year}",
        tuple(tuple(day if day.month == first.month else None for day in week) for week in weeks),
        states,
        {day: by_day[day].date.day for day in states},
        frozenset(day for day in own if school_holiday_on(day, holidays) is not None),
        frozenset(day for day in own if public_holiday_on(day) is not None),
        ", ".join(said) or words._("no date"),
    )

"""A week as it is being painted: pure values, put aside whole and taken up again."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from desktop_app.domain.errors import BadInputError
from desktop_app.domain.painted_week import BOTH, Cell, kept_rules
from desktop_app.domain.weekly_rules import alternation_shifted, parity_breaks

if TYPE_CHECKING:
    from datetime import date

    from desktop_app.domain.availability import AvailabilityRule
    from desktop_app.domain.calendar import WeekParity
    from desktop_app.domain.painted_week import PaintedWeek, WeekOf
    from desktop_app.domain.weekly_rules import ParityBreak
    from desktop_app.readings.week_form import WeekForm

ALL = "all"
"""Odd and even weeks at once."""


@dataclass(frozen=True, slots=True)
class WeekTyped:
    """What is painted, for whom, and the days on which it holds.

    ``shifted`` exchanges odd and even weeks after each year of 53 weeks.
    """

    of: WeekOf
    week: PaintedWeek
    first: date
    last: date | None
    shifted: bool = False

    def rules(self, form: WeekForm) -> tuple[AvailabilityRule, ...]:
        """The whole version: what is painted, and what no grid can show."""
        painted = self.week.rules(self.first, self.last)
        if self.shifted:
            for turn in {one.ends: one for one in self.turns}.values():
                painted = alternation_shifted(painted, turn)
        return (*painted, *self.kept(form))

    def kept(self, form: WeekForm) -> tuple[AvailabilityRule, ...]:
        """The rules beside the grid, which saving leaves as they are."""
        return kept_rules(form.rules, form.version, self.first, self.last)

    @property
    def turns(self) -> tuple[ParityBreak, ...]:
        """Where the alternation of what is painted breaks."""
        return parity_breaks(self.week.rules(self.first, self.last))

    def with_days(self, first: date, last: date | None) -> WeekTyped:
        """The same week on other days."""
        return replace(self, first=first, last=last)


@dataclass(frozen=True, slots=True)
class WeekKept:
    """What is set aside of somebody's week: it as painted, if it is, and an exception's line."""

    of: WeekOf
    week: WeekTyped | None
    line: str = ""


@dataclass(frozen=True, slots=True)
class Block:
    """A rectangle of the grid: from a day and a quarter to others, both included."""

    weekday: int
    quarter: int
    to_weekday: int
    to_quarter: int

    @property
    def weekdays(self) -> range:
        """Its days, in order."""
        return range(min(self.weekday, self.to_weekday), max(self.weekday, self.to_weekday) + 1)

    @property
    def quarters(self) -> range:
        """Its quarters of hours, in order."""
        return range(min(self.quarter, self.to_quarter), max(self.quarter, self.to_quarter) + 1)

    def cells(self, parities: tuple[WeekParity, ...]) -> tuple[Cell, ...]:
        """What it covers in the weeks that are shown."""
        return tuple(
            Cell(parity, day, quarter)
            for parity in parities
            for day in self.weekdays
            for quarter in self.quarters
        )


def parities_of(weeks: str) -> tuple[WeekParity, ...]:
    """The parities that are painted together: both, or the one that is shown."""
    return tuple(one for one in BOTH if weeks in {ALL, one.value})


def begun(form: WeekForm) -> WeekTyped:
    """The version that holds now, before anything is painted."""
    version = form.version
    return WeekTyped(form.of, version.week, version.first, version.last)


def days_problem(typed: WeekTyped, name: str) -> BadInputError | None:
    """Why the days of a version cannot be, said of the one that was typed; nothing if they can."""
    if typed.last is None or typed.first <= typed.last:
        return None
    field = "from" if name == "first" else "to"
    return BadInputError(field, "before_first_day", f"{typed.last}", (f"{typed.first}",))

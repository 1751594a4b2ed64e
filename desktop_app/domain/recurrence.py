"""Rhythms of the centre (every week, odd or even weeks, every n weeks, nth weekday) and dates."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Self

from desktop_app.domain.calendar import WeekParity
from desktop_app.domain.span import FIRST_YEAR, LAST_YEAR

MOST_OCCURRENCES = 400
MOST_YEARS = 3
MOST_WEEKS_APART = 52
MOST_WEEKDAYS_IN_MONTH = 5
ONE_WEEK, TWO_WEEKS, THREE_WEEKS = (timedelta(weeks=n) for n in (1, 2, 3))
_NUMBERED = re.compile(r"(every|nth)-([1-9][0-9]?)", re.ASCII)


class UnknownRhythmError(ValueError):
    """A rhythm is written in none of the forms of the centre; ``text`` is what was written."""

    def __init__(self, text: str) -> None:
        super().__init__(f"not a rhythm: {text[:40]!r}")
        self.text = text


class EndlessRecurrenceError(ValueError):
    """Neither a last date nor a number of dates was given."""


class EndBeforeStartError(ValueError):
    """The last date is before the first, or fewer than one date is wanted."""


class TooManyOccurrencesError(ValueError):
    """More than 400 dates were asked for."""


class PeriodTooLongError(ValueError):
    """The dates would go beyond three years after the first."""


class YearOutOfRangeError(ValueError):
    """A date lies outside the years 2000 to 2100."""


class RhythmKind(StrEnum):
    """The five shapes of recurrence people use."""

    WEEKLY = "weekly"
    ODD = "odd"
    EVEN = "even"
    EVERY = "every"
    NTH = "nth"


@dataclass(frozen=True, slots=True)
class Rhythm:
    """How often something comes back, always on one weekday.

    ``number`` is the weeks from one occurrence to the next (``every``, 1 to 52),
    or which of that weekday in the month (``nth``, 1 to 5; a month without a
    fifth has none). It is 1 for the other kinds. Odd and even are ISO week
    numbers: they are not « every two weeks » across a year of 53 weeks.

    Raises:
        ValueError: ``number`` is out of these limits.
    """

    kind: RhythmKind
    number: int = 1

    def __post_init__(self) -> None:
        most = {RhythmKind.EVERY: MOST_WEEKS_APART, RhythmKind.NTH: MOST_WEEKDAYS_IN_MONTH}
        if not 1 <= self.number <= most.get(self.kind, 1):
            raise ValueError(f"{self.kind} cannot count {self.number}")

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read ``weekly``, ``odd``, ``even``, ``every-3`` or ``nth-2``.

        Raises:
            UnknownRhythmError: the text is none of these.
        """
        if text in {RhythmKind.WEEKLY, RhythmKind.ODD, RhythmKind.EVEN}:
            return cls(RhythmKind(text))
        numbered = _NUMBERED.fullmatch(text)
        if numbered is None:
            raise UnknownRhythmError(text)
        try:
            return cls(RhythmKind(numbered[1]), int(numbered[2]))
        except ValueError as out_of_limits:
            raise UnknownRhythmError(text) from out_of_limits

    def __str__(self) -> str:
        numbered = self.kind in {RhythmKind.EVERY, RhythmKind.NTH}
        return f"{self.kind}-{self.number}" if numbered else str(self.kind)

    @property
    def parity(self) -> WeekParity | None:
        """The weeks it keeps to, when it goes by odd or even weeks."""
        return WeekParity(self.kind) if self.kind in {RhythmKind.ODD, RhythmKind.EVEN} else None

    def keeps(self, day: date, anchor: date | None = None) -> bool:
        """Whether the rhythm falls in the week of ``day`` (for ``nth``: on that day of the month).

        The weekday is the caller's affair. ``every-n`` counts from the week of
        ``anchor``, in both directions; the other kinds need no anchor.

        Raises:
            ValueError: ``every-n`` without an anchor.
        """
        match self.kind:
            case RhythmKind.WEEKLY:
                return True
            case RhythmKind.ODD | RhythmKind.EVEN:
                return day.isocalendar().week % 2 == (self.kind is RhythmKind.ODD)
            case RhythmKind.NTH:
                return (day.day - 1) // 7 + 1 == self.number
            case RhythmKind.EVERY:
                return self._keeps_week(day, anchor)

    def occurs_on(self, day: date, first: date) -> bool:
        """Whether a series that starts on ``first`` has an occurrence on ``day``.

        Occurrences fall on the weekday of ``first`` and never before it.
        """
        return day >= first and day.weekday() == first.weekday() and self.keeps(day, first)

    def _keeps_week(self, day: date, anchor: date | None) -> bool:
        if anchor is None:
            raise ValueError("a rhythm of every n weeks counts from the week of a date")
        weeks = (_monday(day) - _monday(anchor)) // ONE_WEEK
        return weeks % self.number == 0


def latest_until(first: date) -> date:
    """Give the latest end of a series that starts on ``first``: three years on, that day included.

    Raises:
        YearOutOfRangeError: ``first`` is outside the years 2000 to 2100.
    """
    if not FIRST_YEAR <= first.year <= LAST_YEAR:
        raise YearOutOfRangeError(f"dates go from {FIRST_YEAR} to {LAST_YEAR}, got {first}")
    month_end = 28 if (first.month, first.day) == (2, 29) else first.day
    return min(first.replace(year=first.year + MOST_YEARS, day=month_end), date(LAST_YEAR, 12, 31))


def occurrences(
    rhythm: Rhythm, first: date, *, until: date | None = None, count: int | None = None
) -> Iterator[date]:
    """Give the dates of a series in order, on the weekday of ``first``.

    A ``first`` that is not itself in the rhythm (an even week for ``odd``) only
    says from when: the series then starts with the next date that is.

    Args:
        rhythm: how often it comes back.
        first: the earliest date.
        until: the last possible date, included; at most three years after ``first``.
        count: how many dates; 1 to 400. With both ends the nearer one holds.

    Raises:
        EndlessRecurrenceError: neither ``until`` nor ``count`` is given.
        EndBeforeStartError: ``until`` is before ``first``, or ``count`` is below 1.
        TooManyOccurrencesError: ``count`` is above 400.
        PeriodTooLongError: the dates would go beyond three years.
        YearOutOfRangeError: ``first`` is outside the years 2000 to 2100.
    """
    _check_bounds(first, until, count)
    latest = latest_until(first)
    if until is not None and until > latest:
        raise PeriodTooLongError(f"a series lasts at most {MOST_YEARS} years, got until {until}")
    dates = _dates(rhythm, first, until or latest)[:count]
    if until is None and len(dates) != count:
        raise PeriodTooLongError(f"{count} dates do not fit into {MOST_YEARS} years")
    return iter(dates)


def _check_bounds(first: date, until: date | None, count: int | None) -> None:
    if until is None and count is None:
        raise EndlessRecurrenceError("a series ends by a date or by a number of dates")
    if (until is not None and until < first) or (count is not None and count < 1):
        raise EndBeforeStartError("a series has at least one date, at or after the first")
    if count is not None and count > MOST_OCCURRENCES:
        raise TooManyOccurrencesError(f"at most {MOST_OCCURRENCES} dates, got {count}")


def _dates(rhythm: Rhythm, first: date, last: date) -> list[date]:
    if rhythm.kind is RhythmKind.NTH:
        return _by_month(rhythm.number, first, last)
    if rhythm.parity is not None:
        return _by_parity(rhythm.parity, first, last)
    step = 7 * rhythm.number
    return list(map(date.fromordinal, range(first.toordinal(), last.toordinal() + 1, step)))


def _by_parity(parity: WeekParity, first: date, last: date) -> list[date]:
    wanted = 1 if parity is WeekParity.ODD else 0
    # From week 53 (odd) the next even week is two weeks away, week 1 being odd as well.
    day = next(
        day
        for day in (first, first + ONE_WEEK, first + TWO_WEEKS)
        if day.isocalendar().week % 2 == wanted
    )
    dates = []
    while day <= last:
        dates.append(day)
        following = day + TWO_WEEKS
        if following.isocalendar().week % 2 != wanted:
            # A week 53 was passed: two odd weeks in a row, or three weeks between even ones.
            following = day + (ONE_WEEK if wanted else THREE_WEEKS)
        day = following
    return dates


def _by_month(number: int, first: date, last: date) -> list[date]:
    weekday, dates = first.weekday(), []
    for month in range(12 * first.year + first.month - 1, 12 * last.year + last.month):
        start = date(month // 12, month % 12 + 1, 1)
        day = start + timedelta(days=(weekday - start.weekday()) % 7 + 7 * (number - 1))
        if first <= day <= last and day.month == start.month:
            dates.append(day)
    return dates


def _monday(day: date) -> date:
    return day - timedelta(days=day.weekday())

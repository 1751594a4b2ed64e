"""The dates of a cycle: its rule, its steps, what the calendar skips and why (domain, section 4).

Nothing is checked here but the calendar: who is absent or which room is taken is the affair of
the rules of a session, date by date.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from itertools import islice

from desktop_app.domain.calendar import SchoolHoliday, public_holiday_on, school_holiday_on
from desktop_app.domain.opening import Closure, closures_over
from desktop_app.domain.recurrence import (
    MOST_OCCURRENCES,
    PeriodTooLongError,
    Rhythm,
    TooManyOccurrencesError,
    latest_until,
    occurrences,
)
from desktop_app.domain.span import Span

ONE_DAY = timedelta(days=1)
MOST_SPARE = 8
SPARE_WITHIN = timedelta(days=60)
"""How many dates after the last are looked at for a date in trouble, and how far."""


class HolidayPolicy(StrEnum):
    """What a programme does during school holidays."""

    PAUSE = "pause"
    CONTINUE = "continue"
    ONLY = "only"


class SkipCause(StrEnum):
    """Why a date that the rule gives is not held; the code is stored with the skipped row."""

    REMOVED = "removed"
    PUBLIC_HOLIDAY = "public_holiday"
    SCHOOL_HOLIDAY = "school_holiday"
    SCHOOL_TIME = "school_time"
    SITE_CLOSED = "site_closed"


class StepsOutOfOrderError(ValueError):
    """The steps of a programme cannot follow one another; ``step`` counts from 1."""

    def __init__(self, step: int) -> None:
        """Name the first step that cannot be placed."""
        super().__init__(f"step {step} cannot follow the one before it")
        self.step = step


@dataclass(frozen=True, slots=True)
class CycleStep:
    """Sessions of a cycle that are alike: their minutes, and where they stand after the others.

    ``count`` is empty for the step that takes the number of sessions of the cycle. ``start`` is
    empty at the hour of the cycle. With ``days_after`` (fewest and most days after the last
    session of the step before, at least 1) the step leaves the rhythm: it takes the first
    weekdays of the cycle that fall in that window.
    """

    minutes: int
    count: int | None = None
    start: time | None = None
    days_after: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class CycleRule:
    """What somebody asks of a cycle before anything is written.

    The dates follow ``rhythm`` from ``first``, or are the ``free`` ones when there is none; they
    end by ``until``, by ``count``, or by the counts of the steps. ``kept`` dates are held
    whatever the calendar says, ``removed`` ones are not held.
    """

    first: date
    start: time
    steps: tuple[CycleStep, ...]
    rhythm: Rhythm | None = None
    until: date | None = None
    count: int | None = None
    policy: HolidayPolicy = HolidayPolicy.CONTINUE
    on_public_holidays: bool = False
    free: frozenset[date] = frozenset()
    kept: frozenset[date] = frozenset()
    removed: frozenset[date] = frozenset()


@dataclass(frozen=True, slots=True)
class CycleCalendar:
    """The school holidays of the centre's zone, and when the site is closed."""

    school_holidays: tuple[SchoolHoliday, ...] = ()
    closures: tuple[Closure, ...] = ()


@dataclass(frozen=True, slots=True)
class CycleDate:
    """One date of a cycle: held with its number from 1, or skipped with its cause.

    ``step`` counts from 1; ``holiday`` are the school holidays for which it is skipped.
    """

    span: Span
    step: int
    number: int | None = None
    cause: SkipCause | None = None
    holiday: SchoolHoliday | None = None

    @property
    def day(self) -> date:
        """The day on which it falls."""
        return self.span.day


@dataclass(frozen=True, slots=True)
class CyclePlan:
    """Every date of a cycle in order, skipped ones included.

    ``unplaced`` says how many sessions of each step, counted from 1, found no date in their
    window. ``spare`` are the dates the rule would give next: a date in trouble may be held on
    one of them instead (« mer. 20 janv. », interface.md 6).
    """

    dates: tuple[CycleDate, ...]
    unplaced: tuple[tuple[int, int], ...] = ()
    spare: tuple[CycleDate, ...] = ()

    @property
    def held(self) -> tuple[CycleDate, ...]:
        """The dates that will be sessions."""
        return tuple(one for one in self.dates if one.number is not None)


def cycle_plan(rule: CycleRule, calendar: CycleCalendar) -> CyclePlan:
    """Give every date of a cycle: numbered, or skipped with its cause.

    A date that the calendar skips is replaced by a later one when the cycle ends by a number of
    sessions, by none when it ends by a date; one that somebody removed is not replaced. Public
    holidays are skipped unless the rule says otherwise.

    Raises:
        StepsOutOfOrderError: a step stands at no time after the one before it.
        EndlessRecurrenceError, EndBeforeStartError, TooManyOccurrencesError,
            PeriodTooLongError, YearOutOfRangeError: as for `occurrences`.
    """
    _check_steps(rule.steps)
    filling, days = _Filling(rule, calendar), _days(rule)
    dates: list[CycleDate] = []
    unplaced = []
    for step, asked in enumerate(rule.steps, 1):
        if asked.days_after is not None:
            days = _window(rule, dates, asked.days_after)
        placed = filling.placed(days, step, len(_held(dates)))
        dates += placed
        missing = (_wanted(rule, step) or 0) - sum(map(_counts, placed))
        if missing > 0 and asked.days_after is not None:
            unplaced.append((step, missing))
        elif missing > 0 and rule.rhythm is not None and rule.until is None:
            raise PeriodTooLongError(f"{missing} dates too many for three years")
    return CyclePlan(tuple(dates), tuple(unplaced), filling.spare(dates))


def school_cause(
    day: date, policy: HolidayPolicy, holidays: tuple[SchoolHoliday, ...]
) -> SkipCause | None:
    """Why a policy skips a day because of the schools; nothing when it does not."""
    in_holidays = school_holiday_on(day, holidays) is not None
    if in_holidays and policy is HolidayPolicy.PAUSE:
        return SkipCause.SCHOOL_HOLIDAY
    if not in_holidays and policy is HolidayPolicy.ONLY:
        return SkipCause.SCHOOL_TIME
    return None


def _check_steps(steps: tuple[CycleStep, ...]) -> None:
    for number, step in enumerate(steps, 1):
        fewest, most = step.days_after or (1, 1)
        follows_nothing = number == 1 and step.days_after is not None
        endless = step.count is None and number < len(steps)
        if follows_nothing or endless or not 1 <= fewest <= most:
            raise StepsOutOfOrderError(number)


def _days(rule: CycleRule) -> Iterator[date]:
    """Every day the rule may take, as far as it goes; the caller stops at its number."""
    if rule.rhythm is None:
        if len(rule.free) > MOST_OCCURRENCES:
            raise TooManyOccurrencesError(f"at most {MOST_OCCURRENCES} dates, got {len(rule.free)}")
        if rule.free and max(rule.free) > latest_until(min(rule.free)):
            raise PeriodTooLongError(f"{min(rule.free)} to {max(rule.free)}")
        return iter(sorted(rule.free))
    # Asked once for its refusals: those who type an impossible end hear of it at once.
    occurrences(rule.rhythm, rule.first, until=rule.until, count=_wanted(rule, 1))
    return occurrences(rule.rhythm, rule.first, until=rule.until or latest_until(rule.first))


def _window(rule: CycleRule, dates: list[CycleDate], days_after: tuple[int, int]) -> Iterator[date]:
    """The weekdays of the cycle in the window after its last session."""
    held = _held(dates)
    if not held:
        return iter(())
    last = held[-1].day
    window = (last + days * ONE_DAY for days in range(days_after[0], days_after[1] + 1))
    return (day for day in window if day.weekday() == rule.first.weekday())


@dataclass(frozen=True, slots=True)
class _Filling:
    """A rule being laid on its calendar."""

    rule: CycleRule
    calendar: CycleCalendar

    def placed(self, days: Iterator[date], step: int, before: int) -> list[CycleDate]:
        """The dates of one step, counted from 1, after so many sessions of the others."""
        wanted = _wanted(self.rule, step)
        held = counted = 0
        dates: list[CycleDate] = []
        while wanted is None or counted < wanted:
            day = next(days, None)
            if day is None:
                break
            span = self._span(day, self.rule.steps[step - 1])
            cause = self._cause(span)
            held += cause is None
            number = None if cause else before + held
            dates.append(CycleDate(span, step, number, cause, self._holiday(day, cause)))
            counted += _counts(dates[-1])
        return dates

    def spare(self, dates: list[CycleDate]) -> tuple[CycleDate, ...]:
        """The next dates of the rhythm after the last that is held, few and soon.

        There are none after a step that stands in a window: it would no longer follow.
        """
        rule, held = self.rule, _held(dates)
        if rule.rhythm is None or not held or len(rule.steps) > 1:
            return ()
        last = dates[-1].day
        latest = min(last + SPARE_WITHIN, latest_until(rule.first))
        days = occurrences(rule.rhythm, rule.first, until=max(latest, rule.first))
        spans = (self._span(day, rule.steps[0]) for day in days if day > last)
        free = (span for span in spans if self._cause(span) is None)
        return tuple(CycleDate(span, 1) for span in islice(free, MOST_SPARE))

    def _span(self, day: date, step: CycleStep) -> Span:
        start = datetime.combine(day, step.start or self.rule.start)
        return Span(start, start + timedelta(minutes=step.minutes))

    def _holiday(self, day: date, cause: SkipCause | None) -> SchoolHoliday | None:
        if cause is not SkipCause.SCHOOL_HOLIDAY:
            return None
        return school_holiday_on(day, self.calendar.school_holidays)

    def _cause(self, span: Span) -> SkipCause | None:
        if span.day in self.rule.removed:
            return SkipCause.REMOVED
        if span.day in self.rule.kept:
            return None
        return self._cause_in_calendar(span)

    def _cause_in_calendar(self, span: Span) -> SkipCause | None:
        if not self.rule.on_public_holidays and public_holiday_on(span.day) is not None:
            return SkipCause.PUBLIC_HOLIDAY
        cause = school_cause(span.day, self.rule.policy, self.calendar.school_holidays)
        if cause is not None:
            return cause
        return SkipCause.SITE_CLOSED if closures_over(span, self.calendar.closures) else None


def _wanted(rule: CycleRule, step: int) -> int | None:
    """How many sessions a step has, counted from 1; nothing when a day ends it."""
    count = rule.steps[step - 1].count
    return rule.count if count is None else count


def _counts(one: CycleDate) -> bool:
    """Whether a date is one of those that were asked for."""
    return one.cause in {None, SkipCause.REMOVED}


def _held(dates: list[CycleDate]) -> list[CycleDate]:
    return [one for one in dates if one.number is not None]

"""What is wanted of a term: cycles to plan together, what each needs and what it would like.

A cycle has one session in each of its weeks, at the same site, if possible at the same hour of
the same day, in the same room and with the same people. On the nth weekday of each month, its
weeks are those of these days, and it is held on no other day.
"""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, time, timedelta

from desktop_app.domain.calendar import SchoolHoliday, school_holiday_on
from desktop_app.domain.cycle_dates import CycleStep, HolidayPolicy, SkipCause
from desktop_app.domain.planning import Planning, Proposal, Worker, WorkerKind
from desktop_app.domain.recurrence import Rhythm, RhythmKind
from desktop_app.domain.roles import missing_roles, role_groups

LONGEST_TERM = timedelta(days=400)
MOST_CYCLES = 60
"""Cycles planned together."""
WEEKLY = Rhythm(RhythmKind.WEEKLY)
ONE_WEEK, ONE_DAY = timedelta(weeks=1), timedelta(days=1)
ANY_HOURS = time(0), time(23, 59)


@dataclass(frozen=True, slots=True)
class TermWish:
    """A cycle that is wanted in a term.

    ``sample`` says what every session needs: programme, people, equipment, language, and those
    who are named; its span and room do not matter. ``roles`` are wanted besides what the
    programme asks, whoever brings them. ``steps`` each have a number of sessions. ``site`` and
    ``room`` are empty when any will do. ``weekdays`` (1 to 7; empty for any), ``after`` and
    ``before`` are what it would like; the nth weekday of a month is the one weekday it must be.
    ``first`` and ``last`` are its first and last possible day.

    Raises:
        ValueError: the last day is before the first, a step has no number of sessions, the
            hours end before they begin, or the nth weekday of a month is not one weekday.
    """

    name: str
    sample: Proposal
    steps: tuple[CycleStep, ...]
    first: date
    last: date
    rhythm: Rhythm = WEEKLY
    policy: HolidayPolicy = HolidayPolicy.CONTINUE
    roles: str = ""
    site: str = ""
    room: str = ""
    weekdays: frozenset[int] = frozenset()
    after: time = ANY_HOURS[0]
    before: time = ANY_HOURS[1]

    def __post_init__(self) -> None:
        if self.last < self.first:
            raise ValueError(f"a term ends before it starts: {self.first}, {self.last}")
        if self.before <= self.after:
            raise ValueError(f"hours end before they begin: {self.after}, {self.before}")
        if not self.steps or any(step.count is None for step in self.steps):
            raise ValueError("every step of a cycle wanted has a number of sessions")
        if not fixes_its_weekday(self.rhythm, self.weekdays):
            raise ValueError(f"{self.rhythm} is on one weekday, got {sorted(self.weekdays)}")

    @property
    def weekly_steps(self) -> tuple[CycleStep, ...]:
        """The steps that keep to the rhythm."""
        return tuple(step for step in self.steps if step.days_after is None)

    def keeps(self, day: date) -> bool:
        """Whether its rhythm falls on a day, or in the week of it, whatever the calendar says."""
        by_month = self.rhythm.kind is RhythmKind.NTH
        if by_month and day.isoweekday() not in self.weekdays:
            return False
        return self.rhythm.keeps(day, self.first)

    @property
    def likes_hours(self) -> bool:
        """Whether it would like some hours of the day better than others."""
        return (self.after, self.before) != ANY_HOURS

    @property
    def sessions(self) -> int:
        """How many sessions keep to the rhythm, one a week."""
        return sum(step.count or 0 for step in self.weekly_steps)

    @property
    def latest(self) -> date:
        """The last day a session may fall on, those some days after the others included."""
        after = sum(step.days_after[1] for step in self.steps if step.days_after is not None)
        return self.last + timedelta(days=after)


@dataclass(frozen=True, slots=True)
class OpenSeat:
    """Somebody who is chosen: any of some ``workers``; an interpreter for a ``language``."""

    named: str
    workers: tuple[str, ...]
    language: bool = False


def fixes_its_weekday(rhythm: Rhythm, weekdays: Collection[int]) -> bool:
    """Whether a term can be planned by a rhythm: the nth weekday of a month must be one."""
    return rhythm.kind is not RhythmKind.NTH or len(weekdays) == 1


def monday_of(day: date) -> date:
    """The Monday of a week."""
    return day - timedelta(days=day.weekday())


def weeks_of(wish: TermWish) -> Iterator[date]:
    """The Mondays of the weeks its rhythm keeps, whatever the calendar says of them."""
    monday = monday_of(wish.first)
    while monday <= wish.last:
        if any(wish.keeps(monday + number * ONE_DAY) for number in range(7)):
            yield monday
        monday += ONE_WEEK


def held_on(day: date, wish: TermWish, school_holidays: Sequence[SchoolHoliday]) -> bool:
    """Whether its programme meets on a day, as far as school holidays go."""
    return skip_cause(day, wish, school_holidays) is None


def skip_cause(
    day: date, wish: TermWish, school_holidays: Sequence[SchoolHoliday]
) -> SkipCause | None:
    """Why its programme does not meet on a day, as far as school holidays go."""
    in_holidays = school_holiday_on(day, school_holidays) is not None
    if in_holidays and wish.policy is HolidayPolicy.PAUSE:
        return SkipCause.SCHOOL_HOLIDAY
    if not in_holidays and wish.policy is HolidayPolicy.ONLY:
        return SkipCause.SCHOOL_TIME
    return None


def open_seats(wish: TermWish, planning: Planning) -> tuple[OpenSeat, ...]:
    """Who is to be chosen besides those who are named: missing roles, then languages.

    Raises:
        KeyError: somebody named is not in the planning.
    """
    named = [planning.workers[one.worker] for one in wish.sample.involved]
    taken = {one.code for one in named}
    programme = planning.programmes.get(wish.sample.programme)
    of_programme = "" if programme is None else programme.roles
    brought = {role for one in named if not _interprets(one) for role in one.roles}
    asked = "+".join(filter(None, (of_programme, wish.roles)))
    seats = [
        OpenSeat(missing, _able(planning, taken, role_groups(missing)[0]))
        for missing in dict.fromkeys(missing_roles(asked, brought))
    ]
    spoken = {language for one in named for language in one.languages}
    seats += [
        OpenSeat(language, _speaking(planning, taken, language), language=True)
        for language in filter(None, wish.sample.language.split("|"))
        if language not in spoken
    ]
    return tuple(seats)


def _able(planning: Planning, taken: Collection[str], roles: frozenset[str]) -> tuple[str, ...]:
    return tuple(
        sorted(
            one.code
            for one in planning.workers.values()
            if one.roles & roles and not _interprets(one) and one.code not in taken
        )
    )


def _speaking(planning: Planning, taken: Collection[str], language: str) -> tuple[str, ...]:
    return tuple(
        sorted(
            one.code
            for one in planning.workers.values()
            if _interprets(one) and language in one.languages and one.code not in taken
        )
    )


def _interprets(worker: Worker) -> bool:
    return worker.kind is WorkerKind.INTERPRETER

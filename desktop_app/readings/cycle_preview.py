"""Every date a cycle would have, what stands in its way and its repairs; nothing is written."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time, timedelta

from sqlalchemy import Engine, select
from sqlalchemy.orm import Session

from db.engine import reading
from db.queries.places import school_holidays
from db.queries.planning import FORTNIGHT, ONE_DAY, planning_during, the_centre
from db.queries.subjects import coded
from db.tables.sessions import Programme as ProgrammeRow
from db.tables.sessions import ProgrammeStep
from desktop_app.domain.civil_time import CivilTimeKind, span_problem
from desktop_app.domain.cycle_dates import (
    CycleCalendar,
    CyclePlan,
    CycleRule,
    CycleStep,
    HolidayPolicy,
    StepsOutOfOrderError,
    cycle_plan,
)
from desktop_app.domain.cycle_preview import (
    CycleLine,
    CycleWish,
    LineState,
    Repair,
    best_repairs,
    cycle_preview,
    offered_repairs,
)
from desktop_app.domain.errors import BadInputError
from desktop_app.domain.finder import rooms_for
from desktop_app.domain.planning import Alternative, Planning, Proposal
from desktop_app.domain.recurrence import (
    MOST_OCCURRENCES,
    EndBeforeStartError,
    EndlessRecurrenceError,
    PeriodTooLongError,
    Rhythm,
    TooManyOccurrencesError,
    YearOutOfRangeError,
    latest_until,
)
from desktop_app.domain.span import Span
from desktop_app.readings.check import check_codes

MOST_ROOMS = 8
PUSHED_ON = timedelta(days=60)


@dataclass(frozen=True, slots=True)
class CycleAsked:
    """A cycle somebody has in mind; what is empty is the programme's own.

    ``sample`` holds the room, the team, the people, the needs and the language; its span does
    not matter. ``rhythm`` is empty when the ``free`` dates are chosen one by one.
    """

    programme: str
    first: date
    start: time
    sample: Proposal
    rhythm: Rhythm | None = None
    until: date | None = None
    count: int | None = None
    minutes: int | None = None
    policy: HolidayPolicy | None = None
    on_public_holidays: bool = False
    free: frozenset[date] = frozenset()
    kept: frozenset[date] = frozenset()
    removed: frozenset[date] = frozenset()
    repairs: Mapping[date, Repair] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class CyclePreview:
    """The lines of a preview, in order, and the repairs of those to review, by day.

    ``sample`` is what every date is asked, with the room; ``kinds`` are those of the steps.
    """

    rule: CycleRule
    plan: CyclePlan
    lines: tuple[CycleLine, ...]
    sample: Proposal
    repairs: Mapping[date, tuple[Alternative, ...]]
    best: Mapping[date, Repair]
    kinds: tuple[str, ...] = ("workshop",)

    def count(self, state: LineState) -> int:
        """How many lines are in a state."""
        return sum(line.state is state for line in self.lines)


def preview_cycle(engine: Engine, asked: CycleAsked, now: datetime) -> CyclePreview:
    """Say everything there is to know of a cycle before it is written.

    Without a room, the one that leaves the fewest dates to review is taken.

    Raises:
        BadInputError: the dates cannot be those of a cycle; the field is named.
        UnknownCodeError: a code names nothing.
    """
    with reading(engine) as tx:
        programme = coded(tx, ProgrammeRow, asked.programme)
        steps = _steps(tx, programme, asked.minutes)
        rule = _rule(asked, programme, tuple(step for step, _kind in steps))
        holidays = school_holidays(tx, the_centre(tx).school_zone)
        planning = planning_during(tx, _window(_planned(rule, CycleCalendar(holidays))))
    sample = replace(asked.sample, programme=asked.programme, rhythm=str(asked.rhythm or ""))
    check_codes(sample, planning)
    _check_clock(rule, planning)
    asking = _Asking(asked, rule, planning, now)
    rooms = [sample.room] if sample.room else asking.rooms(sample)
    wish, lines = min((asking.lines(replace(sample, room=room)) for room in rooms), key=_to_review)
    offered = offered_repairs(wish, lines, planning, now)
    return CyclePreview(
        rule=rule,
        plan=wish.plan,
        sample=wish.sample,
        lines=lines,
        repairs=offered,
        best=best_repairs(wish, lines, planning, now, offered=offered),
        kinds=tuple(kind for _step, kind in steps),
    )


def _check_clock(rule: CycleRule, planning: Planning) -> None:
    """Refuse an hour that the clock passes over, or passes twice, on one of the dates."""
    for one in _planned(rule, CycleCalendar(planning.school_holidays)).dates:
        problem = span_problem(one.span, planning.zone)
        if problem is not None and one.cause is None:
            offers = tuple(f"{moment:%Y-%m-%dT%H:%M}" for moment in problem.offers)
            moment = f"{problem.moment:%Y-%m-%dT%H:%M}"
            raise BadInputError("start", _CLOCK[problem.kind], moment, offers)


_CLOCK = {
    CivilTimeKind.MISSING: "time_missing",
    CivilTimeKind.TWICE: "time_twice",
    CivilTimeKind.CROSSES: "crosses_clock_change",
}


@dataclass(frozen=True, slots=True)
class _Asking:
    """A cycle asked of one planning."""

    asked: CycleAsked
    rule: CycleRule
    planning: Planning
    now: datetime

    def rooms(self, sample: Proposal) -> list[str]:
        """The rooms tried when none is named: those that suit, at the site of who leads first."""
        homes = {self.planning.workers[one.worker].home_site for one in sample.involved}
        suiting = rooms_for(sample, self.planning)
        if not suiting:
            raise BadInputError("room", "missing")
        nearest = sorted(suiting, key=lambda room: room.site not in homes)
        return [room.code for room in nearest[:MOST_ROOMS]]

    def lines(self, sample: Proposal) -> tuple[CycleWish, tuple[CycleLine, ...]]:
        site = self.planning.sites[self.planning.rooms[sample.room].site]
        calendar = CycleCalendar(self.planning.school_holidays, site.closures)
        plan = _planned(self.rule, calendar)
        wish = CycleWish(plan, sample, self.asked.repairs, self.asked.kept)
        return wish, cycle_preview(wish, self.planning, self.now)


def _to_review(seen: tuple[CycleWish, tuple[CycleLine, ...]]) -> int:
    return sum(line.state is LineState.TO_REVIEW for line in seen[1])


def _planned(rule: CycleRule, calendar: CycleCalendar) -> CyclePlan:
    """The dates, or the field that makes them impossible."""
    try:
        plan = cycle_plan(rule, calendar)
    except StepsOutOfOrderError as wrong:
        raise BadInputError("programme", "steps_out_of_order", f"{wrong.step}") from wrong
    except EndlessRecurrenceError as wrong:
        raise BadInputError("sessions", "missing") from wrong
    except EndBeforeStartError as wrong:
        field_name = "sessions" if rule.until is None else "until"
        raise BadInputError(field_name, "ends_before_it_starts") from wrong
    except (TooManyOccurrencesError, PeriodTooLongError) as wrong:
        limits = f"{MOST_OCCURRENCES}", f"{latest_until(rule.first)}"
        raise BadInputError("dates", "too_many_dates", "", limits) from wrong
    except YearOutOfRangeError as wrong:
        raise BadInputError("first", "year_out_of_range", f"{rule.first}") from wrong
    if not plan.dates:
        raise BadInputError("dates", "no_date")
    return plan


def _steps(
    tx: Session, programme: ProgrammeRow, minutes: int | None
) -> list[tuple[CycleStep, str]]:
    """The steps of a programme with their kinds; one of its usual length when it has none."""
    rows = tx.scalars(
        select(ProgrammeStep)
        .where(ProgrammeStep.programme_id == programme.id)
        .order_by(ProgrammeStep.step)
    ).all()
    if not rows:
        return [(CycleStep(minutes or programme.session_minutes), "workshop")]
    return [(_step(row), row.kind) for row in rows]


def _step(row: ProgrammeStep) -> CycleStep:
    fewest, most = row.min_days_after_previous_step, row.max_days_after_previous_step
    window = None if fewest is None or most is None else (fewest, most)
    return CycleStep(row.minutes, row.count, row.start_time, window)


def _rule(asked: CycleAsked, programme: ProgrammeRow, steps: tuple[CycleStep, ...]) -> CycleRule:
    endless = asked.count is None and asked.until is None
    return CycleRule(
        first=asked.first,
        start=asked.start,
        steps=steps,
        rhythm=asked.rhythm,
        until=asked.until,
        count=programme.sessions_per_cycle if endless else asked.count,
        policy=asked.policy or HolidayPolicy(programme.during_school_holidays),
        on_public_holidays=asked.on_public_holidays,
        free=asked.free,
        kept=asked.kept,
        removed=asked.removed,
    )


def _window(plan: CyclePlan) -> Span:
    """From the day before the first date to well after the last: closures may push it on."""
    days = [one.day for one in plan.dates]
    return Span.whole_days(min(days) - ONE_DAY, max(days) + FORTNIGHT + PUSHED_ON)

"""The centre during a term, and the cycles somebody wants in it; nothing is written."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Engine, Row
from sqlalchemy.orm import Session

from db.engine import reading
from db.queries.planning import planning_during
from db.queries.programme_steps import programme_steps
from db.queries.rows import rows_of
from db.tables.sessions import Programme as ProgrammeRow
from desktop_app.domain.cycle_dates import CycleStep, HolidayPolicy
from desktop_app.domain.errors import BadInputError, PermanenceError, UnknownCodeError
from desktop_app.domain.near_misses import LOOKED_FURTHER
from desktop_app.domain.planning import Involved, Planning, Proposal, WorkerKind
from desktop_app.domain.recurrence import MOST_OCCURRENCES
from desktop_app.domain.span import Span
from desktop_app.domain.term_asked import TermAsked
from desktop_app.domain.term_planner import TermPlanner
from desktop_app.domain.term_wishes import (
    LONGEST_TERM,
    MOST_CYCLES,
    TermWish,
    fixes_its_weekday,
    monday_of,
)
from desktop_app.readings.check import check_codes

ONE_DAY = timedelta(days=1)
WORKSHOP = "workshop"


@dataclass(frozen=True, slots=True)
class RefusedWish:
    """A line that cannot be planned as it is written, and why."""

    line: int
    error: PermanenceError


@dataclass(frozen=True, slots=True)
class TermReading:
    """The wishes of a term, ready to be planned; with any refused, nothing is.

    ``lines`` are their numbers in the list, ``kinds`` those of their steps: workshop, meeting.
    """

    lines: tuple[int, ...]
    wishes: tuple[TermWish, ...]
    kinds: tuple[tuple[str, ...], ...]
    refused: tuple[RefusedWish, ...]
    planning: Planning

    def planner(self, now: datetime, seed: int = 0) -> TermPlanner:
        """Who plans them: see `TermPlanner.plans`.

        Raises:
            ValueError: there is no wish, or one was refused.
        """
        if self.refused:
            raise ValueError("a refused wish cannot be planned")
        return TermPlanner(self.wishes, self.planning, now, seed)


def term_reading(engine: Engine, asked: Sequence[TermAsked]) -> TermReading:
    """Read what a term needs, in as many statements as one day does.

    Raises:
        BadInputError: nothing is wanted, or more than 60 cycles, or longer than 400 days.
    """
    if not asked:
        raise BadInputError("wishes", "missing")
    if len(asked) > MOST_CYCLES:
        raise BadInputError("wishes", "out_of_range", f"{len(asked)}")
    first = monday_of(min(one.first for one in asked))
    last = max(one.last for one in asked)
    if last - first > LONGEST_TERM:
        limits = f"{first}", f"{first + LONGEST_TERM}"
        raise BadInputError("to", "outside_limits", f"{last}", limits)
    with reading(engine) as tx:
        window = Span.whole_days(first - ONE_DAY, last + LOOKED_FURTHER + ONE_DAY)
        planning = planning_during(tx, window)
        making = _Making(planning, _programmes(tx), programme_steps(tx))
    lines, wishes, kinds, refused = [], [], [], []
    for one in asked:
        try:
            steps = making.steps(one)
            wishes.append(making.wish(one, tuple(step for step, _kind in steps)))
            lines.append(one.line)
            kinds.append(tuple(kind for _step, kind in steps))
        except (BadInputError, UnknownCodeError) as error:
            refused.append(RefusedWish(one.line, error))
    return TermReading(tuple(lines), tuple(wishes), tuple(kinds), tuple(refused), planning)


def usual_programmes(engine: Engine) -> tuple[str, ...]:
    """The kinds of workshop that say how many sessions a cycle has, and are offered."""
    with reading(engine) as tx:
        rows = _programmes(tx)
    return tuple(code for code, one in rows.items() if one.sessions_per_cycle and not one.archived)


@dataclass(frozen=True, slots=True)
class _Making:
    """Wishes made of what was written and of what their programmes say."""

    planning: Planning
    programmes: Mapping[str, Row[Any]]
    known_steps: Mapping[str, Sequence[tuple[CycleStep, str]]]

    def steps(self, asked: TermAsked) -> list[tuple[CycleStep, str]]:
        """The steps of a wish with their kinds, each with a number of sessions."""
        programme = self.programmes.get(asked.programme)
        if programme is None:
            raise UnknownCodeError("programme", asked.programme)
        if programme.archived:
            raise BadInputError("programme", "put_away", asked.programme)
        sessions = asked.sessions or programme.sessions_per_cycle
        steps = self.known_steps.get(asked.programme)
        if steps and (asked.sessions or asked.minutes):
            raise BadInputError("sessions", "says_its_steps", asked.programme)
        if not steps:
            minutes = asked.minutes or programme.session_minutes
            return [(CycleStep(minutes, _number(sessions)), WORKSHOP)]
        if steps[0][0].days_after is not None:
            raise BadInputError("programme", "steps_out_of_order", "1")
        return [
            (replace(step, count=step.count or _number(sessions)), kind) for step, kind in steps
        ]

    def wish(self, asked: TermAsked, steps: tuple[CycleStep, ...]) -> TermWish:
        """What the planner is asked."""
        programme = self.programmes[asked.programme]
        sample = Proposal(
            Span.whole_days(asked.first, asked.first),
            involved=tuple(self._involved(asked.team)),
            programme=asked.programme,
            people=asked.people,
            needs=asked.needs,
            language=asked.language,
            rhythm=str(asked.rhythm),
        )
        check_codes(replace(sample, room=asked.room), self.planning)
        _check_days_and_hours(asked)
        if asked.site and asked.site not in self.planning.sites:
            raise UnknownCodeError("site", asked.site)
        return TermWish(
            asked.title or programme.title_fr,
            sample,
            steps,
            asked.first,
            asked.last,
            rhythm=asked.rhythm,
            policy=HolidayPolicy(programme.during_school_holidays),
            roles=asked.roles,
            site=asked.site,
            room=asked.room,
            weekdays=asked.weekdays,
            after=asked.after,
            before=asked.before,
        )

    def _involved(self, team: Iterable[str]) -> Iterable[Involved]:
        for code in team:
            worker = self.planning.workers.get(code)
            if worker is None:
                raise UnknownCodeError("worker", code)
            speaks = worker.kind is WorkerKind.INTERPRETER
            yield Involved(code, "interpreter") if speaks else Involved(code)


def _check_days_and_hours(asked: TermAsked) -> None:
    if asked.last < asked.first:
        raise BadInputError("to", "before_first_day", f"{asked.last}", (f"{asked.first}",))
    if asked.before <= asked.after:
        raise BadInputError("between", "ends_before_it_starts")
    if not fixes_its_weekday(asked.rhythm, asked.weekdays):
        raise BadInputError("weekdays", "one_weekday")


def _programmes(tx: Session) -> dict[str, Row[Any]]:
    return {row.code: row for row in rows_of(tx, ProgrammeRow)}


def _number(sessions: int | None) -> int:
    if sessions is None:
        raise BadInputError("sessions", "missing")
    if sessions > MOST_OCCURRENCES:
        raise BadInputError("sessions", "out_of_range", f"{sessions}")
    return sessions

"""Absences of professionals and closures of sites: the sessions they break stay, and are told."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from functools import partial

from sqlalchemy import Engine
from sqlalchemy.orm import Session

from db.journal import Actor
from db.queries.planning import the_centre
from db.queries.subjects import coded
from db.tables.sessions import Resource
from db.tables.sites import Site, SiteClosure
from db.tables.workers import AvailabilityException, Professional
from desktop_app.commands.act import Act, Done, Outcome, perform
from desktop_app.commands.described_rows import described
from desktop_app.commands.row_edits import describe_row
from desktop_app.commands.session_details import impossible_times
from desktop_app.commands.typed_texts import reason_typed
from desktop_app.domain.availability import Absence
from desktop_app.domain.civil_time import (
    PlanningProblemCode,
    planning_day_problem,
    planning_span_problem,
)
from desktop_app.domain.errors import BadInputError, UnknownCodeError
from desktop_app.domain.frame_changes import SiteClosed, WorkerAway
from desktop_app.domain.opening import Closure
from desktop_app.domain.recurrence import latest_until
from desktop_app.domain.span import Span

ABSENCES = ("leave", "training", "sick")


@dataclass(frozen=True, slots=True)
class RecordAbsence:
    """Note that a professional is away from a day to another, both included, or for hours."""

    worker: str
    first_day: date
    last_day: date
    kind: str = "leave"
    start: time | None = None
    end: time | None = None

    def __call__(self, engine: Engine, actor: Actor) -> Outcome:
        """Write it in one transaction; the sessions stay where they are, in conflict.

        Raises:
            BadInputError: the days, the hours or the kind cannot be.
            UnknownCodeError: no professional has the code.
        """
        return perform(engine, actor, Act(self.name, self), partial(self.within, actor=actor))

    @property
    def name(self) -> str:
        """Of the act."""
        return "absence"

    @property
    def frame(self) -> WorkerAway:
        """The same as a change of the frame; raises as `absence`."""
        return WorkerAway(self.worker, self.absence)

    @property
    def absence(self) -> Absence:
        """The same as the rules know it.

        Raises:
            BadInputError: the days or the hours cannot be, or the kind is none.
        """
        check_period(self.first_day, self.last_day)
        if self.kind not in ABSENCES:
            raise BadInputError("kind", "one_of", self.kind[:40], ABSENCES)
        try:
            return Absence(self.first_day, self.last_day, self.start, self.end, self.kind)
        except ValueError as wrong:
            raise BadInputError("end", "ends_before_it_starts") from wrong

    def rooms(self, tx: Session) -> Sequence[int]:
        """No room changes."""
        del tx
        return ()

    def within(self, tx: Session, actor: Actor) -> Done:
        """Write it in a transaction of the caller's; raises as the call."""
        del actor
        absence = self.absence
        _check_clock(absence, the_centre(tx).zone)
        professional = tx.get(Professional, coded(tx, Resource, self.worker).id)
        if professional is None:
            raise UnknownCodeError("worker", self.worker)
        row = AvailabilityException(
            professional_id=professional.id,
            first_day=absence.first_day,
            last_day=absence.last_day,
            start_time=absence.start,
            end_time=absence.end,
            kind=absence.kind,
        )
        return described(self.worker, [describe_row(tx, row)])

    def check(self, tx: Session, actor: Actor) -> None:
        """Sessions that are left stay in conflict."""


@dataclass(frozen=True, slots=True)
class CloseSite:
    """Close a site from a day to another, both included, for a reason."""

    site: str
    first_day: date
    last_day: date
    reason: str

    def __call__(self, engine: Engine, actor: Actor) -> Outcome:
        """Write it in one transaction; the sessions stay where they are, in conflict.

        Raises:
            BadInputError: the days cannot be, or no reason is given.
            UnknownCodeError: no site has the code.
        """
        return perform(engine, actor, Act(self.name, self), partial(self.within, actor=actor))

    @property
    def name(self) -> str:
        """Of the act."""
        return "closure"

    @property
    def frame(self) -> SiteClosed:
        """The same as a change of the frame.

        Raises:
            BadInputError: the days cannot be.
        """
        check_period(self.first_day, self.last_day)
        span = Span.whole_days(self.first_day, self.last_day)
        return SiteClosed(self.site, Closure(span, self.reason))

    def rooms(self, tx: Session) -> Sequence[int]:
        """No room changes by itself."""
        del tx
        return ()

    def within(self, tx: Session, actor: Actor) -> Done:
        """Write it in a transaction of the caller's; raises as the call."""
        del actor
        check_period(self.first_day, self.last_day)
        reason = reason_typed(self.reason)
        site = coded(tx, Site, self.site)
        row = SiteClosure(
            site_id=site.id,
            first_day=self.first_day,
            last_day=self.last_day,
            reason_fr=reason,
        )
        return described(site.code, [describe_row(tx, row)])

    def check(self, tx: Session, actor: Actor) -> None:
        """Sessions that are left stay in conflict."""


def _check_clock(absence: Absence, zone: str) -> None:
    """Refuse an hour that does not exist on a day of the absence."""
    if absence.start is None and absence.end is None:
        return
    for day in sorted(Span.whole_days(absence.first_day, absence.last_day).days):
        first = datetime.combine(day, absence.start or time())
        last = datetime.combine(day, absence.end or time(23, 59))
        problem = planning_span_problem(first, last, zone)
        if problem is not None and problem.code is PlanningProblemCode.TIME_MISSING:
            raise impossible_times(problem, first)


def check_period(first: date, last: date) -> None:
    """Refuse days outside the planning, a last one before the first, and more than three years.

    Raises:
        BadInputError: the field is named.
    """
    check_day("from", first)
    check_day("to", last)
    if last < first:
        raise BadInputError("to", "before_first_day", f"{last}", (f"{first}",))
    if last > latest_until(first):
        raise BadInputError(
            "to", "outside_limits", f"{last}", (f"{first}", f"{latest_until(first)}")
        )


def check_day(name: str, day: date) -> None:
    """Refuse a day outside the planning.

    Raises:
        BadInputError: the field ``name`` is at fault.
    """
    if planning_day_problem(day) is not None:
        raise BadInputError(name, "year_out_of_range", f"{day}")

"""What the inspector says of one session beside what the board knows, and the ways out of it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy import Engine, select
from sqlalchemy.orm import Session

from db.engine import reading
from db.journal import Entry, entry_numbered
from db.queries.enrolment_counts import enrolled_counts
from db.queries.planning import planning_around, planning_of
from db.tables.journal import JournalEntry
from db.tables.sessions import Cycle, Programme, WorkshopSession
from db.tables.support import Appointment
from desktop_app.domain.alternatives import Leeway, alternatives
from desktop_app.domain.checks import session_findings
from desktop_app.domain.findings import Finding, standing_conflicts
from desktop_app.domain.planning import Alternative, Planning, Proposal, WorkerKind
from desktop_app.domain.span import Span
from desktop_app.readings.board_proposals import proposal_of_line
from desktop_app.readings.enrolment import enrolment_in
from desktop_app.readings.orders import OrderLine, order_lines
from desktop_app.readings.session_lines import SessionLine, session_lines

MOST_DATES = 7
"""Dates of a cycle around a session: as many as its strip shows."""

_STANDING = frozenset({"option", "planned"})


@dataclass(frozen=True, slots=True)
class Place:
    """When and where a session is."""

    span: Span
    room: str


@dataclass(frozen=True, slots=True)
class Inspected:
    """A session's interpreter orders, its last change, and the dates of its cycle around it.

    To ``freed`` people who wait a free place can be proposed now. ``doubts`` are the first
    conflict of each of the other dates to come that has one, by code of the session.
    """

    code: str
    orders: tuple[OrderLine, ...] = ()
    changed: Entry | None = None
    dates: tuple[SessionLine, ...] = ()
    freed: int = 0
    doubts: Mapping[str, Finding] = field(default_factory=dict)


def inspected_session(engine: Engine, code: str, now: datetime) -> Inspected:
    """Read what the inspector shows of a session or an appointment at ``now``.

    Nothing of one that is unknown.
    """
    with reading(engine) as tx:
        row = tx.scalars(select(WorkshopSession).where(WorkshopSession.code == code)).one_or_none()
        if row is None:
            return _appointment(tx, code)
        cycle = tx.get(Cycle, row.cycle_id) if row.cycle_id else None
        dates = () if cycle is None else session_lines(tx, WorkshopSession.cycle_id == cycle.id)
        near = _around([one for one in dates if one.status != "skipped"], code)
        coming = [one for one in near if one.code != code and one.span.start > now]
        waiting = enrolled_counts(tx, [row.id]).get(row.id, (0, 0))[1]
        turn = enrolment_in(tx, row, now).turn if waiting else None
        return Inspected(
            code,
            order_lines(tx, [row.id], []),
            _last_change(tx, code),
            near,
            len(turn.people) if turn is not None else 0,
            _doubts(tx, coming, cycle, now),
        )


def _appointment(tx: Session, code: str) -> Inspected:
    """The interpreter orders of an appointment, and its last change."""
    number = tx.scalar(select(Appointment.id).where(Appointment.code == code))
    if number is None:
        return Inspected(code)
    return Inspected(code, order_lines(tx, [], [number]), _last_change(tx, code))


def _last_change(tx: Session, code: str) -> Entry | None:
    last = tx.scalar(
        select(JournalEntry.id)
        .where(JournalEntry.subject == code)
        .order_by(JournalEntry.id.desc())
        .limit(1)
    )
    return entry_numbered(tx, last) if last is not None else None


def _around(dates: Sequence[SessionLine], code: str) -> tuple[SessionLine, ...]:
    """The dates around one of them, in order."""
    codes = [one.code for one in dates]
    place = codes.index(code) if code in codes else 0
    first = max(0, min(place - MOST_DATES // 2, len(dates) - MOST_DATES))
    return tuple(dates[first : first + MOST_DATES])


def _doubts(
    tx: Session, dates: Sequence[SessionLine], cycle: Cycle | None, now: datetime
) -> dict[str, Finding]:
    """What stands in the way of some dates of a cycle, of each the first that nobody keeps."""
    standing = [one for one in dates if one.status in _STANDING]
    if not standing or cycle is None:
        return {}
    programme = tx.get_one(Programme, cycle.programme_id).code
    wanted = [proposal_of_line(one, programme) for one in standing]
    asked = {involved.worker for proposal in wanted for involved in proposal.involved}
    planning = planning_of(tx, [one.span for one in standing], (), asked)
    found = {
        line.code: standing_conflicts(session_findings(one, planning, now), frozenset(line.kept))
        for line, one in zip(standing, wanted, strict=True)
    }
    return {code: conflicts[0] for code, conflicts in found.items() if conflicts}


def moves_out(
    engine: Engine, proposal: Proposal, now: datetime, here: Place | None = None
) -> tuple[Alternative, ...]:
    """The ways out of a session's conflicts: another room, another time, somebody else.

    Each passed every rule over the fortnight that follows. Those that replace an interpreter
    are left out, since an order says who comes, and so is where it is already, ``here``.
    """
    with reading(engine) as tx:
        planning = planning_around(tx, [proposal.span])

    def allowed(way: Alternative) -> bool:
        moved = Place(way.proposal.span, way.proposal.room) != here
        return (moved or bool(way.facts.get("replaced"))) and not _replaces_interpreter(
            way, planning
        )

    return tuple(alternatives(proposal, planning, now, leeway=Leeway(allowed)))


def _replaces_interpreter(way: Alternative, planning: Planning) -> bool:
    leaving = str(way.facts.get("replaced", "")).split("|")
    workers = (planning.workers[code] for code in leaving if code in planning.workers)
    return any(one.kind is WorkerKind.INTERPRETER for one in workers)

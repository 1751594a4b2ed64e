"""What the inspector says of one session beside what the board knows, and the ways out of it."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Engine, select

from db.engine import reading
from db.journal import Entry, entry_numbered
from db.queries.planning import planning_around
from db.tables.journal import JournalEntry
from db.tables.sessions import Cycle, WorkshopSession
from desktop_app.domain.alternatives import alternatives
from desktop_app.domain.planning import Alternative, Planning, Proposal, WorkerKind
from desktop_app.domain.span import Span
from desktop_app.readings.orders import OrderLine, order_lines
from desktop_app.readings.session_lines import SessionLine, session_lines


@dataclass(frozen=True, slots=True)
class Place:
    """When and where a session is."""

    span: Span
    room: str


@dataclass(frozen=True, slots=True)
class Inspected:
    """A session's interpreter orders, its last change, and the dates of its cycle in order."""

    code: str
    orders: tuple[OrderLine, ...] = ()
    changed: Entry | None = None
    dates: tuple[SessionLine, ...] = ()


def inspected_session(engine: Engine, code: str) -> Inspected:
    """Read what the inspector shows of a session; nothing of one that is unknown."""
    with reading(engine) as tx:
        row = tx.scalars(select(WorkshopSession).where(WorkshopSession.code == code)).one_or_none()
        if row is None:
            return Inspected(code)
        last = tx.scalar(
            select(JournalEntry.id)
            .where(JournalEntry.subject == code)
            .order_by(JournalEntry.id.desc())
            .limit(1)
        )
        cycle = tx.get(Cycle, row.cycle_id) if row.cycle_id else None
        dates = () if cycle is None else session_lines(tx, WorkshopSession.cycle_id == cycle.id)
        return Inspected(
            code,
            order_lines(tx, [row.id], []),
            entry_numbered(tx, last) if last is not None else None,
            tuple(one for one in dates if one.status != "skipped"),
        )


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

    return tuple(alternatives(proposal, planning, now, allowed=allowed))


def _replaces_interpreter(way: Alternative, planning: Planning) -> bool:
    leaving = str(way.facts.get("replaced", "")).split("|")
    workers = (planning.workers[code] for code in leaving if code in planning.workers)
    return any(one.kind is WorkerKind.INTERPRETER for one in workers)

"""Sessions as lists show them: one frozen line each, read in a handful of statements."""

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Engine, func, select
from sqlalchemy.orm import Session, aliased

from db.engine import reading
from db.queries.enrolment_counts import enrolled_counts
from db.queries.enrolments import PRESENT
from db.tables.people import Attendance
from db.tables.sessions import Allocation, Cycle, Programme, Resource, WorkshopSession
from db.tables.sites import Room, Site
from db.tables.support import InterpreterOrder
from desktop_app.domain.bilingual import Bilingual
from desktop_app.domain.enrolment import places_of
from desktop_app.domain.interpreters import urgency
from desktop_app.domain.interpreting import COVERING
from desktop_app.domain.span import Span
from desktop_app.readings.printed_sheets import SheetSeen, sheets_of_sessions

PLACE, EQUIPMENT, INTERPRETER = "place", "equipment", "interpreter"
TELLING = ("confirmed", "requested", "to_reconfirm", "to_order", "done", "invoiced")
"""Orders that still say something of a session."""


@dataclass(frozen=True, slots=True)
class WorkerSeen:
    """Somebody given to a session; ``span`` when only for a part of it."""

    code: str
    role: str
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class InterpreterSeen:
    """The language a session needs, who interprets, and where the order stands.

    Of several orders it is the one that most wants doing; ``wanted`` are all its languages,
    joined by ``|``, ``ordered`` those that an agency has been asked for, and ``beside`` the
    codes of the other interpreters.
    """

    language: str
    code: str = ""
    order: str = ""
    status: str = ""
    wanted: str = ""
    ordered: frozenset[str] = frozenset()
    beside: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SessionLine:
    """A session as a list shows it.

    ``number`` and ``of`` are its place in the cycle; ``attended`` counts named people who
    came, ``headcount`` those counted without a name. ``kept`` are conflicts somebody kept.
    """

    code: str
    title: Bilingual
    span: Span
    site: str
    room: str
    room_name: Bilingual
    status: str
    cycle: str = ""
    number: int | None = None
    of: int | None = None
    kind: str = "workshop"
    cause: str = ""
    reason: str = ""
    workers: tuple[WorkerSeen, ...] = ()
    interpreter: InterpreterSeen | None = None
    needs: tuple[str, ...] = ()
    enrolled: int = 0
    waiting: int = 0
    places: int | None = None
    attended: int = 0
    headcount: int | None = None
    sheet: SheetSeen | None = None
    kept: tuple[str, ...] = ()
    kept_reason: str = ""
    planned_first: datetime | None = None
    partners: str = ""
    note: str = ""
    waiting_limit: int | None = None
    walk_in: bool = False


def sessions_coded(engine: Engine, codes: Collection[str]) -> tuple[SessionLine, ...]:
    """Those of some codes that are sessions, in order of time."""
    with reading(engine) as tx:
        return session_lines(tx, WorkshopSession.code.in_(codes))


def session_lines(tx: Session, *where: ColumnElement[bool]) -> tuple[SessionLine, ...]:
    """The sessions that fulfil every condition, in order of time, then of code."""
    place = aliased(Resource)
    statement = (
        select(
            WorkshopSession,
            Cycle.code.label("cycle"),
            Cycle.title_fr.label("group"),
            Programme.title_fr,
            Programme.title_en,
            Programme.capacity.label("takes"),
            place.code.label("room"),
            Room.name_fr,
            Room.name_en,
            Room.capacity.label("holds"),
            Site.code.label("site"),
        )
        .outerjoin(Cycle, Cycle.id == WorkshopSession.cycle_id)
        .outerjoin(Programme, Programme.id == WorkshopSession.programme_id)
        .join(Room, Room.id == WorkshopSession.room_id)
        .join(place, place.id == Room.id)
        .join(Site, Site.id == Room.site_id)
        .where(WorkshopSession.status != "removed", *where)
        .order_by(WorkshopSession.starts, WorkshopSession.code)
    )
    rows: list[Any] = list(tx.execute(statement))
    beside = _beside(tx, [row.WorkshopSession for row in rows])
    return tuple(_line(row, beside) for row in rows)


@dataclass(frozen=True, slots=True)
class _Beside:
    """What stands in other tables, by session id (or cycle id for lengths)."""

    lengths: dict[int, int]
    workers: dict[int, list[WorkerSeen]]
    orders: dict[int, InterpreterSeen]
    counts: dict[int, tuple[int, int]]
    attended: dict[int, int]
    sheets: dict[int, SheetSeen]


def _beside(tx: Session, sessions: Sequence[WorkshopSession]) -> _Beside:
    ids = [one.id for one in sessions]
    return _Beside(
        _lengths(tx, {one.cycle_id for one in sessions if one.cycle_id is not None}),
        _workers(tx, ids),
        _orders(tx, ids),
        enrolled_counts(tx, ids),
        _attended(tx, ids),
        sheets_of_sessions(tx, sessions),
    )


def _line(row: Any, beside: _Beside) -> SessionLine:
    session: WorkshopSession = row.WorkshopSession
    enrolled, waiting = beside.counts.get(session.id, (0, 0))
    workers = beside.workers.get(session.id, [])
    return SessionLine(
        code=session.code,
        title=_title(session, row),
        span=Span(session.starts, session.ends),
        site=row.site,
        room=row.room,
        room_name=Bilingual(row.name_fr, row.name_en),
        status=session.status,
        cycle=row.cycle or "",
        number=session.number,
        of=beside.lengths.get(session.cycle_id or 0) if session.number is not None else None,
        kind=session.kind,
        cause=session.cause,
        reason=session.reason,
        workers=tuple(one for one in workers if one.role != INTERPRETER),
        interpreter=_interpreter(session, workers, beside.orders.get(session.id)),
        needs=session.needs,
        enrolled=enrolled,
        waiting=waiting,
        places=places_of(row.takes, row.holds, session.places),
        attended=beside.attended.get(session.id, 0),
        headcount=session.headcount,
        sheet=beside.sheets.get(session.id),
        kept=session.kept,
        kept_reason=session.kept_reason,
        planned_first=session.planned_starts,
        partners=session.partners,
        note=session.note,
        waiting_limit=session.waiting_limit,
        walk_in=session.walk_in,
    )


def _title(session: WorkshopSession, row: Any) -> Bilingual:
    if session.title:
        return Bilingual(session.title)
    return Bilingual(row.title_fr or row.group or "", row.title_en or "")


def _interpreter(
    session: WorkshopSession, workers: Sequence[WorkerSeen], order: InterpreterSeen | None
) -> InterpreterSeen | None:
    wanted = session.interpreter_language
    seen = order or InterpreterSeen(wanted)
    named = [one.code for one in workers if one.role == INTERPRETER and one.code != seen.code]
    code = seen.code or next(iter(named), "")
    if order is None and not code and not wanted:
        return None
    others = tuple(one for one in named if one != code)
    return replace(seen, code=code, wanted=wanted or seen.language, beside=others)


def _lengths(tx: Session, cycles: set[int]) -> dict[int, int]:
    rows = tx.execute(
        select(WorkshopSession.cycle_id, func.max(WorkshopSession.number))
        .where(WorkshopSession.cycle_id.in_(cycles), WorkshopSession.status != "removed")
        .group_by(WorkshopSession.cycle_id)
    )
    return {cycle: length for cycle, length in rows if cycle is not None and length}


def _workers(tx: Session, sessions: list[int]) -> dict[int, list[WorkerSeen]]:
    rows = tx.execute(
        select(Allocation, Resource.code)
        .join(Resource, Resource.id == Allocation.resource_id)
        .where(
            Allocation.session_id.in_(sessions),
            Allocation.role.not_in((PLACE, EQUIPMENT)),
            Allocation.dropped.is_(False),
        )
        .order_by(Allocation.role, Allocation.id)
    )
    found: dict[int, list[WorkerSeen]] = defaultdict(list)
    for row, code in rows:
        part = Span(row.starts, row.ends) if row.starts and row.ends else None
        found[row.session_id or 0].append(WorkerSeen(code, row.role, part))
    return found


def _orders(tx: Session, sessions: list[int]) -> dict[int, InterpreterSeen]:
    rows = tx.execute(
        select(InterpreterOrder, Resource.code)
        .outerjoin(Resource, Resource.id == InterpreterOrder.interpreter_id)
        .where(InterpreterOrder.session_id.in_(sessions), InterpreterOrder.status.in_(TELLING))
        .order_by(InterpreterOrder.id)
    ).all()
    covered: dict[int, set[str]] = defaultdict(set)
    for order, _code in rows:
        if order.status in COVERING:
            covered[order.session_id or 0].add(order.language_code)
    # The last told of a session stands: the one that most wants doing.
    told = sorted(rows, key=lambda row: -urgency(row[0].status))
    return {
        number: InterpreterSeen(
            order.language_code,
            code or "",
            order.code,
            order.status,
            ordered=frozenset(covered[number]),
        )
        for order, code in told
        for number in [order.session_id or 0]
    }


def _attended(tx: Session, sessions: list[int]) -> dict[int, int]:
    rows = tx.execute(
        select(Attendance.session_id, func.count(Attendance.id))
        .where(Attendance.session_id.in_(sessions), Attendance.status.in_(PRESENT))
        .group_by(Attendance.session_id)
    )
    return dict(rows.all())

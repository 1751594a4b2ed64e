"""What people can see of a centre, in a form that two states can be compared in."""

from collections import Counter
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from db.journal import broken_link
from db.queries.claims import overlaps
from db.queries.enrolment_counts import enrolled_counts
from db.tables.paper import Sheet
from db.tables.people import Attendance, Enrolment, Person
from db.tables.sessions import Allocation, Claim, Cycle, Resource, WorkshopSession
from db.tables.sites import RoomBlock, RoomPart
from db.tables.support import Appointment, InterpreterOrder
from desktop_app.commands.appointment_state import states_of as appointment_states
from desktop_app.commands.places import Subject, enrolled, places
from desktop_app.commands.session_state import REMOVED, SessionState, as_fields, states_of

Visible = dict[str, Sequence[Any]]
Held = Counter[tuple[str, str, datetime, datetime]]


def visible(tx: Session) -> Visible:
    """What is booked and for whom, claims, blocks, orders, sheets; no version, no journal."""
    rows = tx.scalars(select(WorkshopSession).order_by(WorkshopSession.code)).all()
    states = states_of(tx, rows)
    return {
        "sessions": [
            (row.code, as_fields(states[row.id])) for row in rows if row.status != REMOVED
        ],
        "appointments": _appointments(tx),
        "claims": sorted(held_claims(tx).items()),
        "enrolments": _enrolments(tx),
        "attendances": tx.execute(
            select(Attendance.session_id, Attendance.person_id, Attendance.status)
            .where(Attendance.status != "expected")
            .order_by(Attendance.session_id, Attendance.person_id)
        ).all(),
        "blocks": tx.execute(
            select(RoomBlock.code, RoomBlock.room_id, RoomBlock.starts, RoomBlock.ends)
            .where(RoomBlock.removed.is_(False))
            .order_by(RoomBlock.code)
        ).all(),
        "people": tx.scalars(
            select(Person.code).where(Person.removed.is_(False)).order_by(Person.code)
        ).all(),
        "orders": _orders(tx),
        "sheets": tx.execute(
            select(Sheet.number, Sheet.digest, Sheet.status)
            .where(Sheet.status != "void")
            .order_by(Sheet.number)
        ).all(),
    }


def _appointments(tx: Session) -> Sequence[Any]:
    rows = tx.scalars(
        select(Appointment).where(Appointment.status != REMOVED).order_by(Appointment.code)
    ).all()
    states = appointment_states(tx, rows)
    held = tx.execute(
        select(Appointment.code, Resource.code, Claim.starts_at, Claim.ends_at)
        .join(Allocation, Allocation.id == Claim.allocation_id)
        .join(Appointment, Appointment.id == Allocation.appointment_id)
        .join(Resource, Resource.id == Claim.resource_id)
        .where(Claim.active)
        .order_by(Appointment.code, Resource.code)
    ).all()
    return [*((row.code, states[row.id]) for row in rows), *held]


def held_claims(tx: Session) -> Held:
    """How many units each session really holds of each resource, and when."""
    rows = tx.execute(
        select(WorkshopSession.code, Resource.code, Claim.starts_at, Claim.ends_at)
        .join(Allocation, Allocation.id == Claim.allocation_id)
        .join(WorkshopSession, WorkshopSession.id == Allocation.session_id)
        .join(Resource, Resource.id == Claim.resource_id)
        .where(Claim.active)
    )
    return Counter((session, resource, starts, ends) for session, resource, starts, ends in rows)


def wanted_claims(tx: Session) -> Held:
    """How many units each session should hold, from its state alone."""
    units = {row.code: row.units for row in tx.scalars(select(Resource))}
    parts = _parts(tx)
    rows = tx.scalars(select(WorkshopSession)).all()
    states = states_of(tx, rows)
    held: Held = Counter()
    for row in rows:
        held += _wanted_by(row.code, states[row.id], units, parts)
    return held


def faults(tx: Session) -> list[str]:
    """What should never be: empty when all is well."""
    found = []
    if overlaps(tx.connection()):
        found.append("two claims overlap")
    if held_claims(tx) != wanted_claims(tx):
        found.append(f"claims: {held_claims(tx)} instead of {wanted_claims(tx)}")
    if broken_link(tx) is not None:
        found.append("the journal's chain is broken")
    return found + _list_faults(tx)


def excess(tx: Session) -> dict[str, int]:
    """How many people are enrolled above the places, in the sessions to come and the cycles."""
    to_come = select(WorkshopSession).where(WorkshopSession.status.in_(("planned", "option")))
    dates = tx.scalars(to_come).all()
    held = enrolled_counts(tx, [row.id for row in dates])
    above = {
        row.code: held.get(row.id, (0, 0))[0] - places(tx, Subject(row, None)) for row in dates
    }
    for cycle in tx.scalars(select(Cycle)):
        subject = Subject(None, cycle)
        above[cycle.code] = enrolled(tx, subject) - places(tx, subject)
    return {code: people for code, people in above.items() if people > 0}


def _wanted_by(
    code: str, state: SessionState, units: dict[str, int], parts: dict[str, list[str]]
) -> Held:
    held: Held = Counter()
    if not state.firm:
        return held
    for room in [state.room] if units[state.room] else parts.get(state.room, []):
        held[code, room, state.starts, state.ends] += 1
    for one in state.allocated:
        span = one.span or state.span
        if units[one.resource]:
            held[code, one.resource, span.start, span.end] += one.quantity
    return held


def _parts(tx: Session) -> dict[str, list[str]]:
    codes = {row.id: row.code for row in tx.scalars(select(Resource))}
    found: dict[str, list[str]] = {}
    for row in tx.scalars(select(RoomPart)):
        found.setdefault(codes[row.room_id], []).append(codes[row.part_id])
    return found


def _enrolments(tx: Session) -> Sequence[Any]:
    return tx.execute(
        select(
            Enrolment.session_id,
            Enrolment.cycle_id,
            Enrolment.person_id,
            Enrolment.status,
            Enrolment.rank,
        )
        .where(Enrolment.status != "removed")
        .order_by(Enrolment.id)
    ).all()


def _orders(tx: Session) -> Sequence[Any]:
    return tx.execute(
        select(
            InterpreterOrder.code,
            InterpreterOrder.status,
            InterpreterOrder.planned_starts,
            InterpreterOrder.planned_ends,
            InterpreterOrder.cost_cents,
        ).order_by(InterpreterOrder.code)
    ).all()


def _list_faults(tx: Session) -> list[str]:
    """Waiting lists are numbered 1, 2, 3 without a gap."""
    lists: dict[tuple[int | None, int | None], list[int]] = {}
    for session, cycle, rank in tx.execute(
        select(Enrolment.session_id, Enrolment.cycle_id, Enrolment.rank).where(
            Enrolment.status == "waiting"
        )
    ):
        lists.setdefault((session, cycle), []).append(rank or 0)
    return [
        f"ranks of {subject}: {sorted(ranks)}"
        for subject, ranks in lists.items()
        if sorted(ranks) != list(range(1, len(ranks) + 1))
    ]

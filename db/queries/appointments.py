"""Appointments as the rules see them: time, place, workers, and what they need of the person."""

from collections.abc import Collection, Iterable

from sqlalchemy import select
from sqlalchemy.orm import Session

from db.queries.enrolments import excluded_interpreters
from db.tables.people import Person
from db.tables.sessions import Allocation, Resource
from db.tables.support import Appointment, InterpreterOrder
from desktop_app.domain.appointments import AppointmentNeeds
from desktop_app.domain.planning import STEP_FREE, Involved, Need, Proposal
from desktop_app.domain.span import Span

INTERPRETER = "interpreter"


def appointment_needs(tx: Session, rows: Iterable[Appointment]) -> dict[int, AppointmentNeeds]:
    """What each appointment needs besides its hour, its room and its workers, by id."""
    wanted = tuple(rows)
    ids = {row.person_id for row in wanted}
    people = {row.id: row for row in tx.scalars(select(Person).where(Person.id.in_(ids)))}
    excluded = excluded_interpreters(tx, ids)
    orders = {
        row.appointment_id: row
        for row in tx.scalars(
            select(InterpreterOrder)
            .where(
                InterpreterOrder.appointment_id.in_([row.id for row in wanted]),
                InterpreterOrder.status != "removed",
            )
            .order_by(InterpreterOrder.id)
        )
    }
    found = {}
    for row in wanted:
        person, order = people[row.person_id], orders.get(row.id)
        found[row.id] = AppointmentNeeds(
            kind=row.kind,
            person=person.code,
            needs=(Need(STEP_FREE),) if person.needs_step_free_access else (),
            excluded=excluded.get(person.id, frozenset()),
            order=order.status if order is not None else "",
            language=order.language_code if order is not None else "",
            mode=order.mode if order is not None else "",
        )
    return found


def interpreters_of_appointments(tx: Session, appointments: Collection[int]) -> dict[int, str]:
    """Codes of the interpreters who are to come, by id of the appointment."""
    rows = tx.execute(
        select(Allocation.appointment_id, Resource.code)
        .join(Resource, Resource.id == Allocation.resource_id)
        .where(
            Allocation.appointment_id.in_(appointments),
            Allocation.role == INTERPRETER,
            Allocation.dropped.is_(False),
        )
        .order_by(Allocation.id)
    )
    return {row.appointment_id: row.code for row in rows if row.appointment_id is not None}


def appointment_proposals(tx: Session, rows: Iterable[Appointment]) -> dict[str, Proposal]:
    """What stands, as something somebody would like: the rules judge both alike; by code."""
    wanted = tuple(rows)
    resources = {number for row in wanted for number in (row.room_id, row.worker_id)}
    named = tx.execute(select(Resource.id, Resource.code).where(Resource.id.in_(resources)))
    codes = {row.id: row.code for row in named}
    needs = appointment_needs(tx, wanted)
    interpreters = interpreters_of_appointments(tx, [row.id for row in wanted])
    found = {}
    for row in wanted:
        coming = interpreters.get(row.id)
        involved = [Involved(codes[row.worker_id])]
        involved += [Involved(coming, INTERPRETER)] if coming else []
        span = Span(row.starts, row.ends)
        found[row.code] = needs[row.id].standing(row.code, span, codes[row.room_id], involved)
    return found

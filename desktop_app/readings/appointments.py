"""Appointments by codes: whom they are for is never named in a list."""

from dataclasses import dataclass

from sqlalchemy import ColumnElement, Engine, select
from sqlalchemy.orm import Session, aliased

from db.engine import reading
from db.queries.subjects import coded
from db.tables.people import Person
from db.tables.sessions import Resource
from db.tables.sites import Room, Site
from db.tables.support import Appointment
from desktop_app.domain.span import Span
from desktop_app.readings.orders import OrderLine, order_lines


@dataclass(frozen=True, slots=True)
class AppointmentLine:
    """An individual booked time; ``cancelled_by`` unless it takes place."""

    code: str
    kind: str
    person: str
    worker: str
    site: str
    room: str
    span: Span
    status: str
    cancelled_by: str = ""


def appointment_lines(tx: Session, *wanted: ColumnElement[bool]) -> tuple[AppointmentLine, ...]:
    """The appointments for which all of ``wanted`` holds, in order of time and code."""
    worker, place = aliased(Resource), aliased(Resource)
    rows = tx.execute(
        select(Appointment, Person.code, worker.code, place.code, Site.code)
        .join(Person, Person.id == Appointment.person_id)
        .join(worker, worker.id == Appointment.worker_id)
        .join(Room, Room.id == Appointment.room_id)
        .join(place, place.id == Room.id)
        .join(Site, Site.id == Room.site_id)
        .where(*wanted)
        .order_by(Appointment.starts, Appointment.code)
    )
    return tuple(
        AppointmentLine(
            code=row.code,
            kind=row.kind,
            person=person,
            worker=who,
            site=site,
            room=room,
            span=Span(row.starts, row.ends),
            status=row.status,
            cancelled_by=row.cancelled_by,
        )
        for row, person, who, room, site in rows
    )


def appointment_coded(engine: Engine, code: str) -> tuple[AppointmentLine, tuple[OrderLine, ...]]:
    """Read one appointment with its interpreter orders.

    Raises:
        UnknownCodeError: no appointment carries the code.
    """
    with reading(engine) as tx:
        row = coded(tx, Appointment, code)
        (line,) = appointment_lines(tx, Appointment.id == row.id)
        return line, order_lines(tx, (), (row.id,))

"""What a cancellation would do: whom to call, what the interpreter costs, what it frees."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy import Engine, select
from sqlalchemy.orm import Session

from db.engine import reading
from db.queries.answering import Answering, answering_for
from db.queries.enrolment_counts import WAITING
from db.queries.enrolments import attendees
from db.queries.planning import languages
from db.queries.subjects import coded
from db.tables.people import Person
from db.tables.sessions import WorkshopSession
from db.tables.sites import Room
from db.tables.support import Appointment
from desktop_app.domain.bilingual import Bilingual
from desktop_app.readings.orders import LIVING, OrderLine, order_lines
from desktop_app.readings.session_lines import session_lines


@dataclass(frozen=True, slots=True)
class Called:
    """Somebody to call; ``language`` is empty when nothing is known of it.

    ``through`` is the guardian at whose number somebody is called; empty at their own.
    """

    code: str
    name: str
    phone: str
    language: Bilingual
    waiting: bool = False
    through: str = ""


@dataclass(frozen=True, slots=True)
class OrderForecast:
    """An interpreter order: free until a moment, and what cancelling it now costs."""

    language: Bilingual
    free_until: datetime | None
    cost_cents: int


@dataclass(frozen=True, slots=True)
class CancelForecast:
    """Everything that follows from a cancellation ``now``; people in the order of the paper.

    ``code`` is what is cancelled, ``room`` the name of the place that becomes free.
    """

    code: str
    room: Bilingual
    people: tuple[Called, ...]
    orders: tuple[OrderForecast, ...]
    now: datetime


def cancel_forecast(engine: Engine, session: str, now: datetime) -> CancelForecast:
    """Read what cancelling a session at ``now`` would do; nothing is changed.

    Nobody is called about a session that is over.

    Raises:
        UnknownCodeError: no session carries the code.
    """
    with reading(engine) as tx:
        row = coded(tx, WorkshopSession, session)
        (line,) = session_lines(tx, WorkshopSession.id == row.id)
        spoken = languages(tx)
        orders = [one for one in order_lines(tx, [row.id], []) if one.status in LIVING]
        people = _people(tx, row, spoken) if line.span.end > now else ()
        return CancelForecast(line.code, line.room_name, people, _orders(orders, spoken, now), now)


def appointment_forecast(engine: Engine, appointment: str, now: datetime) -> CancelForecast:
    """Read what cancelling an appointment at ``now`` would do; nothing is changed.

    Raises:
        UnknownCodeError: no appointment carries the code.
    """
    with reading(engine) as tx:
        row = coded(tx, Appointment, appointment)
        room, person = tx.get_one(Room, row.room_id), tx.get_one(Person, row.person_id)
        spoken = languages(tx)
        orders = [one for one in order_lines(tx, [], [row.id]) if one.status in LIVING]
        called = _called(person, answering_for(tx, [person])[person.id], spoken)
        people = (called,) if row.ends > now else ()
        name = Bilingual(room.name_fr, room.name_en)
        return CancelForecast(row.code, name, people, _orders(orders, spoken, now), now)


def _people(tx: Session, row: WorkshopSession, spoken: dict[str, Bilingual]) -> tuple[Called, ...]:
    found = attendees(tx, row)
    rows = tx.scalars(select(Person).where(Person.id.in_([one.person_id for one in found])))
    people = {person.id: person for person in rows}
    answering = answering_for(tx, people.values())
    return tuple(
        replace(
            _called(people[one.person_id], answering[one.person_id], spoken),
            waiting=one.status == WAITING,
        )
        for one in found
    )


def _called(person: Person, answering: Answering, spoken: Mapping[str, Bilingual]) -> Called:
    return Called(
        code=person.code,
        name=f"{person.given_name} {person.family_name}".strip(),
        phone=answering.phone,
        language=spoken.get(answering.language, Bilingual("")),
        through=answering.through,
    )


def _orders(
    orders: Iterable[OrderLine], spoken: dict[str, Bilingual], now: datetime
) -> tuple[OrderForecast, ...]:
    return tuple(
        OrderForecast(
            spoken.get(one.language, Bilingual(one.language)), one.cancel_by, one.fee_cents(now)
        )
        for one in orders
    )

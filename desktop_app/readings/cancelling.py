"""What cancelling a session would do: whom to call, what the interpreter costs, what it frees."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Engine, select
from sqlalchemy.orm import Session

from db.engine import reading
from db.queries.answering import answering_for
from db.queries.enrolment_counts import WAITING
from db.queries.enrolments import attendees
from db.queries.planning import languages
from db.queries.subjects import coded
from db.tables.people import Person
from db.tables.sessions import WorkshopSession
from desktop_app.domain.bilingual import Bilingual
from desktop_app.readings.orders import LIVING, OrderLine, order_lines
from desktop_app.readings.session_lines import SessionLine, session_lines


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
    """Everything that follows from cancelling a session ``now``, in the order of its paper."""

    line: SessionLine
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
        return CancelForecast(line, people, _orders(orders, spoken, now), now)


def _people(tx: Session, row: WorkshopSession, spoken: dict[str, Bilingual]) -> tuple[Called, ...]:
    found = attendees(tx, row)
    rows = tx.scalars(select(Person).where(Person.id.in_([one.person_id for one in found])))
    people = {person.id: person for person in rows}
    answering = answering_for(tx, people.values())
    return tuple(
        Called(
            code=one.person,
            name=_name(people[one.person_id]),
            phone=answering[one.person_id].phone,
            language=spoken.get(answering[one.person_id].language, Bilingual("")),
            waiting=one.status == WAITING,
            through=answering[one.person_id].through,
        )
        for one in found
    )


def _name(person: Person) -> str:
    return f"{person.given_name} {person.family_name}".strip()


def _orders(
    orders: Iterable[OrderLine], spoken: dict[str, Bilingual], now: datetime
) -> tuple[OrderForecast, ...]:
    return tuple(
        OrderForecast(
            spoken.get(one.language, Bilingual(one.language)), one.cancel_by, one.fee_cents(now)
        )
        for one in orders
    )

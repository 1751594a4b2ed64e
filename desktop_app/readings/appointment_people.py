"""Who has some appointments: read only while names are revealed, or to call them."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from sqlalchemy import Engine, select

from db.engine import reading
from db.queries.answering import answering_for
from db.tables.people import Person
from db.tables.support import Appointment


@dataclass(frozen=True, slots=True)
class Reached:
    """Whom to call about an appointment, and where; ``through`` names a guardian who answers."""

    name: str
    phone: str
    through: str = ""


def appointment_people(engine: Engine, codes: Collection[str]) -> Mapping[str, str]:
    """The name of the participant of each appointment, by its code."""
    return {code: one.name for code, one in people_reached(engine, codes).items()}


def people_reached(engine: Engine, codes: Collection[str]) -> Mapping[str, Reached]:
    """Whom to call about each appointment, by its code."""
    statement = (
        select(Appointment.code, Person)
        .join(Person, Person.id == Appointment.person_id)
        .where(Appointment.code.in_(codes), Person.removed.is_(False))
    )
    with reading(engine) as tx:
        people = dict(tx.execute(statement).all())
        answering = answering_for(tx, people.values())
        return {
            code: Reached(
                f"{person.given_name} {person.family_name}".strip(),
                answering[person.id].phone,
                answering[person.id].through,
            )
            for code, person in people.items()
        }

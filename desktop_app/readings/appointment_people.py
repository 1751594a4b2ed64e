"""Who has the appointments of a board, read only while names are revealed."""

from collections.abc import Collection, Mapping

from sqlalchemy import Engine, select

from db.engine import reading
from db.tables.people import Person
from db.tables.support import Appointment


def appointment_people(engine: Engine, codes: Collection[str]) -> Mapping[str, str]:
    """The name of the participant of each appointment, by its code."""
    statement = (
        select(Appointment.code, Person.given_name, Person.family_name)
        .join(Person, Person.id == Appointment.person_id)
        .where(Appointment.code.in_(codes), Person.removed.is_(False))
    )
    with reading(engine) as tx:
        return {code: f"{given} {family}".strip() for code, given, family in tx.execute(statement)}

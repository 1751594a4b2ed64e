"""Who has a place and who waits, as the tests of enrolment ask."""

from sqlalchemy import select

from db.tables.people import Enrolment, Person
from tests.commands.town import Town


def standing(town: Town) -> dict[str, tuple[str, int | None]]:
    """Status and rank of everybody who was ever enrolled, by code."""
    rows = town.one(
        lambda tx: tx.execute(
            select(Person.code, Enrolment.status, Enrolment.rank)
            .join(Enrolment, Enrolment.person_id == Person.id)
            .order_by(Person.code)
        ).all()
    )
    return {person: (status, rank) for person, status, rank in rows}

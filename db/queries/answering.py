"""Who answers the telephone for somebody: they themselves, or the guardian of who has none."""

from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from db.tables.people import Person


@dataclass(frozen=True, slots=True)
class Answering:
    """A number to call and the language spoken there; ``through`` names a guardian who answers."""

    phone: str
    language: str
    through: str = ""


def answering_for(tx: Session, people: Iterable[Person]) -> dict[int, Answering]:
    """Say who answers for some people, by their ids, in one statement at most."""
    known = tuple(people)
    wanted = {one.guardian_id for one in known if not one.mobile and one.guardian_id is not None}
    rows = tx.scalars(select(Person).where(Person.id.in_(wanted))) if wanted else ()
    guardians = {one.id: one for one in rows if one.mobile}
    return {one.id: _answering(one, guardians.get(one.guardian_id or 0)) for one in known}


def _answering(person: Person, guardian: Person | None) -> Answering:
    if person.mobile or guardian is None:
        return Answering(person.mobile, person.main_language)
    name = f"{guardian.given_name} {guardian.family_name}".strip()
    return Answering(guardian.mobile, guardian.main_language, name)

"""Who may be the same person as one being typed, before anybody is created twice."""

from dataclasses import dataclass
from enum import StrEnum

from sqlalchemy import Engine, select

from db.engine import reading
from db.queries.people import alike, search_key, written_numbers
from db.tables.people import Person
from desktop_app.readings.people_search import PersonFound, person_as_found


class Likeness(StrEnum):
    """What two people have in common."""

    PHONE = "phone"
    NAME = "name"


@dataclass(frozen=True, slots=True)
class Alike:
    """Somebody known, and in what they are like the one being typed."""

    person: PersonFound
    likeness: Likeness


@dataclass(frozen=True, slots=True)
class PersonTyped:
    """Somebody new, as far as typed."""

    given: str = ""
    family: str = ""
    phone: str = ""
    birth_year: int | None = None


def people_alike(engine: Engine, wish: PersonTyped) -> tuple[Alike, ...]:
    """Those with the same telephone, or the same name and year, as `CreatePerson` would find."""
    typed = Person(
        code="",
        given_name=wish.given,
        family_name=wish.family,
        mobile=wish.phone,
        birth_year=wish.birth_year,
        search_key=search_key(wish.given, wish.family),
    )
    with reading(engine) as tx:
        codes = alike(tx, typed)
        rows = tx.scalars(select(Person).where(Person.code.in_(codes)).order_by(Person.code))
        return tuple(Alike(person_as_found(row), _likeness(row.mobile, wish.phone)) for row in rows)


def _likeness(known: str, typed: str) -> Likeness:
    same = bool(typed) and known in written_numbers(typed)
    return Likeness.PHONE if same else Likeness.NAME

"""People found while a name, a telephone number or a birth is typed."""

from dataclasses import dataclass, field
from datetime import date
from weakref import WeakKeyDictionary

from sqlalchemy import Engine, Row, func, select
from sqlalchemy.orm import Session

from db.engine import reading
from db.tables.journal import JournalEntry
from db.tables.people import Person
from desktop_app.domain.search import Known, PeopleIndex
from desktop_app.readings.calls import initials_of

MOST_FOUND = 8
"""Lines of a list that opens under a field."""

_PERSON = "person"
_SOUGHT = select(
    Person.id, Person.search_key, Person.mobile, Person.birth_date, Person.birth_year
).where(Person.removed.is_(False))


@dataclass(frozen=True, slots=True)
class PersonFound:
    """Somebody, with what tells homonyms apart; ``language`` is a code, empty if unknown."""

    code: str
    given: str
    family: str
    birth_year: int | None = None
    birth_date: date | None = None
    phone: str = ""
    language: str = ""

    @property
    def name(self) -> str:
        """As people say it: the given name first."""
        return f"{self.given} {self.family}".strip()

    @property
    def initials(self) -> str:
        """« M. K. »: what a screen that faces the public shows."""
        return initials_of(self.given, self.family)


@dataclass(slots=True)
class _Everybody:
    """The index of a centre, up to an entry of its journal and a row of its people."""

    index: PeopleIndex = field(default_factory=PeopleIndex)
    ids: list[int] = field(default_factory=list)
    numbers: dict[int, int] = field(default_factory=dict)
    entry: int = 0
    last: int = 0


_KNOWN: WeakKeyDictionary[Engine, _Everybody] = WeakKeyDictionary()


def people_found(engine: Engine, typed: str, most: int = MOST_FOUND) -> tuple[PersonFound, ...]:
    """The people meant by what was typed, the closest first; ask on one thread only.

    The first question reads everybody, about a second for a hundred thousand people; the next
    ones read only who is new or has changed, at whatever desk.
    """
    with reading(engine) as tx:
        everybody = _up_to_date(tx, _KNOWN.get(engine))
        _KNOWN[engine] = everybody
        found = [everybody.ids[number] for number in everybody.index.find(typed, most)]
        people = {row.id: row for row in tx.scalars(select(Person).where(Person.id.in_(found)))}
        return tuple(person_as_found(people[one]) for one in found if one in people)


def person_as_found(person: Person) -> PersonFound:
    """A person as lists show one."""
    year = person.birth_date.year if person.birth_date is not None else person.birth_year
    return PersonFound(
        person.code,
        person.given_name,
        person.family_name,
        year,
        person.birth_date,
        person.mobile,
        person.main_language,
    )


def _up_to_date(tx: Session, known: _Everybody | None) -> _Everybody:
    entry = tx.scalar(select(func.max(JournalEntry.id))) or 0
    last = tx.scalar(select(func.max(Person.id))) or 0
    if known is None or entry < known.entry:
        return _everybody(tx, entry, last)
    if (entry, last) != (known.entry, known.last):
        changed = _touched(tx, known.entry)
        changed |= set(tx.scalars(select(Person.id).where(Person.id > known.last)))
        _take_in(tx, known, changed)
        known.entry, known.last = entry, last
    return known


def _touched(tx: Session, entry: int) -> set[int]:
    """The rows of people that acts after an entry have written."""
    edits = tx.scalars(select(JournalEntry.edits).where(JournalEntry.id > entry))
    return {edit["id"] for group in edits for edit in group["edits"] if edit["kind"] == _PERSON}


def _everybody(tx: Session, entry: int, last: int) -> _Everybody:
    rows = tx.execute(_SOUGHT.order_by(Person.search_key, Person.id)).all()
    ids = [row.id for row in rows]
    index = PeopleIndex(_known(row) for row in rows)
    return _Everybody(index, ids, {one: number for number, one in enumerate(ids)}, entry, last)


def _take_in(tx: Session, everybody: _Everybody, changed: set[int]) -> None:
    for one in changed & everybody.numbers.keys():
        everybody.index.forget(everybody.numbers.pop(one))
    for row in tx.execute(_SOUGHT.where(Person.id.in_(changed))):
        everybody.numbers[row.id] = everybody.index.add(_known(row))
        everybody.ids.append(row.id)


def _known(row: Row[int, str, str, date | None, int | None]) -> Known:
    return Known(row.search_key, row.mobile, row.birth_date, row.birth_year)

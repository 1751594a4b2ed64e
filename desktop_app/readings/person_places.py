"""One inhabitant, and the places they have or wait for from now on."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Engine, or_, select
from sqlalchemy.orm import Session

from db.engine import reading
from db.queries.enrolment_counts import ENROLLED, WAITING
from db.queries.enrolments import attendees_of
from db.queries.subjects import coded
from db.tables.people import Enrolment, Person
from db.tables.sessions import WorkshopSession
from desktop_app.readings.next_sessions import TO_COME
from desktop_app.readings.session_lines import SessionLine, session_lines


@dataclass(frozen=True, slots=True)
class PlaceToCome:
    """A session somebody is expected at, or waits for with a ``rank``."""

    line: SessionLine
    status: str
    rank: int | None


@dataclass(frozen=True, slots=True)
class PersonReading:
    """Somebody by name, as `show --people` lists them; ``language`` is a code."""

    code: str
    name: str
    language: str
    places: tuple[PlaceToCome, ...]


def person_reading(engine: Engine, code: str, now: datetime) -> PersonReading:
    """Read a person, and their sessions that are not over at ``now``, in order of time.

    Raises:
        UnknownCodeError: no person carries the code.
    """
    with reading(engine) as tx:
        person = coded(tx, Person, code)
        name = f"{person.given_name} {person.family_name}".strip()
        places = _places(tx, person, now)
        return PersonReading(person.code, name, person.main_language, places)


def _places(tx: Session, person: Person, now: datetime) -> tuple[PlaceToCome, ...]:
    live = (Enrolment.person_id == person.id, Enrolment.status.in_((ENROLLED, WAITING)))
    rows = tx.scalars(
        select(WorkshopSession).where(
            WorkshopSession.ends > now,
            WorkshopSession.status.in_(TO_COME),
            or_(
                WorkshopSession.id.in_(select(Enrolment.session_id).where(*live)),
                WorkshopSession.cycle_id.in_(select(Enrolment.cycle_id).where(*live)),
            ),
        )
    ).all()
    listed = attendees_of(tx, rows)
    found = {row.code: one for row in rows for one in listed[row.id] if one.person == person.code}
    lines = session_lines(tx, WorkshopSession.code.in_(found))
    return tuple(
        PlaceToCome(line, found[line.code].status, found[line.code].rank) for line in lines
    )

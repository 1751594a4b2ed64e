"""Places that became free while people wait: to whom they are proposed (interface.md 5.4)."""

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import and_, func, or_, select
from sqlalchemy.orm import Session

from db.queries.answering import Answering, answering_for
from db.queries.enrolment_counts import ENROLLED, WAITING
from db.queries.planning import languages
from db.tables.people import Enrolment, Person
from db.tables.sessions import Cycle, Programme, WorkshopSession
from db.tables.sites import Room
from desktop_app.domain.bilingual import Bilingual
from desktop_app.domain.enrolment import places_free_in_cycle, places_of
from desktop_app.readings.calls import initials_of
from desktop_app.readings.session_lines import SessionLine, session_lines

_TO_COME = ("planned", "option", "held")


@dataclass(frozen=True, slots=True)
class FreedPlace:
    """Places free in a session or a cycle (``subject``), and the first person who waits.

    ``line`` is the session, or the next date of the cycle; ``through`` the guardian at whose
    number the person is called, empty at their own.
    """

    subject: str
    line: SessionLine
    free: int
    waiting: int
    person: str
    name: str
    initials: str
    phone: str
    language: Bilingual
    through: str = ""


@dataclass(frozen=True, slots=True)
class _First:
    """The first of a waiting list, and how many are on it."""

    person: Person
    waiting: int


def freed_places(tx: Session, now: datetime) -> tuple[FreedPlace, ...]:
    """Read where a place is free and somebody waits for it, the nearest session first.

    Those who wait for a whole cycle come before those of one of its dates, and only when each
    date to come has a place.
    """
    lists = _waiting_lists(tx, now)
    lines = session_lines(
        tx,
        WorkshopSession.ends > now,
        WorkshopSession.status.in_(_TO_COME),
        or_(
            WorkshopSession.code.in_([code for code in lists if code]),
            WorkshopSession.cycle_id.in_(select(Cycle.id).where(Cycle.code.in_(list(lists)))),
        ),
    )
    spoken = languages(tx)
    dates: dict[str, list[SessionLine]] = defaultdict(list)
    for line in lines:
        dates[line.cycle].append(line)
    free = {
        cycle: places_free_in_cycle(own, map(_free, dates[cycle]))
        for cycle, own in _own_places(tx, lists).items()
    }
    found = [*_of_cycles(dates, free, lists), *_of_dates(lines, free, lists)]
    answering = answering_for(tx, [first.person for *_, first in found])
    return tuple(
        sorted(
            (_freed(one, answering[one[-1].person.id], spoken) for one in found),
            key=lambda one: one.line.span.start,
        )
    )


_Found = tuple[str, SessionLine, int, _First]


def _of_cycles(
    dates: dict[str, list[SessionLine]], free: dict[str, int], lists: dict[str, _First]
) -> list[_Found]:
    return [
        (cycle, dates[cycle][0], places, lists[cycle])
        for cycle, places in free.items()
        if places > 0 and dates[cycle]
    ]


def _of_dates(
    lines: Sequence[SessionLine], free: dict[str, int], lists: dict[str, _First]
) -> list[_Found]:
    """Dates with a list of their own, once nobody comes first for the whole cycle."""
    return [
        (line.code, line, _free(line), lists[line.code])
        for line in lines
        if line.code in lists and free.get(line.cycle, 0) < 1 and _free(line) > 0
    ]


def _free(line: SessionLine) -> int:
    """Places that nobody has; none where places are not counted."""
    return 0 if line.places is None else line.places - line.enrolled


def _own_places(tx: Session, lists: Collection[str]) -> dict[str, int]:
    """The places that nobody has of the cycles themselves, by code."""
    rows = tx.execute(
        select(Cycle.code, Programme.capacity, Room.capacity, func.count(Enrolment.id))
        .outerjoin(Programme, Programme.id == Cycle.programme_id)
        .join(Room, Room.id == Cycle.room_id)
        .outerjoin(Enrolment, and_(Enrolment.cycle_id == Cycle.id, Enrolment.status == ENROLLED))
        .where(Cycle.code.in_(lists))
        .group_by(Cycle.code, Programme.capacity, Room.capacity)
    )
    return {code: (places_of(takes, room) or 0) - held for code, takes, room, held in rows}


def _waiting_lists(tx: Session, now: datetime) -> dict[str, _First]:
    """The first of each waiting list that may still get a place, by its session or cycle."""
    running = select(WorkshopSession.cycle_id).where(WorkshopSession.ends > now)
    rows = tx.execute(
        select(Enrolment, Person, WorkshopSession.code, Cycle.code)
        .join(Person, Person.id == Enrolment.person_id)
        .outerjoin(WorkshopSession, WorkshopSession.id == Enrolment.session_id)
        .outerjoin(Cycle, Cycle.id == Enrolment.cycle_id)
        .where(
            Enrolment.status == WAITING,
            or_(WorkshopSession.ends > now, Enrolment.cycle_id.in_(running)),
        )
        .order_by(Enrolment.rank, Enrolment.id)
    )
    people: dict[str, list[Person]] = defaultdict(list)
    for _row, person, session, cycle in rows:
        people[session or cycle].append(person)
    return {code: _First(listed[0], len(listed)) for code, listed in people.items()}


def _freed(found: _Found, answering: Answering, spoken: dict[str, Bilingual]) -> FreedPlace:
    subject, line, free, first = found
    person = first.person
    return FreedPlace(
        subject=subject,
        line=line,
        free=free,
        waiting=first.waiting,
        person=person.code,
        name=f"{person.given_name} {person.family_name}".strip(),
        initials=initials_of(person.given_name, person.family_name),
        phone=answering.phone,
        language=spoken.get(answering.language, Bilingual("")),
        through=answering.through,
    )

"""How many people a session or a cycle takes, and that nobody is enrolled above it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from db.queries.enrolment_counts import ENROLLED, enrolled_counts
from db.queries.enrolments import places_held
from db.tables.people import Enrolment
from db.tables.sessions import Cycle, Programme, WorkshopSession
from db.tables.sites import Room
from desktop_app.domain.enrolment import places_free_in_cycle, places_of
from desktop_app.domain.errors import RefusedError
from desktop_app.domain.findings import Code, Finding

_TO_COME = ("planned", "option", "held")
WITHOUT_LIMIT = 1000
"""Places where neither programme nor room gives a number."""


@dataclass(frozen=True, slots=True)
class Subject:
    """What people enrol in: one session, or a whole cycle."""

    session: WorkshopSession | None
    cycle: Cycle | None

    @property
    def code(self) -> str:
        """Its code."""
        if self.session is not None:
            return self.session.code
        return "" if self.cycle is None else self.cycle.code


def places(tx: Session, subject: Subject) -> int:
    """Places of a session or a cycle: its own, or the lower of programme and room."""
    own = subject.session.places if subject.session is not None else None
    holder = subject.session or subject.cycle
    if holder is None:
        return 0
    programme = tx.get(Programme, holder.programme_id) if holder.programme_id else None
    room = tx.get_one(Room, holder.room_id)
    return _given(programme.capacity if programme is not None else None, room.capacity, own)


def _given(programme: int | None, room: int, own: int | None) -> int:
    given = places_of(programme, room, own)
    return WITHOUT_LIMIT if given is None else given


def enrolled(tx: Session, subject: Subject) -> int:
    """How many hold a place of it."""
    return places_held(tx, subject.session, subject.cycle)


def dates_to_come(tx: Session, cycle: Cycle, now: datetime) -> Sequence[WorkshopSession]:
    """The dates of a cycle that are not over, in order: those a newcomer would come to."""
    return tx.scalars(
        select(WorkshopSession)
        .where(
            WorkshopSession.cycle_id == cycle.id,
            WorkshopSession.status.in_(_TO_COME),
            WorkshopSession.ends > now,
        )
        .order_by(WorkshopSession.starts)
    ).all()


def free_places(tx: Session, subject: Subject, now: datetime) -> int:
    """How many more it takes; below zero when it takes fewer than it has.

    Those of a cycle come to each of its dates to come: one of them that is full fills the
    cycle. Dates that are over do not: who joins now is not expected there.
    """
    free = places(tx, subject) - enrolled(tx, subject)
    if subject.cycle is None:
        return free
    dates = [date.id for date in dates_to_come(tx, subject.cycle, now)]
    given, held = _places_of_dates(tx, dates), enrolled_counts(tx, dates)
    return places_free_in_cycle(free, [given[date] - held.get(date, (0, 0))[0] for date in dates])


def _places_of_dates(tx: Session, dates: Sequence[int]) -> dict[int, int]:
    rows = tx.execute(
        select(WorkshopSession.id, Programme.capacity, Room.capacity, WorkshopSession.places)
        .outerjoin(Programme, Programme.id == WorkshopSession.programme_id)
        .join(Room, Room.id == WorkshopSession.room_id)
        .where(WorkshopSession.id.in_(dates))
    )
    return {date: _given(takes, holds, own) for date, takes, holds, own in rows}


def check_places(tx: Session, rows: Iterable[Enrolment], now: datetime) -> None:
    """Refuse when somebody given a place would be one above the places.

    Raises:
        RefusedError: more enrolled than places.
    """
    for row in rows:
        if row.status != ENROLLED:
            continue
        subject = _locked_subject(tx, row)
        if free_places(tx, subject, now) < 0:
            held, given = enrolled(tx, subject), places(tx, subject)
            raise RefusedError([too_many(subject, held, given)])


def too_many(subject: Subject, held: int, given: int) -> Finding:
    """The finding that says a session or a cycle is full."""
    return Finding(Code.PLACES_EXCEEDED, subject.code, facts={"enrolled": held, "places": given})


def _locked_subject(tx: Session, row: Enrolment) -> Subject:
    session = cycle = None
    if row.session_id is not None:
        session = tx.get_one(WorkshopSession, row.session_id, with_for_update={"key_share": True})
    if row.cycle_id is not None:
        cycle = tx.scalars(
            select(Cycle).where(Cycle.id == row.cycle_id).with_for_update(key_share=True)
        ).one()
    return Subject(session, cycle)

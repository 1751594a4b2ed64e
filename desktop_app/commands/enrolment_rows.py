"""What every act on places reads and writes: whose place it is, where, and with what answer."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from db.journal import Actor, Edit
from db.queries.enrolment_counts import ENROLLED
from db.queries.enrolments import attendees
from db.queries.subjects import session_or_cycle
from db.tables.people import Enrolment, Person
from db.tables.sessions import Cycle
from desktop_app.commands.act import Done
from desktop_app.commands.enrolment_findings import Joining
from desktop_app.commands.places import Subject, dates_to_come, enrolled, places
from desktop_app.commands.session_state import CANCELLED, SKIPPED
from desktop_app.commands.waiting_lists import WAITING
from desktop_app.domain.changes import Change
from desktop_app.domain.enrolment import EnrolmentStatus
from desktop_app.domain.errors import WalkInError, WrongStatusError

NEVER_THERE = {"status": "removed", "rank": None}
"""What an enrolment taken back looks like."""


@dataclass(frozen=True, slots=True)
class Place:
    """What a person gets: enrolled, waiting with a rank, or withdrawn.

    ``rank`` is the place among all who wait, ``own_rank`` that in the list kept for the
    session or the cycle itself; ``because`` says why there is no place.
    """

    status: str
    rank: int | None = None
    own_rank: int | None = None
    because: str = ""


def subject_coded(tx: Session, code: str) -> Subject:
    """The session or the cycle of a code, locked."""
    session, cycle = session_or_cycle(tx, code, lock=True)
    if session is not None and session.cycle_id is not None:
        # Those of the cycle count in each session: both are locked, the cycle always second.
        tx.execute(
            select(Cycle.id).where(Cycle.id == session.cycle_id).with_for_update(key_share=True)
        )
    return Subject(session, cycle)


def open_subject(tx: Session, code: str, act: str) -> Subject:
    """The same, of which people may still join.

    Raises:
        WrongStatusError: the session is cancelled or skipped.
    """
    subject = subject_coded(tx, code)
    if subject.session is not None and subject.session.status in {CANCELLED, SKIPPED}:
        raise WrongStatusError(code, subject.session.status, act)
    return subject


def check_takes_enrolments(tx: Session, subject: Subject, now: datetime) -> None:
    """Refuse where people come without enrolling: to the session, or to each date to come.

    Raises:
        WalkInError: nobody is given a place there.
    """
    dates = [subject.session] if subject.session is not None else []
    if subject.cycle is not None:
        dates = [*dates_to_come(tx, subject.cycle, now)]
    if dates and all(one.walk_in for one in dates):
        raise WalkInError(subject.code)


def enrolment_of(tx: Session, subject: Subject, person: Person) -> Enrolment | None:
    """The enrolment of a person in a session or a cycle itself, whatever its status."""
    where = (
        Enrolment.session_id == subject.session.id
        if subject.session is not None
        else Enrolment.cycle_id == (subject.cycle.id if subject.cycle is not None else 0)
    )
    return tx.scalars(
        select(Enrolment).where(where, Enrolment.person_id == person.id)
    ).one_or_none()


def standing_in(tx: Session, subject: Subject, person: Person) -> EnrolmentStatus | None:
    """Where a person stands with a session, through its cycle too; nothing when nowhere."""
    if subject.session is not None:
        found = [one for one in attendees(tx, subject.session) if one.person_id == person.id]
        return EnrolmentStatus(found[0].status) if found else None
    row = enrolment_of(tx, subject, person)
    return EnrolmentStatus(row.status) if row and row.status in {ENROLLED, WAITING} else None


def cycle_of(tx: Session, subject: Subject) -> Cycle | None:
    """The cycle of a session that has one; nothing for a whole cycle."""
    if subject.session is None or subject.session.cycle_id is None:
        return None
    return tx.get_one(Cycle, subject.session.cycle_id)


def joining_of(tx: Session, subject: Subject, person: Person, now: datetime) -> Joining:
    """The person and the dates they would come to."""
    if subject.session is not None:
        return Joining(person, subject.session.programme_id, [subject.session])
    if subject.cycle is None:
        return Joining(person, None, ())
    return Joining(person, subject.cycle.programme_id, dates_to_come(tx, subject.cycle, now))


def new_enrolment(subject: Subject, person: Person, place: Place, actor: Actor) -> Enrolment:
    """A new row, not written yet."""
    return Enrolment(
        person_id=person.id,
        session_id=subject.session.id if subject.session is not None else None,
        cycle_id=subject.cycle.id if subject.cycle is not None else None,
        status=place.status,
        rank=place.own_rank,
        since=actor.at,
    )


def done_with(tx: Session, subject: Subject, edits: Sequence[Edit | None], place: Place) -> Done:
    """What an act on places has done, with the places as they are now."""
    return Done(
        subject=subject.code,
        edits=[edit for edit in edits if edit is not None],
        change=Change(subjects=frozenset({subject.code})),
        answer={
            "status": place.status,
            "rank": place.rank,
            "enrolled": enrolled(tx, subject),
            "places": places(tx, subject),
        },
    )

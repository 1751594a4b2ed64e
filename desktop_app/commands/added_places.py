"""One place more in a session, for somebody named (interface.md 5.4)."""

from dataclasses import dataclass, replace
from functools import partial

from sqlalchemy import Engine
from sqlalchemy.orm import Session

from db.journal import Actor, Edit
from db.queries.enrolment_counts import ENROLLED
from db.queries.subjects import coded
from db.tables.people import Person
from db.tables.sessions import WorkshopSession
from db.tables.sites import Room
from desktop_app.commands.act import Act, Done, Outcome, perform
from desktop_app.commands.enrolment_findings import findings_of_joining, notes_of_joining
from desktop_app.commands.enrolment_rows import (
    NEVER_THERE,
    Place,
    check_takes_enrolments,
    done_with,
    enrolment_of,
    joining_of,
    new_enrolment,
    open_subject,
    standing_in,
)
from desktop_app.commands.places import Subject, free_places, places, too_many
from desktop_app.commands.row_edits import add_row, edit_row
from desktop_app.commands.session_changes import ChangedSessions, change_sessions
from desktop_app.commands.session_rows import Rewriting
from desktop_app.commands.session_state import states_of
from desktop_app.commands.waiting_lists import closed_up, waiting_rows
from desktop_app.domain.bilingual import Bilingual
from desktop_app.domain.enrolment import EnrolmentStatus
from desktop_app.domain.errors import AlreadyEnrolledError, RefusedError, UnknownCodeError
from desktop_app.domain.findings import Code, Fact, Finding


@dataclass(frozen=True, slots=True)
class EnrolInAddedPlace:
    """Raise the places of a session by one, never above its room, and give that one to a person.

    The person may be waiting for the session; the others who wait keep their turn. Only this
    session has more places: the other dates of its cycle keep theirs.
    """

    session: str
    person: str

    def __call__(self, engine: Engine, actor: Actor) -> Outcome:
        """Do both in one transaction, taken back together.

        Raises:
            AlreadyEnrolledError: the person has a place.
            RefusedError: the room holds no more, or a conflict stands.
            UnknownCodeError: no session carries the code: a cycle has no places of its own.
            WalkInError: people come to it without enrolling.
            WrongStatusError: the session is cancelled or skipped.
        """
        return perform(engine, actor, Act("add_place", self), partial(self._work, actor=actor))

    def _work(self, tx: Session, actor: Actor) -> Done:
        subject = open_subject(tx, self.session, "enrol")
        session = subject.session
        if session is None:
            raise UnknownCodeError("session", self.session)
        check_takes_enrolments(tx, subject, actor.at)
        person = coded(tx, Person, self.person, lock=True)
        if standing_in(tx, subject, person) is EnrolmentStatus.ENROLLED:
            raise AlreadyEnrolledError(subject.code, person.code)
        changed = _with_one_more(tx, actor, subject, session)
        tx.flush()
        if free_places(tx, subject, actor.at) < 1:
            held = places(tx, subject) - free_places(tx, subject, actor.at)
            raise RefusedError([too_many(subject, held, places(tx, subject))])
        edits = [*changed.edits, *_seated(tx, subject, person, actor)]
        tx.flush()
        joining = joining_of(tx, subject, person, actor.at)
        done = done_with(tx, subject, edits, Place(ENROLLED))
        notes = [str(note) for note in notes_of_joining(tx, joining, actor.at.date())]
        return replace(
            done,
            change=changed.change,
            findings=findings_of_joining(tx, joining),
            answer={**done.answer, "because": None, "notes": notes},
        )


def _with_one_more(
    tx: Session, actor: Actor, subject: Subject, session: WorkshopSession
) -> ChangedSessions:
    """The session with one place more than now, which its room still holds."""
    wanted = places(tx, subject) + 1
    state = states_of(tx, [session])[session.id]
    room = tx.get_one(Room, session.room_id)
    if wanted > room.capacity:
        name = Bilingual(room.name_fr, room.name_en)
        facts: dict[str, Fact] = {"places": wanted, "capacity": room.capacity, "label": name}
        raise RefusedError([Finding(Code.PLACES_ABOVE_ROOM, state.room, facts=facts)])
    wish = Rewriting(session, state, replace(state, places=wanted))
    return change_sessions(tx, actor, [wish])


def _seated(tx: Session, subject: Subject, person: Person, actor: Actor) -> list[Edit]:
    """The enrolment of a person who gets the place, and the ranks of those who still wait."""
    row = enrolment_of(tx, subject, person)
    if row is None:
        return [add_row(tx, new_enrolment(subject, person, Place(ENROLLED), actor), NEVER_THERE)]
    edit = edit_row(row, {"status": ENROLLED, "rank": None, "since": actor.at})
    tx.flush()
    moved = closed_up(waiting_rows(tx, subject.session, subject.cycle))
    return [*([edit] if edit is not None else []), *moved]

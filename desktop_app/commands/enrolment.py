"""Enrolling, withdrawing and promoting, never above the places."""

from dataclasses import dataclass, replace
from datetime import date
from functools import partial

from sqlalchemy import Engine, func, select
from sqlalchemy.orm import Session

from db.journal import Actor, Edit
from db.queries.enrolments import ENROLLED, attendees, engagements
from db.queries.subjects import coded, session_or_cycle
from db.tables.people import Enrolment, Person
from db.tables.sessions import Cycle, WorkshopSession
from desktop_app.commands.act import Act, Done, Outcome, perform
from desktop_app.commands.places import Subject, enrolled, free_places, places, too_many
from desktop_app.commands.row_edits import add_row, edit_row
from desktop_app.commands.session_state import CANCELLED, SKIPPED
from desktop_app.commands.waiting_lists import WAITING, as_waiting, closed_up, waiting_rows
from desktop_app.domain.changes import Change
from desktop_app.domain.enrolment import (
    EnrolmentStatus,
    EnrolOutcome,
    enrol_decision,
    next_to_promote,
)
from desktop_app.domain.errors import (
    AlreadyEnrolledError,
    NotEnrolledError,
    RefusedError,
    WaitsForCycleError,
    WrongStatusError,
)
from desktop_app.domain.findings import Code, Finding
from desktop_app.domain.span import Span

_HIDDEN = {"status": "removed", "rank": None}


@dataclass(frozen=True, slots=True)
class _Place:
    """What a person gets: enrolled, waiting with a rank, or withdrawn."""

    status: str
    rank: int | None = None


@dataclass(frozen=True, slots=True)
class Enrol:
    """Give a person a place in a session or a cycle, or the next rank of its waiting list."""

    subject: str
    person: str

    def __call__(self, engine: Engine, actor: Actor) -> Outcome:
        """Enrol in one transaction.

        Raises:
            AlreadyEnrolledError: the person has a place or waits already.
            WrongStatusError: the session is cancelled or skipped.
            UnknownCodeError: a code names nothing.
        """
        return perform(engine, actor, Act("enrol", self), partial(self._work, actor=actor))

    def _work(self, tx: Session, actor: Actor) -> Done:
        subject = _open_subject(tx, self.subject, "enrol")
        person = coded(tx, Person, self.person, lock=True)
        row = _enrolment_of(tx, subject, person)
        waiting = waiting_rows(tx, subject.session, subject.cycle)
        given = places(tx, subject)
        taken = given - free_places(tx, subject)
        decision = enrol_decision(given, taken, len(waiting), _already(tx, subject, person))
        if decision.outcome is EnrolOutcome.TWICE:
            raise AlreadyEnrolledError(subject.code, person.code)
        place = _Place(str(decision.outcome), decision.rank)
        if row is None:
            edit: Edit | None = add_row(tx, _new_row(subject, person, place, actor), _HIDDEN)
        else:
            edit = edit_row(row, {"status": place.status, "rank": place.rank})
        tx.flush()
        done = _done(tx, subject, [edit], place)
        return replace(done, findings=_elsewhere(tx, subject, person))


@dataclass(frozen=True, slots=True)
class Withdraw:
    """Take a person off a session, a cycle, or its waiting list."""

    subject: str
    person: str

    def __call__(self, engine: Engine, actor: Actor) -> Outcome:
        """Withdraw in one transaction; the freed place is offered, never given silently.

        Raises:
            NotEnrolledError: the person neither has a place nor waits, or does so through
                the cycle of the session, which is then named.
        """
        return perform(engine, actor, Act("withdraw", self), self._work)

    def _work(self, tx: Session) -> Done:
        subject = _subject(tx, self.subject)
        person = coded(tx, Person, self.person)
        row = _enrolment_of(tx, subject, person)
        if row is None or row.status not in {ENROLLED, WAITING}:
            raise NotEnrolledError(subject.code, person.code, _through(tx, subject, person))
        edits = [edit_row(row, {"status": "withdrawn", "rank": None})]
        tx.flush()
        edits += closed_up(waiting_rows(tx, subject.session, subject.cycle))
        tx.flush()
        return _done(tx, subject, edits, _Place("withdrawn"))


@dataclass(frozen=True, slots=True)
class Promote:
    """Give the free places to the next of the waiting list: one person, or a household."""

    subject: str

    def __call__(self, engine: Engine, actor: Actor) -> Outcome:
        """Promote in one transaction.

        Raises:
            RefusedError: no place is free, or nobody waits who fits.
            WaitsForCycleError: those who wait are on the list of the session's cycle.
            WrongStatusError: the session is cancelled or skipped.
        """
        return perform(engine, actor, Act("promote", self), partial(self._work, actor=actor))

    def _work(self, tx: Session, actor: Actor) -> Done:
        subject = _open_subject(tx, self.subject, "promote")
        rows = waiting_rows(tx, subject.session, subject.cycle)
        cycle = _cycle_of(tx, subject)
        if cycle is not None and not rows and waiting_rows(tx, None, cycle):
            raise WaitsForCycleError(subject.code, cycle.code)
        listed = as_waiting(tx, rows)
        chosen = next_to_promote(
            [place for _row, place in listed.values()],
            free_places(tx, subject),
            day=actor.at.date(),
            starts=_starts(tx, subject, actor.at.date()),
        )
        if not chosen:
            held, given = enrolled(tx, subject), places(tx, subject)
            raise RefusedError([too_many(subject, held, given)])
        promoted = [listed[place.person][0] for place in chosen]
        edits = [edit_row(row, {"status": ENROLLED, "rank": None}) for row in promoted]
        tx.flush()
        edits += closed_up([row for row in rows if row not in promoted])
        tx.flush()
        done = _done(tx, subject, edits, _Place(ENROLLED))
        people = [place.person for place in chosen]
        return replace(done, answer={**done.answer, "people": people})


def _subject(tx: Session, code: str) -> Subject:
    session, cycle = session_or_cycle(tx, code, lock=True)
    if session is not None and session.cycle_id is not None:
        # Those of the cycle count in each session: both are locked, the cycle always second.
        tx.execute(
            select(Cycle.id).where(Cycle.id == session.cycle_id).with_for_update(key_share=True)
        )
    return Subject(session, cycle)


def _open_subject(tx: Session, code: str, act: str) -> Subject:
    subject = _subject(tx, code)
    if subject.session is not None and subject.session.status in {CANCELLED, SKIPPED}:
        raise WrongStatusError(code, subject.session.status, act)
    return subject


def _enrolment_of(tx: Session, subject: Subject, person: Person) -> Enrolment | None:
    where = (
        Enrolment.session_id == subject.session.id
        if subject.session is not None
        else Enrolment.cycle_id == (subject.cycle.id if subject.cycle is not None else 0)
    )
    return tx.scalars(
        select(Enrolment).where(where, Enrolment.person_id == person.id)
    ).one_or_none()


def _already(tx: Session, subject: Subject, person: Person) -> EnrolmentStatus | None:
    if subject.session is not None:
        found = [one for one in attendees(tx, subject.session) if one.person_id == person.id]
        return EnrolmentStatus(found[0].status) if found else None
    row = _enrolment_of(tx, subject, person)
    return EnrolmentStatus(row.status) if row and row.status in {ENROLLED, WAITING} else None


def _cycle_of(tx: Session, subject: Subject) -> Cycle | None:
    """The cycle of a session that has one; nothing for a whole cycle."""
    if subject.session is None or subject.session.cycle_id is None:
        return None
    return tx.get_one(Cycle, subject.session.cycle_id)


def _through(tx: Session, subject: Subject, person: Person) -> str:
    """The code of the cycle through which a person comes to a session, or waits for it."""
    cycle = _cycle_of(tx, subject)
    if cycle is None or _already(tx, Subject(None, cycle), person) is None:
        return ""
    return cycle.code


def _new_row(subject: Subject, person: Person, place: _Place, actor: Actor) -> Enrolment:
    return Enrolment(
        person_id=person.id,
        session_id=subject.session.id if subject.session is not None else None,
        cycle_id=subject.cycle.id if subject.cycle is not None else None,
        status=place.status,
        rank=place.rank,
        since=actor.at,
    )


def _elsewhere(tx: Session, subject: Subject, person: Person) -> list[Finding]:
    """Other sessions of the person at the same time: a warning, never a refusal."""
    session = subject.session
    if session is None:
        return []
    span = Span(session.starts, session.ends)
    held = engagements(tx, span, [person.id]).get(person.code, ())
    return [
        Finding(Code.PARTICIPANT_ELSEWHERE, person.code, one.by, one.span)
        for one in held
        if one.by != session.code and one.span.overlaps(span)
    ]


def _starts(tx: Session, subject: Subject, today: date) -> date:
    if subject.session is not None:
        return subject.session.starts.date()
    first = tx.scalar(
        select(func.min(WorkshopSession.starts)).where(
            WorkshopSession.cycle_id == (subject.cycle.id if subject.cycle is not None else 0),
            WorkshopSession.status == "planned",
        )
    )
    return today if first is None else first.date()


def _done(tx: Session, subject: Subject, edits: list[Edit | None], place: _Place) -> Done:
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

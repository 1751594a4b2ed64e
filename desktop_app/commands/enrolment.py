"""Enrolling, withdrawing and promoting, never above the places."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import partial

from sqlalchemy import Engine, func, select
from sqlalchemy.orm import Session

from db.journal import Actor, Edit
from db.queries.enrolment_counts import ENROLLED
from db.queries.enrolments import attendees
from db.queries.subjects import coded
from db.tables.people import Enrolment, Person
from db.tables.sessions import WorkshopSession
from desktop_app.commands.act import Act, Done, Outcome, perform
from desktop_app.commands.enrolment_findings import findings_of_joining, notes_of_joining
from desktop_app.commands.enrolment_rows import (
    NEVER_THERE,
    Place,
    check_takes_enrolments,
    cycle_of,
    done_with,
    enrolment_of,
    joining_of,
    new_enrolment,
    open_subject,
    standing_in,
    subject_coded,
)
from desktop_app.commands.places import (
    Subject,
    dates_to_come,
    enrolled,
    free_places,
    places,
    too_many,
)
from desktop_app.commands.row_edits import add_row, edit_row
from desktop_app.commands.waiting_lists import (
    WAITING,
    as_waiting,
    closed_up,
    limit_reached,
    waiting_for_dates,
    waiting_rows,
)
from desktop_app.domain.enrolment import (
    EnrolOutcome,
    Waiting,
    enrol_decision,
    next_to_promote,
)
from desktop_app.domain.errors import (
    AlreadyEnrolledError,
    CycleOverError,
    NoPlaceError,
    NotEnrolledError,
    RefusedError,
    SessionOverError,
    WaitingListFullError,
    WaitsForCycleError,
)


@dataclass(frozen=True, slots=True)
class Enrol:
    """Give a person a place in a session or a cycle, or the next rank of its waiting list.

    A newcomer never overtakes anybody. Whoever asks for one date waits behind those who wait
    for the whole cycle and those who wait for that date, even when a place of it is free; and
    whoever asks for the cycle waits while somebody waits for one of its dates to come. Only
    `Promote` gives those places, to the next or to somebody named. Nobody joins a date that is
    over: who came to it all the same is a matter of attendance. Unless it ``may_wait``, the
    act is refused where the person would have to: somebody is asked first.
    """

    subject: str
    person: str
    may_wait: bool = True

    def __call__(self, engine: Engine, actor: Actor) -> Outcome:
        """Enrol in one transaction; what should be known is found, and never refuses.

        Raises:
            AlreadyEnrolledError: the person has a place or waits already.
            CycleOverError: no date of the cycle is to come.
            NoPlaceError: there is no place and the person may not wait.
            SessionOverError: the session has ended.
            WaitingListFullError: there is no place, and nobody more may wait.
            WalkInError: people come to it without enrolling.
            WrongStatusError: the session is cancelled or skipped.
            UnknownCodeError: a code names nothing.
        """
        return perform(engine, actor, Act("enrol", self), partial(self._work, actor=actor))

    def _work(self, tx: Session, actor: Actor) -> Done:
        subject = open_subject(tx, self.subject, "enrol")
        _check_not_over(tx, subject, actor.at)
        check_takes_enrolments(tx, subject, actor.at)
        person = coded(tx, Person, self.person, lock=True)
        place = _place_for(tx, subject, person, actor.at)
        if place.rank is not None and not self.may_wait:
            raise _no_place(tx, subject, place)
        row = enrolment_of(tx, subject, person)
        if row is None:
            edit: Edit | None = add_row(
                tx, new_enrolment(subject, person, place, actor), NEVER_THERE
            )
        else:
            again = {"status": place.status, "rank": place.own_rank, "since": actor.at}
            edit = edit_row(row, again)
        tx.flush()
        joining = joining_of(tx, subject, person, actor.at)
        done = done_with(tx, subject, [edit], place)
        notes = [str(note) for note in notes_of_joining(tx, joining, actor.at.date())]
        return replace(
            done,
            findings=findings_of_joining(tx, joining),
            answer={**done.answer, "because": place.because or None, "notes": notes},
        )


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
        subject = subject_coded(tx, self.subject)
        person = coded(tx, Person, self.person)
        row = enrolment_of(tx, subject, person)
        if row is None or row.status not in {ENROLLED, WAITING}:
            raise NotEnrolledError(subject.code, person.code, _through(tx, subject, person))
        edits = [edit_row(row, {"status": "withdrawn", "rank": None})]
        tx.flush()
        edits += closed_up(waiting_rows(tx, subject.session, subject.cycle))
        tx.flush()
        return done_with(tx, subject, edits, Place("withdrawn"))


@dataclass(frozen=True, slots=True)
class Promote:
    """Give the free places to the next of the waiting list: one person, or a household.

    A place free at one date is first for those who wait for the whole cycle, as long as each
    of its dates to come has a place for them; otherwise for the list of that date. ``person``
    names somebody of the list who is called before the others.
    """

    subject: str
    person: str = ""

    def __call__(self, engine: Engine, actor: Actor) -> Outcome:
        """Promote in one transaction.

        Raises:
            RefusedError: no place is free, or nobody waits who fits.
            NotEnrolledError: the person named does not wait.
            WaitsForCycleError: the next, or the person named, is on the list of the cycle.
            WrongStatusError: the session is cancelled or skipped.
        """
        return perform(engine, actor, Act("promote", self), partial(self._work, actor=actor))

    def _work(self, tx: Session, actor: Actor) -> Done:
        subject = open_subject(tx, self.subject, "promote")
        rows = waiting_rows(tx, subject.session, subject.cycle)
        if self.person:
            coded(tx, Person, self.person)
        self._check_turn(tx, subject, rows, actor.at)
        listed = as_waiting(tx, rows)
        chosen = self._chosen(tx, subject, [place for _row, place in listed.values()], actor.at)
        if not chosen:
            held, given = enrolled(tx, subject), places(tx, subject)
            raise RefusedError([too_many(subject, held, given)])
        promoted = [listed[place.person][0] for place in chosen]
        given_now = {"status": ENROLLED, "rank": None, "since": actor.at}
        edits = [edit_row(row, given_now) for row in promoted]
        tx.flush()
        edits += closed_up([row for row in rows if row not in promoted])
        tx.flush()
        done = done_with(tx, subject, edits, Place(ENROLLED))
        people = [place.person for place in chosen]
        return replace(done, answer={**done.answer, "people": people})

    def _check_turn(
        self, tx: Session, subject: Subject, rows: Sequence[Enrolment], now: datetime
    ) -> None:
        """Send to the list of the cycle when it comes first."""
        cycle = cycle_of(tx, subject)
        if cycle is None:
            return
        for_cycle = {row.person_id for row in waiting_rows(tx, None, cycle)}
        if self.person:
            comes_first = coded(tx, Person, self.person).id in for_cycle
        else:
            could_come = bool(for_cycle) and free_places(tx, Subject(None, cycle), now) > 0
            comes_first = could_come or bool(for_cycle and not rows)
        if comes_first:
            raise WaitsForCycleError(subject.code, cycle.code)

    def _chosen(
        self, tx: Session, subject: Subject, waiting: Sequence[Waiting], now: datetime
    ) -> Sequence[Waiting]:
        free = free_places(tx, subject, now)
        if not self.person:
            starts = _starts(tx, subject, now)
            return next_to_promote(waiting, free, day=now.date(), starts=starts)
        named = [place for place in waiting if place.person == self.person]
        if not named:
            raise NotEnrolledError(subject.code, self.person)
        return named if free > 0 else ()


def _through(tx: Session, subject: Subject, person: Person) -> str:
    """The code of the cycle through which a person comes to a session, or waits for it."""
    cycle = cycle_of(tx, subject)
    if cycle is None or standing_in(tx, Subject(None, cycle), person) is None:
        return ""
    return cycle.code


def _check_not_over(tx: Session, subject: Subject, now: datetime) -> None:
    if subject.session is not None and subject.session.ends <= now:
        raise SessionOverError(subject.code, subject.session.ends)
    if subject.cycle is None or dates_to_come(tx, subject.cycle, now):
        return
    last = tx.scalar(
        select(func.max(WorkshopSession.starts)).where(
            WorkshopSession.cycle_id == subject.cycle.id,
            WorkshopSession.status.in_(("planned", "held")),
        )
    )
    if last is not None:
        raise CycleOverError(subject.code, last)


def _place_for(tx: Session, subject: Subject, person: Person, now: datetime) -> Place:
    """The place a newcomer gets, or the rank behind everybody who waits."""
    given, free = places(tx, subject), free_places(tx, subject, now)
    ahead = _ahead(tx, subject, now)
    decision = enrol_decision(given, given - free, ahead, standing_in(tx, subject, person))
    if decision.outcome is EnrolOutcome.TWICE:
        raise AlreadyEnrolledError(subject.code, person.code)
    if decision.rank is None:
        return Place(str(decision.outcome))
    own_rank = len(waiting_rows(tx, subject.session, subject.cycle)) + 1
    rank = own_rank if subject.cycle is not None else decision.rank
    if free > 0:
        because = "others_wait"
    else:
        because = "full" if enrolled(tx, subject) >= given else "date_full"
    dates = () if subject.cycle is None else dates_to_come(tx, subject.cycle, now)
    limit = limit_reached(tx, subject.session, dates)
    if limit is not None:
        held = enrolled(tx, subject)
        raise WaitingListFullError(subject.code, held, given, limit, because)
    return Place(str(decision.outcome), rank, own_rank, because)


def _no_place(tx: Session, subject: Subject, place: Place) -> NoPlaceError:
    held, given = enrolled(tx, subject), places(tx, subject)
    return NoPlaceError(subject.code, held, given, place.rank or 0, place.because)


def _ahead(tx: Session, subject: Subject, now: datetime) -> int:
    """How many wait for one of the places that a newcomer asks for."""
    if subject.cycle is not None:
        dates = dates_to_come(tx, subject.cycle, now)
        return len(waiting_rows(tx, None, subject.cycle)) + waiting_for_dates(tx, dates)
    if subject.session is None:
        return 0
    return sum(one.status == WAITING for one in attendees(tx, subject.session))


def _starts(tx: Session, subject: Subject, now: datetime) -> date:
    """The day of the session, or of the next date of the cycle."""
    if subject.session is not None:
        return subject.session.starts.date()
    dates = () if subject.cycle is None else dates_to_come(tx, subject.cycle, now)
    return next((one.starts.date() for one in dates), now.date())

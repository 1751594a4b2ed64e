"""Who is enrolled in a session, who waits, whose turn it is, and what else can be chosen."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime

from sqlalchemy import Engine, select
from sqlalchemy.orm import Session

from db.engine import reading
from db.journal import entry_numbered, is_reversed
from db.queries.answering import Answering, answering_for
from db.queries.enrolment_counts import ENROLLED, WAITING
from db.queries.enrolments import Attendee, attendees, places_held
from db.queries.planning import languages
from db.queries.subjects import coded
from db.tables.journal import JournalEntry
from db.tables.people import Enrolment, Person
from db.tables.sessions import Cycle, Programme, WorkshopSession
from db.tables.sites import Room
from desktop_app.domain.bilingual import Bilingual
from desktop_app.domain.enrolment import Waiting, next_to_promote, places_of
from desktop_app.readings.people_search import PersonFound, person_as_found
from desktop_app.readings.session_lines import SessionLine, session_lines

CLOSED = frozenset({"cancelled", "skipped"})
"""Sessions that nobody joins."""

_TO_COME = ("planned", "option", "held")


@dataclass(frozen=True, slots=True)
class Listed:
    """Somebody with a place, or who waits.

    ``subject`` is the session or the cycle that the place is in. ``passed`` says why the turn
    went to somebody else, as a `PassedReason`; empty when it never did. ``phone`` is the number
    to call, ``through`` the guardian who answers there; empty at the person's own.
    """

    person: PersonFound
    waiting: bool
    rank: int | None
    subject: str
    step_free: bool = False
    passed: str = ""
    phone: str = ""
    through: str = ""


@dataclass(frozen=True, slots=True)
class CycleChoice:
    """The cycle that a session is of, for whoever joins all of it: its dates that are to come.

    ``usual`` says that most people joined the cycle as a whole.
    """

    code: str
    dates: tuple[date, ...]
    usual: bool


@dataclass(frozen=True, slots=True)
class Turn:
    """To whom a free place is offered now, and in what: one person, or a household."""

    subject: str
    people: tuple[Listed, ...]


@dataclass(frozen=True, slots=True)
class EnrolmentReading:
    """Everything the enrolment of one session shows, as of one moment."""

    line: SessionLine
    holds: int
    """People that the room holds."""
    people: tuple[Listed, ...]
    cycle: CycleChoice | None
    turn: Turn | None
    is_over: bool
    languages: Mapping[str, Bilingual] = field(default_factory=dict)

    @property
    def enrolled(self) -> tuple[Listed, ...]:
        """Those who have a place, in order."""
        return tuple(one for one in self.people if not one.waiting)

    @property
    def waiting(self) -> tuple[Listed, ...]:
        """Those who wait, in order of rank."""
        return tuple(one for one in self.people if one.waiting)

    @property
    def free(self) -> int | None:
        """Places free at this session; nothing when nothing limits them."""
        if self.line.places is None:
            return None
        return max(0, self.line.places - len(self.enrolled))

    @property
    def may_add_place(self) -> bool:
        """Whether the room holds one place more than the session offers."""
        return self.line.places is not None and self.line.places < self.holds

    @property
    def is_open(self) -> bool:
        """Whether people can join."""
        return self.line.status not in CLOSED

    @property
    def takes_somebody(self) -> bool:
        """Whether somebody can be given a place: in this session, or in all of its cycle."""
        return self.is_open and (not self.line.walk_in or self.cycle is not None)


def enrolment_reading(engine: Engine, session: str, now: datetime) -> EnrolmentReading:
    """Read the people of a session and what can be offered to others at ``now``.

    Raises:
        UnknownCodeError: no session carries the code.
    """
    with reading(engine) as tx:
        return enrolment_in(tx, coded(tx, WorkshopSession, session), now)


def enrolment_in(tx: Session, row: WorkshopSession, now: datetime) -> EnrolmentReading:
    """The same inside a transaction, of a session that was found."""
    (line,) = session_lines(tx, WorkshopSession.id == row.id)
    cycle = tx.get(Cycle, row.cycle_id) if row.cycle_id is not None else None
    people = _listed(tx, row, cycle)
    dates = _dates_to_come(tx, cycle, now)
    found = EnrolmentReading(
        line,
        tx.get_one(Room, row.room_id).capacity,
        people,
        _choice(cycle, people, dates),
        None,
        row.ends <= now,
        languages(tx),
    )
    return replace(found, turn=_turn(tx, found, _Circle(cycle, dates), now))


@dataclass(frozen=True, slots=True)
class _Circle:
    """The cycle of a session and its dates to come."""

    cycle: Cycle | None
    dates: Sequence[SessionLine]


def _listed(tx: Session, row: WorkshopSession, cycle: Cycle | None) -> tuple[Listed, ...]:
    found = attendees(tx, row)
    rows = {
        enrolment.id: (enrolment, person)
        for enrolment, person in tx.execute(
            select(Enrolment, Person)
            .join(Person, Person.id == Enrolment.person_id)
            .where(Enrolment.id.in_([one.enrolment_id for one in found]))
        )
    }
    subjects = [row.code, *([cycle.code] if cycle is not None else [])]
    waits = any(one.status == WAITING for one in found)
    passed = _passed(tx, subjects) if waits else {}
    answering = answering_for(tx, [person for _, person in rows.values()])
    return tuple(
        _one(one, rows[one.enrolment_id], _Told(subjects, passed, answering)) for one in found
    )


@dataclass(frozen=True, slots=True)
class _Told:
    """What is said of those of a list beside their names."""

    subjects: Sequence[str]
    passed: Mapping[str, tuple[datetime, str]]
    answering: Mapping[int, Answering]


def _one(one: Attendee, row: tuple[Enrolment, Person], told: _Told) -> Listed:
    enrolment, person = row
    at, reason = told.passed.get(one.person, (enrolment.since, ""))
    answering = told.answering[person.id]
    return Listed(
        person_as_found(person),
        one.status != ENROLLED,
        one.rank,
        told.subjects[0] if enrolment.session_id is not None else told.subjects[-1],
        one.step_free,
        # Who left the list and came back begins again.
        reason if at >= enrolment.since else "",
        answering.phone,
        answering.through,
    )


def _passed(tx: Session, subjects: Sequence[str]) -> dict[str, tuple[datetime, str]]:
    """When and why somebody's turn was last passed to the next, by code."""
    numbers = tx.scalars(
        select(JournalEntry.id)
        .where(JournalEntry.act == "pass_over", JournalEntry.subject.in_(subjects))
        .order_by(JournalEntry.id)
    )
    found: dict[str, tuple[datetime, str]] = {}
    for number in numbers:
        entry = entry_numbered(tx, number)
        if entry is None or is_reversed(tx, entry):
            continue
        answer = entry.result.get("answer", {})
        for person in answer.get("people", ()):
            found[person] = (entry.at, answer.get("reason", ""))
    return found


def _dates_to_come(tx: Session, cycle: Cycle | None, now: datetime) -> tuple[SessionLine, ...]:
    if cycle is None:
        return ()
    return session_lines(
        tx,
        WorkshopSession.cycle_id == cycle.id,
        WorkshopSession.status.in_(_TO_COME),
        WorkshopSession.ends > now,
    )


def _choice(
    cycle: Cycle | None, people: Sequence[Listed], dates: Sequence[SessionLine]
) -> CycleChoice | None:
    if cycle is None or not dates:
        return None
    through = sum(one.subject == cycle.code for one in people)
    days = tuple(one.span.day for one in dates)
    return CycleChoice(cycle.code, days, usual=2 * through > len(people))


def _turn(tx: Session, found: EnrolmentReading, circle: _Circle, now: datetime) -> Turn | None:
    """Those of the cycle come first, where each of its dates has a place for them."""
    if not found.waiting or not found.is_open or found.is_over or found.free == 0:
        return None
    cycle = circle.cycle
    if cycle is not None:
        first = [one for one in found.waiting if one.subject == cycle.code]
        free = _free_in_cycle(tx, cycle, circle.dates)
        starts = circle.dates[0].span.day if circle.dates else now.date()
        turn = _next(tx, (cycle.code, first), free, (now.date(), starts))
        if turn is not None or (first and free > 0):
            return turn
    own = [one for one in found.waiting if one.subject == found.line.code]
    free = len(own) if found.free is None else found.free
    return _next(tx, (found.line.code, own), free, (now.date(), found.line.span.day))


def _next(
    tx: Session, listed: tuple[str, Sequence[Listed]], free: int, days: tuple[date, date]
) -> Turn | None:
    subject, waiting = listed
    codes = [one.person.code for one in waiting]
    rows = tx.execute(select(Person.code, Person.household).where(Person.code.in_(codes)))
    households = {code: household for code, household in rows}  # noqa: C416 - no pairs to `dict`
    asked = [
        Waiting(one.person.code, place, households[one.person.code] or None)
        for place, one in enumerate(waiting, start=1)
    ]
    chosen = {one.person for one in next_to_promote(asked, free, day=days[0], starts=days[1])}
    people = tuple(one for one in waiting if one.person.code in chosen)
    return Turn(subject, people) if people else None


def _free_in_cycle(tx: Session, cycle: Cycle, dates: Sequence[SessionLine]) -> int:
    programme = tx.get(Programme, cycle.programme_id) if cycle.programme_id else None
    takes = programme.capacity if programme is not None else None
    given = places_of(takes, tx.get_one(Room, cycle.room_id).capacity)
    held = places_held(tx, None, cycle)
    left = [one.places - one.enrolled for one in dates if one.places is not None]
    return min([(held if given is None else given) - held, *left])

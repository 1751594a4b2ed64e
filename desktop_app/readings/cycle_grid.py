"""One cycle with everybody in it: people × sessions, who waits, and the dates left out."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlalchemy import Engine, or_, select
from sqlalchemy.orm import Session

from db.engine import reading
from db.queries.enrolment_counts import ENROLLED, WAITING, expected_in_session
from db.queries.planning import languages
from db.queries.subjects import coded
from db.tables.people import Attendance, Enrolment, Person
from db.tables.sessions import Cycle, Programme, WorkshopSession
from desktop_app.domain.attendance import AttendanceStatus
from desktop_app.domain.bilingual import Bilingual
from desktop_app.domain.cycle_dates import HolidayPolicy
from desktop_app.readings.calls import initials_of
from desktop_app.readings.session_lines import SessionLine, session_lines
from desktop_app.readings.workshops import CycleLine, cycle_lines


@dataclass(frozen=True, slots=True)
class SomebodySeen:
    """A person by code; ``name`` is shown only while names are revealed.

    ``language`` is the code of the language they need an interpreter for, or nothing.
    """

    code: str
    name: str
    initials: str
    language: str = ""


@dataclass(frozen=True, slots=True)
class PersonRow:
    """A line of the grid; ``presences`` has a status for each date the person is on.

    Whoever ``left`` came to some date and has no place any more.
    """

    person: SomebodySeen
    presences: Mapping[str, AttendanceStatus]
    left: bool = False

    def at(self, session: str) -> AttendanceStatus | None:
        """What is known of them at a session; nothing when they have no place there."""
        return self.presences.get(session)


@dataclass(frozen=True, slots=True)
class WaitingRow:
    """Somebody who waits, in order; ``session`` is the date when it is for that one alone."""

    person: SomebodySeen
    since: datetime
    session: str = ""


@dataclass(frozen=True, slots=True)
class CycleGrid:
    """A cycle, its dates in order (those left out and cancelled included), and its people.

    ``policy`` is what it does in the school holidays, its own or that of its programme.
    """

    line: CycleLine
    dates: tuple[SessionLine, ...]
    policy: HolidayPolicy
    people: tuple[PersonRow, ...] = ()
    waiting: tuple[WaitingRow, ...] = ()
    languages: Mapping[str, Bilingual] = field(default_factory=dict)

    @property
    def columns(self) -> tuple[SessionLine, ...]:
        """The dates that have a column: neither left out nor cancelled."""
        return tuple(one for one in self.dates if one.status not in {"skipped", "cancelled"})

    @property
    def missing(self) -> tuple[SessionLine, ...]:
        """The dates that can be put back."""
        return tuple(one for one in self.dates if one.status in {"skipped", "cancelled"})


def cycle_grid(engine: Engine, code: str, now: datetime) -> CycleGrid:
    """Read a cycle.

    Raises:
        UnknownCodeError: no cycle carries the code.
    """
    with reading(engine) as tx:
        cycle = coded(tx, Cycle, code)
        return CycleGrid(
            cycle_lines(tx, now, Cycle.id == cycle.id)[0],
            session_lines(tx, WorkshopSession.cycle_id == cycle.id),
            _policy(tx, cycle),
            _people(tx, cycle.id),
            _waiting(tx, cycle.id),
            languages(tx),
        )


def _policy(tx: Session, cycle: Cycle) -> HolidayPolicy:
    programme = tx.get_one(Programme, cycle.programme_id)
    return HolidayPolicy(cycle.holiday_policy or programme.during_school_holidays)


def _people(tx: Session, cycle: int) -> tuple[PersonRow, ...]:
    """Those with a place on some date in the order of their enrolment, then those who came."""
    expected = tx.execute(
        select(Person, WorkshopSession.code)
        .join(Enrolment, Enrolment.person_id == Person.id)
        .join(WorkshopSession, expected_in_session())
        .where(WorkshopSession.cycle_id == cycle, Enrolment.status == ENROLLED)
        .order_by(Enrolment.id)
    )
    recorded = tx.execute(
        select(Person, WorkshopSession.code, Attendance.status)
        .join(Attendance, Attendance.person_id == Person.id)
        .join(WorkshopSession, WorkshopSession.id == Attendance.session_id)
        .where(WorkshopSession.cycle_id == cycle)
        .order_by(Attendance.id)
    )
    found: dict[str, dict[str, AttendanceStatus]] = defaultdict(dict)
    people: dict[str, Person] = {}
    for person, session in expected:
        people[person.code] = person
        found[person.code][session] = AttendanceStatus.EXPECTED
    enrolled = set(people)
    for person, session, status in recorded:
        known = AttendanceStatus(status)
        if known is AttendanceStatus.EXPECTED and session not in found[person.code]:
            continue
        people[person.code] = person
        found[person.code][session] = known
    return tuple(
        PersonRow(_seen(person), found[code], left=code not in enrolled)
        for code, person in people.items()
    )


def _waiting(tx: Session, cycle: int) -> tuple[WaitingRow, ...]:
    """Those who wait for the whole cycle, then for one of its dates, each list in its order."""
    rows: Sequence[Any] = tx.execute(
        select(Person, Enrolment.since, WorkshopSession.code, WorkshopSession.starts)
        .join(Enrolment, Enrolment.person_id == Person.id)
        .outerjoin(WorkshopSession, WorkshopSession.id == Enrolment.session_id)
        .where(
            Enrolment.status == WAITING,
            or_(Enrolment.cycle_id == cycle, WorkshopSession.cycle_id == cycle),
        )
        .order_by(Enrolment.rank, Enrolment.id)
    ).all()
    together = [row for row in rows if row[3] is None]
    alone = sorted((row for row in rows if row[3] is not None), key=lambda row: row[3])
    return tuple(WaitingRow(_seen(row[0]), row[1], row[2] or "") for row in (*together, *alone))


def _seen(person: Person) -> SomebodySeen:
    return SomebodySeen(
        person.code,
        f"{person.given_name} {person.family_name}".strip(),
        initials_of(person.given_name, person.family_name),
        person.main_language if person.needs_interpreter else "",
    )

"""Who is enrolled where, as the rules and the desk need it."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import count
from operator import attrgetter

from sqlalchemy import ColumnElement, and_, func, or_, select
from sqlalchemy.orm import Session, aliased

from db.queries.enrolment_counts import ENROLLED, WAITING, expected_in_session
from db.queries.occupations import FIRM, LONGEST
from db.tables.people import Attendance, Enrolment, InterpreterExclusion, Person
from db.tables.sessions import Cycle, Programme, Resource, WorkshopSession
from db.tables.sites import Room, Site
from db.tables.support import Appointment
from desktop_app.domain.attendance import AttendanceStatus
from desktop_app.domain.bilingual import Bilingual
from desktop_app.domain.planning import Occupation
from desktop_app.domain.span import Span

PRESENT = tuple(str(status) for status in AttendanceStatus if status.counts_as_present)


@dataclass(frozen=True, slots=True)
class Attendee:
    """Somebody enrolled in a session, through its cycle or for that date alone.

    ``rank`` is the place among all who wait for that date. ``place`` is the line among all
    those read together, which keeps them in order; ``since`` is when they got it.
    """

    enrolment_id: int
    person_id: int
    person: str
    status: str
    rank: int | None
    step_free: bool
    place: int
    since: datetime


def attendees(tx: Session, session: WorkshopSession) -> list[Attendee]:
    """Everybody enrolled or waiting for a session: the enrolled in order, then by rank.

    Those who wait for the whole cycle come before those who wait for this date alone. Whoever
    joined the cycle when the session was over is not there: see `expected_in_session`.
    """
    return attendees_of(tx, [session])[session.id]


def attendees_of(tx: Session, sessions: Iterable[WorkshopSession]) -> dict[int, list[Attendee]]:
    """The same for several sessions, by session id, in one statement."""
    wanted = tuple(sessions)
    cycles = {one.cycle_id for one in wanted if one.cycle_id is not None}
    rows = tx.execute(
        select(Enrolment, Person.code, Person.needs_step_free_access)
        .join(Person, Person.id == Enrolment.person_id)
        .where(
            or_(
                Enrolment.session_id.in_([one.id for one in wanted]),
                Enrolment.cycle_id.in_(cycles),
            ),
            Enrolment.status.in_((ENROLLED, WAITING)),
        )
        .order_by(Enrolment.status, _waits_for_a_date(), Enrolment.rank, Enrolment.id)
    )
    alone: dict[int | None, list[Attendee]] = defaultdict(list)
    together: dict[int | None, list[Attendee]] = defaultdict(list)
    for place, (row, code, step_free) in enumerate(rows):
        attendee = Attendee(
            row.id, row.person_id, code, row.status, row.rank, step_free, place, row.since
        )
        group = alone[row.session_id] if row.session_id is not None else together[row.cycle_id]
        group.append(attendee)
    return {
        one.id: _each_once(
            [*alone[one.id], *(each for each in together[one.cycle_id] if each.since < one.ends)]
        )
        for one in wanted
    }


def _waits_for_a_date() -> ColumnElement[bool]:
    return and_(Enrolment.status == WAITING, Enrolment.cycle_id.is_(None))


def _each_once(listed: list[Attendee]) -> list[Attendee]:
    found: dict[int, Attendee] = {}
    ranks = count(1)
    for attendee in sorted(listed, key=attrgetter("place")):
        if attendee.person_id not in found:
            rank = next(ranks) if attendee.status == WAITING else None
            found[attendee.person_id] = replace(attendee, rank=rank)
    return list(found.values())


def bound_elsewhere(tx: Session, session: WorkshopSession) -> frozenset[str]:
    """Codes of those with a place in the cycle of a session, or in one of its dates."""
    dates = select(WorkshopSession.id).where(WorkshopSession.cycle_id == session.cycle_id)
    rows = tx.scalars(
        select(Person.code)
        .join(Enrolment, Enrolment.person_id == Person.id)
        .where(
            or_(Enrolment.cycle_id == session.cycle_id, Enrolment.session_id.in_(dates)),
            Enrolment.status == ENROLLED,
        )
    )
    return frozenset(rows)


def last_headcounts(tx: Session, sessions: Iterable[WorkshopSession]) -> dict[int, int]:
    """The last headcount of its cycle before each session, by id; 0 when nobody was counted.

    Named presences count when a session has no headcount of its own.
    """
    wanted = tuple(sessions)
    held = _held(tx, {one.cycle_id for one in wanted if one.cycle_id is not None})
    found = {}
    for one in wanted:
        before = [people for starts, people in held[one.cycle_id] if starts < one.starts]
        found[one.id] = before[-1] if before else 0
    return found


def _held(tx: Session, cycles: Collection[int]) -> dict[int | None, list[tuple[datetime, int]]]:
    """When the held sessions of some cycles were, and how many people came, by cycle."""
    rows = tx.execute(
        select(
            WorkshopSession.cycle_id,
            WorkshopSession.starts,
            WorkshopSession.headcount,
            func.count(Attendance.id),
        )
        .outerjoin(
            Attendance,
            and_(
                Attendance.session_id == WorkshopSession.id,
                Attendance.status.in_(PRESENT),
            ),
        )
        .where(
            WorkshopSession.cycle_id.in_(cycles),
            WorkshopSession.status == "held",
        )
        .group_by(WorkshopSession.id)
        .order_by(WorkshopSession.starts)
    )
    found: dict[int | None, list[tuple[datetime, int]]] = defaultdict(list)
    for cycle, starts, headcount, named in rows:
        found[cycle].append((starts, named if headcount is None else headcount))
    return found


def excluded_interpreters(tx: Session, people: Iterable[int]) -> dict[int, frozenset[str]]:
    """Interpreters who must not interpret for each of these people, by id; never why.

    What is kept of one person holds for the whole household.
    """
    kept_of = aliased(Person)
    same_home = and_(Person.household != "", Person.household == kept_of.household)
    rows = tx.execute(
        select(Person.id, Resource.code)
        .select_from(InterpreterExclusion)
        .join(Resource, InterpreterExclusion.interpreter_id == Resource.id)
        .join(kept_of, InterpreterExclusion.person_id == kept_of.id)
        .join(Person, or_(Person.id == kept_of.id, same_home))
        .where(Person.id.in_(tuple(people)))
    )
    found: dict[int, set[str]] = defaultdict(set)
    for person, interpreter in rows:
        found[person].add(interpreter)
    return {person: frozenset(codes) for person, codes in found.items()}


def engagements(
    tx: Session, window: Span, people: Iterable[int]
) -> dict[str, tuple[Occupation, ...]]:
    """The firm sessions and appointments of some people during ``window``, by person code."""
    wanted = tuple(people)
    if not wanted:
        return {}
    found: dict[str, list[Occupation]] = defaultdict(list)
    for held in (*_sessions_of(tx, window, wanted), *_appointments_of(tx, window, wanted)):
        found[held.resource].append(held)
    return {code: tuple(sorted(held, key=lambda one: one.span)) for code, held in found.items()}


def _sessions_of(tx: Session, window: Span, people: tuple[int, ...]) -> list[Occupation]:
    place = aliased(Resource)
    rows = tx.execute(
        select(
            Person.code,
            WorkshopSession,
            Programme.title_fr,
            Programme.title_en,
            place.code,
            Site.code,
        )
        .join(Enrolment, Enrolment.person_id == Person.id)
        .join(WorkshopSession, expected_in_session())
        .outerjoin(Programme, Programme.id == WorkshopSession.programme_id)
        .join(Room, Room.id == WorkshopSession.room_id)
        .join(place, place.id == Room.id)
        .join(Site, Site.id == Room.site_id)
        .where(
            Person.id.in_(people),
            Enrolment.status == ENROLLED,
            WorkshopSession.status.in_(FIRM),
            WorkshopSession.starts < window.end,
            WorkshopSession.ends > window.start,
            WorkshopSession.starts > window.start - LONGEST,
        )
        .distinct()
    )
    return [
        Occupation(
            resource=person,
            span=Span(session.starts, session.ends),
            by=session.code,
            title=Bilingual(session.title or title_fr or "", title_en or ""),
            room=room,
            site=site,
        )
        for person, session, title_fr, title_en, room, site in rows
    ]


def _appointments_of(tx: Session, window: Span, people: tuple[int, ...]) -> list[Occupation]:
    place = aliased(Resource)
    rows = tx.execute(
        select(Person.code, Appointment, place.code, Site.code)
        .join(Appointment, Appointment.person_id == Person.id)
        .join(Room, Room.id == Appointment.room_id)
        .join(place, place.id == Room.id)
        .join(Site, Site.id == Room.site_id)
        .where(
            Person.id.in_(people),
            Appointment.status == "planned",
            Appointment.starts < window.end,
            Appointment.ends > window.start,
        )
    )
    return [
        Occupation(
            resource=person,
            span=Span(row.starts, row.ends),
            by=row.code,
            title=Bilingual(""),
            room=room,
            site=site,
        )
        for person, row, room, site in rows
    ]


def places_held(tx: Session, session: WorkshopSession | None, cycle: Cycle | None) -> int:
    """How many places of a session, or of a whole cycle, are held by somebody enrolled."""
    if session is not None:
        return sum(one.status == ENROLLED for one in attendees(tx, session))
    held = tx.scalar(
        select(func.count(Enrolment.id)).where(
            Enrolment.cycle_id == (cycle.id if cycle else 0), Enrolment.status == ENROLLED
        )
    )
    return held or 0

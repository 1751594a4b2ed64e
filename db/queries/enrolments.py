"""Who is enrolled where, as the rules and the desk need it."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import and_, func, or_, select
from sqlalchemy.orm import Session, aliased

from db.queries.occupations import FIRM, LONGEST
from db.tables.people import Attendance, Enrolment, InterpreterExclusion, Person
from db.tables.sessions import Cycle, Programme, Resource, WorkshopSession
from db.tables.sites import Room, Site
from db.tables.support import Appointment
from desktop_app.domain.attendance import AttendanceStatus
from desktop_app.domain.bilingual import Bilingual
from desktop_app.domain.planning import Occupation
from desktop_app.domain.span import Span

ENROLLED, WAITING = "enrolled", "waiting"
PRESENT = tuple(str(status) for status in AttendanceStatus if status.counts_as_present)


@dataclass(frozen=True, slots=True)
class Attendee:
    """Somebody enrolled in a session, through its cycle or for that date alone."""

    enrolment_id: int
    person_id: int
    person: str
    status: str
    rank: int | None
    step_free: bool


def attendees(tx: Session, session: WorkshopSession) -> list[Attendee]:
    """Everybody enrolled or waiting for a session: the enrolled in order, then by rank."""
    through_cycle = and_(Enrolment.cycle_id.is_not(None), Enrolment.cycle_id == session.cycle_id)
    rows = tx.execute(
        select(Enrolment, Person.code, Person.needs_step_free_access)
        .join(Person, Person.id == Enrolment.person_id)
        .where(
            or_(Enrolment.session_id == session.id, through_cycle),
            Enrolment.status.in_((ENROLLED, WAITING)),
        )
        .order_by(Enrolment.status, Enrolment.rank, Enrolment.id)
    )
    found: dict[int, Attendee] = {}
    for row, code, step_free in rows:
        attendee = Attendee(row.id, row.person_id, code, row.status, row.rank, step_free)
        found.setdefault(row.person_id, attendee)
    return list(found.values())


def enrolled_counts(tx: Session, sessions: Iterable[int]) -> dict[int, tuple[int, int]]:
    """How many are enrolled and waiting, by session id; sessions without anybody are absent."""
    rows = tx.execute(
        select(
            WorkshopSession.id,
            Enrolment.status,
            func.count(Enrolment.person_id.distinct()),
        )
        .join(
            Enrolment,
            or_(
                Enrolment.session_id == WorkshopSession.id,
                Enrolment.cycle_id == WorkshopSession.cycle_id,
            ),
        )
        .where(WorkshopSession.id.in_(tuple(sessions)), Enrolment.status.in_((ENROLLED, WAITING)))
        .group_by(WorkshopSession.id, Enrolment.status)
    )
    found: dict[int, tuple[int, int]] = defaultdict(lambda: (0, 0))
    for session, status, count in rows:
        enrolled, waiting = found[session]
        found[session] = (count, waiting) if status == ENROLLED else (enrolled, count)
    return dict(found)


def last_headcount(tx: Session, session: WorkshopSession) -> int:
    """The last headcount of its cycle before this session; 0 when nobody was counted.

    Named presences count when the session has no headcount of its own.
    """
    if session.cycle_id is None:
        return 0
    earlier = tx.execute(
        select(WorkshopSession.headcount, func.count(Attendance.id))
        .outerjoin(
            Attendance,
            and_(
                Attendance.session_id == WorkshopSession.id,
                Attendance.status.in_(PRESENT),
            ),
        )
        .where(
            WorkshopSession.cycle_id == session.cycle_id,
            WorkshopSession.starts < session.starts,
            WorkshopSession.status == "held",
        )
        .group_by(WorkshopSession.id)
        .order_by(WorkshopSession.starts.desc())
        .limit(1)
    ).one_or_none()
    return 0 if earlier is None else (earlier[0] if earlier[0] is not None else earlier[1])


def excluded_interpreters(tx: Session, people: Iterable[int]) -> frozenset[str]:
    """Interpreters who must not interpret for one of these people; never why."""
    rows = tx.scalars(
        select(Resource.code)
        .join(InterpreterExclusion, InterpreterExclusion.interpreter_id == Resource.id)
        .where(InterpreterExclusion.person_id.in_(tuple(people)))
    )
    return frozenset(rows)


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
        .join(
            WorkshopSession,
            or_(
                WorkshopSession.id == Enrolment.session_id,
                WorkshopSession.cycle_id == Enrolment.cycle_id,
            ),
        )
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

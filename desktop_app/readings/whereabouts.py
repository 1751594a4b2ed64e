"""Where somebody is expected, or a group meets: now, next, else where it was last."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, func, literal, select
from sqlalchemy.orm import Session, aliased

from db.queries.enrolment_counts import ENROLLED, expected_in_session
from db.tables.people import Enrolment, Person
from db.tables.sessions import Allocation, Cycle, Programme, Resource, WorkshopSession
from db.tables.sites import Room, Site
from db.tables.support import Appointment
from desktop_app.domain.bilingual import Bilingual
from desktop_app.domain.span import Span

SESSION = "session"
_STANDING = ("planned", "option", "held")
_KEPT = ("planned", "honoured")


class Whose(StrEnum):
    """Whose way is followed; a session is where it is itself."""

    PERSON = "person"
    WORKER = "worker"
    CYCLE = "cycle"
    SESSION = "session"


@dataclass(frozen=True, slots=True)
class Whereabouts:
    """A session or an appointment, with its place.

    ``kind`` is session, or the kind of the appointment, which has no title; ``is_over`` when
    nothing comes after it.
    """

    code: str
    kind: str
    span: Span
    title: Bilingual
    room: Bilingual
    site: str
    is_over: bool = False


def whereabouts(
    tx: Session, whose: Whose, codes: Collection[str], now: datetime
) -> dict[str, Whereabouts]:
    """Where each of some people, workers or cycles is now or next, else was last, by code."""
    found = _nearest(tx, whose, codes, now, over=False)
    others = [code for code in codes if code not in found]
    return found | (_nearest(tx, whose, others, now, over=True) if others else {})


def _nearest(
    tx: Session, whose: Whose, codes: Collection[str], now: datetime, *, over: bool
) -> dict[str, Whereabouts]:
    found: dict[str, Whereabouts] = {}
    for statement in _statements(whose, codes, now, over=over):
        for row in tx.execute(statement):
            seen = _seen(row, over=over)
            known = found.get(row.owner)
            if known is None or (seen.span.start < known.span.start) is not over:
                found[row.owner] = seen
    return found


def _seen(row: Any, *, over: bool) -> Whereabouts:
    own = Bilingual(row.title) if row.title else Bilingual(row.title_fr or "", row.title_en or "")
    return Whereabouts(
        row.code,
        row.kind,
        Span(row.starts, row.ends),
        own,
        Bilingual(row.name_fr, row.name_en),
        row.site,
        over,
    )


def _statements(
    whose: Whose, codes: Collection[str], now: datetime, *, over: bool
) -> Iterator[Select[Any]]:
    itself = {Whose.CYCLE: Cycle.code, Whose.SESSION: WorkshopSession.code}.get(whose)
    if itself is not None:
        yield _first(_sessions(itself, now, over=over).where(itself.in_(codes)))
        return
    if whose is Whose.PERSON:
        of_sessions = (
            _sessions(Person.code, now, over=over)
            .join(Enrolment, expected_in_session())
            .join(Person, Person.id == Enrolment.person_id)
            .where(Person.code.in_(codes), Enrolment.status == ENROLLED)
        )
        meant = _appointments(Person.code, now, over=over)
        meant = meant.join(Person, Person.id == Appointment.person_id)
        yield _first(of_sessions)
        yield _first(meant.where(Person.code.in_(codes)))
        return
    worker = aliased(Resource)
    given = and_(Allocation.session_id == WorkshopSession.id, Allocation.dropped.is_(False))
    yield _first(
        _sessions(worker.code, now, over=over)
        .join(Allocation, given)
        .join(worker, worker.id == Allocation.resource_id)
        .where(worker.code.in_(codes))
    )
    seen = _appointments(worker.code, now, over=over)
    yield _first(
        seen.join(worker, worker.id == Appointment.worker_id).where(worker.code.in_(codes))
    )


def _sessions(owner: Any, now: datetime, *, over: bool) -> Select[Any]:
    return (
        select(
            owner.label("owner"),
            WorkshopSession.code.label("code"),
            literal(SESSION).label("kind"),
            WorkshopSession.starts.label("starts"),
            WorkshopSession.ends.label("ends"),
            WorkshopSession.title.label("title"),
            func.coalesce(Programme.title_fr, Cycle.title_fr).label("title_fr"),
            Programme.title_en.label("title_en"),
            Room.name_fr.label("name_fr"),
            Room.name_en.label("name_en"),
            Site.short_name.label("site"),
            _rank(owner, WorkshopSession.starts, WorkshopSession.code, over=over),
        )
        .select_from(WorkshopSession)
        .outerjoin(Programme, Programme.id == WorkshopSession.programme_id)
        .outerjoin(Cycle, Cycle.id == WorkshopSession.cycle_id)
        .join(Room, Room.id == WorkshopSession.room_id)
        .join(Site, Site.id == Room.site_id)
        .where(
            WorkshopSession.status.in_(_STANDING),
            WorkshopSession.ends <= now if over else WorkshopSession.ends > now,
        )
    )


def _appointments(owner: Any, now: datetime, *, over: bool) -> Select[Any]:
    return (
        select(
            owner.label("owner"),
            Appointment.code.label("code"),
            Appointment.kind.label("kind"),
            Appointment.starts.label("starts"),
            Appointment.ends.label("ends"),
            literal("").label("title"),
            literal("").label("title_fr"),
            literal("").label("title_en"),
            Room.name_fr.label("name_fr"),
            Room.name_en.label("name_en"),
            Site.short_name.label("site"),
            _rank(owner, Appointment.starts, Appointment.code, over=over),
        )
        .select_from(Appointment)
        .join(Room, Room.id == Appointment.room_id)
        .join(Site, Site.id == Room.site_id)
        .where(
            Appointment.status.in_(_KEPT),
            Appointment.ends <= now if over else Appointment.ends > now,
        )
    )


def _rank(owner: Any, starts: Any, code: Any, *, over: bool) -> ColumnElement[int]:
    order = (starts.desc(), code) if over else (starts, code)
    return func.row_number().over(partition_by=owner, order_by=order).label("rank")


def _first(statement: Select[Any]) -> Select[Any]:
    """The first of each owner."""
    ranked = statement.subquery()
    return select(ranked).where(ranked.c.rank == 1)

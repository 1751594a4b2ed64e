"""What is already held: firm sessions and appointments, resource by resource."""

from collections import defaultdict
from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Row, Select, bindparam, func, select
from sqlalchemy.orm import Session, aliased

from db.queries.enrolment_counts import enrolled_counts
from db.tables.columns import CivilLimit
from db.tables.sessions import (
    Allocation,
    Claim,
    Programme,
    Resource,
    WorkshopSession,
)
from db.tables.sites import Room, Site
from db.tables.support import Appointment
from desktop_app.domain.bilingual import Bilingual
from desktop_app.domain.planning import Occupation
from desktop_app.domain.span import Span

LONGEST = timedelta(days=1)
"""No session lasts longer: a claim that reaches into a window starts less than this before."""

FIRM = ("planned", "held")
"""Statuses of sessions that hold their resources."""

NOBODY = (0, 0)


def occupations(tx: Session, window: Span) -> dict[str, tuple[Occupation, ...]]:
    """Every firm claim that touches ``window``, by resource code.

    Each line is in order of start, end, holder and unit: rows come as the engine pleases.
    """
    asked = {"start": window.start, "end": window.end, "earliest": window.start - LONGEST}
    rows = tx.execute(CLAIMS_DURING, asked).all()
    counts = enrolled_counts(tx, {row.session_id for row in rows if row.session_id is not None})
    found: dict[str, list[Occupation]] = defaultdict(list)
    for row in rows:
        found[row.resource].append(_occupation(row, counts))
    return {code: tuple(sorted(held, key=_in_order)) for code, held in found.items()}


def _in_order(held: Occupation) -> tuple[datetime, datetime, str, int]:
    return held.span.start, held.span.end, held.by, held.unit


def _claims_during() -> Select[*tuple[Any, ...]]:
    workshop, meeting = aliased(Room), aliased(Room)
    place = aliased(Resource)
    return (
        select(
            Resource.code.label("resource"),
            Claim.unit,
            Claim.starts_at,
            Claim.ends_at,
            WorkshopSession.id.label("session_id"),
            WorkshopSession.cycle_id,
            func.coalesce(WorkshopSession.code, Appointment.code).label("by"),
            WorkshopSession.title,
            Programme.title_fr,
            Programme.title_en,
            place.code.label("room"),
            Site.code.label("site"),
        )
        .join(Resource, Resource.id == Claim.resource_id)
        .join(Allocation, Allocation.id == Claim.allocation_id)
        .outerjoin(WorkshopSession, WorkshopSession.id == Allocation.session_id)
        .outerjoin(Programme, Programme.id == WorkshopSession.programme_id)
        .outerjoin(Appointment, Appointment.id == Allocation.appointment_id)
        .outerjoin(workshop, workshop.id == WorkshopSession.room_id)
        .outerjoin(meeting, meeting.id == Appointment.room_id)
        .join(Site, Site.id == func.coalesce(workshop.site_id, meeting.site_id))
        .join(place, place.id == func.coalesce(workshop.id, meeting.id))
        .where(
            Claim.active.is_(True),
            Claim.starts_at < bindparam("end", type_=CivilLimit()),
            Claim.ends_at > bindparam("start", type_=CivilLimit()),
            Claim.starts_at > bindparam("earliest", type_=CivilLimit()),
        )
    )


CLAIMS_DURING = _claims_during()
"""Built once: putting its ten tables together takes longer than asking."""


def _occupation(row: Row[Any], counts: Mapping[int, tuple[int, int]]) -> Occupation:
    title = Bilingual(row.title) if row.title else Bilingual(row.title_fr or "", row.title_en or "")
    return Occupation(
        resource=row.resource,
        span=Span(row.starts_at, row.ends_at),
        by=row.by,
        title=title,
        unit=row.unit,
        room=row.room,
        site=row.site,
        disturbs=counts.get(row.session_id, NOBODY)[0] if row.session_id else 1,
        appointment=row.session_id is None,
    )

"""What a change of the frame may hit, and the other dates of the cycles of sessions."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date

from sqlalchemy import ColumnElement, CompoundSelect, Select, and_, or_, select, union_all
from sqlalchemy.orm import InstrumentedAttribute, Session

from db.tables.sessions import Allocation, Resource, WorkshopSession
from db.tables.sites import Room, RoomPart, Site
from db.tables.support import Appointment
from desktop_app.domain.frame_changes import Concerned
from desktop_app.domain.span import Span

STANDING = ("planned", "option")
TO_TAKE_PLACE = "planned"
"""The state of an appointment to come."""

_DATED = ("planned", "option", "held")


def hit_by(concerned: Concerned, during: Span) -> ColumnElement[bool]:
    """The condition that finds the sessions to come of some workers, sites or rooms.

    A part of a divisible room has the sessions of the whole too.
    """
    return and_(
        or_(
            WorkshopSession.id.in_(_given(concerned, Allocation.session_id)),
            WorkshopSession.room_id.in_(_rooms(concerned)),
        ),
        WorkshopSession.status.in_(STANDING),
        WorkshopSession.starts < during.end,
        WorkshopSession.ends > during.start,
    )


def appointments_hit_by(concerned: Concerned, during: Span) -> ColumnElement[bool]:
    """The condition that finds the appointments to come of some workers, sites or rooms."""
    return and_(
        or_(
            Appointment.id.in_(_given(concerned, Allocation.appointment_id)),
            Appointment.room_id.in_(_rooms(concerned)),
        ),
        Appointment.status == TO_TAKE_PLACE,
        Appointment.starts < during.end,
        Appointment.ends > during.start,
    )


def _given(concerned: Concerned, owner: InstrumentedAttribute[int | None]) -> Select[int | None]:
    """What somebody concerned is given to."""
    return (
        select(owner)
        .join(Resource, Resource.id == Allocation.resource_id)
        .where(
            Resource.code.in_(concerned.workers),
            owner.is_not(None),
            Allocation.dropped.is_(False),
        )
    )


def _rooms(concerned: Concerned) -> CompoundSelect[tuple[int]]:
    """The rooms concerned, with the larger ones that they are parts of."""
    return union_all(
        select(Room.id).join(Site, Site.id == Room.site_id).where(Site.code.in_(concerned.sites)),
        select(Resource.id).where(Resource.code.in_(concerned.rooms)),
        select(RoomPart.room_id)
        .join(Resource, Resource.id == RoomPart.part_id)
        .where(Resource.code.in_(concerned.rooms)),
    )


def dates_of_cycles(tx: Session, cycles: Iterable[int]) -> Mapping[int, dict[date, str]]:
    """The days of some cycles with their kinds, by id; cancelled and skipped ones left out."""
    rows = tx.execute(
        select(WorkshopSession.cycle_id, WorkshopSession.starts, WorkshopSession.kind).where(
            WorkshopSession.cycle_id.in_(tuple(cycles)), WorkshopSession.status.in_(_DATED)
        )
    )
    found: dict[int, dict[date, str]] = defaultdict(dict)
    for cycle, starts, kind in rows:
        if cycle is not None:
            found[cycle][starts.date()] = kind
    return found

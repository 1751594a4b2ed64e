"""Which sessions a change of the frame may hit, and the other dates of their cycles."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date

from sqlalchemy import ColumnElement, and_, or_, select
from sqlalchemy.orm import Session

from db.tables.sessions import Allocation, Resource, WorkshopSession
from db.tables.sites import Room, RoomPart, Site
from desktop_app.domain.frame_changes import Concerned
from desktop_app.domain.span import Span

STANDING = ("planned", "option")
_DATED = ("planned", "option", "held")


def hit_by(concerned: Concerned, during: Span) -> ColumnElement[bool]:
    """The condition that finds the sessions to come of some workers, sites or rooms.

    A part of a divisible room has the sessions of the whole too.
    """
    return and_(
        or_(
            WorkshopSession.id.in_(
                select(Allocation.session_id)
                .join(Resource, Resource.id == Allocation.resource_id)
                .where(Resource.code.in_(concerned.workers), Allocation.dropped.is_(False))
            ),
            WorkshopSession.room_id.in_(
                select(Room.id)
                .join(Site, Site.id == Room.site_id)
                .where(Site.code.in_(concerned.sites))
            ),
            WorkshopSession.room_id.in_(
                select(Resource.id).where(Resource.code.in_(concerned.rooms))
            ),
            WorkshopSession.room_id.in_(
                select(RoomPart.room_id)
                .join(Resource, Resource.id == RoomPart.part_id)
                .where(Resource.code.in_(concerned.rooms))
            ),
        ),
        WorkshopSession.status.in_(STANDING),
        WorkshopSession.starts < during.end,
        WorkshopSession.ends > during.start,
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

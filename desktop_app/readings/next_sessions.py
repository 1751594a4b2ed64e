"""Where somebody of the team is expected next: site, room and hours."""

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from db.tables.sessions import Allocation, Resource, WorkshopSession
from desktop_app.readings.session_lines import SessionLine, session_lines

TO_COME = ("planned", "option", "held")


def next_sessions(tx: Session, worker: str, now: datetime, most: int) -> tuple[SessionLine, ...]:
    """Read the next sessions of somebody, the one that runs first, at most ``most``."""
    given = (
        select(Allocation.session_id)
        .join(Resource, Resource.id == Allocation.resource_id)
        .where(Resource.code == worker, Allocation.dropped.is_(False))
    )
    nearest = tx.scalars(
        select(WorkshopSession.id)
        .where(
            WorkshopSession.id.in_(given),
            WorkshopSession.ends > now,
            WorkshopSession.status.in_(TO_COME),
        )
        .order_by(WorkshopSession.starts, WorkshopSession.code)
        .limit(most)
    ).all()
    return session_lines(tx, WorkshopSession.id.in_(nearest))


def sessions_after(
    tx: Session, moment: datetime, rooms: tuple[str, ...], most: int
) -> tuple[SessionLine, ...]:
    """Read the first sessions that start at a moment or later in some rooms."""
    nearest = tx.scalars(
        select(WorkshopSession.id)
        .join(Resource, Resource.id == WorkshopSession.room_id)
        .where(
            Resource.code.in_(rooms),
            WorkshopSession.starts >= moment,
            WorkshopSession.status.in_(TO_COME),
        )
        .order_by(WorkshopSession.starts, WorkshopSession.code)
        .limit(most)
    ).all()
    return session_lines(tx, WorkshopSession.id.in_(nearest))

"""Whose sheet is meant when nothing is selected: what runs now, else what comes next."""

from datetime import datetime

from sqlalchemy import Engine, select

from db.engine import reading
from db.tables.sessions import WorkshopSession
from db.tables.sites import Room, Site
from desktop_app.readings.preview import PRINTED


def next_sheet(engine: Engine, site: str, now: datetime) -> str:
    """The session that runs at a site or follows there, by code; nothing when none is to come.

    The one that has begun last comes first; an empty site means any.
    """
    placed = (
        select(WorkshopSession.code)
        .join(Room, Room.id == WorkshopSession.room_id)
        .join(Site, Site.id == Room.site_id)
        .where(WorkshopSession.status.in_(PRINTED), WorkshopSession.ends > now)
    )
    if site:
        placed = placed.where(Site.code == site)
    begun = placed.where(WorkshopSession.starts <= now).order_by(
        WorkshopSession.starts.desc(), WorkshopSession.code
    )
    to_come = placed.where(WorkshopSession.starts > now).order_by(
        WorkshopSession.starts, WorkshopSession.code
    )
    with reading(engine) as tx:
        found = tx.scalars(begun.limit(1)).one_or_none() or tx.scalars(to_come.limit(1)).first()
    return found or ""

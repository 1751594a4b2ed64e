"""Where a session is, with the address of the premises valid that day."""

from datetime import date, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from db.tables.sites import Premises, Room, Site
from desktop_app.domain.sheets.facts import PlaceFacts

FOUR_WEEKS = timedelta(days=28)
"""How long the former address stands beside the new one after a move (sheets.md 1)."""


def place_facts(tx: Session, room_id: int, day: date) -> PlaceFacts:
    """Site, room and address on ``day``; the former address for four weeks after a move."""
    room = tx.get_one(Room, room_id)
    site = tx.get_one(Site, room.site_id)
    now, before = _premises(tx, site, day)
    moved_lately = now is not None and before is not None and day < now.valid_from + FOUR_WEEKS
    outdoors = room.premises_id is None
    return PlaceFacts(
        site_letter=site.letter,
        site=site.short_name,
        room=room.name_fr,
        neutral_room=room.neutral_name_fr,
        address="" if outdoors else _address(site, now),
        old_address=_address(site, before) if moved_lately and not outdoors else "",
    )


def _premises(tx: Session, site: Site, day: date) -> tuple[Premises | None, Premises | None]:
    """The premises of a day, and those before them."""
    rows = tx.scalars(
        select(Premises)
        .where(Premises.site_id == site.id, Premises.valid_from <= day)
        .order_by(Premises.valid_from)
    ).all()
    return (rows[-1] if rows else None, rows[-2] if len(rows) > 1 else None)


def _address(site: Site, premises: Premises | None) -> str:
    line = premises.address_line if premises is not None else site.address_line
    return f"{line}, {site.postcode} {site.city}"

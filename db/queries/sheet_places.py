"""Where a session is, with the address of the premises valid that day."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from sqlalchemy import Row
from sqlalchemy.orm import Session

from db.queries.places import room_hours, site_hours
from db.queries.rows import rows_of
from db.tables.sites import Premises, Room, Site
from desktop_app.domain.opening import OpeningHours
from desktop_app.domain.sheets.facts import PlaceFacts

FOUR_WEEKS = timedelta(days=28)
"""How long the former address stands beside the new one after a move (sheets.md 1)."""


@dataclass(frozen=True, slots=True)
class PlacesOnPaper:
    """Every room, site and premises, read at once; premises by site, in order of time.

    Opening hours are by room and by site.
    """

    rooms: Mapping[int, Row[Any]]
    sites: Mapping[int, Row[Any]]
    premises: Mapping[int, Sequence[Row[Any]]]
    of_rooms: Mapping[int, Sequence[OpeningHours]]
    of_sites: Mapping[int, Sequence[OpeningHours]]

    def hours(self, room_id: int) -> Sequence[OpeningHours]:
        """When a room is open: its own hours, else those of its site."""
        site = self.rooms[room_id].site_id
        return self.of_rooms.get(room_id) or self.of_sites.get(site, ())

    def on_sheet(self, room_id: int, day: date) -> PlaceFacts:
        """Site, room and address on ``day``; the former address for four weeks after a move."""
        room = self.rooms[room_id]
        site = self.sites[room.site_id]
        begun = [one for one in self.premises.get(site.id, ()) if one.valid_from <= day]
        now = begun[-1] if begun else None
        before = begun[-2] if len(begun) > 1 else None
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


def places_on_paper(tx: Session) -> PlacesOnPaper:
    """Read every place as sheets print it."""
    premises: dict[int, list[Row[Any]]] = defaultdict(list)
    for row in sorted(rows_of(tx, Premises), key=lambda row: row.valid_from):
        premises[row.site_id].append(row)
    return PlacesOnPaper(
        {row.id: row for row in rows_of(tx, Room)},
        {row.id: row for row in rows_of(tx, Site)},
        premises,
        room_hours(tx),
        site_hours(tx),
    )


def _address(site: Row[Any], premises: Row[Any] | None) -> str:
    line = premises.address_line if premises is not None else site.address_line
    return f"{line}, {site.postcode} {site.city}"

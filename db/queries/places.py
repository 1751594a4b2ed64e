"""Sites, rooms and equipment as the rules know them."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from sqlalchemy import Row, select
from sqlalchemy.orm import Session

from db.queries.rows import rows_of
from db.tables.centre import SchoolHolidayPeriod
from db.tables.sessions import Resource
from db.tables.sites import (
    Equipment as EquipmentRow,
)
from db.tables.sites import (
    OpeningHoursRow,
    Premises,
    RoomBlock,
    RoomPart,
    SiteClosure,
    TravelTime,
)
from db.tables.sites import (
    Room as RoomRow,
)
from db.tables.sites import (
    Site as SiteRow,
)
from desktop_app.domain.bilingual import Bilingual
from desktop_app.domain.calendar import SchoolHoliday
from desktop_app.domain.opening import Closure, OpeningHours
from desktop_app.domain.planning import Equipment, Room, Site
from desktop_app.domain.span import Span

OUTDOOR = "outdoor"
"""A place that has no premises and may be shared."""


def site_codes(tx: Session) -> dict[int, str]:
    """Codes of the sites by their ids."""
    return {row.id: row.code for row in tx.execute(select(SiteRow.id, SiteRow.code))}


def resource_codes(tx: Session) -> dict[int, str]:
    """Codes of every resource by their ids."""
    return {row.id: row.code for row in tx.execute(select(Resource.id, Resource.code))}


def site_of_rooms(tx: Session, rooms: Iterable[str]) -> dict[str, str]:
    """The site of some rooms, by code of the room."""
    found = tx.execute(
        select(Resource.code, SiteRow.code)
        .join(RoomRow, RoomRow.id == Resource.id)
        .join(SiteRow, SiteRow.id == RoomRow.site_id)
        .where(Resource.code.in_(tuple(rooms)))
    )
    return {room: site for room, site in found}  # noqa: C416 - rows are no pairs to `dict`


def sites(tx: Session) -> dict[str, Site]:
    """Every site with its hours and closures."""
    opening, closures = site_hours(tx), _site_closures(tx)
    return {
        row.code: Site(
            code=row.code,
            letter=row.letter,
            name=row.short_name,
            opening=tuple(opening[row.id]),
            closures=tuple(closures[row.id]),
            works_on_holidays=row.works_on_holidays,
        )
        for row in rows_of(tx, SiteRow)
    }


def rooms(tx: Session, window: Span, codes: Mapping[int, str]) -> dict[str, Room]:
    """Every room with its parts, its own hours and its blocks during ``window``.

    ``codes`` are those of `resource_codes`. A room is bookable no longer than its premises and
    its site.
    """
    places = {row.id: row for row in rows_of(tx, SiteRow)}
    parts = _parts(tx, codes)
    hours, blocks = room_hours(tx), _blocks(tx, window)
    premises = {row.id: row for row in rows_of(tx, Premises)}
    return {
        codes[row.id]: Room(
            code=codes[row.id],
            site=places[row.site_id].code,
            name=Bilingual(row.name_fr, row.name_en),
            kind=row.kind,
            capacity=row.capacity,
            step_free=row.wheelchair_accessible,
            features=frozenset(row.equipment_codes),
            parts=tuple(parts[row.id]),
            setup_minutes=row.setup_minutes,
            bookable_from=_latest(row.bookable_from, premises.get(row.premises_id or 0)),
            bookable_to=_earliest(
                row.bookable_to, places[row.site_id].last_day, premises.get(row.premises_id or 0)
            ),
            opening=tuple(hours[row.id]),
            blocks=tuple(blocks[row.id]),
            shared=row.kind == OUTDOOR,
        )
        for row in rows_of(tx, RoomRow)
    }


def room_features(tx: Session) -> dict[str, frozenset[str]]:
    """What stands in each room, by room code."""
    rows = tx.execute(
        select(Resource.code, RoomRow.equipment_codes).join(RoomRow, RoomRow.id == Resource.id)
    )
    return {code: frozenset(features) for code, features in rows}


def equipment(tx: Session) -> dict[str, Equipment]:
    """Every feature, and how many pieces of it are movable."""
    places = site_codes(tx)
    return {
        row.code: Equipment(
            row.code,
            Bilingual(row.label_fr, row.label_en),
            row.movable_quantity,
            places.get(row.home_site_id or 0, ""),
        )
        for row in rows_of(tx, EquipmentRow)
    }


def travel_minutes(tx: Session) -> dict[tuple[str, str], int]:
    """Minutes between two sites, one entry a pair."""
    places = site_codes(tx)
    return {
        (places[row.site_a_id], places[row.site_b_id]): row.minutes
        for row in rows_of(tx, TravelTime)
    }


def school_holidays(tx: Session, zone: str) -> tuple[SchoolHoliday, ...]:
    """The periods without school of a zone, in order."""
    rows = rows_of(tx, SchoolHolidayPeriod, SchoolHolidayPeriod.zone == zone)
    return tuple(
        SchoolHoliday(
            row.zone,
            row.school_year,
            row.name_fr,
            row.name_en,
            row.first_day,
            row.last_day,
            row.status,
        )
        for row in sorted(rows, key=lambda row: row.first_day)
    )


def site_hours(tx: Session) -> dict[int, list[OpeningHours]]:
    """The opening hours of each site, by its id."""
    rows = rows_of(tx, OpeningHoursRow, OpeningHoursRow.site_id.is_not(None))
    return _hours_by((row.site_id, row) for row in rows)


def room_hours(tx: Session) -> dict[int, list[OpeningHours]]:
    """The opening hours of the rooms that have their own, by their ids."""
    rows = rows_of(tx, OpeningHoursRow, OpeningHoursRow.room_id.is_not(None))
    return _hours_by((row.room_id, row) for row in rows)


def _hours_by(rows: Iterable[tuple[int, Row[Any]]]) -> dict[int, list[OpeningHours]]:
    found: dict[int, list[OpeningHours]] = defaultdict(list)
    for owner, row in rows:
        found[owner].append(
            OpeningHours(row.iso_weekday, row.opens, row.closes, row.valid_from, row.valid_to)
        )
    return found


def _site_closures(tx: Session) -> dict[int, list[Closure]]:
    found: dict[int, list[Closure]] = defaultdict(list)
    for row in sorted(rows_of(tx, SiteClosure), key=lambda row: row.first_day):
        span = Span.whole_days(row.first_day, row.last_day)
        found[row.site_id].append(Closure(span, row.reason_fr))
    return found


def _blocks(tx: Session, window: Span) -> dict[int, list[Closure]]:
    rows = rows_of(
        tx,
        RoomBlock,
        RoomBlock.removed.is_(False),
        RoomBlock.starts < window.end,
        RoomBlock.ends > window.start,
    )
    found: dict[int, list[Closure]] = defaultdict(list)
    for row in sorted(rows, key=lambda row: row.starts):
        found[row.room_id].append(Closure(Span(row.starts, row.ends), row.reason, row.code))
    return found


def _parts(tx: Session, codes: Mapping[int, str]) -> dict[int, list[str]]:
    found: dict[int, list[str]] = defaultdict(list)
    for row in sorted(rows_of(tx, RoomPart), key=lambda row: row.position):
        found[row.room_id].append(codes[row.part_id])
    return found


def _latest(own: date | None, premises: Row[Any] | None) -> date | None:
    begins = None if premises is None else premises.valid_from
    return max((day for day in (own, begins) if day is not None), default=None)


def _earliest(own: date | None, site: date | None, premises: Row[Any] | None) -> date | None:
    ends = None if premises is None else premises.valid_to
    return min((day for day in (own, site, ends) if day is not None), default=None)

"""Rooms: adding one, changing what is said of it, giving it up from a day on."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from types import MappingProxyType

from sqlalchemy import Engine, select
from sqlalchemy.orm import Session

from db.journal import Actor
from db.queries.subjects import coded, reserve, room_coded
from db.tables.sessions import Resource
from db.tables.sites import Equipment, Premises, Room, RoomPart, Site
from desktop_app.commands.act import Act, Done, Outcome, perform
from desktop_app.commands.described_rows import described, field_changed, value_typed
from desktop_app.commands.putting_away import check_site_offered
from desktop_app.commands.room_days import FIRST_DAY, Days, check_nothing_outside, lock_rooms
from desktop_app.commands.row_edits import describe_row
from desktop_app.commands.row_existence import divide
from desktop_app.commands.typed_values import (
    Reading,
    codes,
    day,
    flag,
    one_of,
    optional,
    text,
    whole,
)
from desktop_app.domain.errors import BadInputError, UnknownCodeError
from desktop_app.domain.new_codes import numbered_code

MOST_PEOPLE, MOST_SETUP_MINUTES = 10_000, 720
OUTDOOR = "outdoor"
ROOM_KINDS = (
    "consultation",
    "interview",
    "multipurpose",
    "activity",
    "meeting",
    "group",
    "kitchen",
    "drop_in",
    OUTDOOR,
)
"""What rooms are for; a place outdoors is shared and has no premises."""

EQUIPMENT = "equipment_codes"
PARTS = "parts"


def _equipment(_field: str, typed: str) -> Sequence[str]:
    return codes(typed)


ROOM_FIELDS: Mapping[str, Reading] = MappingProxyType(
    {
        "name_fr": text(needed=True),
        "name_en": text(),
        "neutral_name_fr": text(),
        "kind": one_of(*ROOM_KINDS),
        "capacity": whole(0, MOST_PEOPLE),
        "wheelchair_accessible": flag,
        EQUIPMENT: _equipment,
        "setup_minutes": whole(0, MOST_SETUP_MINUTES),
        FIRST_DAY: optional(day),
    }
)


@dataclass(frozen=True, slots=True)
class AddRoom:
    """Add a room to a site; its code follows those of the site.

    ``parts`` are the rooms it is made of: who books it takes them all.
    """

    site: str
    name: str
    kind: str = "multipurpose"
    capacity: str = "0"
    parts: tuple[str, ...] = ()

    def __call__(self, engine: Engine, actor: Actor) -> Outcome:
        """Write the room in one transaction.

        Raises:
            BadInputError: a value cannot be used, the parts do not make one room, or the site was
                put away.
            UnknownCodeError: no site, or no part, has the code.
        """
        return perform(engine, actor, Act("add_room", self), partial(self.within, actor=actor))

    def within(self, tx: Session, actor: Actor) -> Done:
        """Write it in a transaction of the caller's; raises as the call."""
        values = {
            field: value_typed(ROOM_FIELDS, field, typed)
            for field, typed in (
                ("name_fr", self.name),
                ("kind", self.kind),
                ("capacity", self.capacity),
            )
        }
        site = coded(tx, Site, self.site, lock=True)
        check_site_offered(site)
        parts = self._parts(tx, site)
        reserve(tx, "rooms")
        taken = set(tx.scalars(select(Resource.code)))
        shared = bool(parts) or self.kind == OUTDOOR
        resource = Resource(code=numbered_code(site.code, taken), kind="room", units=not shared)
        edits = [describe_row(tx, resource)]
        premises = None if self.kind == OUTDOOR else _premises(tx, site, actor)
        room = Room(
            id=resource.id,
            site_id=site.id,
            premises_id=premises,
            name_en="",
            floor=None,
            area_m2=None,
            wheelchair_accessible=False,
            equipment_codes=(),
            setup_minutes=0,
            **values,
        )
        edits.append(describe_row(tx, room))
        if parts:
            edits.append(divide(tx, room.id, [part.id for part in parts]))
        return described(resource.code, edits)

    def _parts(self, tx: Session, site: Site) -> list[Room]:
        if self.parts and self.kind == OUTDOOR:
            raise BadInputError(PARTS, "not_one_room", ", ".join(self.parts)[:40])
        found = [room_coded(tx, code) for code in dict.fromkeys(self.parts)]
        divided = select(RoomPart.room_id).where(RoomPart.room_id.in_([one.id for one in found]))
        wrong = any(one.site_id != site.id or one.kind == OUTDOOR for one in found)
        if found and (len(found) == 1 or wrong or tx.scalar(divided.limit(1)) is not None):
            raise BadInputError(PARTS, "not_one_room", ", ".join(self.parts)[:40])
        return found


@dataclass(frozen=True, slots=True)
class ChangeRoom:
    """Give one field of a room another value, as it was typed."""

    room: str
    field: str
    typed: str

    def __call__(self, engine: Engine, actor: Actor) -> Outcome:
        """Write it in one transaction.

        Raises:
            BadInputError: the value cannot be used.
            RoomInUseError: sessions or appointments to come stand there before its first day.
            UnknownCodeError: no room has the code, or no equipment one of those given.
        """
        return perform(engine, actor, Act("change_room", self), partial(self._work, actor=actor))

    def _work(self, tx: Session, actor: Actor) -> Done:
        value = value_typed(ROOM_FIELDS, self.field, self.typed)
        row = room_coded(tx, self.room)
        if self.field == FIRST_DAY:
            lock_rooms(tx, [row.id])
        tx.refresh(row, with_for_update={"key_share": True})
        if self.field == "kind" and OUTDOOR in {row.kind, value} and row.kind != value:
            # A place outdoors is shared: what is booked there holds it differently.
            raise BadInputError("kind", "outdoors_stays", str(value))
        if self.field == EQUIPMENT and isinstance(value, tuple):
            _check_equipment(tx, value)
        if self.field == FIRST_DAY and isinstance(value, date):
            _check_order(value, row.bookable_to)
            check_nothing_outside(tx, row, Days(first=value), actor.at)
        return field_changed(row, self.room, self.field, value)


def _check_equipment(tx: Session, wanted: Sequence[str]) -> None:
    known = set(tx.scalars(select(Equipment.code).where(Equipment.code.in_(wanted))))
    for code in wanted:
        if code not in known:
            raise UnknownCodeError("equipment", code[:40])


def _check_order(first: date, last: date | None) -> None:
    if last is not None and first > last:
        raise BadInputError(FIRST_DAY, "after_last_day", f"{first}", (f"{last}",))


def _premises(tx: Session, site: Site, actor: Actor) -> int | None:
    """The building the site uses today, or the last one it has."""
    rows = tx.scalars(
        select(Premises).where(Premises.site_id == site.id).order_by(Premises.valid_from)
    ).all()
    today = actor.at.date()
    now = [row for row in rows if row.valid_from <= today <= (row.valid_to or today)]
    chosen = now or rows
    return chosen[-1].id if chosen else None

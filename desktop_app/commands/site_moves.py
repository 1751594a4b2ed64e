"""Moving a site to another building: premises that end, others that begin, and their rooms."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import partial

from sqlalchemy import Engine, or_, select
from sqlalchemy.orm import Session

from db.journal import Actor, Edit
from db.queries.subjects import LONGEST_CODE, coded, reserve, room_coded
from db.tables.sessions import Resource
from db.tables.sites import OpeningHoursRow, Premises, Room, RoomPart, Site
from desktop_app.commands.absences import check_day
from desktop_app.commands.act import Act, Done, Outcome, perform
from desktop_app.commands.described_rows import described
from desktop_app.commands.putting_away import check_site_offered
from desktop_app.commands.room_settings import MOST_PEOPLE
from desktop_app.commands.row_edits import describe_row, edit_row
from desktop_app.commands.row_existence import divide
from desktop_app.commands.typed_texts import LONGEST_LABEL, LONGEST_SENTENCE, text_typed
from desktop_app.domain.errors import BadInputError
from desktop_app.domain.frame_changes import RoomAgain, SiteMoves


@dataclass(frozen=True, slots=True)
class MoveSite:
    """Leave the building of a site after ``last_day``, and open another on ``first_day``.

    ``rooms`` are those of the new building, each like one of the old: its kind, capacity,
    equipment and hours are taken over. Places outdoors stay where they are.
    """

    site: str
    last_day: date
    first_day: date
    address: str
    rooms_again: tuple[RoomAgain, ...] = ()

    def __call__(self, engine: Engine, actor: Actor) -> Outcome:
        """Write it in one transaction; the sessions stay where they are, in conflict.

        Raises:
            BadInputError: the days, the address or a room cannot be.
            UnknownCodeError: no site has the code, or no room of it one of those given.
        """
        return perform(engine, actor, Act(self.name, self), partial(self.within, actor=actor))

    @property
    def name(self) -> str:
        """Of the act."""
        return "move_site"

    @property
    def frame(self) -> SiteMoves:
        """The same as a change of the frame.

        Raises:
            BadInputError: the days cannot be.
        """
        check_day("to", self.last_day)
        check_day("reopens", self.first_day)
        if self.first_day <= self.last_day:
            last = (f"{self.last_day}",)
            raise BadInputError("reopens", "not_after_last_day", f"{self.first_day}", last)
        return SiteMoves(self.site, self.last_day, self.first_day, self.rooms_again)

    def rooms(self, tx: Session) -> Sequence[int]:
        """The rooms of the site."""
        site = coded(tx, Site, self.site)
        return tx.scalars(select(Room.id).where(Room.site_id == site.id)).all()

    def within(self, tx: Session, actor: Actor) -> Done:
        """Write it in a transaction of the caller's; raises as the call."""
        del actor
        _ = self.frame
        address = text_typed("address_line", self.address, LONGEST_SENTENCE)
        if not address:
            raise BadInputError("address_line", "missing")
        site = coded(tx, Site, self.site, lock=True)
        check_site_offered(site)
        reserve(tx, "rooms")
        old = self._left(tx, site)
        new = Premises(
            code=_premises_code(tx, site),
            site_id=site.id,
            label_fr=old.label_fr,
            address_line=address,
            valid_from=self.first_day,
        )
        ended = edit_row(old, {"valid_to": self.last_day})
        edits = [*([ended] if ended is not None else []), describe_row(tx, new)]
        building = _NewBuilding(tx, new)
        for again in self.rooms_again:
            edits += building.room(again, self._like(tx, again, old))
        edits += _divided(tx, building.made)
        return described(self.site, edits)

    def check(self, tx: Session, actor: Actor) -> None:
        """Sessions that are left stay in conflict."""

    def _left(self, tx: Session, site: Site) -> Premises:
        """The building the site uses on the last day, with none after it."""
        rows = tx.scalars(
            select(Premises)
            .where(
                Premises.site_id == site.id,
                or_(Premises.valid_to.is_(None), Premises.valid_to >= self.last_day),
            )
            .order_by(Premises.valid_from)
        ).all()
        if not rows or rows[0].valid_from > self.last_day:
            raise BadInputError("to", "no_building", f"{self.last_day}")
        if len(rows) > 1:
            raise BadInputError("reopens", "moves_already", f"{rows[1].valid_from}")
        return rows[0]

    def _like(self, tx: Session, again: RoomAgain, old: Premises) -> Room:
        like = room_coded(tx, again.like)
        if like.premises_id != old.id:
            raise BadInputError("rooms", "not_of_building", again.like)
        return like


@dataclass(frozen=True)
class _NewBuilding:
    """The premises a site moves to, and the rooms made there, by the number of the old one."""

    tx: Session
    premises: Premises
    made: dict[int, Room] = field(default_factory=dict)

    def room(self, again: RoomAgain, like: Room) -> list[Edit]:
        tx = self.tx
        code = text_typed("rooms", again.code, LONGEST_CODE)
        taken = tx.scalar(select(Resource.id).where(Resource.code == code))
        if taken is not None or not code:
            raise BadInputError("rooms", "code_taken", code)
        capacity = like.capacity if again.capacity is None else again.capacity
        if not 0 <= capacity <= MOST_PEOPLE:
            raise BadInputError("capacity", "out_of_range", f"{capacity}")
        name = text_typed("name_fr", again.name, LONGEST_LABEL)
        resource = Resource(code=code, kind="room", units=tx.get_one(Resource, like.id).units)
        edits = [describe_row(tx, resource)]
        room = Room(
            id=resource.id,
            site_id=like.site_id,
            premises_id=self.premises.id,
            name_fr=name or like.name_fr,
            name_en="" if name else like.name_en,
            neutral_name_fr="" if name else like.neutral_name_fr,
            kind=like.kind,
            floor=None,
            capacity=capacity,
            area_m2=None,
            wheelchair_accessible=like.wheelchair_accessible,
            equipment_codes=like.equipment_codes,
            setup_minutes=like.setup_minutes,
        )
        self.made[like.id] = room
        return [*edits, describe_row(tx, room), *self._hours(like, room)]

    def _hours(self, like: Room, room: Room) -> list[Edit]:
        """The hours of its own that the room will keep."""
        first = self.premises.valid_from
        rows = self.tx.scalars(
            select(OpeningHoursRow)
            .where(
                OpeningHoursRow.room_id == like.id,
                or_(OpeningHoursRow.valid_to.is_(None), OpeningHoursRow.valid_to >= first),
            )
            .order_by(OpeningHoursRow.id)
        ).all()
        return [
            describe_row(
                self.tx,
                OpeningHoursRow(
                    room_id=room.id,
                    iso_weekday=row.iso_weekday,
                    opens=row.opens,
                    closes=row.closes,
                    valid_from=max(row.valid_from, first),
                    valid_to=row.valid_to,
                ),
            )
            for row in rows
        ]


def _divided(tx: Session, made: Mapping[int, Room]) -> list[Edit]:
    """Rooms that were made of others are made of the same ones again."""
    edits = []
    for old, room in made.items():
        parts = tx.scalars(
            select(RoomPart.part_id).where(RoomPart.room_id == old).order_by(RoomPart.position)
        ).all()
        again = [made[part].id for part in parts if part in made]
        if parts and len(again) != len(parts):
            raise BadInputError("rooms", "not_one_room", room.name_fr[:40])
        if again:
            edits.append(divide(tx, room.id, again))
    return edits


def _premises_code(tx: Session, site: Site) -> str:
    taken = set(tx.scalars(select(Premises.code)))
    numbered = (f"{site.code}-P{number}" for number in range(2, len(taken) + 3))
    return next(code for code in numbered if code not in taken)

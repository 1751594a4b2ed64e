"""Sites, premises, rooms, equipment, opening hours, closures and blocks."""

from datetime import date, datetime, time

from sqlalchemy import CheckConstraint, ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from db.tables.columns import STRICT, Base, Code, Kind, Label, Numbered, Sentence, Versioned


class Site(Versioned, Base):
    """A place of activity, the centre's own or lent by a partner."""

    __tablename__ = "site"

    code: Mapped[Code]
    letter: Mapped[Kind] = mapped_column(unique=True)
    short_name: Mapped[Label]
    name_fr: Mapped[Label]
    kind: Mapped[Kind]
    origin: Mapped[Sentence] = mapped_column(default="")
    address_line: Mapped[Sentence]
    postcode: Mapped[Kind]
    city: Mapped[Label]
    phone: Mapped[Kind]
    works_on_holidays: Mapped[bool] = mapped_column(default=False)
    last_day: Mapped[date | None]
    """Of a site that is put away: no longer offered, kept where it was used."""


class Premises(Numbered, Base):
    """The building a site uses between two dates, both included."""

    __tablename__ = "premises"
    __table_args__ = (
        CheckConstraint("valid_to IS NULL OR valid_from <= valid_to", name="ends_after_start"),
        STRICT,
    )

    code: Mapped[Code]
    site_id: Mapped[int] = mapped_column(ForeignKey("site.id"), index=True)
    label_fr: Mapped[Label]
    address_line: Mapped[Sentence]
    valid_from: Mapped[date]
    valid_to: Mapped[date | None]


class Room(Versioned, Base):
    """A bookable place; its ``id`` is that of its resource. Outdoor places have no premises."""

    __tablename__ = "room"
    __table_args__ = (
        CheckConstraint("capacity >= 0", name="capacity_positive"),
        CheckConstraint("setup_minutes >= 0", name="setup_positive"),
        STRICT,
    )

    id: Mapped[int] = mapped_column(ForeignKey("resource.id"), primary_key=True)
    site_id: Mapped[int] = mapped_column(ForeignKey("site.id"), index=True)
    premises_id: Mapped[int | None] = mapped_column(ForeignKey("premises.id"), index=True)
    name_fr: Mapped[Label]
    name_en: Mapped[Label]
    neutral_name_fr: Mapped[Label] = mapped_column(default="")
    kind: Mapped[Kind]
    floor: Mapped[int | None]
    capacity: Mapped[int]
    area_m2: Mapped[int | None]
    wheelchair_accessible: Mapped[bool]
    equipment_codes: Mapped[tuple[str, ...]]
    setup_minutes: Mapped[int]
    bookable_from: Mapped[date | None]
    bookable_to: Mapped[date | None]


class RoomPart(Base):
    """A part of a divisible room: booking the whole claims each part."""

    __tablename__ = "room_part"
    __table_args__ = (CheckConstraint("room_id <> part_id", name="not_itself"), STRICT)

    room_id: Mapped[int] = mapped_column(ForeignKey("room.id"), primary_key=True)
    part_id: Mapped[int] = mapped_column(ForeignKey("room.id"), primary_key=True)
    position: Mapped[int]


class Equipment(Numbered, Base):
    """A label for what rooms hold; movable stock also has a quantity and a home site.

    Movable stock is a resource of the same code, claimed by unit.
    """

    __tablename__ = "equipment"

    code: Mapped[Code]
    label_fr: Mapped[Label]
    label_en: Mapped[Label]
    movable_quantity: Mapped[int | None]
    home_site_id: Mapped[int | None] = mapped_column(ForeignKey("site.id"))
    resource_id: Mapped[int | None] = mapped_column(ForeignKey("resource.id"), unique=True)


class OpeningHoursRow(Numbered, Base):
    """One interval of opening of a site, or of a room that has hours of its own."""

    __tablename__ = "opening_hours"
    __table_args__ = (
        CheckConstraint("opens < closes", name="ends_after_start"),
        CheckConstraint("iso_weekday BETWEEN 1 AND 7", name="weekday"),
        CheckConstraint("(site_id IS NULL) <> (room_id IS NULL)", name="site_or_room"),
        STRICT,
    )

    site_id: Mapped[int | None] = mapped_column(ForeignKey("site.id"), index=True)
    room_id: Mapped[int | None] = mapped_column(ForeignKey("room.id"), index=True)
    iso_weekday: Mapped[int]
    opens: Mapped[time]
    closes: Mapped[time]
    valid_from: Mapped[date]
    valid_to: Mapped[date | None]


class SiteClosure(Numbered, Base):
    """Whole days a site is closed, both included."""

    __tablename__ = "site_closure"
    __table_args__ = (CheckConstraint("first_day <= last_day", name="ends_after_start"), STRICT)

    site_id: Mapped[int] = mapped_column(ForeignKey("site.id"), index=True)
    first_day: Mapped[date]
    last_day: Mapped[date]
    reason_fr: Mapped[Sentence]


class RoomBlock(Versioned, Base):
    """A span in which a room is closed: cleaning, repair, a meeting without people.

    ``removed`` keeps the row of a block that was taken back.
    """

    __tablename__ = "room_block"
    __table_args__ = (
        CheckConstraint("starts < ends", name="ends_after_start"),
        Index(None, "room_id", "starts"),
        STRICT,
    )

    code: Mapped[Code]
    room_id: Mapped[int] = mapped_column(ForeignKey("room.id"))
    starts: Mapped[datetime]
    ends: Mapped[datetime]
    kind: Mapped[Kind]
    reason: Mapped[Sentence]
    removed: Mapped[bool] = mapped_column(default=False)


class TravelTime(Base):
    """Minutes between two sites, the same both ways; one row a pair."""

    __tablename__ = "travel_time"
    __table_args__ = (
        CheckConstraint("minutes >= 0", name="minutes_positive"),
        STRICT,
    )

    site_a_id: Mapped[int] = mapped_column(ForeignKey("site.id"), primary_key=True)
    site_b_id: Mapped[int] = mapped_column(ForeignKey("site.id"), primary_key=True)
    minutes: Mapped[int]

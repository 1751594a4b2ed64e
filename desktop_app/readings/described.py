"""The centre as its settings describe it: sites, rooms, programmes, and what they choose from."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Engine, select
from sqlalchemy.orm import Session

from db.engine import reading
from db.queries.places import resource_codes
from db.queries.planning import the_centre
from db.tables.centre import SheetVariantWish, Theme
from db.tables.sessions import Programme
from db.tables.sites import Equipment, Premises, Room, RoomPart, Site
from desktop_app.domain.bilingual import Bilingual


@dataclass(frozen=True, slots=True)
class DescribedCentre:
    """The centre itself; ``zone`` is that of its civil time."""

    name_fr: str
    name_en: str
    zone: str
    school_zone: str
    default_language: str
    contact: str


@dataclass(frozen=True, slots=True)
class DescribedPremises:
    """A building between two dates, both included."""

    label: str
    address: str
    first_day: date
    last_day: date | None


@dataclass(frozen=True, slots=True)
class DescribedSite:
    """A site, by code, with its buildings in order of time."""

    code: str
    letter: str
    short_name: str
    name_fr: str
    kind: str
    address_line: str
    postcode: str
    city: str
    phone: str
    works_on_holidays: bool
    premises: tuple[DescribedPremises, ...]
    last_day: date | None = None


@dataclass(frozen=True, slots=True)
class DescribedRoom:
    """A room, by code; ``parts`` are the codes of those it is made of."""

    code: str
    site: str
    name_fr: str
    name_en: str
    kind: str
    capacity: int
    wheelchair_accessible: bool
    equipment_codes: tuple[str, ...]
    setup_minutes: int
    bookable_from: date | None
    bookable_to: date | None
    parts: tuple[str, ...]

    def is_over(self, day: date) -> bool:
        """Whether the room was given up before ``day``."""
        return self.bookable_to is not None and self.bookable_to < day


@dataclass(frozen=True, slots=True)
class DescribedProgramme:
    """A kind of workshop; ``theme`` and ``default_sheet_variant`` are codes."""

    code: str
    title_fr: str
    title_en: str
    neutral_title_fr: str
    theme: str
    session_minutes: int
    capacity: int | None
    registration_mode: str
    during_school_holidays: str
    facilitator_roles: str
    default_sheet_variant: str
    archived: bool = False


@dataclass(frozen=True, slots=True)
class Described:
    """Everything the settings show of a centre, and the choices they offer, by code."""

    centre: DescribedCentre
    sites: tuple[DescribedSite, ...]
    rooms: tuple[DescribedRoom, ...]
    programmes: tuple[DescribedProgramme, ...]
    themes: Mapping[str, Bilingual]
    equipment: Mapping[str, Bilingual]
    variants: Mapping[str, Bilingual]


def described_reading(engine: Engine, today: date) -> Described:
    """Read the centre as its settings describe it; addresses are those of today."""
    with reading(engine) as tx:
        return Described(
            centre=_centre(tx),
            sites=_sites(tx, today),
            rooms=_rooms(tx),
            programmes=_programmes(tx),
            themes={
                row.code: Bilingual(row.title_fr, row.title_en)
                for row in tx.scalars(select(Theme).order_by(Theme.id))
            },
            equipment=_labels(tx, Equipment),
            variants=_labels(tx, SheetVariantWish),
        )


def _centre(tx: Session) -> DescribedCentre:
    row = the_centre(tx)
    return DescribedCentre(
        row.name_fr, row.name_en, row.zone, row.school_zone, row.default_language, row.contact
    )


def _sites(tx: Session, today: date) -> tuple[DescribedSite, ...]:
    premises: dict[int, list[DescribedPremises]] = defaultdict(list)
    for row in tx.scalars(select(Premises).order_by(Premises.valid_from, Premises.id)):
        premises[row.site_id].append(
            DescribedPremises(row.label_fr, row.address_line, row.valid_from, row.valid_to)
        )
    return tuple(
        DescribedSite(
            row.code,
            row.letter,
            row.short_name,
            row.name_fr,
            row.kind,
            _address(row, premises[row.id], today),
            row.postcode,
            row.city,
            row.phone,
            row.works_on_holidays,
            tuple(premises[row.id]),
            row.last_day,
        )
        for row in tx.scalars(select(Site).order_by(Site.id))
    )


def _address(site: Site, premises: Sequence[DescribedPremises], today: date) -> str:
    """That of the building it uses today, as sheets print it."""
    begun = [one.address for one in premises if one.first_day <= today]
    return begun[-1] if begun else site.address_line


def _rooms(tx: Session) -> tuple[DescribedRoom, ...]:
    codes = resource_codes(tx)
    sites = {row.id: row.code for row in tx.execute(select(Site.id, Site.code))}
    parts: dict[int, list[str]] = defaultdict(list)
    for part in tx.scalars(select(RoomPart).order_by(RoomPart.position)):
        parts[part.room_id].append(codes[part.part_id])
    return tuple(
        DescribedRoom(
            codes[row.id],
            sites[row.site_id],
            row.name_fr,
            row.name_en,
            row.kind,
            row.capacity,
            row.wheelchair_accessible,
            row.equipment_codes,
            row.setup_minutes,
            row.bookable_from,
            row.bookable_to,
            tuple(parts[row.id]),
        )
        for row in tx.scalars(select(Room).order_by(Room.id))
    )


def _programmes(tx: Session) -> tuple[DescribedProgramme, ...]:
    rows = tx.execute(
        select(Programme, Theme.code)
        .join(Theme, Theme.id == Programme.theme_id)
        .order_by(Programme.title_fr, Programme.id)
    )
    return tuple(
        DescribedProgramme(
            row.code,
            row.title_fr,
            row.title_en,
            row.neutral_title_fr,
            theme,
            row.session_minutes,
            row.capacity,
            row.registration_mode,
            row.during_school_holidays,
            row.facilitator_roles,
            row.default_sheet_variant,
            row.archived,
        )
        for row, theme in rows
    )


def _labels(tx: Session, table: type[Equipment | SheetVariantWish]) -> dict[str, Bilingual]:
    rows = tx.execute(select(table.code, table.label_fr, table.label_en).order_by(table.id))
    return {code: Bilingual(label_fr, label_en) for code, label_fr, label_en in rows}

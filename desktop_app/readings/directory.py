"""What there is in a centre, list by list: the codes that the commands take, and their names."""

from dataclasses import dataclass

from sqlalchemy import Engine, select
from sqlalchemy.orm import Session

from db.engine import reading
from db.queries.planning import languages
from db.tables.centre import Profession
from db.tables.people import Person
from db.tables.sessions import Programme, Resource
from db.tables.sites import Equipment, Room, Site
from db.tables.workers import Contributor, Interpreter, Professional, StaffMember
from desktop_app.domain.bilingual import Bilingual
from desktop_app.domain.planning import STEP_FREE
from desktop_app.domain.sheets.facts import Variant

INTERPRETER = Bilingual("interpreter")


@dataclass(frozen=True, slots=True)
class SiteEntry:
    """A site: its letter stands on paper."""

    code: str
    name: str
    letter: str


@dataclass(frozen=True, slots=True)
class RoomEntry:
    """A bookable place and what stands in it."""

    code: str
    name: Bilingual
    site: str
    capacity: int
    step_free: bool
    features: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class WorkerEntry:
    """Somebody who can be booked: a professional, staff, a contributor or an interpreter."""

    code: str
    name: str
    label: Bilingual
    site: str = ""
    languages: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class LanguageEntry:
    """An interpreted language, and what its speakers call it."""

    code: str
    name: Bilingual


@dataclass(frozen=True, slots=True)
class ProgrammeEntry:
    """A kind of workshop; ``roles`` are those who must lead it."""

    code: str
    title: Bilingual
    minutes: int
    places: int | None
    roles: str


@dataclass(frozen=True, slots=True)
class FeatureEntry:
    """What a room may be asked to have; ``stock`` counts the pieces that can be carried."""

    code: str
    label: Bilingual
    stock: int | None


@dataclass(frozen=True, slots=True)
class VariantEntry:
    """A kind of sheet; every centre has the same."""

    code: str
    label: Bilingual


@dataclass(frozen=True, slots=True)
class PersonEntry:
    """An inhabitant, by the name used."""

    code: str
    name: str
    language: str


def site_entries(engine: Engine) -> tuple[SiteEntry, ...]:
    """Every site, by code."""
    with reading(engine) as tx:
        rows = tx.scalars(select(Site).order_by(Site.code))
        return tuple(SiteEntry(row.code, row.short_name, row.letter) for row in rows)


def room_entries(engine: Engine) -> tuple[RoomEntry, ...]:
    """Every room and outdoor place, by code."""
    statement = (
        select(Resource.code, Room, Site.code)
        .join(Room, Room.id == Resource.id)
        .join(Site, Site.id == Room.site_id)
        .order_by(Resource.code)
    )
    with reading(engine) as tx:
        return tuple(
            RoomEntry(
                code,
                Bilingual(room.name_fr, room.name_en),
                site,
                room.capacity,
                room.wheelchair_accessible,
                room.equipment_codes,
            )
            for code, room, site in tx.execute(statement)
        )


def worker_entries(engine: Engine) -> tuple[WorkerEntry, ...]:
    """Everybody that `--with` takes: professionals, staff, contributors, interpreters."""
    with reading(engine) as tx:
        return (*_professionals(tx), *_staff(tx), *_contributors(tx), *_interpreters(tx))


def language_entries(engine: Engine) -> tuple[LanguageEntry, ...]:
    """Every interpreted language, by code."""
    with reading(engine) as tx:
        return tuple(LanguageEntry(code, name) for code, name in sorted(languages(tx).items()))


def programme_entries(engine: Engine) -> tuple[ProgrammeEntry, ...]:
    """Every kind of workshop, by code."""
    with reading(engine) as tx:
        return tuple(
            ProgrammeEntry(
                row.code,
                Bilingual(row.title_fr, row.title_en),
                row.session_minutes,
                row.capacity,
                row.facilitator_roles,
            )
            for row in tx.scalars(select(Programme).order_by(Programme.code))
        )


def feature_entries(engine: Engine) -> tuple[FeatureEntry, ...]:
    """Everything that `--needs` takes but step-free access, by code."""
    with reading(engine) as tx:
        rows = tx.scalars(select(Equipment).order_by(Equipment.code))
        return tuple(
            FeatureEntry(row.code, Bilingual(row.label_fr, row.label_en), row.movable_quantity)
            for row in rows
        )


def needable_entries(engine: Engine) -> tuple[FeatureEntry, ...]:
    """Everything that `--needs` takes: step-free access, then the rest by code."""
    return (FeatureEntry(STEP_FREE, Bilingual(STEP_FREE), None), *feature_entries(engine))


def variant_entries(_engine: Engine) -> tuple[VariantEntry, ...]:
    """Every kind of sheet, in the order of sheets.md."""
    return tuple(VariantEntry(str(one), Bilingual(str(one))) for one in Variant)


def worker_names(engine: Engine) -> dict[str, Bilingual]:
    """The names of those who work with the centre, which the team may read, by code."""
    return {one.code: Bilingual(one.name) for one in worker_entries(engine)}


def person_entries(engine: Engine) -> tuple[PersonEntry, ...]:
    """Every person, by code."""
    statement = select(Person).where(Person.removed.is_(False)).order_by(Person.code)
    with reading(engine) as tx:
        return tuple(
            PersonEntry(row.code, f"{row.given_name} {row.family_name}".strip(), row.main_language)
            for row in tx.scalars(statement)
        )


def _professionals(tx: Session) -> list[WorkerEntry]:
    rows = tx.execute(
        select(Resource.code, Professional, Profession, Site.code)
        .join(Professional, Professional.id == Resource.id)
        .join(Profession, Profession.id == Professional.profession_id)
        .join(Site, Site.id == Professional.home_site_id)
        .order_by(Resource.code)
    )
    return [
        WorkerEntry(
            code,
            f"{row.given_name} {row.family_name}",
            Bilingual(
                job.label_fr_feminine if row.gender == "F" else job.label_fr_masculine,
                job.label_en,
            ),
            site,
            row.spoken_languages,
        )
        for code, row, job, site in rows
    ]


def _staff(tx: Session) -> list[WorkerEntry]:
    rows = tx.execute(
        select(Resource.code, StaffMember, Site.code)
        .join(StaffMember, StaffMember.id == Resource.id)
        .join(Site, Site.id == StaffMember.home_site_id)
        .order_by(Resource.code)
    )
    return [
        WorkerEntry(code, f"{row.given_name} {row.family_name}", Bilingual(row.job), site)
        for code, row, site in rows
    ]


def _contributors(tx: Session) -> list[WorkerEntry]:
    rows = tx.execute(
        select(Resource.code, Contributor)
        .join(Contributor, Contributor.id == Resource.id)
        .order_by(Resource.code)
    )
    return [
        WorkerEntry(code, f"{row.given_name} {row.family_name}", Bilingual(row.role))
        for code, row in rows
    ]


def _interpreters(tx: Session) -> list[WorkerEntry]:
    rows = tx.execute(
        select(Resource.code, Interpreter)
        .join(Interpreter, Interpreter.id == Resource.id)
        .order_by(Resource.code)
    )
    return [
        WorkerEntry(code, row.display_name, INTERPRETER, languages=row.language_codes)
        for code, row in rows
    ]

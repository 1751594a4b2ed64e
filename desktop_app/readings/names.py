"""What the codes of the centre stand for: for sentences, which never say a person's name."""

from collections.abc import Collection, Mapping
from types import MappingProxyType

from sqlalchemy import Engine, select
from sqlalchemy.orm import Session

from db.engine import reading
from db.queries.planning import languages
from db.tables.centre import Centre, Profession
from db.tables.sessions import Cycle, Programme, Resource, WorkshopSession
from db.tables.sites import Equipment, Room, Site
from db.tables.support import Appointment
from db.tables.workers import Agency, Contributor, Interpreter, Professional, StaffMember
from desktop_app.domain.bilingual import Bilingual


def names_of(engine: Engine) -> Mapping[str, Bilingual]:
    """Names of sites, rooms, equipment, languages, agencies; professions instead of people."""
    with reading(engine) as tx:
        found: dict[str, Bilingual] = {}
        for source in (_sites, _rooms, _equipment, languages, _agencies, _professions, _workers):
            found.update(source(tx))
    return MappingProxyType(found)


def title_of(engine: Engine, code: str) -> Bilingual:
    """The title of a session or a cycle, the name of what the settings describe; else the code."""
    with reading(engine) as tx:
        session = tx.execute(
            select(WorkshopSession.title, Programme.title_fr, Programme.title_en)
            .outerjoin(Programme, Programme.id == WorkshopSession.programme_id)
            .where(WorkshopSession.code == code)
        ).one_or_none()
        if session is not None and (session.title or session.title_fr):
            own, title_fr, title_en = session
            return Bilingual(own) if own else Bilingual(title_fr, title_en)
        cycle = tx.scalars(select(Cycle.title_fr).where(Cycle.code == code)).one_or_none()
        if cycle:
            return Bilingual(cycle)
        return appointment_titles(tx, [code]).get(code) or _described(tx, code)


def appointment_titles(tx: Session, codes: Collection[str]) -> dict[str, Bilingual]:
    """Day and hour of appointments, by code: all that may be said of them everywhere."""
    rows = tx.execute(
        select(Appointment.code, Appointment.starts).where(Appointment.code.in_(codes))
    )
    return {row.code: Bilingual(f"{row.starts:%d/%m/%Y %H:%M}") for row in rows}


def _described(tx: Session, code: str) -> Bilingual:
    """The name of a room, a site, a programme or the centre; the code of anything else."""
    for statement in (
        select(Room.name_fr, Room.name_en)
        .join(Resource, Resource.id == Room.id)
        .where(Resource.code == code),
        select(Site.short_name, Site.short_name).where(Site.code == code),
        select(Programme.title_fr, Programme.title_en).where(Programme.code == code),
        select(Centre.name_fr, Centre.name_en).where(Centre.identifier == code),
    ):
        found = tx.execute(statement).first()
        if found is not None:
            return Bilingual(*found)
    return _profession_of(tx, code) or Bilingual(code)


def _profession_of(tx: Session, code: str) -> Bilingual | None:
    """« Orthophoniste P068 »: colleagues of one profession are told apart by their codes."""
    row = tx.execute(
        select(Profession.label_fr_feminine, Profession.label_en)
        .join(Professional, Professional.profession_id == Profession.id)
        .join(Resource, Resource.id == Professional.id)
        .where(Resource.code == code)
    ).one_or_none()
    return None if row is None else Bilingual(f"{row[0]} {code}", f"{row[1]} {code}")


def _sites(tx: Session) -> dict[str, Bilingual]:
    return {code: Bilingual(name) for code, name in tx.execute(select(Site.code, Site.short_name))}


def _rooms(tx: Session) -> dict[str, Bilingual]:
    rows = tx.execute(
        select(Resource.code, Room.name_fr, Room.name_en).join(Room, Room.id == Resource.id)
    )
    return {code: Bilingual(name_fr, name_en) for code, name_fr, name_en in rows}


def _equipment(tx: Session) -> dict[str, Bilingual]:
    rows = tx.execute(select(Equipment.code, Equipment.label_fr, Equipment.label_en))
    return {code: Bilingual(label_fr, label_en) for code, label_fr, label_en in rows}


def _agencies(tx: Session) -> dict[str, Bilingual]:
    return {code: Bilingual(name) for code, name in tx.execute(select(Agency.code, Agency.name))}


def _professions(tx: Session) -> dict[str, Bilingual]:
    rows = tx.execute(select(Profession.code, Profession.label_fr_feminine, Profession.label_en))
    return {code: Bilingual(label_fr, label_en) for code, label_fr, label_en in rows}


def _workers(tx: Session) -> dict[str, Bilingual]:
    professionals = tx.execute(
        select(
            Resource.code,
            Professional.gender,
            Profession.label_fr_feminine,
            Profession.label_fr_masculine,
            Profession.label_en,
        )
        .join(Professional, Professional.id == Resource.id)
        .join(Profession, Profession.id == Professional.profession_id)
    )
    found = {
        code: Bilingual(feminine if gender == "F" else masculine, label_en)
        for code, gender, feminine, masculine, label_en in professionals
    }
    staff = select(Resource.code, StaffMember.job).join(StaffMember, StaffMember.id == Resource.id)
    others = select(Resource.code, Contributor.role).join(
        Contributor, Contributor.id == Resource.id
    )
    for rows in (tx.execute(staff), tx.execute(others)):
        found.update((code, Bilingual(role)) for code, role in rows)
    called = select(Resource.code).join(Interpreter, Interpreter.id == Resource.id)
    found.update((code, Bilingual("interpreter")) for code in tx.scalars(called))
    return found

"""Codes as the centre writes them, however they were typed: « vil-07 » is VIL-07."""

from collections.abc import Iterable
from enum import StrEnum
from types import MappingProxyType

from sqlalchemy import Engine, func, select
from sqlalchemy.orm import InstrumentedAttribute, Session

from db.engine import reading
from db.tables.centre import Language
from db.tables.people import Person
from db.tables.sessions import Cycle, Programme, Resource, WorkshopSession
from db.tables.sites import Equipment, Site


class CodeOf(StrEnum):
    """What a code names."""

    SESSION = "session"
    CYCLE = "cycle"
    SUBJECT = "subject"
    PERSON = "person"
    SITE = "site"
    RESOURCE = "resource"
    PROGRAMME = "programme"
    EQUIPMENT = "equipment"
    LANGUAGE = "language"


_COLUMNS: MappingProxyType[CodeOf, tuple[InstrumentedAttribute[str], ...]] = MappingProxyType(
    {
        CodeOf.SESSION: (WorkshopSession.code,),
        CodeOf.CYCLE: (Cycle.code,),
        CodeOf.SUBJECT: (WorkshopSession.code, Cycle.code),
        CodeOf.PERSON: (Person.code,),
        CodeOf.SITE: (Site.code,),
        CodeOf.RESOURCE: (Resource.code,),
        CodeOf.PROGRAMME: (Programme.code,),
        CodeOf.EQUIPMENT: (Equipment.code,),
        CodeOf.LANGUAGE: (Language.code,),
    }
)


def codes_as_written(
    engine: Engine, typed: Iterable[tuple[CodeOf, str]]
) -> dict[tuple[CodeOf, str], str]:
    """Give each code as the centre writes it; what names nothing, or two things, stays typed."""
    with reading(engine) as tx:
        return {(kind, code): _as_written(tx, kind, code) for kind, code in typed}


def _as_written(tx: Session, kind: CodeOf, code: str) -> str:
    if not code.isprintable():
        return code
    alike = {
        found
        for column in _COLUMNS[kind]
        for found in tx.scalars(select(column).where(func.lower(column) == code.lower()).limit(9))
    }
    return alike.pop() if len(alike) == 1 else code

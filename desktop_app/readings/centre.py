"""The centre itself: what everything else is asked with."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from sqlalchemy import Engine, select

from db.engine import reading
from db.queries.planning import languages, the_centre
from db.queries.subjects import LONGEST_CODE
from db.tables.centre import Language
from db.tables.sessions import Resource
from desktop_app.domain.bilingual import Bilingual
from desktop_app.domain.errors import UnknownCodeError
from desktop_app.domain.planning import WorkerKind


@dataclass(frozen=True, slots=True)
class CentreReading:
    """Its identifier, its name in both languages, its zone, and the language of its paper."""

    identifier: str
    name_fr: str
    name_en: str
    zone: str
    default_language: str


def centre_reading(engine: Engine) -> CentreReading:
    """Read the centre."""
    with reading(engine) as tx:
        row = the_centre(tx)
        return CentreReading(
            row.identifier, row.name_fr, row.name_en, row.zone, row.default_language
        )


def language_codes(engine: Engine) -> tuple[str, ...]:
    """The codes of the interpreted languages; French is not among them."""
    with reading(engine) as tx:
        return tuple(tx.scalars(select(Language.code).order_by(Language.id)))


def language_names(engine: Engine) -> Mapping[str, Bilingual]:
    """What the interpreted languages are called, by code."""
    with reading(engine) as tx:
        return languages(tx)


def worker_kinds(engine: Engine, codes: Iterable[str]) -> Mapping[str, WorkerKind]:
    """What kind of worker each code names.

    Raises:
        UnknownCodeError: a code names no worker: nothing at all, or a room.
    """
    wanted = tuple(dict.fromkeys(codes))
    stored = [code for code in wanted if len(code) <= LONGEST_CODE]
    with reading(engine) as tx:
        rows = tx.execute(
            select(Resource.code, Resource.kind).where(
                Resource.code.in_(stored), Resource.kind.in_([str(kind) for kind in WorkerKind])
            )
        )
        found = {code: WorkerKind(kind) for code, kind in rows}
    for code in wanted:
        if code not in found:
            raise UnknownCodeError("worker", code)
    return found

"""The codes that exist, for whoever typed one that does not; nobody's name is told."""

from collections.abc import Callable, Mapping

from sqlalchemy import Engine, select

from db.engine import reading
from db.tables.people import Person
from db.tables.sessions import Cycle, WorkshopSession
from db.tables.support import Appointment
from desktop_app.domain.bilingual import Bilingual
from desktop_app.domain.errors import UnknownCodeError
from desktop_app.domain.nearest import nearest_codes
from desktop_app.domain.planning import STEP_FREE
from desktop_app.readings.directory import (
    feature_entries,
    language_entries,
    programme_entries,
    room_entries,
    site_entries,
    worker_entries,
)

UNNAMED = Bilingual("")
Labels = Mapping[str, Bilingual]


def codes_meant(engine: Engine, error: UnknownCodeError) -> Labels:
    """The codes that were probably meant, the most alike first, with their labels."""
    known = KNOWN[error.kind](engine) if error.kind in KNOWN else {}
    return {code: known[code] for code in nearest_codes(error.code, known)}


def kind_meant(engine: Engine, error: UnknownCodeError) -> str:
    """What the code names after all: an appointment where a session was wanted."""
    if error.kind not in {"session", "subject"}:
        return error.kind
    with reading(engine) as tx:
        found = tx.scalar(select(Appointment.id).where(Appointment.code == error.code.upper()))
    return error.kind if found is None else "appointment_instead"


def _sites(engine: Engine) -> Labels:
    return {one.code: Bilingual(one.name) for one in site_entries(engine)}


def _rooms(engine: Engine) -> Labels:
    return {one.code: one.name for one in room_entries(engine)}


def _workers(engine: Engine) -> Labels:
    return {one.code: one.label for one in worker_entries(engine)}


def _languages(engine: Engine) -> Labels:
    return {one.code: one.name for one in language_entries(engine)}


def _programmes(engine: Engine) -> Labels:
    return {one.code: one.title for one in programme_entries(engine)}


def _features(engine: Engine) -> Labels:
    return {STEP_FREE: UNNAMED, **{one.code: one.label for one in feature_entries(engine)}}


def _resources(engine: Engine) -> Labels:
    return {**_rooms(engine), **_workers(engine), **_features(engine)}


def _people(engine: Engine) -> Labels:
    with reading(engine) as tx:
        codes = tx.scalars(select(Person.code).where(Person.removed.is_(False)))
        return dict.fromkeys(codes, UNNAMED)


def _sessions(engine: Engine) -> Labels:
    with reading(engine) as tx:
        codes = tx.scalars(select(WorkshopSession.code).where(WorkshopSession.status != "removed"))
        return dict.fromkeys(codes, UNNAMED)


def _cycles(engine: Engine) -> Labels:
    with reading(engine) as tx:
        rows = tx.execute(select(Cycle.code, Cycle.title_fr).where(~Cycle.removed))
        return {code: Bilingual(title) for code, title in rows}


def _subjects(engine: Engine) -> Labels:
    return {**_cycles(engine), **_sessions(engine)}


KNOWN: Mapping[str, Callable[[Engine], Labels]] = {
    "site": _sites,
    "room": _rooms,
    "worker": _workers,
    "resource": _resources,
    "language": _languages,
    "programme": _programmes,
    "equipment": _features,
    "person": _people,
    "session": _sessions,
    "cycle": _cycles,
    "subject": _subjects,
}
"""By the kind of an `UnknownCodeError`."""

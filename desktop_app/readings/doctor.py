"""Whether a centre is well: each thing that must hold, looked at once."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from pathlib import Path

from sqlalchemy import Connection, Engine, text
from sqlalchemy.orm import Session

from db import guards
from db.access_log import broken_access_link
from db.centre_file import check_library, copies_folder, copies_of, is_open_to_writing
from db.engine import reading
from db.errors import StoreError
from db.journal import broken_link
from db.migrations import NEWEST
from db.queries.claims import overlaps
from db.queries.places import school_holidays
from db.queries.planning import the_centre
from db.store import Store, store_of
from desktop_app.domain.calendar import coming_year_missing
from desktop_app.machine.disks import disk_doubt, lock_doubt
from desktop_app.machine.errors import MachineError
from desktop_app.machine.keys import is_private
from desktop_app.readings.opening_warnings import free_megabytes

SQLITE = "sqlite"


class CheckCode(StrEnum):
    """Every thing the doctor looks at."""

    SCHEMA = "schema"
    GUARDS = "guards"
    INTEGRITY = "integrity"
    REFERENCES = "references"
    OVERLAPS = "overlaps"
    JOURNAL = "journal"
    ACCESS_LOG = "access_log"
    SCHOOL_HOLIDAYS = "school_holidays"
    WRITABLE = "writable"
    DISK = "disk"
    DISK_KIND = "disk_kind"
    LIBRARY = "library"
    KEY = "key"
    COPY = "copy"


ADVICE = frozenset({CheckCode.SCHOOL_HOLIDAYS, CheckCode.DISK})
"""What should be seen to, in a centre that is well: people may still book and print."""


@dataclass(frozen=True, slots=True)
class Check:
    """What one look found; ``facts`` are what its sentence needs."""

    code: CheckCode
    ok: bool
    facts: Mapping[str, str] = field(default_factory=dict, hash=False)

    @property
    def grave(self) -> bool:
        """Whether the centre is not well because of it."""
        return not self.ok and self.code not in ADVICE


def doctor_reading(engine: Engine, today: date) -> tuple[Check, ...]:
    """Look at a centre from all sides; nothing is written.

    Raises:
        StoreError: the store does not answer.
    """
    store = store_of(engine)
    with reading(engine) as tx:
        connection = tx.connection()
        inside = [
            _schema(connection),
            _guards(connection),
            _integrity(connection),
            _references(connection),
            Check(
                CheckCode.OVERLAPS,
                (pairs := overlaps(connection)) == 0,
                {"pairs": str(pairs)},
            ),
            _journal(tx),
            _access_log(tx),
            _school_holidays(tx, today),
            _library(connection),
        ]
    return (*inside, *_around(store))


def _schema(connection: Connection) -> Check:
    found = " ".join(connection.scalars(text("SELECT version_num FROM alembic_version")))
    return Check(CheckCode.SCHEMA, found == NEWEST, {"found": found})


def _guards(connection: Connection) -> Check:
    absent = guards.missing(connection)
    return Check(CheckCode.GUARDS, not absent, {"missing": ", ".join(absent)})


def _integrity(connection: Connection) -> Check:
    if connection.dialect.name != SQLITE:
        return Check(CheckCode.INTEGRITY, connection.scalar(text("SELECT 1")) == 1)
    found = str(connection.scalar(text("PRAGMA integrity_check(1)")))
    return Check(CheckCode.INTEGRITY, found == "ok")


def _references(connection: Connection) -> Check:
    if connection.dialect.name == SQLITE:
        broken = len(connection.execute(text("PRAGMA foreign_key_check")).all())
    else:
        unchecked = text("SELECT count(*) FROM pg_constraint WHERE NOT convalidated")
        broken = int(connection.scalar(unchecked) or 0)
    return Check(CheckCode.REFERENCES, broken == 0, {"broken": str(broken)})


def _journal(tx: Session) -> Check:
    broken = broken_link(tx)
    return Check(CheckCode.JOURNAL, broken is None, {"entry": str(broken or "")})


def _access_log(tx: Session) -> Check:
    broken = broken_access_link(tx)
    return Check(CheckCode.ACCESS_LOG, broken is None, {"entry": str(broken or "")})


def _school_holidays(tx: Session, today: date) -> Check:
    zone = the_centre(tx).school_zone
    known = school_holidays(tx, zone)
    last = max((one.last_day for one in known), default=None)
    facts = {"until": last.isoformat() if last is not None else "", "zone": zone}
    missing = coming_year_missing(today, known, zone)
    return Check(CheckCode.SCHOOL_HOLIDAYS, not missing, facts)


def _library(connection: Connection) -> Check:
    if connection.dialect.name != SQLITE:
        version = str(connection.scalar(text("SHOW server_version")))
        return Check(CheckCode.LIBRARY, ok=True, facts={"version": f"PostgreSQL {version}"})
    version = str(connection.scalar(text("SELECT sqlite_version()")))
    try:
        check_library()
    except StoreError:
        return Check(CheckCode.LIBRARY, ok=False, facts={"version": f"SQLite {version}"})
    return Check(CheckCode.LIBRARY, ok=True, facts={"version": f"SQLite {version}"})


def _around(store: Store) -> list[Check]:
    """What lies beside a centre in a file; on a server that is its administrator's."""
    if store.asked is None:
        return []
    looks: tuple[Callable[[Path], Check], ...] = (_writable, _disk_kind, _disk, _key, _copy)
    return [look(store.asked) for look in looks]


def _writable(path: Path) -> Check:
    """Whether acts and their copies can be written where the centre lies."""
    places = [one for one in (path.parent, path, copies_folder(path)) if one.exists()]
    shut = [one for one in places if not is_open_to_writing(one)]
    return Check(CheckCode.WRITABLE, not shut, {"place": str(shut[0]) if shut else ""})


def _disk_kind(path: Path) -> Check:
    """Whether a centre lies where nothing but its own desks writes to it."""
    found = disk_doubt(path) or lock_doubt(path)
    if found is None:
        return Check(CheckCode.DISK_KIND, ok=True)
    facts = {"doubt": str(found.doubt), "disk": found.disk, "place": str(path)}
    return Check(CheckCode.DISK_KIND, ok=False, facts=facts)


def _disk(path: Path) -> Check:
    free, enough = free_megabytes(path)
    return Check(CheckCode.DISK, enough, {"free": str(free)})


def _key(path: Path) -> Check:
    try:
        return Check(CheckCode.KEY, is_private(path))
    except MachineError:
        return Check(CheckCode.KEY, ok=False)


def _copy(path: Path) -> Check:
    try:
        copies = copies_of(path)
    except PermissionError:
        return Check(CheckCode.COPY, ok=False, facts={"folder": str(copies_folder(path))})
    facts = {"count": str(len(copies)), "last": copies[-1].name if copies else ""}
    return Check(CheckCode.COPY, bool(copies), facts)

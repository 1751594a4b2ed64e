"""What the store can refuse; wording turns the codes into sentences."""

import re
import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from enum import StrEnum
from pathlib import Path
from types import MappingProxyType

from sqlalchemy.exc import DBAPIError, IntegrityError, ProgrammingError
from sqlalchemy.exc import TimeoutError as NoConnectionLeftError
from sqlcipher3 import dbapi2 as sqlcipher

from desktop_app.machine.errors import MachineError, Trouble


class StoreTrouble(StrEnum):
    """Every way the store can fail the application."""

    BAD_ADDRESS = "bad_address"
    FILE_MISSING = "file_missing"
    FOLDER_CLOSED = "folder_closed"
    FOLDER_MISSING = "folder_missing"
    EXISTS = "exists"
    NOT_A_CENTRE = "not_a_centre"
    OTHER_PROGRAM = "other_program"
    WRONG_KEY = "wrong_key"
    KEY_MISSING = "key_missing"
    KEY_MALFORMED = "key_malformed"
    KEY_EXISTS = "key_exists"
    NEWER_SCHEMA = "newer_schema"
    OLDER_SCHEMA = "older_schema"
    GUARDS_MISSING = "guards_missing"
    DOUBLE_BOOKED = "double_booked"
    BROKEN_REFERENCES = "broken_references"
    DAMAGED = "damaged"
    MOVED = "moved"
    UNREADABLE = "unreadable"
    UNWRITABLE = "unwritable"
    DISK_FULL = "disk_full"
    DISK_FAILED = "disk_failed"
    BUSY = "busy"
    UNREACHABLE = "unreachable"
    NOT_PERMITTED = "not_permitted"
    SERVER_UNSUITED = "server_unsuited"
    OLD_LIBRARY = "old_library"
    NETWORK_DISK = "network_disk"
    SYNCHRONISED_FOLDER = "synchronised_folder"
    DEAD_LOCKS = "dead_locks"
    COPY_FAILED = "copy_failed"
    CONSTRAINT = "constraint"
    FAILED = "failed"


class StoreError(Exception):
    """The store does not do what was asked, for a reason outside the rules.

    Attributes:
        code: what happened, one of `StoreTrouble`.
        facts: what a sentence needs besides, such as ``path`` or ``address`` (its password
            masked); never a value of a row.
    """

    def __init__(self, code: StoreTrouble, **facts: str) -> None:
        """Keep the code and its facts."""
        super().__init__(code, facts)
        self.code = code
        self.facts: dict[str, str] = facts


class Guard(StrEnum):
    """The rules of booking that the database itself holds, under these names on both engines."""

    NO_DOUBLE_BOOKING = "no_double_booking"
    UNIT_OVER_CAPACITY = "unit_over_capacity"
    CAPACITY_BELOW_CLAIMS = "capacity_below_claims"


class DoubleBookingError(Exception):
    """A guard of the database refused: something was booked between the check and the save.

    The rules asked again say what stands in the way.
    """

    def __init__(self, guard: Guard) -> None:
        """Keep the guard that refused."""
        super().__init__(guard)
        self.guard = guard


@contextmanager
def driver_errors(**facts: str) -> Iterator[None]:
    """Turn what the drivers raise inside into `StoreError` or `DoubleBookingError`.

    A mistake in a statement is a bug and stays what it is. So does SQLAlchemy's own
    ``StaleDataError``, which commands turn into their words.

    Args:
        facts: given to the error, such as the address.

    Raises:
        DoubleBookingError: a guard refused.
        StoreError: anything else the database or the disk refused.
    """
    try:
        yield
    except ProgrammingError as failure:
        if _sqlstate(failure) == INSUFFICIENT_PRIVILEGE:
            raise StoreError(StoreTrouble.NOT_PERMITTED, **facts) from failure
        raise
    except DBAPIError as failure:
        told = told_by_driver(failure, facts)
        if told is None:
            raise
        raise told from failure
    except sqlcipher.Error as failure:
        raise told_by_sqlite(failure, facts) from failure
    except NoConnectionLeftError as failure:
        raise StoreError(StoreTrouble.BUSY, **facts) from failure


def told_by_driver(
    failure: DBAPIError, facts: Mapping[str, str] = MappingProxyType({})
) -> StoreError | DoubleBookingError | None:
    """Say what a driver's error means, or nothing when it is a mistake in a statement."""
    if isinstance(failure, IntegrityError):
        return _refused(failure, facts)
    if isinstance(failure.orig, sqlcipher.Error):
        known = sqlite_code(failure.orig) in SQLITE_CODES
        return told_by_sqlite(failure.orig, facts) if known else None
    code = _server_trouble(failure)
    return StoreError(code, **facts, **_reason(failure, code))


def told_by_sqlite(failure: Exception, facts: Mapping[str, str]) -> StoreError:
    """Say what SQLite's own error means; the file's ``path`` is among the facts, if known."""
    code = SQLITE_CODES.get(sqlite_code(failure), StoreTrouble.FAILED)
    if code is StoreTrouble.DISK_FAILED and _is_full(facts.get("path", "")):
        # The memory that readers and writers share cannot grow: no code of its own for that.
        code = StoreTrouble.DISK_FULL
    return StoreError(code, **facts)


def _is_full(path: str) -> bool:
    try:
        return shutil.disk_usage(Path(path).parent).free < TOO_LITTLE_BYTES
    except OSError:
        return False


def told_by_machine(failure: MachineError) -> StoreError:
    """Say in the store's codes what the computer refused about a file of the centre."""
    code = MACHINE_CODES.get(failure.code, StoreTrouble.UNREADABLE)
    return StoreError(code, **failure.facts)


SQLITE_CODES: Mapping[int, StoreTrouble] = MappingProxyType(
    {
        3: StoreTrouble.UNWRITABLE,  # SQLITE_PERM
        5: StoreTrouble.BUSY,  # SQLITE_BUSY
        6: StoreTrouble.BUSY,  # SQLITE_LOCKED
        7: StoreTrouble.FAILED,  # SQLITE_NOMEM
        8: StoreTrouble.UNWRITABLE,  # SQLITE_READONLY
        10: StoreTrouble.DISK_FAILED,  # SQLITE_IOERR
        11: StoreTrouble.DAMAGED,  # SQLITE_CORRUPT
        13: StoreTrouble.DISK_FULL,  # SQLITE_FULL
        14: StoreTrouble.UNWRITABLE,  # SQLITE_CANTOPEN
        26: StoreTrouble.DAMAGED,  # SQLITE_NOTADB: a page that its check sum refuses
    }
)
"""Primary result codes of SQLite (https://sqlite.org/rescode.html) that are not our mistakes."""

MACHINE_CODES: Mapping[str, StoreTrouble] = MappingProxyType(
    {
        Trouble.KEY_MISSING: StoreTrouble.KEY_MISSING,
        Trouble.KEY_MALFORMED: StoreTrouble.KEY_MALFORMED,
        Trouble.KEY_EXISTS: StoreTrouble.KEY_EXISTS,
        Trouble.FOLDER_MISSING: StoreTrouble.FOLDER_MISSING,
        Trouble.NOT_A_FOLDER: StoreTrouble.FOLDER_MISSING,
        Trouble.FILE_MISSING: StoreTrouble.FILE_MISSING,
        Trouble.FOLDER_CLOSED: StoreTrouble.FOLDER_CLOSED,
        Trouble.DISK_FULL: StoreTrouble.DISK_FULL,
        Trouble.NOT_PERMITTED: StoreTrouble.UNWRITABLE,
        Trouble.READ_ONLY_DISK: StoreTrouble.UNWRITABLE,
        Trouble.NAME_TOO_LONG: StoreTrouble.BAD_ADDRESS,
    }
)

TOO_LITTLE_BYTES = 64 * 1024
"""What SQLite's log and shared memory need at least to begin."""

INSUFFICIENT_PRIVILEGE = "42501"
SERVER_CODES: Mapping[str, StoreTrouble] = MappingProxyType(
    {
        "40001": StoreTrouble.BUSY,  # serialization failure
        "40P01": StoreTrouble.BUSY,  # deadlock
        "55P03": StoreTrouble.BUSY,  # lock timeout
        "57014": StoreTrouble.BUSY,  # statement timeout
        "25P03": StoreTrouble.BUSY,  # idle in transaction for too long
        "53100": StoreTrouble.DISK_FULL,
        "25006": StoreTrouble.UNWRITABLE,  # read-only transaction or standby server
        "58030": StoreTrouble.DISK_FAILED,
        "XX001": StoreTrouble.DAMAGED,
        "XX002": StoreTrouble.DAMAGED,
        INSUFFICIENT_PRIVILEGE: StoreTrouble.NOT_PERMITTED,
        "0LP01": StoreTrouble.NOT_PERMITTED,
    }
)
"""Error codes of PostgreSQL (its manual, appendix A)."""

UNREACHABLE_CLASSES = frozenset({"08", "28", "3D", "53", "57"})
"""Connection, login, database, resources and operator's classes of the same list."""

GUARDS = frozenset(guard.value for guard in Guard)
UNIQUE_FAILED = re.compile(r"UNIQUE constraint failed: (?P<columns>.+)")
CHECK_FAILED = re.compile(r"(?:CHECK|NOT NULL) constraint failed: (?P<name>.+)")


def _refused(failure: IntegrityError, facts: Mapping[str, str]) -> StoreError | DoubleBookingError:
    name = _constraint(failure)
    if name in GUARDS:
        return DoubleBookingError(Guard(name))
    return StoreError(StoreTrouble.CONSTRAINT, **facts, constraint=name)


def _constraint(failure: IntegrityError) -> str:
    """The name of what was broken: SQLite says some as ``table.column``, which is undone here."""
    diagnosis = getattr(failure.orig, "diag", None)
    if diagnosis is not None:
        return str(diagnosis.constraint_name or diagnosis.column_name or diagnosis.sqlstate)
    message = str(failure.orig)
    if unique := UNIQUE_FAILED.fullmatch(message):
        table, *columns = re.sub(r", \w+\.", ".", unique["columns"]).split(".")
        return "_".join(["uq", table, *columns])
    if check := CHECK_FAILED.fullmatch(message):
        return check["name"]
    return "foreign_key" if message.startswith("FOREIGN KEY") else message.split(maxsplit=1)[0]


def sqlite_code(failure: Exception) -> int:
    """SQLite's primary result code of an error, 0 when it carries none."""
    return int(getattr(failure, "sqlite_errorcode", None) or 0) & 0xFF


def _sqlstate(failure: DBAPIError) -> str:
    return str(getattr(failure.orig, "sqlstate", None) or "")


def _server_trouble(failure: DBAPIError) -> StoreTrouble:
    state = _sqlstate(failure)
    if state in SERVER_CODES:
        return SERVER_CODES[state]
    if failure.connection_invalidated or not state or state[:2] in UNREACHABLE_CLASSES:
        return StoreTrouble.UNREACHABLE
    return StoreTrouble.FAILED


def _reason(failure: DBAPIError, code: StoreTrouble) -> dict[str, str]:
    """The server's own first line, only where it speaks of the connection and not of rows."""
    if code is not StoreTrouble.UNREACHABLE:
        return {}
    lines = str(failure.orig).strip().splitlines()
    return {"reason": lines[-1].strip() if lines else ""}

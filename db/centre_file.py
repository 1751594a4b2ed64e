"""One file as a centre: how it is opened, and what it is when it is not one.

The file is always encrypted by SQLCipher, with the key as it is (never derived): every page
carries a check sum, so damage is noticed instead of being read as data.
"""

import contextlib
import os
import re
import secrets
import shutil
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from sqlcipher3 import dbapi2 as sqlcipher

from db.errors import StoreError, StoreTrouble, sqlite_code, told_by_machine, told_by_sqlite
from db.rotation import NumberedCopy
from db.store import is_open_here
from desktop_app.machine.errors import MachineError, file_error
from desktop_app.machine.keys import RawKey, key_path, read_key

APPLICATION_ID = 0x5065726D
"""``Perm``, in the header of every centre: another program's file carries another number."""

PAGE_BYTES = 4096
PLAIN_HEADER = b"SQLite format 3\0"
FEWEST_BYTES_OF_NOISE = 200
"""Different byte values in a page that is encrypted; 4,096 random bytes have all 256."""

OLDEST_LIBRARY = (3, 51, 3)
"""Older ones lose data when a log restarts while another program writes (fixed in 3.51.3)."""

BUSY, NOT_A_DATABASE = 5, 26
WAIT_FOR_READING_MS = 5000
LONGEST_WAIT_SECONDS = 10.0
SHORTEST_PAUSE_US, LONGEST_PAUSE_US = 300, 3000
COPY_NAME = re.compile(r".+-(?P<number>\d{6,})-(?P<day>\d{8})")
CACHE_KIB = 64 * 1024

Raw = Any
"""A connection of sqlcipher3, which declares no types."""


def connect(path: Path, key: RawKey, *, new: bool = False) -> Raw:
    """Open ``path`` with its key; nothing is read yet, unless the key turns out to be wrong.

    Raises:
        sqlcipher3.dbapi2.DatabaseError: the file is not there, or the key is not its own.
    """
    raw = sqlcipher.connect(
        f"{path.as_uri()}?mode={'rwc' if new else 'rw'}",
        uri=True,
        isolation_level=None,
        check_same_thread=False,
        timeout=WAIT_FOR_READING_MS / 1000,
    )
    try:
        raw.execute("PRAGMA cipher_log_level=NONE")
        raw.execute(f"PRAGMA key=\"x'{key.hexadecimal}'\"")
        for setting in SETTINGS:
            raw.execute(f"PRAGMA {setting}").fetchall()
    except sqlcipher.Error:
        raw.close()
        raise
    return raw


def create(path: Path, key: RawKey) -> None:
    """Make a new file that says it is ours and lets readers and a writer work together.

    Raises:
        sqlcipher3.dbapi2.DatabaseError: the disk or its folder refuses.
    """
    with contextlib.closing(connect(path, key, new=True)) as raw:
        raw.execute(f"PRAGMA application_id={APPLICATION_ID}")
        raw.execute("PRAGMA journal_mode=WAL").fetchone()


def copy_with_log(path: Path, folder: Path) -> Path:
    """Copy a centre, its key and what is still in its log into ``folder``.

    Raises:
        FileError: the disk refuses.
    """
    log = path.with_name(path.name + "-wal")
    for source in (key_path(path), log, path):
        try:
            shutil.copyfile(source, folder / source.name)
        except OSError as failure:
            # Without its log a centre is whole; without its key, the copy will say so.
            if source == path or not isinstance(failure, FileNotFoundError):
                raise file_error(failure, source) from failure
    return folder / path.name


SETTINGS = (
    "synchronous=FULL",  # a save that was acknowledged survives a power cut
    "foreign_keys=ON",
    "secure_delete=ON",
    "trusted_schema=OFF",
    "recursive_triggers=ON",  # a replaced row meets the triggers of removal
    f"cache_size=-{CACHE_KIB}",
)


def begin_writing(raw: Raw) -> None:
    """Take the file for writing, waiting up to 10 s for the other writers.

    SQLite's own wait grows at each try, so that one of eight writers can wait 3 to 5 s
    while the others pass (measured); short pauses of random length share it out.

    Raises:
        sqlcipher3.dbapi2.OperationalError: the wait was in vain, or the file cannot be written.
    """
    raw.execute("PRAGMA busy_timeout=0").close()
    try:
        limit = time.monotonic() + LONGEST_WAIT_SECONDS
        while not _taken(raw, limit):
            pause = SHORTEST_PAUSE_US + secrets.randbelow(LONGEST_PAUSE_US - SHORTEST_PAUSE_US)
            time.sleep(pause / 1_000_000)
    finally:
        raw.execute(f"PRAGMA busy_timeout={WAIT_FOR_READING_MS}").close()


def _taken(raw: Raw, limit: float) -> bool:
    try:
        raw.execute("BEGIN IMMEDIATE").close()
    except sqlcipher.OperationalError as failure:
        if sqlite_code(failure) != BUSY or time.monotonic() > limit:
            raise
        return False
    return True


@contextlib.contextmanager
def file_errors(path: Path) -> Iterator[None]:
    """Turn what SQLite and the computer say of ``path`` into `StoreError`.

    Raises:
        StoreError: the file, its key or the disk refused.
    """
    try:
        yield
    except sqlcipher.Error as failure:
        raise told_by_sqlite(failure, {"path": str(path)}) from failure
    except MachineError as failure:
        told = told_by_machine(failure)
        if told.code is StoreTrouble.FOLDER_MISSING:
            # Its sentence speaks of the folder of a file, and the computer of the folder itself.
            told = StoreError(told.code, path=str(path))
        raise told from failure


def check_library() -> None:
    """Refuse a library that can lose data.

    Raises:
        StoreError: it is older than SQLite 3.51.3.
    """
    found: tuple[int, int, int] = sqlcipher.sqlite_version_info
    if found < OLDEST_LIBRARY:
        raise StoreError(StoreTrouble.OLD_LIBRARY, version=sqlcipher.sqlite_version)


def is_open_to_writing(path: Path) -> bool:
    """Whether the system lets this process write a file, or in a folder."""
    effective = os.access in os.supports_effective_ids
    return os.access(path, os.W_OK, effective_ids=effective)


def prepare_for_writing(path: Path, key: RawKey) -> None:
    """Make sure that a centre can be written, and that readers and a writer do not wait.

    Raises:
        StoreError: the file, its folder or its disk is closed to writing.
    """
    if not is_open_to_writing(path):
        raise StoreError(StoreTrouble.UNWRITABLE, path=str(path))
    with file_errors(path), contextlib.closing(connect(path, key)) as raw:
        raw.execute("PRAGMA busy_timeout=0")
        try:
            raw.execute("PRAGMA journal_mode=WAL").fetchone()
        except sqlcipher.OperationalError as failure:
            if sqlite_code(failure) != BUSY:  # somebody works in it: the log is there already
                raise


def examine(path: Path) -> RawKey:
    """Make sure that ``path`` is a whole centre and return its key; nothing is written to it.

    Raises:
        StoreError: it is missing, empty, not a centre, another program's, locked by another
            key, or damaged; the key is missing or is not one; it cannot be read.
    """
    noise = _first_look(path)
    try:
        key = read_key(path)
    except MachineError as failure:
        told = told_by_machine(failure)
        if told.code is StoreTrouble.KEY_MISSING and not noise:
            raise StoreError(StoreTrouble.NOT_A_CENTRE, path=str(path)) from failure
        raise told from failure
    _check_key(path, key, noise=noise)
    return key


def _first_look(path: Path) -> bool:
    """Whether the first page looks encrypted; a plain database says so in clear."""
    if is_open_here(path):
        return True
    try:
        with path.open("rb") as file:
            page = file.read(PAGE_BYTES)
        size = path.stat().st_size
    except FileNotFoundError as failure:
        gone = StoreTrouble.FILE_MISSING if path.parent.is_dir() else StoreTrouble.FOLDER_MISSING
        raise StoreError(gone, path=str(path)) from failure
    except NotADirectoryError as failure:
        raise StoreError(StoreTrouble.FOLDER_MISSING, path=str(path)) from failure
    except IsADirectoryError as failure:
        raise StoreError(StoreTrouble.NOT_A_CENTRE, path=str(path)) from failure
    except OSError as failure:
        raise StoreError(StoreTrouble.UNREADABLE, path=str(path)) from failure
    if page.startswith(PLAIN_HEADER):
        raise StoreError(StoreTrouble.OTHER_PROGRAM, path=str(path))
    if size < PAGE_BYTES:
        raise StoreError(StoreTrouble.NOT_A_CENTRE, path=str(path))
    return size % PAGE_BYTES == 0 and len(set(page)) > FEWEST_BYTES_OF_NOISE


def _check_key(path: Path, key: RawKey, *, noise: bool) -> None:
    try:
        raw = connect(path, key)
    except sqlcipher.Error as failure:
        raise _unopened(path, key, failure, noise=noise) from failure
    with contextlib.closing(raw), file_errors(path):
        try:
            owner = raw.execute("PRAGMA application_id").fetchone()[0]
            raw.execute("SELECT count(*) FROM sqlite_master").fetchone()
        except sqlcipher.Error as failure:
            raise _unopened(path, key, failure, noise=noise) from failure
        if owner != APPLICATION_ID:
            raise StoreError(StoreTrouble.OTHER_PROGRAM, path=str(path))
        if raw.execute("PRAGMA quick_check(1)").fetchone()[0] != "ok":
            raise StoreError(StoreTrouble.DAMAGED, path=str(path))


def _unopened(path: Path, key: RawKey, failure: Exception, *, noise: bool) -> StoreError:
    """Tell a wrong key from a damaged first page: the key that opens a copy is the right one."""
    if sqlite_code(failure) != NOT_A_DATABASE:
        return told_by_sqlite(failure, {"path": str(path)})
    code = StoreTrouble.WRONG_KEY if noise else StoreTrouble.NOT_A_CENTRE
    if any(_opens(copy, key) for copy in copies_of(path)[-1:]):
        code = StoreTrouble.DAMAGED
    return StoreError(code, path=str(path))


def _opens(path: Path, key: RawKey) -> bool:
    try:
        with contextlib.closing(connect(path, key)) as raw:
            return bool(raw.execute("PRAGMA application_id").fetchone()[0] == APPLICATION_ID)
    except sqlcipher.Error:
        return False


def copies_folder(path: Path) -> Path:
    """Where the verified copies of a centre lie: ``centre.db`` has ``centre.copies``."""
    return path.with_suffix(".copies")


def copies_of(path: Path) -> list[Path]:
    """The verified copies of a centre, oldest first."""
    folder = copies_folder(path)
    found = [copy for copy in folder.iterdir() if _is_copy(copy)] if folder.is_dir() else []
    return sorted(found, key=numbered_copy)


def numbered_copy(copy: Path) -> NumberedCopy:
    """The number and the day of a copy, from its name.

    Raises:
        ValueError: it is not named as copies are.
    """
    named = COPY_NAME.fullmatch(copy.stem)
    if named is None:
        raise ValueError(f"not the name of a copy: {copy.name}")
    return NumberedCopy(int(named["number"]), named["day"])


def _is_copy(path: Path) -> bool:
    return COPY_NAME.fullmatch(path.stem) is not None

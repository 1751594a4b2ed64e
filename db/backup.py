"""Verified copies of an embedded centre: none is kept that was not opened and counted.

A file copied while somebody writes is unusable about half the time (measured: 13 of 30);
``VACUUM INTO`` gives a consistent, compact one. A centre on a server has no copy here: its
administrator's dumps serve it.
"""

import contextlib
import secrets
from collections.abc import Iterator
from pathlib import Path

from db.centre_file import (
    APPLICATION_ID,
    Raw,
    begin_writing,
    connect,
    copies_folder,
    copies_of,
    file_errors,
    numbered_copy,
)
from db.errors import StoreError, StoreTrouble
from db.rotation import copies_to_keep
from desktop_app.machine.clock import utc_now
from desktop_app.machine.errors import file_error
from desktop_app.machine.files import reach_disk
from desktop_app.machine.folders import made_private
from desktop_app.machine.keys import RawKey

BESIDE = ("", "-wal", "-shm", "-journal")


def keep_copy(path: Path, key: RawKey) -> Path:
    """Make a verified copy of a centre among its ten, and return where it is.

    Other desks read meanwhile, and wait to write: what is counted is what is copied.

    Raises:
        StoreError: the disk refuses, or the copy is not what the centre is; every copy kept
            before is still there.
    """
    with file_errors(path), contextlib.closing(connect(path, key)) as held:
        folder = made_private(copies_folder(path))
        begin_writing(held)
        counted = row_counts(held)
        with draft_of(folder / path.name) as draft:
            with contextlib.closing(connect(path, key)) as raw:
                raw.execute("VACUUM INTO ?", (str(draft),))
            verify(draft, key, counted)
            kept = put_in_place(draft, _next_name(path))
        _remove_old_copies(path)
        return kept


def verify(copy: Path, key: RawKey, counted: dict[str, int]) -> None:
    """Open a copy and make sure that it is whole and holds what was counted.

    Raises:
        StoreError: it is not.
        sqlcipher3.dbapi2.DatabaseError: it cannot even be read.
    """
    with contextlib.closing(connect(copy, key)) as raw:
        found = {
            "owner": raw.execute("PRAGMA application_id").fetchone()[0] == APPLICATION_ID,
            "pages": raw.execute("PRAGMA integrity_check(1)").fetchone()[0] == "ok",
            "references": raw.execute("PRAGMA foreign_key_check").fetchone() is None,
            "rows": row_counts(raw) == counted,
        }
    wrong = [name for name, good in found.items() if not good]
    if wrong:
        raise StoreError(StoreTrouble.COPY_FAILED, path=str(copy), wrong=", ".join(wrong))


def row_counts(raw: Raw) -> dict[str, int]:
    """How many rows each table holds."""
    names = [
        str(name)
        for (name,) in raw.execute(
            "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite!_%'"
            " ESCAPE '!'"
        ).fetchall()
    ]
    question = 'SELECT count(*) FROM "{}"'
    return {name: int(raw.execute(question.format(name)).fetchone()[0]) for name in names}


@contextlib.contextmanager
def draft_of(path: Path) -> Iterator[Path]:
    """Give a new name beside ``path``, and leave nothing under it at the end."""
    draft = path.with_name(f".{path.stem}-{secrets.token_hex(8)}.tmp")
    try:
        yield draft
    finally:
        for suffix in BESIDE:
            draft.with_name(draft.name + suffix).unlink(missing_ok=True)


def put_in_place(draft: Path, path: Path) -> Path:
    """Give a finished file its own name once it has reached the disk.

    Raises:
        FileError: the disk refuses.
    """
    try:
        reach_disk(draft)
        draft.rename(path)
        reach_disk(path.parent)
    except OSError as failure:
        raise file_error(failure, path) from failure
    return path


def _remove_old_copies(path: Path) -> None:
    found = {numbered_copy(copy): copy for copy in copies_of(path)}
    for old in found.keys() - copies_to_keep(found):
        found[old].unlink(missing_ok=True)


def _next_name(path: Path) -> Path:
    """Copies are numbered: their order does not hang on the clock."""
    last = max((numbered_copy(copy).number for copy in copies_of(path)), default=0)
    name = f"{path.stem}-{last + 1:06d}-{utc_now():%Y%m%d}{path.suffix}"
    return copies_folder(path) / name

"""Making a centre whole, or leaving nothing behind."""

import secrets
import shutil
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import TypeVar

from sqlalchemy import Engine, text
from sqlalchemy.orm import Session

from db.disks import check_new_place
from db.engine import close_centre, create_centre, transaction
from db.store import store_of
from db.tables import Base
from db.tables.centre import Centre
from desktop_app.exchange.centre_folder import Counts, read_centre_folder, write_centre
from desktop_app.exchange.centre_folder.centre_lists import (
    ATTENDANCE_STATUSES,
    LANGUAGES,
    PUBLIC_HOLIDAYS,
    RETENTION_RULES,
    SCHOOL_HOLIDAYS,
    SHEET_VARIANTS,
)
from desktop_app.exchange.centre_folder.file_reading import read_file
from desktop_app.exchange.centre_folder.places import EQUIPMENT
from desktop_app.exchange.centre_folder.reading import FolderReading
from desktop_app.exchange.centre_folder.writing import WITHOUT_FILE
from desktop_app.exchange.sample import SAMPLE_NOW, demo_additions
from desktop_app.machine.errors import writing_error
from desktop_app.machine.folders import made_private
from desktop_app.machine.keys import key_path
from resources import resource_path

BESIDE = ("", "-wal", "-shm")
CENTRE_FILE = "centre.db"
USUAL_LISTS = (
    LANGUAGES,
    PUBLIC_HOLIDAYS,
    SCHOOL_HOLIDAYS,
    ATTENDANCE_STATUSES,
    EQUIPMENT,
    SHEET_VARIANTS,
    RETENTION_RULES,
)
T = TypeVar("T")
Issue = Callable[[Session, int, datetime], None]


def filled(address: str, fill: Callable[[Session], T]) -> tuple[Engine, T]:
    """Create a centre and fill it in one transaction.

    Raises:
        StoreError: something is there already, or the disk or the server refuses.
    """
    engine = create_centre(address)
    try:
        with transaction(engine) as tx:
            return engine, fill(tx)
    except BaseException:
        _discard(engine)
        raise


def founded(address: str, describe: Callable[[Session], object]) -> None:
    """Create a centre, describe it in one transaction, and close it.

    Raises:
        StoreError: something is there already, or the disk or the server refuses.
    """

    def fill(tx: Session) -> None:
        name_centre(tx)
        describe(tx)

    engine, _nothing = filled(address, fill)
    close_centre(engine)


def name_centre(tx: Session) -> None:
    """Give an empty centre the row that everything else is asked with."""
    tx.add(Centre(id=1, **{**WITHOUT_FILE, "identifier": secrets.token_hex(8)}))


def fill_with_demonstration(tx: Session, issue: Issue) -> Counts:
    """Fill an empty centre with the sample and all that its folder lacks.

    ``issue`` issues the sheet of a session, by its number, at a moment.
    """
    counts = write_centre(tx, read_centre_folder(resource_path("sample_centre")))
    demo_additions(tx, now=SAMPLE_NOW, issue=issue)
    return counts


def make_demonstration(folder: Path, issue: Issue) -> int:
    """Make the sample centre beside its place, then show it whole; say how many lines it has.

    Raises:
        FileError: the folder cannot be made or written.
        StoreError: the disk refuses.
    """
    check_new_place(folder / CENTRE_FILE)
    draft = drafts_folder(folder)
    try:
        engine, counts = filled(
            str(draft / CENTRE_FILE), lambda tx: fill_with_demonstration(tx, issue)
        )
        close_centre(engine)
        put_in_place(draft, folder)
    finally:
        shutil.rmtree(draft, ignore_errors=True)
    return counts.written


def write_usual_lists(tx: Session) -> None:
    """Give an empty centre the lists that are the same everywhere: languages, calendars, sheets.

    They are those of the sample centre, without anything that belongs to it alone.
    """
    folder = resource_path("sample_centre")
    lists = {shape.name: read_file(folder / shape.file, shape).lines for shape in USUAL_LISTS}
    lists[EQUIPMENT.name] = [
        line for line in lists[EQUIPMENT.name] if line.values["movable_quantity"] is None
    ]
    write_centre(tx, FolderReading(lists))


def drafts_folder(folder: Path) -> Path:
    """A folder of its own inside ``folder`` in which a centre is made before it is shown.

    Raises:
        FileError: neither can be made.
    """
    return made_private(made_private(folder) / f".permanence-{secrets.token_hex(8)}")


def put_in_place(draft: Path, folder: Path) -> Path:
    """Move a finished centre out of its draft: the file itself last, so that it is whole.

    Raises:
        FileError: the disk refuses.
    """
    try:
        for one in sorted(draft.iterdir(), key=lambda path: path.name == CENTRE_FILE):
            one.rename(folder / one.name)
        draft.rmdir()
    except OSError as failure:
        raise writing_error(failure, folder) from failure
    return folder / CENTRE_FILE


def _discard(engine: Engine) -> None:
    """Leave the place as it was before the centre was made there."""
    store = store_of(engine)
    if store.path is None:
        with engine.begin() as connection:
            Base.metadata.drop_all(connection)
            connection.execute(text("DROP TABLE alembic_version"))
        engine.dispose()
        return
    engine.dispose()
    for suffix in BESIDE:
        store.path.with_name(store.path.name + suffix).unlink(missing_ok=True)
    key_path(store.path).unlink(missing_ok=True)

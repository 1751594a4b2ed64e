"""Making a centre whole, or leaving nothing behind."""

import secrets
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import TypeVar

from sqlalchemy import Engine, text
from sqlalchemy.orm import Session

from db.engine import create_centre, transaction
from db.journal import Actor
from db.store import store_of
from db.tables import Base
from db.tables.centre import Centre
from db.tables.sessions import WorkshopSession
from desktop_app.commands.sheets import IssueSheet
from desktop_app.exchange.centre_folder import Counts, read_centre_folder, write_centre
from desktop_app.exchange.centre_folder.writing import WITHOUT_FILE
from desktop_app.exchange.sample import SAMPLE_NOW, demo_additions
from desktop_app.machine.errors import file_error
from desktop_app.machine.folders import made_private
from desktop_app.machine.keys import key_path
from resources import resource_path

BESIDE = ("", "-wal", "-shm")
CENTRE_FILE = "centre.db"
T = TypeVar("T")


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


def name_centre(tx: Session) -> None:
    """Give an empty centre the row that everything else is asked with."""
    tx.add(Centre(id=1, **{**WITHOUT_FILE, "identifier": secrets.token_hex(8)}))


def fill_with_demonstration(tx: Session) -> Counts:
    """Fill an empty centre with the sample and all that its folder lacks."""
    counts = write_centre(tx, read_centre_folder(resource_path("sample_centre")))
    demo_additions(tx, now=SAMPLE_NOW, issue=_issue)
    return counts


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
        raise file_error(failure, folder) from failure
    return folder / CENTRE_FILE


def _issue(tx: Session, session: int, at: datetime) -> None:
    row = tx.get_one(WorkshopSession, session)
    IssueSheet(row.code).within(tx, Actor("Accueil", "accueil", at, ""))


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

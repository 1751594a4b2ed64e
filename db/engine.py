"""Connections to a centre, and the only place that commits.

An act is one `transaction`, a question one `reading`. On SQLite a transaction takes the file
for writing at once (with a plain ``BEGIN``, 300 of 600 acts that read before they write fail
whatever they wait) and a reading never does. Nothing stays open behind a dialog.
"""

import contextlib
import shutil
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, QueuePool, create_engine, event, inspect, text
from sqlalchemy.orm import Session
from sqlcipher3 import dbapi2 as sqlcipher

from db import backup, centre_file, guards, server
from db.address import CentreFile, CentreServer, read_address
from db.disks import check_disk, check_locks, check_new_place
from db.errors import StoreError, StoreTrouble, driver_errors
from db.migrations import NEWEST, VERSIONS
from db.soundness import unsound
from db.store import OPTION, Store, file_identity, store_of
from desktop_app.machine.keys import RawKey, create_key, key_path

ACT = "act"
"""Option of a connection: true for an act, false for a reading."""

WRITING: Mapping[str, Any] = {ACT: True}
READING: Mapping[str, Mapping[str, Any]] = {
    "sqlite": {ACT: False},
    # Every row of one screen is of the same moment, as it is on SQLite.
    "postgresql": {"isolation_level": "REPEATABLE READ", "postgresql_readonly": True},
}


LOOKED_AT_IN_A_COPY = frozenset(
    {
        StoreTrouble.UNWRITABLE,
        StoreTrouble.OLD_LIBRARY,
        StoreTrouble.NETWORK_DISK,
        StoreTrouble.SYNCHRONISED_FOLDER,
    }
)
"""What keeps a file from being opened where it is, and not from being looked at elsewhere."""


def create_centre(address: str) -> Engine:
    """Make an empty centre and open it.

    Args:
        address: a path where nothing is yet; its key is made beside it. Or the
            ``postgresql://`` address of an empty database.

    Raises:
        StoreError: something is there already, or the disk or the server refuses; then
            nothing is left behind.
    """
    place = read_address(address)
    if isinstance(place, CentreServer):
        return _create_on_server(place)
    return _create_file(place)


def open_centre(address: str, *, read_only: bool = False) -> Engine:
    """Open a centre after checking that it is one, whole, guarded and of this version.

    An older schema is brought up to date, after a verified copy when it is a file.

    Args:
        address: a path or a ``postgresql://`` address.
        read_only: nothing can be saved; a file in a closed folder, or where a centre must not
            be kept, is then read from a private copy, and neither missing guards nor what they
            let in refuse.

    Raises:
        StoreError: any of its codes; the centre is then as it was.
    """
    place = read_address(address)
    if isinstance(place, CentreServer):
        engine = server.server_engine(place, read_only=read_only)
        check = _check_server
    else:
        engine = _checked_file(place, read_only=read_only)
        check = _check_schema
    try:
        check(engine)
    except BaseException:
        _leave(engine)
        raise
    return engine


def close_centre(engine: Engine) -> None:
    """Leave a centre; an embedded one that changed gets its verified copy first.

    Raises:
        StoreError: the copy failed, for the ``reason`` among its facts; everything saved is
            safe in the centre itself.
    """
    store = store_of(engine)
    try:
        if store.path is not None and store.key is not None and store.changed:
            backup.keep_copy(store.path, store.key)
            store.changed = False
    except StoreError as failure:
        told = store.told | {"reason": failure.code}
        raise StoreError(StoreTrouble.COPY_FAILED, **told) from failure
    finally:
        _leave(engine)


@contextlib.contextmanager
def transaction(engine: Engine) -> Iterator[Session]:
    """One act: saved whole at the end, or not at all when anything is raised.

    Raises:
        DoubleBookingError: a guard of the database refused.
        StoreError: the store could not save; nothing was.
    """
    store = store_of(engine)
    store.check_in_place()
    with (
        driver_errors(**store.told),
        _writing(engine, store).connect() as connection,
        # The connection commits, not the session: that halves what an act costs (measured).
        connection.begin(),
        Session(connection, join_transaction_mode="rollback_only") as tx,
    ):
        yield tx
        tx.flush()
    store.changed = True


@contextlib.contextmanager
def reading(engine: Engine) -> Iterator[Session]:
    """Questions that all see the same moment; nothing is ever saved.

    Raises:
        StoreError: the store does not answer.
    """
    with driver_errors(**store_of(engine).told), Session(engine, autoflush=False) as tx:
        tx.connection(execution_options=READING[engine.dialect.name])
        yield tx


def _writing(engine: Engine, store: Store) -> Engine:
    """The same connections, which take the file for writing as soon as they begin."""
    if store.writing is None:
        store.writing = engine.execution_options(**WRITING)
    return store.writing


def _leave(engine: Engine) -> None:
    engine.dispose()
    store = store_of(engine)
    store.writing = None
    if store.borrowed is not None:
        shutil.rmtree(store.borrowed, ignore_errors=True)


# -- A file -----------------------------------------------------------------------------------


def _create_file(place: CentreFile) -> Engine:
    path = place.path
    centre_file.check_library()
    if path.exists() or path.is_symlink():
        raise StoreError(StoreTrouble.EXISTS, **place.told)
    check_new_place(path)
    with driver_errors(**place.told), centre_file.file_errors(path):
        key = create_key(path)
        try:
            with backup.draft_of(path) as draft:
                centre_file.create(draft, key)
                _fill(_file_engine(draft, key, Store(place.told)))
                backup.put_in_place(draft, path)
        except BaseException:
            key_path(path).unlink(missing_ok=True)
            raise
    return _file_engine(path, key, Store(place.told, changed=True))


def _fill(engine: Engine) -> None:
    try:
        _migrate(engine)
    finally:
        engine.dispose()


def _checked_file(place: CentreFile, *, read_only: bool) -> Engine:
    store = Store(place.told, read_only=read_only, asked=place.path)
    path = place.path
    try:
        centre_file.check_library()
        check_disk(path)
        key = centre_file.examine(path)
        if not read_only:
            check_locks(path)
            centre_file.prepare_for_writing(path, key)
    except StoreError as failure:
        if not read_only or failure.code not in LOOKED_AT_IN_A_COPY:
            raise
        store.borrowed = Path(tempfile.mkdtemp(prefix="permanence-"))
        path, key = _borrow(path, store.borrowed)
    return _file_engine(path, key, store)


def _borrow(path: Path, folder: Path) -> tuple[Path, RawKey]:
    """Copy a centre to look at; its log comes along, or the last acts would miss."""
    try:
        with centre_file.file_errors(path):
            copy = centre_file.copy_with_log(path, folder)
        return copy, _examined_copy(copy, path)
    except BaseException:
        shutil.rmtree(folder, ignore_errors=True)
        raise


def _examined_copy(copy: Path, path: Path) -> RawKey:
    """Examine a private copy; what is wrong with it is said of what it was copied from."""
    try:
        return centre_file.examine(copy)
    except StoreError as failure:
        told = {
            name: fact.replace(str(copy.parent), str(path.parent))
            for name, fact in failure.facts.items()
        }
        raise StoreError(failure.code, **told) from failure


def _file_engine(path: Path, key: RawKey, store: Store) -> Engine:
    store.path, store.key, store.identity = path, key, file_identity(path)
    engine = create_engine(
        "sqlite://",
        module=sqlcipher,
        creator=lambda: centre_file.connect(path, key),
        poolclass=QueuePool,
        hide_parameters=True,
        execution_options={OPTION: store},
    )
    event.listen(engine, "begin", _begin_on_file)
    return engine


def _begin_on_file(connection: Connection) -> None:
    raw = _raw(connection)
    act = connection.get_execution_options().get(ACT)
    looking = act is False or connection.get_execution_options()[OPTION].read_only
    raw.execute(f"PRAGMA query_only={int(looking)}").close()
    if act:
        centre_file.begin_writing(raw)
    else:
        raw.execute("BEGIN").close()


def _raw(connection: Connection) -> centre_file.Raw:
    return connection.connection.dbapi_connection


# -- A server ---------------------------------------------------------------------------------


def _create_on_server(place: CentreServer) -> Engine:
    engine = server.server_engine(place)
    try:
        with driver_errors(**place.told):
            with engine.connect() as connection:
                server.check_server(connection, place.told)
                server.check_empty(connection, place.told)
            _migrate(engine)
    except BaseException:
        engine.dispose()
        raise
    return engine


def _check_server(engine: Engine) -> None:
    told = store_of(engine).told
    with driver_errors(**told), engine.connect() as connection:
        server.check_server(connection, told)
        if not server.is_centre(connection, told):
            raise StoreError(StoreTrouble.NOT_A_CENTRE, **told)
    _check_schema(engine)


# -- Both -------------------------------------------------------------------------------------


def _check_schema(engine: Engine) -> None:
    """Refuse a schema of another version, guards taken away, or rows they never let in."""
    store = store_of(engine)
    with driver_errors(**store.told):
        found = _version(engine)
        if found not in VERSIONS:
            raise StoreError(StoreTrouble.NEWER_SCHEMA, **store.told, found=found, newest=NEWEST)
        if found != NEWEST:
            if store.read_only:
                raise StoreError(StoreTrouble.OLDER_SCHEMA, **store.told, found=found)
            if store.path is not None and store.key is not None:
                backup.keep_copy(store.path, store.key)
            _migrate(engine)
        with engine.connect() as connection:
            absent = guards.missing(connection)
            wrong = None if store.read_only else unsound(connection)
        if absent and not store.read_only:
            raise StoreError(StoreTrouble.GUARDS_MISSING, **store.told, guards=", ".join(absent))
        if wrong is not None:
            raise StoreError(wrong, **store.told)


def _version(engine: Engine) -> str:
    with engine.connect() as connection:
        if not inspect(connection).has_table("alembic_version"):
            raise StoreError(StoreTrouble.NOT_A_CENTRE, **store_of(engine).told)
        found = connection.scalars(text("SELECT version_num FROM alembic_version")).all()
    return " ".join(sorted(str(version) for version in found))


def _migrate(engine: Engine) -> None:
    """Bring the schema up to date in one explicit transaction, or leave it as it was."""
    from db.migrations import run  # noqa: PLC0415 - Alembic takes a third of a start

    sqlite = engine.dialect.name == "sqlite"
    with engine.connect().execution_options(**WRITING) as connection:
        raw = _raw(connection)
        if sqlite:
            raw.execute("PRAGMA foreign_keys=OFF")
        try:
            with connection.begin():
                run.upgrade(connection, store_of(engine).told)
        finally:
            if sqlite:
                raw.execute("PRAGMA foreign_keys=ON")

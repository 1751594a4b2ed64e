"""What an engine knows of its centre beside its connections."""

from dataclasses import dataclass
from pathlib import Path
from weakref import WeakSet

from sqlalchemy import Engine

from db.errors import StoreError, StoreTrouble
from desktop_app.machine.keys import RawKey

NOWHERE = (0, 0)
OPTION = "store"
"""Name of the engine's option that carries it."""


_STORES: "WeakSet[Store]" = WeakSet()


@dataclass(slots=True, eq=False, weakref_slot=True)
class Store:
    """The centre behind an engine.

    Attributes:
        told: how messages name it.
        read_only: it is only looked at.
        path: of an embedded centre, or of its private copy.
        asked: of the embedded centre that was asked for, where copies and key lie.
        key: of an embedded centre.
        identity: device and number of the file, to notice that another took its place.
        changed: something was saved since it was opened.
        borrowed: folder of the private copy that is looked at instead of where it lies.
        writing: the engine's connections as acts use them, once there was one.
    """

    told: dict[str, str]
    read_only: bool = False
    path: Path | None = None
    asked: Path | None = None
    key: RawKey | None = None
    identity: tuple[int, int] = NOWHERE
    changed: bool = False
    borrowed: Path | None = None
    writing: Engine | None = None

    def __post_init__(self) -> None:
        _STORES.add(self)

    def check_in_place(self) -> None:
        """Make sure that a save goes where the person thinks it goes.

        SQLite goes on writing, without a word, into a file that was moved or removed.

        Raises:
            StoreError: the file went away or another took its place; or nothing may be
                saved in this centre.
        """
        if self.read_only:
            raise StoreError(StoreTrouble.UNWRITABLE, **self.told)
        if self.path is not None and file_identity(self.path) != self.identity:
            raise StoreError(StoreTrouble.MOVED, **self.told)


def file_identity(path: Path) -> tuple[int, int]:
    """Device and number of a file; zeros when it is not there."""
    try:
        status = path.stat()
    except OSError:
        return NOWHERE
    return (status.st_dev, status.st_ino)


def is_open_here(path: Path) -> bool:
    """Whether this process may have connections to a file.

    Such a file is not to be opened by other means: on POSIX systems, closing it would drop
    the locks of the connections (https://sqlite.org/howtocorrupt.html, 2.2).
    """
    identity = file_identity(path)
    return identity != NOWHERE and any(store.identity == identity for store in list(_STORES))


def store_of(engine: Engine) -> Store:
    """The centre behind ``engine``.

    Raises:
        TypeError: the engine was not made by ``db.engine``.
    """
    store = engine.get_execution_options().get(OPTION)
    if not isinstance(store, Store):
        raise TypeError("this engine was not made by db.engine")
    return store

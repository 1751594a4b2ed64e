"""A short list kept in one file of the user: what was typed and must survive a power cut."""

import json
from collections.abc import Callable, Iterable
from dataclasses import asdict, dataclass
from datetime import date, time
from pathlib import Path
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from desktop_app.machine.errors import FileError, Trouble, writing_error
from desktop_app.machine.files import read_within, write_beside_then_replace
from desktop_app.machine.folders import made_private

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

T = TypeVar("T", bound="DataclassInstance")

LARGEST_FILE = 512 * 1024
"""Bytes; beyond, the file is not ours."""

DAMAGED = ".damaged"
"""What follows the name of a file that could not be read whole, once it is set aside."""


@dataclass(frozen=True, slots=True)
class EntryKind(Generic[T]):
    """What a list keeps.

    Attributes:
        key: tells an entry from the others; the new one takes the place of the former.
        read: an entry from its JSON; KeyError, TypeError or ValueError when it is none.
        most: how many are kept; beyond, the oldest goes.
    """

    key: Callable[[T], str]
    read: Callable[[Any], T]
    most: int = 50


class KeptList(Generic[T]):
    """Entries of one kind in a file readable by its owner only, the latest last.

    The file is replaced in one step, so that any thread may read it; one thread writes.
    """

    def __init__(self, path: Path, kind: EntryKind[T]) -> None:
        """Keep entries in the file ``path``; nothing is read or made yet."""
        self._path, self._kind = path, kind

    def entries(self) -> tuple[T, ...]:
        """Every entry that can be read; a missing or damaged file holds none.

        Raises:
            FileError: the file is there and the computer does not give it.
        """
        return self._read()[0]

    def entry(self, key: str) -> T | None:
        """The entry of a key, if there is one.

        Raises:
            FileError: the file is there and the computer does not give it.
        """
        return next((one for one in self.entries() if self._kind.key(one) == key), None)

    def keep(self, entry: T) -> None:
        """Put an entry on disk as the latest, in the place of the one with its key.

        Raises:
            FileError: the folder cannot be written, or the disk is full.
        """
        key = self._kind.key(entry)
        others = (one for one in self.entries() if self._kind.key(one) != key)
        self.keep_all((*others, entry))

    def discard(self, key: str) -> None:
        """Take an entry away; one that is not there is no trouble.

        Raises:
            FileError: the folder cannot be written.
        """
        self.keep_all(one for one in self.entries() if self._kind.key(one) != key)

    def keep_all(self, entries: Iterable[T]) -> None:
        """Keep these entries and no other; what could not be read is set aside beside them.

        Raises:
            FileError: the folder cannot be written, or the disk is full.
        """
        wanted = tuple(entries)[-self._kind.most :]
        before, is_whole = self._read()
        if wanted == before:
            return
        made_private(self._path.parent)
        if not is_whole:
            self._set_aside()
        stored = [asdict(one) for one in wanted]
        text = json.dumps(stored, default=_plain, ensure_ascii=False, indent=1)
        write_beside_then_replace(self._path, text.encode(), private=True)

    def _read(self) -> tuple[tuple[T, ...], bool]:
        """The entries, and whether they are all that the file holds."""
        try:
            stored = json.loads(read_within(self._path, LARGEST_FILE) or b"")
        except FileError as trouble:
            if trouble.code == Trouble.FILE_MISSING:
                return (), True
            raise
        except (ValueError, RecursionError):
            return (), False
        if not isinstance(stored, list):
            return (), False
        found = tuple(one for one in map(self._entry, stored) if one is not None)
        return found, len(found) == len(stored)

    def _entry(self, stored: Any) -> T | None:
        """An entry as it was written; nothing when another program has been at it."""
        try:
            return self._kind.read(stored)
        except (KeyError, TypeError, ValueError):
            return None

    def _set_aside(self) -> None:
        try:
            self._path.replace(self._path.with_name(self._path.name + DAMAGED))
        except OSError as failure:
            raise writing_error(failure, self._path) from failure


def _plain(value: date | time) -> str:
    """Dates and times as they are read again."""
    return value.isoformat()

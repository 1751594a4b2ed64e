"""A disk that remembers what was written and what was synced, and loses its power at will.

SQLite writes its files through a "VFS", a table of functions of its C interface. The one of the
system is copied here, and three of its functions, which write, cut and sync a file, are told of
before they are called. From the record every state is made that a power cut could leave: what was
synced is there; of what was not, each write is there, or not, or in part, by sectors of 512 bytes.
"""

import contextlib
import ctypes
import random
from collections.abc import Callable, Iterator, Mapping
from ctypes import CFUNCTYPE, POINTER, Structure, c_char_p, c_int, c_int64, c_void_p
from dataclasses import dataclass
from pathlib import Path

from sqlcipher3 import _sqlite3

SECTOR = 512
MAIN_FILE, LOG_FILE = 0x100, 0x80000  # flags of sqlite3.h, of the files that are recorded
NAME = b"recorded"

_Opening = CFUNCTYPE(c_int, c_void_p, c_void_p, c_void_p, c_int, c_void_p)
_Writing = CFUNCTYPE(c_int, c_void_p, c_void_p, c_int, c_int64)
_Cutting = CFUNCTYPE(c_int, c_void_p, c_int64)
_Syncing = CFUNCTYPE(c_int, c_void_p, c_int)


class _Methods(Structure):
    """``sqlite3_io_methods``: what SQLite calls on an open file."""


_Methods._fields_ = [
    ("version", c_int),
    ("close", c_void_p),
    ("read", c_void_p),
    ("write", c_void_p),
    ("truncate", c_void_p),
    ("sync", c_void_p),
    ("others", c_void_p * 13),
]


class _System(Structure):
    """``sqlite3_vfs``: what SQLite calls to open a file, among others."""


_System._fields_ = [
    ("version", c_int),
    ("file_size", c_int),
    ("longest_path", c_int),
    ("next", c_void_p),
    ("name", c_char_p),
    ("data", c_void_p),
    ("open", c_void_p),
    ("others", c_void_p * 15),
]


@dataclass(frozen=True)
class Write:
    """Bytes put somewhere in a file."""

    file: str
    offset: int
    content: bytes


@dataclass(frozen=True)
class Cut:
    """A file made that long."""

    file: str
    size: int


@dataclass(frozen=True)
class Sync:
    """From here on, what was written to a file outlives a power cut."""

    file: str


@dataclass(frozen=True)
class Saved:
    """An act that was acknowledged."""

    act: int


Change = Write | Cut
Event = Change | Sync | Saved
Files = dict[str, bytes]


@dataclass(frozen=True)
class AfterCut:
    """What the disk holds once the power is back, and the last act acknowledged before."""

    files: Files
    saved: int


class RecordedDisk:
    """Everything that SQLite does to the files of a centre, in order."""

    def __init__(self) -> None:
        self.events: list[Event] = []
        self._names: dict[int, str] = {}
        self._kept: list[object] = []  # tables and functions that C still calls

    def opened(self, file: int, path: str) -> None:
        """Be told of all that is done to a file from now on.

        Args:
            file: where its ``sqlite3_file`` is.
            path: its name; only the last part is kept.
        """
        self._names[file] = Path(path).name
        slot = ctypes.cast(file, POINTER(c_void_p))
        usual = _Methods.from_address(slot[0] or 0)
        told = _Methods.from_buffer_copy(usual)
        functions = (
            ("write", _Writing, self._told_of_writes(_Writing(usual.write))),
            ("truncate", _Cutting, self._told_of_cuts(_Cutting(usual.truncate))),
            ("sync", _Syncing, self._told_of_syncs(_Syncing(usual.sync))),
        )
        for name, kind, function in functions:
            called = kind(function)
            self._kept.append(called)
            setattr(told, name, ctypes.cast(called, c_void_p))
        self._kept.append(told)
        slot[0] = ctypes.addressof(told)

    def _told_of_writes(self, usual: Callable[..., int]) -> Callable[[int, int, int, int], int]:
        def write(file: int, content: int, size: int, offset: int) -> int:
            self.events.append(Write(self._names[file], offset, ctypes.string_at(content, size)))
            return usual(file, content, size, offset)

        return write

    def _told_of_cuts(self, usual: Callable[..., int]) -> Callable[[int, int], int]:
        def truncate(file: int, size: int) -> int:
            self.events.append(Cut(self._names[file], size))
            return usual(file, size)

        return truncate

    def _told_of_syncs(self, usual: Callable[..., int]) -> Callable[[int, int], int]:
        def sync(file: int, flags: int) -> int:
            # The real disk need not sync: nobody cuts its power.
            self.events.append(Sync(self._names[file]))
            return 0

        self._kept.append(usual)
        return sync

    def cuts(self, before: Mapping[str, bytes], instants: list[int]) -> Iterator[AfterCut]:
        """The disk as power cuts leave it.

        Args:
            before: the files as they were before the first event.
            instants: how many events had happened at each cut, in order.
        """
        chance = random.Random(2)
        durable = {name: bytearray(content) for name, content in before.items()}
        waiting: list[Change] = []
        saved = done = 0
        for instant in instants:
            for event in self.events[done:instant]:
                match event:
                    case Saved(act):
                        saved = act
                    case Sync(name):
                        for change in waiting:
                            if change.file == name:
                                _do(durable, change)
                        waiting = [change for change in waiting if change.file != name]
                    case _:
                        waiting.append(event)
            done = instant
            yield AfterCut(_torn(durable, waiting, chance), saved)


@contextlib.contextmanager
def recorded_disk() -> Iterator[RecordedDisk]:
    """Let SQLite work on a recorded disk; close every centre before the end."""
    library = ctypes.CDLL(_sqlite3.__file__)
    library.sqlite3_vfs_find.restype = c_void_p
    library.sqlite3_vfs_find.argtypes = [c_char_p]
    library.sqlite3_vfs_register.argtypes = [c_void_p, c_int]
    library.sqlite3_vfs_unregister.argtypes = [c_void_p]
    usual = _System.from_address(library.sqlite3_vfs_find(None))
    usual_open = _Opening(usual.open)
    disk = RecordedDisk()

    def open_file(*asked: int) -> int:
        _, path, file, flags, _ = asked
        answer = int(usual_open(*asked))
        if answer == 0 and flags & (MAIN_FILE | LOG_FILE):
            disk.opened(file, ctypes.string_at(path).decode())
        return answer

    opening = _Opening(open_file)
    told = _System.from_buffer_copy(usual)
    told.name, told.open = NAME, ctypes.cast(opening, c_void_p)
    library.sqlite3_vfs_register(ctypes.addressof(told), 1)
    try:
        yield disk
    finally:
        library.sqlite3_vfs_unregister(ctypes.addressof(told))
        library.sqlite3_vfs_register(ctypes.addressof(usual), 1)


def _do(files: dict[str, bytearray], change: Change) -> None:
    content = files.setdefault(change.file, bytearray())
    match change:
        case Write(_, offset, written):
            content.extend(bytes(max(0, offset - len(content))))
            content[offset : offset + len(written)] = written
        case Cut(_, size):
            del content[size:]
            content.extend(bytes(size - len(content)))


def _torn(durable: Mapping[str, bytearray], waiting: list[Change], chance: random.Random) -> Files:
    """What was synced, and what chance leaves of the rest."""
    files = {name: bytearray(content) for name, content in durable.items()}
    for change in waiting:
        fate = chance.choice(("there", "gone", "in part"))
        if fate == "there" or (fate == "in part" and isinstance(change, Cut)):
            _do(files, change)
        elif fate == "in part" and isinstance(change, Write):
            for start in range(0, len(change.content), SECTOR):
                if chance.random() < 1 / 2:
                    sector = change.content[start : start + SECTOR]
                    _do(files, Write(change.file, change.offset + start, sector))
    return {name: bytes(content) for name, content in files.items()}

"""Files written whole or not at all, and read within a limit."""

import os
import stat
from pathlib import Path

from desktop_app.machine.errors import FileError, Trouble, file_error, writing_error

PRIVATE_FILE = 0o600
SHARED_FILE = 0o666
"""Before the user's own mask is taken off."""

NEW_ONLY = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)


def write_beside_then_replace(path: Path, content: bytes, *, private: bool = False) -> None:
    """Give ``path`` this content whole, or leave it exactly as it was.

    The content goes to a new file beside it, reaches the disk, and takes its place in
    one step: a full disk or a power cut in the middle never leaves half a file.

    Args:
        path: what to write; a link keeps pointing where it did.
        content: all of it.
        private: readable by its owner only.

    Raises:
        FileError: the folder is missing or closed, the disk is full, or the like; or
            ``path`` is a device, a pipe or a socket, which a file must not replace.
    """
    put_in_place(write_beside(path, content, private=private), path)


def write_beside(path: Path, content: bytes, *, private: bool = False) -> Path:
    """Write what ``path`` will hold to a new file beside it, safe on the disk.

    Raises:
        FileError: as `write_beside_then_replace`; nothing is left beside it.
    """
    target = Path(os.path.realpath(path))
    if not target.parent.is_dir():
        raise FileError(Trouble.FOLDER_MISSING, path=str(target.parent))
    _check_replaceable(target, path)
    import secrets  # noqa: PLC0415 - nothing is written before the first paint

    beside = target.with_name(f".permanence-{secrets.token_hex(8)}.tmp")
    try:
        write_new(beside, content, mode=PRIVATE_FILE if private else SHARED_FILE)
    except OSError as failure:
        beside.unlink(missing_ok=True)
        raise writing_error(failure, path) from failure
    return beside


def put_in_place(beside: Path, path: Path) -> None:
    """Give ``path`` what was written beside it, in one step; nothing stays beside it.

    Raises:
        FileError: the system refuses; ``path`` is as it was.
    """
    target = Path(os.path.realpath(path))
    try:
        beside.replace(target)
        reach_disk(target.parent)
    except OSError as failure:
        raise writing_error(failure, path) from failure
    finally:
        beside.unlink(missing_ok=True)


def _check_replaceable(target: Path, path: Path) -> None:
    """Leave devices, pipes and sockets; a folder is refused by the system itself."""
    try:
        kind = target.stat().st_mode
    except FileNotFoundError:
        return
    except OSError as failure:
        raise file_error(failure, path) from failure
    if not stat.S_ISREG(kind) and not stat.S_ISDIR(kind):
        raise FileError(Trouble.NOT_A_FILE, path=str(path))


def write_new(path: Path, content: bytes, *, mode: int) -> None:
    """Create ``path`` with this content on the disk, or leave nothing there.

    Raises:
        FileExistsError: something has this name already; it is left alone.
        OSError: the system refuses; ``file_error`` says why in our own codes.
    """
    descriptor = os.open(path, NEW_ONLY, mode)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
    except OSError:
        path.unlink(missing_ok=True)
        raise


def read_within(path: Path, most_bytes: int) -> bytes | None:
    """Read a file whole, or nothing if it holds more than ``most_bytes``.

    Raises:
        FileError: it is missing, closed, a folder, or the disk fails.
    """
    try:
        with path.open("rb") as file:
            content = file.read(most_bytes + 1)
    except OSError as failure:
        raise file_error(failure, path) from failure
    return content if len(content) <= most_bytes else None


def reach_disk(path: Path) -> None:
    """Wait until a file, or the names in a folder, are on the disk itself.

    Raises:
        OSError: the system refuses; ``file_error`` says why in our own codes.
    """
    folder = path.is_dir()
    if folder and os.name == "nt":
        return  # Windows cannot open a folder; its file system keeps renames in its own log
    descriptor = os.open(path, os.O_RDONLY if folder else os.O_RDWR)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)

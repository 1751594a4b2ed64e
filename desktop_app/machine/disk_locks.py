"""Whether the locks of a disk keep a second program out."""

import errno
import os
import secrets
import struct
import sys
from pathlib import Path

NEW_ONLY = os.O_RDWR | os.O_CREAT | os.O_EXCL
REFUSED = frozenset({errno.EACCES, errno.EAGAIN})
"""What the system answers about a lock that somebody else has."""


def locks_hold(folder: Path) -> bool:
    """Take a lock on a new file of ``folder`` as SQLite does, and ask for it a second time.

    The second asks as the owner of another opening of the file, whom the first must keep out
    exactly as it keeps out another process (fcntl(2), "Open file description locks"): so the
    window needs no process of its own for it. Only Linux can ask so; elsewhere, and where the
    folder takes no new file, nothing is known against the locks.
    """
    beside = folder / f".permanence-{secrets.token_hex(8)}.tmp"
    try:
        first = os.open(beside, NEW_ONLY, 0o600)
    except OSError:
        return True
    try:
        second = os.open(beside, os.O_RDWR)
        try:
            return _keeps_out(first, second)
        finally:
            os.close(second)
    finally:
        os.close(first)
        beside.unlink(missing_ok=True)


def _keeps_out(first: int, second: int) -> bool:
    if sys.platform != "linux":
        return True
    import fcntl  # noqa: PLC0415 - Windows has none

    try:
        fcntl.lockf(first, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as failure:
        # Nobody else knows of the new file: whoever refuses it a lock has none to give.
        return failure.errno in REFUSED
    wanted = struct.pack("hhqqi0q", fcntl.F_WRLCK, os.SEEK_SET, 0, 0, 0)
    try:
        fcntl.fcntl(second, fcntl.F_OFD_SETLK, wanted)
    except OSError:
        # Refused as it should be; or this system does not know the question.
        return True
    return False

"""The key of an embedded centre: 32 random bytes in a file beside it.

A passphrase will protect this key later; it is read and written nowhere else.
"""

import os
import re
import secrets
from dataclasses import dataclass, field
from pathlib import Path

from desktop_app.machine.errors import FileError, KeyFileError, Trouble, file_error, writing_error
from desktop_app.machine.files import PRIVATE_FILE, read_within, write_new

KEY_BYTES = 32
KEY_SUFFIX = ".key"
SIXTY_FOUR_HEX_DIGITS = re.compile(rb"[0-9A-Fa-f]{64}")
OTHERS = 0o077
"""What the group and everybody else may do with a file."""
LONGEST_KEY_FILE = 128
"""Bytes; 64 digits and some line ends fit, another file chosen by mistake does not."""


@dataclass(frozen=True, slots=True)
class RawKey:
    """A key that does not show itself in a message, a log or a debugger's list."""

    hexadecimal: str = field(repr=False)


def key_path(centre: Path) -> Path:
    """Where the key of the file ``centre`` lies: ``centre.db`` has ``centre.key``."""
    if centre.suffix.lower() == KEY_SUFFIX:
        return centre.with_name(centre.name + KEY_SUFFIX)
    return centre.with_suffix(KEY_SUFFIX)


def create_key(centre: Path) -> RawKey:
    """Draw a new key for ``centre`` and write it beside, readable by its owner only.

    Raises:
        KeyFileError: a key is there already; it may open another copy of the centre,
            so it is never overwritten.
        FileError: the folder is missing or closed, or the disk is full.
    """
    path = key_path(centre)
    digits = secrets.token_hex(KEY_BYTES)
    try:
        write_new(path, f"{digits}\n".encode("ascii"), mode=PRIVATE_FILE)
    except FileExistsError as failure:
        raise KeyFileError(Trouble.KEY_EXISTS, path=str(path)) from failure
    except OSError as failure:
        if not path.parent.is_dir():
            raise FileError(Trouble.FOLDER_MISSING, path=str(path.parent)) from failure
        raise writing_error(failure, path) from failure
    return RawKey(digits)


def read_key(centre: Path) -> RawKey:
    """Read the key of ``centre``.

    Raises:
        KeyFileError: there is none, or what is there is not a key.
        FileError: it cannot be read, for want of permission for example.
    """
    path = key_path(centre)
    try:
        content = read_within(path, LONGEST_KEY_FILE)
    except FileError as failure:
        if failure.code == Trouble.FILE_MISSING:
            raise KeyFileError(Trouble.KEY_MISSING, path=str(path)) from failure
        raise
    if content is None or not SIXTY_FOUR_HEX_DIGITS.fullmatch(content.strip()):
        raise KeyFileError(Trouble.KEY_MALFORMED, path=str(path))
    return RawKey(content.strip().decode("ascii").lower())


def is_private(centre: Path) -> bool:
    """Whether nobody but its owner may read the key of ``centre``, as far as the system says.

    Raises:
        KeyFileError: there is no key.
        FileError: the system refuses to say.
    """
    path = key_path(centre)
    try:
        mode = path.stat().st_mode
    except FileNotFoundError as failure:
        raise KeyFileError(Trouble.KEY_MISSING, path=str(path)) from failure
    except OSError as failure:
        raise file_error(failure, path) from failure
    # Windows keeps its permissions elsewhere: the bits it shows say nothing of others.
    return os.name == "nt" or mode & OTHERS == 0

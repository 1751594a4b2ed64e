"""What the computer can refuse; wording turns the codes into sentences."""

import errno
from collections.abc import Mapping
from enum import StrEnum
from pathlib import Path
from types import MappingProxyType


class Trouble(StrEnum):
    """Every way the computer can fail the application."""

    CLOCK_UNREADABLE = "clock_unreadable"
    FIXED_YEAR_OUT_OF_RANGE = "fixed_year_out_of_range"
    YEAR_OUT_OF_RANGE = "clock_year_out_of_range"
    ZONE_UNKNOWN = "zone_unknown"
    HOME_UNKNOWN = "home_unknown"
    DISK_FULL = "disk_full"
    NOT_PERMITTED = "not_permitted"
    FOLDER_MISSING = "folder_missing"
    NOT_A_FOLDER = "not_a_folder"
    IS_A_FOLDER = "is_a_folder"
    NOT_A_FILE = "not_a_file"
    OTHER_FILE = "other_file"
    NAME_TOO_LONG = "name_too_long"
    READ_ONLY_DISK = "read_only_disk"
    FILE_MISSING = "file_missing"
    FOLDER_CLOSED = "folder_closed"
    FILE_FAILED = "file_failed"
    SETTINGS_UNREADABLE = "settings_unreadable"
    SETTINGS_TOO_LARGE = "settings_too_large"
    SETTING_REFUSED = "setting_refused"
    KEY_EXISTS = "key_exists"
    KEY_MISSING = "key_missing"
    KEY_MALFORMED = "key_malformed"


class MachineError(Exception):
    """The computer does not give what was asked: a file, a folder, a key, the time.

    Attributes:
        code: what happened, one of ``Trouble``.
        facts: what a sentence needs besides, such as ``path``; never the name of a person.
    """

    def __init__(self, code: Trouble, **facts: str) -> None:
        """Keep the code and its facts."""
        super().__init__(code, facts)
        self.code: str = code
        self.facts: dict[str, str] = facts


class ClockError(MachineError):
    """The time cannot be told: a clock or a zone that cannot be read, a year that cannot be."""


class FileError(MachineError):
    """A file or a folder cannot be read or written; ``path`` says which."""


class SettingsError(MachineError):
    """The settings, or one of them, cannot be used and the default stands instead."""


class KeyFileError(MachineError):
    """The key of a centre is missing, not a key, or already there."""


CODES_OF_THE_SYSTEM: Mapping[int, Trouble] = MappingProxyType(
    {
        errno.ENOSPC: Trouble.DISK_FULL,
        errno.EDQUOT: Trouble.DISK_FULL,
        errno.EFBIG: Trouble.DISK_FULL,
        errno.EACCES: Trouble.NOT_PERMITTED,
        errno.EPERM: Trouble.NOT_PERMITTED,
        errno.EROFS: Trouble.READ_ONLY_DISK,
        errno.ENOENT: Trouble.FILE_MISSING,
        errno.ENOTDIR: Trouble.NOT_A_FOLDER,
        errno.EISDIR: Trouble.IS_A_FOLDER,
        errno.ENAMETOOLONG: Trouble.NAME_TOO_LONG,
    }
)


def file_error(failure: OSError, path: Path) -> FileError:
    """Say what the system refused about ``path``, by its own code when none is ours."""
    code = CODES_OF_THE_SYSTEM.get(failure.errno or 0, Trouble.FILE_FAILED)
    system_code = errno.errorcode.get(failure.errno or 0, type(failure).__name__)
    return FileError(code, path=str(path), system_code=system_code)


def writing_error(failure: OSError, path: Path) -> FileError:
    """The same of a ``path`` that was to be written: what is missing there is not a file.

    Some folders are shown by the system itself (``/proc``) and take nothing, even from its
    owner: it then says that the new name does not exist. The nearest folder that does is told.
    """
    if failure.errno != errno.ENOENT:
        return file_error(failure, path)
    nearest = next((one for one in path.absolute().parents if one.is_dir()), path.parent)
    return FileError(Trouble.FOLDER_CLOSED, path=str(nearest))

"""Where the application keeps what belongs to one user of one computer."""

import os
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from desktop_app.machine.errors import FileError, Trouble, writing_error

HOME = "PERMANENCE_HOME"
"""Name of the variable that puts all three folders in one place."""

PRIVATE_FOLDER = 0o700


@dataclass(frozen=True, slots=True)
class Folders:
    """The folders of one user; none is created before it is needed."""

    config: Path
    data: Path
    logs: Path


def user_folders(
    environment: Mapping[str, str] | None = None, platform: str = sys.platform
) -> Folders:
    """Name the folders of the user, each as the system wants it.

    Linux follows the XDG Base Directory Specification 0.8 (a relative folder in its
    variables counts as none), Windows ``APPDATA`` and ``LOCALAPPDATA``, macOS ``~/Library``.
    ``PERMANENCE_HOME`` wins over all.

    Raises:
        FileError: the system does not say where the user's home is.
    """
    known = os.environ if environment is None else environment
    if own := known.get(HOME, ""):
        top = Path(own).expanduser().absolute()
        return Folders(top / "config", top / "data", top / "logs")
    if platform == "win32":
        return _windows_folders(known)
    if platform == "darwin":
        return _mac_folders(known)
    return _linux_folders(known)


def made_private(folder: Path) -> Path:
    """Create ``folder`` and its parents if need be, each open to its owner only.

    A folder that was there already keeps its own permissions.

    Raises:
        FileError: it cannot be created, or something else has its name.
    """
    if folder.is_dir():
        return folder
    try:
        missing = [one for one in (folder, *folder.parents) if not one.is_dir()]
        for one in reversed(missing):
            one.mkdir(mode=PRIVATE_FOLDER, exist_ok=True)
    except FileExistsError as failure:
        raise FileError(Trouble.NOT_A_FOLDER, path=str(folder)) from failure
    except OSError as failure:
        raise writing_error(failure, folder) from failure
    return folder


def _windows_folders(known: Mapping[str, str]) -> Folders:
    home = _home(known, "USERPROFILE")
    roaming = _absolute(known.get("APPDATA", ""), home / "AppData" / "Roaming")
    local = _absolute(known.get("LOCALAPPDATA", ""), home / "AppData" / "Local")
    return Folders(
        roaming / "Permanence", local / "Permanence" / "data", local / "Permanence" / "logs"
    )


def _mac_folders(known: Mapping[str, str]) -> Folders:
    library = _home(known, "HOME") / "Library"
    support = library / "Application Support" / "Permanence"
    return Folders(support, support / "data", library / "Logs" / "Permanence")


def _linux_folders(known: Mapping[str, str]) -> Folders:
    home = _home(known, "HOME")
    config = _absolute(known.get("XDG_CONFIG_HOME", ""), home / ".config")
    data = _absolute(known.get("XDG_DATA_HOME", ""), home / ".local" / "share")
    state = _absolute(known.get("XDG_STATE_HOME", ""), home / ".local" / "state")
    return Folders(config / "permanence", data / "permanence", state / "permanence" / "log")


def _home(known: Mapping[str, str], variable: str) -> Path:
    named = known.get(variable, "")
    if named:
        return Path(named)
    try:
        return Path.home()
    except RuntimeError as failure:
        raise FileError(Trouble.HOME_UNKNOWN, variable=variable) from failure


def _absolute(named: str, otherwise: Path) -> Path:
    return Path(named) if Path(named).is_absolute() else otherwise

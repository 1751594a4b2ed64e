"""Folders that a program copies elsewhere while they change.

It reads a database in the middle of a save, and puts back a version of its own over that of
another computer (https://sqlite.org/howtocorrupt.html, 1.2).
"""

import os
import re
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path, PurePath
from types import MappingProxyType

FOLDER_NAMES: Mapping[str, str] = MappingProxyType(
    {
        r"dropbox( \(.+\))?": "Dropbox",
        r"onedrive( - .+)?": "OneDrive",
        r"nextcloud\d*": "Nextcloud",
        r"owncloud\d*": "ownCloud",
        r"google ?drive|googledrive-.+": "Google Drive",
        r"icloud ?drive|mobile documents": "iCloud",
        r"kdrive\d*": "kDrive",
        r"pcloud ?drive|pcloud ?sync": "pCloud",
        r"megasync": "MEGA",
        r"seafile": "Seafile",
    }
)
"""Names that their programs give these folders, in small letters."""

MARKS: Mapping[str, str] = MappingProxyType(
    {
        r"\.dropbox\.cache": "Dropbox",
        r"\._?sync_[0-9a-f]+\.db": "Nextcloud",
        r"\.stfolder": "Syncthing",
    }
)
"""What their programs leave in the topmost of them, whatever it is called.

Not ``.dropbox``: the home of whoever uses Dropbox has one too, with its settings.
"""

TAKEN_OVER: Mapping[str, str] = MappingProxyType(
    {"OneDrive": "OneDrive", "OneDriveConsumer": "OneDrive", "OneDriveCommercial": "OneDrive"}
)
"""Variables in which Windows says which folders a program has taken over."""


def synchroniser(whole: Path) -> str | None:
    """The program that copies the folder of a file elsewhere, if one does; only names are read.

    Args:
        whole: the file, there or not, without links.
    """
    return synchroniser_by_name(whole, os.environ) or synchroniser_by_mark(whole, _hidden_names)


def synchroniser_by_name(path: PurePath, environment: Mapping[str, str]) -> str | None:
    """Tell it by the names of the folders above a file, or by what Windows says of them."""
    for variable, program in TAKEN_OVER.items():
        root = environment.get(variable, "")
        if root and path.is_relative_to(root):
            return program
    return _program(FOLDER_NAMES, (part.lower() for part in path.parts[:-1]))


def synchroniser_by_mark(
    path: PurePath, names_in: Callable[[PurePath], Iterable[str]]
) -> str | None:
    """Tell it by what it leaves in a folder above a file; ``names_in`` gives the names there."""
    found = (_program(MARKS, names_in(folder)) for folder in path.parents)
    return next((program for program in found if program is not None), None)


def _program(patterns: Mapping[str, str], names: Iterable[str]) -> str | None:
    known = list(names)
    for pattern, program in patterns.items():
        if any(re.fullmatch(pattern, name) for name in known):
            return program
    return None


def _hidden_names(folder: PurePath) -> list[str]:
    try:
        with os.scandir(folder) as found:
            return [one.name for one in found if one.name.startswith(".")]
    except OSError:
        # Missing, or closed to this person: nothing can be told by it.
        return []

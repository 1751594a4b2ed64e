"""What the preview remembers for the next time: the printer, the folder, the rows."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QWidget

from desktop_app.machine.folders import user_folders
from desktop_app.machine.settings import Settings, read_settings, write_settings
from desktop_app.wording.words import Words
from ui.dialogs.file_dialogs import folder_chosen

FolderAsked = Callable[[QWidget, Words], str]
"""Asks where sheets are saved; empty text when the person gives up."""


def kept_settings() -> Settings:
    """What this person has chosen, here or in the settings."""
    return read_settings(user_folders().config).settings


def keep_printer(name: str) -> None:
    """Remember the printer that took a sheet.

    Raises:
        FileError: the settings cannot be written.
    """
    kept = kept_settings()
    if name != kept.printer:
        write_settings(user_folders().config, replace(kept, printer=name))


def sheet_folder(asking: FolderAsked, parent: QWidget, words: Words) -> Path | None:
    """Where sheets are saved: asked for once, then remembered; nothing when nobody says.

    Raises:
        FileError: the settings cannot be written.
    """
    kept = kept_settings()
    if kept.sheet_folder and Path(kept.sheet_folder).is_dir():
        return Path(kept.sheet_folder)
    asked = asking(parent, words)
    if not asked:
        return None
    write_settings(user_folders().config, replace(kept, sheet_folder=asked))
    return Path(asked)


def ask_folder(parent: QWidget, words: Words) -> str:
    """Ask where sheets are saved; the answer is remembered."""
    return folder_chosen(parent, words, words._("Where sheets are saved"))


def open_saved(path: Path) -> None:
    """Open a PDF, or the folder of several, as this computer opens them."""
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))

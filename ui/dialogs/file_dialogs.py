"""Asking for a folder or a file, in the language of the window, where people keep theirs."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QFileDialog, QWidget

if TYPE_CHECKING:
    from desktop_app.wording.words import Words


def folder_chosen(parent: QWidget, words: Words, title: str, remembered: str = "") -> str:
    """Ask for a folder, beginning in the remembered one; empty when the person gives up."""
    dialog = file_dialog(parent, words, title, remembered)
    dialog.setFileMode(QFileDialog.FileMode.Directory)
    dialog.setOption(QFileDialog.Option.ShowDirsOnly)
    return _answer(dialog)


def file_chosen(parent: QWidget, words: Words, title: str, kinds: str) -> str:
    """Ask for a file of some kinds, as Qt writes them; empty when the person gives up."""
    dialog = file_dialog(parent, words, title)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    dialog.setNameFilter(kinds)
    return _answer(dialog)


def file_dialog(parent: QWidget, words: Words, title: str, remembered: str = "") -> QFileDialog:
    """Make the dialog; Qt's own French lacks some of its words."""
    dialog = QFileDialog(parent, title, start_folder(remembered))
    for label, said in {
        QFileDialog.DialogLabel.LookIn: words._("&Look in:"),
        QFileDialog.DialogLabel.FileName: words._("&Name:"),
        QFileDialog.DialogLabel.FileType: words._("Files of &type:"),
        QFileDialog.DialogLabel.Reject: words._("Cancel"),
    }.items():
        dialog.setLabelText(label, said)
    return dialog


def start_folder(remembered: str = "") -> str:
    """The remembered folder if it is still there, else the documents of whoever asks."""
    if remembered and Path(remembered).is_dir():
        return remembered
    documents = QStandardPaths.StandardLocation.DocumentsLocation
    return QStandardPaths.writableLocation(documents)


def _answer(dialog: QFileDialog) -> str:
    accepted = dialog.exec() == QFileDialog.DialogCode.Accepted
    chosen = dialog.selectedFiles()
    dialog.deleteLater()
    return chosen[0] if accepted and chosen else ""

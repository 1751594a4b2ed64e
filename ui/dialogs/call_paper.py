"""A call list to the printer, or into a file where there is no printer."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from desktop_app.machine.errors import MachineError
from desktop_app.machine.files import write_beside_then_replace
from desktop_app.wording.errors import error_text
from desktop_app.wording.telephones import called_text
from ui.dialogs.attempt import while_alive
from ui.dialogs.call_table import noted_said
from ui.dialogs.file_dialogs import folder_chosen
from ui.dialogs.preview_memory import kept_settings
from ui.printing.printer import Press, PrinterRefusedError

if TYPE_CHECKING:
    from collections.abc import Callable

    from desktop_app.readings.calls import CallListReading
    from desktop_app.wording import Words
    from ui.desk import Desk

Paper = tuple[str, str, tuple[tuple[str, str, str, str], ...]]
"""Title, what the list is about, and its rows."""


class CallPrinting(QObject):
    """Draws the list away from the data; its file and its job name nobody.

    Attributes:
        press: the printers of this computer.
        ask_folder: asks where the file goes; empty text when the person gives up.
    """

    told = Signal(str)
    """A sentence on what was printed or saved, or why not."""

    def __init__(self, desk: Desk, over: QWidget) -> None:
        """Ask for folders over `over`."""
        super().__init__(over)
        self._desk, self._over = desk, over
        self.press = Press()
        self.ask_folder: Callable[[Words], str] = self._ask_folder

    def print_list(self, found: CallListReading, about: str, words: Words) -> None:
        """Print a list on the usual printer, or save it as a PDF where there is none."""
        names = self.press.names()
        if names:
            work = partial(_print, self.press, names[0], _paper(found, about, words), words)
        elif folder := self.ask_folder(words):
            kind = words._("call-list")
            path = Path(folder) / f"{kind}-{found.line.code}.pdf"
            work = partial(_save, path, _paper(found, about, words), words)
        else:
            return
        self._desk.draw(work, while_alive(self, self.told.emit))

    def _ask_folder(self, words: Words) -> str:
        said = words._("Where sheets are saved")
        return folder_chosen(self._over, words, said, kept_settings().sheet_folder)


def _paper(found: CallListReading, about: str, words: Words) -> Paper:
    rows = tuple(
        (
            called_text(words, one.name, one.through),
            one.phone,
            words.of(one.language),
            noted_said(words, one) if one.called_at is not None else "",
        )
        for one in found.people
    )
    return words.of(found.line.title), about, rows


def _drawn(paper: Paper, words: Words) -> bytes:
    from desktop_app.documents.call_list import CallPaper, draw_call_list  # noqa: PLC0415 - paper

    return draw_call_list(CallPaper(*paper), words)


def _print(
    press: Press,
    printer: str,
    paper: Paper,
    words: Words,
) -> str:
    try:
        press.print_pdf(_drawn(paper, words), printer, words._("Call list"))
    except PrinterRefusedError:
        return words._("{printer} does not answer.").format(printer=printer)
    return words._("Call list sent to {printer}.").format(printer=printer)


def _save(path: Path, paper: Paper, words: Words) -> str:
    try:
        write_beside_then_replace(path, _drawn(paper, words), private=True)
    except MachineError as trouble:
        return error_text(words, trouble)
    return words._("Call list saved: {path}").format(path=path)

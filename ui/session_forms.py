"""The forms about one session that any section opens: cancelling it, printing its sheet."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QWidget

from ui.dialogs.cancel import CancelDialog
from ui.dialogs.preview import PreviewDialog

if TYPE_CHECKING:
    from desktop_app.readings.board import Block
    from desktop_app.wording import Words
    from ui.desk import Desk
    from ui.theme import Theme


class SessionForms(QObject):
    """Opens each form over the window, in the language of the moment."""

    told = Signal(str)
    """A sentence on what a form has done."""

    def __init__(self, desk: Desk, theme: Theme, words: Words, over: QWidget) -> None:
        """Open the forms over `over`."""
        super().__init__(over)
        self._desk, self._theme, self._words, self._over = desk, theme, words, over

    def cancel(self, block: Block) -> None:
        """Ask whether a session is to be cancelled."""
        dialog = CancelDialog(self._desk, self._theme, self._words, self._over)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.ask(block)

    def print_session(self, code: str) -> None:
        """Show the sheet of a session before it is printed."""
        self.preview().show_session(code)

    def print_day(self, day: date, site: str = "") -> None:
        """Show the sheets of a day before they are printed, of one site or of all."""
        self.preview().show_day(day, site)

    def preview(self) -> PreviewDialog:
        """Make the preview of sheets; it is shown by what it is asked to look at."""
        preview = PreviewDialog(self._desk, self._theme, self._words, self._over)
        preview.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        preview.printed.connect(self._tell_printed)
        return preview

    def retranslate(self, words: Words) -> None:
        """Say the forms in another language from now on."""
        self._words = words

    def _tell_printed(self, printer: str) -> None:
        said = self._words._("Sheet sent to {printer}.")
        self.told.emit(said.format(printer=printer))

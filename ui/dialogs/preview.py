"""The preview before a print: the sheet as it will be, its check, the printer; Enter prints."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop_app.wording.words import Words
from ui.dialogs.attempt import failure_text
from ui.dialogs.frame import Dialog
from ui.dialogs.pages_view import PagesView
from ui.dialogs.preview_memory import (
    FolderAsked,
    ask_folder,
    keep_printer,
    kept_settings,
    open_saved,
    sheet_folder,
)
from ui.dialogs.preview_pictures import PreviewPictures
from ui.dialogs.preview_side import PreviewSide
from ui.dialogs.preview_work import Look, PreviewWork, made_ready
from ui.printing.printer import Press, PrinterRefusedError
from ui.theme import Theme
from ui.widgets.tones import Tone

if TYPE_CHECKING:
    from desktop_app.readings.preview import SheetPreview
    from ui.desk import Desk

_SIZE = QSize(1000, 724)
_SIDE = 440
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class PreviewDialog(Dialog):
    """Looking numbers nothing: a sheet has its number when it is printed or saved.

    Attributes:
        press: the printers there are.
        ask_folder: asks where sheets are saved, the first time.
        open_saved: opens the PDF that was saved for want of a printer, or the folder of several.
        previews: the sheets that are looked at.
    """

    printed = Signal(str)
    """The printer that took the sheets."""
    saved = Signal(object)
    """The files that were written, as a list of texts."""
    seeing = Signal(object, str)
    """A day, and the code of what the check speaks of: the preview has closed."""

    def __init__(self, desk: Desk, theme: Theme, words: Words, parent: QWidget) -> None:
        """Stay hidden until `show_session` or `show_day`."""
        super().__init__(theme, parent)
        self._desk, self._theme, self._words = desk, theme, words
        self.press = Press()
        self.ask_folder: FolderAsked = ask_folder
        self.open_saved: Callable[[Path], None] = open_saved
        self.previews: tuple[SheetPreview, ...] = ()
        self._again: Callable[[Look], None] = _nothing_to_look_at
        self._leaving = self._opens = False
        self.pages, self.side = PagesView(theme, words), PreviewSide(theme, words)
        self.work = PreviewWork(desk, self)
        self._pictures = PreviewPictures(self.work, self.pages, self.side.masking, words)
        row = QHBoxLayout(self.card)
        row.setContentsMargins(1, 1, 1, 1)
        row.setSpacing(0)
        row.addWidget(self.pages, 1)
        row.addWidget(self.side)
        self._fit()
        theme.changed.connect(self._fit)
        self._listen()
        self.retranslate(words)
        desk.draw(made_ready, _nothing_follows)

    def retranslate(self, words: Words) -> None:
        """Say everything in another language."""
        self._words = words
        self.setWindowTitle(words._("Sign-in sheet"))
        self.setAccessibleName(words._("Sign-in sheet"))
        self.pages.retranslate(words)
        self.side.retranslate(words)
        self._pictures.retranslate(words)

    def showEvent(self, event: QShowEvent) -> None:
        """See QWidget: the window may have another size by now."""
        self._fit()
        super().showEvent(event)

    def _fit(self) -> None:
        """Grow with the letters; the side takes no more than half of the window."""
        room, scale = self._window.size(), max(self._theme.text_percent, 100) / 100
        self.resize((_SIZE * scale).boundedTo(room))
        self.side.setFixedWidth(max(_SIDE, min(round(_SIDE * scale), room.width() // 2)))

    def show_session(self, code: str, day: date | None = None) -> None:
        """Look at the sheet of one session, or at the grid of a cycle."""
        del day  # a code names its day by itself
        self._begin(lambda look: self.work.compose([code], look))

    def show_day(self, day: date, site: str) -> None:
        """Look at every sheet of a day at a site, or at all of them for an empty site."""
        self._begin(lambda look: self.work.compose_day(day, site, look))

    def leave(self) -> None:
        """Print on the chosen printer; without any, save."""
        printer = self.side.printer.currentText()
        if not printer:
            self._opens = True
            self.save()
            return
        wanted = self.side.wanted(self.previews)
        if wanted and not self._leaving:
            self._wait(waiting=True)
            self.work.print_on(self.press, printer, wanted, self.side.look)

    def save(self) -> None:
        """Save each sheet as a file in the remembered folder, asked for the first time."""
        wanted = set(self.side.wanted(self.previews))
        if self._leaving or not wanted:
            return
        folder = sheet_folder(self.ask_folder, self, self._words)
        if folder is None:
            return
        self._wait(waiting=True)
        sites = {one.subject: one.line.site for one in self.previews if one.subject in wanted}
        self.work.save_into(folder, sites, self.side.look)

    def reject(self) -> None:
        """See QDialog: while sheets are on their way, stop them first."""
        if self._leaving:
            self.work.stop()
        else:
            super().reject()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """See QDialog."""
        key = Qt.Key(event.key())
        if key in _ENTER:
            self.leave()
        elif key == Qt.Key.Key_F8:
            self._pictures.turn()
        else:
            super().keyPressEvent(event)

    def _listen(self) -> None:
        side, work = self.side, self.work
        side.main.clicked.connect(self.leave)
        side.file.clicked.connect(self.save)
        side.shut.clicked.connect(self.reject)
        side.cross.clicked.connect(self.reject)
        side.look_changed.connect(lambda _look: self._again(self.side.look))
        work.composed.connect(self._composed)
        work.printers_named.connect(self._offer_printers)
        work.lost.connect(self._lose)
        self.pages.trouble.retry_asked.connect(self._ask)
        work.left.connect(self._left)
        work.refused.connect(self._refused)
        work.numbering.connect(self._tell_numbering)
        work.stopped.connect(self._tell_stopped)
        side.seeing.connect(self._see)

    def _begin(self, compose: Callable[[Look], None]) -> None:
        self._again = compose
        self.previews = ()
        self._pictures.begin()
        self.side.begin(large=kept_settings().large_rows == "yes")
        self._ask()
        self.open()
        self.side.main.setFocus(Qt.FocusReason.PopupFocusReason)

    def _ask(self) -> None:
        """Ask for everything that is shown; for what did not come, once more."""
        self.pages.trouble.hide()
        self.work.name_printers(self.press)
        self._again(self.side.look)

    def _lose(self, error: Exception) -> None:
        self.pages.trouble.tell(failure_text(self._words, error))

    def _offer_printers(self, names: Sequence[str]) -> None:
        kept = kept_settings().printer
        self.side.show_printers(names, kept)
        if names and kept and kept not in names:
            said = self._words._("{printer} is not there: choose another printer.")
            self.side.tell(said.format(printer=kept), Tone.WARN)

    def _composed(self, previews: tuple[SheetPreview, ...]) -> None:
        self.previews = previews
        desk = self._desk.open_desk
        self.side.show_previews(previews, desk.names if desk is not None else {})
        self.side.main.setEnabled(bool(previews))
        self.side.file.setEnabled(bool(previews))
        self.work.draw(previews)

    def _wait(self, *, waiting: bool) -> None:
        self._leaving = waiting
        self.side.wait(waiting=waiting)
        if not waiting:
            self.side.main.setFocus(Qt.FocusReason.OtherFocusReason)

    def _left(self, places: list[str]) -> None:
        self._wait(waiting=False)
        files = [place for place in places if place.endswith(".pdf")]
        if files:
            shown = Path(files[0]) if len(files) == 1 else Path(files[0]).parent
            self.side.tell(self._words._("Saved: {file}").format(file=shown), Tone.OK)
            self.saved.emit(files)
            if self._opens:
                self.open_saved(shown)
            self._opens = False
            self._again(self.side.look)
        else:
            keep_printer(places[0])
            self.printed.emit(places[0])
            self.accept()

    def _refused(self, error: Exception) -> None:
        self._wait(waiting=False)
        self.side.tell(_refusal_said(self._words, error), Tone.DANGER)

    def _tell_numbering(self, count: int) -> None:
        if count > 1:
            self.side.tell(self._words._("{count} sheets on their way…").format(count=count))

    def _tell_stopped(self) -> None:
        self._wait(waiting=False)
        self.side.tell(self._words._("Stopped: nothing was printed or recorded."), Tone.WARN)

    def _see(self, day: date, code: str) -> None:
        self.reject()
        self.seeing.emit(day, code)


def _refusal_said(words: Words, error: Exception) -> str:
    if not isinstance(error, PrinterRefusedError):
        return failure_text(words, error)
    return words._(
        "{printer} does not answer: nothing was printed or recorded."
        " Choose another printer, or save the sheet as a PDF."
    ).format(printer=error.name)


def _nothing_follows(_done: None) -> None:
    """Getting ready changes nothing on the screen."""


def _nothing_to_look_at(_look: Look) -> None:
    """Before anything is shown."""

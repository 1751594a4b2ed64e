"""« Planifier un trimestre »: wishes above, better and better plans, each cycle accepted alone."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QCloseEvent,
    QKeyEvent,
    QKeySequence,
    QShortcut,
)
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.dialogs.attempt import failure_text
from ui.dialogs.file_dialogs import file_chosen
from ui.dialogs.frame import Dialog
from ui.finder.sayings import Telling
from ui.terms.conduct import TermConduct
from ui.terms.sayings import (
    details_said,
    file_said,
    progress_said,
    waiting_said,
    wish_line,
)
from ui.terms.surface import TermSurface
from ui.widgets.fields import take_typing
from ui.widgets.misread import goes_to_misread

if TYPE_CHECKING:
    from collections.abc import Callable

    from desktop_app.wording.words import Words
    from ui.desk import Desk
    from ui.theme import Theme

USUAL = QSize(1232, 716)
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class TermDialog(Dialog):
    """Ctrl+Enter searches, or stops and keeps the best; Escape leaves the wishes for later."""

    created = Signal(object, object)
    """The Outcome, and the TermAsked whose cycle is written."""
    removed = Signal(object)
    """The TermAsked that somebody took away."""

    def __init__(self, desk: Desk, theme: Theme, words: Words, parent: QWidget) -> None:
        """Stay hidden until `begin`."""
        super().__init__(theme, parent)
        self.setWindowModality(Qt.WindowModality.NonModal)
        self.let_work_go_on()
        self._desk, self._words, self._announced = desk, words, ""
        self.ask_file: Callable[[QWidget, Words], str] = _ask_file
        self.surface = TermSurface(theme, words)
        self.conduct = TermConduct(desk, self)
        whole = QVBoxLayout(self.card)
        whole.setContentsMargins(0, 1, 0, 1)
        whole.addWidget(self.surface)
        self._listen()
        self.retranslate(words)

    def begin(self) -> None:
        """Read the centre and the wishes, and take the focus."""
        self.take_size(USUAL)
        self.show()
        self.activateWindow()
        self.conduct.begin()
        self.surface.table.setFocus(Qt.FocusReason.PopupFocusReason)

    def retranslate(self, words: Words) -> None:
        """Say everything in another language."""
        self._words = words
        said = words._("Plan a term")
        self.setWindowTitle(said)
        self.setAccessibleName(said)
        self.surface.retranslate(words)
        self._show()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """See QDialog: Enter in a field is no answer."""
        if Qt.Key(event.key()) not in _ENTER:
            super().keyPressEvent(event)

    def reject(self) -> None:
        """See QDialog: nothing typed is lost; a search ends."""
        self._put_away()
        super().reject()

    def closeEvent(self, event: QCloseEvent) -> None:
        """See QWidget."""
        self._put_away()
        super().closeEvent(event)

    def toggle_search(self) -> None:
        """Search, or stop and keep the best plan; what is in a field is taken first."""
        if self.conduct.search.is_running:
            self.conduct.search.stop()
        elif not goes_to_misread(self, self._words):
            self.conduct.start()

    def _put_away(self) -> None:
        take_typing(self)
        self.conduct.search.drop()
        self.conduct.keep()

    def _listen(self) -> None:
        surface, conduct = self.surface, self.conduct
        surface.table.gone_to.connect(lambda _line: self._show_line())
        surface.table.thrown_away.connect(conduct.remove)
        surface.pane.edited.connect(self._edit)
        surface.add.clicked.connect(self._add)
        surface.again.clicked.connect(lambda: self._go_to(conduct.duplicate(surface.table.line)))
        surface.remove.clicked.connect(lambda: conduct.remove(surface.table.line))
        surface.file.clicked.connect(self._open_file)
        surface.search.clicked.connect(self.toggle_search)
        surface.create_one.clicked.connect(lambda: conduct.create(surface.table.line))
        surface.create_all.clicked.connect(
            lambda: conduct.create(*(one.line for one in conduct.wishes))
        )
        for button in (surface.cross, surface.shut):
            button.clicked.connect(self.reject)
        conduct.shown.connect(self._show)
        conduct.created.connect(self.created)
        conduct.removed.connect(self.removed)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(keys), self).activated.connect(self.toggle_search)

    def _edit(self, name: str, value: object) -> None:
        self.conduct.edit(self.surface.table.line, name, value)

    def _add(self) -> None:
        self._go_to(self.conduct.add())
        self.surface.pane.programme.setFocus(Qt.FocusReason.OtherFocusReason)

    def _go_to(self, line: int) -> None:
        self.surface.table.go_to(line)

    def _open_file(self) -> None:
        chosen = self.ask_file(self, self._words)
        if chosen:
            self.conduct.open_file(Path(chosen))

    def _telling(self) -> Telling | None:
        choices, opened = self.conduct.choices, self._desk.open_desk
        if choices is None or opened is None:
            return None
        return Telling(self._words.in_year(opened.now().year), opened.names, choices)

    def _show(self) -> None:
        telling, conduct, surface = self._telling(), self.conduct, self.surface
        if telling is None:
            return
        surface.table.show_lines(
            [
                wish_line(one, conduct.found.get(one.line), conduct.troubles.get(one.line), telling)
                for one in conduct.wishes
            ]
        )
        is_running = conduct.search.is_running
        words = telling.words
        surface.search.say(words._("Stop") if is_running else words._("Search"))
        surface.search.setEnabled(bool(conduct.wishes))
        possible = [one for one in conduct.wishes if conduct.can_create(one.line)]
        surface.create_all.setEnabled(bool(possible))
        self._show_band()
        self._show_state(words, is_running=is_running)
        self._show_line()

    def _show_line(self) -> None:
        telling, conduct, surface = self._telling(), self.conduct, self.surface
        if telling is None:
            return
        line = surface.table.line
        wish, found = conduct.wish(line), conduct.found.get(line)
        surface.pane.show_wish(wish, conduct.troubles.get(line), telling)
        said = [] if wish is None else details_said(wish, found, telling)
        surface.details.setText("\n".join(said))
        surface.create_one.setEnabled(conduct.can_create(line))
        for button in (surface.again, surface.remove):
            button.setEnabled(wish is not None)

    def _show_band(self) -> None:
        words, conduct = self._words, self.conduct
        if conduct.file_refused is not None:
            self.surface.band.tell(file_said(words, conduct.file_refused))
        elif conduct.refused is not None:
            self.surface.band.tell(failure_text(words, conduct.refused))
        else:
            self.surface.band.tell("")

    def _show_state(self, words: Words, *, is_running: bool) -> None:
        progress = self.conduct.progress
        if progress is not None:
            said = progress_said(words, progress, is_running=is_running)
        elif is_running:
            said = words._("Looking for a first plan…")
        elif self.conduct.troubles:
            said = words._("Nothing was looked for: complete the lines marked in red first.")
        else:
            said = waiting_said(words, self.conduct.made)
        self.surface.state.say(said)
        if progress is not None and not is_running and said != self._announced:
            self._announced = said
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self.surface, said))


def _ask_file(parent: QWidget, words: Words) -> str:
    said = words._("Lists of wishes")
    kinds = f"{said} (*.csv);;* (*)"
    return file_chosen(parent, words, words._("Choose a file of wishes"), kinds)

"""A search for better plans, a slice at a time on the thread of paper: the window stays free."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from ui.dialogs.attempt import while_alive
from ui.terms.facts import Progress, TermRun, Wrong, run_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop_app.domain.term_asked import TermAsked
    from ui.desk import Desk


class TermSearch(QObject):
    """One search at a time; a new one, or `drop`, makes what the former still answers stale."""

    progressed = Signal(object)
    """A Progress, after each slice."""
    ended = Signal(object)
    """The last Progress: it says why cycles are left out."""
    refused = Signal(object)
    """A Wrong: nothing was looked for."""

    def __init__(self, desk: Desk, parent: QObject) -> None:
        """Look for nothing yet."""
        super().__init__(parent)
        self._desk = desk
        self._number = 0
        self._is_stopping = False
        self.is_running = False
        desk.crashed.connect(lambda _error: self.drop())

    def start(self, asked: Sequence[TermAsked]) -> None:
        """Plan these wishes from the centre as it is now."""
        self.drop()
        self.is_running, self._is_stopping = True, False
        take = partial(self._begin, self._number)
        self._desk.read(partial(run_of, asked=tuple(asked)), while_alive(self, take))

    def stop(self) -> None:
        """End soon with the best plan so far; `ended` follows."""
        self._is_stopping = True

    def drop(self) -> None:
        """Want nothing any more."""
        self._number += 1
        self.is_running = False

    def _begin(self, number: int, run: TermRun | Wrong) -> None:
        if number != self._number:
            return
        if isinstance(run, Wrong):
            self.is_running = False
            self.refused.emit(run)
        else:
            self._go_on(number, run)

    def _go_on(self, number: int, run: TermRun) -> None:
        self._desk.draw(run.slice, while_alive(self, partial(self._take, number, run)))

    def _take(self, number: int, run: TermRun, progress: Progress) -> None:
        if number != self._number:
            return
        self.progressed.emit(progress)
        if number != self._number:
            return
        if self._is_stopping or progress.is_over:
            self._desk.draw(run.reasons, while_alive(self, partial(self._end, number)))
        else:
            self._go_on(number, run)

    def _end(self, number: int, progress: Progress) -> None:
        if number == self._number:
            self.is_running = False
            self.ended.emit(progress)

"""Reads Home through the desk, again whenever something changed, and each minute."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

if TYPE_CHECKING:
    from desktop_app.readings.desk import OpenDesk
    from desktop_app.readings.home import Home
    from ui.desk import Desk

REFRESH_MS = 60_000
"""Sessions begin and end: Home is read again each minute."""


class HomeReader(QObject):
    """Asks one question at a time; what changes meanwhile is asked once more after it."""

    read = Signal(object)
    """A Home, each time it was read."""

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        """Read nothing before it is wanted."""
        super().__init__(parent)
        self._desk = desk
        self._site, self._worker = "", ""
        self._wanted = self._asked = self._again = False
        self._minute = QTimer(self, interval=REFRESH_MS)
        self._minute.timeout.connect(self.again)
        desk.changed.connect(lambda _change: self.again())
        desk.refused.connect(lambda _error: self._let_go())
        desk.failed.connect(lambda _error: self._let_go())
        desk.crashed.connect(lambda _error: self._let_go())

    def show(self, site: str, worker: str) -> None:
        """Ask for a site, and for the sessions of a worker."""
        self._site, self._worker, self._wanted = site, worker, True
        self.again()
        self._minute.start()

    def again(self) -> None:
        """Ask again."""
        if not self._wanted or self._desk.open_desk is None:
            return
        if self._asked:
            self._again = True
            return
        self._asked, self._again = True, False
        wanted = self._site, self._worker
        question = partial(_home_of, site=self._site, worker=self._worker)
        self._desk.read(question, partial(self._deliver, wanted))

    def _deliver(self, wanted: tuple[str, str], home: Home) -> None:
        self._asked = False
        if self._again:
            self.again()
        if wanted == (self._site, self._worker):
            self.read.emit(home)

    def _let_go(self) -> None:
        """Whatever failed may have been this question: the next one is asked anew."""
        self._asked = False


def _home_of(desk: OpenDesk, site: str, worker: str) -> Home:
    from desktop_app.readings.home import home_reading  # noqa: PLC0415 - on the data thread only

    return home_reading(desk.engine, desk.now(), site, worker)

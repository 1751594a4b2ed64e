"""Reads the board of a day through the desk, again whenever something touched it."""

from __future__ import annotations

from datetime import date, datetime
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from desktop_app.machine.errors import MachineError
from ui.board.dates import DateMode, days_read
from ui.board.scene import NO_DAY

if TYPE_CHECKING:
    from desktop_app.domain.changes import Change
    from desktop_app.readings.board import Board
    from desktop_app.readings.desk import OpenDesk
    from ui.desk import Desk

REFRESH_MS = 60_000
"""The now-line moves and sessions end: the day is read again each minute."""

RETRY_MS = 5_000
"""How soon a store that was lost is asked again."""


class BoardReader(QObject):
    """Keeps which day is shown; the last good board stays while the store is out of reach."""

    read = Signal(object)
    """A Board, each time it was read."""
    lost = Signal(str)
    """The store does not answer; the time of the data shown, as 10:42."""
    back = Signal()
    """The store answers again."""
    broken = Signal()
    """A bug keeps the days from being read; what was shown stays."""

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        """Read nothing before a day is shown."""
        super().__init__(parent)
        self._desk = desk
        self._day: date | None = None
        self._mode = DateMode.DAY
        self._board: Board | None = None
        self._shown = NO_DAY, DateMode.DAY
        self._asked = 0
        self._is_lost = False
        self._bug: Exception | None = None
        self._minute = QTimer(self, interval=REFRESH_MS)
        self._minute.timeout.connect(self.again)
        self._retry = QTimer(self, interval=RETRY_MS)
        self._retry.timeout.connect(self.again)
        desk.changed.connect(self._reread_if_touched)
        desk.failed.connect(self._lose)
        desk.crashed.connect(self._hear)

    @property
    def day(self) -> date | None:
        """The day that was asked for last."""
        return self._day

    @property
    def board(self) -> Board | None:
        """The last board that was read."""
        return self._board

    @property
    def mode(self) -> DateMode:
        """How many days are read around it."""
        return self._mode

    def show(self, day: date, mode: DateMode | None = None) -> None:
        """Ask for a day, or the week or the four weeks it is in."""
        self._day, self._mode = day, mode or self._mode
        self.again()
        self._minute.start()

    def give_up(self) -> None:
        """Want again what is shown; what is still being read comes too late."""
        if self._board is not None:
            self._asked += 1
            self._day, self._mode = self._shown

    def again(self) -> None:
        """Ask for the same days again."""
        if self._day is None or self._desk.open_desk is None:
            return
        self._asked += 1
        first, last = days_read(self._mode, self._day)
        question = partial(self._ask, self._asked, first=first, last=last)
        self._desk.read(question, partial(self._deliver, self._asked))

    def _ask(self, asked: int, desk: OpenDesk, first: date, last: date) -> Board | None:
        """Read days on the data thread, unless others are wanted by now."""
        try:
            return _board_of(desk, first, last) if asked == self._asked else None
        except Exception as error:
            self._bug = error
            raise

    def _deliver(self, asked: int, board: Board | None) -> None:
        if board is None:
            return
        if self._is_lost:
            self._is_lost = False
            self._retry.stop()
            self.back.emit()
        if asked == self._asked and self._day is not None:
            self._board, self._shown = board, (self._day, self._mode)
            self.read.emit(board)

    def _reread_if_touched(self, change: Change) -> None:
        if self._day is None:
            return
        first, last = days_read(self._mode, self._day)
        if not change.days or any(first <= day <= last for day in change.days):
            self.again()

    def _hear(self, error: object) -> None:
        if error is self._bug:
            self._bug = None
            self.broken.emit()

    def _lose(self, failure: object) -> None:
        # A disk of this computer that refuses is not the centre that does not answer.
        if self._is_lost or self._board is None or isinstance(failure, MachineError):
            return
        self._is_lost = True
        self._retry.start()
        now: datetime = self._board.now
        self.lost.emit(f"{now:%H:%M}")


def _board_of(desk: OpenDesk, first: date, last: date) -> Board:
    from desktop_app.readings.board import board_reading  # noqa: PLC0415 - on the data thread only

    return board_reading(desk.engine, first, last, desk.now())

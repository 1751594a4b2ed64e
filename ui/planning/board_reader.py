"""Reads the board of a day through the desk, again whenever something touched it."""

from __future__ import annotations

from datetime import date, datetime
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

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

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        """Read nothing before a day is shown."""
        super().__init__(parent)
        self._desk = desk
        self._day: date | None = None
        self._board: Board | None = None
        self._asked = 0
        self._is_lost = False
        self._minute = QTimer(self, interval=REFRESH_MS)
        self._minute.timeout.connect(self.again)
        self._retry = QTimer(self, interval=RETRY_MS)
        self._retry.timeout.connect(self.again)
        desk.changed.connect(self._reread_if_touched)
        desk.failed.connect(self._lose)

    @property
    def day(self) -> date | None:
        """The day that was asked for last."""
        return self._day

    @property
    def board(self) -> Board | None:
        """The last board that was read."""
        return self._board

    def show(self, day: date) -> None:
        """Ask for a day."""
        self._day = day
        self.again()
        self._minute.start()

    def again(self) -> None:
        """Ask for the same day again."""
        if self._day is None or self._desk.open_desk is None:
            return
        self._asked += 1
        self._desk.read(partial(_board_of, day=self._day), partial(self._deliver, self._asked))

    def _deliver(self, asked: int, board: Board) -> None:
        if self._is_lost:
            self._is_lost = False
            self._retry.stop()
            self.back.emit()
        if asked == self._asked:
            self._board = board
            self.read.emit(board)

    def _reread_if_touched(self, change: Change) -> None:
        if not change.days or self._day in change.days:
            self.again()

    def _lose(self, _failure: object) -> None:
        if self._is_lost or self._board is None:
            return
        self._is_lost = True
        self._retry.start()
        now: datetime = self._board.now
        self.lost.emit(f"{now:%H:%M}")


def _board_of(desk: OpenDesk, day: date) -> Board:
    from desktop_app.readings.board import board_reading  # noqa: PLC0415 - on the data thread only

    return board_reading(desk.engine, day, day, desk.now())

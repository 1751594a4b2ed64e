"""How many interpreter orders want doing before their deadline: the badge in the rail."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from ui.dialogs.attempt import while_alive

if TYPE_CHECKING:
    from desktop_app.readings.desk import OpenDesk
    from ui.desk import Desk

MINUTES_MS = 5 * 60_000
"""A deadline comes nearer by itself."""


class WaitingOrders(QObject):
    """Counts them once the window is painted, after each act, and as time goes by."""

    counted = Signal(int)

    def __init__(self, desk: Desk, parent: QObject) -> None:
        """Count nothing before the centre is open."""
        super().__init__(parent)
        self._desk = desk
        self._is_settled = self._asked = self._again = False
        self._clock = QTimer(self, interval=MINUTES_MS)
        self._clock.timeout.connect(self._count)
        desk.settled.connect(self._begin)
        desk.changed.connect(lambda _change: self._count())

    def _begin(self) -> None:
        self._is_settled = True
        self._clock.start()
        self._count()

    def _count(self) -> None:
        if not self._is_settled or self._desk.open_desk is None:
            return
        if self._asked:
            self._again = True
            return
        self._asked, self._again = True, False
        self._desk.read(_waiting, while_alive(self, self._tell))

    def _tell(self, count: int | None) -> None:
        self._asked = False
        if count is not None:
            self.counted.emit(count)
        if self._again:
            self._count()


def _waiting(desk: OpenDesk) -> int | None:
    """The count; nothing while the centre is out of reach, which others say."""
    from desktop_app.readings.desk import ENVIRONMENT_ERRORS  # noqa: PLC0415 - the data thread
    from desktop_app.readings.interpreter_desk import orders_waiting  # noqa: PLC0415

    try:
        return orders_waiting(desk.engine, desk.now())
    except ENVIRONMENT_ERRORS:
        return None

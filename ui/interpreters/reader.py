"""Reads the interpreter desk and the chosen order, again whenever something changed."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from ui.dialogs.attempt import while_alive

if TYPE_CHECKING:
    from desktop_app.readings.desk import OpenDesk
    from desktop_app.readings.interpreter_desk import InterpreterDesk
    from desktop_app.readings.order_details import OrderDetail
    from ui.desk import Desk

MINUTE_MS = 60_000
"""How often what is left until a deadline is said again."""


@dataclass(frozen=True, slots=True)
class Look:
    """What one look found: the desk, or why it could not be read."""

    desk: InterpreterDesk | None = None
    failure: Exception | None = None


class DeskReader(QObject):
    """One look at a time; what changes meanwhile is looked at once more after it."""

    looked = Signal(object)
    """A Look."""
    detailed = Signal(str, object)
    """The code of an order and its OrderDetail; nothing when it is gone."""

    def __init__(self, desk: Desk, parent: QObject) -> None:
        """Read nothing before it is wanted."""
        super().__init__(parent)
        self._desk = desk
        self._wanted = self._asked = self._again = False
        self._order = ""
        self.minute = QTimer(self, interval=MINUTE_MS)
        self.minute.timeout.connect(self.look)
        desk.changed.connect(lambda _change: self.look())
        for over in (desk.refused, desk.failed, desk.crashed):
            over.connect(lambda _error: self._let_go())

    def begin(self) -> None:
        """Look from now on."""
        self._wanted = True
        self.minute.start()
        self.look()

    def look(self) -> None:
        """Ask again for the desk, then for the chosen order."""
        if not self._wanted or self._desk.open_desk is None:
            return
        if self._asked:
            self._again = True
            return
        self._asked, self._again = True, False
        self._desk.read(_looked_at, while_alive(self, self._take))

    def show_order(self, code: str) -> None:
        """Ask for one order; nothing is wanted for an empty code."""
        self._order = code
        if code and self._desk.open_desk is not None:
            question = partial(_detail_of, code=code)
            self._desk.read(question, while_alive(self, partial(self._deliver, code)))

    def _take(self, look: Look) -> None:
        self._asked = False
        if self._again:
            self.look()
            return
        self.looked.emit(look)
        self.show_order(self._order)

    def _deliver(self, code: str, detail: OrderDetail | None) -> None:
        if code == self._order:
            self.detailed.emit(code, detail)

    def _let_go(self) -> None:
        """Whatever failed may have been this question: the next one is asked anew."""
        self._asked = False


def _looked_at(desk: OpenDesk) -> Look:
    from desktop_app.readings.desk import ENVIRONMENT_ERRORS  # noqa: PLC0415 - the data thread
    from desktop_app.readings.interpreter_desk import interpreter_desk  # noqa: PLC0415

    try:
        return Look(interpreter_desk(desk.engine, desk.now()))
    except ENVIRONMENT_ERRORS as failure:
        return Look(failure=failure)


def _detail_of(desk: OpenDesk, code: str) -> OrderDetail | None:
    from desktop_app.domain.errors import UnknownCodeError  # noqa: PLC0415 - the data thread
    from desktop_app.readings.desk import ENVIRONMENT_ERRORS  # noqa: PLC0415
    from desktop_app.readings.order_details import order_detail  # noqa: PLC0415

    try:
        return order_detail(desk.engine, code, desk.now())
    except (UnknownCodeError, *ENVIRONMENT_ERRORS):
        # Gone since, or out of reach: the desk, which is read as well, says so.
        return None

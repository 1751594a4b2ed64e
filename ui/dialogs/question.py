"""What a form asks of the desk without changing anything, and hears of when it fails."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any, TypeVar

from PySide6.QtCore import QObject, Signal

from ui.dialogs.attempt import while_alive

if TYPE_CHECKING:
    from desktop_app.readings.desk import OpenDesk
    from ui.desk import Desk

T = TypeVar("T")


class Question(QObject):
    """Reads and draws for one form, which is told of its own failures among all of the desk.

    The desk tells everybody what failed; the error itself is how a form knows its own.
    """

    failed = Signal(object)
    """Why the last thing asked has no answer; a bug too."""

    def __init__(self, desk: Desk, parent: QObject) -> None:
        """Ask for nothing yet."""
        super().__init__(parent)
        self._desk = desk
        self._error: Exception | None = None
        for signal in (desk.refused, desk.failed, desk.crashed):
            signal.connect(self._hear)

    def read(self, question: Callable[[OpenDesk], T], deliver: Callable[[T], None]) -> None:
        """Queue a reading; `deliver` is called with its result, or `failed` follows."""
        self._desk.read(partial(self._tried, question), while_alive(self, deliver))

    def draw(self, work: Callable[[], T], deliver: Callable[[T], None]) -> None:
        """Queue paper to draw; `deliver` is called with it, or `failed` follows."""
        self._desk.draw(partial(self._tried, work), while_alive(self, deliver))

    def _tried(self, work: Callable[..., T], *given: Any) -> T:
        try:
            return work(*given)
        except Exception as error:
            self._error = error
            raise

    def _hear(self, error: object) -> None:
        if error is self._error:
            self._error = None
            self.failed.emit(error)

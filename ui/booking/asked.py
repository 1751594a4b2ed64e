"""A booking on its way: its answer is for the entry it was asked with, and for no other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from ui.dialogs.attempt import Asking

if TYPE_CHECKING:
    from desktop_app.commands.act import Command, Outcome
    from ui.booking.keeper import Keeper
    from ui.desk import Desk


class AskedBooking(QObject):
    """Asks for one booking at a time; what is begun meanwhile is neither closed nor blamed."""

    booked = Signal(object, bool)
    """The Outcome, and whether its entry is still on the screen."""
    refused = Signal(object)
    """Why the entry on the screen was not booked."""
    waiting = Signal(bool)
    """Whether an answer is awaited."""

    def __init__(self, desk: Desk, keeper: Keeper, parent: QObject) -> None:
        """Ask for nothing yet."""
        super().__init__(parent)
        self._keeper, self._key = keeper, ""
        self._answered: Exception | None = None
        self._asking = Asking(desk, self)
        self._asking.succeeded.connect(self._done)
        self._asking.refused.connect(self._refused)
        self._asking.waiting.connect(self.waiting)

    @property
    def is_waiting(self) -> bool:
        """Whether an answer is awaited."""
        return self._asking.is_waiting

    def ask(self, command: Command) -> None:
        """Ask for the entry at hand."""
        self._key = self._keeper.key
        self._asking.ask(command)

    def is_answering(self, error: object) -> bool:
        """Whether a refusal was said under the entry that had been asked for."""
        return error is self._answered

    def _done(self, outcome: Outcome) -> None:
        is_shown = self._key == self._keeper.key
        self._keeper.forget(self._key)
        self.booked.emit(outcome, is_shown)

    def _refused(self, error: Exception) -> None:
        if self._key == self._keeper.key:
            self._answered = error
            self.refused.emit(error)

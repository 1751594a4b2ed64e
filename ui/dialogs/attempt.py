"""One act asked of the desk by one form, which is told alone how it went."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from PySide6.QtCore import QObject, Signal
from shiboken6 import isValid

from desktop_app.domain.errors import PermanenceError
from desktop_app.machine.errors import MachineError
from desktop_app.wording.words import Words

if TYPE_CHECKING:
    from desktop_app.commands.act import Command, Outcome
    from ui.desk import Desk


T = TypeVar("T")


def while_alive(owner: QObject, deliver: Callable[[T], None]) -> Callable[[T], None]:
    """Deliver an answer of the desk only to a form that has not been closed and deleted since."""

    def tell(answer: T) -> None:
        if isValid(owner):
            deliver(answer)

    return tell


class Attempt(QObject):
    """Runs a command and says how it ended, whatever else the desk is doing.

    The desk tells everybody what was refused; the error itself is how a form knows its own.
    """

    succeeded = Signal(object)
    """The Outcome."""
    refused = Signal(object)
    """What the rules, the store or the computer answered; a bug too."""

    def __init__(self, desk: Desk, command: Command, parent: QObject | None = None) -> None:
        """Prepare one act; it is done by `start`."""
        super().__init__(parent)
        self._desk, self._command = desk, command
        self._error: Exception | None = None
        for signal in (desk.refused, desk.failed, desk.crashed):
            signal.connect(self._hear)

    def start(self) -> None:
        """Queue the act."""
        self._desk.run(self._carry_out, while_alive(self, self.succeeded.emit))

    def _carry_out(self, engine: Any, actor: Any) -> Outcome:
        try:
            return self._command(engine, actor)
        except Exception as error:
            self._error = error
            raise

    def _hear(self, error: object) -> None:
        if error is self._error:
            self.refused.emit(error)


class Asking(QObject):
    """What a form asks of the desk: one act at a time, so that nothing is asked twice."""

    succeeded = Signal(object)
    """The Outcome."""
    refused = Signal(object)
    """Why it was not done."""
    waiting = Signal(bool)
    """Whether an answer is awaited."""

    def __init__(self, desk: Desk, parent: QObject) -> None:
        """Ask for nothing yet."""
        super().__init__(parent)
        self._desk = desk
        self._attempt: Attempt | None = None

    @property
    def is_waiting(self) -> bool:
        """Whether an answer is awaited."""
        return self._attempt is not None

    def ask(self, command: Command) -> None:
        """Ask for an act, unless an answer is awaited."""
        if self._attempt is not None:
            return
        self._attempt = Attempt(self._desk, command, self)
        self._attempt.succeeded.connect(self._done)
        self._attempt.refused.connect(self._not_done)
        self.waiting.emit(True)
        self._attempt.start()

    def _done(self, outcome: object) -> None:
        self._end()
        self.succeeded.emit(outcome)

    def _not_done(self, error: object) -> None:
        self._end()
        self.refused.emit(error)

    def _end(self) -> None:
        if self._attempt is not None:
            self._attempt.deleteLater()
        self._attempt = None
        self.waiting.emit(False)


def failure_text(words: Words, error: Exception) -> str:
    """Say why an act was not done: by the rules, the computer or the store; a bug has few words."""
    from desktop_app.wording.errors import error_text  # noqa: PLC0415 - when something went wrong
    from desktop_app.wording.store_errors import store_error_text  # noqa: PLC0415 - the same

    if isinstance(error, PermanenceError | MachineError):
        return error_text(words, error)
    code, facts = getattr(error, "code", None), getattr(error, "facts", None)
    if code is not None and isinstance(facts, Mapping):
        return store_error_text(words, str(code), facts)
    return words._("An unexpected error stopped it: nothing was changed.")

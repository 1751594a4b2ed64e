"""Asks one question at a time, off the window's thread; only the last answer counts."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from ui.dialogs.attempt import while_alive

if TYPE_CHECKING:
    from ui.desk import Desk


class LatestAnswer(QObject):
    """What is asked meanwhile goes out once the answer is there, which is then stale."""

    answered = Signal(object)
    """The answer to what was asked last."""

    def __init__(self, desk: Desk, question: Callable[..., Any], parent: QObject) -> None:
        """Ask nothing yet; ``question`` is given the open desk and what is ``asked``."""
        super().__init__(parent)
        self._desk, self._question = desk, question
        self._wanted: Any = None
        self._is_asking = False
        desk.crashed.connect(self._give_up)

    @property
    def is_waiting(self) -> bool:
        """Whether an answer is awaited."""
        return self._is_asking

    def ask(self, asked: Any) -> None:
        """Ask; `answered` follows, unless something else is asked first."""
        self._wanted = asked
        if not self._is_asking:
            self._send()

    def drop(self) -> None:
        """Want no answer any more."""
        self._wanted = None

    def _send(self) -> None:
        wanted, self._wanted = self._wanted, None
        if wanted is not None:
            self._is_asking = True
            question = partial(self._question, asked=wanted)
            self._desk.read(question, while_alive(self, self._take))

    def _take(self, answer: Any) -> None:
        self._is_asking = False
        if self._wanted is not None:
            self._send()
        else:
            self.answered.emit(answer)

    def _give_up(self) -> None:
        """A question that ended in a bug is never answered."""
        self._is_asking = False

"""Asks for the preview of what is typed, off the window's thread; only the last answer counts."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from ui.cycles.facts import Previewed, previewed
from ui.dialogs.attempt import while_alive

if TYPE_CHECKING:
    from desktop_app.domain.planning import Planning
    from ui.cycles.typed import CycleTyped
    from ui.desk import Desk


class PreviewReader(QObject):
    """One question at a time: what was typed meanwhile is asked once the answer is there."""

    answered = Signal(object)
    """The Previewed of what was asked last."""

    def __init__(self, desk: Desk, parent: QObject) -> None:
        """Ask nothing yet."""
        super().__init__(parent)
        self._desk = desk
        self._wanted: tuple[CycleTyped, Planning] | None = None
        self._asked: tuple[CycleTyped, Planning] | None = None
        desk.crashed.connect(self._give_up)

    @property
    def is_waiting(self) -> bool:
        """Whether an answer is awaited."""
        return self._asked is not None

    def ask(self, typed: CycleTyped, planning: Planning) -> None:
        """Ask for the preview; `answered` follows, unless something else is asked first."""
        self._wanted = (typed, planning)
        if self._asked is None:
            self._send()

    def drop(self) -> None:
        """Want no answer any more."""
        self._wanted = None

    def _send(self) -> None:
        wanted = self._wanted
        if wanted is not None:
            self._asked, self._wanted = wanted, None
            typed, planning = wanted
            question = partial(previewed, typed=typed, planning=planning)
            self._desk.read(question, while_alive(self, self._take))

    def _take(self, answer: Previewed) -> None:
        self._asked = None
        if self._wanted is not None:
            # The answer is stale: something else was typed since it was asked for.
            self._send()
            return
        self.answered.emit(answer)

    def _give_up(self) -> None:
        """A question that ended in a bug is never answered."""
        self._asked = None

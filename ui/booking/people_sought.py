"""Who may be meant by the words typed: asked of the desk one question at a time."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from ui.dialogs.attempt import while_alive

if TYPE_CHECKING:
    from desktop_app.readings.desk import OpenDesk
    from desktop_app.readings.people_search import PersonFound
    from ui.desk import Desk

LEAST_LETTERS = 2
"""Fewer letters mean everybody."""

MOST_LISTED = 4


class PeopleSought(QObject):
    """Asks again once it is answered, if something else is typed by then.

    Attributes:
        found: the people meant by what was typed last, the closest first.
    """

    answered = Signal()
    """The people found are those of what is typed now."""

    def __init__(self, desk: Desk, parent: QObject) -> None:
        """Look for nobody yet."""
        super().__init__(parent)
        self._desk = desk
        self._wanted = ""
        self._is_asking = False
        self.found: tuple[PersonFound, ...] = ()
        for trouble in (desk.failed, desk.crashed):
            trouble.connect(lambda _error: self._stop_waiting())

    @property
    def is_asking(self) -> bool:
        """Whether what is typed now is still to be answered."""
        return self._is_asking and bool(self._wanted)

    def look(self, typed: str) -> None:
        """Look for whoever is meant; what was found of other words is forgotten."""
        wanted = typed if len(typed) >= LEAST_LETTERS else ""
        if wanted == self._wanted:
            return
        self._wanted, self.found = wanted, ()
        if wanted and not self._is_asking:
            self._ask()

    def _ask(self) -> None:
        self._is_asking = True
        asked = self._wanted
        self._desk.read(partial(_found, asked), while_alive(self, partial(self._take, asked)))

    def _take(self, asked: str, found: tuple[PersonFound, ...]) -> None:
        if asked != self._wanted and self._wanted:
            self._ask()
            return
        self._is_asking = False
        self.found = found if asked == self._wanted else ()
        self.answered.emit()

    def _stop_waiting(self) -> None:
        """Nothing comes back of what was asked: others say why."""
        self._is_asking = False


def _found(typed: str, desk: OpenDesk) -> tuple[PersonFound, ...]:
    from desktop_app.readings.people_search import people_found  # noqa: PLC0415 - the data thread

    return people_found(desk.engine, typed, MOST_LISTED)

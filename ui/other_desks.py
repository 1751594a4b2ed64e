"""What other desks do: looked for every two seconds, for as long as a centre is open."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

if TYPE_CHECKING:
    from desktop_app.domain.held_slots import HeldSlot
    from desktop_app.readings.desk import Elsewhere, OpenDesk
    from ui.desk import Desk

POLL_MS = 2000
"""How often other desks are looked for (promises.md 1c)."""

NOTHING_SEEN = -1
"""Before the first look: an empty journal has been seen up to entry 0."""


class OtherDesks(QObject):
    """Looks at what other desks did since the last look, and at the slots they hold.

    Attributes:
        held: the slots that other desks are typing a booking for, as of the last look.
    """

    acted = Signal(object)
    """The acts other desks did, as an Elsewhere."""
    slots_held = Signal(object)
    """The HeldSlots of other desks, whenever they are others than before."""

    def __init__(self, desk: Desk) -> None:
        """Look at nothing yet."""
        super().__init__(desk)
        self._desk = desk
        self.held: tuple[HeldSlot, ...] = ()
        self._seen = NOTHING_SEEN
        self._is_looking = False
        self._poll = QTimer(self, interval=POLL_MS)
        self._poll.timeout.connect(self.look)

    def follow(self) -> None:
        """Look now, and from now on."""
        self.look()
        self._poll.start()

    def rest(self) -> None:
        """Look no more."""
        self._poll.stop()

    def look(self) -> None:
        """Look at what other desks did since the last look."""
        # One look at a time: a store that does not answer has no queue of them to work off.
        if self._desk.open_desk is not None and not self._is_looking:
            self._is_looking = True
            self._desk.read(self._ask, self._hear)

    def _ask(self, desk: OpenDesk) -> Elsewhere:
        from desktop_app.readings.desk import elsewhere  # noqa: PLC0415 - on the data thread only

        try:
            return elsewhere(desk, self._seen)
        finally:
            self._is_looking = False

    def _hear(self, found: Elsewhere) -> None:
        first_look, self._seen = self._seen == NOTHING_SEEN, found.last
        if found.held != self.held:
            self.held = found.held
            self.slots_held.emit(found.held)
        if found.entries and not first_look:
            self.acted.emit(found)

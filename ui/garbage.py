"""Where forgotten objects are taken apart: on the window's thread, and on no other.

Python collects cycles on whatever thread happens to allocate. A timer among them, destroyed on
the data thread, still fires on the window's; a widget that was to be deleted later is deleted
twice. Either way the process dies, at some other moment.
"""

import gc
from typing import ClassVar
from weakref import WeakSet

from PySide6.QtCore import QObject, QTimer

LOOK_MS = 1000
"""How often the window's thread looks whether a collection is due."""

START_MS = 4000
"""How long a window may take to be made: nothing of it is garbage, and looking would delay it."""


class GarbageKeeper(QObject):
    """From `start` to `stop`, cycles are collected on the thread of this object alone.

    Once every keeper of the process has stopped, it is again as it was.
    """

    _running: "ClassVar[WeakSet[GarbageKeeper]]" = WeakSet()
    _was_on: ClassVar[bool] = True
    _spared: ClassVar[bool] = False

    def __init__(self, parent: QObject) -> None:
        """Prepare to keep; nothing changes yet."""
        super().__init__(parent)
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._look)

    def start(self) -> None:
        """Take the collection over, before another thread begins; again is harmless."""
        if self in self._running:
            return
        if not self._running:
            GarbageKeeper._was_on = gc.isenabled()
        self._running.add(self)
        gc.disable()
        self._timer.start(START_MS)

    def spare(self) -> None:
        """Look no more at what is there now: a window that is made stays, and looking takes long.

        What an earlier window left behind goes first.
        """
        if gc.get_freeze_count():
            gc.unfreeze()
            gc.collect()
        gc.freeze()
        GarbageKeeper._spared = True
        self._timer.setInterval(LOOK_MS)

    def stop(self) -> None:
        """Give it back, after the other threads have ended."""
        self._timer.stop()
        self._running.discard(self)
        if self._running:
            return
        if self._spared:
            gc.unfreeze()
            GarbageKeeper._spared = False
        if self._was_on:
            gc.enable()

    def _look(self) -> None:
        self._timer.setInterval(LOOK_MS)
        collect_what_is_due()


def collect_what_is_due() -> None:
    """Collect the oldest generation that Python itself would now collect."""
    due = [
        generation
        for generation, (count, most) in enumerate(
            zip(gc.get_count(), gc.get_threshold(), strict=True)
        )
        if count > most
    ]
    if due:
        gc.collect(due[-1])

"""Ctrl-C: heard at once, but never in the middle of something that must be whole."""

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType


class Interrupts:
    """What Ctrl-C does while a command runs.

    ``heard`` stays true when the interruption was lost on its way, in a library that tidied up
    and failed: whoever sees that failure knows that it is no bug.
    """

    def __init__(self) -> None:
        self.heard = False
        self._held_back = 0

    @contextmanager
    def listening(self) -> Iterator[None]:
        """Hear Ctrl-C from here on; only the main thread of a program is told of it."""
        self.heard = False
        if threading.current_thread() is not threading.main_thread():
            yield
            return
        before = signal.signal(signal.SIGINT, self._hear)
        try:
            yield
        finally:
            signal.signal(signal.SIGINT, before)

    @contextmanager
    def held_back(self) -> Iterator[None]:
        """Finish what is in here first.

        Raises:
            KeyboardInterrupt: it was asked for meanwhile.
        """
        self._held_back += 1
        try:
            yield
        finally:
            self._held_back -= 1
            self.check()

    def check(self) -> None:
        """Stop here when Ctrl-C was heard, even if the interruption was lost on its way.

        Raises:
            KeyboardInterrupt: it was.
        """
        if self.heard and not self._held_back:
            raise KeyboardInterrupt

    def _hear(self, _number: int, _frame: FrameType | None) -> None:
        self.heard = True
        self.check()


INTERRUPTS = Interrupts()
"""A process has one signal."""

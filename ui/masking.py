"""Whether people's names may be seen on this screen, which faces the public."""

from PySide6.QtCore import QObject, QTimer, Signal

REVEALED_SECONDS = 60
"""How long names stay revealed (interface, section 3.1)."""

_SECOND_MS = 1000


class Masking(QObject):
    """Names are masked, but for a minute after somebody asked to see them."""

    changed = Signal(bool)
    """Whether names are masked from now on."""
    ticked = Signal(int)
    """How many seconds they are still revealed."""

    def __init__(self, parent: QObject | None = None) -> None:
        """Start masked."""
        super().__init__(parent)
        self._left = 0
        self._clock = QTimer(self, interval=_SECOND_MS)
        self._clock.timeout.connect(self._tick)

    @property
    def is_masked(self) -> bool:
        """Whether names are masked now."""
        return self._left == 0

    @property
    def seconds_left(self) -> int:
        """How many seconds names are still revealed."""
        return self._left

    def toggle(self) -> None:
        """Reveal the names for a minute, or mask them at once."""
        if not self.is_masked:
            self.mask()
            return
        self._left = REVEALED_SECONDS
        self._clock.start()
        self.changed.emit(False)

    def mask(self) -> None:
        """Mask the names at once, if they are not."""
        if self.is_masked:
            return
        self._left = 0
        self._clock.stop()
        self.changed.emit(True)

    def _tick(self) -> None:
        self._left -= 1
        self.ticked.emit(self._left)
        if self._left == 0:
            self._clock.stop()
            self.changed.emit(True)

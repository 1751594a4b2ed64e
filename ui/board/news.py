"""Blocks that another desk has just changed: outlined for five seconds, then as before."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QObject, QTimer, Signal

SHOWN_MS = 5000
"""How long a change from elsewhere is outlined (interface 4.7)."""


class News(QObject):
    """Keeps the codes of what has just changed elsewhere.

    Attributes:
        codes: of the blocks to outline.
    """

    changed = Signal()
    """Other blocks are to be outlined, or none any more."""

    def __init__(self, parent: QObject) -> None:
        """Know of nothing new."""
        super().__init__(parent)
        self.codes: frozenset[str] = frozenset()
        self._over = QTimer(self, singleShot=True, interval=SHOWN_MS)
        self._over.timeout.connect(self._forget)

    def tell(self, codes: Iterable[str]) -> None:
        """Outline these blocks too, from now on for five seconds."""
        self.codes |= frozenset(codes)
        self._over.start()
        self.changed.emit()

    def _forget(self) -> None:
        self.codes = frozenset()
        self.changed.emit()

"""The drawings of blocks, made once and kept as long as nothing about them changes."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import TYPE_CHECKING

from PySide6.QtGui import QPixmap

if TYPE_CHECKING:
    from desktop_app.readings.board import Block

MOST_PIXELS = 6_000_000
"""Kept at most: about 24 MB, several times what a screen shows."""


class Pictures:
    """Drawings by what they depend on; a new reading keeps those whose block is the same."""

    def __init__(self) -> None:
        """Keep nothing yet."""
        self._kept: dict[Hashable, tuple[Block, QPixmap]] = {}
        self._pixels = 0

    def of(self, key: Hashable, block: Block, draw: Callable[[], QPixmap]) -> QPixmap:
        """The drawing of a block in a state; `draw` makes it unless it is kept."""
        found = self._kept.get(key)
        if found is not None and (found[0] is block or found[0] == block):
            return found[1]
        if self._pixels > MOST_PIXELS:
            self.clear()
        drawn = draw()
        self._pixels += drawn.width() * drawn.height()
        self._kept[key] = block, drawn
        return drawn

    def clear(self) -> None:
        """Forget every drawing: colours, letters or names are others now."""
        self._kept.clear()
        self._pixels = 0

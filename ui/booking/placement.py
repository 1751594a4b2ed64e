"""Where a popover stands beside a block, and how large it is with what it says."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect, QSize
from PySide6.QtWidgets import QWidget

from ui.density import GROUP_GAP

if TYPE_CHECKING:
    from ui.booking.surface import BookingSurface


GAP = 9
"""Between a block and its popover: the pointer stands there."""

BEFORE = 40
"""How far to the left of its block a popover begins, in pixels."""

POINTER = QSize(16, 7)
"""Width and height of the pointer."""

CORNER = 20
"""How far from the corners of the popover the middle of the pointer stays."""


@dataclass(frozen=True, slots=True)
class Pointer:
    """Where a popover points at its block: pixels from its left edge, and on which side."""

    x: int
    up: bool


def pointer_at(block: QRect, popover: QRect) -> Pointer | None:
    """Say where a popover points at its block; nothing where it stands over or far from it.

    Args:
        block: what the popover belongs to.
        popover: its box, without the margin of its shadow.
    """
    up = abs(popover.top() - block.bottom()) <= GAP
    if not up and abs(block.top() - popover.bottom()) > GAP:
        return None
    x = block.center().x()
    if not popover.left() + CORNER <= x <= popover.right() - CORNER:
        x = min(max(x, popover.left() + CORNER), popover.right() - CORNER)
        if not block.left() <= x <= block.right():
            return None
    return Pointer(x - popover.left(), up)


class Standing:
    """Keeps a popover beside its block, inside its window, and pointing at it."""

    def __init__(self, popover: QWidget, surface: BookingSurface, window: QWidget) -> None:
        """Stand nowhere yet."""
        self._popover, self._surface, self._window = popover, surface, window
        self._block = QRect()

    def beside(self, block: QRect) -> None:
        """Stand below a block of the window, or above it where there is no room."""
        inside = room_beside(self._surface.panel, self._window)
        take_size(self._popover, self._surface, inside)
        place = place_beside(block, inside, self._popover.size(), self._surface.margin)
        self._popover.move(place)
        self.aim(block)

    def clear(self, block: QRect) -> None:
        """Point at another block, and stand beside it rather than over it."""
        if self._popover.geometry().intersects(block):
            self.beside(block)
        else:
            self.aim(block)

    def aim(self, block: QRect) -> None:
        """Point at another block from where it stands."""
        self._block = block
        margin = self._surface.margin
        box = self._popover.geometry().adjusted(margin, margin, -margin, -margin)
        self._surface.point(pointer_at(block, box))

    def fit(self) -> None:
        """Grow with what is said, and stay inside the room there is."""
        fit(self._popover, self._surface, room_beside(self._surface.panel, self._window))
        self.aim(self._block)


def place_beside(block: QRect, inside: QRect, size: QSize, margin: int) -> QPoint:
    """Choose a corner below a block, else above it, else as low as the window allows.

    Args:
        block: what the popover belongs to.
        inside: the room there is.
        size: of the popover, with the margin of its shadow.
        margin: pixels around it that may lie outside.
    """
    left = min(block.left() - BEFORE, inside.right() - size.width() + margin)
    below, above = block.bottom() + GAP - margin, block.top() - GAP - size.height() + margin
    lowest = inside.bottom() - size.height() + margin
    top = below if below <= lowest else above if above >= -margin else lowest
    return QPoint(max(left, -margin), max(top, -margin))


def room_beside(panel: QWidget, window: QWidget) -> QRect:
    """The part of a window that a panel at its right edge leaves free."""
    inside = window.rect()
    if panel.isVisible() and window.isAncestorOf(panel):
        left = panel.mapTo(window, QPoint()).x()
        inside.setRight(max(left - 1, inside.left()))
    return inside


def take_size(popover: QWidget, surface: BookingSurface, inside: QRect) -> None:
    """Make a popover as large as what it says and as its room allows; then its middle scrolls."""
    layout, middle, margin = surface.layout(), surface.middle, surface.margin
    if layout is None:
        return
    middle.updateGeometry()
    layout.activate()
    usual, least, column = layout.sizeHint(), layout.minimumSize(), surface.column.sizeHint()
    bar = middle.verticalScrollBar().sizeHint().width()
    width = min(usual.width(), max(inside.width() + margin, least.width() + bar))
    said = middle.wanted_height(width - usual.width() + column.width() - 2 * GROUP_GAP)
    height = column.height() + 2 * margin + said - middle.sizeHint().height()
    high = min(max(height, usual.height()), inside.height() + 2 * margin)
    popover.resize(width, max(high, least.height()))


def fit(popover: QWidget, surface: BookingSurface, inside: QRect) -> None:
    """Grow with what is said, and stay inside the room there is."""
    take_size(popover, surface, inside)
    margin = surface.margin
    lowest = inside.bottom() + 1 - popover.height() + margin
    rightmost = inside.right() + 1 - popover.width() + margin
    popover.move(max(min(popover.x(), rightmost), -margin), max(min(popover.y(), lowest), -margin))

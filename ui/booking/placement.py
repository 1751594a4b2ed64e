"""Where a popover stands beside a block, and how large it is with what it says."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QSize
from PySide6.QtWidgets import QWidget

from ui.widgets.cards import Card

GAP = 4
BEFORE = 40
"""How far to the left of its block a popover begins, in pixels."""


def place_beside(block: QRect, inside: QRect, size: QSize, margin: int) -> QPoint:
    """Choose a corner below a block, else above it, else as low as the window allows.

    Args:
        block: what the popover belongs to.
        inside: the room there is.
        size: of the popover, with the margin of its shadow.
        margin: pixels around it that may lie outside.
    """
    left = min(block.left() - BEFORE, inside.right() - size.width() + margin)
    below, above = block.bottom() + GAP - margin, block.top() - size.height() + margin
    lowest = inside.bottom() - size.height() + margin
    top = below if below <= lowest else above if above >= -margin else lowest
    return QPoint(max(left, -margin), max(top, -margin))


def take_size(popover: QWidget, surface: QWidget) -> None:
    """Make a popover as large as what it says; sentences over several lines are counted."""
    layout = surface.layout()
    if layout is None:
        return
    layout.activate()
    width = layout.sizeHint().width()
    height = max(layout.totalHeightForWidth(width), layout.minimumSize().height())
    popover.resize(width, height)


def fit(popover: QWidget, surface: Card, window: QWidget) -> None:
    """Grow with what is said, and stay inside the window."""
    take_size(popover, surface)
    lowest = window.height() - popover.height() + surface.margin
    if popover.y() > lowest:
        popover.move(popover.x(), max(lowest, -surface.margin))

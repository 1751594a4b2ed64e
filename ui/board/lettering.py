"""Lines of text on the board: elided to a width, centred on a height."""

from typing import NamedTuple

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter

from ui.theme import Theme
from ui.typography import Letter
from ui.widgets.drawing import ink

_LEFT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextSingleLine
LEAST = 12
"""Narrower than this, nothing readable is left of a text."""


class Pen:
    """Writes pieces of one line one after the other, from ``left`` to ``right``."""

    def __init__(self, painter: QPainter, theme: Theme, left: float, right: float) -> None:
        """Start at ``left``; ``middle`` is to be set before writing."""
        self.painter, self.theme = painter, theme
        self.left, self.right = left, right
        self.middle = 0.0

    @property
    def room(self) -> float:
        """How much of the line is left."""
        return self.right - self.left

    def write(self, text: str, letter: Letter, colour: QColor, *, elide: bool = True) -> bool:
        """Write a piece and go to its end; nothing is written where nothing readable fits."""
        metrics = self.theme.metrics(letter)
        width = metrics.horizontalAdvance(text)
        if width > self.room:
            if not elide or self.room < LEAST:
                return False
            text = metrics.elidedText(text, Qt.TextElideMode.ElideRight, self.room)
            width = metrics.horizontalAdvance(text)
        ink(self.painter, self.theme.font(letter), colour)
        # Wider than the text: a rounding of its width must not cut the last letter.
        box = QRectF(self.left, self.middle - 12, width + 4, 24)
        self.painter.drawText(box, _LEFT, text)
        self.left += width
        return True

    def skip(self, pixels: float) -> None:
        """Leave a gap."""
        self.left += pixels


class Style(NamedTuple):
    """How a text is written."""

    letter: Letter
    colour: QColor


def write_at(painter: QPainter, theme: Theme, box: QRectF, text: str, *, style: Style) -> None:
    """Write one elided line in the left of a box, centred on its height."""
    pen = Pen(painter, theme, box.left(), box.right())
    pen.middle = box.center().y()
    pen.write(text, style.letter, style.colour)

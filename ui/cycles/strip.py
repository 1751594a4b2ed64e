"""A part of the wizard with a ground of its own and a line at one of its edges."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from ui.widgets.drawing import hairline
from ui.widgets.painted import follow

if TYPE_CHECKING:
    from ui.theme import Theme


class Side(Enum):
    """Where the line is."""

    TOP = "top"
    BOTTOM = "bottom"
    LEFT = "left"
    BOTH = "both"


class Strip(QWidget):
    """Put a layout in it; ``ground`` names a token, or nothing to leave what is below."""

    def __init__(self, theme: Theme, side: Side, ground: str = "") -> None:
        """Draw a line at `side`."""
        super().__init__()
        self._theme, self._side, self._ground = theme, side, ground
        follow(theme, self)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """See QWidget."""
        painter = QPainter(self)
        box, tokens = QRectF(self.rect()), self._theme.tokens
        # The border of the panel itself stays visible at its edges.
        inner = box.adjusted(1, 0, -1, 0)
        if self._ground:
            painter.fillRect(inner, getattr(tokens, self._ground))
        line = hairline(painter)
        lines = {
            Side.TOP: [QRectF(1, 0, inner.width(), line)],
            Side.BOTTOM: [QRectF(1, box.bottom() - line, inner.width(), line)],
            Side.LEFT: [QRectF(0, 0, line, box.height())],
        }
        lines[Side.BOTH] = lines[Side.TOP] + lines[Side.BOTTOM]
        for one in lines[self._side]:
            painter.fillRect(one, tokens.line2)
        painter.end()

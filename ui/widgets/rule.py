"""A hairline between two parts of a panel."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from ui.theme import Theme
from ui.widgets.drawing import edge, snapped


class Rule(QWidget):
    """A line as wide as it may be."""

    def __init__(self, theme: Theme) -> None:
        """Follow ``theme``."""
        super().__init__()
        self._theme = theme
        self.setFixedHeight(9)
        theme.changed.connect(self.update)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """See QWidget."""
        painter = QPainter(self)
        painter.setPen(edge(self._theme.tokens.line))
        line = snapped(painter, QRectF(QPointF(0, 4), QPointF(self.width(), 5)))
        painter.fillRect(line, self._theme.tokens.line)
        painter.end()

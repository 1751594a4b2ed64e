"""What is painted first: the ground of a section, before anything slow is loaded."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QLineF, QRectF
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from ui.rail import HOME, SCHEDULE

if TYPE_CHECKING:
    from ui.theme import Theme


class OpeningFace(QWidget):
    """Where the bars, the ruler and the rows are going to be, and nothing that is not known yet.

    The hours, the rooms and what goes on in them are the centre's: none is drawn before it is read,
    so that nothing on the screen moves when it is.
    """

    def __init__(self, theme: Theme, awaited: str) -> None:
        """Wait for the section `awaited`, by its code."""
        super().__init__()
        self._theme, self._awaited = theme, awaited

    def paintEvent(self, _event: QPaintEvent) -> None:
        """See QWidget."""
        sizes, tokens = self._theme.sizes, self._theme.tokens
        painter = QPainter(self)
        ground = tokens.surface if self._awaited == SCHEDULE else tokens.bg
        painter.fillRect(self.rect(), ground)
        if self._awaited in {HOME, SCHEDULE}:
            bar = QRectF(0, 0, self.width(), sizes.top_bar)
            painter.fillRect(bar, tokens.surface)
            self._paint_bottom(painter, bar)
        if self._awaited == SCHEDULE:
            strip = QRectF(0, sizes.top_bar, self.width(), sizes.filter_strip)
            painter.fillRect(strip, tokens.alt)
            self._paint_bottom(painter, strip)
            ruler = QRectF(0, strip.bottom(), self.width(), sizes.ruler)
            self._paint_bottom(painter, ruler)
            left = sizes.row_header - 0.5
            painter.drawLine(QLineF(left, ruler.top(), left, ruler.bottom()))
        painter.end()

    def _paint_bottom(self, painter: QPainter, band: QRectF) -> None:
        painter.setPen(QPen(self._theme.tokens.line2, 1))
        bottom = band.bottom() - 0.5
        painter.drawLine(QLineF(band.left(), bottom, band.right(), bottom))

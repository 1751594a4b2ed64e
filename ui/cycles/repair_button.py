"""A repair to take, on one line: its number, what it changes, and what stays as it was."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter

from ui.density import CONTROL_RADIUS
from ui.typography import Letter
from ui.widgets.drawing import edge, ink, outlined
from ui.widgets.painted import RADIUS, PaintedButton

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from ui.theme import Theme
    from ui.widgets.cards import WayOut

_EDGE, _GAP, _SQUARE = 6, 8, 18
_END = 12
_LEFT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft


class RepairButton(PaintedButton):
    """« 1  Motricité  même heure »."""

    def __init__(self, theme: Theme, way: WayOut, parent: QWidget) -> None:
        """Offer `way`."""
        self.way = way
        super().__init__(theme, way.title, parent)
        self.setAccessibleName(f"{way.number}. {way.title}")
        self.setAccessibleDescription(way.cost)
        self.setToolTip(" · ".join(filter(None, (way.title, way.cost))))
        self.setProperty(RADIUS, CONTROL_RADIUS)

    def content_size(self) -> QSize:
        """See PaintedButton."""
        letters = self.theme.letters
        cost = letters.width(Letter.CAPTION, self.way.cost) + _GAP if self.way.cost else 0
        width = self._text_left() + letters.width(Letter.TITLE, self.way.title) + cost + _END
        return QSize(round(width + 0.5), max(28, letters.pixels(Letter.TITLE) + 16))

    def draw(self, painter: QPainter, box: QRectF) -> None:
        """See PaintedButton."""
        tokens, letters = self.theme.tokens, self.theme.letters
        chosen = self.hasFocus() or self.is_hovered
        pen = edge(tokens.accent, 2) if chosen else edge(tokens.ctrl)
        outlined(painter, box, CONTROL_RADIUS, fill=tokens.surface, pen=pen)
        side = self._side()
        square = QRectF(_EDGE, round(box.center().y() - side / 2), side, side)
        outlined(painter, square, 5, fill=tokens.closed, pen=None)
        ink(painter, letters.font(Letter.CAPTION_STRONG), tokens.text)
        painter.drawText(square, Qt.AlignmentFlag.AlignCenter, str(self.way.number))
        words = box.adjusted(self._text_left(), 0, -_EDGE, 0)
        title = letters.metrics(Letter.TITLE).elidedText(
            self.way.title, Qt.TextElideMode.ElideRight, words.width()
        )
        ink(painter, letters.font(Letter.TITLE), tokens.text)
        painter.drawText(words, _LEFT, title)
        words.setLeft(words.left() + letters.width(Letter.TITLE, title) + _GAP)
        cost = letters.metrics(Letter.CAPTION).elidedText(
            self.way.cost, Qt.TextElideMode.ElideRight, max(words.width(), 0)
        )
        ink(painter, letters.font(Letter.CAPTION), tokens.text2)
        painter.drawText(words, _LEFT, cost)

    def _side(self) -> float:
        return _SQUARE * self.theme.text_percent / 100

    def _text_left(self) -> int:
        return round(_EDGE + self._side() + _GAP)

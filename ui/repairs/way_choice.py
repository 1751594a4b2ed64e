"""A way out to choose, on one line: its number, what it does, whom it disturbs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QKeyEvent, QPainter

from ui.density import CONTROL_RADIUS
from ui.icons import Icon, draw_icon_in
from ui.typography import Letter
from ui.widgets.drawing import edge, ink, outlined
from ui.widgets.painted import RADIUS, PaintedButton

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from ui.repairs.sayings import WayLine
    from ui.theme import Theme

_EDGE, _GAP, _SQUARE, _END = 6, 8, 18, 12
_LEFT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
_PRESSES = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)


class WayChoice(PaintedButton):
    """« 1  Psychologue P012 (remplace P011)  personne à prévenir »; a check where it is chosen."""

    def __init__(self, theme: Theme, way: WayLine, parent: QWidget) -> None:
        """Offer `way`."""
        self.way = way
        super().__init__(theme, way.title, parent)
        self.setCheckable(True)
        self.setChecked(way.chosen)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
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

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """See QWidget: the row hears everything but what presses a button."""
        if Qt.Key(event.key()) in _PRESSES:
            super().keyPressEvent(event)
        else:
            event.ignore()

    def draw(self, painter: QPainter, box: QRectF) -> None:
        """See PaintedButton."""
        tokens, letters = self.theme.tokens, self.theme.letters
        chosen = self.way.chosen
        pen = edge(tokens.accent, 2) if chosen or self.is_hovered else edge(tokens.ctrl)
        fill = tokens.sel if chosen else tokens.surface
        outlined(painter, box, CONTROL_RADIUS, fill=fill, pen=pen)
        side = _SQUARE * self.theme.text_percent / 100
        square = QRectF(_EDGE, round(box.center().y() - side / 2), side, side)
        if chosen:
            outlined(painter, square, 5, fill=tokens.accent, pen=None)
            draw_icon_in(painter, square, Icon.CHECK, size=14, colour=tokens.onacc)
        else:
            outlined(painter, square, 5, fill=tokens.closed, pen=None)
            ink(painter, letters.font(Letter.CAPTION_STRONG), tokens.text)
            painter.drawText(square, Qt.AlignmentFlag.AlignCenter, str(self.way.number))
        words = box.adjusted(self._text_left(), 0, -_EDGE, 0)
        colour = tokens.danger if self.way.cancels else tokens.text
        used = self._write(painter, words, Letter.TITLE, (self.way.title, colour))
        words.setLeft(words.left() + used + _GAP)
        self._write(painter, words, Letter.CAPTION, (self.way.cost, tokens.text2))

    def _write(
        self, painter: QPainter, box: QRectF, letter: Letter, said: tuple[str, QColor]
    ) -> float:
        """Write words where they begin, cut where they end; return how wide they are."""
        text, colour = said
        letters = self.theme.letters
        cut = Qt.TextElideMode.ElideRight
        shown = letters.metrics(letter).elidedText(text, cut, max(box.width(), 0) + 1)
        ink(painter, letters.font(letter), colour)
        painter.drawText(box, _LEFT, shown)
        return letters.width(letter, shown)

    def _text_left(self) -> int:
        return round(_EDGE + _SQUARE * self.theme.text_percent / 100 + _GAP)

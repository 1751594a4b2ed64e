"""A round plus beside people: its list offers whom to add."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent

from ui.booking.fields import PickField
from ui.icons import Icon, draw_icon_in
from ui.theme import Theme
from ui.widgets.drawing import edge, outlined
from ui.widgets.painted import RADIUS

_SIDE = 28


class PlusField(PickField):
    """Chosen from as any list, but drawn as one sign."""

    def __init__(self, theme: Theme) -> None:
        """Offer nothing yet."""
        super().__init__(theme, "")
        self.setProperty(RADIUS, _SIDE / 2)

    def sizeHint(self) -> QSize:
        """See QWidget."""
        return QSize(_SIDE, _SIDE)

    def minimumSizeHint(self) -> QSize:
        """See QWidget."""
        return self.sizeHint()

    def showPopup(self) -> None:
        """See QComboBox: the list is as wide as whom it offers."""
        texts = [self.itemText(place) for place in range(self.count())]
        self.view().setMinimumWidth(self.room_for(texts).width())
        super().showPopup()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """See QWidget."""
        painter = QPainter(self)
        tokens = self.theme.tokens
        outlined(
            painter, QRectF(self.rect()), _SIDE / 2, fill=tokens.surface, pen=edge(tokens.ctrl)
        )
        draw_icon_in(painter, QRectF(self.rect()), Icon.PLUS, size=14, colour=tokens.text2)
        painter.end()

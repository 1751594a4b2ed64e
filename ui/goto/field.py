"""The field of a bar that opens the go-to box; what is typed is typed in the box."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QSizePolicy

from ui.density import CONTROL_RADIUS
from ui.icons import Icon, draw_icon_in
from ui.typography import Letter
from ui.widgets.drawing import edge, ink, outlined
from ui.widgets.marks import draw_key_cap, key_cap_height, key_cap_width
from ui.widgets.painted import RADIUS, PaintedButton

if TYPE_CHECKING:
    from desktop_app.wording import Words
    from ui.theme import Theme

KEYS = "Ctrl K"
LEAST, USUAL = 44, 318
_PADDING, _ICON, _GAP = 10, 16, 7
_LEFT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft


class GotoField(PaintedButton):
    """Looks like a field, as wide as its bar lets it be; pressed, it opens the box over it."""

    def __init__(self, theme: Theme, words: Words) -> None:
        """Say what can be looked for."""
        super().__init__(theme, "")
        self.setProperty(RADIUS, CONTROL_RADIUS)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMaximumWidth(3 * USUAL)
        self.setCursor(Qt.CursorShape.IBeamCursor)
        self.retranslate(words)

    def retranslate(self, words: Words) -> None:
        """Say everything in another language."""
        self.say(words._("Person, workshop, room…"))
        self.setAccessibleDescription(words._("Opens the go-to box"))
        self.setToolTip(words._("Go to a person, a session, a room, a date or a command (Ctrl+K)"))

    def content_size(self) -> QSize:
        """See PaintedButton."""
        return QSize(USUAL, self.theme.sizes.control)

    def minimumSizeHint(self) -> QSize:
        """See QWidget."""
        return QSize(LEAST, self.theme.sizes.control)

    def draw(self, painter: QPainter, box: QRectF) -> None:
        """See PaintedButton."""
        tokens = self.theme.tokens
        pen = edge(tokens.accent if self.is_hovered else tokens.ctrl)
        outlined(painter, box, CONTROL_RADIUS, fill=tokens.alt, pen=pen)
        mark = QRectF(_PADDING, 0, _ICON, box.height())
        draw_icon_in(painter, mark, Icon.SEARCH, size=_ICON, colour=tokens.text2)
        right = box.right() - _PADDING
        width, height = key_cap_width(self.theme, KEYS), key_cap_height(self.theme)
        left = mark.right() + _GAP
        said = self.theme.letters.width(Letter.BODY, self.label)
        if right - width - _GAP - left >= min(said, 2 * width):
            cap = QRectF(right - width, box.center().y() - height / 2, width, height)
            draw_key_cap(painter, self.theme, cap, KEYS)
            right -= width + _GAP
        ink(painter, self.theme.font(Letter.BODY), tokens.text3)
        metrics = self.theme.metrics(Letter.BODY)
        shown = metrics.elidedText(self.label, Qt.TextElideMode.ElideRight, max(right - left, 0))
        painter.drawText(QRectF(left, 0, right - left + 1, box.height()), _LEFT, shown)

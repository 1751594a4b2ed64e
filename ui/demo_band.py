"""The band over a demonstration: nothing in it is true, and how to leave it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.icons import Icon
from ui.typography import Letter
from ui.widgets.buttons import LinkButton
from ui.widgets.labels import Glyph, Text
from ui.widgets.tones import Tone, tone_colours

if TYPE_CHECKING:
    from desktop_app.wording import Words
    from ui.theme import Theme


class DemoBand(QWidget):
    """A sentence over the whole width that never goes away, and a button that leaves."""

    left = Signal()
    """Somebody has seen enough."""

    def __init__(self, theme: Theme, words: Words) -> None:
        """Say that all is invented."""
        super().__init__()
        self.theme = theme
        self._said = Text(theme, "", Letter.STRONG, colour="info")
        self.leave = LinkButton(theme, "")
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 3, 14, 3)
        row.setSpacing(8)
        row.addStretch()
        row.addWidget(Glyph(theme, Icon.FLASK_CONICAL, colour="info"))
        row.addWidget(self._said)
        row.addWidget(self.leave)
        row.addStretch()
        self.leave.clicked.connect(self.left)
        self.retranslate(words)

    def retranslate(self, words: Words) -> None:
        """Say it in another language."""
        said = words._("Demonstration — invented data")
        self._said.setText(said)
        self.setAccessibleName(said)
        self.leave.say(words._("Leave the demonstration"))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """See QWidget."""
        painter = QPainter(self)
        painter.fillRect(QRectF(self.rect()), tone_colours(self.theme.tokens, Tone.INFO).ground)
        painter.end()

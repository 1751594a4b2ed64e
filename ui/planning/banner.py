"""The band above the board: why what is shown may be old, and what can be done."""

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop_app.wording import Words
from ui.icons import Icon
from ui.theme import Theme
from ui.typography import Letter
from ui.widgets.buttons import LinkButton
from ui.widgets.labels import Glyph, Text
from ui.widgets.tones import Tone, tone_colours


class Banner(QWidget):
    """A sentence over the whole width, hidden while there is nothing to say."""

    retry_asked = Signal()

    def __init__(self, theme: Theme, words: Words) -> None:
        """Say nothing yet."""
        super().__init__()
        self.theme = theme
        self._said = Text(theme, "", Letter.BODY)
        self._said.setWordWrap(True)
        self._retry = LinkButton(theme, words._("Try again"))
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 6, 14, 6)
        row.setSpacing(8)
        mark = Glyph(theme, Icon.CLOUD_OFF, colour="warn")
        row.addWidget(mark, alignment=Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._said, 1)
        row.addWidget(self._retry)
        self._retry.clicked.connect(self.retry_asked)
        self.hide()

    @property
    def said(self) -> str:
        """What the band says; nothing when it is hidden."""
        return "" if self.isHidden() else self._said.text()

    def tell(self, sentence: str) -> None:
        """Say `sentence`, and offer to try again."""
        self._said.setText(sentence)
        self.setAccessibleName(sentence)
        self.show()

    def retranslate(self, words: Words) -> None:
        """Offer to try again in another language; the sentence is told again."""
        self._retry.say(words._("Try again"))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """See QWidget."""
        painter = QPainter(self)
        painter.fillRect(QRectF(self.rect()), tone_colours(self.theme.tokens, Tone.WARN).ground)
        painter.end()

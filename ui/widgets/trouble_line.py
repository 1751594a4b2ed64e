"""What could not be read, in words, and the way to try again."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop_app.wording import Words
from ui.icons import Icon
from ui.theme import Theme
from ui.typography import Letter
from ui.widgets.buttons import LinkButton
from ui.widgets.labels import Glyph, Text

_SIDE = 14


class TroubleLine(QWidget):
    """A sentence and « Réessayer », hidden while there is nothing to say."""

    retry_asked = Signal()

    def __init__(self, theme: Theme, words: Words, *, margin: int = 10) -> None:
        """Say nothing yet; ``margin`` is left above and below, in pixels."""
        super().__init__()
        self.theme = theme
        self._mark = Glyph(theme, Icon.CLOUD_OFF, colour="warn")
        self._said = Text(theme, "", Letter.BODY)
        self._said.setWordWrap(True)
        self.retry = LinkButton(theme, words._("Try again"))
        self.retry.clicked.connect(self.retry_asked)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(_SIDE, margin, _SIDE, margin)
        self._row.setSpacing(8)
        self._row.addWidget(self._mark)
        self._row.addWidget(self._said, 1)
        self._row.addWidget(self.retry)
        self.hide()

    @property
    def said(self) -> str:
        """What is wrong, in words; nothing when it is hidden."""
        return "" if self.isHidden() else self._said.text()

    def tell(self, sentence: str) -> None:
        """Say what is wrong, and offer to try again."""
        self._said.setText(sentence)
        self.setAccessibleName(sentence)
        self.show()

    def retranslate(self, words: Words) -> None:
        """Offer to try again in another language; the sentence is told again."""
        self.retry.say(words._("Try again"))

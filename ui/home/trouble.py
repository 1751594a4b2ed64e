"""What a card says when it could not be read."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop_app.wording import Words
from ui.icons import Icon
from ui.theme import Theme
from ui.typography import Letter
from ui.widgets.buttons import LinkButton
from ui.widgets.labels import Glyph, Text


class CardTrouble(QWidget):
    """A sentence and « Réessayer », inside the card that failed and in no other."""

    retry_asked = Signal()

    def __init__(self, theme: Theme, words: Words) -> None:
        """Say nothing yet."""
        super().__init__()
        self._said = Text(theme, "", Letter.BODY)
        self._said.setWordWrap(True)
        self.retry = LinkButton(theme, words._("Try again"))
        self.retry.clicked.connect(self.retry_asked)
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 10, 14, 10)
        row.setSpacing(8)
        row.addWidget(Glyph(theme, Icon.CLOUD_OFF, colour="warn"))
        row.addWidget(self._said, 1)
        row.addWidget(self.retry)

    @property
    def said(self) -> str:
        """What is wrong, in words."""
        return "" if self.isHidden() else self._said.text()

    def tell(self, sentence: str) -> None:
        """Say what is wrong."""
        self._said.setText(sentence)
        self.setAccessibleName(sentence)
        self.show()

    def retranslate(self, words: Words) -> None:
        """Offer to try again in another language."""
        self.retry.say(words._("Try again"))

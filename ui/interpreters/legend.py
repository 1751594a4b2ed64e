"""Below the list: how deadlines are counted, and the keys of the list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.actions import keys_said
from ui.typography import Letter
from ui.widgets.flow_row import FlowRow, Together
from ui.widgets.labels import Text
from ui.widgets.pills import KeyCap

if TYPE_CHECKING:
    from desktop_app.wording import Words
    from ui.theme import Theme


class Legend(QWidget):
    """A sentence and the keys."""

    def __init__(self, theme: Theme, words: Words) -> None:
        """Say them in `words`."""
        super().__init__()
        self.theme = theme
        self._said = Text(theme, "", Letter.CAPTION, colour="text2")
        self._said.setWordWrap(True)
        self._keys = FlowRow([], gap=16)
        self._made: list[QWidget] = []
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 8, 14, 10)
        column.setSpacing(6)
        column.addWidget(self._said)
        column.addWidget(self._keys)
        self.retranslate(words)

    def retranslate(self, words: Words) -> None:
        """Say everything in another language."""
        self._said.setText(
            words._(
                "Deadlines are in the hours of each agency: working ones leave out Saturdays,"
                " Sundays and public holidays. Below 24 h: amber. Below 4 h: red."
            )
        )
        keys = {
            "↑ ↓": words._("request"),
            "D": words._("ask"),
            "C": words._("confirmed"),
            "R": words._("chase"),
            "T": words._("phone"),
            keys_said("Return", words): words._("session"),
        }
        former = self._made
        self._made = [
            Together(
                KeyCap(self.theme, key), Text(self.theme, said, Letter.CAPTION, colour="text2")
            )
            for key, said in keys.items()
        ]
        self._keys.arrange(self._made)
        for old in former:
            old.hide()
            old.deleteLater()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """See QWidget."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), self.theme.tokens.bg)
        painter.end()

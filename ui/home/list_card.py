"""A card of lines: what there is, or that there is nothing, or why it could not be read."""

from __future__ import annotations

from typing import TYPE_CHECKING, Generic, TypeVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from ui.typography import Letter
from ui.widgets.cards import Card
from ui.widgets.labels import Text
from ui.widgets.trouble_line import TroubleLine

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtWidgets import QBoxLayout

    from desktop_app.wording import Words
    from ui.theme import Theme

Line = TypeVar("Line", bound=QWidget)


class ListCard(Card, Generic[Line]):
    """Lines from one border of the card to the other.

    Attributes:
        lines: what is listed, the first line first.
        empty: the sentence instead of lines.
        trouble: why they could not be read.
    """

    retry_asked = Signal()

    def __init__(self, theme: Theme, words: Words) -> None:
        """Show nothing yet."""
        super().__init__(theme)
        self.lines: list[Line] = []
        self.empty = Text(theme, "", Letter.BODY, colour="text2")
        self.empty.setMargin(14)
        self.trouble = TroubleLine(theme, words)
        self.trouble.retry_asked.connect(self.retry_asked)
        # A column with room to spare gives it to what is below, never to the lines.
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addWidget(self.empty)
        self._column.addWidget(self.trouble)

    def show_lines(self, lines: Iterable[Line]) -> None:
        """Show other lines, or that there is none."""
        let_go(self._column, self.lines)
        self.lines = list(lines)
        for line in self.lines:
            self._column.addWidget(line)
        self.empty.setVisible(not self.lines)

    def show_trouble(self, sentence: str) -> None:
        """Say why they could not be read; a retry is offered, and lines read before stay."""
        self.empty.hide()
        self.trouble.tell(sentence)

    def retranslate(self, words: Words) -> None:
        """Offer to try again in another language; a list says its own sentence."""
        self.trouble.retranslate(words)


def let_go(column: QBoxLayout, widgets: Iterable[QWidget]) -> None:
    """Take widgets out of a layout for good, without a moment on the screen of their own."""
    for widget in widgets:
        column.removeWidget(widget)
        widget.hide()
        widget.deleteLater()

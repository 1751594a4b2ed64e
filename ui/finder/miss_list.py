"""Why nothing is free: what would give a place with one thing less, and what stands there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.typography import Letter
from ui.widgets.buttons import Button
from ui.widgets.cards import Card
from ui.widgets.labels import Text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop_app.wording.words import Words
    from ui.theme import Theme


class MissList(QWidget):
    """A sentence, then a card for each change with the button that takes it."""

    taken = Signal(int)
    """The number of the change, from 0."""

    def __init__(self, theme: Theme, words: Words) -> None:
        """Say nothing yet."""
        super().__init__()
        self._theme, self._words = theme, words
        self._said: tuple[tuple[str, str], ...] = ()
        self.buttons: list[Button] = []
        self._cards: list[QWidget] = []
        self.head = Text(theme, "", Letter.TITLE)
        self.head.setWordWrap(True)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(18, 12, 14, 12)
        self._column.setSpacing(8)
        self._column.addWidget(self.head)
        self._column.addStretch()

    @property
    def said(self) -> tuple[tuple[str, str], ...]:
        """Each change with what stands there."""
        return self._said

    def show_misses(self, misses: Sequence[tuple[str, str]]) -> None:
        """Show other changes, each with what stands in the way there."""
        words = self._words
        self.head.setText(
            words._("Nothing is free as it is asked. What would give a place:")
            if misses
            else words._(
                "Nothing is free as it is asked. No single change would give a place: ask for"
                " other days."
            )
        )
        if tuple(misses) == self._said:
            return
        self._said = tuple(misses)
        for card in self._cards:
            self._column.removeWidget(card)
            card.hide()
            card.deleteLater()
        self.buttons = []
        self._cards = [self._card(*one) for one in self._said]
        for place, card in enumerate(self._cards, 1):
            self._column.insertWidget(place, card)
            card.show()

    def retranslate(self, words: Words) -> None:
        """Say everything in another language; the changes are shown again."""
        self._words, self._said = words, ()

    def _card(self, change: str, reasons: str) -> Card:
        card, number = Card(self._theme), len(self.buttons)
        button = Button(self._theme, self._words._("Ask for this"))
        button.setAccessibleDescription(change)
        button.clicked.connect(lambda: self.taken.emit(number))
        self.buttons.append(button)
        row = QHBoxLayout(card)
        row.setContentsMargins(12, 8, 12, 8)
        row.setSpacing(12)
        column = QVBoxLayout()
        column.setSpacing(3)
        for said, letter, colour in (
            (change, Letter.TITLE, "text"),
            (reasons, Letter.NOTE, "text2"),
        ):
            if said:
                text = Text(self._theme, said, letter, colour=colour)
                text.setWordWrap(True)
                column.addWidget(text)
        row.addLayout(column, 1)
        row.addWidget(button, alignment=Qt.AlignmentFlag.AlignVCenter)
        return card

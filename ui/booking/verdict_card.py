"""What the rules say of the entry while it is typed, with up to three ways out."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout

from desktop_app.domain.planning import Alternative
from ui.theme import Theme
from ui.typography import Letter
from ui.widgets.cards import Card, WayOut, WayOutButton
from ui.widgets.labels import Text
from ui.widgets.tones import Tone

MOST_SENTENCES = 3


class VerdictCard(Card):
    """A title, the sentences below it and the ways out; hidden while there is nothing to say."""

    taken = Signal(object)
    """The Alternative that was chosen."""

    def __init__(self, theme: Theme) -> None:
        """Say nothing yet."""
        super().__init__(theme, tone=Tone.DANGER)
        self._title = Text(theme, "", Letter.TITLE, colour="danger")
        self._sentences = Text(theme, "", Letter.CAPTION, colour="text2")
        self._ways: list[tuple[WayOutButton, Alternative]] = []
        self._below = QVBoxLayout()
        self._below.setSpacing(5)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 8, 12, 9)
        column.setSpacing(3)
        for text in (self._title, self._sentences):
            text.setWordWrap(True)
            column.addWidget(text)
        column.addLayout(self._below)
        self.hide()

    @property
    def ways(self) -> tuple[Alternative, ...]:
        """The ways out on offer."""
        return tuple(alternative for _, alternative in self._ways)

    @property
    def sentences(self) -> str:
        """What is said below the title."""
        return self._sentences.text()

    def say(self, tone: Tone, title: str, sentences: Sequence[str]) -> None:
        """Say a title and sentences in a tone; former ways out go."""
        self.wear(tone)
        self._title.wear(Letter.TITLE, tone.value if tone is not Tone.NEUTRAL else "text2")
        self._title.setText(title)
        self._sentences.setText("\n".join(sentences[:MOST_SENTENCES]))
        self._sentences.setVisible(bool(sentences))
        self.setAccessibleName(title)
        self.setAccessibleDescription(" ".join(sentences))
        self.offer(())
        self.show()

    def clear(self) -> None:
        """Say nothing any more."""
        self.offer(())
        self.hide()

    def offer(self, ways: Sequence[tuple[WayOut, Alternative]]) -> None:
        """Show ways out, the first the least disturbing."""
        for button, _ in self._ways:
            self._below.removeWidget(button)
            button.hide()
            button.deleteLater()
        self._ways = [(self._button(way, one), one) for way, one in ways]

    def take(self, number: int) -> None:
        """Choose a way out by its number, from 1; nothing when there is none."""
        if 1 <= number <= len(self._ways):
            self.taken.emit(self._ways[number - 1][1])

    def _button(self, way: WayOut, alternative: Alternative) -> WayOutButton:
        button = WayOutButton(self.theme, way)
        button.clicked.connect(lambda: self.taken.emit(alternative))
        self._below.addWidget(button)
        button.show()
        return button

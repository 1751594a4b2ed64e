"""What stands in the way of what is typed, with its ways out side by side."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from ui.icons import Icon
from ui.typography import Letter
from ui.widgets.buttons import LinkButton
from ui.widgets.cards import Card, WayOut, WayOutButton
from ui.widgets.labels import Glyph, Text
from ui.widgets.tones import TONE_ICONS, Tone

if TYPE_CHECKING:
    from desktop_app.domain.planning import Alternative
    from ui.theme import Theme

MOST_SENTENCES = 4
"""As many as quick booking says."""


class ConflictStrip(Card):
    """A title, the sentences below it, the ways out beside one another, and the third way."""

    taken = Signal(object)
    """The Alternative that was chosen."""
    third_taken = Signal()
    """Somebody wants the option, or to keep the conflict."""

    def __init__(self, theme: Theme) -> None:
        """Say nothing yet."""
        super().__init__(theme, tone=Tone.DANGER)
        self._mark = Glyph(theme, Icon.TRIANGLE_ALERT, colour="danger")
        self._title = Text(theme, "", Letter.HEADING, colour="danger")
        self._title.setWordWrap(True)
        self.third = LinkButton(theme, "", muted=True)
        self._sentences = Text(theme, "", Letter.NOTE)
        self._sentences.setWordWrap(True)
        self._ways: list[tuple[WayOutButton, Alternative]] = []
        self._row = QHBoxLayout()
        self._row.setSpacing(8)
        self._lay_out()
        self.third.clicked.connect(self.third_taken)
        self.hide()

    @property
    def ways(self) -> tuple[Alternative, ...]:
        """The ways out on offer."""
        return tuple(one for _, one in self._ways)

    @property
    def title(self) -> str:
        """What is said at the head."""
        return self._title.text()

    @property
    def sentences(self) -> str:
        """What is said below the title."""
        return self._sentences.text()

    def say(self, tone: Tone, title: str, sentences: Sequence[str], third: str = "") -> None:
        """Say a title and sentences in a tone, and name the third way; former ways go."""
        self.wear(tone)
        colour = tone.value if tone is not Tone.NEUTRAL else "text2"
        self._mark.show_icon(TONE_ICONS[tone], colour)
        self._title.wear(Letter.HEADING, colour)
        self._title.setText(title)
        self._sentences.setText("\n".join(sentences[:MOST_SENTENCES]))
        self._sentences.setVisible(bool(sentences))
        self.third.say(third)
        self.third.setVisible(bool(third))
        self.setAccessibleName(title)
        self.setAccessibleDescription(" ".join(sentences))
        self.offer(())
        self.show()

    def clear(self) -> None:
        """Say nothing any more."""
        self._title.setText("")
        self.offer(())
        self.hide()

    def offer(self, ways: Sequence[tuple[WayOut, Alternative]]) -> None:
        """Show ways out, the first the least disturbing."""
        for button, _ in self._ways:
            self._row.removeWidget(button)
            button.hide()
            button.deleteLater()
        self._ways = [(self._button(way, one), one) for way, one in ways]

    def take(self, number: int) -> None:
        """Choose a way out by its number, from 1; nothing when there is none."""
        if 1 <= number <= len(self._ways):
            self.taken.emit(self._ways[number - 1][1])

    def has_focus(self) -> bool:
        """Whether the keys 1 to 3 are meant for it."""
        return any(button.hasFocus() for button, _ in self._ways) or self.third.hasFocus()

    def _button(self, way: WayOut, alternative: Alternative) -> WayOutButton:
        button = WayOutButton(self.theme, way)
        button.setToolTip(f"{way.title}\n{way.cost}" if way.cost else way.title)
        button.clicked.connect(lambda: self.taken.emit(alternative))
        self._row.addWidget(button)
        button.show()
        return button

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(13, 9, 13, 11)
        column.setSpacing(6)
        head = QHBoxLayout()
        head.setSpacing(7)
        head.addWidget(self._mark, alignment=Qt.AlignmentFlag.AlignTop)
        head.addWidget(self._title, 1)
        head.addWidget(self.third, alignment=Qt.AlignmentFlag.AlignTop)
        column.addLayout(head)
        column.addWidget(self._sentences)
        column.addLayout(self._row)

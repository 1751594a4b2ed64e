"""What the rules say of the entry while it is typed, with up to three ways out."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, Qt, QTimer, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from desktop_app.domain.planning import Alternative
from ui.density import CARD_RADIUS
from ui.theme import Theme
from ui.typography import Letter
from ui.widgets.cards import Card, WayOut, WayOutButton
from ui.widgets.drawing import edge, outlined
from ui.widgets.labels import Text
from ui.widgets.pills import KeyCap
from ui.widgets.tones import Tone

MOST_SENTENCES = 3
STRUCK_MS = 600
_KEYS = "Alt 1–3"
"""Digits alone are text in the popover."""


class VerdictCard(Card):
    """A title, the sentences below it and the ways out; hidden while there is nothing to say."""

    taken = Signal(object)
    """The Alternative that was chosen."""
    said = Signal()
    """It says something else than before."""

    def __init__(self, theme: Theme) -> None:
        """Say nothing yet."""
        super().__init__(theme, tone=Tone.DANGER)
        self._title = Text(theme, "", Letter.TITLE, colour="danger")
        self._sentences = Text(theme, "", Letter.CAPTION, colour="text2")
        self._ways: list[tuple[WayOutButton, Alternative]] = []
        self._keys = KeyCap(theme, _KEYS)
        self._below = QVBoxLayout()
        self._below.setSpacing(5)
        self._below.setContentsMargins(0, 3, 0, 0)
        self._struck = QTimer(self, singleShot=True, interval=STRUCK_MS)
        self._struck.timeout.connect(self.update)
        self._lay_out()
        self.hide()

    @property
    def has_focus(self) -> bool:
        """Whether the keys 1 to 3 alone are meant for it."""
        return any(button.hasFocus() for button, _ in self._ways)

    @property
    def is_struck(self) -> bool:
        """Whether it draws the eye: somebody asked in vain just now."""
        return self._struck.isActive()

    def strike(self) -> None:
        """Draw the eye for a moment, and have it said: what is said stands in the way."""
        self._struck.start()
        self.update()
        if QAccessible.isActive():
            said = " ".join(filter(None, (self._title.text(), self._sentences.text())))
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, said))

    def enter(self) -> None:
        """Give the focus to the first way out, if there is one."""
        if self._ways:
            self._ways[0][0].setFocus(Qt.FocusReason.OtherFocusReason)

    def paintEvent(self, event: QPaintEvent) -> None:
        """See QWidget."""
        super().paintEvent(event)
        if self.is_struck:
            painter = QPainter(self)
            box = QRectF(self.rect()).adjusted(1, 1, -1, -1)
            outlined(painter, box, CARD_RADIUS - 1, fill=None, pen=edge(self.theme.tokens.text, 3))
            painter.end()

    @property
    def ways(self) -> tuple[Alternative, ...]:
        """The ways out on offer."""
        return tuple(alternative for _, alternative in self._ways)

    @property
    def offered(self) -> tuple[tuple[WayOutButton, Alternative], ...]:
        """The buttons of the ways out, in order."""
        return tuple(self._ways)

    @property
    def sentences(self) -> str:
        """What is said below the title."""
        return self._sentences.text()

    def say(self, tone: Tone, title: str, sentences: Sequence[str]) -> None:
        """Say a title and sentences in a tone; former ways out go."""
        before = (self._title.text(), self._sentences.text())
        self.wear(tone)
        self._title.wear(Letter.TITLE, tone.value if tone is not Tone.NEUTRAL else "text2")
        self._title.setText(title)
        self._sentences.setText("\n".join(sentences[:MOST_SENTENCES]))
        self._sentences.setVisible(bool(sentences))
        self.setAccessibleName(title)
        self.setAccessibleDescription(" ".join(sentences))
        self.offer(())
        self.show()
        if before != (self._title.text(), self._sentences.text()):
            self.said.emit()

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
        self._keys.setVisible(bool(self._ways))
        if self._ways:
            self.said.emit()

    def take(self, number: int) -> None:
        """Choose a way out by its number, from 1; nothing when there is none."""
        if 1 <= number <= len(self._ways):
            self.taken.emit(self._ways[number - 1][1])

    def _button(self, way: WayOut, alternative: Alternative) -> WayOutButton:
        button = WayOutButton(self.theme, way)
        said = (way.title, way.cost, f"Alt+{way.number}")
        button.setToolTip("\n".join(filter(None, said)))
        button.clicked.connect(lambda: self.taken.emit(alternative))
        self._below.addWidget(button)
        button.show()
        return button

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self._title, 1)
        head.addWidget(self._keys, alignment=Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 8, 12, 9)
        column.setSpacing(3)
        for text in (self._title, self._sentences):
            text.setWordWrap(True)
        column.addLayout(head)
        column.addWidget(self._sentences)
        column.addLayout(self._below)

"""One page of the settings: its title, what it is about, and its cards; it scrolls."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from ui.typography import Letter
from ui.widgets.labels import Text

if TYPE_CHECKING:
    from desktop_app.wording import Words
    from ui.theme import Theme

_WIDEST = 760
_MARGINS = (28, 22, 28, 28)


class Panel(QScrollArea):
    """A title and a sentence over cards, never wider than is easy to read."""

    def __init__(self, theme: Theme, *, widest: int = _WIDEST) -> None:
        """Hold nothing yet; ``widest`` are pixels of text at 100 %."""
        super().__init__()
        self.theme, self._widest = theme, widest
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._title = Text(theme, "", Letter.PANEL_TITLE)
        self._about = Text(theme, "", Letter.BODY, colour="text2")
        self._about.setWordWrap(True)
        self._inside = QWidget()
        self.column = QVBoxLayout(self._inside)
        self.column.setContentsMargins(*_MARGINS)
        self.column.setSpacing(14)
        for text in (self._title, self._about):
            self.column.addWidget(text)
        self.setWidget(self._inside)
        self.viewport().setAutoFillBackground(False)
        self._inside.setAutoFillBackground(False)
        self._fit()
        theme.changed.connect(self._fit)

    def say(self, title: str, about: str) -> None:
        """Name the page, and say what it is about."""
        self._title.setText(title)
        self._about.setText(about)
        self._about.setVisible(bool(about))
        self.setAccessibleName(title)

    def retranslate(self, words: Words) -> None:
        """Say everything in another language."""

    def put(self, *cards: QWidget) -> None:
        """Put cards under each other; what is left stays free."""
        for card in cards:
            self.column.addWidget(card)
        self.column.addStretch()

    def _fit(self) -> None:
        widest = round(self._widest * max(self.theme.text_percent, 100) / 100)
        self._inside.setMaximumWidth(widest)

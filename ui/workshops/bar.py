"""The bar above « Ateliers »: cycles or models, the go-to box, and the buttons of a new cycle."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.goto.field import LEAST, GotoField
from ui.icons import Icon
from ui.typography import Letter
from ui.widgets.buttons import Button, ButtonLook, Role
from ui.widgets.drawing import hairline
from ui.widgets.labels import Text
from ui.widgets.segments import Choice, Segments

if TYPE_CHECKING:
    from desktop_app.wording import Words
    from ui.theme import Theme

MARGIN = 16
_BETWEEN = 2 * MARGIN + 56
"""Pixels that the edges and all the gaps between the parts take."""

CYCLES, MODELS = "cycles", "models"


class WorkshopsBar(QWidget):
    """Says where one is, and begins new cycles."""

    face_chosen = Signal(str)
    """Cycles or models, by code."""

    def __init__(self, theme: Theme, words: Words, new_keys: str) -> None:
        """Show the cycles first; `new_keys` begin a new one."""
        super().__init__()
        self.theme = theme
        self._title = Text(theme, "", Letter.DATE)
        self.faces = Segments(theme, "", [Choice(CYCLES, ""), Choice(MODELS, "")])
        self.goto = GotoField(theme, words)
        self.again = Button(theme, "", ButtonLook(icon=Icon.HISTORY))
        self.term = Button(theme, "", ButtonLook(icon=Icon.CALENDAR_DAYS))
        self.new = Button(theme, "")
        row = QHBoxLayout(self)
        row.setContentsMargins(MARGIN, 0, 14, 0)
        row.setSpacing(8)
        row.addWidget(self._title)
        row.addSpacing(2)
        row.addWidget(self.faces)
        row.addSpacing(6)
        row.addWidget(self.goto, 1)
        row.addStretch()
        row.addWidget(self.term)
        row.addWidget(self.again)
        row.addWidget(self.new)
        self.faces.chosen.connect(self.face_chosen)
        theme.changed.connect(self._fit)
        self._fit()
        self.retranslate(words, new_keys)

    def retranslate(self, words: Words, new_keys: str) -> None:
        """Say everything in another language."""
        self.setAccessibleName(words._("Cycles and models"))
        self._title.setText(words._("Workshops"))
        self.faces.setAccessibleName(words._("What is listed"))
        self.faces.offer([Choice(CYCLES, words._("Cycles")), Choice(MODELS, words._("Models"))])
        self.goto.retranslate(words)
        self.term.say(words._("Plan a term…"))
        self.again.say(words._("Take up a cycle again…"))
        self.new.say(words._("New cycle"))
        self.new.wear(ButtonLook(Role.PRIMARY, Icon.PLUS, new_keys, padding=10))
        self._fit()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """See QWidget."""
        painter = QPainter(self)
        tokens, line = self.theme.tokens, hairline(painter)
        painter.fillRect(self.rect(), tokens.surface)
        painter.fillRect(QRectF(0, self.height() - line, self.width(), line), tokens.line2)
        painter.end()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """See QWidget."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Plan a term from here where there is room; its command stays in the menus."""
        self.setFixedHeight(self.theme.sizes.top_bar)
        needed = [self._title, self.faces, self.term, self.again, self.new]
        room = self.width() - _BETWEEN - sum(one.sizeHint().width() for one in needed)
        self.term.setVisible(room >= LEAST)

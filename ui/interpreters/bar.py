"""The bar above the interpreter desk: states with their counts, the go-to box, a new request."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.domain.order_desk import DeskTab
from ui.goto.field import LEAST, GotoField
from ui.icons import Icon
from ui.typography import Letter
from ui.widgets.buttons import Button, ButtonLook, Role
from ui.widgets.drawing import hairline
from ui.widgets.labels import Text
from ui.widgets.segments import Choice, Segments
from ui.widgets.tones import Tone

if TYPE_CHECKING:
    from collections.abc import Mapping

    from desktop_app.wording import Words
    from ui.theme import Theme

MARGIN = 16
_BETWEEN = 2 * MARGIN + 48
"""Pixels that the edges and all the gaps between the parts take."""

_TONES = {DeskTab.TO_ORDER: Tone.WARN, DeskTab.REQUESTED: Tone.WARN, DeskTab.DONE: Tone.WARN}


class DeskBar(QWidget):
    """Says where one is, and begins new requests."""

    tab_chosen = Signal(str)
    """What is listed, by the code of its tab."""

    def __init__(self, theme: Theme, words: Words) -> None:
        """Show the deadlines first."""
        super().__init__()
        self.theme, self._words = theme, words
        self._counts: Mapping[DeskTab, int] = {}
        self._title = Text(theme, "", Letter.DATE)
        self.tabs = Segments(theme, "", [Choice(tab, "") for tab in DeskTab])
        self.goto = GotoField(theme, words)
        self.new = Button(theme, "", ButtonLook(Role.PRIMARY, Icon.PLUS, padding=14))
        self._above, self._below = QHBoxLayout(), QHBoxLayout()
        self._above.setSpacing(8)
        for piece in (self._title, self.tabs, self.goto, self.new):
            self._above.addWidget(piece, 1 if piece is self.goto else 0)
            self._above.addSpacing(4)
        self._below.addStretch()
        whole = QVBoxLayout(self)
        whole.setContentsMargins(MARGIN, 0, 10, 0)
        whole.setSpacing(0)
        whole.addLayout(self._above)
        whole.addLayout(self._below)
        self.tabs.chosen.connect(self.tab_chosen)
        theme.changed.connect(self._fit)
        self.retranslate(words)

    @property
    def tab(self) -> DeskTab:
        """What is listed."""
        return DeskTab(self.tabs.code)

    def show_tab(self, tab: DeskTab) -> None:
        """List something else without telling anybody."""
        self.tabs.choose(tab)

    def count(self, counts: Mapping[DeskTab, int]) -> None:
        """Say how many orders each state has."""
        if counts != self._counts:
            self._counts = dict(counts)
            self._offer()

    def retranslate(self, words: Words) -> None:
        """Say everything in another language."""
        self._words = words
        self.setAccessibleName(words._("Interpreter desk"))
        self._title.setText(words._("Interpreters"))
        self.tabs.setAccessibleName(words._("What is listed"))
        self.goto.retranslate(words)
        self.new.say(words._("New request"))
        self._offer()

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

    def _offer(self) -> None:
        words = self._words
        said = {
            DeskTab.DEADLINES: words._("Deadlines"),
            DeskTab.TO_ORDER: words._("To order"),
            DeskTab.REQUESTED: words._("Requested"),
            DeskTab.CONFIRMED: words._("Confirmed"),
            DeskTab.DONE: words._("Done"),
            DeskTab.CANCELLED: words._("Given up"),
        }
        self.tabs.offer([self._choice(tab, said[tab]) for tab in DeskTab])
        self._fit()

    def _choice(self, tab: DeskTab, said: str) -> Choice:
        count = self._counts.get(tab, 0)
        shown = "" if not count or tab in {DeskTab.DEADLINES, DeskTab.CANCELLED} else str(count)
        return Choice(tab, said, shown, _TONES.get(tab, Tone.NEUTRAL))

    def _fit(self) -> None:
        """Put the tabs on a line of their own where large letters leave no room for them."""
        needed = [self._title, self.tabs, self.new]
        room = self.width() - _BETWEEN - sum(one.sizeHint().width() for one in needed)
        apart = room < LEAST
        if apart != (self._below.indexOf(self.tabs) >= 0):
            former, row, place = (
                (self._above, self._below, 0) if apart else (self._below, self._above, 2)
            )
            former.removeWidget(self.tabs)
            row.insertWidget(place, self.tabs)
        self.setFixedHeight(self.theme.sizes.top_bar * (2 if apart else 1))

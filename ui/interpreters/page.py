"""The interpreter desk as it is laid out: the list at the left, the chosen order at the right."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from ui.interpreters.bar import DeskBar
from ui.interpreters.desk_table import DeskTable
from ui.interpreters.detail import OrderDetailPane
from ui.interpreters.filters import DeskFilters
from ui.interpreters.legend import Legend
from ui.typography import Letter
from ui.widgets.buttons import LinkButton
from ui.widgets.labels import Text
from ui.widgets.scrolled import Scrolled
from ui.widgets.trouble_line import TroubleLine

if TYPE_CHECKING:
    from desktop_app.wording import Words
    from ui.theme import Theme

_LEAST_BESIDE = 940
"""Pixels, at usual letters, from which the order stands beside the list."""

_PANES = ((1500, 420), (1200, 352), (0, 300))
"""From how many pixels of the page, at usual letters, the order is how wide."""

_LEAST_LIST, _LEAST_ORDER = 200, 320
"""Heights in pixels, at usual letters, where the order stands below the list."""


class DeskPage(QWidget):
    """The widgets; what happens between them is `InterpretersSection`'s."""

    def __init__(self, theme: Theme, words: Words) -> None:
        """Lay out an empty list."""
        super().__init__()
        self.theme = theme
        self.bar, self.filters = DeskBar(theme, words), DeskFilters(theme, words)
        self.trouble = TroubleLine(theme, words, margin=6)
        self.table, self.detail = DeskTable(theme, words), OrderDetailPane(theme, words)
        self.legend = Legend(theme, words)
        self.empty = Text(theme, "", Letter.BODY, colour="text2")
        self.show_all = LinkButton(theme, "")
        self._empty, self._both = QWidget(), QWidget()
        self._body = QHBoxLayout(self._both)
        self._lay_out()
        theme.changed.connect(self.fit)
        self.retranslate(words)

    @property
    def panes(self) -> list[QWidget]:
        """What F6 goes through, in order."""
        return [self.bar, self.filters, self.table, self.detail]

    def show_empty(self, said: str, *, filtered: bool) -> None:
        """Say that there is nothing, or nothing as it is looked for; no words show the list."""
        self.empty.setText(said)
        self._empty.setVisible(bool(said))
        self.table.setVisible(not said)
        self.show_all.setVisible(filtered)

    def enter(self) -> None:
        """Give the focus to the list, or to what stands in its place."""
        if self.table.isVisibleTo(self):
            first: QWidget = self.table
        else:
            first = self.show_all if self.show_all.isVisibleTo(self) else self.bar.new
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def retranslate(self, words: Words) -> None:
        """Say everything in another language."""
        self.setAccessibleName(words._("Interpreters"))
        for part in (self.bar, self.filters, self.trouble, self.table, self.detail, self.legend):
            part.retranslate(words)
        self.show_all.say(words._("Show every request"))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """See QWidget."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), self.theme.tokens.surface)
        painter.end()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """See QWidget."""
        super().resizeEvent(event)
        self.fit()

    def fit(self) -> None:
        """Put the order beside the list, or below it where letters are large."""
        scale = max(self.theme.text_percent, 100) / 100
        beside = self.width() >= _LEAST_BESIDE * scale
        way = QBoxLayout.Direction
        self._body.setDirection(way.LeftToRight if beside else way.TopToBottom)
        pane = next(wide for least, wide in _PANES if self.width() >= least * scale)
        widest = round(pane * scale) if beside else 16_777_215
        self.detail.setMaximumWidth(widest)
        self.detail.setMinimumWidth(widest if beside else 0)
        self.table.setMinimumHeight(0 if beside else round(_LEAST_LIST * scale))
        self.detail.setMinimumHeight(0 if beside else round(_LEAST_ORDER * scale))

    def _lay_out(self) -> None:
        left = QWidget()
        lines = QVBoxLayout(left)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(0)
        for piece in (self.trouble, self.table, self._empty, self.legend):
            lines.addWidget(piece, 1 if piece in (self.table, self._empty) else 0)
        self.empty.setWordWrap(True)
        told = QVBoxLayout(self._empty)
        told.setContentsMargins(24, 32, 24, 24)
        told.setSpacing(12)
        told.addWidget(self.empty)
        told.addWidget(self.show_all, alignment=Qt.AlignmentFlag.AlignLeft)
        told.addStretch()
        self._empty.hide()
        self._body.setContentsMargins(0, 0, 0, 0)
        self._body.setSpacing(0)
        self._body.addWidget(left, 1)
        self._body.addWidget(self.detail)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.bar)
        whole.addWidget(self.filters)
        whole.addWidget(Scrolled(self._both), 1)

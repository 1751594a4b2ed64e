"""« Ateliers » as it is laid out: the list at the left, the chosen cycle at the right."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from ui.icons import Icon
from ui.typography import Letter
from ui.widgets.buttons import Button, ButtonLook, LinkButton, Role
from ui.widgets.flow_row import FlowRow
from ui.widgets.labels import Text
from ui.widgets.scrolled import Scrolled
from ui.widgets.trouble_line import TroubleLine
from ui.workshops.bar import WorkshopsBar
from ui.workshops.cycle_table import CycleTable
from ui.workshops.detail import CycleDetail
from ui.workshops.filters import CycleFilters
from ui.workshops.models_pane import ModelsPane

if TYPE_CHECKING:
    from desktop_app.wording import Words
    from ui.theme import Theme

_LEFT_SHARE, _RIGHT_SHARE = 669, 629
_GOES_ON = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Down)
_LEAST_BESIDE = 1000
"""Pixels, at usual letters, from which the cycle stands beside the list."""

_LEAST_LIST, _LEAST_CYCLE = 190, 320
"""Heights in pixels, at usual letters, where the cycle stands below the list."""


class WorkshopsPage(QWidget):
    """The widgets; what happens between them is `WorkshopsSection`'s."""

    def __init__(self, theme: Theme, words: Words, keys: tuple[str, str, str]) -> None:
        """Lay out an empty list; ``keys`` print a sheet, enrol, and begin a cycle."""
        super().__init__()
        self.theme = theme
        self.bar, self.filters = WorkshopsBar(theme, words, keys[2]), CycleFilters(theme, words)
        self.trouble = TroubleLine(theme, words, margin=6)
        self.table, self.detail = CycleTable(theme, words), CycleDetail(theme, words)
        self.models = ModelsPane(theme, words)
        self.empty = Text(theme, "", Letter.BODY, colour="text2")
        self.empty_new = Button(theme, "", ButtonLook(Role.PRIMARY, Icon.PLUS))
        self.empty_again = Button(theme, "", ButtonLook(icon=Icon.HISTORY))
        self.show_all = LinkButton(theme, "")
        self._empty = QWidget()
        self._cycles, self._faces = QWidget(), QStackedWidget()
        self._body = QHBoxLayout(self._cycles)
        self._lay_out()
        theme.changed.connect(self.fit)
        self.retranslate(words, keys)

    @property
    def panes(self) -> list[QWidget]:
        """What F6 goes through, in order."""
        if self.is_listing_models:
            return [self.bar, self.models]
        return [self.bar, self.filters, self.table, self.detail]

    @property
    def is_listing_models(self) -> bool:
        """Whether kinds of workshop are listed in the place of cycles."""
        return self._faces.currentWidget() is self.models

    def look_for(self) -> None:
        """Look for a line by its name: of the grid where it has the focus, else of the list."""
        if self.detail.grid.hasFocus() or self.detail.search.field.hasFocus():
            self.detail.search.begin()
            return
        field = self.models.search if self.is_listing_models else self.filters.search
        field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        field.selectAll()

    def list_models(self, *, wanted: bool) -> None:
        """List kinds of workshop, or cycles."""
        self._faces.setCurrentWidget(self.models if wanted else self._scrolled)
        self.filters.setVisible(not wanted)

    def show_empty(self, said: str, *, filtered: bool) -> None:
        """Say that there is no cycle, or none that was looked for; nothing said shows the list."""
        self.empty.setText(said)
        self._empty.setVisible(bool(said))
        self.table.setVisible(not said)
        self.show_all.setVisible(filtered)
        for button in (self.empty_new, self.empty_again):
            button.setVisible(not filtered)

    def enter(self) -> None:
        """Give the focus to the list, or to what stands in its place."""
        if self.is_listing_models:
            left = [one.new for one in self.models.lines if not one.isHidden()]
            first: QWidget = left[0] if left else self.models.search
        elif self.table.isVisibleTo(self):
            first = self.table
        else:
            first = self.empty_new if self.empty_new.isVisibleTo(self) else self.show_all
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def retranslate(self, words: Words, keys: tuple[str, str, str]) -> None:
        """Say everything in another language, with the keys of the moment."""
        self.keys = keys
        self.setAccessibleName(words._("Workshops"))
        for part in (self.filters, self.trouble, self.table, self.models):
            part.retranslate(words)
        self.bar.retranslate(words, self.keys[2])
        self.detail.retranslate(words, self.keys[:2])
        self.empty_new.say(words._("New cycle"))
        self.empty_again.say(words._("Take up a cycle of last year again"))
        self.show_all.say(words._("Show every open cycle"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """See QWidget: out of the field, Escape shows every line, and Enter goes on to them."""
        fields, key = (self.filters.search, self.models.search), event.key()
        field = next((one for one in fields if one.hasFocus()), None)
        if field is None or key not in (Qt.Key.Key_Escape, *_GOES_ON):
            super().keyPressEvent(event)
            return
        if key == Qt.Key.Key_Escape:
            field.clear()
        self.enter()

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
        """Put the cycle beside the list, or below it where letters are large."""
        needed = _LEAST_BESIDE * max(self.theme.text_percent, 100) / 100
        beside = self.width() >= needed
        way = QBoxLayout.Direction
        self._body.setDirection(way.LeftToRight if beside else way.TopToBottom)
        scale = max(self.theme.text_percent, 100) / 100
        self.table.setMinimumHeight(0 if beside else round(_LEAST_LIST * scale))
        self.detail.setMinimumHeight(0 if beside else round(_LEAST_CYCLE * scale))

    def _lay_out(self) -> None:
        left = QWidget()
        lines = QVBoxLayout(left)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(0)
        lines.addWidget(self.trouble)
        lines.addWidget(self.table, 1)
        lines.addWidget(self._empty, 1)
        self.empty.setWordWrap(True)
        told = QVBoxLayout(self._empty)
        told.setContentsMargins(24, 32, 24, 24)
        told.setSpacing(12)
        told.addWidget(self.empty)
        told.addWidget(FlowRow([self.empty_new, self.empty_again], gap=8))
        told.addWidget(self.show_all, alignment=Qt.AlignmentFlag.AlignLeft)
        told.addStretch()
        self._empty.hide()
        self._body.setContentsMargins(0, 0, 0, 0)
        self._body.setSpacing(0)
        self._body.addWidget(left, _LEFT_SHARE)
        self._body.addWidget(self.detail, _RIGHT_SHARE)
        self._scrolled = Scrolled(self._cycles)
        self._faces.addWidget(self._scrolled)
        self._faces.addWidget(self.models)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.bar)
        whole.addWidget(self.filters)
        whole.addWidget(self._faces, 1)

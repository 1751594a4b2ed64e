"""The places that were found, one line each: when, where, with whom, and what to know."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHeaderView, QTableWidgetItem

from ui.widgets.line_table import LineTable

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop_app.wording.words import Words
    from ui.finder.sayings import SlotLine
    from ui.theme import Theme

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_COLUMNS, _NOTES = 5, 4


class SlotTable(LineTable):
    """Arrows go from place to place; Enter or a double click takes one."""

    taken = Signal(int)
    """The number of the place, from 0."""

    def __init__(self, theme: Theme, words: Words) -> None:
        """List nothing yet."""
        super().__init__(_COLUMNS)
        self._theme = theme
        self._lines: tuple[SlotLine, ...] = ()
        self.setWordWrap(False)
        head = self.horizontalHeader()
        head.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        head.setSectionResizeMode(_NOTES, QHeaderView.ResizeMode.Stretch)
        self.doubleClicked.connect(lambda index: self.taken.emit(index.row()))
        theme.changed.connect(self._fit)
        self._fit()
        self.retranslate(words)

    def show_lines(self, lines: Sequence[SlotLine]) -> None:
        """List other places; the line that somebody was on stays current where it is there."""
        if tuple(lines) == self._lines:
            return
        row = self.currentRow()
        here = self._lines[row] if 0 <= row < len(self._lines) else None
        self._lines = tuple(lines)
        self.setRowCount(len(self._lines))
        for place, line in enumerate(self._lines):
            for column, said in enumerate(line.cells):
                item = QTableWidgetItem(said)
                item.setToolTip(said)
                self.setItem(place, column, item)
        if self._lines:
            still = self._lines.index(here) if here in self._lines else 0
            self.setCurrentCell(still, 0)

    def retranslate(self, words: Words) -> None:
        """Say everything in another language."""
        self.setAccessibleName(words._("Free places"))
        heads = (
            words._("Day"),
            words._("When"),
            words._("Room"),
            words._("With"),
            words._("To know"),
        )
        self.setHorizontalHeaderLabels(list(heads))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """See QWidget."""
        if event.key() in _ENTER and self.currentRow() >= 0:
            self.taken.emit(self.currentRow())
        else:
            super().keyPressEvent(event)

    def _fit(self) -> None:
        self.verticalHeader().setDefaultSectionSize(self._theme.sizes.control)

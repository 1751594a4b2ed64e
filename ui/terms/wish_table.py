"""The lines of a term: each wish beside its place, what it loses, and what it would have alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHeaderView, QTableWidgetItem

from ui.widgets.line_table import LineTable

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop_app.wording.words import Words
    from ui.terms.sayings import WishLine
    from ui.theme import Theme

_COLUMNS, _PLACE = 5, 2


class WishTable(LineTable):
    """Arrows go from line to line; Delete takes one away."""

    gone_to = Signal(int)
    """The number of the line that is current."""
    thrown_away = Signal(int)
    """The number of the line that nobody wants."""

    def __init__(self, theme: Theme, words: Words) -> None:
        """List nothing yet."""
        super().__init__(_COLUMNS)
        self._theme = theme
        self.lines: tuple[WishLine, ...] = ()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.currentCellChanged.connect(self._tell)
        theme.changed.connect(self._fit)
        self._fit()
        self.retranslate(words)

    @property
    def line(self) -> int:
        """The number of the line that is current; 0 while there is none."""
        row = self.currentRow()
        return self.lines[row].line if 0 <= row < len(self.lines) else 0

    def go_to(self, line: int) -> None:
        """Make a line the current one."""
        for row, one in enumerate(self.lines):
            if one.line == line:
                self.setCurrentCell(row, 0)

    def show_lines(self, lines: Sequence[WishLine]) -> None:
        """List other lines; somebody stays on the line, or at the place, where they were."""
        if tuple(lines) == self.lines:
            return
        row, here = max(self.currentRow(), 0), self.line
        self.blockSignals(True)
        self.lines = tuple(lines)
        self.setRowCount(len(self.lines))
        for place, line in enumerate(self.lines):
            for column, said in enumerate(line.cells):
                self.setItem(
                    place, column, self._cell(said, is_wrong=line.is_wrong and column == _PLACE)
                )
        known = [one.line for one in self.lines]
        still = known.index(here) if here in known else min(row, len(known) - 1)
        if known:
            self.setCurrentCell(still, 0)
        self.blockSignals(False)
        if self.line != here:
            self.gone_to.emit(self.line)

    def retranslate(self, words: Words) -> None:
        """Say everything in another language."""
        self.setAccessibleName(words._("Cycles wanted"))
        heads = (
            words._("Workshop"),
            words._("Wishes"),
            words._("Place found"),
            words._("What it gives up"),
            words._("Alone, today"),
        )
        self.setHorizontalHeaderLabels(list(heads))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """See QWidget."""
        if event.key() == Qt.Key.Key_Delete and self.line:
            self.thrown_away.emit(self.line)
        else:
            super().keyPressEvent(event)

    def _cell(self, said: str, *, is_wrong: bool) -> QTableWidgetItem:
        item = QTableWidgetItem(said)
        item.setToolTip(said)
        item.setTextAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        if is_wrong:
            item.setForeground(self._theme.tokens.danger)
        return item

    def _tell(self, row: int, _column: int, before: int) -> None:
        if row != before:
            self.gone_to.emit(self.line)

    def _fit(self) -> None:
        self.verticalHeader().setMinimumSectionSize(self._theme.sizes.control)
        shown, self.lines = self.lines, ()
        self.show_lines(shown)

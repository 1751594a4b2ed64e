"""What a plan is about, line under line; one Tab stop, arrows go from line to line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.repairs.repair_line import RepairLine

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop_app.wording.words import Words
    from ui.repairs.sayings import RepairRow
    from ui.theme import Theme


class PlanList(QWidget):
    """Keeps its widgets from one plan to the next, and the line somebody looks at."""

    chosen = Signal(str, int)
    """The code of a line and the number of its way; 0 to leave it pending."""
    moved = Signal(object)
    """The RepairLine that somebody came to."""

    def __init__(self, theme: Theme, words: Words) -> None:
        """Show nothing yet."""
        super().__init__()
        self._theme = theme
        self.lines: list[RepairLine] = []
        self._current = ""
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(16, 10, 12, 10)
        self._column.setSpacing(8)
        self._column.addStretch()
        self.retranslate(words)

    def line_of(self, code: str) -> RepairLine | None:
        """The line of a session or an appointment."""
        return next((one for one in self.lines if one.row.code == code), None)

    def show_rows(self, rows: Sequence[RepairRow]) -> None:
        """Show other lines; the one that has the focus keeps it."""
        while len(self.lines) > len(rows):
            gone = self.lines.pop()
            self._column.removeWidget(gone)
            gone.hide()
            gone.deleteLater()
        for line, row in zip(self.lines, rows, strict=False):
            line.show_row(row)
        for row in rows[len(self.lines) :]:
            self._add(row)
        self._mark()

    def retranslate(self, words: Words) -> None:
        """Say everything in another language; the lines are shown again."""
        self.setAccessibleName(words._("What is hit"))

    def _add(self, row: RepairRow) -> None:
        line = RepairLine(self._theme, row)
        line.chosen.connect(lambda number: self.chosen.emit(line.row.code, number))
        line.stepped.connect(lambda by: self._step(line, by))
        line.entered.connect(lambda: self._come_to(line))
        self._column.insertWidget(len(self.lines), line)
        self.lines.append(line)

    def _step(self, line: RepairLine, by: int) -> None:
        place = max(0, min(self.lines.index(line) + by, len(self.lines) - 1))
        self.lines[place].setFocus(Qt.FocusReason.TabFocusReason)

    def _come_to(self, line: RepairLine) -> None:
        self._current = line.row.code
        self._mark()
        self.moved.emit(line)

    def _mark(self) -> None:
        """Let Tab reach the line that somebody looked at last, or the first."""
        current = self.line_of(self._current) or next(iter(self.lines), None)
        for line in self.lines:
            policy = Qt.FocusPolicy.StrongFocus if line is current else Qt.FocusPolicy.ClickFocus
            line.setFocusPolicy(policy)

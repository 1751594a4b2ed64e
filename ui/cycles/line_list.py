"""The lines of the preview under one another; one Tab stop, arrows go from line to line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from desktop_app.domain.cycle_preview import LineState
from ui.cycles.line_painter import Columns
from ui.cycles.line_row import ActWords, LineRow
from ui.cycles.rows import Row, RowAct

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from desktop_app.wording.words import Words
    from ui.theme import Theme


class LineList(QWidget):
    """Keeps its widgets from one preview to the next, and the line somebody looks at."""

    taken = Signal(object, int)
    """The day of a line, and the number of the repair that was taken."""
    finding = Signal(object)
    """The day of a line for which another place is to be looked for."""
    acted = Signal(object)
    """The Row whose act is wanted."""
    moved = Signal(object)
    """The LineRow that somebody came to."""

    def __init__(self, theme: Theme, words: Words) -> None:
        """Show nothing yet."""
        super().__init__()
        self._theme, self._words = theme, words
        self.lines: list[LineRow] = []
        self._current: date | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addStretch()
        theme.changed.connect(self._stand)
        self.retranslate(words)

    @property
    def rows(self) -> list[Row]:
        """What is shown, in order."""
        return [line.row for line in self.lines if line.row is not None]

    @property
    def current(self) -> LineRow | None:
        """The line that Tab reaches."""
        days = [(line, line.row.days) for line in self.lines if line.row is not None]
        return next((line for line, these in days if self._current in these), None)

    def line_of(self, day: date) -> LineRow | None:
        """The line of a day of the rule."""
        return next((one for one in self.lines if one.row and day in one.row.days), None)

    def show_rows(self, rows: Sequence[Row]) -> None:
        """Show other lines; the one that has the focus keeps it."""
        focused = QApplication.focusWidget()
        inside = focused is not None and self.isAncestorOf(focused)
        while len(self.lines) > len(rows):
            gone = self.lines.pop()
            self._column.removeWidget(gone)
            gone.hide()
            gone.deleteLater()
        while len(self.lines) < len(rows):
            self.lines.append(self._made())
        for line, row in zip(self.lines, rows, strict=True):
            line.show_row(row, self._act_words(row))
        self._stand()
        self._mark()
        current = self.current
        if inside and current is not None and not current.hasFocus():
            still = QApplication.focusWidget()
            if still is None or not current.isAncestorOf(still):
                current.setFocus(Qt.FocusReason.OtherFocusReason)

    def go_to(self, day: date) -> None:
        """Give the line of a day the focus."""
        line = self.line_of(day)
        if line is not None:
            self._current = day
            self._mark()
            line.setFocus(Qt.FocusReason.TabFocusReason)

    def next_problem(self, step: int) -> None:
        """Go to the next line to review, or to the one before (-1), round and round."""
        places = [at for at, row in enumerate(self.rows) if row.state is LineState.TO_REVIEW]
        if not places:
            return
        current = self.current
        here = self.lines.index(current) if current is not None and current.hasFocus() else -1
        if step > 0:
            found = next((at for at in places if at > here), places[0])
        else:
            found = next((at for at in reversed(places) if at < here), places[-1])
        self.go_to(self.rows[found].days[0])

    def retranslate(self, words: Words) -> None:
        """Say everything in another language; the lines are shown again."""
        self._words = words
        self.setAccessibleName(words._("Dates of the cycle"))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """See QWidget."""
        super().resizeEvent(event)
        self._stand()

    def _made(self) -> LineRow:
        line = LineRow(self._theme, self)
        line.taken.connect(lambda number: self._take(line, number))
        line.acted.connect(lambda: self._act(line))
        line.finding.connect(lambda: self._find(line))
        line.stepped.connect(lambda by: self._step(line, by))
        line.entered.connect(lambda: self._come_to(line))
        self._column.insertWidget(len(self.lines), line)
        line.show()
        return line

    def _take(self, line: LineRow, number: int) -> None:
        if line.row is not None:
            self._current = line.row.days[0]
            self.taken.emit(line.row.days[0], number)

    def _act(self, line: LineRow) -> None:
        if line.row is not None:
            self._current = line.row.days[0]
            self.acted.emit(line.row)

    def _find(self, line: LineRow) -> None:
        if line.row is not None:
            self._current = line.row.days[0]
            self.finding.emit(line.row.days[0])

    def _step(self, line: LineRow, by: int) -> None:
        place = max(0, min(self.lines.index(line) + by, len(self.lines) - 1))
        self.go_to(self.rows[place].days[0])

    def _come_to(self, line: LineRow) -> None:
        if line.row is not None:
            self._current = line.row.days[0]
            self._mark()
            self.moved.emit(line)

    def _mark(self) -> None:
        if self.current is None and self.lines:
            self._current = self.rows[0].days[0]
        chosen = self.current
        for line in self.lines:
            line.mark(current=line is chosen)

    def _stand(self) -> None:
        columns = Columns.of(self._theme, self.rows, self.width())
        for line in self.lines:
            line.stand(columns)

    def _act_words(self, row: Row) -> ActWords:
        words = self._words
        label = {
            RowAct.REMOVE: words._("Leave out"),
            RowAct.REVERT: words._("Go back"),
            RowAct.ADD: words._("Add all the same"),
        }[row.act]
        named = words._("{act}: {day}").format(act=label, day=row.day)
        return ActWords(label, named, words._("Find a slot…"))

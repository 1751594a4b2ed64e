"""The day as a sortable table in the place of the board, with the same commands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QSortFilterProxyModel, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractItemView, QTableView

from desktop_app.domain.names import is_named
from ui.board.list_twin import Column, Index, ListTwin, TwinRole
from ui.typography import Letter
from ui.widgets.column_widths import FittedColumns
from ui.widgets.drawing import ink

if TYPE_CHECKING:
    from desktop_app.domain.held_slots import HeldSlot
    from desktop_app.readings.board import Board
    from desktop_app.wording import Words
    from ui.theme import Theme

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_SAID = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
_NAMES = (Column.SESSION, Column.ROOM, Column.PEOPLE)
"""What a line is found by: everything in it that has a name."""


class FoundLines(QSortFilterProxyModel):
    """The lines in the order of a column; with a text, those alone that have it in a name."""

    typed = ""

    def find(self, typed: str) -> None:
        """Keep the lines of some name; nothing keeps them all."""
        self.typed = typed.strip()
        self.invalidate()

    def filterAcceptsRow(self, row: int, parent: Index) -> bool:
        """See QSortFilterProxyModel."""
        source = self.sourceModel()
        said = " ".join(str(source.index(row, column, parent).data()) for column in _NAMES)
        return not self.typed or is_named(self.typed, said)


class TwinTable(QTableView):
    """Arrows go from session to session, Enter to the inspector, Delete cancels."""

    selection_changed = Signal(str)
    """The code of the session of the current line, or nothing."""
    inspector_requested = Signal(str)
    cancel_requested = Signal(str)
    row_missed = Signal()
    """What is wanted stands in none of the lines that were found by their names."""

    def __init__(self, theme: Theme, words: Words) -> None:
        """List nothing yet."""
        super().__init__()
        self._theme, self._words = theme, words
        self._twin = ListTwin(words, self)
        self._sorted, self._left_out = FoundLines(self), ""
        self._sorted.setSourceModel(self._twin)
        self._sorted.setSortRole(TwinRole.SORT)
        self.setModel(self._sorted)
        self.setSortingEnabled(True)
        self.sortByColumn(Column.TIME, Qt.SortOrder.AscendingOrder)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.verticalHeader().hide()
        head = self.horizontalHeader()
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        whole = (Column.TIME, Column.ENROLLED, Column.STATE)
        self._columns = FittedColumns(self, Column.SESSION, whole)
        theme.changed.connect(self._fit)
        self._fit()
        self.retranslate(words)

    @property
    def code(self) -> str:
        """The code of the session of the current line, or nothing."""
        return str(self.currentIndex().data(TwinRole.CODE) or "")

    def show_board(self, board: Board) -> None:
        """List a board; the current session stays so."""
        code = self.code
        self.blockSignals(True)
        self._twin.show_board(board)
        self.select(code)
        self.blockSignals(False)

    def show_held(self, held: tuple[HeldSlot, ...]) -> None:
        """List what other desks hold; the current session stays so."""
        code = self.code
        before = self.blockSignals(True)
        self._twin.show_held(held)
        self.select(code)
        self.blockSignals(before)

    def select(self, code: str) -> None:
        """Go to the line of a session; nobody is told."""
        row = self._twin.row_of(code)
        if code == self.code or row < 0:
            return
        if not self._line(row).isValid():
            self.row_missed.emit()
        before = self.blockSignals(True)
        self.setCurrentIndex(self._line(row))
        self.blockSignals(before)

    def find_rows(self, typed: str) -> str:
        """Keep the lines of some name; return what is to be said when none is left.

        What is selected stays so, even where its line is left out.
        """
        code, before = self.code or self._left_out, self.blockSignals(True)
        self._sorted.find(typed)
        row = self._twin.row_of(code)
        self.setCurrentIndex(self._line(row) if row >= 0 else QModelIndex())
        self.blockSignals(before)
        self._left_out = "" if self.code else code
        self.viewport().update()
        return self._nothing_said()

    def retranslate(self, words: Words) -> None:
        """Say everything in another language."""
        self._words, code = words, self.code
        self._twin.retranslate(words)
        self.setAccessibleName(words._("Sessions of the day"))
        self.select(code)

    def currentChanged(self, current: Index, previous: Index) -> None:
        """See QAbstractItemView."""
        super().currentChanged(current, previous)
        self.selection_changed.emit(self.code)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """See QWidget."""
        if event.key() in _ENTER and self.code:
            self.inspector_requested.emit(self.code)
        elif event.key() == Qt.Key.Key_Delete and self.code:
            self.cancel_requested.emit(self.code)
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """See QWidget: an empty list says why."""
        super().paintEvent(event)
        said = self._nothing_said()
        if said:
            painter = QPainter(self.viewport())
            ink(painter, self._theme.font(Letter.BODY), self._theme.tokens.text2)
            painter.drawText(self.viewport().rect(), _SAID, said)
            painter.end()

    def _line(self, row: int) -> QModelIndex:
        """Where a line of the day stands in the table, if it does."""
        return self._sorted.mapFromSource(self._twin.index(row, Column.SESSION))

    def _nothing_said(self) -> str:
        typed = self._sorted.typed
        if not typed or self._sorted.rowCount():
            return ""
        return self._words._("No line is called “{typed}”.").format(typed=typed)

    def _fit(self) -> None:
        self.verticalHeader().setDefaultSectionSize(self._theme.sizes.control)
        self._columns.fit()

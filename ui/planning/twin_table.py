"""The day as a sortable table in the place of the board, with the same commands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSortFilterProxyModel, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QTableView

from ui.board.list_twin import Column, Index, ListTwin, TwinRole
from ui.widgets.column_widths import FittedColumns

if TYPE_CHECKING:
    from desktop_app.readings.board import Board
    from desktop_app.wording import Words
    from ui.theme import Theme

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class TwinTable(QTableView):
    """Arrows go from session to session, Enter to the inspector, Delete cancels."""

    selection_changed = Signal(str)
    """The code of the session of the current line, or nothing."""
    inspector_requested = Signal(str)
    cancel_requested = Signal(str)

    def __init__(self, theme: Theme, words: Words) -> None:
        """List nothing yet."""
        super().__init__()
        self._theme = theme
        self._twin = ListTwin(words, self)
        self._sorted = QSortFilterProxyModel(self)
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

    def select(self, code: str) -> None:
        """Go to the line of a session; nobody is told."""
        row = self._twin.row_of(code)
        if code != self.code and row >= 0:
            before = self.blockSignals(True)
            self.setCurrentIndex(self._sorted.mapFromSource(self._twin.index(row, Column.SESSION)))
            self.blockSignals(before)

    def retranslate(self, words: Words) -> None:
        """Say everything in another language."""
        code = self.code
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

    def _fit(self) -> None:
        self.verticalHeader().setDefaultSectionSize(self._theme.sizes.control)
        self._columns.fit()

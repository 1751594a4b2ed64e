"""The lines of the list as Qt's tables know them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop_app.wording import Words
    from ui.workshops.rows import CycleRow

CYCLE, SESSIONS, ENROLLED, PRESENCE, STATE = range(5)
ROW = Qt.ItemDataRole.UserRole
"""The whole CycleRow of a line."""

_Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()


class CycleModel(QAbstractTableModel):
    """One line for each cycle, five columns."""

    def __init__(self, words: Words) -> None:
        """Hold nothing yet."""
        super().__init__()
        self._words = words
        self.rows: tuple[CycleRow, ...] = ()

    def show_rows(self, rows: Sequence[CycleRow]) -> None:
        """Hold other lines; the view chooses again."""
        self.beginResetModel()
        self.rows = tuple(rows)
        self.endResetModel()

    def retranslate(self, words: Words) -> None:
        """Say the heads in another language."""
        self._words = words
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, STATE)

    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        """See QAbstractItemModel."""
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: _Index = _NOWHERE) -> int:
        """See QAbstractItemModel."""
        return 0 if parent.isValid() else STATE + 1

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """See QAbstractItemModel."""
        if not index.isValid():
            return None
        row = self.rows[index.row()]
        if role == ROW:
            return row
        if role == Qt.ItemDataRole.DisplayRole:
            return (row.title, row.dates, row.count, row.presence, row.state_said)[index.column()]
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return row.name
        return None

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:
        """See QAbstractItemModel."""
        if role != Qt.ItemDataRole.DisplayRole or orientation is Qt.Orientation.Vertical:
            return None
        words = self._words
        heads = (
            words._("Cycle"),
            words._("Sessions"),
            words._("Enrolled"),
            words._("Presence"),
            words._("State"),
        )
        return heads[section] if 0 <= section < len(heads) else None

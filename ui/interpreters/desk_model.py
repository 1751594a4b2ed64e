"""The lines of the interpreter desk below their headings, as Qt's tables know them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from desktop_app.domain.order_desk import DeskGroup, DeskTab
from ui.interpreters.doings import act_said

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop_app.wording import Words
    from ui.interpreters.rows import DeskRow

DEADLINE, LANGUAGE, SUBJECT, WHEN, STATE, ACT = range(6)
ENTRY = Qt.ItemDataRole.UserRole
"""The whole DeskRow or Heading of a line."""

_Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()


@dataclass(frozen=True, slots=True)
class Heading:
    """What stands above a group: its name, and how many lines it has."""

    title: str
    detail: str


def entries_of(rows: Sequence[DeskRow], tab: DeskTab, words: Words) -> list[DeskRow | Heading]:
    """The lines of a tab below their headings; among all deadlines what is calm is folded."""
    shown: list[DeskRow | Heading] = []
    for group in DeskGroup:
        members = [row for row in rows if row.group is group]
        open_ones = [row for row in members if tab is not DeskTab.DEADLINES or not row.folded]
        if not members:
            continue
        folded = len(members) - len(open_ones)
        said = words.ngettext("{count} intervention", "{count} interventions", len(open_ones))
        details = [said.format(count=len(open_ones))] if open_ones else []
        if folded:
            away = words.ngettext("{count} confirmed, folded", "{count} confirmed, folded", folded)
            details.append(away.format(count=folded))
        shown.append(Heading(_group_said(words, group), " · ".join(details)))
        shown += open_ones
    return shown


def _group_said(words: Words, group: DeskGroup) -> str:
    return {
        DeskGroup.TO_NOTE: words._("To be noted"),
        DeskGroup.TODAY: words._("Today"),
        DeskGroup.WEEK: words._("This week"),
        DeskGroup.LATER: words._("Later on"),
        DeskGroup.EARLIER: words._("Before today"),
    }[group]


class DeskModel(QAbstractTableModel):
    """One line for each order or heading, six columns."""

    def __init__(self, words: Words) -> None:
        """Hold nothing yet."""
        super().__init__()
        self._words = words
        self.entries: tuple[DeskRow | Heading, ...] = ()

    @property
    def rows(self) -> list[DeskRow]:
        """The orders, without the headings."""
        return [one for one in self.entries if not isinstance(one, Heading)]

    def show_entries(self, entries: Sequence[DeskRow | Heading]) -> None:
        """Hold other lines; the view chooses again."""
        self.beginResetModel()
        self.entries = tuple(entries)
        self.endResetModel()

    def place_of(self, key: str) -> int:
        """The line of an order by its key; -1 when it is not listed."""
        places = (
            place
            for place, one in enumerate(self.entries)
            if not isinstance(one, Heading) and one.key == key
        )
        return next(places, -1)

    def place_like(self, row: DeskRow) -> int:
        """The line of what an order is for in its language; -1 when it is not listed."""
        wanted = (row.line.code, row.line.language)
        places = (
            place
            for place, one in enumerate(self.entries)
            if not isinstance(one, Heading) and (one.line.code, one.line.language) == wanted
        )
        return next(places, -1)

    def retranslate(self, words: Words) -> None:
        """Say the heads in another language."""
        self._words = words
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, ACT)

    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        """See QAbstractItemModel."""
        return 0 if parent.isValid() else len(self.entries)

    def columnCount(self, parent: _Index = _NOWHERE) -> int:
        """See QAbstractItemModel."""
        return 0 if parent.isValid() else ACT + 1

    def flags(self, index: _Index) -> Qt.ItemFlag:
        """See QAbstractItemModel: a heading is read, never chosen."""
        if index.isValid() and isinstance(self.entries[index.row()], Heading):
            return Qt.ItemFlag.ItemIsEnabled
        return super().flags(index)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """See QAbstractItemModel."""
        if not index.isValid():
            return None
        entry = self.entries[index.row()]
        if role == ENTRY:
            return entry
        if isinstance(entry, Heading):
            said = f"{entry.title} {entry.detail}"
            return said if role == Qt.ItemDataRole.DisplayRole and not index.column() else None
        if role == Qt.ItemDataRole.DisplayRole:
            act = "" if entry.act is None else act_said(self._words, entry.act, entry.line.status)
            cells = (entry.left, entry.language, entry.title, entry.when, entry.state, act)
            return cells[index.column()]
        return entry.name if role == Qt.ItemDataRole.AccessibleTextRole else None

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
            words._("Deadline"),
            words._("Language"),
            words._("Session"),
            words._("When and where"),
            words._("State"),
            "",
        )
        return heads[section] if 0 <= section < len(heads) else None

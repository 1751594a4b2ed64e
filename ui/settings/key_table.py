"""Every command with its keys, the board's own after those of the menus."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableWidget, QTableWidgetItem

from ui.own_keys import first_keys_said, keys_in_force, titled

if TYPE_CHECKING:
    from collections.abc import Mapping

    from desktop_app.wording import Words

_CODE = Qt.ItemDataRole.UserRole
_HEIGHT = 340
_KEYS_WIDTH = 200


class KeyTable(QTableWidget):
    """What keys do, one line each, of which one is chosen."""

    def __init__(self) -> None:
        """List nothing yet."""
        super().__init__(0, 2)
        self.verticalHeader().hide()
        self.setShowGrid(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setTabKeyNavigation(False)
        head = self.horizontalHeader()
        head.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.setColumnWidth(1, _KEYS_WIDTH)
        self.setMinimumHeight(_HEIGHT)

    @property
    def code(self) -> str:
        """The code of the chosen line."""
        item = self.item(self.currentRow(), 0)
        return "" if item is None else str(item.data(_CODE))

    def choose(self, code: str) -> None:
        """Choose a line."""
        for row in range(self.rowCount()):
            item = self.item(row, 0)
            if item is not None and item.data(_CODE) == code:
                self.setCurrentCell(row, 0)

    def show_keys(self, own: Mapping[str, str], words: Words) -> None:
        """List what keys do when somebody chose `own`, and keep the chosen line."""
        before = self.code
        self.blockSignals(True)
        self.setAccessibleName(words._("Commands"))
        self.setHorizontalHeaderLabels([words._("Command"), words._("Keys")])
        codes = list(keys_in_force(own))
        self.setRowCount(len(codes))
        for row, code in enumerate(codes):
            named = QTableWidgetItem(titled(code, words))
            named.setData(_CODE, code)
            self.setItem(row, 0, named)
            self.setItem(row, 1, QTableWidgetItem(first_keys_said(code, own, words)))
        self.blockSignals(False)
        self.choose(before or codes[0])

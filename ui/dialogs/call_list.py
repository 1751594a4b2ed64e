"""Whom to call once a session is cancelled or moved: a name, a telephone, a language."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QTableWidget, QTableWidgetItem

from desktop_app.wording.telephones import called_text
from desktop_app.wording.words import Words
from ui.theme import Theme
from ui.widgets.column_widths import FittedColumns

if TYPE_CHECKING:
    from desktop_app.readings.cancelling import Called

_NAME, _PHONE = 0, 1


class CallList(QTableWidget):
    """One line for each person, which can be copied whole into a message or a sheet."""

    def __init__(self, theme: Theme, words: Words) -> None:
        """Show nobody yet."""
        super().__init__(0, 4)
        self._words = words
        self.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QTableWidget.SelectionBehavior.SelectRows)
        self.setShowGrid(False)
        self.setAlternatingRowColors(True)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(theme.sizes.control)
        self._columns = FittedColumns(self, _NAME, (_PHONE,))
        self.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft)
        self.retranslate(words)

    def retranslate(self, words: Words) -> None:
        """Say the heads of the columns in another language."""
        self._words = words
        self.setAccessibleName(words._("Whom to call"))
        heads = (words._("Name"), words._("Telephone"), words._("Language"), words._("Place"))
        self.setHorizontalHeaderLabels(list(heads))

    def show_people(self, people: Sequence[Called]) -> None:
        """List people in the order of their places, those who wait last."""
        words = self._words
        self.setRowCount(len(people))
        for row, one in enumerate(people):
            place = words._("waiting") if one.waiting else words._("enrolled")
            phone = one.phone or words._("none")
            name = called_text(words, one.name, one.through)
            for column, text in enumerate((name, phone, words.of(one.language), place)):
                self.setItem(row, column, QTableWidgetItem(text))
        self._columns.fit()

    def copy(self) -> None:
        """Put the whole list on the clipboard, a line each, columns apart by tabs."""
        QGuiApplication.clipboard().setText(self.as_text())

    def as_text(self) -> str:
        """The list as text."""
        cells = [
            [self._text(row, column) for column in range(self.columnCount())]
            for row in range(self.rowCount())
        ]
        return "\n".join("\t".join(line) for line in cells)

    def _text(self, row: int, column: int) -> str:
        cell = self.item(row, column)
        return "" if cell is None else cell.text()

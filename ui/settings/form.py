"""A card of settings: a title and rows, each known by the code of its setting."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.density import GROUP_GAP
from ui.settings.rows import ChoiceRow, Row, TicksRow
from ui.typography import Letter
from ui.widgets.cards import Card
from ui.widgets.labels import Text

if TYPE_CHECKING:
    from ui.theme import Theme


class Form(Card):
    """Rows under a title; the form knows no rule, it says what was asked and shows what is kept."""

    changed = Signal(object, str)
    """The Row in which something was typed or chosen, and the value."""

    def __init__(self, theme: Theme, rows: Iterable[Row]) -> None:
        """Put `rows` under each other."""
        super().__init__(theme)
        self.title = Text(theme, "", Letter.HEADING)
        self.title.hide()
        self.rows = {row.code: row for row in rows}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(GROUP_GAP, 14, GROUP_GAP, 16)
        self._column.setSpacing(10)
        self._column.addWidget(self.title)
        for row in self.rows.values():
            self._column.addWidget(row)
            row.changed.connect(lambda _code, typed, row=row: self.changed.emit(row, typed))

    def say(self, title: str, labels: Mapping[str, str], hints: Mapping[str, str]) -> None:
        """Name the card and its rows, by code; some have a sentence below them."""
        self.title.setText(title)
        self.title.setVisible(bool(title))
        for code, row in self.rows.items():
            row.say(labels.get(code, code), hints.get(code, ""))

    def offer(self, code: str, choices: Mapping[str, str]) -> None:
        """Offer the values of a row of choices.

        Raises:
            TypeError: the row is not one to choose in.
        """
        row = self.rows[code]
        if not isinstance(row, ChoiceRow | TicksRow):
            raise TypeError(code)
        row.offer(choices)

    def show_values(self, values: Mapping[str, str]) -> None:
        """Show what is kept, by code; rows that are not named stay."""
        for code, value in values.items():
            self.rows[code].show_value(value)

    def begin(self, values: Mapping[str, str]) -> None:
        """Be about another object; what was typed or refused for the one before is left."""
        for code, value in values.items():
            self.rows[code].begin(value)

    def add(self, *pieces: QWidget) -> None:
        """Put buttons side by side under the rows."""
        line = QHBoxLayout()
        line.setSpacing(8)
        for piece in pieces:
            line.addWidget(piece)
        line.addStretch()
        self._column.addLayout(line)

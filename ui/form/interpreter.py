"""The interpreter's tab: the language wanted, and where each order stands."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.wording.words import Words
from ui.booking.fields import PickField
from ui.booking.sayings import Speaker
from ui.form.entry_list import EntryLine, EntryList
from ui.typography import Letter
from ui.widgets.labels import Text

if TYPE_CHECKING:
    from ui.theme import Theme

_WIDE = 296


class InterpreterPane(QWidget):
    """Says which language is wanted; orders are told, not made here."""

    edited = Signal(str, object)
    """The name of a field of what is typed, and its new value."""

    def __init__(self, theme: Theme, words: Words) -> None:
        """Show nothing yet."""
        super().__init__()
        self._words = words
        self._label = Text(theme, "", Letter.BODY, colour="text2")
        self.language = PickField(theme, "")
        self.language.setMinimumWidth(_WIDE)
        self.orders = EntryList(theme)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self._label)
        row.addWidget(self.language)
        row.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 2, 0, 0)
        column.setSpacing(10)
        column.addLayout(row)
        column.addWidget(self.orders, 1)
        self.language.picked.connect(lambda code: self.edited.emit("language", code))
        self.retranslate(words)

    def retranslate(self, words: Words) -> None:
        """Say everything in another language."""
        self._words = words
        self._label.setText(words._("Language wanted"))
        self.language.setAccessibleName(words._("Language wanted"))

    def show_language(self, language: str, speaker: Speaker) -> None:
        """Show the language wanted; several together stay as they are until one is chosen."""
        offered = [("", self._words._("None"))]
        offered += [(code, speaker.language(code)) for code in speaker.planning.languages]
        if language not in dict(offered):
            several = ", ".join(speaker.language(code) for code in language.split("|"))
            offered.append((language, several))
        self.language.offer(offered, language)

    def show_orders(self, orders: Sequence[EntryLine]) -> None:
        """Show where each order stands."""
        self.orders.show_lines(orders, self._words._("No interpreter is ordered for this session."))

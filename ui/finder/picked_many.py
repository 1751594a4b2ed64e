"""Several things of one list: a chip each with its ×, and the list to add another from."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from ui.booking.fields import PickField
from ui.typography import Letter
from ui.widgets.chips import PickedChip
from ui.widgets.flow_row import Together
from ui.widgets.labels import Text

if TYPE_CHECKING:
    from desktop_app.wording.words import Words
    from ui.theme import Theme

Offered = Sequence[tuple[str, str]]


class PickedMany(QObject):
    """Knows its pieces; whoever lays them out arranges them again when they change."""

    changed = Signal(object)
    """The codes that are chosen, in order."""

    def __init__(self, theme: Theme, parent: QObject) -> None:
        """Choose nothing yet."""
        super().__init__(parent)
        self._theme = theme
        self._shown: list[tuple[str, str]] = []
        self.label = Text(theme, "", Letter.BODY, colour="text2")
        self.adding = PickField(theme, "")
        self._first = Together(self.label, self.adding)
        self.chips: list[PickedChip] = []
        self.adding.picked.connect(self._add)

    @property
    def pieces(self) -> list[QWidget]:
        """What stands side by side, in order."""
        return [self._first, *self.chips]

    def name(self, label: str, add: str) -> None:
        """Say what these are, and what adding one is called."""
        self.label.setText(label)
        self.adding.setAccessibleName(add)

    def show_chosen(self, chosen: Offered, offered: Offered, words: Words) -> None:
        """Show what is chosen by code and words, and what can be added."""
        codes = {code for code, _said in chosen}
        rest = [one for one in offered if one[0] not in codes]
        self.adding.offer([("", words._("Add…")), *rest], "")
        if list(chosen) == self._shown:
            return
        self._shown = list(chosen)
        for chip in self.chips:
            chip.hide()
            chip.deleteLater()
        remove = words._("Remove {name}")
        self.chips = [self._chip(code, said, remove) for code, said in chosen]

    def _chip(self, code: str, said: str, remove: str) -> PickedChip:
        chip = PickedChip(self._theme, said, remove.format(name=said))
        chip.removed.connect(lambda: self._remove(code))
        return chip

    def _add(self, code: str) -> None:
        codes = tuple(one for one, _said in self._shown)
        if code and code not in codes:
            self.changed.emit((*codes, code))

    def _remove(self, code: str) -> None:
        self.changed.emit(tuple(one for one, _said in self._shown if one != code))

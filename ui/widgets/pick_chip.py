"""A chip that picks one of several things, or all of them: a menu opens below it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QMenu

from ui.widgets.chips import Chip, ChipLook

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ui.icons import Icon
    from ui.theme import Theme


class PickChip(Chip):
    """It is on while something is picked."""

    picked = Signal()

    def __init__(self, theme: Theme, icon: Icon) -> None:
        """Pick nothing, that is everything; `call` says how that is called."""
        super().__init__(theme, "", ChipLook(icon=icon))
        self.code = ""
        self._all, self._name = "", ""
        self._offered: dict[str, str] = {}
        self.clicked.connect(lambda _on=False: self._open())

    def nextCheckState(self) -> None:
        """See QAbstractButton: what is picked decides."""

    def call(self, everything: str, name: str) -> None:
        """Say what it picks among, and what everything is called."""
        self._all, self._name = everything, name
        self._say()

    def offer(self, offered: Mapping[str, str]) -> None:
        """Offer other things, by code; what is gone is picked no more."""
        self._offered = dict(offered)
        if self.code not in self._offered:
            self.code = ""
        self._say()

    def choose(self, code: str) -> None:
        """Pick something, or everything, without telling anybody."""
        self.code = code if code in self._offered else ""
        self._say()

    def _say(self) -> None:
        self.setChecked(bool(self.code))
        self.say(self._offered.get(self.code, self._all))
        self.setAccessibleDescription(self._name)

    def _open(self) -> None:
        menu = QMenu(self)
        menu.setAccessibleName(self._name)
        for code, said in {"": self._all, **self._offered}.items():
            action = menu.addAction(said.replace("&", "&&"))
            action.setCheckable(True)
            action.setChecked(code == self.code)
            action.triggered.connect(lambda _on=False, code=code: self._take(code))
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.mapToGlobal(QPoint(0, self.height() + 4)))

    def _take(self, code: str) -> None:
        self.choose(code)
        self.picked.emit()

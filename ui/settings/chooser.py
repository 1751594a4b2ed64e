"""A list left, and right the cards of what is chosen in it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

if TYPE_CHECKING:
    from ui.theme import Theme

_WIDTH = 236
_CODE = Qt.ItemDataRole.UserRole


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the list; a heading stands out, what belongs to it is set in."""

    code: str
    text: str
    heading: bool = False


class Chooser(QWidget):
    """Things by code; the chosen one stays chosen when the list is read again."""

    chosen = Signal(str)
    """A code."""

    def __init__(self, theme: Theme, buttons: Iterable[QWidget]) -> None:
        """List nothing yet; `buttons` stand below the list."""
        super().__init__()
        self._theme = theme
        self.list = QListWidget()
        self.list.setUniformItemSizes(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.list.currentItemChanged.connect(self._tell)
        self._beside = QVBoxLayout()
        self._beside.setSpacing(14)
        left = QVBoxLayout()
        left.setSpacing(8)
        left.addWidget(self.list, 1)
        row = QHBoxLayout()
        row.setSpacing(8)
        for button in buttons:
            row.addWidget(button)
        row.addStretch()
        left.addLayout(row)
        whole = QHBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(16)
        whole.addLayout(left)
        whole.addLayout(self._beside, 1)
        self._fit()
        theme.changed.connect(self._fit)

    @property
    def code(self) -> str:
        """The code of the chosen line, or nothing."""
        line = self.list.currentRow()
        return "" if line < 0 else str(self.list.item(line).data(_CODE))

    def put(self, *cards: QWidget) -> None:
        """Put cards beside the list."""
        for card in cards:
            self._beside.addWidget(card)
        self._beside.addStretch()

    def show_lines(self, lines: Iterable[Line], *, wanted: str = "") -> None:
        """List things; the one that was chosen stays so, else `wanted`, else the first."""
        before = wanted or self.code
        self.list.blockSignals(True)
        self.list.clear()
        chosen = 0
        for place, line in enumerate(lines):
            item = QListWidgetItem(line.text if line.heading else f"   {line.text}")
            item.setData(_CODE, line.code)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, line.text)
            item.setToolTip(line.text)
            font = item.font()
            font.setBold(line.heading)
            item.setFont(font)
            self.list.addItem(item)
            if line.code == before:
                chosen = place
        self.list.setCurrentRow(chosen)
        self.list.blockSignals(False)
        self._tell()

    def _tell(self) -> None:
        self.chosen.emit(self.code)

    def _fit(self) -> None:
        wide = round(_WIDTH * max(self._theme.text_percent, 100) / 100)
        self.list.setFixedWidth(wide)
        self.list.setMinimumHeight(320)
        self.list.setIconSize(QSize(16, 16))

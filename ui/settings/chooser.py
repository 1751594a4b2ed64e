"""A list left, and right the cards of what is chosen in it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from ui.density import LARGE_TEXT

if TYPE_CHECKING:
    from ui.theme import Theme

_WIDTH, _HEIGHT = 236, 320
_LEAST_BESIDE = 640
"""Pixels, at usual letters, from which a card has room beside the list."""

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
        self._whole = QHBoxLayout(self)
        self._whole.setContentsMargins(0, 0, 0, 0)
        self._whole.setSpacing(16)
        self._whole.addLayout(left)
        self._whole.addLayout(self._beside, 1)
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
        """List things; `wanted` is chosen if it is there, else what was before, else the first."""
        listed = list(lines)
        codes = [line.code for line in listed]
        kept = wanted if wanted in codes else self.code
        self.list.blockSignals(True)
        self.list.clear()
        for line in listed:
            item = QListWidgetItem(line.text if line.heading else f"   {line.text}")
            item.setData(_CODE, line.code)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, line.text)
            item.setToolTip(line.text)
            font = item.font()
            font.setBold(line.heading)
            item.setFont(font)
            self.list.addItem(item)
        self.list.setCurrentRow(codes.index(kept) if kept in codes else 0)
        self.list.blockSignals(False)
        self._tell()

    def _tell(self) -> None:
        self.chosen.emit(self.code)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """See QWidget."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """In little room, or with large letters, the cards stand below the list."""
        percent, way = max(self._theme.text_percent, 100), QHBoxLayout.Direction
        below = percent >= LARGE_TEXT or self.width() < _LEAST_BESIDE
        self._whole.setDirection(way.TopToBottom if below else way.LeftToRight)
        self.list.setFixedWidth(round(_WIDTH * percent / 100))
        self.list.setMinimumHeight(_HEIGHT)
        self.list.setIconSize(QSize(16, 16))

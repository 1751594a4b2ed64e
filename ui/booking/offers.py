"""The list below « Quoi ? »: what the words typed may mean, one line each."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter
from PySide6.QtWidgets import QSizePolicy

from ui.icons import Icon
from ui.palettes import Palette
from ui.theme import Theme
from ui.typography import Letter
from ui.widgets.drawing import ink, outlined
from ui.widgets.marks import draw_key_cap, draw_theme_tile, key_cap_height, key_cap_width
from ui.widgets.painted import PaintedWidget

ROW = 39
_TILE = 22
_LEFT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
_CUT = Qt.TextElideMode.ElideRight


@dataclass(frozen=True, slots=True)
class OfferLine:
    """An offer as it is shown: its title, and what it brings in one line."""

    code: str
    title: str
    brings: str
    palette: Palette
    icon: Icon


class OfferList(PaintedWidget):
    """What may be meant; the line that Enter takes is marked. The focus stays in the field."""

    picked = Signal(str)
    """The code of the line that was clicked."""

    def __init__(self, theme: Theme, keys: str) -> None:
        """Show nothing yet; ``keys`` is what the key that picks is called."""
        self._lines: tuple[OfferLine, ...] = ()
        self._current, self._keys = 0, keys
        super().__init__(theme)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMouseTracking(True)

    @property
    def lines(self) -> tuple[OfferLine, ...]:
        """What is shown."""
        return self._lines

    @property
    def current(self) -> OfferLine | None:
        """The line that Enter takes."""
        return self._lines[self._current] if self._lines else None

    def show_lines(self, lines: tuple[OfferLine, ...], keys: str) -> None:
        """Show other lines, the first one marked."""
        self._lines, self._keys = lines, keys
        self._current = 0
        self._tell()

    def step(self, by: int) -> None:
        """Mark the next line or the one before."""
        if self._lines:
            self._current = (self._current + by) % len(self._lines)
            self._tell()

    def sizeHint(self) -> QSize:
        """See QWidget."""
        return QSize(300, self._row() * len(self._lines))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """See QWidget."""
        place = int(event.position().y()) // self._row()
        if 0 <= place < len(self._lines):
            self.picked.emit(self._lines[place].code)

    def draw(self, painter: QPainter, box: QRectF) -> None:
        """See PaintedWidget."""
        for place, line in enumerate(self._lines):
            row = QRectF(0, place * self._row(), box.width(), self._row())
            self._draw_line(painter, row, line, marked=place == self._current)

    def _draw_line(self, painter: QPainter, row: QRectF, line: OfferLine, *, marked: bool) -> None:
        tokens, letters = self.theme.tokens, self.theme.letters
        if marked:
            outlined(painter, row.adjusted(0, 0, 0, -1), 6, fill=tokens.sel, pen=None)
        tile = QRectF(row.left() + 8, row.center().y() - _TILE / 2, _TILE, _TILE)
        draw_theme_tile(painter, self.theme, tile, line.palette, icon=line.icon)
        room = row.width() - 40 - 12
        if marked:
            room -= self._draw_cap(painter, row) + 8
        title, below = letters.metrics(Letter.TITLE), letters.metrics(Letter.CAPTION)
        base = QPointF(row.left() + 40, row.center().y() - 3)
        ink(painter, letters.font(Letter.TITLE), tokens.text)
        painter.drawText(base, title.elidedText(line.title, _CUT, room))
        ink(painter, letters.font(Letter.CAPTION), tokens.text2)
        under = base + QPointF(0, letters.pixels(Letter.TITLE) + 3)
        painter.drawText(under, below.elidedText(line.brings, _CUT, room))

    def _draw_cap(self, painter: QPainter, row: QRectF) -> float:
        width, height = key_cap_width(self.theme, self._keys), key_cap_height(self.theme)
        cap = QRectF(row.right() - width - 12, row.center().y() - height / 2, width, height)
        draw_key_cap(painter, self.theme, cap, self._keys)
        return width

    def _row(self) -> int:
        return round(ROW * max(self.theme.text_percent, 100) / 100)

    def _tell(self) -> None:
        line = self.current
        self.setAccessibleName("" if line is None else f"{line.title}, {line.brings}")
        self.updateGeometry()
        self.setVisible(bool(self._lines))
        self.update()

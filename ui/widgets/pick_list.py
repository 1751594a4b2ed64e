"""Lines to choose from below a field that keeps the focus: a mark, a title, details."""

from __future__ import annotations

from typing import Generic, Protocol, TypeVar

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QMouseEvent, QPainter
from PySide6.QtWidgets import QSizePolicy

from ui.theme import Theme
from ui.typography import Letter
from ui.widgets.drawing import ink, outlined
from ui.widgets.marks import draw_key_cap, key_cap_height, key_cap_width
from ui.widgets.painted import PaintedWidget

EDGE = 12
"""Pixels between the last thing on a line and its end."""

GAP = 8
_WIDTH = 300
_CUT = Qt.TextElideMode.ElideRight


class PickLine(Protocol):
    """What a line shows."""

    @property
    def code(self) -> str:
        """What it stands for."""

    @property
    def title(self) -> str:
        """What it is called."""

    @property
    def details(self) -> str:
        """What tells it from the others, in one line; perhaps nothing."""


Line = TypeVar("Line", bound=PickLine)


class PickList(PaintedWidget, Generic[Line]):
    """The line that Enter takes is marked, with its key. Hidden while it has no line.

    A list of one kind says how high a line is, where its words begin, and draws the mark at
    the left.
    """

    ROW = 38
    LEFT = 36

    picked = Signal(str)
    """The code of the line that was clicked."""

    def __init__(self, theme: Theme) -> None:
        """Show nothing yet."""
        self._lines: tuple[Line, ...] = ()
        self._current, self._keys = 0, ""
        super().__init__(theme)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.hide()

    @property
    def lines(self) -> tuple[Line, ...]:
        """What is shown."""
        return self._lines

    @property
    def current(self) -> Line | None:
        """The line that Enter takes."""
        return self._lines[self._current] if self._lines else None

    def show_lines(self, lines: tuple[Line, ...], keys: str) -> None:
        """Show other lines, the first one marked; ``keys`` is what Enter is called."""
        self._lines, self._keys, self._current = lines, keys, 0
        self._tell()

    def step(self, by: int) -> None:
        """Mark the next line or the one before, round and round."""
        if self._lines:
            self._current = (self._current + by) % len(self._lines)
            self._tell()

    def sizeHint(self) -> QSize:
        """See QWidget."""
        return QSize(_WIDTH, self._row() * len(self._lines))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """See QWidget."""
        place = int(event.position().y()) // self._row()
        if 0 <= place < len(self._lines):
            self.picked.emit(self._lines[place].code)

    def draw_mark(self, painter: QPainter, row: QRectF, line: Line) -> None:
        """Draw what stands before the words of a line."""

    def draw(self, painter: QPainter, box: QRectF) -> None:
        """See PaintedWidget."""
        for place, line in enumerate(self._lines):
            row = QRectF(0, place * self._row(), box.width(), self._row())
            self._draw_line(painter, row, line, marked=place == self._current)

    def _draw_line(self, painter: QPainter, row: QRectF, line: Line, *, marked: bool) -> None:
        right = row.right() - EDGE
        if marked:
            draw_marked_row(painter, self.theme, row.adjusted(0, 0, 0, -1))
            right = draw_keys_at_end(painter, self.theme, row, self._keys)
        self.draw_mark(painter, row, line)
        letters = self.theme.letters
        down = -3 if line.details else letters.pixels(Letter.TITLE) / 2 - 2
        base = QPointF(row.left() + self.LEFT, row.center().y() + down)
        tokens = self.theme.tokens
        ink(painter, letters.font(Letter.TITLE), tokens.text)
        draw_cut(painter, base, right, line.title)
        ink(painter, letters.font(Letter.CAPTION), tokens.text2)
        draw_cut(painter, base + QPointF(0, letters.pixels(Letter.TITLE) + 3), right, line.details)

    def _row(self) -> int:
        return row_height(self.theme, self.ROW)

    def _tell(self) -> None:
        line = self.current
        said = () if line is None else filter(None, (line.title, line.details))
        self.setAccessibleName(", ".join(said))
        self.updateGeometry()
        self.setVisible(bool(self._lines))
        self.update()


def row_height(theme: Theme, usual: int) -> int:
    """Pixels of a line at the person's text size."""
    return round(usual * max(theme.text_percent, 100) / 100)


def draw_marked_row(painter: QPainter, theme: Theme, box: QRectF) -> None:
    """Draw the ground of the line that Enter takes."""
    outlined(painter, box, 6, fill=theme.tokens.sel, pen=None)


def draw_keys_at_end(painter: QPainter, theme: Theme, row: QRectF, keys: str) -> float:
    """Draw a key at the end of a line; return where the words before it must stop."""
    width, height = key_cap_width(theme, keys), key_cap_height(theme)
    left = row.right() - EDGE - width
    cap = QRectF(left, row.center().y() - height / 2, width, height)
    draw_key_cap(painter, theme, cap, keys)
    return left - GAP


def draw_cut(painter: QPainter, base: QPointF, right: float, text: str) -> None:
    """Draw a text on its base line in the painter's own font, cut where it goes too far."""
    room = max(right - base.x(), 0)
    painter.drawText(base, QFontMetricsF(painter.font()).elidedText(text, _CUT, room))

"""The dates of a cycle as small squares: those that are over, the next one, those to come."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter

from ui.palettes import Palette
from ui.typography import inter
from ui.widgets.drawing import edge, ink, outlined

if TYPE_CHECKING:
    from datetime import datetime

    from desktop_app.readings.workshops import CycleLine, DateSeen
    from ui.theme import Theme

_LARGEST, _GAP, _CLOSE, _ROOMY, _ROUND = 11, 3.5, 2, 8, 3
_LEAST_IN_LINE = 7
_SMALL, _SMALL_GAP, _MOST_IN_TWO = 5, 1.5, 44


class Cells(NamedTuple):
    """The side of a square, the gap after it, and how many stand in one line."""

    side: float
    gap: float
    across: int


def cells_for(count: int, width: float) -> Cells:
    """How many dates are drawn: in one line while that is readable, else in two or three."""
    gap = _GAP if count <= _ROOMY else _CLOSE
    alone = min(_LARGEST, (width + gap) / max(count, 1) - gap)
    if alone >= _LEAST_IN_LINE:
        return Cells(alone, gap, max(count, 1))
    lines = 2 if count <= _MOST_IN_TWO else 3
    across = -(-count // lines)
    return Cells(min(_SMALL, (width + _SMALL_GAP) / across - _SMALL_GAP), _SMALL_GAP, across)


def draw_strip(
    painter: QPainter, theme: Theme, box: QRectF, line: CycleLine, *, now: datetime
) -> None:
    """Draw the dates of a cycle; colour is never alone: shapes differ, and words stand below."""
    held, palette = line.held, Palette(line.palette)
    cells, coming = cells_for(len(held), box.width()), line.next_date(now)
    for place, one in enumerate(held):
        row, column = divmod(place, cells.across)
        left = box.left() + column * (cells.side + cells.gap)
        top = box.top() + row * (cells.side + cells.gap)
        cell = QRectF(left, top, cells.side, cells.side)
        _draw_cell(painter, theme, cell, one, look=(palette, one is coming, one.span.end <= now))


def _draw_cell(
    painter: QPainter,
    theme: Theme,
    cell: QRectF,
    one: DateSeen,
    *,
    look: tuple[Palette, bool, bool],
) -> None:
    palette, is_next, is_over = look
    tokens, worn = theme.tokens, theme.block(palette)
    if one.in_conflict:
        outlined(painter, cell, _ROUND, fill=tokens.dangerbg, pen=edge(tokens.danger, 1.5))
        ink(painter, inter(max(round(cell.height() * 0.8), 5), 700), tokens.danger)
        painter.drawText(cell, Qt.AlignmentFlag.AlignCenter, "!")
    elif one.status == "option":
        outlined(painter, cell, _ROUND, fill=None, pen=edge(worn.bar, 1.4, (3, 2)))
    elif is_over:
        outlined(painter, cell, _ROUND, fill=worn.bar, pen=None)
    elif is_next:
        outlined(painter, cell, _ROUND, fill=worn.fill, pen=edge(worn.bar, 2))
    else:
        outlined(painter, cell, _ROUND, fill=tokens.surface, pen=edge(worn.bar, 1))

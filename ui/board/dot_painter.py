"""A block of the four weeks: a dot in the colour of its theme."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter

from ui.board.days_axis import DaysAxis
from ui.typography import Letter
from ui.widgets.drawing import edge, ink, outlined

if TYPE_CHECKING:
    from ui.board.block_looks import BlockLook
    from ui.board.geometry import Line
    from ui.board.scene import Scene
    from ui.tokens import Tokens

_RADIUS = 2.5
_AT_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


def paint_dot(
    painter: QPainter, tokens: Tokens, box: QRectF, look: BlockLook, *, option: bool
) -> None:
    """Paint a dot: hollow for an option, in the colour of danger in a conflict."""
    if look.hatched:
        paint_conflict_dot(painter, tokens, box)
    else:
        paint_plain_dot(painter, box, look.bar, hollow=option)


def paint_conflict_dot(painter: QPainter, tokens: Tokens, box: QRectF) -> None:
    """Paint a dot that is square-edged as well as red: colour is never alone."""
    outlined(painter, box, 0, fill=tokens.danger, pen=edge(tokens.surface, 1))
    painter.fillRect(box.adjusted(2.5, 3.5, -2.5, -3.5), tokens.surface)


def paint_plain_dot(painter: QPainter, box: QRectF, colour: QColor, *, hollow: bool) -> None:
    """Paint a dot in a colour, filled or as a ring."""
    if hollow:
        inner = box.adjusted(0.7, 0.7, -0.7, -0.7)
        outlined(painter, inner, _RADIUS, fill=None, pen=edge(colour, 1.4))
    else:
        outlined(painter, box, _RADIUS, fill=colour, pen=None)


def paint_crowds(painter: QPainter, scene: Scene, line: Line) -> None:
    """Write how many blocks of a cell found no room: « +3 »."""
    axis, tokens = scene.axis, scene.theme.tokens
    crowded: Mapping[tuple[str, date], int] = scene.layout.crowded
    if not crowded or not isinstance(axis, DaysAxis):
        return
    for column in axis.columns:
        count = crowded.get((line.row, column.day), 0)
        if count:
            box = QRectF(column.left, line.bottom - 14, column.width - 3, 12)
            ink(painter, scene.theme.font(Letter.BADGE), tokens.text2)
            painter.drawText(
                box, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, f"+{count}"
            )

"""What lies under the blocks: rows, groups, hours, shades and the line of now."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QLineF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from ui.board.geometry import HALF_HOUR, Line
from ui.board.ghost import DragView, reason_of
from ui.board.headers import paint_group_summary
from ui.board.shade_painter import paint_shade, paint_shade_labels
from ui.board.spots import visible_lines
from ui.tokens import faded
from ui.widgets.drawing import hatch, scale_of

if TYPE_CHECKING:
    from ui.board.scene import Scene

NOW_WIDTH, NOW_OVER = 1.6, 0.18
_UNFIT_HATCH, _UNFIT_SPACING, _UNFIT_SHARE = 1.0, 9, 0.30


def paint_grid(painter: QPainter, scene: Scene, drag: DragView | None) -> None:
    """Paint rows and groups, with what shades them; rows that cannot do are hatched."""
    tokens, width = scene.theme.tokens, scene.axis.width
    for line in visible_lines(scene):
        if line.row:
            _paint_row_ground(painter, scene, line, drag)
            _paint_hour_lines(painter, scene, line)
            painter.setPen(QPen(tokens.line, 1))
            painter.drawLine(QLineF(0, line.bottom - 0.5, width, line.bottom - 0.5))
        else:
            paint_group_ground(painter, scene, line)
            paint_group_words(painter, scene, line)


def paint_group_ground(painter: QPainter, scene: Scene, line: Line) -> None:
    """Paint the line of a group."""
    tokens, width = scene.theme.tokens, scene.axis.width
    painter.fillRect(QRectF(0, line.top, width, line.height), tokens.bg)
    painter.setPen(QPen(tokens.line2, 1))
    painter.drawLine(QLineF(0, line.top + 0.5, width, line.top + 0.5))
    folded = scene.is_folded(line.group)
    painter.setPen(QPen(tokens.line2 if folded else tokens.line, 1))
    painter.drawLine(QLineF(0, line.bottom - 0.5, width, line.bottom - 0.5))


def paint_group_words(painter: QPainter, scene: Scene, line: Line) -> None:
    """Paint what is said of a group, always in sight."""
    painter.save()
    painter.translate(scene.sight.scroll.x(), 0)
    paint_group_summary(painter, scene, line)
    painter.restore()


def _paint_row_ground(painter: QPainter, scene: Scene, line: Line, drag: DragView | None) -> None:
    tokens = scene.theme.tokens
    for shade in scene.shades.get(line.row, ()):
        paint_shade(painter, scene, line, shade)
    if drag is not None and reason_of(drag, line.row):
        colour = faded(tokens.line2, _UNFIT_SHARE)
        brush = hatch(colour, _UNFIT_HATCH, _UNFIT_SPACING, scale_of(painter))
        painter.fillRect(QRectF(0, line.top, scene.axis.width, line.height - 1), brush)


def _paint_hour_lines(painter: QPainter, scene: Scene, line: Line) -> None:
    tokens, axis = scene.theme.tokens, scene.axis
    dotted = QPen(tokens.line, 1)
    dotted.setCapStyle(Qt.PenCapStyle.FlatCap)
    dotted.setDashPattern([1, 2])
    start = axis.span.start
    hours = [hour for hour in axis.hours() if hour > start]
    halves = [hour - HALF_HOUR for hour in (*axis.hours(), axis.span.end + HALF_HOUR)]
    painter.setPen(QPen(tokens.line, 1))
    painter.drawLines([_upright(axis.x(hour), line) for hour in hours])
    painter.setPen(dotted)
    painter.drawLines([_upright(axis.x(half), line) for half in halves if half > start])
    paint_shade_labels(painter, scene, line)


def _upright(x: float, line: Line) -> QLineF:
    middle = round(x) + 0.5
    return QLineF(middle, line.top, middle, line.bottom)


def paint_now_under(painter: QPainter, scene: Scene) -> None:
    """Paint the line of now in the rows, under what is planned."""
    for line in visible_lines(scene):
        if line.row:
            _paint_now_in(painter, scene, line)


def _paint_now_in(painter: QPainter, scene: Scene, line: Line) -> None:
    board = scene.board
    if board is None or not _shows_now(scene):
        return
    x = scene.axis.x(board.now)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(_now_pen(scene.theme.tokens.accent))
    painter.drawLine(QLineF(x, line.top, x, line.bottom))
    painter.restore()


def paint_now_over(painter: QPainter, scene: Scene) -> None:
    """Paint the line of now over what is planned, hardly seen."""
    board = scene.board
    if board is None or not _shows_now(scene):
        return
    x = scene.axis.x(board.now)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(_now_pen(faded(scene.theme.tokens.accent, NOW_OVER)))
    painter.drawLine(QLineF(x, 0, x, scene.stack.height))
    painter.restore()


def _now_pen(colour: QColor) -> QPen:
    pen = QPen(colour, NOW_WIDTH)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    return pen


def _shows_now(scene: Scene) -> bool:
    board = scene.board
    axis = scene.axis
    return board is not None and axis.is_hourly and axis.span.start <= board.now <= axis.span.end

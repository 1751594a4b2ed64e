"""What lies under a week or four: columns of days, closed days, today, how much is taken."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QLineF, QRectF
from PySide6.QtGui import QColor, QPainter, QPen

from desktop_app.domain.opening import SUNDAY
from ui.board.dates import DateMode
from ui.board.days_axis import DayColumn, DaysAxis
from ui.board.ghost import reason_of
from ui.board.ground import paint_group_ground, paint_group_words
from ui.board.lettering import Style, write_at
from ui.board.occupation import cell_share
from ui.board.quiet_cells import paint_quiet_cell
from ui.board.spots import visible_lines
from ui.tokens import faded, mixed
from ui.typography import Letter
from ui.widgets.drawing import closed_hatch, hatch, scale_of

if TYPE_CHECKING:
    from ui.board.geometry import Line
    from ui.board.ghost import DragView
    from ui.board.scene import Scene

_TODAY_SHARE = 0.45
LEAST_TAKEN, MOST_TAKEN = 0.04, 0.26
"""How dark the shade of a day is that is hardly taken, or wholly."""

_UNFIT_SHARE, _UNFIT_STROKE, _UNFIT_SPACING = 0.30, 1.0, 9
_SATURDAY = SUNDAY - 1


def paint_days_grid(painter: QPainter, scene: Scene, drag: DragView | None) -> None:
    """Paint the rows and groups of a board whose columns are days."""
    axis = scene.axis
    if not isinstance(axis, DaysAxis):
        return
    columns = [column for column in axis.columns if _is_seen(scene, column)]
    for line in visible_lines(scene):
        if line.row:
            for column in columns:
                paint_cell_ground(painter, scene, line, column)
            _paint_unfit(painter, scene, line, drag)
            painter.setPen(QPen(scene.theme.tokens.line, 1))
            painter.drawLine(QLineF(0, line.bottom - 0.5, axis.width, line.bottom - 0.5))
        else:
            paint_group_ground(painter, scene, line)
    _paint_column_edges(painter, scene, columns)
    for line in visible_lines(scene):
        if not line.row:
            paint_group_words(painter, scene, line)


def _is_seen(scene: Scene, column: DayColumn) -> bool:
    left = scene.sight.scroll.x()
    return column.right > left and column.left < left + scene.grid.width()


def paint_cell_ground(painter: QPainter, scene: Scene, line: Line, column: DayColumn) -> None:
    """Paint the ground of a row on a day."""
    tokens = scene.theme.tokens
    box = QRectF(column.left, line.top, column.width, line.height)
    why = scene.layout.shut.get((line.row, column.day), "")
    if column.holiday or why:
        painter.fillRect(box, tokens.closed)
        painter.fillRect(box, closed_hatch(tokens, scale_of(painter)))
        if why and scene.dates is DateMode.WEEK:
            _write_why(painter, scene, box, why)
        return
    colour = ground_of(scene, column)
    if colour is not None:
        painter.fillRect(box, colour)
    paint_quiet_cell(painter, scene, line, column)
    if scene.dates is DateMode.FOUR_WEEKS:
        _paint_share(painter, scene, line, column)


def ground_of(scene: Scene, column: DayColumn) -> QColor | None:
    """The colour of a day that is not shut: today, the end of the week, or none of its own."""
    tokens, board = scene.theme.tokens, scene.board
    if board is not None and column.day == board.now.date():
        return mixed(tokens.sel, tokens.surface, _TODAY_SHARE)
    return tokens.alt if column.day.isoweekday() >= _SATURDAY else None


def _write_why(painter: QPainter, scene: Scene, box: QRectF, why: str) -> None:
    theme, tokens = scene.theme, scene.theme.tokens
    width = min(theme.letters.width(Letter.CAPTION, why) + 8, box.width() - 12)
    label = QRectF(box.left() + 10, box.top() + 3, width, 16)
    painter.fillRect(label.adjusted(-4, 0, 4, 0), tokens.closed)
    write_at(painter, theme, label, why, style=Style(Letter.CAPTION, tokens.text3))


def _paint_share(painter: QPainter, scene: Scene, line: Line, column: DayColumn) -> None:
    share = cell_share(scene, scene.rows[line.row], column.day)
    if share:
        dark = LEAST_TAKEN + (MOST_TAKEN - LEAST_TAKEN) * min(share, 1)
        box = QRectF(column.left, line.top, column.width, line.height - 1)
        painter.fillRect(box, faded(scene.theme.tokens.accent, dark))


def _paint_unfit(painter: QPainter, scene: Scene, line: Line, drag: DragView | None) -> None:
    if drag is not None and reason_of(drag, line.row):
        colour = faded(scene.theme.tokens.line2, _UNFIT_SHARE)
        brush = hatch(colour, _UNFIT_STROKE, _UNFIT_SPACING, scale_of(painter))
        painter.fillRect(QRectF(0, line.top, scene.axis.width, line.height - 1), brush)


def _paint_column_edges(painter: QPainter, scene: Scene, columns: list[DayColumn]) -> None:
    """Paint the edges of the days down to the last line; the weeks' own are stronger."""
    tokens, bottom = scene.theme.tokens, scene.stack.height
    weekly = scene.dates is DateMode.WEEK
    for column in columns:
        strong = weekly or column.day.isoweekday() == SUNDAY
        painter.setPen(QPen(tokens.line2 if strong else tokens.line, 1))
        x = column.right - 0.5
        painter.drawLine(QLineF(x, 0, x, bottom))

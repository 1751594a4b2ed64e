"""The whole board on its viewport: lines, shades, blocks, rings, headers, ruler."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen, QPixmap

from ui.board.block_figures import paint_in_mode
from ui.board.block_looks import look_of
from ui.board.block_painter import Figure, paint_flat
from ui.board.blocks import APPOINTMENT, attendance_of, is_past
from ui.board.dates import DateMode
from ui.board.days_ground import paint_days_grid
from ui.board.dot_painter import paint_crowds
from ui.board.ghost import DragView, paint_drag, paint_preview, reason_of, row_state
from ui.board.ground import paint_grid, paint_now_over, paint_now_under
from ui.board.headers import corner_said, paint_group_header, paint_row_header
from ui.board.held_slots import paint_held
from ui.board.legend import paint_legend
from ui.board.orders import is_order, paint_order
from ui.board.rings import paint_clashes, paint_marks, paint_rings
from ui.board.ruler import RulerPill, now_pill, paint_ruler
from ui.board.spots import visible_lines
from ui.widgets.drawing import scale_of, snapped

if TYPE_CHECKING:
    from ui.board.layout import Placed
    from ui.board.scene import Scene

INSIDE = Qt.ClipOperation.IntersectClip
_UNFIT_BLOCKS, _ORIGINAL = 0.5, 0.35


def paint_still(painter: QPainter, scene: Scene, drag: DragView | None) -> None:
    """Paint everything that does not move with the hand."""
    painter.fillRect(QRectF(QPointF(), scene.sight.size), scene.theme.tokens.surface)
    if scene.board is not None:
        painter.save()
        painter.setClipRect(scene.grid, INSIDE)
        painter.translate(scene.origin)
        if scene.axis.is_hourly:
            paint_grid(painter, scene, drag)
        else:
            paint_days_grid(painter, scene, drag)
        paint_now_under(painter, scene)
        if drag is None:
            paint_clashes(painter, scene)
        _paint_blocks(painter, scene, drag)
        paint_now_over(painter, scene)
        paint_marks(painter, scene, drag)
        painter.restore()
        _paint_headers(painter, scene, drag)
        paint_legend(painter, scene)
    if drag is None:
        _paint_ruler(painter, scene, [])


def _paint_ruler(painter: QPainter, scene: Scene, pills: Sequence[RulerPill]) -> None:
    now = now_pill(scene)
    shown = pills if now is None else [now, *pills]
    paint_ruler(painter, scene, shown, corner_said(scene))


def paint_moving(painter: QPainter, scene: Scene, drag: DragView | None, *, focused: bool) -> None:
    """Paint selection and focus, or what is in the hand and the ruler with its pills."""
    pills: list[RulerPill] = []
    painter.save()
    painter.setClipRect(scene.grid)
    painter.translate(scene.origin)
    if drag is None:
        paint_rings(painter, scene, focused=focused)
    paint_held(painter, scene)
    paint_preview(painter, scene)
    if drag is not None:
        pills = paint_drag(painter, scene, drag)
    painter.restore()
    if drag is not None:
        _paint_ruler(painter, scene, pills)


def _paint_blocks(painter: QPainter, scene: Scene, drag: DragView | None) -> None:
    shown = QRectF(scene.sight.scroll, scene.grid.size()).adjusted(-12, -12, 12, 12)
    for line in visible_lines(scene):
        for placed in scene.in_row.get(line.row, ()):
            if shown.intersects(placed.box):
                _paint_placed(painter, scene, placed, drag)
        paint_crowds(painter, scene, line)


def _paint_placed(
    painter: QPainter,
    scene: Scene,
    placed: Placed,
    drag: DragView | None,
) -> None:
    board, troubled = scene.board, scene.troubled
    if board is None:
        return
    code = placed.block.code
    if scene.sight.loading:
        paint_flat(painter, scene.theme, placed.box)
        return
    if scene.dates is not DateMode.FOUR_WEEKS and is_order(placed):
        paint_order(painter, scene, placed)
        return
    taken = drag is not None and code in drag.concerned
    clashes = code in troubled and not taken
    painter.setOpacity(_opacity(placed, drag))
    where = snapped(painter, placed.box).topLeft()
    scale = scale_of(painter)
    painter.drawPixmap(where, picture_of(scene, placed, board.now, clashes=clashes, scale=scale))
    painter.setOpacity(1)


def _opacity(placed: Placed, drag: DragView | None) -> float:
    """How faint a block is while something is held: the one that is held, and what cannot do."""
    if drag is None:
        return 1
    if placed.block.code == drag.code and not drag.copies:
        return _ORIGINAL
    return _UNFIT_BLOCKS if reason_of(drag, placed.row) else 1


def picture_of(
    scene: Scene, placed: Placed, now: datetime, *, clashes: bool, scale: float
) -> QPixmap:
    """The drawing of a block, made once for each size and state of it."""
    block, box = placed.block, placed.box
    state = is_past(block, now), attendance_of(block, now), clashes, placed.lane
    key = (block.code, scene.dates, box.width(), box.height(), scale, *state)
    return scene.pictures.of(key, block, lambda: _drawn(scene, placed, scale, clashes=clashes))


def _drawn(scene: Scene, placed: Placed, scale: float, *, clashes: bool) -> QPixmap:
    block, board = placed.block, scene.board
    pixmap = QPixmap((placed.box.size() * scale).toSize())
    pixmap.setDevicePixelRatio(scale)
    pixmap.fill(Qt.GlobalColor.transparent)
    if board is None:
        return pixmap
    figure = Figure(
        QRectF(0, 0, placed.box.width(), placed.box.height()),
        scene.saying(block),
        look_of(block, scene.theme, board.now, clashes=clashes),
        block.kind == APPOINTMENT,
        clashes or block.code in scene.accepted,
        lane=placed.lane,
    )
    painter = QPainter(pixmap)
    paint_in_mode(painter, scene, block, figure)
    painter.end()
    return pixmap


def _paint_headers(painter: QPainter, scene: Scene, drag: DragView | None) -> None:
    tokens, sizes, size = scene.theme.tokens, scene.theme.sizes, scene.sight.size
    column = QRectF(0, sizes.ruler, sizes.row_header, size.height() - sizes.ruler)
    painter.save()
    painter.setClipRect(column, INSIDE)
    painter.fillRect(column, tokens.surface)
    painter.translate(0, scene.origin.y())
    for line in visible_lines(scene):
        box = QRectF(0, line.top, sizes.row_header, line.height)
        if line.row:
            fill = tokens.sel if drag is not None and row_state(drag, line.row) else None
            if fill is not None:
                painter.fillRect(box, fill)
            reason = "" if drag is None else reason_of(drag, line.row)
            paint_row_header(painter, scene, line, reason)
        else:
            painter.fillRect(box, tokens.bg)
            painter.setPen(QPen(tokens.line2, 1))
            painter.drawLine(QLineF(0, line.top + 0.5, box.width(), line.top + 0.5))
            paint_group_header(painter, scene, line)
        folded = not line.row and scene.is_folded(line.group)
        painter.setPen(QPen(tokens.line2 if folded else tokens.line, 1))
        painter.drawLine(QLineF(0, line.bottom - 0.5, box.width(), line.bottom - 0.5))
    painter.restore()
    painter.setPen(QPen(tokens.line2, 1))
    x = sizes.row_header - 0.5
    bottom = min(scene.stack.height + scene.origin.y(), size.height())
    painter.drawLine(QLineF(x, sizes.ruler, x, bottom))

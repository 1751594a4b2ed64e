"""The whole board on its viewport: lines, shades, blocks, rings, headers, ruler."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen, QPixmap

from ui.board.block_looks import look_of
from ui.board.block_painter import Figure, paint_block, paint_flat
from ui.board.blocks import APPOINTMENT, conflict_was_kept
from ui.board.ghost import DragView, paint_drag, paint_preview, reason_of, row_state
from ui.board.ground import paint_grid, paint_now_over, paint_now_under, visible_lines
from ui.board.headers import paint_group_header, paint_row_header, rows_said
from ui.board.orders import paint_order
from ui.board.rings import paint_clashes, paint_rings
from ui.board.ruler import now_pill, paint_ruler
from ui.widgets.drawing import scale_of, snapped

if TYPE_CHECKING:
    from ui.board.scene import Placed, Scene

_UNFIT_BLOCKS, _ORIGINAL = 0.5, 0.35


def paint_still(painter: QPainter, scene: Scene, drag: DragView | None, *, focused: bool) -> None:
    """Paint everything that does not move with the hand."""
    painter.fillRect(QRectF(QPointF(), scene.sight.size), scene.theme.tokens.surface)
    if scene.board is not None:
        painter.save()
        painter.setClipRect(scene.grid)
        painter.translate(scene.origin)
        paint_grid(painter, scene, drag)
        paint_now_under(painter, scene)
        if drag is None:
            paint_clashes(painter, scene)
        _paint_blocks(painter, scene, drag)
        paint_now_over(painter, scene)
        paint_rings(painter, scene, drag, focused=focused)
        painter.restore()
        _paint_headers(painter, scene, drag)


def paint_moving(painter: QPainter, scene: Scene, drag: DragView | None) -> None:
    """Paint what is in the hand, and the ruler with its pills."""
    pills = [] if (now := now_pill(scene)) is None else [now]
    painter.save()
    painter.setClipRect(scene.grid)
    painter.translate(scene.origin)
    paint_preview(painter, scene)
    if drag is not None:
        pills += paint_drag(painter, scene, drag)
    painter.restore()
    paint_ruler(painter, scene, pills, rows_said(scene, scene.groups))


def _paint_blocks(painter: QPainter, scene: Scene, drag: DragView | None) -> None:
    shown = QRectF(scene.sight.scroll, scene.grid.size()).adjusted(-12, -12, 12, 12)
    troubled = scene.troubled
    for placed in scene.placed:
        if shown.intersects(placed.box):
            _paint_placed(painter, scene, placed, (troubled, drag))


def _paint_placed(
    painter: QPainter,
    scene: Scene,
    placed: Placed,
    state: tuple[frozenset[str], DragView | None],
) -> None:
    board, (troubled, drag) = scene.board, state
    if board is None:
        return
    code = placed.block.code
    if scene.sight.loading:
        paint_flat(painter, scene.theme, placed.box)
        return
    if placed.thin or placed.row not in placed.block.rows:
        paint_order(painter, scene, placed)
        return
    taken = drag is not None and code in drag.concerned
    clashes = code in troubled and not taken
    painter.save()
    if drag is not None and reason_of(drag, placed.row):
        painter.setOpacity(_UNFIT_BLOCKS)
    if drag is not None and code == drag.code and not drag.copies:
        painter.setOpacity(_ORIGINAL)
    where = snapped(painter, placed.box).topLeft()
    painter.drawPixmap(where, _picture(scene, placed, board.now, (clashes, scale_of(painter))))
    painter.restore()


def _picture(scene: Scene, placed: Placed, now: datetime, state: tuple[bool, float]) -> QPixmap:
    """The drawing of a block, made once for each size and state of it."""
    (clashes, scale), box = state, placed.box
    past = placed.block.span.end <= now
    key = (placed.block.code, box.width(), box.height(), placed.lane, clashes, past, scale)
    if key not in scene.pictures:
        look = look_of(placed.block, scene.theme, now, clashes=clashes)
        figure = Figure(
            QRectF(0, 0, box.width(), box.height()),
            scene.sayings[placed.block.code],
            look,
            placed.block.kind == APPOINTMENT,
            clashes or conflict_was_kept(placed.block),
            lane=placed.lane,
        )
        scene.pictures[key] = _drawn(scene, figure, scale)
    return scene.pictures[key]


def _drawn(scene: Scene, figure: Figure, scale: float) -> QPixmap:
    pixmap = QPixmap((figure.box.size() * scale).toSize())
    pixmap.setDevicePixelRatio(scale)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    paint_block(painter, scene.theme, figure)
    painter.end()
    return pixmap


def _paint_headers(painter: QPainter, scene: Scene, drag: DragView | None) -> None:
    tokens, sizes, size = scene.theme.tokens, scene.theme.sizes, scene.sight.size
    column = QRectF(0, sizes.ruler, sizes.row_header, size.height() - sizes.ruler)
    painter.save()
    painter.setClipRect(column)
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

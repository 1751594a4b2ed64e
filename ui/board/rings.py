"""What is drawn over the blocks: selection, focus, badges of conflicts and the lines between."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from PySide6.QtCore import QLineF, QPointF, QRectF
from PySide6.QtGui import QPainter

from ui.board.blocks import conflict_was_kept
from ui.board.geometry import STEP
from ui.density import BLOCK_RADIUS
from ui.tokens import faded
from ui.widgets.drawing import edge, fill_disc, outlined, ring
from ui.widgets.marks import draw_warning_mark

if TYPE_CHECKING:
    from ui.board.ghost import DragView
    from ui.board.scene import Scene

_TOO_NEAR = 6
"""Blocks closer than this, in pixels, need no line between them."""


def _clash_ends(scene: Scene) -> Iterator[tuple[QPointF, QPointF]]:
    """Where the line between two blocks that clash leaves one and reaches the other."""
    for clash in scene.clashes:
        one, other = scene.box_of(clash.one), scene.box_of(clash.other)
        if one is None or other is None or clash.common is None:
            continue
        if one.top() > other.top():
            one, other = other, one
        if one.bottom() + _TOO_NEAR >= other.top():
            continue
        middle = clash.common.start + clash.common.duration / 2
        x = scene.axis.x(middle)
        yield QPointF(x, one.bottom()), QPointF(x, other.top())


def paint_clashes(painter: QPainter, scene: Scene) -> None:
    """Paint a dashed line between blocks that clash, behind the others."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(edge(scene.theme.tokens.danger, 1.6, (3, 2.5)))
    for above, below in _clash_ends(scene):
        painter.drawLine(QLineF(above, below))
    painter.restore()


def paint_rings(painter: QPainter, scene: Scene, drag: DragView | None, *, focused: bool) -> None:
    """Paint selection, focus and badges; a drag has neither selection nor focus."""
    if drag is None:
        _paint_selection(painter, scene)
        if focused:
            _paint_slot(painter, scene)
        _paint_clash_ends(painter, scene)
    if not scene.sight.loading:
        _paint_badges(painter, scene, frozenset() if drag is None else drag.concerned)


def _paint_selection(painter: QPainter, scene: Scene) -> None:
    selected = scene.sight.selected
    for placed in scene.placed:
        if selected and placed.block.code == selected and not placed.thin:
            ring(painter, placed.box, BLOCK_RADIUS, scene.theme.tokens)


def _paint_clash_ends(painter: QPainter, scene: Scene) -> None:
    tokens = scene.theme.tokens
    for ends in _clash_ends(scene):
        for end in ends:
            fill_disc(painter, end, 4.5, tokens.surface)
            fill_disc(painter, end, 3.4, tokens.danger)


def _paint_badges(painter: QPainter, scene: Scene, left_out: frozenset[str]) -> None:
    troubled = scene.troubled
    for placed in scene.placed:
        if placed.thin or placed.block.code in left_out:
            continue
        corner = QPointF(placed.box.right() - 1.5, placed.box.top() + 2.5)
        if placed.block.code in troubled:
            draw_warning_mark(painter, scene.theme, corner)
        elif conflict_was_kept(placed.block):
            draw_warning_mark(painter, scene.theme, corner, scene.theme.tokens.text2)


def _paint_slot(painter: QPainter, scene: Scene) -> None:
    box = slot_box(scene)
    if box is not None:
        pen = edge(scene.theme.tokens.accent, 2)
        fill = faded(scene.theme.tokens.accent, 0.06)
        outlined(painter, box, BLOCK_RADIUS, fill=fill, pen=pen)


def slot_box(scene: Scene) -> QRectF | None:
    """The box of the focused slot; nothing when a block has the focus."""
    focus = scene.sight.focus
    if focus is None or focus.code:
        return None
    line = scene.stack.row(focus.row)
    if line is None:
        return None
    top, height = scene.lane_band(line)
    left = scene.axis.x(focus.moment)
    right = scene.axis.x(focus.until or focus.moment + STEP)
    return QRectF(left, top, right - left, height)

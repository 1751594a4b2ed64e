"""What is drawn over the blocks: selection, focus, badges of conflicts and the lines between."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from PySide6.QtCore import QLineF, QPointF
from PySide6.QtGui import QPainter

from ui.board.dates import DateMode
from ui.board.spots import slot_box, visible_lines
from ui.density import BLOCK_RADIUS
from ui.tokens import faded
from ui.widgets.drawing import edge, fill_disc, outlined, ring
from ui.widgets.marks import draw_warning_mark

if TYPE_CHECKING:
    from ui.board.ghost import DragView
    from ui.board.layout import Placed
    from ui.board.scene import Scene

_NEWS_WIDTH = 2
_TOO_NEAR = 6
"""Blocks closer than this, in pixels, need no line between them."""

_LINE_INSIDE = 24
"""How far from the right edge of a day the line between two of its sessions runs."""


def _clash_ends(scene: Scene) -> Iterator[tuple[QPointF, QPointF]]:
    """Where the line between two blocks that clash leaves one and reaches the other."""
    for clash in scene.clashes:
        one, other = scene.box_of(clash.one), scene.box_of(clash.other)
        if one is None or other is None or clash.common is None:
            continue
        if scene.dates is DateMode.FOUR_WEEKS:
            continue
        if one.top() > other.top():
            one, other = other, one
        if one.bottom() + _TOO_NEAR >= other.top():
            continue
        middle = clash.common.start + clash.common.duration / 2
        x = scene.axis.x(middle) if scene.axis.is_hourly else one.right() - _LINE_INSIDE
        yield QPointF(x, one.bottom()), QPointF(x, other.top())


def paint_clashes(painter: QPainter, scene: Scene) -> None:
    """Paint a dashed line between blocks that clash, behind the others."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(edge(scene.theme.tokens.danger, 1.6, (3, 2.5)))
    for above, below in _clash_ends(scene):
        painter.drawLine(QLineF(above, below))
    painter.restore()


def paint_rings(painter: QPainter, scene: Scene, *, focused: bool) -> None:
    """Paint what is new, selection and focus; badges stay above them."""
    ringed = _paint_news(painter, scene) + _paint_selection(painter, scene)
    if focused:
        _paint_slot(painter, scene)
    if ringed and _shows_badges(scene):
        for placed in ringed:
            _paint_badge(painter, scene, placed)


def paint_marks(painter: QPainter, scene: Scene, drag: DragView | None) -> None:
    """Paint the badges of conflicts and the ends of the lines between; fewer during a drag."""
    if drag is None:
        _paint_clash_ends(painter, scene)
    badged = scene.troubled | scene.accepted
    badged -= frozenset() if drag is None else drag.concerned
    for placed in _visible(scene) if badged and _shows_badges(scene) else ():
        if placed.block.code in badged:
            _paint_badge(painter, scene, placed)


def _shows_badges(scene: Scene) -> bool:
    return not scene.sight.loading and scene.dates is not DateMode.FOUR_WEEKS


def _paint_selection(painter: QPainter, scene: Scene) -> list[Placed]:
    selected = scene.sight.selected
    ringed = [
        placed
        for placed in (_visible(scene) if selected else ())
        if placed.block.code == selected and not placed.thin
    ]
    for placed in ringed:
        ring(painter, placed.box, BLOCK_RADIUS, scene.theme.tokens)
    return ringed


def _paint_news(painter: QPainter, scene: Scene) -> list[Placed]:
    """Outline what another desk has just changed."""
    news, pen = scene.sight.news, edge(scene.theme.tokens.info, _NEWS_WIDTH)
    outlines = [one for one in (_visible(scene) if news else ()) if one.block.code in news]
    for placed in outlines:
        box = placed.box.adjusted(-1, -1, 1, 1)
        outlined(painter, box, BLOCK_RADIUS, fill=None, pen=pen)
    return outlines


def _paint_clash_ends(painter: QPainter, scene: Scene) -> None:
    tokens = scene.theme.tokens
    for ends in _clash_ends(scene):
        for end in ends:
            fill_disc(painter, end, 4.5, tokens.surface)
            fill_disc(painter, end, 3.4, tokens.danger)


def _paint_badge(painter: QPainter, scene: Scene, placed: Placed) -> None:
    if placed.thin:
        return
    corner = QPointF(placed.box.right() - 1.5, placed.box.top() + 2.5)
    if placed.block.code in scene.troubled:
        draw_warning_mark(painter, scene.theme, corner)
    elif placed.block.code in scene.accepted:
        draw_warning_mark(painter, scene.theme, corner, scene.theme.tokens.text2)


def _paint_slot(painter: QPainter, scene: Scene) -> None:
    box = slot_box(scene)
    if box is not None:
        pen = edge(scene.theme.tokens.accent, 2)
        fill = faded(scene.theme.tokens.accent, 0.06)
        outlined(painter, box, BLOCK_RADIUS, fill=fill, pen=pen)


def _visible(scene: Scene) -> Iterator[Placed]:
    for line in visible_lines(scene):
        yield from scene.in_row.get(line.row, ())

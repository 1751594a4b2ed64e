"""A drag as it is seen: ghost, guides, target row, unfit rows, the nearest free slot."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QPainter

from desktop_app.wording.periods import column_day
from ui.board.block_figures import paint_in_mode
from ui.board.block_looks import look_of
from ui.board.block_painter import Figure
from ui.board.ruler import RulerPill, drag_pills
from ui.board.sayings import POINT, hours_between
from ui.board.spots import place_box
from ui.density import BLOCK_RADIUS
from ui.icons import Icon, draw_icon
from ui.typography import Letter
from ui.widgets.drawing import cast_shadow, edge, ink, outlined
from ui.widgets.marks import key_cap_height, key_cap_width

if TYPE_CHECKING:
    from desktop_app.domain.span import Span
    from ui.board.scene import Scene
    from ui.board.wishes import MoveWish

TAB = "Tab"


@dataclass(frozen=True, slots=True)
class DragView:
    """What the painter needs of a drag.

    Attributes:
        code: the block in hand; empty while a new slot is being drawn.
        span, row: where it would be.
        top: where the ghost floats, counted from the first line.
        refused: whether a conflict stands there.
        headline: why, in few words.
        unfit: rows that can never do, with the reason.
        copies: whether the block itself stays where it is.
        nearest: the nearest place without a conflict.
        concerned: blocks whose own conflicts are not shown meanwhile.
    """

    code: str
    span: Span
    row: str
    top: float
    refused: bool = False
    headline: str = ""
    unfit: Mapping[str, str] = field(default_factory=dict)
    copies: bool = False
    nearest: MoveWish | None = None
    concerned: frozenset[str] = frozenset()


def reason_of(drag: DragView, row: str) -> str:
    """Why a row can never do, or nothing."""
    return drag.unfit.get(row, "")


def row_state(drag: DragView, row: str) -> bool:
    """Whether a row is where a new slot is being drawn."""
    return not drag.code and drag.row == row


def paint_drag(painter: QPainter, scene: Scene, drag: DragView) -> list[RulerPill]:
    """Paint the drag over the board; the pills are for the ruler."""
    tokens = scene.theme.tokens
    tone = tokens.danger if drag.refused else tokens.accent
    _paint_target(painter, scene, drag)
    if scene.axis.is_hourly:
        _paint_guides(painter, scene, drag)
    _paint_nearest(painter, scene, drag)
    box = _ghost_box(scene, drag)
    if box is not None:
        _paint_ghost(painter, scene, drag, box)
        _paint_headline(painter, scene, drag, box)
    text = tokens.surface if drag.refused else tokens.onacc
    return drag_pills(scene, drag.span, tone, text)


def paint_preview(painter: QPainter, scene: Scene) -> None:
    """Outline where something would be: a way out that is looked at, a booking being typed."""
    wish = scene.sight.preview
    line = scene.stack.row(wish.room) if wish is not None else None
    if wish is not None and line is not None and wish.span.overlaps(scene.axis.span):
        box = place_box(scene, line, wish.span)
        outlined(
            painter, box, BLOCK_RADIUS, fill=None, pen=edge(scene.theme.tokens.accent, 1.8, (8, 3))
        )


def _ghost_box(scene: Scene, drag: DragView) -> QRectF | None:
    line = scene.stack.row(drag.row)
    if line is None:
        return None
    held = scene.box_of(drag.code)
    _, height = scene.lane_band(line)
    if held is not None:
        height = held.height()
    return scene.span_box(drag.span, drag.top, height)


def _paint_target(painter: QPainter, scene: Scene, drag: DragView) -> None:
    line, tokens = scene.stack.row(drag.row), scene.theme.tokens
    if line is None:
        return
    left = scene.sight.scroll.x()
    box = QRectF(left, line.top - 1, scene.grid.width(), line.height + 1)
    outlined(painter, box, 2, fill=None, pen=edge(tokens.danger if drag.refused else tokens.ok, 2))


def _paint_guides(painter: QPainter, scene: Scene, drag: DragView) -> None:
    tokens, top = scene.theme.tokens, scene.sight.scroll.y()
    painter.save()
    painter.setPen(edge(tokens.danger if drag.refused else tokens.accent, 1.2, (5, 2)))
    for moment in (drag.span.start, drag.span.end):
        x = round(scene.axis.x(moment)) + 0.5
        painter.drawLine(QLineF(x, top, x, drag.top))
    painter.restore()


def _paint_nearest(painter: QPainter, scene: Scene, drag: DragView) -> None:
    nearest = drag.nearest
    line = scene.stack.row(nearest.room) if nearest is not None else None
    if nearest is None or line is None:
        return
    box = place_box(scene, line, nearest.span)
    info = scene.theme.tokens.info
    outlined(painter, box, BLOCK_RADIUS, fill=None, pen=edge(info, 1.8, (8, 3)))
    width, height = key_cap_width(scene.theme, TAB), key_cap_height(scene.theme)
    if box.width() > width + 16:
        cap = QRectF(box.right() - width - 8, box.center().y() - height / 2, width, height)
        outlined(painter, cap, 4.5, fill=scene.theme.tokens.surface, pen=edge(info, 1.2))
        ink(painter, scene.theme.font(Letter.BADGE), info)
        painter.drawText(cap, Qt.AlignmentFlag.AlignCenter, TAB)


def _paint_ghost(painter: QPainter, scene: Scene, drag: DragView, box: QRectF) -> None:
    board, theme = scene.board, scene.theme
    block = board.block(drag.code) if board is not None else None
    if board is None or block is None:
        fill, pen = theme.tokens.sel, edge(theme.tokens.accent, 1.4, (7, 4))
        outlined(painter, box, BLOCK_RADIUS, fill=fill, pen=pen)
        return
    cast_shadow(painter, box, BLOCK_RADIUS, theme.tokens)
    look = look_of(block, theme, block.span.start, clashes=drag.refused)
    paint_in_mode(painter, scene, block, Figure(box, scene.saying(block), look))


def _paint_headline(painter: QPainter, scene: Scene, drag: DragView, box: QRectF) -> None:
    theme, tokens = scene.theme, scene.theme.tokens
    day = "" if scene.axis.is_hourly else f"{column_day(scene.words, drag.span.day)}, "
    text = day + hours_between(drag.span) + (POINT + drag.headline if drag.headline else "")
    ground = tokens.danger if drag.refused else tokens.accent
    colour = tokens.surface if drag.refused else tokens.onacc
    icon = 22 if drag.refused else 0
    width = theme.letters.width(Letter.STRONG, text) + icon + 16
    seen = QRectF(scene.sight.scroll, scene.grid.size())
    left = max(seen.left() + 8, min(box.center().x() - width / 2, seen.right() - width - 8))
    under = max(box.bottom(), _row_bottom(scene, drag.row)) - 4
    top = under if under + 26 < seen.bottom() else box.top() - 34
    label = QRectF(left, top, width, 26)
    outlined(painter, label, 6, fill=ground, pen=None)
    if icon:
        corner = QPointF(label.left() + 8, label.center().y() - 8)
        draw_icon(painter, corner, Icon.TRIANGLE_ALERT, size=16, colour=colour)
    ink(painter, theme.font(Letter.STRONG), colour)
    painter.drawText(label.adjusted(8 + icon, 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, text)


def _row_bottom(scene: Scene, row: str) -> float:
    line = scene.stack.row(row)
    return line.bottom if line is not None else 0

"""What shades a row of a day: shut hours, hours kept for somebody, hours a part of it takes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QPainter

from ui.board.lettering import Style, write_at
from ui.board.shading import Shade, ShadeKind, gaps
from ui.density import BLOCK_RADIUS
from ui.typography import Letter
from ui.widgets.drawing import closed_hatch, edge, outlined, scale_of

if TYPE_CHECKING:
    from ui.board.geometry import Line
    from ui.board.scene import Scene
    from ui.tokens import Tokens

_LABEL_LEFT = 14
_QUIET_LEFT, _QUIET_RIGHT = 8, 4
_LEAST_LABEL = 60
"""Pixels from which a text too long for its place is still worth beginning."""


def paint_shade(painter: QPainter, scene: Scene, line: Line, shade: Shade) -> None:
    """Paint the ground of a shade; its words come after the lines of the hours."""
    if shade.kind is ShadeKind.CLOSED:
        tokens = scene.theme.tokens
        left, right = scene.axis.x(shade.span.start), scene.axis.x(shade.span.end)
        box = QRectF(round(left), line.top, round(right) - round(left), line.height - 1)
        painter.fillRect(box, tokens.closed)
        painter.fillRect(box, closed_hatch(tokens, scale_of(painter)))
    else:
        top, height = scene.lane_band(line)
        paint_quiet(painter, scene, scene.span_box(shade.span, top, height), shade.kind)


def paint_quiet(painter: QPainter, scene: Scene, box: QRectF, kind: ShadeKind) -> None:
    """Paint the box of hours that are kept, or that a booking next door takes."""
    tokens = scene.theme.tokens
    dashes = (3, 2) if kind is ShadeKind.KEPT else ()
    pen = edge(tokens.line2, 1, dashes)
    outlined(painter, box, BLOCK_RADIUS, fill=quiet_ground(tokens, kind), pen=pen)


def paint_quiet_under(painter: QPainter, scene: Scene, box: QRectF, kind: ShadeKind) -> None:
    """Paint what is kept below what is planned: of an edge only scraps would be seen."""
    outlined(painter, box, BLOCK_RADIUS, fill=quiet_ground(scene.theme.tokens, kind), pen=None)


def quiet_ground(tokens: Tokens, kind: ShadeKind) -> QColor:
    """The colour under the words of a quiet box."""
    return tokens.alt if kind is ShadeKind.KEPT else tokens.closed


def paint_shade_labels(painter: QPainter, scene: Scene, line: Line) -> None:
    """Write what the shades of a row are called, each where no block and no line cuts it."""
    for shade in scene.shades.get(line.row, ()):
        if not shade.label:
            continue
        if shade.kind is ShadeKind.CLOSED:
            _write_closed(painter, scene, line, shade)
        else:
            _write_quiet(painter, scene, line, shade)


def _write_closed(painter: QPainter, scene: Scene, line: Line, shade: Shade) -> None:
    theme, tokens = scene.theme, scene.theme.tokens
    left, right = scene.axis.x(shade.span.start), scene.axis.x(shade.span.end)
    width = theme.letters.width(Letter.CAPTION, shade.label)
    inset = max(min(_LABEL_LEFT, (right - left - width) / 2), 4.0)
    box = QRectF(left + inset, line.top, right - left - inset - 4, line.height - 1)
    ground = QRectF(box.left() - 4, box.center().y() - 9, min(width + 8, box.width() + 8), 18)
    painter.fillRect(ground, tokens.closed)
    write_at(painter, theme, box, shade.label, style=Style(Letter.CAPTION, tokens.text3))


def _write_quiet(painter: QPainter, scene: Scene, line: Line, shade: Shade) -> None:
    box = label_box(scene, line, shade)
    if box is None:
        return
    tokens = scene.theme.tokens
    ground = box.adjusted(-2, 0, 2, 0)
    ground.setTop(box.center().y() - 8)
    ground.setHeight(16)
    painter.fillRect(ground, quiet_ground(tokens, shade.kind))
    style = Style(Letter.CAPTION, tokens.text3)
    write_at(painter, scene.theme, box, shade.label, style=style)


def label_box(scene: Scene, line: Line, shade: Shade) -> QRectF | None:
    """Where the words of a quiet box stand: in its first free part in sight that holds them.

    Nothing when the blocks upon it leave no part in which anything could be read.
    """
    width = scene.theme.letters.width(Letter.CAPTION, shade.label) + 1
    pieces = _free_pieces(scene, line, shade)
    whole = next((piece for piece in pieces if piece.width() >= width), None)
    if whole is not None:
        whole.setWidth(width)
        return whole
    widest = max(pieces, key=QRectF.width, default=QRectF())
    return widest if widest.width() >= _LEAST_LABEL else None


def _free_pieces(scene: Scene, line: Line, shade: Shade) -> list[QRectF]:
    """The parts of a quiet box that no block covers and that are in sight, from left to right."""
    spans = [placed.block.span for placed in scene.in_row.get(line.row, ())]
    taken = sorted(span for span in spans if span.overlaps(shade.span))
    top, height = scene.lane_band(line)
    seen = QRectF(scene.sight.scroll.x(), top, scene.grid.width(), height)
    boxes = (scene.span_box(gap, top, height) for gap in gaps(shade.span, taken))
    return [
        box.intersected(seen).adjusted(_QUIET_LEFT, 0, -_QUIET_RIGHT, 0)
        for box in boxes
        if box.intersects(seen)
    ]

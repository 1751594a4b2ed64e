"""Strokes, hatches and shadows that are sharp at every scale of the screen."""

from collections.abc import Sequence
from functools import lru_cache

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import (
    QBrush,
    QColor,
    QFont,
    QGradient,
    QImage,
    QLinearGradient,
    QPainter,
    QPen,
    QRadialGradient,
)

from ui.tokens import Tokens, faded

CONFLICT_STROKE, CONFLICT_SPACING = 2.2, 8
CONFLICT_SHARES = (0.18, 0.23)
"""How strong the hatch of a conflict is: light, dark."""

CLOSED_STROKE, CLOSED_SPACING = 1.0, 7
CLOSED_SHARES = (0.40, 0.33)
"""How strong the hatch of closed hours is: light, dark."""

_REPEATS = 4
"""Strokes of one tile: with 4, a tile has whole pixels at every quarter of a scale."""

SHADOW_REACH = 17
SHADOW_FALL = 5
_FALL_STEPS = 8


def scale_of(painter: QPainter) -> float:
    """Return how many device pixels the painter has for one of ours."""
    return painter.device().devicePixelRatioF()


def hairline(painter: QPainter) -> float:
    """Return the width of one device pixel."""
    return 1 / scale_of(painter)


def snapped(painter: QPainter, box: QRectF) -> QRectF:
    """Return the box with its edges on device pixels."""
    scale = scale_of(painter)
    left, top = round(box.left() * scale) / scale, round(box.top() * scale) / scale
    right, bottom = round(box.right() * scale) / scale, round(box.bottom() * scale) / scale
    return QRectF(left, top, right - left, bottom - top)


def edge(colour: QColor, width: float = 1.0, dashes: Sequence[float] = ()) -> QPen:
    """Return a pen for `outlined`; dashes and gaps are in pixels."""
    pen = QPen(colour, width)
    if dashes:
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        pen.setDashPattern([length / width for length in dashes])
    return pen


def outlined(
    painter: QPainter, box: QRectF, radius: float, *, fill: QBrush | QColor | None, pen: QPen | None
) -> None:
    """Draw a rounded box whose border lies inside it, its outer edge on device pixels."""
    outer = snapped(painter, box)
    inset = pen.widthF() / 2 if pen else 0
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(pen or QPen(Qt.PenStyle.NoPen))
    painter.setBrush(Qt.BrushStyle.NoBrush if fill is None else fill)
    corner = max(radius - inset, 0)
    painter.drawRoundedRect(outer.adjusted(inset, inset, -inset, -inset), corner, corner)
    painter.restore()


def fill_disc(painter: QPainter, centre: QPointF, radius: float, colour: QColor) -> None:
    """Draw a full disc."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    painter.drawEllipse(centre, radius, radius)
    painter.restore()


def ring(painter: QPainter, box: QRectF, radius: float, tokens: Tokens) -> None:
    """Draw the double ring of focus and selection around a box: 2 px of surface, 2 of accent."""
    outlined(
        painter,
        box.adjusted(-2, -2, 2, 2),
        radius + 2,
        fill=None,
        pen=edge(tokens.surface, 2),
    )
    outlined(
        painter,
        box.adjusted(-4, -4, 4, 4),
        radius + 4,
        fill=None,
        pen=edge(tokens.accent, 2),
    )


def ink(painter: QPainter, font: QFont, colour: QColor) -> None:
    """Take up a font and a colour for the next texts."""
    painter.setFont(font)
    painter.setPen(colour)


def conflict_hatch(tokens: Tokens, scale: float = 1.0) -> QBrush:
    """Return the brush laid over a block in conflict; set its origin to the block's corner."""
    colour = faded(tokens.danger, CONFLICT_SHARES[tokens.dark])
    return hatch(colour, CONFLICT_STROKE, CONFLICT_SPACING, scale)


def closed_hatch(tokens: Tokens, scale: float = 1.0) -> QBrush:
    """Return the brush laid over closed hours."""
    colour = faded(tokens.line2, CLOSED_SHARES[tokens.dark])
    return hatch(colour, CLOSED_STROKE, CLOSED_SPACING, scale)


def hatch(colour: QColor, stroke: float, spacing: int, scale: float) -> QBrush:
    """Return a brush of strokes rising to the right at 45°, one every `spacing` pixels."""
    return QBrush(_hatch_tile(colour.rgba(), stroke, spacing, scale))


@lru_cache(maxsize=64)
def _hatch_tile(rgba: int, stroke: float, spacing: int, scale: float) -> QImage:
    side = spacing * _REPEATS
    pixels = round(side * scale)
    tile = QImage(pixels, pixels, QImage.Format.Format_ARGB32_Premultiplied)
    tile.fill(Qt.GlobalColor.transparent)
    painter = QPainter(tile)
    painter.scale(pixels / side, pixels / side)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(QColor.fromRgba(rgba), stroke))
    # Beyond the tile on every side: a stroke that ends inside it would leave a gap at the seam.
    for start in range(-2 * side, 2 * side, spacing):
        painter.drawLine(QLineF(start, 2 * side, start + 3 * side, -side))
    painter.end()
    tile.setDevicePixelRatio(scale)
    return tile


def cast_shadow(painter: QPainter, box: QRectF, radius: float, tokens: Tokens) -> None:
    """Draw the shadow of something that floats; it reaches 12 px above and 22 px below."""
    lit, reach = box.translated(0, SHADOW_FALL), radius + SHADOW_REACH
    outer = lit.adjusted(-SHADOW_REACH, -SHADOW_REACH, SHADOW_REACH, SHADOW_REACH)
    core = lit.adjusted(radius, radius, -radius, -radius)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
    painter.fillRect(core, tokens.shade)
    for corner in (core.topLeft(), core.topRight(), core.bottomLeft(), core.bottomRight()):
        side_x = corner.x() - reach if corner.x() < core.center().x() else corner.x()
        side_y = corner.y() - reach if corner.y() < core.center().y() else corner.y()
        round_fall = _falling(QRadialGradient(corner, reach), tokens.shade, radius / reach)
        painter.fillRect(QRectF(side_x, side_y, reach, reach), round_fall)
    for start, end, strip in (
        (core.topLeft(), QPointF(core.left(), outer.top()), (core.left(), outer.top())),
        (core.bottomLeft(), QPointF(core.left(), outer.bottom()), (core.left(), core.bottom())),
    ):
        straight = _falling(QLinearGradient(start, end), tokens.shade, radius / reach)
        painter.fillRect(QRectF(*strip, core.width(), reach), straight)
    for start, end, strip in (
        (core.topLeft(), QPointF(outer.left(), core.top()), (outer.left(), core.top())),
        (core.topRight(), QPointF(outer.right(), core.top()), (core.right(), core.top())),
    ):
        straight = _falling(QLinearGradient(start, end), tokens.shade, radius / reach)
        painter.fillRect(QRectF(*strip, reach, core.height()), straight)
    painter.restore()


def _falling(gradient: QGradient, shade: QColor, full_until: float) -> QGradient:
    for step in range(_FALL_STEPS + 1):
        gone = step / _FALL_STEPS
        left = 1 - gone * gone * (3 - 2 * gone)
        place = full_until + (1 - full_until) * gone
        gradient.setColorAt(place, faded(shade, shade.alphaF() * left))
    return gradient

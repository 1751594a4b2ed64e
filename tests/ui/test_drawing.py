"""Strokes are sharp at every scale, hatches have no seams, shadows fall to nothing."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QColor, QImage, QPainter

from ui.tokens import DARK, LIGHT, Tokens, mixed
from ui.widgets.drawing import (
    CONFLICT_SPACING,
    SHADOW_FALL,
    SHADOW_REACH,
    cast_shadow,
    closed_hatch,
    conflict_hatch,
    edge,
    hairline,
    outlined,
    ring,
    snapped,
)

pytestmark = pytest.mark.usefixtures("qapp")

SCALES = [1.0, 1.25, 1.5, 1.75, 2.0]
WHITE = QColor("#FFFFFF")


def drawn(size: int, scale: float, act: Callable[[QPainter], None]) -> QImage:
    image = QImage(QSize(size, size) * scale, QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(scale)
    image.fill(WHITE)
    painter = QPainter(image)
    act(painter)
    painter.end()
    return image


def alike(one: QColor, other: QColor) -> bool:
    """The same but for the rounding of a stroke's edge."""
    return abs(one.red() - other.red()) <= 2 and abs(one.green() - other.green()) <= 2


@pytest.mark.parametrize("scale", SCALES)
def test_a_border_begins_on_a_device_pixel(scale: float) -> None:
    def box(painter: QPainter) -> None:
        area = QRectF(4.3, 4.3, 40, 40)
        outlined(painter, area, 0, fill=LIGHT.dangerbg, pen=edge(LIGHT.danger, 2))

    image = drawn(60, scale, box)
    row = image.height() // 2
    start = round(4.3 * scale)

    assert image.pixelColor(start - 1, row) == WHITE
    assert image.pixelColor(start, row) == LIGHT.danger
    assert image.pixelColor(start + round(4 * scale), row) == LIGHT.dangerbg


@pytest.mark.parametrize("scale", SCALES)
def test_a_hairline_is_one_device_pixel(scale: float) -> None:
    widths: list[float] = []
    drawn(10, scale, lambda painter: widths.append(hairline(painter)))

    assert widths == [pytest.approx(1 / scale)]


@pytest.mark.parametrize("scale", SCALES)
def test_snapping_moves_less_than_one_device_pixel(scale: float) -> None:
    boxes: list[QRectF] = []
    wanted = QRectF(3.37, 5.91, 20.2, 11.6)
    drawn(40, scale, lambda painter: boxes.append(snapped(painter, wanted)))

    box = boxes[0]
    for found, asked in ((box.left(), 3.37), (box.top(), 5.91), (box.right(), 23.57)):
        assert (found * scale) == pytest.approx(round(found * scale))
        assert abs(found - asked) <= 0.5 / scale + 1e-9


def test_a_dash_has_the_length_it_is_given() -> None:
    pen = edge(LIGHT.warn, 1.4, (5, 3))

    assert [length * pen.widthF() for length in pen.dashPattern()] == pytest.approx([5, 3])


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])
def test_the_ring_is_two_pixels_of_surface_then_two_of_accent(tokens: Tokens) -> None:
    def around(painter: QPainter) -> None:
        painter.fillRect(0, 0, 60, 60, tokens.closed)
        ring(painter, QRectF(20, 20, 20, 20), 5, tokens)

    image = drawn(60, 1.0, around)
    across = [image.pixelColor(x, 30) for x in range(15, 21)]

    assert across == [
        tokens.closed,
        tokens.accent,
        tokens.accent,
        tokens.surface,
        tokens.surface,
        tokens.closed,
    ]


@pytest.mark.parametrize("scale", SCALES)
def test_a_hatch_rises_at_45_degrees_without_a_seam(scale: float) -> None:
    image = drawn(
        96, scale, lambda painter: painter.fillRect(0, 0, 96, 96, conflict_hatch(LIGHT, scale))
    )
    shift = round(CONFLICT_SPACING * 4 * scale)
    side = image.width() - shift - 1

    for x in range(0, side, 3):
        for y in range(1, side, 7):
            here = image.pixelColor(x, y)
            assert here == image.pixelColor(x + shift, y) == image.pixelColor(x, y + shift)
            assert alike(here, image.pixelColor(x + 1, y - 1))


@pytest.mark.parametrize(("tokens", "share"), [(LIGHT, 0.18), (DARK, 0.23)], ids=["light", "dark"])
def test_a_conflict_is_hatched_as_strongly_as_agreed(tokens: Tokens, share: float) -> None:
    def hatched(painter: QPainter) -> None:
        painter.fillRect(0, 0, 32, 32, tokens.surface)
        painter.fillRect(0, 0, 32, 32, conflict_hatch(tokens))

    image = drawn(32, 1.0, hatched)
    colours = [image.pixelColor(x, 5) for x in range(8)]
    full = mixed(tokens.danger, tokens.surface, share)

    assert tokens.surface in colours
    assert any(
        abs(colour.red() - full.red()) <= 3 and abs(colour.green() - full.green()) <= 3
        for colour in colours
    )


def test_closed_hours_have_a_finer_hatch_than_conflicts() -> None:
    closed = drawn(28, 1.0, lambda painter: painter.fillRect(0, 0, 28, 28, closed_hatch(LIGHT)))

    starts = [x for x in range(27) if closed.pixelColor(x, 3) == WHITE]
    assert 2 < 28 - len(starts) < 14


def test_a_hatch_is_made_once() -> None:
    first, again = conflict_hatch(LIGHT, 1.5), conflict_hatch(LIGHT, 1.5)

    assert first.textureImage().cacheKey() == again.textureImage().cacheKey()


def test_a_shadow_lies_below_and_falls_to_nothing() -> None:
    image = drawn(120, 1.0, lambda p: cast_shadow(p, QRectF(40, 40, 40, 40), 10, LIGHT))
    column = [image.pixelColor(60, y).red() for y in range(120)]

    below = column[80 : 80 + SHADOW_REACH + SHADOW_FALL]
    assert below == sorted(below)
    assert column[80 + SHADOW_REACH + SHADOW_FALL] == 255
    assert column[40 - SHADOW_REACH] == 255
    assert column[86] < column[33]


def test_a_shadow_has_no_edge_inside() -> None:
    image = drawn(120, 1.0, lambda p: cast_shadow(p, QRectF(30, 30, 60, 50), 10, LIGHT))

    steps = [
        abs(image.pixelColor(x, y).red() - image.pixelColor(x + 1, y).red())
        for x in range(119)
        for y in range(0, 120, 5)
    ]
    assert max(steps) <= 10

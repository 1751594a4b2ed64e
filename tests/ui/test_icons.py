"""Icons: all carried, all used, drawn sharp in the colour of the text."""

import re

import pytest
from PySide6.QtCore import QPointF, QSize
from PySide6.QtGui import QColor, QIcon, QImage, QPainter

from resources import resource_path
from tests.architecture.sources import modules
from ui.icons import Icon, button_icon, draw_icon, icon_image

pytestmark = pytest.mark.usefixtures("qapp")

INK = QColor("#44525F")


def inked(image: QImage) -> list[QColor]:
    colours = (image.pixelColor(x, y) for x in range(image.width()) for y in range(image.height()))
    return [colour for colour in colours if colour.alpha() > 200]


def test_the_folder_holds_the_named_icons_and_no_other() -> None:
    files = {path.stem for path in resource_path("icons").glob("*.svg")}

    assert files == {icon.value for icon in Icon}


def test_the_licence_of_the_icons_comes_with_them() -> None:
    licence = resource_path("icons", "LICENSE").read_text(encoding="utf-8")

    assert "ISC License" in licence
    assert "Lucide" in licence


@pytest.mark.parametrize("icon", Icon)
def test_every_icon_takes_the_colour_it_is_given(icon: Icon) -> None:
    drawing = resource_path("icons", f"{icon.value}.svg").read_text(encoding="utf-8")
    strong = inked(icon_image(icon, 20, INK))

    assert drawing.count('stroke="currentColor"') == 1
    assert strong
    assert all(abs(colour.red() - INK.red()) <= 4 for colour in strong)


@pytest.mark.parametrize("size", [12, 14, 16, 20])
@pytest.mark.parametrize("scale", [1.0, 1.25, 1.5, 2.0])
def test_an_icon_has_the_pixels_of_the_screen(size: int, scale: float) -> None:
    image = icon_image(Icon.PRINTER, size, INK, scale)

    assert image.size() == QSize(round(size * scale), round(size * scale))
    assert image.devicePixelRatio() == scale


def test_an_icon_is_drawn_once() -> None:
    again = icon_image(Icon.PRINTER, 16, INK).cacheKey()

    assert icon_image(Icon.PRINTER, 16, INK).cacheKey() == again
    assert icon_image(Icon.PRINTER, 16, QColor("#FFFFFF")).cacheKey() != again


@pytest.mark.parametrize("scale", [1.0, 1.25, 1.5, 2.0])
def test_an_icon_between_two_pixels_is_not_blurred(scale: float) -> None:
    canvas = QImage(QSize(24, 24) * scale, QImage.Format.Format_ARGB32_Premultiplied)
    canvas.setDevicePixelRatio(scale)
    canvas.fill(QColor(0, 0, 0, 0))
    painter = QPainter(canvas)
    draw_icon(painter, QPointF(3.3, 2.6), Icon.SQUARE, size=16, colour=INK)
    painter.end()
    alone = icon_image(Icon.SQUARE, 16, INK, scale)

    left, top = round(3.3 * scale), round(2.6 * scale)
    drawn = canvas.copy(left, top, alone.width(), alone.height())
    drawn.setDevicePixelRatio(scale)

    assert drawn == alone


def test_a_translucent_colour_draws_a_translucent_icon() -> None:
    faint = QColor(INK)
    faint.setAlphaF(0.5)
    image = icon_image(Icon.SQUARE, 16, faint)

    strongest = max(image.pixelColor(x, y).alpha() for x in range(16) for y in range(16))
    assert 120 <= strongest <= 128


def test_qts_own_menus_get_the_icon_at_every_scale_and_when_disabled() -> None:
    icon = button_icon(Icon.PRINTER, 16, INK, QColor("#CBD3DC"))

    sharp = icon.pixmap(QSize(16, 16), 2.0)
    off = icon.pixmap(QSize(16, 16), 1.0, QIcon.Mode.Disabled)
    assert (sharp.width(), sharp.devicePixelRatio()) == (32, 2.0)
    assert all(abs(colour.red() - 0xCB) <= 4 for colour in inked(off.toImage()))


def test_icons_named_in_code_exist() -> None:
    named = {
        name
        for module in modules("ui")
        for name in re.findall(r"\bIcon\.([A-Z][A-Z0-9_]*)\b", module.text)
    }

    assert named <= set(Icon.__members__)

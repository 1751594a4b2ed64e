"""Letters: the carried Inter, its steps, the person's text size (interface, 2.4)."""

import pytest
from PySide6.QtGui import QFont, QFontInfo, QFontMetricsF, QRawFont

from resources import resource_path
from ui.typography import Letter, Typography, inter, load_inter, system_percent

pytestmark = pytest.mark.usefixtures("qapp")


def test_every_carried_font_can_be_read() -> None:
    assert load_inter() == ()


def test_the_licence_of_the_font_comes_with_it() -> None:
    licence = resource_path("fonts", "inter", "OFL.txt").read_text(encoding="utf-8")

    assert "The Inter Project Authors" in licence
    assert "SIL OPEN FONT LICENSE Version 1.1" in licence


@pytest.mark.parametrize("weight", [400, 500, 600, 700])
def test_each_weight_is_drawn_by_its_own_file(weight: int) -> None:
    found = QFontInfo(inter(12, weight))

    assert (found.family(), found.weight()) == ("Inter", weight)


def test_weights_have_widths_of_their_own() -> None:
    widths = [
        QFontMetricsF(inter(17, weight)).horizontalAdvance("Mardi 24 novembre")
        for weight in (400, 500, 600, 700)
    ]

    assert sorted(set(widths)) == widths


@pytest.mark.parametrize("letter", Letter)
def test_figures_stand_below_each_other(letter: Letter) -> None:
    letters = Typography(comfortable=False)

    assert letters.width(letter, "11:11") == pytest.approx(letters.width(letter, "00:00"))


@pytest.mark.parametrize(
    ("letter", "compact", "comfortable", "weight"),
    [
        (Letter.PANEL_TITLE, 19, 21, 700),
        (Letter.DATE, 17, 19, 600),
        (Letter.TITLE, 12, 13, 600),
        (Letter.BODY, 12, 13, 500),
        (Letter.CAPTION, 11, 12, 500),
        (Letter.COUNT, 11, 12, 600),
        (Letter.LABEL, 10, 11, 600),
        (Letter.BADGE, 10, 11, 700),
    ],
)
def test_steps_are_those_of_the_table(
    letter: Letter, compact: int, comfortable: int, weight: int
) -> None:
    assert Typography(comfortable=False).font(letter).pixelSize() == compact
    assert Typography(comfortable=True).font(letter).pixelSize() == comfortable
    assert Typography(comfortable=True).font(letter).weight() == weight


@pytest.mark.parametrize(
    ("percent", "pixels"), [(50, 11), (90, 11), (100, 12), (150, 18), (200, 24), (300, 24)]
)
def test_text_grows_from_90_to_200_percent(percent: int, pixels: int) -> None:
    assert Typography(comfortable=False, percent=percent).pixels(Letter.BODY) == pixels


def test_a_font_is_made_once() -> None:
    letters = Typography(comfortable=False)

    assert letters.font(Letter.BODY) is letters.font(Letter.BODY)
    assert letters.metrics(Letter.BODY) is letters.metrics(Letter.BODY)


@pytest.mark.parametrize(
    ("platform", "points", "percent"),
    [
        ("windows", 9.0, 100),
        ("windows", 13.5, 150),
        ("windows", 27.0, 200),
        ("xcb", 13.5, 100),
        ("windows", -1.0, 100),
    ],
)
def test_the_systems_text_size_is_read_where_it_is_told(
    platform: str, points: float, percent: int
) -> None:
    font = QFont()
    if points > 0:
        font.setPointSizeF(points)
    else:
        font.setPixelSize(18)

    assert system_percent(platform, font) == percent


def test_the_font_has_every_letter_of_the_interface() -> None:
    own = QRawFont.fromFont(inter(12, 500))
    glyphs = own.glyphIndexesForString("ÀÉÈÊËÎÏÔŒÙÛÇàéèêëîïôœùûçłŁşğıİ€«»≤→…–’×·•")

    assert own.familyName() == "Inter"
    assert 0 not in glyphs

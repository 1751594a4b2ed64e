"""The eight pairs stay readable, and apart for every kind of eyes (interface, 2.3)."""

import csv
from itertools import combinations

import pytest
from PySide6.QtGui import QColor

from resources import resource_path
from tests.ui.colour_vision import Eyes, ciede2000, contrast, distance
from ui.icons import Icon
from ui.palettes import (
    DARK_PAIRS,
    LIGHT_PAIRS,
    OFFERED_ICONS,
    OWN_ICONS,
    BlockColours,
    Palette,
    block_colours,
    site_palette,
    theme_icon,
)
from ui.tokens import DARK, LIGHT, Tokens, in_high_contrast, mixed

LEAST_DISTANCE = 7.0

# Text on fill and bar on fill, light; the same, dark.
TABLE = {
    Palette.NUTRITION: (13.9, 5.9, 9.0, 4.5),
    Palette.ACTIVITY: (14.0, 3.3, 8.2, 5.3),
    Palette.BOUSSOLE: (12.8, 8.8, 9.8, 3.6),
    Palette.RESPIRATION: (13.5, 6.4, 7.2, 6.2),
    Palette.ELDERS: (13.2, 8.1, 9.8, 3.8),
    Palette.CAFE: (13.2, 6.0, 9.4, 3.9),
    Palette.CHILDREN: (14.2, 3.6, 7.3, 6.1),
    Palette.MEDIATION: (13.4, 4.2, 8.7, 4.5),
}


@pytest.mark.parametrize("palette", Palette)
def test_contrast_is_that_of_the_table(palette: Palette) -> None:
    light, dark = block_colours(LIGHT, palette), block_colours(DARK, palette)

    found = (
        contrast(LIGHT.text, light.fill),
        contrast(light.bar, light.fill),
        contrast(DARK.text, dark.fill),
        contrast(dark.bar, dark.fill),
    )
    assert found == pytest.approx(TABLE[palette], abs=0.06)


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("palette", Palette)
def test_both_lines_of_a_block_are_readable(tokens: Tokens, palette: Palette) -> None:
    colours = block_colours(tokens, palette)

    for fill in (colours.fill, colours.option_fill, colours.past_fill):
        assert contrast(tokens.text, fill) >= 4.5
        assert contrast(tokens.text2, fill) >= 4.5


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("palette", Palette)
def test_the_bar_is_seen_on_every_fill_and_on_the_board(tokens: Tokens, palette: Palette) -> None:
    colours = block_colours(tokens, palette)

    for ground in (colours.fill, colours.option_fill, colours.past_fill, tokens.surface):
        assert contrast(colours.bar, ground) >= 3.0


@pytest.mark.parametrize("eyes", Eyes)
@pytest.mark.parametrize("pairs", [LIGHT_PAIRS, DARK_PAIRS], ids=["light", "dark"])
def test_bars_stay_apart_for_everybody(pairs: dict[Palette, object], eyes: Eyes) -> None:
    tokens = LIGHT if pairs is LIGHT_PAIRS else DARK
    bars = {palette: block_colours(tokens, palette).bar for palette in Palette}

    near = {
        (one, other): distance(bars[one], bars[other], eyes)
        for one, other in combinations(Palette, 2)
    }

    assert min(near.values()) >= LEAST_DISTANCE, min(near, key=lambda pair: near[pair])


@pytest.mark.parametrize(("tokens", "smallest"), [(LIGHT, 8.6), (DARK, 7.4)], ids=["light", "dark"])
def test_the_smallest_distance_is_the_announced_one(tokens: Tokens, smallest: float) -> None:
    bars = [block_colours(tokens, palette).bar for palette in Palette]
    found = min(distance(a, b, eyes) for a, b in combinations(bars, 2) for eyes in Eyes)

    assert found == pytest.approx(smallest, abs=0.05)


@pytest.mark.parametrize(
    ("first", "second", "published"),
    [
        ((50.0, 2.6772, -79.7751), (50.0, 0.0, -82.7485), 2.0425),
        ((50.0, 2.5, 0.0), (73.0, 25.0, -18.0), 27.1492),
        ((60.2574, -34.0099, 36.2677), (60.4626, -34.1751, 39.4387), 1.2644),
        ((2.0776, 0.0795, -1.1350), (0.9033, -0.0636, -0.5514), 0.9082),
        ((50.0, 0.0, 0.0), (50.0, -1.0, 2.0), 2.3669),
    ],
)
def test_the_measure_agrees_with_its_published_examples(
    first: tuple[float, float, float], second: tuple[float, float, float], published: float
) -> None:
    assert ciede2000(first, second) == pytest.approx(published, abs=0.0001)


def test_a_past_session_keeps_45_percent_of_its_fill_and_an_option_55() -> None:
    colours = block_colours(LIGHT, Palette.CAFE)

    assert colours.past_fill == mixed(QColor("#EAE6E0"), LIGHT.surface, 0.45) == QColor("#F6F4F1")
    assert colours.option_fill == mixed(QColor("#EAE6E0"), LIGHT.surface, 0.55)


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("palette", Palette)
def test_high_contrast_keeps_the_bar_and_nothing_else(tokens: Tokens, palette: Palette) -> None:
    usual, strong = (block_colours(seen, palette) for seen in (tokens, in_high_contrast(tokens)))

    assert strong == BlockColours(
        bar=usual.bar,
        fill=tokens.surface,
        border=tokens.text,
        chip_border=tokens.text,
        past_fill=tokens.surface,
        past_bar=usual.bar,
        past_border=tokens.text,
        option_fill=tokens.surface,
    )


def test_every_theme_of_the_sample_centre_has_a_palette_and_an_icon() -> None:
    with resource_path("sample_centre", "themes.csv").open(encoding="utf-8") as file:
        themes = list(csv.DictReader(file))

    assert len(themes) == 11
    for row in themes:
        palette = Palette(row["palette"])
        assert theme_icon(row["icon"], palette) == OWN_ICONS[palette]


def test_a_centre_may_choose_another_icon() -> None:
    assert theme_icon("leaf", Palette.CAFE) == Icon.LEAF
    assert len(set(OFFERED_ICONS)) == len(OFFERED_ICONS) > 8


def test_an_icon_that_is_not_carried_gives_way_to_that_of_the_palette() -> None:
    assert theme_icon("unicorn", Palette.CAFE) == Icon.COFFEE


def test_sites_take_five_pairs_and_then_begin_again() -> None:
    assert [site_palette(rank) for rank in range(6)] == [
        Palette.MEDIATION,
        Palette.ACTIVITY,
        Palette.NUTRITION,
        Palette.BOUSSOLE,
        Palette.CAFE,
        Palette.MEDIATION,
    ]

"""Every colour can be read on what lies below it (interface, 2.2 and 12)."""

import pytest
from PySide6.QtGui import QColor

from tests.ui.colour_vision import contrast
from ui.tokens import DARK, LIGHT, Tokens, faded, in_high_contrast, mixed

READABLE = 4.5
SEEN = 3.0

# The column "Contrast (light / dark)" of the table, on `surface` unless named otherwise.
TABLE = [
    ("ctrl", "surface", 3.9, 5.2),
    ("text", "surface", 16.5, 14.4),
    ("text2", "surface", 8.0, 9.4),
    ("text3", "surface", 5.7, 6.7),
    ("text3", "closed", 5.0, 7.1),
    ("accent", "surface", 12.7, 12.0),
    ("onacc", "accent", 12.7, 11.6),
    ("danger", "dangerbg", 5.7, 7.0),
    ("warn", "warnbg", 6.0, 7.7),
    ("ok", "okbg", 6.1, 7.6),
    ("info", "infobg", 7.2, 7.6),
    ("railtxt", "rail", 9.3, 9.6),
    ("onmark", "mark", 8.7, 8.7),
]
GROUNDS = ("bg", "surface", "alt", "closed", "track", "thumb", "sel")
TINTS = ("dangerbg", "warnbg", "okbg", "infobg")
THEMES = [
    pytest.param(LIGHT, id="light"),
    pytest.param(DARK, id="dark"),
    pytest.param(in_high_contrast(LIGHT), id="light, high contrast"),
    pytest.param(in_high_contrast(DARK), id="dark, high contrast"),
]


def ratio(tokens: Tokens, ink: str, ground: str) -> float:
    return contrast(getattr(tokens, ink), getattr(tokens, ground))


@pytest.mark.parametrize(("ink", "ground", "light", "dark"), TABLE)
def test_contrast_is_that_of_the_table(ink: str, ground: str, light: float, dark: float) -> None:
    assert ratio(LIGHT, ink, ground) == pytest.approx(light, abs=0.06)
    assert ratio(DARK, ink, ground) == pytest.approx(dark, abs=0.06)


@pytest.mark.parametrize("tokens", THEMES)
@pytest.mark.parametrize("ground", GROUNDS)
@pytest.mark.parametrize("ink", ["text", "text2", "text3"])
def test_words_are_readable_on_every_ground(tokens: Tokens, ink: str, ground: str) -> None:
    assert ratio(tokens, ink, ground) >= READABLE


@pytest.mark.parametrize("tokens", THEMES)
@pytest.mark.parametrize("ground", TINTS)
@pytest.mark.parametrize("ink", ["text", "text2"])
def test_words_are_readable_on_tinted_grounds(tokens: Tokens, ink: str, ground: str) -> None:
    assert ratio(tokens, ink, ground) >= READABLE


@pytest.mark.parametrize("tokens", THEMES)
@pytest.mark.parametrize("ground", ["bg", "surface", "alt"])
@pytest.mark.parametrize("ink", ["danger", "warn", "ok", "info"])
def test_what_happened_is_readable_outside_its_tint(tokens: Tokens, ink: str, ground: str) -> None:
    assert ratio(tokens, ink, ground) >= READABLE


@pytest.mark.parametrize("tokens", THEMES)
@pytest.mark.parametrize(
    ("ink", "ground"),
    [("railtxt", "rail"), ("railon", "railsel"), ("onmark", "mark"), ("onacc", "accent")],
)
def test_words_of_the_rail_and_of_buttons_are_readable(
    tokens: Tokens, ink: str, ground: str
) -> None:
    assert ratio(tokens, ink, ground) >= READABLE


@pytest.mark.parametrize("tokens", THEMES)
@pytest.mark.parametrize("ground", ["bg", "surface", "alt", "track"])
@pytest.mark.parametrize("line", ["ctrl", "accent"])
def test_borders_of_controls_and_the_focus_are_seen(tokens: Tokens, line: str, ground: str) -> None:
    assert ratio(tokens, line, ground) >= SEEN


@pytest.mark.parametrize("tokens", THEMES)
def test_the_chosen_section_is_marked_in_the_rail(tokens: Tokens) -> None:
    assert ratio(tokens, "mark", "rail") >= SEEN


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])
def test_high_contrast_gives_up_fills_for_borders(tokens: Tokens) -> None:
    strong = in_high_contrast(tokens)

    assert strong.high_contrast
    assert all(getattr(strong, fill) == tokens.surface for fill in (*GROUNDS, *TINTS))
    assert (strong.line2, strong.ctrl) == (tokens.text, tokens.text)
    assert (strong.accent, strong.danger) == (tokens.accent, tokens.danger)


@pytest.mark.parametrize(("share", "seen"), [(0.0, "#000000"), (0.45, "#73735A"), (1.0, "#FFFFC8")])
def test_a_mix_shows_the_upper_colour_at_its_share(share: float, seen: str) -> None:
    assert mixed(QColor("#FFFFC8"), QColor("#000000"), share) == QColor(seen)


def test_a_faded_colour_leaves_the_token_as_it_is() -> None:
    faint = faded(LIGHT.danger, 0.18)

    assert faint.alphaF() == pytest.approx(0.18, abs=0.01)
    assert LIGHT.danger.alphaF() == 1.0

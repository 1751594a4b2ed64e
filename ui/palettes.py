"""The eight pairs of colours that themes choose from, and what a block is painted with.

Source: interface, section 2.3. Lightness is staggered so that the bars stay apart for people
with protanopia, deuteranopia or tritanopia; a pair is never changed alone.
"""

from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtGui import QColor

from ui.icons import Icon
from ui.tokens import Tokens, mixed

PAST_SHARE = 0.45
"""How much of its fill a past session keeps over the surface."""

OPTION_SHARE = 0.55
"""How much of its fill a session that is only an option keeps over the surface."""

PAST_BAR_SHARE = 0.55
"""How much of its bar a past session keeps in the pictures of the day."""

BORDER_SHARES = (0.33, 0.23)
"""How much of the bar the border of a block takes over its fill: light, dark."""

CHIP_BORDER_SHARES = (0.46, 0.40)
"""The same for the border of a chip, which lies on a quieter ground: light, dark."""


class Palette(StrEnum):
    """One of the eight pairs; the value is its code in `themes.csv`."""

    NUTRITION = "nutrition"
    ACTIVITY = "activity"
    BOUSSOLE = "boussole"
    RESPIRATION = "respiration"
    ELDERS = "elders"
    CAFE = "cafe"
    CHILDREN = "children"
    MEDIATION = "mediation"


@dataclass(frozen=True, slots=True)
class Pair:
    """A bar and a fill, as `#RRGGBB`."""

    bar: str
    fill: str


@dataclass(frozen=True, slots=True)
class BlockColours:
    """Everything a session of one palette is painted with in the current theme.

    Text on any of the fills is `text` or `text2`, never the bar.

    Attributes:
        bar: the saturated edge, the icon, a chart, a gauge.
        fill: the ground of a session to come, of a chip, of a tile.
        border: around `fill`.
        chip_border: around `fill` on the filter strip.
        past_fill: the ground of a session that is over.
        past_bar: its bar in the pictures of the day; `bar` itself where it must stay strong.
        past_border: around `past_fill`.
        option_fill: the ground of a session that holds nothing yet; its dashes are `bar`.
    """

    bar: QColor
    fill: QColor
    border: QColor
    chip_border: QColor
    past_fill: QColor
    past_bar: QColor
    past_border: QColor
    option_fill: QColor


LIGHT_PAIRS = {
    Palette.NUTRITION: Pair("#8F430A", "#FDE8D4"),
    Palette.ACTIVITY: Pair("#14936F", "#D6F3E7"),
    Palette.BOUSSOLE: Pair("#3F1F96", "#E6DFFB"),
    Palette.RESPIRATION: Pair("#0E5A6C", "#D2EDF4"),
    Palette.ELDERS: Pair("#7A1B4B", "#FADFEC"),
    Palette.CAFE: Pair("#5C5449", "#EAE6E0"),
    Palette.CHILDREN: Pair("#8A7D12", "#F4F0C6"),
    Palette.MEDIATION: Pair("#2A63E8", "#DDE8FF"),
}

DARK_PAIRS = {
    Palette.NUTRITION: Pair("#EE9A3E", "#4F3E2E"),
    Palette.ACTIVITY: Pair("#3BDD9A", "#224F44"),
    Palette.BOUSSOLE: Pair("#B478F2", "#40365A"),
    Palette.RESPIRATION: Pair("#B5EAF2", "#41525A"),
    Palette.ELDERS: Pair("#EE68AB", "#4F3249"),
    Palette.CAFE: Pair("#B69485", "#413D3F"),
    Palette.CHILDREN: Pair("#EBE34A", "#4E5130"),
    Palette.MEDIATION: Pair("#84B1F5", "#35445B"),
}

OWN_ICONS = {
    Palette.NUTRITION: Icon.UTENSILS,
    Palette.ACTIVITY: Icon.FOOTPRINTS,
    Palette.BOUSSOLE: Icon.COMPASS,
    Palette.RESPIRATION: Icon.WIND,
    Palette.ELDERS: Icon.HEART_HANDSHAKE,
    Palette.CAFE: Icon.COFFEE,
    Palette.CHILDREN: Icon.BLOCKS,
    Palette.MEDIATION: Icon.MESSAGES_SQUARE,
}

OFFERED_ICONS = (
    *OWN_ICONS.values(),
    Icon.APPLE,
    Icon.BABY,
    Icon.BIKE,
    Icon.BOOK_OPEN,
    Icon.BRAIN,
    Icon.DUMBBELL,
    Icon.EAR,
    Icon.HAND_HEART,
    Icon.HEART_PULSE,
    Icon.LEAF,
    Icon.MUSIC,
    Icon.PALETTE,
    Icon.SPROUT,
    Icon.STETHOSCOPE,
)
"""What a centre may give to a theme; a ninth theme reuses a palette with another icon."""

_SITE_PALETTES = (
    Palette.MEDIATION,
    Palette.ACTIVITY,
    Palette.NUTRITION,
    Palette.BOUSSOLE,
    Palette.CAFE,
)


def theme_icon(icon_code: str, palette: Palette) -> Icon:
    """Return the icon a centre gave a theme, or the palette's own when it is not carried."""
    try:
        return Icon(icon_code)
    except ValueError:
        return OWN_ICONS[palette]


def site_palette(rank: int) -> Palette:
    """Return the palette of the site in this rank (from 0) when the board is coloured by site.

    Five pairs are kept for sites; a sixth site begins again, its letter tells it apart.
    """
    return _SITE_PALETTES[rank % len(_SITE_PALETTES)]


def block_colours(tokens: Tokens, palette: Palette) -> BlockColours:
    """Compute what a session of `palette` is painted with under these tokens."""
    pair = (DARK_PAIRS if tokens.dark else LIGHT_PAIRS)[palette]
    bar = QColor(pair.bar)
    if tokens.high_contrast:
        surface, text = tokens.surface, tokens.text
        return BlockColours(bar, surface, text, text, surface, bar, text, surface)
    fill, surface = QColor(pair.fill), tokens.surface
    past_fill, past_bar = mixed(fill, surface, PAST_SHARE), mixed(bar, surface, PAST_BAR_SHARE)
    border = BORDER_SHARES[tokens.dark]
    return BlockColours(
        bar=bar,
        fill=fill,
        border=mixed(bar, fill, border),
        chip_border=mixed(bar, fill, CHIP_BORDER_SHARES[tokens.dark]),
        past_fill=past_fill,
        past_bar=past_bar,
        past_border=mixed(past_bar, past_fill, border),
        option_fill=mixed(fill, surface, OPTION_SHARE),
    )

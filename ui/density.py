"""How much fits on the screen: every size that follows from the window's height.

Source: the table of interface, section 2.4. All lengths are pixels at a scale of 100 %.
"""

from dataclasses import dataclass, fields
from enum import IntEnum

COMPACT_FROM = 720
COMFORTABLE_FROM = 900
LARGE_TEXT = 130
"""Percent from which the board goes to the next density and the inspector becomes a dialog."""

SMALLEST_TARGET = 24
INSPECTOR_LEAST, INSPECTOR_MOST = 260, 420
ROW_LEAST, ROW_MOST = 36, 60
LANES_MOST = 3

SPACE = 4
"""The grid that every distance is a multiple of."""

GAP = 8
"""Between related controls."""

GROUP_GAP = 16
"""Between groups of controls, and inside the edge of a panel."""

BLOCK_RADIUS = 5
CONTROL_RADIUS = 7
CARD_RADIUS = 10


class Density(IntEnum):
    """The three columns of the table."""

    DENSE = 0
    COMPACT = 1
    COMFORTABLE = 2


@dataclass(frozen=True, slots=True)
class Sizes:
    """Heights and widths of the parts of the window.

    Attributes:
        rail: width of the navigation rail.
        top_bar, filter_strip, ruler, status_bar: heights.
        row_header: width of the column of room names.
        row: height of a row of the board when nothing says otherwise.
        lane: what a row grows by for each further lane.
        group_row: height of the row that names a site.
        inset_above, inset_below: between a row's edges and its blocks.
        inspector: width when nobody has resized it.
        control: height of buttons and fields.
        tall_control: height of the one button that matters in a panel.
        row_least, row_most: what the height of a row is held between.
    """

    rail: int
    top_bar: int
    filter_strip: int
    ruler: int
    status_bar: int
    row_header: int
    row: int
    lane: int
    group_row: int
    inset_above: int
    inset_below: int
    inspector: int
    control: int
    tall_control: int
    row_least: int = ROW_LEAST
    row_most: int = ROW_MOST


_TABLE = {
    Density.DENSE: Sizes(
        rail=68,
        top_bar=46,
        filter_strip=34,
        ruler=28,
        status_bar=24,
        row_header=138,
        row=36,
        lane=22,
        group_row=22,
        inset_above=3,
        inset_below=3,
        inspector=288,
        control=30,
        tall_control=34,
    ),
    Density.COMPACT: Sizes(
        rail=68,
        top_bar=48,
        filter_strip=36,
        ruler=30,
        status_bar=26,
        row_header=138,
        row=41,
        lane=22,
        group_row=24,
        inset_above=4,
        inset_below=5,
        inspector=288,
        control=32,
        tall_control=36,
    ),
    Density.COMFORTABLE: Sizes(
        rail=76,
        top_bar=56,
        filter_strip=42,
        ruler=34,
        status_bar=28,
        row_header=176,
        row=52,
        lane=26,
        group_row=30,
        inset_above=4,
        inset_below=5,
        inspector=336,
        control=34,
        tall_control=36,
    ),
}

_WITHOUT_TEXT = {"inset_above", "inset_below", "inspector"}


def is_comfortable(height: int) -> bool:
    """Whether a window of this height has the larger letters."""
    return height >= COMFORTABLE_FROM


def density_of(height: int, text_percent: int = 100) -> Density:
    """Return the density of a window; large text takes the next one."""
    if height < COMPACT_FROM:
        found = Density.DENSE
    elif height < COMFORTABLE_FROM:
        found = Density.COMPACT
    else:
        found = Density.COMFORTABLE
    if text_percent < LARGE_TEXT:
        return found
    return Density(min(found + 1, Density.COMFORTABLE))


def sizes_of(density: Density, text_percent: int = 100) -> Sizes:
    """Return the sizes of a density; whatever holds text grows with it, nothing shrinks."""
    sizes = _TABLE[density]
    growth = max(text_percent, 100) / 100
    return Sizes(
        **{
            field.name: getattr(sizes, field.name)
            if field.name in _WITHOUT_TEXT
            else round(getattr(sizes, field.name) * growth)
            for field in fields(Sizes)
        }
    )


def row_height(sizes: Sizes, free_height: int, rows: int) -> int:
    """Return the height that shares what is free among the visible rows, within its limits."""
    return max(sizes.row_least, min(free_height // max(rows, 1), sizes.row_most))

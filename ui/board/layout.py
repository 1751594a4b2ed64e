"""What a layout of the board is: where every line and every block has its place."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from types import MappingProxyType
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF

from ui.board.blocks import palette_of
from ui.board.geometry import Stack, TimeAxis

if TYPE_CHECKING:
    from desktop_app.readings.board import Block
    from ui.board.row_kinds import Row
    from ui.board.shading import Shade
    from ui.palettes import Palette


@dataclass(frozen=True, slots=True)
class Placed:
    """A block in its box; in the rows of interpreters it stands for the order.

    Attributes:
        block: what is drawn; a line of appointments stands for all of them.
        row: the row it is in.
        box: where.
        thin: whether it is in a row of interpreters among the rooms.
        lane: whether it shares the height of its row.
    """

    block: Block
    row: str
    box: QRectF
    thin: bool = False
    lane: bool = False


def blocks_seen(row: Row, hidden: frozenset[Palette]) -> tuple[Block, ...]:
    """The blocks of a row whose theme is not hidden."""
    if not hidden:
        return row.blocks
    return tuple(block for block in row.blocks if palette_of(block) not in hidden)


Cell = tuple[str, date]
"""A row on a day."""


@dataclass(frozen=True, slots=True)
class Layout:
    """Everything in its place.

    Attributes:
        axis: hours or days across.
        stack: the lines from top to bottom.
        placed: every block that is drawn, row by row.
        overflow: how many blocks of a row found no lane.
        shades: what lies under the blocks of a row.
        shut: why nobody can be in a row on a day; only where days are columns.
        crowded: how many blocks of a cell are only counted.
        quiet: what is kept or taken in a row on a day; only where days are columns.
    """

    axis: TimeAxis
    stack: Stack = field(default_factory=Stack)
    placed: tuple[Placed, ...] = ()
    overflow: Mapping[str, int] = field(default_factory=lambda: MappingProxyType({}))
    shades: Mapping[str, tuple[Shade, ...]] = field(default_factory=lambda: MappingProxyType({}))
    shut: Mapping[Cell, str] = field(default_factory=lambda: MappingProxyType({}))
    crowded: Mapping[Cell, int] = field(default_factory=lambda: MappingProxyType({}))
    quiet: Mapping[Cell, tuple[Shade, ...]] = field(default_factory=lambda: MappingProxyType({}))

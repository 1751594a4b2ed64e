"""The colours of a block by its state: to come, past, option, in conflict, loading."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from PySide6.QtGui import QColor, QPen

from ui.board.blocks import CANCELLED, OPTION, is_past, palette_of
from ui.icons import Icon
from ui.palettes import theme_icon
from ui.widgets.drawing import edge

if TYPE_CHECKING:
    from datetime import datetime

    from desktop_app.readings.board import Block
    from ui.theme import Theme

OPTION_EDGE, OPTION_DASHES = 1.4, (7, 4)
CONFLICT_EDGE = 2


@dataclass(frozen=True, slots=True)
class BlockLook:
    """What a block is painted with.

    ``hatched`` when it is in conflict; ``struck`` when it is cancelled.
    """

    fill: QColor
    bar: QColor
    pen: QPen
    title: QColor
    count: QColor
    quiet: QColor
    glyph: QColor
    icon: Icon
    hatched: bool = False
    struck: bool = False


def line_look(look: BlockLook, block: Block, theme: Theme) -> BlockLook:
    """The colours of a line of a week: what is over keeps its bar and its letters."""
    if look.struck or look.title != theme.tokens.text2:
        return look
    tokens, bar = theme.tokens, theme.block(palette_of(block)).bar
    return replace(
        look, bar=bar, glyph=bar, title=tokens.text, count=tokens.text, quiet=tokens.text2
    )


def look_of(block: Block, theme: Theme, now: datetime, *, clashes: bool) -> BlockLook:
    """Choose the colours of a block; ``clashes`` when it is in conflict or its cause."""
    tokens, colours = theme.tokens, theme.block(palette_of(block))
    icon = theme_icon(block.icon, palette_of(block))
    conflict = edge(tokens.danger, CONFLICT_EDGE, (6, 3) if block.status == OPTION else ())
    if block.status == CANCELLED:
        return BlockLook(
            tokens.surface,
            tokens.ctrl,
            edge(tokens.line2),
            *(tokens.text3, tokens.text3, tokens.text3, tokens.text3),
            icon,
            struck=True,
        )
    if is_past(block, now):
        return BlockLook(
            colours.past_fill,
            colours.past_bar,
            edge(colours.past_border),
            *(tokens.text2, tokens.text2, tokens.text3, tokens.text3),
            icon,
        )
    option = block.status == OPTION
    usual = edge(colours.bar, OPTION_EDGE, OPTION_DASHES) if option else edge(colours.border)
    return BlockLook(
        colours.option_fill if option else colours.fill,
        colours.bar,
        conflict if clashes else usual,
        tokens.text,
        tokens.text,
        tokens.text if clashes else tokens.text2,
        colours.bar,
        icon,
        clashes,
    )

"""A block as the board has it now: as long as it lasts, a line of its day, or a dot."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtGui import QPainter

from ui.board.block_looks import line_look
from ui.board.block_painter import Figure, paint_block
from ui.board.blocks import BUNDLE, OPTION
from ui.board.dates import DateMode
from ui.board.dot_painter import paint_dot
from ui.board.line_painter import LineFigure, paint_line
from ui.board.sayings import clock

if TYPE_CHECKING:
    from desktop_app.readings.board import Block
    from ui.board.scene import Scene


def paint_in_mode(painter: QPainter, scene: Scene, block: Block, figure: Figure) -> None:
    """Paint a block as long as it lasts, as a line of its day, or as a dot."""
    match scene.dates:
        case DateMode.DAY:
            paint_block(painter, scene.theme, figure)
        case DateMode.WEEK:
            appointments = block.kind == BUNDLE
            taken, places = (block.enrolled, block.places or 0) if appointments else (0, 0)
            strong = replace(figure, look=line_look(figure.look, block, scene.theme))
            line = LineFigure(strong, clock(block.span), taken, places)
            paint_line(painter, scene.theme, line)
        case DateMode.FOUR_WEEKS:
            option = block.status == OPTION
            paint_dot(painter, scene.theme.tokens, figure.box, figure.look, option=option)

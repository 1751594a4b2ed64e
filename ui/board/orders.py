"""The rows of interpreters: an order as a box, confirmed or still to be confirmed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF
from PySide6.QtGui import QPainter

from desktop_app.wording.names import capitalised
from ui.board.lettering import Pen
from ui.board.row_kinds import TELEPHONE
from ui.board.rows import language_said
from ui.density import BLOCK_RADIUS
from ui.icons import Icon, draw_icon
from ui.typography import Letter
from ui.widgets.drawing import edge, outlined
from ui.widgets.tones import Tone, tone_colours

if TYPE_CHECKING:
    from ui.board.layout import Placed
    from ui.board.scene import Scene

_ICON, _PAD, _GAP = 14, 7, 5


def paint_order(painter: QPainter, scene: Scene, placed: Placed) -> None:
    """Paint the order of a block: where the interpreter goes, or that nobody said yes yet."""
    theme, confirmed = scene.theme, is_confirmed(placed)
    colours = tone_colours(theme.tokens, Tone.INFO if confirmed else Tone.WARN)
    pen = edge(colours.ink, 1.2, () if confirmed else (3, 2))
    outlined(painter, placed.box, BLOCK_RADIUS, fill=colours.ground, pen=pen)
    line = Pen(painter, theme, placed.box.left() + _PAD, placed.box.right() - 4)
    line.middle = placed.box.center().y()
    icon = Icon.CHECK if confirmed else Icon.CLOCK
    corner = QPointF(line.left, line.middle - _ICON / 2)
    if line.room >= _ICON:
        draw_icon(painter, corner, icon, size=_ICON, colour=colours.ink)
    line.skip(_ICON + _GAP)
    line.write(order_said(scene, placed), Letter.LABEL, colours.ink)


def is_order(placed: Placed) -> bool:
    """Whether a block stands in the row of a language, for its interpreter."""
    return placed.thin or placed.row not in placed.block.rows


def is_confirmed(placed: Placed) -> bool:
    """Whether every interpreter of a block said yes."""
    return all(badge.confirmed for badge in placed.block.languages)


def order_said(scene: Scene, placed: Placed) -> str:
    """The room; the language in the row of the telephone; or that it is to be confirmed."""
    words, board = scene.words, scene.board
    if not is_confirmed(placed):
        return words._("To conf.")
    if board is None:
        return ""
    if placed.row == TELEPHONE:
        said = [language_said(words, one.code, board.planning) for one in placed.block.languages]
        return capitalised(", ".join(said))
    room = board.planning.rooms.get(placed.block.room)
    return words.of(room.name) if room is not None else ""

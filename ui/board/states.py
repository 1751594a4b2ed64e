"""What the board says when it has little to show (interface 4.7)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter

from ui.board.dates import DateMode
from ui.density import CARD_RADIUS
from ui.typography import Letter
from ui.widgets.drawing import edge, ink, outlined

if TYPE_CHECKING:
    from ui.board.scene import Scene


def state_said(scene: Scene) -> str:
    """The sentence of an empty board; nothing when there is something to see or to wait for."""
    board, words = scene.board, scene.words
    if board is None or scene.sight.loading:
        return ""
    if not board.planning.rooms:
        return words._("Add a site and a room first.")
    if not board.blocks and (scene.rows or not scene.sight.typed):
        return _empty_said(scene)
    return _filtered_said(scene)


def _filtered_said(scene: Scene) -> str:
    """What is said when nothing is left of what there is."""
    words, typed = scene.words, scene.sight.typed
    if typed and not scene.rows:
        return words._("No row is called “{typed}”.").format(typed=typed)
    hidden_all = scene.sight.hidden and not scene.placed and any(scene.rows)
    if hidden_all and any(row.blocks for row in scene.rows.values()):
        return words._("No session matches the filters.")
    return ""


def _empty_said(scene: Scene) -> str:
    words = scene.words
    match scene.dates:
        case DateMode.DAY:
            return words._("Nothing is planned on this day. Click a slot or press N.")
        case DateMode.WEEK:
            return words._("Nothing is planned in this week. Click a day or press N.")
    return words._("Nothing is planned in these four weeks.")


def paint_state(painter: QPainter, scene: Scene) -> None:
    """Paint the sentence in the middle of the board."""
    text, theme = state_said(scene), scene.theme
    if not text:
        return
    width = theme.letters.width(Letter.BODY, text) + 40
    middle = scene.grid.center()
    box = QRectF(middle.x() - width / 2, middle.y() - 20, width, 40)
    outlined(painter, box, CARD_RADIUS, fill=theme.tokens.surface, pen=edge(theme.tokens.line2))
    ink(painter, theme.font(Letter.BODY), theme.tokens.text2)
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)

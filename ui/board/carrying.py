"""A session in hand is carried by the arrows too: a quarter of an hour, or to the next row."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, Qt

if TYPE_CHECKING:
    from desktop_app.wording.words import Words
    from ui.board.scene import Scene

PUTS_DOWN = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_QUARTERS = 4
_ACROSS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
_DOWN = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
ARROWS = frozenset(_ACROSS | _DOWN)


def carried_to(scene: Scene, point: QPointF, key: int) -> QPointF:
    """Where a hand that is at a point of the viewport goes with an arrow."""
    pressed = Qt.Key(key)
    if pressed in _ACROSS and scene.axis.is_hourly:
        return point + QPointF(_ACROSS[pressed] * scene.axis.pixels_per_hour / _QUARTERS, 0)
    if pressed in _DOWN:
        return _at_next_row(scene, point, _DOWN[pressed])
    return point


def carrying_said(words: Words, title: str) -> str:
    """Which keys carry what is in hand, and which end it."""
    said = words._(
        "Moving {title}: click where it goes, or arrows and Enter; Tab finds the nearest free"
        " place, Escape gives up."
    )
    return said.format(title=title)


def _at_next_row(scene: Scene, point: QPointF, step: int) -> QPointF:
    """The middle of the next row of a room, above or below; the same where there is none."""
    inside = point - scene.origin
    rooms = [
        line
        for line in scene.stack.lines
        if line.row and (row := scene.rows.get(line.row)) is not None and row.room is not None
    ]
    beyond = [
        line for line in rooms if (line.top > inside.y() if step > 0 else line.bottom <= inside.y())
    ]
    if not beyond:
        return point
    line = beyond[0] if step > 0 else beyond[-1]
    return QPointF(point.x(), line.top + line.height / 2 + scene.origin.y())

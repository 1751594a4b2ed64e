"""The slots that other desks are typing a booking for: outlined, and nothing stands in the way."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QRectF, Qt, Signal
from PySide6.QtGui import QPainter

from desktop_app.wording.held_slots import held_text
from ui.board.sayings import hours_between
from ui.board.spots import place_box
from ui.density import BLOCK_RADIUS
from ui.typography import Letter
from ui.widgets.drawing import edge, ink, outlined

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from desktop_app.domain.held_slots import HeldSlot
    from ui.board.scene import Scene

_DASHES = (6, 3)
_INSIDE = 5
_WORDS = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextWordWrap


class HeldSlots(QObject):
    """Keeps what other desks hold, as it was last told.

    Attributes:
        shown: the slots to outline.
    """

    changed = Signal()
    """Other slots are to be outlined."""

    def __init__(self, parent: QObject) -> None:
        """Know of none."""
        super().__init__(parent)
        self.shown: tuple[HeldSlot, ...] = ()

    def show(self, held: tuple[HeldSlot, ...]) -> None:
        """Outline these slots in the place of the former ones."""
        self.shown = held
        self.changed.emit()


def paint_held(painter: QPainter, scene: Scene) -> None:
    """Outline the slots with dashes; their desk is written where no block is below it."""
    for held in scene.sight.held_slots:
        line = scene.stack.row(held.room)
        if line is None or not held.span.overlaps(scene.axis.span):
            continue
        box, info = place_box(scene, line, held.span), scene.theme.tokens.info
        free = scene.axis.is_hourly and not _is_covered(scene, held.room, box)
        ground = scene.theme.tokens.surface if free else None
        outlined(painter, box, BLOCK_RADIUS, fill=ground, pen=edge(info, 1.6, _DASHES))
        if free:
            _write(painter, scene, box, held)


def held_said(scene: Scene, row: str, moment: datetime) -> Iterator[str]:
    """What is said of a place that another desk is typing a booking for; of a day, whenever."""
    for held in scene.sight.held_slots:
        span = held.span
        within = span.start <= moment < span.end
        if held.room == row and (within if scene.axis.is_hourly else span.day == moment.date()):
            yield f"{hours_between(span)} {held_text(scene.words, held)}"


def _is_covered(scene: Scene, row: str, box: QRectF) -> bool:
    return any(placed.box.intersects(box) for placed in scene.in_row.get(row, ()))


def _write(painter: QPainter, scene: Scene, box: QRectF, held: HeldSlot) -> None:
    """Write the words in lines; where there is no room for them all, the desk alone."""
    theme, room = scene.theme, box.adjusted(_INSIDE, 1, -_INSIDE, -1)
    metrics, said = theme.metrics(Letter.CAPTION), held_text(scene.words, held)
    if not room.contains(metrics.boundingRect(room, _WORDS, said)):
        said = metrics.elidedText(held.desk, Qt.TextElideMode.ElideRight, room.width())
    ink(painter, theme.font(Letter.CAPTION), theme.tokens.info)
    painter.drawText(room, _WORDS, said)

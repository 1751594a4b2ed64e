"""The menu of a room's row: what can be done with the room, and with a block it has."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QMenu

from desktop_app.domain.span import Span
from ui.board.clicks import moment_at
from ui.board.wishes import BookingWish

if TYPE_CHECKING:
    from datetime import datetime

    from PySide6.QtCore import QPointF

    from desktop_app.domain.opening import Closure
    from desktop_app.domain.planning import Room
    from ui.board.view import BoardView

_USUAL = timedelta(hours=1)


def room_menu(view: BoardView, key: str, point: QPointF) -> QMenu | None:
    """Make the menu of a room at a point of its row, or of its head; other rows have none."""
    scene = view.scene
    row = scene.rows.get(key)
    room = row.room if row is not None else None
    if room is None:
        return None
    words, menu = scene.words, QMenu(view)
    menu.setAccessibleName(words._("Commands of the room"))
    inside = scene.grid.contains(point)
    moment = moment_at(scene, key, (point - scene.origin).x()) if inside else None
    block = _block_at(room, moment)
    if block is not None:
        change = menu.addAction(words._("Change the block…"))
        change.triggered.connect(lambda: view.block_changing.emit(room.code, block))
        again = menu.addAction(words._("Open the room again"))
        again.triggered.connect(lambda: view.unblock_requested.emit(block.code))
        return menu
    span = Span(moment, moment + _USUAL) if moment is not None else None
    if span is not None:
        wish = BookingWish(room.code, span)
        book = menu.addAction(words._("Book…"))
        book.triggered.connect(lambda: view.booking_requested.emit(wish))
    shut = menu.addAction(words._("Block the room…"))
    shut.triggered.connect(lambda: view.block_requested.emit(room.code, span))
    return menu


def _block_at(room: Room, moment: datetime | None) -> Closure | None:
    """The block that stands in a room at a moment."""
    if moment is None:
        return None
    return next(
        (one for one in room.blocks if one.code and one.span.start <= moment < one.span.end), None
    )

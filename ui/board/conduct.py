"""What mouse and keyboard do alike: select, focus, bring into view, ask."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent

from desktop_app.domain.span import Span
from ui.board.blocks import is_movable
from ui.board.geometry import HOUR
from ui.board.spots import slot_box
from ui.board.wishes import BookingWish, MoveWish, SeenPlace

if TYPE_CHECKING:
    from desktop_app.readings.board import Block
    from ui.board.focus import Focus
    from ui.board.port import Port
    from ui.board.view import BoardView


class Conduct:
    """The acts of a person on one board, however they are done."""

    def __init__(self, view: BoardView, port: Port) -> None:
        """Act for ``view``, of which ``port`` is seen."""
        self._view, self.port = view, port
        self.scene = view.scene
        self.cut: tuple[str, bool] | None = None

    def choose(self, code: str) -> None:
        """Select a block, or nothing; the others are told only when it changes."""
        if code != self.scene.sight.selected:
            self.scene.sight.selected = code
            self._view.selection_changed.emit(code)
        self.refresh()

    def focus(self, focus: Focus | None) -> None:
        """Put the focus on a slot or a block, which is selected, and bring it into view."""
        self.scene.sight.focus = focus
        if focus is not None and focus.code:
            self.choose(focus.code)
        self.reveal()
        self.refresh()
        self._view.focus_moved.emit()

    def reveal(self) -> None:
        """Scroll as little as needed to see where the focus is."""
        focus = self.scene.sight.focus
        if focus is None:
            return
        box = self.scene.box_of(focus.code, focus.row) if focus.code else slot_box(self.scene)
        if box is not None:
            self.port.reveal(box)

    def turn_group(self, group: str) -> None:
        """Fold a group, or unfold it."""
        self.scene.turn(group)
        self.port.sync()
        self._view.rows_turned.emit()

    def refresh(self) -> None:
        """Paint again."""
        self._view.viewport().update()

    def block(self, code: str) -> Block | None:
        """A block of the present reading."""
        board = self.scene.board
        return board.block(code) if board is not None and code else None

    def movable(self, code: str) -> Block | None:
        """The block, if it is a session that may be moved."""
        block, board = self.block(code), self.scene.board
        return block if block is not None and board and is_movable(block, board) else None

    def take(self, code: str, *, copies: bool) -> None:
        """Remember a session, to be put elsewhere by Ctrl+V."""
        if self.movable(code) is not None:
            self.cut = code, copies
            self._view.taken.emit(code, copies)

    def book(self, row: str, start: datetime, end: datetime | None = None) -> None:
        """Ask for a booking in a room, of an hour when no end is given."""
        if self.scene.rows[row].room is None:
            return
        last = datetime.combine(start.date(), datetime.min.time()) + timedelta(days=1)
        span = Span(start, end or min(start + HOUR, last))
        self._view.booking_requested.emit(BookingWish(row, span))

    def move(self, block: Block, span: Span, room: str) -> None:
        """Ask for another time or room, unless nothing would change."""
        wish = wish_for(block, span, room)
        if wish.is_a_move:
            self._view.move_requested.emit(wish)

    def copy(self, block: Block, span: Span, room: str) -> None:
        """Ask for a copy."""
        self._view.copy_requested.emit(wish_for(block, span, room))

    def announce(self, text: str) -> None:
        """Have a screen reader say something now."""
        if QAccessible.isActive():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self._view, text))


def wish_for(block: Block, span: Span, room: str) -> MoveWish:
    """A wish to have a block at another place or time."""
    seen = SeenPlace(block.span.start, block.span.end, block.room)
    return MoveWish(block.code, seen, room, span.start, span.end)

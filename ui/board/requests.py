"""What the board asks of the rest of the window."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QAbstractScrollArea


class BoardRequests(QAbstractScrollArea):
    """A board that tells what was asked on it; it does nothing of it by itself."""

    selection_changed = Signal(str)
    """The code of the selected block, or nothing."""
    open_requested = Signal(str)
    """Open the full form of a block."""
    inspector_requested = Signal(str)
    """Put the focus in the inspector of a block."""
    booking_requested = Signal(object)
    """A BookingWish."""
    next_booking_requested = Signal()
    """A booking at the next free hour, in the room that suits."""
    move_requested = Signal(object)
    """A MoveWish: another room, time or length."""
    copy_requested = Signal(object)
    """A MoveWish for a copy."""
    cancel_requested = Signal(str)
    print_requested, enrol_requested = Signal(str), Signal(str)
    week_requested, absence_requested = Signal(str), Signal(str)
    block_requested, unblock_requested = Signal(str, object), Signal(str)
    """A room to block, during a Span or at an hour to be said; the code of a block to take away."""
    block_changing = Signal(str, object)
    """The code of a room, and the Closure it has that is to be another one."""
    carrying = Signal(str)
    """The code of a session that was taken in hand without dragging."""
    drag_checked = Signal(object)
    """A DragCheck at each step of a drag; nothing once it is over."""
    day_requested = Signal(int)
    """One step back (-1) or on (1): a day, or a week."""
    day_opened = Signal(object)
    """A date to show by itself."""
    dates_requested = Signal(str)
    """A DateMode: another number of days."""
    rows_turned = Signal()
    """A group was folded or unfolded, the team stands otherwise, or the hours are wider."""
    today_requested = Signal()
    row_missed = Signal()
    """What is wanted stands in none of the rows that were found by their names."""
    taken = Signal(str, bool)
    """The code of a session that was cut, or copied (true), to be put elsewhere."""
    given_up = Signal()
    """Nobody wants to wait any longer for what is being read."""
    let_go = Signal()
    """Nothing is in the hand any more."""
    focus_moved = Signal()
    """The focus is on another slot or block."""

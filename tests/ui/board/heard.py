"""What a board said, for the tests to look at."""

from ui.board.view import BoardView
from ui.board.wishes import BookingWish, DragCheck, MoveWish


class Heard:
    """Every signal of a board, in order."""

    def __init__(self, view: BoardView) -> None:
        """Listen."""
        self.moves: list[MoveWish] = []
        self.copies: list[MoveWish] = []
        self.bookings: list[BookingWish] = []
        self.checks: list[DragCheck | None] = []
        self.selected: list[str] = []
        self.opened: list[str] = []
        self.inspected: list[str] = []
        self.cancelled: list[str] = []
        self.printed: list[str] = []
        self.days: list[int] = []
        view.move_requested.connect(self.moves.append)
        view.copy_requested.connect(self.copies.append)
        view.booking_requested.connect(self.bookings.append)
        view.drag_checked.connect(self.checks.append)
        view.selection_changed.connect(self.selected.append)
        view.open_requested.connect(self.opened.append)
        view.inspector_requested.connect(self.inspected.append)
        view.cancel_requested.connect(self.cancelled.append)
        view.print_requested.connect(self.printed.append)
        view.day_requested.connect(self.days.append)
        view.today_requested.connect(lambda: self.days.append(0))

    @property
    def last_check(self) -> DragCheck:
        """What the rules said at the last step."""
        check = self.checks[-1]
        assert check is not None
        return check

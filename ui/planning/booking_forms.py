"""The booking that opens over the planning section, and what was set aside of it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from desktop_app.machine.errors import FileError
from ui.board.wishes import BookingWish
from ui.booking.drafts import Shelf
from ui.booking.quick_booking import QuickBooking

if TYPE_CHECKING:
    from collections.abc import Callable

    from desktop_app.domain.span import Span
    from desktop_app.readings.board import Board
    from desktop_app.wording import Words
    from ui.booking.drafts import Draft
    from ui.booking.wish import Wish
    from ui.desk import Desk
    from ui.planning.page import PlanningPage
    from ui.theme import Theme


class BookingForms(QObject):
    """Opens the booking beside its slot, in the language of the moment.

    Attributes:
        booking: the popover of a booking.
        drafts: what was set aside, the latest last.
        site: says the code of the site that the desk stands at.
    """

    booked = Signal(str)
    """The code of the session that was booked."""
    full_wanted = Signal(object, str, object)
    """What is typed as a Draft, the programme of its workshop and the Planning: the full form."""
    drafts_changed = Signal()
    """Something was set aside, or taken up again."""

    def __init__(self, desk: Desk, theme: Theme, words: Words, over: PlanningPage) -> None:
        """Open the booking over `over`."""
        super().__init__(over)
        self._desk, self._over = desk, over
        self.drafts: tuple[Draft, ...] = ()
        self.site: Callable[[], str] = str
        self.booking = QuickBooking(desk, theme, words, over)
        self.booking.booked.connect(self.booked)
        self.booking.booked.connect(lambda _code: self.look_for_drafts())
        self.booking.parked.connect(lambda _draft: self.look_for_drafts())
        self.booking.full_wanted.connect(self.full_wanted)
        self.booking.wished.connect(self._show_who_is_free)

    def is_answering(self, error: object) -> bool:
        """Whether the booking said a refusal itself."""
        return self.booking.asked.is_answering(error)

    def keep_typed(self) -> None:
        """Put what is typed on disk now: the window is about to close."""
        self.booking.keep()

    def book(self, room: str, span: Span, board: Board) -> None:
        """Propose a booking there and then, or in the room that suits where none is named."""
        self.booking.stock.site = self.site()
        self.booking.propose(room, span, board)
        self._stand_beside()

    def take_in(self, board: Board) -> None:
        """Judge what is being entered by another state of the centre."""
        self.booking.refresh(board)

    def resume(self, draft: Draft, board: Board) -> None:
        """Take up what was set aside."""
        self.booking.stock.site = self.site()
        self.booking.resume(draft, board)
        self._stand_beside()

    def retranslate(self, words: Words) -> None:
        """Say the booking in another language."""
        self.booking.retranslate(words)

    def _stand_beside(self) -> None:
        """Put the booking beside the slot it is about."""
        entry = self.booking.entry
        span = entry.wish.span if entry is not None else None
        if entry is not None and span is not None:
            self.booking.place_beside(self._over.slot_box(entry.wish.room, span))

    def _show_who_is_free(self, wish: Wish | None) -> None:
        """Show who and what is free where the inspector was, as long as something is entered."""
        self._over.side.show_panel(None if wish is None else self.booking.panel)
        self._over.view.preview = _outlined(wish)

    def look_for_drafts(self) -> None:
        """Read what was set aside; `drafts_changed` follows."""
        self._desk.draw(partial(_read_drafts, Shelf(self._desk.drafts)), self._take_drafts)

    def _take_drafts(self, drafts: tuple[Draft, ...]) -> None:
        self.drafts = drafts
        self.drafts_changed.emit()


def _outlined(wish: Wish | None) -> BookingWish | None:
    """Where a booking would be on the board; nothing before a room and a time are known."""
    if wish is None or wish.span is None or not wish.room:
        return None
    return BookingWish(wish.room, wish.span)


def _read_drafts(shelf: Shelf) -> tuple[Draft, ...]:
    """Read the drafts on the thread of paper; a disk that does not give them gives none."""
    try:
        return shelf.entries()
    except FileError:
        return ()

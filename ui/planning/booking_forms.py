"""The booking that opens over the planning section, and what was set aside of it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from desktop_app.machine.errors import FileError
from ui.board.wishes import BookingWish
from ui.planning.slot_holding import SlotHolding

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from desktop_app.domain.span import Span
    from desktop_app.readings.board import Board
    from desktop_app.wording import Words
    from ui.booking.drafts import Draft
    from ui.booking.quick_booking import QuickBooking
    from ui.booking.wish import Wish
    from ui.desk import Desk
    from ui.masking import Masking
    from ui.planning.page import PlanningPage
    from ui.theme import Theme


class BookingForms(QObject):
    """Opens the booking beside its slot, in the language of the moment.

    Attributes:
        drafts: what was set aside, the latest last.
        site: says the code of the site that the desk stands at.
        holding: holds what is being entered, and what was set aside, for the other desks to see.
        masking: says whether people may be named; without one they are not.
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
        self._desk, self._theme, self._words, self._over = desk, theme, words, over
        self._popover: QuickBooking | None = None
        self._set_aside = 0
        self._shown: Span | None = None
        self.drafts: tuple[Draft, ...] = ()
        self.site: Callable[[], str] = str
        self.masking: Masking | None = None
        self.holding = SlotHolding(desk, self)

    @property
    def booking(self) -> QuickBooking:
        """The popover of a booking, made when something is first booked."""
        if self._popover is None:
            self._popover = self._made()
        return self._popover

    @property
    def is_open(self) -> bool:
        """Whether something is being entered."""
        return self._popover is not None and self._popover.entry is not None

    def is_answering(self, error: object) -> bool:
        """Whether the booking said a refusal itself."""
        return self._popover is not None and self._popover.asked.is_answering(error)

    def keep_typed(self) -> None:
        """Put what is typed on disk now: the window is about to close."""
        if self._popover is not None:
            self._popover.keep()

    def book(self, room: str, span: Span, board: Board) -> None:
        """Propose a booking there and then, or in the room that suits where none is named."""
        self._begin(board)
        self.booking.propose(room, span, board)
        self._stand_beside()

    def receive(self, person: str) -> None:
        """Make what is being entered an appointment of somebody, by code."""
        if self.is_open:
            self.booking.taking.meet(person)

    def take_in(self, board: Board) -> None:
        """Judge what is being entered by another state of the centre."""
        self._shown = board.window
        if self._popover is not None:
            self._popover.refresh(board)

    def resume(self, draft: Draft, board: Board) -> None:
        """Take up what was set aside."""
        self._begin(board)
        self.booking.resume(draft, board)
        self._stand_beside()

    def retranslate(self, words: Words) -> None:
        """Say the booking in another language."""
        self._words = words
        if self._popover is not None:
            self._popover.retranslate(words)

    def tell_drafts(self, count: int) -> None:
        """Say beside the booking how much was set aside, whatever it is."""
        self._set_aside = count
        if self._popover is not None:
            self._popover.surface.tell_drafts(count)

    def _made(self) -> QuickBooking:
        from ui.booking.quick_booking import QuickBooking  # noqa: PLC0415 - when it is asked for

        made = QuickBooking(self._desk, self._theme, self._words, self._over)
        made.surface.tell_drafts(self._set_aside)
        if self.masking is not None:
            made.taking.mask(self.masking)
        made.booked.connect(self.booked)
        made.booked.connect(lambda _code: self.look_for_drafts())
        made.full_wanted.connect(self.full_wanted)
        made.wished.connect(self._show_who_is_free)
        return made

    def _begin(self, board: Board) -> None:
        """Start from what the board shows, at the desk's site."""
        self._shown = board.window
        self.booking.stock.site = self.site()

    def _stand_beside(self) -> None:
        """Put the booking beside the slot it is about."""
        entry = self.booking.entry
        span = entry.wish.span if entry is not None else None
        if entry is not None and span is not None:
            self.booking.standing.beside(self._over.slot_box(entry.wish.room, span))

    def _show_who_is_free(self, wish: Wish | None) -> None:
        """Show who and what is free where the inspector was, as long as something is entered."""
        self._over.side.show_panel(None if wish is None else self.booking.panel)
        outlined = _outlined(wish)
        self._over.view.preview = outlined
        if wish is None:
            self.holding.rest()
            # Booked, set aside or given up: what is still a draft tells what stays held.
            self.look_for_drafts()
        else:
            if wish.span is not None:
                self._point_at(wish, wish.span)
            self.holding.follow(self.booking.keeper.key, outlined)

    def _point_at(self, wish: Wish, span: Span) -> None:
        """Point at the slot; the next free hour may be anywhere, and is not stood upon."""
        standing, box = self.booking.standing, self._over.slot_box(wish.room, span)
        is_shown = self._shown is not None and self._shown.contains(span)
        (standing.clear if wish.person and is_shown else standing.aim)(box)

    def look_for_drafts(self) -> None:
        """Read what was set aside; `drafts_changed` follows."""
        self._desk.draw(partial(_read_drafts, self._desk.drafts), self._take_drafts)

    def _take_drafts(self, drafts: tuple[Draft, ...]) -> None:
        self.drafts = drafts
        self.holding.keep_only(frozenset(draft.key for draft in drafts))
        self.drafts_changed.emit()


def _outlined(wish: Wish | None) -> BookingWish | None:
    """Where a booking would be on the board; nothing before a room and a time are known."""
    if wish is None or wish.span is None or not wish.room:
        return None
    return BookingWish(wish.room, wish.span)


def _read_drafts(folder: Path) -> tuple[Draft, ...]:
    """Read the drafts on the thread of paper; a disk that does not give them gives none."""
    from ui.booking.drafts import Shelf  # noqa: PLC0415 - after the first day

    try:
        return Shelf(folder).entries()
    except FileError:
        return ()

"""How the planning section works: days, rows, and what is asked of the forms."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal

from desktop_app.readings.proposed_room import next_hour
from ui.board.blocks import APPOINTMENT
from ui.board.dates import DateMode, step_of
from ui.planning.acts import PlanningActs
from ui.planning.board_reader import BoardReader
from ui.planning.selection import Selection

if TYPE_CHECKING:
    from desktop_app.readings.board import Board
    from desktop_app.readings.desk import Elsewhere
    from ui.board.wishes import BookingWish, MoveWish
    from ui.desk import Desk
    from ui.planning.banner import Banner
    from ui.planning.booking_forms import BookingForms
    from ui.planning.page import PlanningPage
    from ui.session_forms import SessionForms


class PlanningFlow(QObject):
    """Carries out what is asked on the planning section."""

    shown = Signal()
    """A board was read and shown."""

    def __init__(
        self, desk: Desk, page: PlanningPage, booking: BookingForms, forms: SessionForms
    ) -> None:
        """Make `page` live on `desk`."""
        super().__init__(page)
        self._desk, self._page, self._booking, self._forms = desk, page, booking, forms
        self.reader = BoardReader(desk, self)
        self.acts = PlanningActs(desk, self)
        self.selection = Selection(desk, page, self.acts)
        self._connect_bar()
        self._connect_board()
        self.reader.read.connect(self._show)

    @property
    def banner(self) -> Banner:
        """The band above the board, for what is wrong with the data."""
        return self._page.banner

    @property
    def session(self) -> str:
        """The code of the selected session; nothing when something else is selected."""
        block = self.selection.block
        return block.code if block is not None and block.kind == "session" else ""

    def go(self, day: date, select: str = "") -> None:
        """Show a day, and select something on it once it is read."""
        self.selection.want(select)
        self._page.await_days(day, self.reader.mode)
        self.reader.show(day)

    def today(self) -> None:
        """Show the present day of the centre."""
        if self._desk.open_desk is not None:
            self.go(self._desk.open_desk.now().date())

    def step(self, steps: int) -> None:
        """Show another day, or another week."""
        if self.reader.day is not None:
            self.go(self.reader.day + steps * step_of(self.reader.mode))

    def show_dates(self, mode: DateMode, day: date | None = None) -> None:
        """Show a day, the week it is in, or four weeks from that one."""
        shown = day or self._day_in_hand()
        if shown is None:
            return
        self._page.await_days(shown, mode)
        self.reader.show(shown, mode)

    def next_problem(self, step: int) -> None:
        """Select the next conflict on the board, or the one before."""
        board = self.reader.board
        if board is None:
            return
        ordered = sorted(board.blocks, key=lambda block: (block.span.start, block.code))
        codes = [block.code for block in ordered if block.in_conflict]
        if codes:
            block = self.selection.block
            known = block is not None and block.code in codes
            here = codes.index(block.code) if block is not None and known else -max(step, 0)
            self.selection.select(codes[(here + step) % len(codes)])
        else:
            self._forms.tell_no_problem()

    def book(self) -> None:
        """Propose a booking at the next free hour, in the room that suits best."""
        board, day = self.reader.board, self.reader.day
        if board is not None and day is not None:
            self._booking.book("", next_hour(board.now, day), board)

    def open_session(self, code: str) -> None:
        """Show the form of a session; anything else is shown by the inspector."""
        board = self.reader.board
        block = board.block(code) if board is not None else None
        if block is not None and block.kind == "session":
            self.selection.select(code)
            self._forms.full.edit(code)
        else:
            self.selection.enter(code)

    def carry(self) -> None:
        """Take what is selected in hand: the next click on the board puts it down."""
        if (block := self.selection.block) is not None:
            self._page.show_list(wanted=False)
            self._page.view.carry(block.code)
            self._page.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def cancel(self) -> None:
        """Ask whether the selected session or appointment is to be cancelled."""
        if (block := self.selection.block) is not None:
            self._forms.cancel(block, appointment=block.kind == APPOINTMENT)

    def print_sheet(self) -> None:
        """Show the sheet of the selected session before it is printed."""
        if code := self.session:
            self._forms.print_session(code)
        elif self.selection.block is None:
            self._forms.print_next()
        else:
            self._forms.tell_no_sheet()

    def print_day(self) -> None:
        """Show all the sheets of the day at the desk's site before they are printed."""
        if self.reader.day is not None:
            self._forms.print_day(self.reader.day)

    def is_answering(self, error: object) -> bool:
        """Whether a refusal is shown here, or by the booking, so that nobody else says it."""
        return self.acts.claims(error) or self._booking.is_answering(error)

    def _ask_why(self, sentence: str) -> None:
        """Ask why conflicts are kept, then keep them."""
        self._forms.full.keep(sentence, self.selection.keep)

    def _give_up(self) -> None:
        self._page.view.waiting.stop()
        self.reader.give_up()

    def _stop_waiting(self, _failure: object) -> None:
        """Leave the last good board as it is: the band says that it is old."""
        self._page.view.waiting.stop()

    def _day_in_hand(self) -> date | None:
        """The day of what is selected or has the focus, else the one that was asked for."""
        block, focus = self.selection.block, self._page.view.scene.sight.focus
        if block is not None:
            return block.span.day
        return focus.moment.date() if focus is not None else self.reader.day

    def _connect_bar(self) -> None:
        bar, strip, inspector = self._page.bar, self._page.strip, self._page.inspector
        bar.stepped.connect(self.step)
        bar.today_asked.connect(self.today)
        bar.day_picked.connect(self.go)
        bar.booking_asked.connect(self.book)
        strip.hidden_changed.connect(self._page.view.hide_palettes)
        strip.alert_chosen.connect(self.selection.select)
        inspector.print_asked.connect(self._print_coded)
        inspector.edit_asked.connect(self.open_session)
        inspector.enrol_asked.connect(self._forms.enrol)
        inspector.keeping_asked.connect(self._ask_why)
        inspector.slot_asked.connect(lambda: self._forms.finder.find_for(self.session))
        inspector.cancel_asked.connect(self._cancel_coded)

    def _connect_board(self) -> None:
        view = self._page.view
        view.booking_requested.connect(self._propose)
        view.next_booking_requested.connect(self.book)
        view.move_requested.connect(self._move)
        view.copy_requested.connect(self._copy)
        view.print_requested.connect(self._print_coded)
        view.enrol_requested.connect(self._forms.enrol)
        view.open_requested.connect(self.open_session)
        view.week_requested.connect(self._forms.weeks.edit)
        view.absence_requested.connect(self._forms.repairs.absence)
        view.day_requested.connect(self.step)
        for board in (view, self._page.twin):
            board.cancel_requested.connect(self._cancel_coded)
            board.inspector_requested.connect(self.selection.enter)
        view.today_requested.connect(self.today)
        view.given_up.connect(self._give_up)
        self._desk.elsewhere.connect(self._tell_news)
        self._desk.failed.connect(self._stop_waiting)
        self.reader.broken.connect(view.waiting.stop)
        view.day_opened.connect(partial(self.show_dates, DateMode.DAY))

    def _show(self, board: Board) -> None:
        self._page.show_board(board, self.reader.day or board.window.day)
        self.selection.show(board)
        self._booking.take_in(board)
        self.shown.emit()

    def _tell_news(self, found: Elsewhere) -> None:
        """Outline what another desk has just changed."""
        self._page.view.news.tell(entry.subject for entry in found.entries)

    def _propose(self, wish: BookingWish) -> None:
        if self.reader.board is not None:
            self._booking.book(wish.room, wish.span, self.reader.board)

    def _move(self, wish: MoveWish) -> None:
        if self.reader.board is not None:
            self.acts.move(wish, self.reader.board)

    def _copy(self, wish: MoveWish) -> None:
        if self.reader.board is not None:
            self.acts.copy(wish, self.reader.board)

    def _cancel_coded(self, code: str) -> None:
        self.selection.select(code)
        self.cancel()

    def _print_coded(self, code: str) -> None:
        self.selection.select(code)
        self.print_sheet()

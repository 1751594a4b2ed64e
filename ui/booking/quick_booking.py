"""Quick booking: click, type, Enter, Enter; or one line while somebody is on the telephone."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QWidget

from desktop_app.domain.span import Span
from desktop_app.wording.words import Words
from ui.booking.appointment_taking import AppointmentTaking
from ui.booking.appointment_wish import appointment_command
from ui.booking.asked import AskedBooking
from ui.booking.drafts import Draft
from ui.booking.entry import Entry
from ui.booking.hand import follow_hand
from ui.booking.keeper import Keeper
from ui.booking.offers import person_offered
from ui.booking.placement import Standing
from ui.booking.sayings import Speaker
from ui.booking.stock import Stock
from ui.booking.surface import BookingSurface
from ui.booking.verdict import Verdict
from ui.booking.wish import begun, command_of
from ui.theme import Theme
from ui.widgets.fields import take_typing
from ui.widgets.misread import goes_to_misread
from ui.widgets.rings import give_focus_back

if TYPE_CHECKING:
    from desktop_app.commands.act import Outcome
    from desktop_app.commands.appointments import BookAppointment
    from desktop_app.commands.sessions import BookSession
    from desktop_app.readings.board import Board
    from ui.desk import Desk

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_NUMBERS = {Qt.Key.Key_1: 1, Qt.Key.Key_2: 2, Qt.Key.Key_3: 3}


class QuickBooking(QWidget):
    """The popover: it floats over the window that is its parent, and blocks nothing.

    Nothing typed is ever lost: Escape sets it aside, a refusal leaves it, the disk has it early.

    Attributes:
        panel: who and what is free; put into a layout of the window, it is shown there.
        entry: what is being entered, while the popover is open.
        asked, keeper, stock: the booking on its way, on disk early; the centre as it is known.
        standing: where it stands beside its slot, and points at it.
        taking: makes it an appointment of somebody.
    """

    booked = Signal(str)
    """The code of the session, firm or kept as an option, or of the appointment."""
    parked = Signal(object)
    """The Draft that was set aside."""
    full_wanted = Signal(object, str, object)
    """The Draft of what is typed, the programme of its workshop and the Planning: the full form."""
    wished = Signal(object)
    """The Wish after each change, for the ghost on the board; None once it is over."""

    def __init__(self, desk: Desk, theme: Theme, words: Words, parent: QWidget) -> None:
        """Stay hidden until `propose` or `resume`."""
        super().__init__(parent)
        self._desk, self._words = desk, words
        self.keeper = Keeper(desk, words, self)
        self.entry: Entry | None = None
        self._before: QWidget | None = None
        self.surface = BookingSurface(theme, words)
        self.panel = self.surface.panel
        self.standing = Standing(self, self.surface, parent)
        self.stock = Stock(desk, words, self)
        self.asked = AskedBooking(desk, self.keeper, self)
        self.taking = AppointmentTaking(desk, self.surface, self)
        self._verdict = Verdict(desk, self.surface.card, words, self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.surface)
        self._listen()
        self.hide()

    def retranslate(self, words: Words) -> None:
        """Say everything in another language; nothing typed changes."""
        self._words = words
        for piece in (self.surface, self._verdict, self.stock, self.keeper):
            piece.retranslate(words)
        self._look_again()

    def propose(self, room: str, span: Span, board: Board) -> None:
        """Open on a slot; without a ``room``, both it and the hour follow what is typed."""
        self.stock.open_with(board)
        self._open(Entry(begun(span, room), self.stock.around(span.day)))

    def resume(self, draft: Draft, board: Board) -> None:
        """Open on a draft, as it was left."""
        self.stock.open_with(board)
        entry = Entry(draft.wish, self.stock.around(draft.wish.day))
        entry.type(draft.typed)
        entry.resume(draft.wish)
        self._open(entry, draft.key)
        self.taking.begin(draft.wish.person)

    def refresh(self, board: Board) -> None:
        """Judge what is typed by another state of the centre; nothing typed changes."""
        if self.entry is not None:
            self.stock.open_with(board)
            self.taking.next.forget()
            self._look_again()

    def book(self, *, option: bool = False) -> None:
        """Ask for the booking; what is typed stays until the desk says that it is done."""
        entry = self.entry
        if entry is None or self.asked.is_waiting or goes_to_misread(self, self._words):
            return
        if missing := self._verdict.missing(entry):
            self._verdict.tell(missing)
            return
        self.asked.ask(_command(entry, option=option))

    def park(self) -> None:
        """Close; what was typed becomes a draft, an empty form leaves nothing."""
        if self.entry is not None:
            draft = self.keep()
            self._close()
            if draft is not None:
                self.parked.emit(draft)

    def keep(self) -> Draft | None:
        """Put what is typed on disk now; nothing when nothing was typed."""
        take_typing(self)
        return self.keeper.keep(self.entry) if self.entry is not None else None

    def open_in_full(self) -> None:
        """Go on in the full form: what is typed is set aside until it is booked there."""
        entry = self.entry
        if entry is None or self.asked.is_waiting or entry.visit.is_on:
            return
        draft = self.keeper.keep_whatever(entry)
        programme = entry.offer.programme if entry.offer is not None else ""
        self._close()
        self.parked.emit(draft)
        self.full_wanted.emit(draft, programme, entry.around.planning)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """See QWidget."""
        act = _act_of(self, event)
        if act is None:
            super().keyPressEvent(event)
        else:
            act()

    def _listen(self) -> None:
        surface = self.surface
        follow_hand(surface, self._change)
        surface.offers.picked.connect(self.pick)
        self.taking.changed.connect(self._show)
        self.taking.acted.connect(self._put)
        self.taking.caught_up.connect(partial(_enter, self))
        surface.book.clicked.connect(lambda: self.book(option=False))
        surface.option.clicked.connect(lambda: self.book(option=True))
        surface.more.clicked.connect(self.open_in_full)
        self.stock.arrived.connect(self._look_again)
        self._verdict.said.connect(self.standing.fit)
        self.asked.booked.connect(self._done)
        self.asked.refused.connect(self._refused)
        self.asked.waiting.connect(lambda waiting: surface.wait(waiting=waiting))

    def _open(self, entry: Entry, key: str = "") -> None:
        if self.entry is not None:
            self.park()
        self._before = QApplication.focusWidget()
        self.entry = entry
        self.keeper.begin(key)
        self.taking.begin("")
        self.surface.line.setText(entry.line.text)
        self._show()
        self.show()
        self.raise_()
        self.surface.line.setFocus(Qt.FocusReason.PopupFocusReason)

    def _close(self) -> None:
        self.keeper.rest()
        self.entry = None
        self.hide()
        self.wished.emit(None)
        give_focus_back(self._before)

    def _show(self) -> None:
        entry, desk = self.entry, self._desk.open_desk
        if entry is None or desk is None:
            return
        self.taking.look(entry, self._words)
        findings = entry.findings()
        speaker = Speaker(self._words, desk.names, entry.around.planning)
        self.surface.show_entry(entry, speaker, findings)
        self.taking.show(entry, speaker)
        if not self.asked.is_waiting:
            self._verdict.judge(entry, findings)
        self.standing.fit()
        self.wished.emit(entry.wish)

    def _look_again(self) -> None:
        if self.entry is not None:
            self.entry.take_in(self.stock.around(self.entry.wish.day))
            self._show()

    def _change(self, act: Callable[[Entry], None]) -> None:
        """Change the entry in one way, show it, and put it on disk soon."""
        if (entry := self.entry) is not None:
            act(entry)
            if not entry.is_known:
                entry.take_in(self.stock.around(entry.wish.day))
            self._show()
            self.keeper.keep_soon(entry)

    def pick(self, code: str) -> None:
        """Take a workshop or somebody of the list, by its code."""
        entry = self.entry
        if person := person_offered(code):
            self.taking.meet(person)
        elif entry is not None and (offer := entry.around.catalogue.by_code.get(code)) is not None:
            self._put(lambda one: one.pick(offer, self._words.of(offer.title)))

    def _put(self, act: Callable[[Entry], None]) -> None:
        """Change the entry and with it what the line says."""
        self._change(act)
        if self.entry is not None:
            self.surface.line.setText(self.entry.line.text)

    def _done(self, outcome: Outcome, is_shown: bool) -> None:  # noqa: FBT001 - a signal's
        if is_shown:
            self._close()
        self.booked.emit(outcome.subject)

    def _refused(self, error: Exception) -> None:
        if self.entry is not None:
            self._verdict.refuse(error, self.entry)
            self.standing.fit()


def _act_of(booking: QuickBooking, event: QKeyEvent) -> Callable[[], None] | None:
    """What a key does: Escape sets aside, Enter books, with Ctrl in the full form."""
    key, held = Qt.Key(event.key()), event.modifiers()
    ctrl = bool(held & Qt.KeyboardModifier.ControlModifier)
    known: dict[Qt.Key, Callable[[], None]] = {Qt.Key.Key_Escape: booking.park}
    for enter in _ENTER:
        known[enter] = booking.open_in_full if ctrl else partial(_enter, booking)
    if held == Qt.KeyboardModifier.AltModifier:
        known[Qt.Key.Key_N] = booking.taking.take_free
        known[Qt.Key.Key_O] = partial(_keep_in_view, booking)
    if held == Qt.KeyboardModifier.AltModifier or booking.surface.card.has_focus:
        for number, place in _NUMBERS.items():
            known[number] = partial(booking.surface.card.take, place)
    return known.get(key)


def _enter(booking: QuickBooking) -> None:
    """Pick what is marked, else book; a hurried Enter waits for whoever is looked for."""
    entry, marked = booking.entry, booking.surface.offers.current
    if entry is not None and not entry.is_picked and marked is not None:
        booking.pick(marked.code)
    elif booking.taking.is_asking:
        booking.taking.wait()
    else:
        booking.book()


def _keep_in_view(booking: QuickBooking) -> None:
    """Book as an option; an appointment is taken or not."""
    if booking.entry is not None and not booking.entry.visit.is_on:
        booking.book(option=True)


def _command(entry: Entry, *, option: bool) -> BookSession | BookAppointment:
    """What is entered as an act."""
    if entry.visit.is_on:
        return appointment_command(entry.wish)
    return command_of(entry.wish, entry.offer, entry.around.planning, option=option)

"""The next free appointments of whoever is on the telephone, kept up with what is typed."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from desktop_app.domain.next_appointments import LOOKED_AHEAD
from desktop_app.domain.span import Span
from ui.booking.appointment_wish import appointment_asked
from ui.dialogs.attempt import while_alive

if TYPE_CHECKING:
    from datetime import datetime

    from desktop_app.domain.finder import Slot
    from desktop_app.domain.next_appointments import AppointmentWish
    from desktop_app.domain.planning import Proposal
    from desktop_app.readings.desk import OpenDesk
    from ui.booking.entry import Entry
    from ui.desk import Desk


class NextFree(QObject):
    """Asks when the person, the kind, the length, the day or whoever receives changes.

    Attributes:
        slots: what is free, in order of time.
        is_known: whether it was answered, be it by nothing.
    """

    answered = Signal()
    """The slots are those of what is typed now."""

    def __init__(self, desk: Desk, parent: QObject) -> None:
        """Look for nothing yet."""
        super().__init__(parent)
        self._desk = desk
        self._asked: AppointmentWish | None = None
        self.slots: tuple[Slot, ...] = ()
        self.is_known = self._is_whole = False

    def forget(self) -> None:
        """Ask again at the next look: the centre has changed."""
        self._asked = None

    def look(self, entry: Entry) -> None:
        """Ask what is free for an entry, unless that is asked already."""
        wanted = _wanted(entry)
        if wanted is None:
            self._asked, self.slots, self.is_known = None, (), False
        elif self._asked != wanted:
            self._asked, self.is_known = wanted, False
            self._ask(wanted, ())
        elif self.is_known and self.slots and self._is_last(entry.proposal):
            self._ask(_after(wanted, self.slots[-1].proposal.span.end), self.slots)

    def offered(self, proposal: Proposal | None) -> Slot | None:
        """The slot after the one that the form shows, else the first that it does not."""
        place = self._place(proposal)
        return next(iter(self.slots[place + 1 :]), None)

    def is_later(self, proposal: Proposal | None) -> bool:
        """Whether what is offered comes after what the form shows."""
        return self._place(proposal) >= 0

    def _place(self, proposal: Proposal | None) -> int:
        """The place among the slots of what the form shows; before all when it shows none."""
        same = (
            place
            for place, one in enumerate(self.slots)
            if proposal is not None
            and (one.proposal.span, one.proposal.room, one.proposal.involved)
            == (proposal.span, proposal.room, proposal.involved)
        )
        return next(same, -1)

    def _is_last(self, proposal: Proposal | None) -> bool:
        return self._place(proposal) == len(self.slots) - 1 and not self._is_whole

    def _ask(self, wanted: AppointmentWish, known: tuple[Slot, ...]) -> None:
        self._is_whole = True
        answered = while_alive(self, partial(self._take, self._asked, known))
        self._desk.read(partial(_coming, wanted), answered)

    def _take(
        self, asked: AppointmentWish | None, known: tuple[Slot, ...], slots: tuple[Slot, ...]
    ) -> None:
        if asked is self._asked:
            self.slots, self.is_known = (*known, *slots), True
            self._is_whole = not slots
            self.answered.emit()


def _wanted(entry: Entry) -> AppointmentWish | None:
    """What is looked for; a room or somebody who was only offered is not insisted upon."""
    to_see, wish, offered = entry.visit.to_see, entry.wish, entry.visit.offered
    if to_see is None or wish.span is None:
        return None
    who = tuple(one.worker for one in offered.involved) if offered is not None else ()
    chosen = wish.team_chosen and wish.workers != who
    first = max(entry.around.now, entry.sought_from)
    anywhere = replace(wish, room_chosen=False, team_chosen=chosen)
    return _after(appointment_asked(anywhere, to_see, first, entry.around.site), first)


def _after(wish: AppointmentWish, first: datetime) -> AppointmentWish:
    span = Span(first, first + timedelta(minutes=wish.minutes))
    last = (first + LOOKED_AHEAD).date()
    return replace(wish, sample=replace(wish.sample, span=span), first=first, last=last)


def _coming(wish: AppointmentWish, desk: OpenDesk) -> tuple[Slot, ...]:
    from desktop_app.readings.next_appointment import (  # noqa: PLC0415 - the data thread
        coming_appointments,
    )

    return coming_appointments(desk.engine, wish, desk.now())

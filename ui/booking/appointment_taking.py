"""Turns a booking into an appointment of whoever is picked, and keeps the next free one shown."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from desktop_app.domain.errors import UnknownCodeError
from ui.booking.appointment_parts import FreeSlotLine
from ui.booking.appointment_sayings import (
    free_details,
    free_said,
    interpreter_said,
    person_offers,
    somebody_said,
)
from ui.booking.next_free import NextFree
from ui.booking.people_sought import PeopleSought
from ui.booking.picked_line import person_sought
from ui.dialogs.attempt import while_alive
from ui.named_people import is_named

if TYPE_CHECKING:
    from desktop_app.domain.planning import Proposal
    from desktop_app.readings.desk import OpenDesk
    from desktop_app.readings.person_to_see import PersonToSee
    from desktop_app.wording import Words
    from ui.booking.entry import Entry
    from ui.booking.sayings import Speaker
    from ui.booking.surface import BookingSurface
    from ui.desk import Desk
    from ui.masking import Masking


class AppointmentTaking(QObject):
    """Looks for whoever is typed, reads them once they are picked, offers when they can come.

    Attributes:
        next: the next free appointments.
    """

    changed = Signal()
    """Somebody was found, an appointment is free, or names are shown otherwise."""
    acted = Signal(object)
    """What is to be done with the Entry, which it is called with."""
    caught_up = Signal()
    """Everybody typed or picked is known now, and Enter has been waiting for that."""

    def __init__(self, desk: Desk, surface: BookingSurface, parent: QObject) -> None:
        """Look for nobody yet."""
        super().__init__(parent)
        self._desk, self._surface = desk, surface
        self._people = PeopleSought(desk, self)
        self._meeting = ""
        self._masking: Masking | None = None
        self.next = NextFree(desk, self)
        self._entry: Entry | None = None
        self._is_hurried = False
        surface.foot.free.picked.connect(lambda _code: self.take_free())
        for trouble in (desk.failed, desk.crashed):
            trouble.connect(lambda _error: self._stop_waiting())
        for answer in (self._people.answered, self.next.answered):
            answer.connect(self.changed)

    @property
    def is_asking(self) -> bool:
        """Whether somebody typed or picked is still to be read."""
        return self._people.is_asking or bool(self._meeting)

    def mask(self, masking: Masking) -> None:
        """Name people as the window does."""
        self._masking = masking
        masking.changed.connect(lambda _masked: self.changed.emit())

    def begin(self, person: str) -> None:
        """Forget the entry before; somebody of a draft is read again, by code."""
        self._meeting, self._is_hurried = "", False
        self.next.forget()
        if person:
            self.meet(person)

    def meet(self, person: str) -> None:
        """Make it an appointment of somebody, by code, once they are read."""
        self._meeting = person
        self._desk.read(
            partial(_to_see, person), while_alive(self, partial(self._introduce, person))
        )

    def wait(self) -> None:
        """Have `caught_up` told once nobody is looked for any more: a hurried Enter waits."""
        self._is_hurried = True

    def take_free(self) -> None:
        """Take the free appointment that is offered; the one after it is offered then."""
        slot = self.next.offered(self._entry.proposal) if self._entry is not None else None
        if slot is not None:
            self.acted.emit(lambda entry: entry.take_offered(slot.proposal))

    def look(self, entry: Entry, words: Words) -> None:
        """Look for whoever the line may name, and for what is free for whoever was picked."""
        self._entry = entry
        sought = "" if entry.is_picked else person_sought(entry.line)
        self._people.look(sought)
        found = () if entry.is_picked else self._people.found
        entry.visit.may_be_named = any(is_named(one, sought) for one in found)
        self._surface.people = person_offers(words, found, masked=self._is_masked)
        self.next.look(entry)

    def show(self, entry: Entry, speaker: Speaker) -> None:
        """Show what an appointment has besides the fields, or nothing of it."""
        surface, to_see, proposal = self._surface, entry.visit.to_see, entry.proposal
        is_on = entry.visit.is_on
        if self._is_hurried and not self.is_asking:
            self._is_hurried = False
            QTimer.singleShot(0, self, self.caught_up.emit)
        for button in (surface.option, surface.more):
            button.setVisible(not is_on)
        surface.head.setVisible(to_see is not None)
        surface.foot.setVisible(to_see is not None)
        if to_see is None:
            return
        said = somebody_said(speaker.words, to_see.person, masked=self._is_masked)
        surface.head.show_person(said, entry.wish.kind)
        now = entry.around.now
        surface.foot.show_interpreter(interpreter_said(speaker, proposal, to_see.language, now))
        self._show_free(proposal, speaker)

    @property
    def _is_masked(self) -> bool:
        return self._masking is None or self._masking.is_masked

    def _show_free(self, proposal: Proposal | None, speaker: Speaker) -> None:
        slot, line, nothing = self.next.offered(proposal), None, ""
        later = self.next.is_later(proposal)
        if slot is not None:
            there = slot.proposal
            details = free_details(speaker, there, later=later)
            line = FreeSlotLine(free_said(speaker, there), details)
        elif self.next.is_known and later:
            nothing = speaker.words._("No later appointment is free within four weeks.")
        elif self.next.is_known:
            nothing = speaker.words._("No appointment is free within four weeks.")
        self._surface.foot.show_free(line, nothing)

    def _introduce(self, person: str, to_see: PersonToSee | None) -> None:
        if person != self._meeting:
            return
        self._meeting = ""
        if to_see is None:
            self.acted.emit(_forget_person)
        else:
            self.acted.emit(lambda entry: entry.pick_person(to_see))

    def _stop_waiting(self) -> None:
        """Nothing comes back of what was asked: others say why."""
        self._meeting = ""


def _forget_person(entry: Entry) -> None:
    """Go on without somebody of a draft who is not in the centre any more."""
    entry.visit.awaited = ""
    entry.edit()


def _to_see(person: str, desk: OpenDesk) -> PersonToSee | None:
    from desktop_app.readings.person_to_see import person_to_see  # noqa: PLC0415 - the data thread

    try:
        return person_to_see(desk.engine, person, desk.now())
    except UnknownCodeError:
        return None

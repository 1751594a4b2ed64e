"""What is said of an entry: what lacks, what the rules answer, the ways out, a refusal."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from desktop_app.domain.bilingual import Bilingual
from desktop_app.domain.errors import RefusedError
from desktop_app.domain.findings import Code, Finding, Level
from desktop_app.domain.held_slots import held_during
from desktop_app.domain.planning import Proposal
from desktop_app.wording.alternatives import SEPARATOR, alternative_text
from desktop_app.wording.findings import finding_text
from desktop_app.wording.held_slots import held_note
from desktop_app.wording.words import Words
from ui.booking.entry import Entry
from ui.booking.verdict_card import VerdictCard
from ui.booking.wish import places_shown
from ui.dialogs.attempt import failure_text, while_alive
from ui.widgets.cards import WayOut
from ui.widgets.tones import Tone

if TYPE_CHECKING:
    from desktop_app.domain.planning import Alternative
    from desktop_app.readings.check import CheckAnswer
    from desktop_app.readings.desk import OpenDesk
    from ui.desk import Desk

_DOT = " · "
_TONES = {Level.CONFLICT: Tone.DANGER, Level.WARNING: Tone.WARN, Level.NOTE: Tone.INFO}

ASKED_AFTER_MS = 150
"""Ways out are looked for once the hand rests: they take the whole fortnight."""


class Verdict(QObject):
    """Keeps the card up to date with the entry."""

    said = Signal()
    """The card says something else, and may have another height."""

    def __init__(self, desk: Desk, card: VerdictCard, words: Words, parent: QObject) -> None:
        """Say nothing yet."""
        super().__init__(parent)
        self._desk, self._card, self._words = desk, card, words
        self._wanted: Proposal | None = None
        self._entry: Entry | None = None
        self._insists = False
        self._agreed = ""
        self._asking = QTimer(self, singleShot=True, interval=ASKED_AFTER_MS)
        self._asking.timeout.connect(self._ask)
        self._held_note = ""
        desk.others.slots_held.connect(self._hear_held)

    def retranslate(self, words: Words) -> None:
        """Say everything in another language from now on."""
        self._words = words

    def judge(self, entry: Entry, findings: Sequence[Finding]) -> None:
        """Say what the rules say of the entry; nothing while no workshop is meant."""
        self._asking.stop()
        self._wanted, self._entry, self._insists = None, entry, False
        self._held_note = self._note_of(entry)
        worth_saying = [one for one in findings if _is_worth_saying(one, entry)]
        if entry.wish.span is not None and entry.is_known and not entry.wish.room:
            self._card.say(Tone.DANGER, self._nowhere(), ())
        elif not worth_saying:
            self._tell_held()
        elif self._say(worth_saying):
            self._wanted = entry.proposal
            self._asking.start()

    def missing(self, entry: Entry) -> str:
        """What must still be typed before anything can be asked; nothing when all is there."""
        wish, words = entry.wish, self._words
        if wish.span is None:
            return words._("The end is not after the start.")
        if entry.visit.is_on:
            if not wish.workers:
                return words._("Say who receives the person.")
        elif entry.offer is None and not wish.title:
            return words._("Say what is booked: type the name of a workshop.")
        if not wish.room:
            return self._nowhere()
        return self._unknown(entry)

    def tell(self, sentence: str) -> None:
        """Say one thing that the person has to do."""
        self._asking.stop()
        self._card.say(Tone.WARN, sentence, ())
        self._card.strike()

    def refuse(self, error: Exception, entry: Entry) -> None:
        """Say why the desk did not do it; nothing typed changes."""
        self._entry, self._insists = entry, True
        if isinstance(error, RefusedError):
            self._say(error.findings)
            self._wanted = entry.proposal
            self._ask()
        else:
            why = failure_text(self._words, error)
            kept = self._words._("What you typed is kept here.")
            self._card.say(Tone.DANGER, self._words._("Not saved"), (why, kept))
        self._card.strike()

    def _unknown(self, entry: Entry) -> str:
        """Say once of a title that it names neither a workshop nor somebody: it may be misspelt.

        Between quotation marks it is the title itself.
        """
        title = entry.wish.title
        if entry.offer is not None or entry.visit.is_on or entry.line.quoted:
            return ""
        if title == self._agreed:
            return ""
        self._agreed = title
        said = self._words._(
            "No workshop and nobody is called “{title}”. Enter again books a session of that name."
        )
        return said.format(title=title)

    def _nowhere(self) -> str:
        return self._words._("No room that suits is free then: choose another hour, or a room.")

    def _note_of(self, entry: Entry) -> str:
        """Who else is typing a booking for the same place, or nothing: it forbids nothing."""
        wish = entry.wish
        held = held_during(self._desk.others.held, wish.room, wish.span) if wish.span else ()
        return "\n".join(held_note(self._words, one, entry.around.now) for one in held)

    def _tell_held(self) -> None:
        if self._held_note:
            self._card.say(Tone.INFO, self._held_note, ())
        else:
            self._card.clear()

    def _hear_held(self) -> None:
        """Another desk holds another slot: it is told where it concerns what is typed."""
        entry, popover = self._entry, self._card.parentWidget()
        if entry is None or popover is None or not popover.isVisible():
            return
        if self._note_of(entry) != self._held_note:
            self.judge(entry, entry.findings())
            self.said.emit()

    def _names(self) -> Mapping[str, Bilingual]:
        desk = self._desk.open_desk
        return desk.names if desk is not None else {}

    def _say(self, findings: Sequence[Finding]) -> bool:
        """Say the gravest of the findings, as the full form does; whether they are conflicts."""
        level = next(level for level in Level if any(one.level is level for one in findings))
        told = [one for one in findings if one.level is level]
        said = [finding_text(self._words, one, self._names()) for one in told]
        beside = [self._held_note] if self._held_note else []
        self._card.say(_TONES[level], said[0], [*beside, *said[1:]])
        return level is Level.CONFLICT

    def _ask(self) -> None:
        if self._wanted is not None:
            answered = while_alive(self, partial(self._offer, self._wanted))
            self._desk.read(partial(_checked, self._wanted), answered)

    def _offer(self, asked: Proposal, answer: CheckAnswer) -> None:
        if asked == self._wanted:
            ways = enumerate(answer.alternatives, start=1)
            self._card.offer([(self._way(number, one), one) for number, one in ways])
            self.said.emit()
            if self._insists:
                self._insists = False
                self._card.enter()

    def _way(self, number: int, alternative: Alternative) -> WayOut:
        said = alternative_text(self._words, alternative, self._names())
        title, _, cost = said.partition(SEPARATOR)
        fewer = self._fewer_places(alternative.proposal.room)
        return WayOut(number, title, _DOT.join(filter(None, (fewer, cost))))

    def _fewer_places(self, room: str) -> str:
        """What a smaller room leaves of the places shown now, where none were typed."""
        if self._entry is None:
            return ""
        wish, around, words = self._entry.wish, self._entry.around, self._words
        before = places_shown(wish, around.catalogue, around.planning)
        left = places_shown(replace(wish, room=room), around.catalogue, around.planning)
        if before is None or left is None or left >= before:
            return ""
        said = words.ngettext("{count} place, not {before}", "{count} places, not {before}", left)
        return said.format(count=left, before=before)


def _checked(proposal: Proposal, desk: OpenDesk) -> CheckAnswer:
    from desktop_app.readings.check import check_booking  # noqa: PLC0415 - the data thread

    return check_booking(desk.engine, proposal, desk.now())


def _is_worth_saying(finding: Finding, entry: Entry) -> bool:
    """Before anything is meant, only what stands against the slot itself is said.

    The booking of an appointment orders its interpreter: below the form it is said until when.
    """
    if entry.visit.is_on:
        return finding.code is not Code.LANGUAGE_UNCOVERED
    return finding.level is Level.CONFLICT or entry.offer is not None

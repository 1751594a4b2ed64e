"""Keeps the strip of the form up to date: conflicts, what is kept, warnings, refusals."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from desktop_app.domain.bilingual import Bilingual
from desktop_app.domain.errors import RefusedError
from desktop_app.domain.findings import Finding, Level
from desktop_app.wording.findings import finding_text, level_text
from desktop_app.wording.names import capitalised, quoted
from ui.dialogs.attempt import failure_text, while_alive
from ui.form.facts import ways_of_option, ways_out_of
from ui.inspector.finding_titles import finding_title
from ui.inspector.way_texts import way_cost, way_title
from ui.widgets.cards import WayOut
from ui.widgets.tones import Tone

if TYPE_CHECKING:
    from desktop_app.domain.planning import Proposal
    from desktop_app.readings.check import CheckAnswer
    from desktop_app.wording.names import Names
    from desktop_app.wording.words import Words
    from ui.desk import Desk
    from ui.form.conflict_strip import ConflictStrip
    from ui.form.entry import FormEntry
    from ui.form.facts import Facts, Judged, OptionWays

NAMELESS = Bilingual("")
ASKED_AFTER_MS = 150
"""Ways out are looked for once the hand rests: they take the whole fortnight."""


class FormVerdict(QObject):
    """Says what the rules say of what is typed.

    Attributes:
        judged: what they said last.
        moving: the option that the ways out on the strip move; nothing for the session itself.
    """

    said = Signal()
    """The strip says something else, and may have another height."""

    def __init__(self, desk: Desk, strip: ConflictStrip, words: Words, parent: QObject) -> None:
        """Say nothing yet."""
        super().__init__(parent)
        self._desk, self._strip, self._words = desk, strip, words
        self._wanted: Proposal | None = None
        self._option = ""
        self.moving: Facts | None = None
        self.judged: Judged | None = None
        self._asking = QTimer(self, singleShot=True, interval=ASKED_AFTER_MS)
        self._asking.timeout.connect(self._ask)

    def retranslate(self, words: Words) -> None:
        """Say everything in another language from now on."""
        self._words = words

    @property
    def names(self) -> Names:
        """What the codes in sentences stand for."""
        return self._desk.open_desk.names if self._desk.open_desk is not None else {}

    def judge(self, entry: FormEntry) -> None:
        """Say what the rules say of what is typed."""
        self._forget()
        self.judged = judged = entry.judged()
        words = self._words
        if entry.typed.span is None:
            self._strip.say(Tone.WARN, words._("The end is not after the start."), ())
        elif judged.standing:
            self._say_conflicts(judged.standing, entry)
            self._wanted = entry.proposal
            self._asking.start(ASKED_AFTER_MS if entry.is_touched else 0)
        elif judged.beside:
            self._say_options(judged.beside, entry)
        elif judged.kept:
            said = words._("Conflict kept: {reason}").format(reason=judged.reason)
            self._strip.say(Tone.NEUTRAL, said, self._said(judged.kept), words._("Settle it again"))
        else:
            self._say_remarks(judged.findings)
        self.said.emit()

    def refuse(self, error: Exception, entry: FormEntry) -> None:
        """Say why the desk did not do it; nothing typed changes."""
        self._forget()
        conflicts = []
        if isinstance(error, RefusedError):
            conflicts = [one for one in error.findings if one.level is Level.CONFLICT]
        if conflicts:
            self._say_conflicts(conflicts, entry)
            self._wanted = entry.proposal
            self._ask()
        else:
            kept = self._words._("What you typed is kept here.")
            why = failure_text(self._words, error)
            self._strip.say(Tone.DANGER, self._words._("Not saved"), (why, kept))
        self.said.emit()

    def tell(self, sentence: str) -> None:
        """Say one thing that the person has to do."""
        self._forget()
        self._strip.say(Tone.WARN, sentence, ())
        self.said.emit()

    def third_way(self) -> Finding | None:
        """The conflict that may be kept, when all that stand may; else nothing."""
        standing = self.judged.standing if self.judged is not None else ()
        return standing[0] if standing and all(one.keepable for one in standing) else None

    def _say_conflicts(self, conflicts: Sequence[Finding], entry: FormEntry) -> None:
        words = self._words
        title = finding_title(words, conflicts[0], entry.facts.planning)
        third = "" if entry.typed.option else words._("Keep as an option")
        if all(one.keepable for one in conflicts):
            third = words._("Keep the conflict…")
        self._strip.say(Tone.DANGER, title, self._said(conflicts), third)

    def _say_options(self, found: Sequence[Finding], entry: FormEntry) -> None:
        """What a firm session shares with options; of one as it is kept, the option may move."""
        words = self._words
        first = found[0]
        title = next(
            (one.title for one in entry.facts.planning.options if one.code == first.by), NAMELESS
        )
        option = quoted(words, words.of(title))
        said = words._("{session} is an option, which holds nothing: it is to be settled.")
        lines = [*self._said(found), said.format(session=option)]
        if not entry.is_touched:
            lines.append(words._("Move {session}:").format(session=option))
            self._option = first.by
            self._asking.start(0)
        heading = finding_title(words, first, entry.facts.planning)
        self._strip.say(Tone.DANGER, heading, lines)

    def _say_remarks(self, findings: Sequence[Finding]) -> None:
        """Warnings first; where there are none, notes."""
        for level, tone in ((Level.WARNING, Tone.WARN), (Level.NOTE, Tone.INFO)):
            found = [one for one in findings if one.level is level]
            if found:
                title = capitalised(level_text(self._words, level))
                self._strip.say(tone, title, self._said(found))
                return
        self._strip.clear()

    def _said(self, findings: Sequence[Finding]) -> list[str]:
        return [finding_text(self._words, one, self.names) for one in findings]

    def _forget(self) -> None:
        self._asking.stop()
        self._wanted, self._option, self.moving = None, "", None

    def _ask(self) -> None:
        if self._option:
            answered = while_alive(self, partial(self._offer_for_option, self._option))
            self._desk.read(partial(ways_of_option, code=self._option), answered)
        elif self._wanted is not None:
            answered = while_alive(self, partial(self._offer, self._wanted))
            self._desk.read(partial(ways_out_of, proposal=self._wanted), answered)

    def _offer(self, asked: Proposal, answer: CheckAnswer) -> None:
        if asked == self._wanted:
            self._show_ways(answer)

    def _offer_for_option(self, asked: str, ways: OptionWays) -> None:
        if asked == self._option:
            self.moving = ways.facts
            self._show_ways(ways.answer)

    def _show_ways(self, answer: CheckAnswer) -> None:
        words, names = self._words, self.names
        self._strip.offer(
            [
                (WayOut(number, way_title(words, one, names), way_cost(words, one, names)), one)
                for number, one in enumerate(answer.alternatives, start=1)
            ]
        )
        self.said.emit()

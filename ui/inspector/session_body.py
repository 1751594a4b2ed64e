"""The facts of one block, laid out as the inspector shows them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.domain.findings import Level
from desktop_app.wording.findings import finding_text, level_text
from desktop_app.wording.free_places import free_places_text
from desktop_app.wording.names import uncapitalised
from ui.board.blocks import may_wait
from ui.density import Density
from ui.icons import Icon
from ui.inspector.conflict_card import ConflictCard, Refusal
from ui.inspector.cycle_strip import CycleStrip
from ui.inspector.finding_titles import finding_title
from ui.inspector.session_facts import (
    cycle_text,
    enrolled_text,
    interpreter_told,
    length_text,
    people_text,
    title_text,
    waiting_text,
)
from ui.inspector.troubles import trouble_of
from ui.palettes import Palette
from ui.typography import Letter
from ui.widgets.cards import Notice
from ui.widgets.labels import Glyph, ShortText, Text
from ui.widgets.pills import Tag, TagLook
from ui.widgets.tiles import Gauge
from ui.widgets.tones import Tone

if TYPE_CHECKING:
    from desktop_app.readings.board import Block, Board
    from desktop_app.readings.inspected import Inspected
    from desktop_app.wording import Words
    from desktop_app.wording.names import Names
    from ui.theme import Theme

GAP, _TIGHT = 8, 3


@dataclass(frozen=True, slots=True)
class Shown:
    """A block with what is needed to say it; ``inspected`` follows when it was read."""

    block: Block
    board: Board
    names: Names
    inspected: Inspected | None = None


class SessionBody(QWidget):
    """Title, time, place, people, interpreter, conflict, cycle: from top to bottom."""

    def __init__(self, theme: Theme, shown: Shown, words: Words) -> None:
        """Lay out what is `shown`."""
        super().__init__()
        self.theme, self._shown, self._words = theme, shown, words
        self.card: ConflictCard | None = None
        self._interpreter: Notice | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(GAP)
        self._add_title()
        self._add_when_and_where()
        if shown.block.kind == "session":
            self._add_places()
        self._add_interpreter()
        self._add_findings()
        self._add_cycle()
        self._column.addStretch()

    def tighten(self, *, wanted: bool) -> None:
        """Have the ways out of a conflict in sight where room lacks; the interpreter follows."""
        if self.card is None:
            return
        self._column.setSpacing(_TIGHT if wanted else GAP)
        self.card.tighten(wanted=wanted)
        if self._interpreter is not None:
            place = self._column.indexOf(self.card)
            self._column.removeWidget(self._interpreter)
            self._column.insertWidget(place if wanted else place - 1, self._interpreter)

    def _add_title(self) -> None:
        block, words = self._shown.block, self._words
        head = QVBoxLayout()
        head.setSpacing(3)
        title = Text(self.theme, title_text(words, block), Letter.PANEL_TITLE)
        title.setWordWrap(True)
        head.addWidget(title)
        below = cycle_text(words, block)
        if below:
            head.addWidget(Text(self.theme, below, Letter.PROSE, colour="text3"))
        self._column.addLayout(head)

    def _add_when_and_where(self) -> None:
        block, planning, words = self._shown.block, self._shown.board.planning, self._words
        span = block.span
        hours = f"{span.start:%H:%M} – {span.end:%H:%M}"
        self._fact(Icon.CLOCK, hours, length_text(span.minutes))
        room = planning.rooms.get(block.room)
        if room is not None:
            site = planning.sites.get(room.site)
            self._fact(Icon.MAP_PIN, words.of(room.name), site.name if site is not None else "")
        self._fact(Icon.USER_ROUND_CHECK, people_text(words, block, planning), "")
        if block.person:
            self._fact(Icon.USER, block.person, "")

    def _fact(self, icon: Icon, said: str, beside: str) -> None:
        row = QHBoxLayout()
        row.setSpacing(6)
        row.addWidget(Glyph(self.theme, icon))
        row.addWidget(ShortText(self.theme, said, Letter.TITLE))
        if beside:
            row.addWidget(Text(self.theme, beside, Letter.PROSE, colour="text3"))
        row.addStretch()
        self._column.addLayout(row)

    def _add_places(self) -> None:
        block, words = self._shown.block, self._words
        said = enrolled_text(words, block)
        row = QHBoxLayout()
        row.addWidget(Text(self.theme, said, Letter.TITLE))
        row.addStretch()
        if block.waiting:
            row.addWidget(Tag(self.theme, waiting_text(words, block), TagLook(Tone.WARN)))
        self._column.addLayout(row)
        if block.places:
            gauge = Gauge(self.theme, said, block.enrolled / block.places, thickness=7)
            gauge.wear(Palette(block.palette))
            self._column.addWidget(gauge)
        freed = self._shown.inspected.freed if self._shown.inspected is not None else 0
        if freed:
            said = free_places_text(words, freed)
            self._column.addWidget(Notice(self.theme, Tone.OK, said, "", icon=Icon.PHONE))

    def _add_interpreter(self) -> None:
        shown = self._shown
        told = interpreter_told(self._words, shown.block, shown.board, shown.inspected)
        if told is not None:
            notice = Notice(self.theme, told.tone, told.title, told.sentence, icon=Icon.LANGUAGES)
            self._column.addWidget(notice)
            self._interpreter = notice

    def _add_findings(self) -> None:
        shown, words = self._shown, self._words
        block = shown.block
        trouble = trouble_of(block, shown.board)
        if trouble is not None:
            planning = shown.board.planning
            refusal = Refusal(
                trouble.findings,
                planning,
                shown.names,
                moving=trouble.other,
                option=not may_wait(block),
                findable=block.kind == "session",
            )
            self.card = ConflictCard(self.theme, refusal, words)
            self._column.addWidget(self.card)
        self._add_kept()
        for level, tone in ((Level.WARNING, Tone.WARN), (Level.NOTE, Tone.INFO)):
            said = [
                finding_text(words, one, shown.names)
                for one in block.findings
                if one.level is level
            ]
            if said:
                sentences = "\n".join(said)
                self._column.addWidget(
                    Notice(self.theme, tone, level_text(words, level), sentences)
                )

    def _add_kept(self) -> None:
        """The conflicts somebody kept, with why: accepted, and still in view."""
        shown, words = self._shown, self._words
        block = shown.block
        kept = [
            finding_text(words, one, shown.names)
            for one in block.findings
            if str(one.code) in block.kept
        ]
        if kept:
            title = words._("Conflict kept: {reason}").format(reason=block.kept_reason)
            self._column.addWidget(Notice(self.theme, Tone.NEUTRAL, title, "\n".join(kept)))

    def _add_cycle(self) -> None:
        inspected = self._shown.inspected
        dates = inspected.dates if inspected is not None else ()
        if len(dates) > 1 and self.theme.density is Density.COMFORTABLE:
            self._column.addSpacing(GAP)
            head = Text(self.theme, self._words._("The cycle"), Letter.TITLE)
            self._column.addWidget(head, alignment=Qt.AlignmentFlag.AlignLeft)
            shown = self._shown
            here = shown.block, shown.board.now
            strip = CycleStrip(self.theme, dates, here, self._words)
            strip.doubt(self._doubts())
            self._column.addWidget(strip)

    def _doubts(self) -> dict[str, str]:
        """« orthophoniste absente »: what stands in the way of other dates, by code."""
        shown, words = self._shown, self._words
        found = shown.inspected.doubts if shown.inspected is not None else {}
        planning = shown.board.planning
        return {
            code: uncapitalised(finding_title(words, one, planning)) for code, one in found.items()
        }

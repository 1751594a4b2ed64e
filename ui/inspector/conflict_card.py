"""A conflict with its ways out: keys 1 to 3 take one while the card has the focus."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.domain.findings import Level
from desktop_app.wording.findings import finding_text
from desktop_app.wording.names import quoted
from ui.icons import Icon
from ui.inspector.finding_titles import finding_title
from ui.inspector.way_texts import way_brief, way_cost, way_title
from ui.typography import Letter
from ui.widgets.buttons import LinkButton
from ui.widgets.cards import Card, WayOut, WayOutButton
from ui.widgets.labels import Glyph, Text
from ui.widgets.tones import Tone

if TYPE_CHECKING:
    from desktop_app.domain.bilingual import Bilingual
    from desktop_app.domain.findings import Finding
    from desktop_app.domain.planning import Alternative, Planning
    from desktop_app.wording import Words
    from desktop_app.wording.names import Names
    from ui.theme import Theme

_GAP, _TIGHT = 6, 3
"""Pixels between lines and ways out: at ease, and where room lacks."""

_EDGES, _TIGHT_EDGES = (8, 10, 8, 10), (8, 7, 8, 6)

MOST_WAYS = 3
"""Ways out that a card has keys for; with fewer, another place can be looked for."""

MOST_SAID = 3
"""Conflicts said on a card; further ones are counted."""


@dataclass(frozen=True, slots=True)
class Refusal:
    """What stands in the way of a session where it is, or of a move that was refused.

    Attributes:
        findings: what the rules found; the card says the conflicts among them.
        planning: what the rules were asked with.
        names: what the codes in sentences stand for.
        refused: whether something was asked and not done, which the card then says.
        option: whether it cannot become an option: it is one already, or an appointment.
        findable: whether another place can be looked for.
        moving: the title of the session that the ways out move, when it is another one.
    """

    findings: Sequence[Finding]
    planning: Planning
    names: Names
    refused: bool = False
    moving: Bilingual | None = None
    option: bool = False
    findable: bool = True

    @property
    def conflicts(self) -> list[Finding]:
        """What stands in the way."""
        return [one for one in self.findings if one.level is Level.CONFLICT]

    @property
    def keepable(self) -> bool:
        """Whether everything that stands in the way may be kept with a reason."""
        return bool(self.conflicts) and all(one.keepable for one in self.conflicts)


class ConflictCard(Card):
    """Says what stands in the way and offers up to three ways out."""

    taken = Signal(object)
    """The Alternative to carry out."""
    previewed = Signal(object)
    """The Alternative under the pointer or the focus, or nothing."""
    dismissed = Signal()
    option_taken = Signal()
    """It is to stay in view as an option."""
    slot_asked = Signal()
    """None of the ways out will do: another place is to be looked for."""
    keeping_asked = Signal(str)
    """The conflicts are to be kept: a sentence on them, for whoever asks the reason."""

    def __init__(self, theme: Theme, refusal: Refusal, words: Words) -> None:
        """Say `refusal`; the ways out follow when they are found."""
        super().__init__(theme, tone=Tone.DANGER)
        self.refusal, self._words = refusal, words
        self._offered: list[Alternative] = []
        self._is_answered = self._is_tight = False
        self._buttons: list[WayOutButton] = []
        conflicts = refusal.conflicts
        title = finding_title(words, conflicts[0], refusal.planning) if conflicts else ""
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(*_EDGES)
        self._column.setSpacing(_GAP)
        self._head(title)
        for sentence in self._sentences(conflicts):
            self._column.addWidget(sentence)
        if refusal.moving is not None:
            said = words._("Move {session}:").format(
                session=quoted(words, words.of(refusal.moving))
            )
            self._column.addWidget(Text(theme, said, Letter.CAPTION, colour="text2"))
        self._ways = QVBoxLayout()
        self._ways.setSpacing(_GAP)
        self._column.addLayout(self._ways)
        self._note = Text(theme, words._("Looking for ways out…"), Letter.CAPTION, colour="text2")
        self._note.setWordWrap(True)
        self._column.addWidget(self._note)
        self.find_slot = LinkButton(theme, words._("Find a slot…"), muted=True)
        self.find_slot.clicked.connect(self.slot_asked)
        self.find_slot.hide()
        self._column.addWidget(self.find_slot)
        self._add_third_way()
        if refusal.refused:
            self._add_dismissal()
        self.setAccessibleName(title)

    @property
    def ways(self) -> list[WayOutButton]:
        """The ways out that are offered."""
        return list(self._buttons)

    @property
    def offered(self) -> Sequence[Alternative] | None:
        """What the ways out do; nothing while they are still looked for."""
        return tuple(self._offered) if self._is_answered else None

    def offer(self, alternatives: Sequence[Alternative], *, take_focus: bool = False) -> None:
        """Show the ways out that were found, and go to the first if asked."""
        self._is_answered = True
        if list(alternatives) != self._offered:
            self._fill(alternatives)
        self._note.setText(self._words._("No other room and no other time is free within 14 days."))
        self._note.setVisible(not self._offered)
        self.find_slot.setVisible(self.refusal.findable and len(self._offered) < MOST_WAYS)
        if take_focus and self._buttons:
            self._buttons[0].setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def held(self) -> int:
        """The place of the way out that has the focus, from 0; -1 when none has."""
        focused = self.window().focusWidget()
        return next((at for at, one in enumerate(self._buttons) if one is focused), -1)

    def hold(self, place: int) -> None:
        """Give the focus to the way out at a place, if there is one."""
        if 0 <= place < len(self._buttons):
            self._buttons[place].setFocus(Qt.FocusReason.OtherFocusReason)

    def tighten(self, *, wanted: bool) -> None:
        """Have its lines and ways out stand closer, or at ease."""
        self._is_tight = wanted
        self._column.setContentsMargins(*(_TIGHT_EDGES if wanted else _EDGES))
        for stacked in (self._column, self._ways):
            stacked.setSpacing(_TIGHT if wanted else _GAP)
        for button in self._buttons:
            button.tighten(wanted=wanted)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """See QWidget."""
        place = _number(event) - 1
        if 0 <= place < len(self._offered):
            self.taken.emit(self._offered[place])
        else:
            super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """See QObject."""
        kind = event.type()
        if kind in {QEvent.Type.Enter, QEvent.Type.FocusIn} and watched in self._buttons:
            self.previewed.emit(self._offered[self._buttons.index(watched)])
        elif kind in {QEvent.Type.Leave, QEvent.Type.FocusOut}:
            self.previewed.emit(None)
        return super().eventFilter(watched, event)

    def _fill(self, alternatives: Sequence[Alternative]) -> None:
        for button in self._buttons:
            button.hide()
            button.deleteLater()
        self._buttons, self._offered = [], list(alternatives)
        for number, one in enumerate(self._offered, 1):
            title = way_title(self._words, one, self.refusal.names)
            cost = way_cost(self._words, one, self.refusal.names)
            brief = way_brief(self._words, one, self.refusal.names)
            button = WayOutButton(self.theme, WayOut(number, title, cost, brief))
            button.setToolTip(f"{title}\n{cost}" if cost else title)
            button.clicked.connect(lambda _on=False, one=one: self.taken.emit(one))
            button.installEventFilter(self)
            self._ways.addWidget(button)
            self._buttons.append(button)
        self.tighten(wanted=self._is_tight)

    def _head(self, title: str) -> None:
        row = QHBoxLayout()
        row.setSpacing(6)
        mark = Glyph(self.theme, Icon.TRIANGLE_ALERT, colour="danger")
        row.addWidget(mark, alignment=Qt.AlignmentFlag.AlignTop)
        heading = Text(self.theme, title, Letter.HEADING, colour="danger")
        heading.setWordWrap(True)
        row.addWidget(heading, 1)
        self._column.addLayout(row)
        if self.refusal.refused:
            said = Text(self.theme, self._words._("Nothing was moved."), Letter.NOTE)
            self._column.addWidget(said)

    def _sentences(self, conflicts: Sequence[Finding]) -> list[QWidget]:
        words, names = self._words, self.refusal.names
        said = [finding_text(words, one, names) for one in conflicts[:MOST_SAID]]
        more = len(conflicts) - len(said)
        if more > 0:
            said.append(
                words.ngettext("… and {count} more", "… and {count} more", more).format(count=more)
            )
        texts: list[QWidget] = []
        for sentence in said:
            text = Text(self.theme, sentence, Letter.NOTE)
            text.setWordWrap(True)
            texts.append(text)
        return texts

    def _add_third_way(self) -> None:
        """What may be kept is kept with a reason; the rest stays in view as an option."""
        refusal, words = self.refusal, self._words
        if refusal.moving is not None:
            return
        if refusal.keepable:
            link = LinkButton(self.theme, words._("Keep the conflict…"), muted=True)
            said = " ".join(finding_text(words, one, refusal.names) for one in refusal.conflicts)
            link.clicked.connect(lambda: self.keeping_asked.emit(said))
        elif not refusal.option:
            link = LinkButton(self.theme, words._("Keep as an option"), muted=True)
            link.clicked.connect(self.option_taken)
        else:
            return
        self._column.addWidget(link)

    def _add_dismissal(self) -> None:
        link = LinkButton(self.theme, self._words._("Leave it where it was"), muted=True)
        link.clicked.connect(self.dismissed)
        self._column.addWidget(link)


def _number(event: QKeyEvent) -> int:
    """The digit of a key, also unshifted on a French keyboard; 0 when it is none."""
    text = event.text()
    if text in {"1", "2", "3"}:
        return int(text)
    return {"&": 1, "é": 2, '"': 3}.get(text, 0)

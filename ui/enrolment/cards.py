"""What the enrolment asks back: no place, a turn to offer, how the last act went."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.domain.enrolment import PassedReason
from ui.enrolment.sayings import passed_said
from ui.icons import Icon
from ui.typography import Letter
from ui.widgets.buttons import Button, ButtonLook, LinkButton, Role
from ui.widgets.cards import Card
from ui.widgets.labels import Glyph, Text
from ui.widgets.tones import TONE_ICONS, Tone

if TYPE_CHECKING:
    from desktop_app.wording.words import Words
    from ui.theme import Theme

_ICON = Qt.AlignmentFlag.AlignTop


class FullCard(Card):
    """There is no place: wait, or one place more where the room holds it."""

    wait_chosen = Signal()
    place_added = Signal()
    dismissed = Signal()

    def __init__(self, theme: Theme) -> None:
        """Stay hidden."""
        super().__init__(theme, tone=Tone.WARN)
        self.said = Text(theme, "", Letter.TITLE, colour="warn")
        self.said.setWordWrap(True)
        self.wait = Button(theme, "", ButtonLook(Role.PRIMARY, Icon.HOURGLASS))
        self.add = Button(theme, "", ButtonLook(icon=Icon.PLUS))
        self.leave = LinkButton(theme, "", muted=True)
        _lay_out(self, theme, self.said, (self.wait, self.add, self.leave))
        self.wait.clicked.connect(self.wait_chosen)
        self.add.clicked.connect(self.place_added)
        self.leave.clicked.connect(self.dismissed)
        self.hide()

    def ask(self, who: str, why: str, wait: str) -> None:
        """Say why ``who`` has no place, and how waiting is called where somebody more may wait.

        Asked again, the focus stays.
        """
        begins = self.isHidden()
        self.said.setText(f"{who} — {why}")
        self.setAccessibleName(self.said.text())
        self.wait.say(wait)
        self.wait.setVisible(bool(wait))
        self.show()
        if begins:
            first = next(one for one in (self.wait, self.add, self.leave) if not one.isHidden())
            first.setFocus(Qt.FocusReason.OtherFocusReason)

    def allow_more(self, *, allowed: bool) -> None:
        """Offer one place more where the room holds it."""
        self.add.setVisible(allowed)

    def retranslate(self, words: Words) -> None:
        """Say everything in another language."""
        self.add.say(words._("Add a place and enrol"))
        self.leave.say(words._("Neither"))


class TurnCard(Card):
    """A place is free and somebody waits: call and enrol, or the next, and why."""

    enrolling = Signal()
    passing = Signal(str)
    """The PassedReason."""

    def __init__(self, theme: Theme) -> None:
        """Stay hidden."""
        super().__init__(theme, tone=Tone.OK)
        self.said = Text(theme, "", Letter.TITLE, colour="ok")
        self.said.setWordWrap(True)
        self.call = Button(theme, "", ButtonLook(Role.PRIMARY, Icon.PHONE))
        self.next = Text(theme, "", Letter.CAPTION, colour="text2")
        self.reasons = {reason: LinkButton(theme, "") for reason in PassedReason}
        _lay_out(self, theme, self.said, (self.call, self.next, *self.reasons.values()))
        self.call.clicked.connect(self.enrolling)
        for reason, link in self.reasons.items():
            link.clicked.connect(lambda _on=False, reason=reason: self.passing.emit(str(reason)))
        self.hide()

    def offer(self, said: str) -> None:
        """Say whose turn it is; nothing hides the card."""
        self.said.setText(said)
        self.setAccessibleName(said)
        self.setVisible(bool(said))

    def retranslate(self, words: Words) -> None:
        """Say everything in another language."""
        self.call.say(words._("Call and enrol"))
        self.next.setText(words._("To the next, because:"))
        for reason, link in self.reasons.items():
            link.say(passed_said(words, str(reason)))
            link.setAccessibleDescription(words._("To the next, because:"))


class OutcomeCard(Card):
    """How the last act went, what should be known besides, and the way back."""

    undoing = Signal()

    def __init__(self, theme: Theme) -> None:
        """Stay hidden."""
        super().__init__(theme, tone=Tone.OK)
        self._glyph = Glyph(theme, Icon.CHECK, colour="ok")
        self.said = Text(theme, "", Letter.TITLE)
        self.said.setWordWrap(True)
        self.notes = Text(theme, "", Letter.BODY, colour="warn")
        self.notes.setWordWrap(True)
        self.back = LinkButton(theme, "")
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 8, 12, 8)
        row.setSpacing(8)
        row.addWidget(self._glyph, 0, _ICON)
        column = QVBoxLayout()
        column.setSpacing(3)
        column.addWidget(self.said)
        column.addWidget(self.notes)
        row.addLayout(column, 1)
        row.addWidget(self.back, 0, _ICON)
        self.back.clicked.connect(self.undoing)
        self.hide()

    def tell(
        self, said: str, notes: Sequence[str] = (), *, tone: Tone = Tone.OK, undo: bool = False
    ) -> None:
        """Say a sentence, and remarks below it; ``undo`` offers the way back."""
        self.wear(tone)
        self._glyph.show_icon(TONE_ICONS[tone], tone.value)
        self.said.wear(Letter.TITLE, tone.value)
        self.said.setText(said)
        self.notes.setText("\n".join(notes))
        self.notes.setVisible(bool(notes))
        self.back.setVisible(undo)
        self.setAccessibleName(" ".join((said, *notes)))
        self.show()

    def retranslate(self, words: Words) -> None:
        """Say everything in another language."""
        self.back.say(words._("Undo, Ctrl Z"))


def _lay_out(card: Card, theme: Theme, said: Text, pieces: Sequence[QWidget]) -> None:
    column = QVBoxLayout(card)
    column.setContentsMargins(12, 8, 12, 8)
    column.setSpacing(6)
    column.addWidget(said)
    row = QHBoxLayout()
    row.setSpacing(max(8, theme.sizes.control // 4))
    for piece in pieces:
        row.addWidget(piece)
    row.addStretch()
    column.addLayout(row)

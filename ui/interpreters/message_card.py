"""What to tell the agency: said on the telephone or written, ready to copy."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.icons import Icon
from ui.typography import Letter
from ui.widgets.buttons import Button, ButtonLook
from ui.widgets.cards import Card
from ui.widgets.labels import Text
from ui.widgets.segments import Choice, Segments
from ui.widgets.tones import Tone

if TYPE_CHECKING:
    from desktop_app.wording import Words
    from ui.theme import Theme

PHONE, MAIL = "phone", "mail"


class MessageCard(QWidget):
    """A heading, the two ways of telling it, the text, and a button that copies it."""

    copied = Signal()

    def __init__(self, theme: Theme, words: Words) -> None:
        """Show what is said on the telephone first."""
        super().__init__()
        self._texts = {PHONE: "", MAIL: ""}
        self.heading = Text(theme, "", Letter.STRONG)
        self.ways = Segments(theme, "", [Choice(PHONE, ""), Choice(MAIL, "")])
        self.text = Text(theme, "", Letter.BODY)
        self.text.setWordWrap(True)
        self.text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.copy = Button(theme, "", ButtonLook(icon=Icon.COPY))
        top = QHBoxLayout()
        top.addWidget(self.heading)
        top.addStretch()
        top.addWidget(self.ways)
        card = Card(theme, tone=Tone.NEUTRAL)
        inside = QVBoxLayout(card)
        inside.setContentsMargins(12, 9, 10, 9)
        inside.setSpacing(7)
        inside.addWidget(self.text)
        inside.addWidget(self.copy, alignment=Qt.AlignmentFlag.AlignRight)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(7)
        column.addLayout(top)
        column.addWidget(card)
        self.ways.chosen.connect(lambda _way: self._show())
        self.copy.clicked.connect(self._copy)
        self.retranslate(words)

    def tell(self, heading: str, script: str, mail: str) -> None:
        """Show other texts; nothing at all hides the card."""
        self.heading.setText(heading)
        self._texts = {PHONE: script, MAIL: mail}
        self.setVisible(bool(script))
        self._show()

    def retranslate(self, words: Words) -> None:
        """Say everything but the texts in another language: agencies read French."""
        self.ways.setAccessibleName(words._("How the agency is told"))
        self.ways.offer([Choice(PHONE, words._("Phone call")), Choice(MAIL, words._("Mail"))])
        self.copy.say(words._("Copy"))

    def _show(self) -> None:
        self.text.setText(self._texts[self.ways.code])

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self._texts[self.ways.code])
        self.copied.emit()

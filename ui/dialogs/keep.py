"""Why a conflict is kept: a chosen reason, and what else there is to say."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.wording.words import Words
from ui.dialogs.frame import Dialog
from ui.dialogs.reason_field import ReasonField
from ui.typography import Letter
from ui.widgets.buttons import Button, ButtonLook, Role
from ui.widgets.labels import Text

if TYPE_CHECKING:
    from ui.theme import Theme

_SIZE = QSize(520, 236)
_MARGIN = 20


class KeepDialog(Dialog):
    """Asks the reason; Escape keeps nothing."""

    kept = Signal(str)
    """The reason, once it is given."""

    def __init__(self, theme: Theme, words: Words, parent: QWidget) -> None:
        """Stay hidden until `ask`."""
        super().__init__(theme, parent)
        self._words = words
        self.title = Text(theme, "", Letter.DIALOG_TITLE)
        self.about = Text(theme, "", Letter.BODY, colour="text2")
        self.about.setWordWrap(True)
        self.reason = ReasonField(theme)
        self.said = Text(theme, "", Letter.CAPTION, colour="text3")
        self.said.setWordWrap(True)
        self.go = Button(theme, "", ButtonLook(Role.PRIMARY))
        self.safe = Button(theme, "", ButtonLook())
        self._lay_out()
        self.go.clicked.connect(self._take)
        self.safe.clicked.connect(self.reject)
        self.reason.changed.connect(self._allow)
        self.reason.entered.connect(self._take)
        self.retranslate(words)

    def ask(self, sentence: str) -> None:
        """Ask why what ``sentence`` says is kept."""
        self.about.setText(sentence)
        self.reason.clear()
        self.take_size(_SIZE)
        self.grow_with_contents()
        self._allow()
        self.open()
        self.reason.setFocus(Qt.FocusReason.PopupFocusReason)

    def retranslate(self, words: Words) -> None:
        """Say everything in another language."""
        self._words = words
        self.setWindowTitle(words._("Keep the conflict"))
        self.setAccessibleName(words._("Keep the conflict"))
        self.title.setText(words._("Keep the conflict"))
        self.said.setText(
            words._("It counts as accepted until one of the sessions changes. No name goes here.")
        )
        self.go.say(words._("Keep it"))
        self.safe.say(words._("Back"))
        self.reason.retranslate(
            words,
            (
                words._("agreed with those concerned"),
                words._("the place is opened for it"),
                words._("a solution is found on the spot"),
                words._("the centre decided so"),
            ),
        )

    def _allow(self) -> None:
        reason = self.reason.reason
        self.go.setEnabled(bool(reason))
        self.go.setToolTip("" if reason else self._words._("Say why first."))

    def _take(self) -> None:
        reason = self.reason.reason
        if reason:
            self.accept()
            self.kept.emit(reason)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self.card)
        column.setContentsMargins(_MARGIN, _MARGIN - 4, _MARGIN, _MARGIN - 4)
        column.setSpacing(9)
        column.addWidget(self.title)
        column.addWidget(self.about)
        column.addWidget(self.reason)
        column.addWidget(self.said)
        column.addStretch()
        buttons = QHBoxLayout()
        buttons.addStretch()
        buttons.addWidget(self.safe)
        buttons.addWidget(self.go)
        column.addLayout(buttons)

"""Why a conflict is kept: a chosen reason, and what else there is to say."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.wording.words import Words
from ui.dialogs.frame import Dialog
from ui.typography import Letter
from ui.widgets.buttons import Button, ButtonLook, Role
from ui.widgets.fields import ChoiceField, TextField
from ui.widgets.labels import Text

if TYPE_CHECKING:
    from ui.theme import Theme

LONGEST_REASON = 500
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
        self.reason = ChoiceField(theme, "")
        self.text = TextField(theme, "")
        self.text.setMaxLength(LONGEST_REASON)
        self.said = Text(theme, "", Letter.CAPTION, colour="text3")
        self.said.setWordWrap(True)
        self.go = Button(theme, "", ButtonLook(Role.PRIMARY))
        self.safe = Button(theme, "", ButtonLook())
        self._label = Text(theme, "", Letter.TITLE)
        self._lay_out()
        self.go.clicked.connect(self._take)
        self.safe.clicked.connect(self.reject)
        self.reason.currentIndexChanged.connect(self._allow)
        self.text.textChanged.connect(self._allow)
        self.text.returnPressed.connect(self._take)
        self.retranslate(words)

    def ask(self, sentence: str) -> None:
        """Ask why what ``sentence`` says is kept."""
        self.about.setText(sentence)
        self.text.clear()
        self.reason.setCurrentIndex(0)
        self.resize(_SIZE)
        self._allow()
        self.open()
        self.reason.setFocus(Qt.FocusReason.PopupFocusReason)

    def retranslate(self, words: Words) -> None:
        """Say everything in another language."""
        self._words = words
        self.setWindowTitle(words._("Keep the conflict"))
        self.setAccessibleName(words._("Keep the conflict"))
        self.title.setText(words._("Keep the conflict"))
        self._label.setText(words._("Why"))
        self.reason.setAccessibleName(words._("Why"))
        self.text.setAccessibleName(words._("More about why"))
        self.text.setPlaceholderText(words._("More about why, if needed"))
        self.said.setText(
            words._("It counts as accepted until one of the sessions changes. No name goes here.")
        )
        self.go.say(words._("Keep it"))
        self.safe.say(words._("Back"))
        self._say_reasons()

    def _say_reasons(self) -> None:
        words, chosen = self._words, self.reason.currentIndex()
        reasons = (
            words._("Choose…"),
            words._("agreed with those concerned"),
            words._("the place is opened for it"),
            words._("a solution is found on the spot"),
            words._("the centre decided so"),
            words._("other reason"),
        )
        self.reason.clear()
        self.reason.addItems(list(reasons))
        self.reason.setCurrentIndex(max(chosen, 0))

    def _reason(self) -> str:
        """What the journal keeps: the reason of the list and what was added, or either."""
        last = self.reason.count() - 1
        listed = self.reason.currentText() if 0 < self.reason.currentIndex() < last else ""
        return ", ".join(filter(None, (listed, self.text.text().strip())))

    def _allow(self) -> None:
        reason = self._reason()
        self.go.setEnabled(bool(reason))
        self.go.setToolTip("" if reason else self._words._("Say why first."))

    def _take(self) -> None:
        reason = self._reason()
        if reason:
            self.accept()
            self.kept.emit(reason)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self.card)
        column.setContentsMargins(_MARGIN, _MARGIN - 4, _MARGIN, _MARGIN - 4)
        column.setSpacing(9)
        column.addWidget(self.title)
        column.addWidget(self.about)
        row = QHBoxLayout()
        row.addWidget(self._label)
        row.addWidget(self.reason)
        row.addWidget(self.text, 1)
        column.addLayout(row)
        column.addWidget(self.said)
        column.addStretch()
        buttons = QHBoxLayout()
        buttons.addStretch()
        buttons.addWidget(self.safe)
        buttons.addWidget(self.go)
        column.addLayout(buttons)

"""The enrolment of one session over the window (Ctrl+Shift+I)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QHideEvent, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.wording.moments import hours_noted
from desktop_app.wording.names import quoted
from ui.dialogs.frame import Dialog
from ui.enrolment.pane import EnrolmentPane
from ui.icons import Icon
from ui.typography import Letter
from ui.widgets.buttons import Button, ButtonLook, IconButton
from ui.widgets.labels import ShortText

if TYPE_CHECKING:
    from desktop_app.wording.words import Words
    from ui.desk import Desk
    from ui.masking import Masking
    from ui.theme import Theme

_SIZE = QSize(820, 640)
_MARGIN = 20
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class EnrolDialog(Dialog):
    """The people of a session; Escape leaves what is open inside first, then the dialog."""

    def __init__(  # noqa: PLR0917 - as every form over the window, and the masking of names
        self, desk: Desk, theme: Theme, words: Words, masking: Masking, parent: QWidget
    ) -> None:
        """Stay hidden until `show_session`."""
        super().__init__(theme, parent)
        self._words = words
        self.title = ShortText(theme, "", Letter.DIALOG_TITLE)
        self.when = ShortText(theme, "", Letter.BODY, colour="text2")
        self.cross = IconButton(theme, Icon.X, "")
        self.shut = Button(theme, "", ButtonLook())
        self.pane = EnrolmentPane(desk, theme, words, masking)
        self._lay_out()
        self._theme = theme
        self.cross.clicked.connect(self.reject)
        self.shut.clicked.connect(self.reject)
        self.pane.counted.connect(self._name)
        self.retranslate(words)

    def show_session(self, code: str) -> None:
        """Show who is enrolled in a session and enrol others."""
        self.title.say(self._words._("Enrol"))
        self.when.say("")
        self.resize(_SIZE * max(self._theme.text_percent, 100) / 100)
        self.open()
        self.pane.show_session(code)

    def retranslate(self, words: Words) -> None:
        """Say everything in another language."""
        self._words = words
        self.setWindowTitle(words._("Enrol"))
        self.setAccessibleName(words._("Enrol"))
        self.cross.say(words._("Close"))
        self.shut.say(words._("Close"))
        self.shut.wear(ButtonLook(keys=words._("Esc")))
        self.pane.retranslate(words)
        self._name()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """See QDialog: Enter in a field is no answer."""
        if event.key() == Qt.Key.Key_Escape and self.pane.leave_step():
            return
        if Qt.Key(event.key()) not in _ENTER:
            super().keyPressEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        """See QWidget: what is typed stays for the next time."""
        self.pane.keep()
        super().hideEvent(event)

    def _name(self, *_counts: int) -> None:
        reading, words = self.pane.reading, self._words
        if reading is None:
            return
        line = reading.line
        said = words._("Enrol")
        self.title.say(f"{said} — {quoted(words, words.of(line.title))}")
        day = words.short_day(line.span.day)
        hours = hours_noted(words, line.span)
        self.when.say(f"{day} {hours} · {words.of(line.room_name)}")

    def _lay_out(self) -> None:
        column = QVBoxLayout(self.card)
        column.setContentsMargins(_MARGIN, _MARGIN - 6, _MARGIN, _MARGIN - 4)
        column.setSpacing(8)
        head = QHBoxLayout()
        head.addWidget(self.title, 1)
        head.addWidget(self.cross)
        column.addLayout(head)
        column.addWidget(self.when)
        column.addWidget(self.pane, 1)
        row = QHBoxLayout()
        row.addStretch()
        row.addWidget(self.shut)
        column.addLayout(row)

"""Cancelling: what follows is counted first, whom to call is listed after."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.wording.moments import hours_noted
from desktop_app.wording.words import Words
from ui.dialogs.attempt import Asking, failure_text
from ui.dialogs.call_list import CallList
from ui.dialogs.check_lines import CheckLines
from ui.dialogs.frame import Dialog
from ui.dialogs.question import Question
from ui.dialogs.reason_field import ReasonField
from ui.icons import Icon
from ui.theme import Theme
from ui.typography import Letter
from ui.widgets.buttons import Button, ButtonLook, Role
from ui.widgets.labels import Text
from ui.widgets.tones import Tone
from ui.widgets.trouble_line import TroubleLine

if TYPE_CHECKING:
    from desktop_app.commands.act import Outcome
    from desktop_app.readings.cancelling import CancelForecast
    from ui.desk import Desk
    from ui.dialogs.cancel_matters import Matter, Seen

_ASKING, _CALLING = QSize(560, 310), QSize(620, 560)
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_MARGIN = 20


class CancelDialog(Dialog):
    """The one heavy confirmation: people outside the screen are affected.

    Its safe button is the default, so that Enter and Escape both change nothing.
    """

    cancelled = Signal(str)
    """The code of what was cancelled."""
    calling = Signal(str)
    """The code of the session whose call list is to be worked through."""

    def __init__(  # noqa: PLR0917 - what every form is given
        self, desk: Desk, theme: Theme, words: Words, parent: QWidget, matter: Matter
    ) -> None:
        """Stay hidden until `ask`; ``matter`` is what kind of thing is cancelled."""
        super().__init__(theme, parent)
        self.grow_with_contents()
        self._words, self._matter = words, matter
        self._seen: Seen | None = None
        self._forecast: CancelForecast | None = None
        self._question, self._asking = Question(desk, self), Asking(desk, self)
        self.title = Text(theme, "", Letter.DIALOG_TITLE)
        self.title.setWordWrap(True)
        self.when = Text(theme, "", Letter.BODY, colour="text2")
        self.consequences = CheckLines(theme)
        self.trouble = TroubleLine(theme, words, margin=0)
        self.reason = ReasonField(theme)
        self.said = Text(theme, "", Letter.CAPTION, colour="danger")
        self.calls = CallList(theme, words)
        self.go = Button(theme, "", ButtonLook(Role.DANGER, Icon.CALENDAR_X))
        self.safe = Button(theme, "", ButtonLook(Role.PRIMARY))
        self.copy = Button(theme, "", ButtonLook(icon=Icon.COPY))
        self.tick_off = Button(theme, "", ButtonLook(icon=Icon.PHONE))
        self._lay_out()
        self._listen()
        self.retranslate(words)

    def _listen(self) -> None:
        self._question.failed.connect(self._lose)
        self._asking.succeeded.connect(self._done)
        self._asking.refused.connect(self._refused)
        self.go.clicked.connect(self.cancel)
        self.safe.clicked.connect(self.reject)
        self.copy.clicked.connect(self.calls.copy)
        self.tick_off.clicked.connect(self._work_through)
        self.reason.changed.connect(self._allow)
        self.trouble.retry_asked.connect(self._read)

    def retranslate(self, words: Words) -> None:
        """Say everything in another language."""
        self._words = words
        said = self._matter.heading(words)
        self.setWindowTitle(said)
        self.setAccessibleName(said)
        self.go.say(said)
        self.copy.say(words._("Copy the list"))
        self.tick_off.say(words._("Call now"))
        self.reason.retranslate(words, self._matter.reasons(words), closed=self._matter.closed)
        self.calls.retranslate(words)
        self.trouble.retranslate(words)
        self._show()

    @property
    def session(self) -> str:
        """The code of the session or appointment it asks about."""
        return self._seen.code if self._seen is not None else ""

    def ask(self, seen: Seen) -> None:
        """Ask about something as it is seen: elsewhere by now, it is not cancelled."""
        self._seen, self._forecast = seen, None
        self.reason.clear()
        self.said.setText("")
        self._show_calls(shown=False)
        day = self._words.short_day(seen.span.day)
        self.when.setText(f"{day}, {hours_noted(self._words, seen.span)}")
        self.consequences.show_lines([])
        self._allow()
        self._read()
        self.open()
        self.safe.setFocus(Qt.FocusReason.PopupFocusReason)

    def cancel(self) -> None:
        """Cancel it, then show whom to call."""
        seen = self._seen
        if not self.reason.reason or self._forecast is None or seen is None:
            return
        self._asking.ask(self._matter.command(seen, self.reason))
        self._allow()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """See QDialog: Enter in a field is no answer."""
        if Qt.Key(event.key()) not in _ENTER:
            super().keyPressEvent(event)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self.card)
        column.setContentsMargins(_MARGIN, _MARGIN - 4, _MARGIN, _MARGIN - 4)
        column.setSpacing(9)
        for piece in (self.title, self.when, self.trouble, self.consequences):
            column.addWidget(piece)
        column.addWidget(self.reason)
        self.said.setWordWrap(True)
        column.addWidget(self.said)
        column.addWidget(self.calls, 1)
        column.addStretch()
        buttons = QHBoxLayout()
        buttons.addWidget(self.copy)
        buttons.addWidget(self.tick_off)
        buttons.addStretch()
        buttons.addWidget(self.go)
        buttons.addWidget(self.safe)
        column.addLayout(buttons)

    def _allow(self) -> None:
        ready = self._forecast is not None and not self._asking.is_waiting
        reason = self.reason.reason
        self.go.setEnabled(bool(ready and reason))
        self.go.setToolTip("" if reason else self._words._("Say why first."))

    def _read(self) -> None:
        """Ask what would follow."""
        self.trouble.hide()
        self._question.read(self._matter.question(self.session), self._take_forecast)

    def _lose(self, error: Exception) -> None:
        """Say why nobody knows what would follow: it cannot be cancelled blindly."""
        self.trouble.tell(failure_text(self._words, error))

    def _take_forecast(self, forecast: CancelForecast) -> None:
        if forecast.code == self.session:
            self._forecast = forecast
            self._show()
            self._allow()

    def _show(self) -> None:
        forecast, words = self._forecast, self._words
        done = self.calls.isVisibleTo(self)
        self.safe.say(words._("Close") if done else words._("Change nothing"))
        if self._seen is not None:
            asked = self._matter.asked(words, self._seen)
            self.title.setText(self._matter.named(words, self._seen) if done else asked)
        if forecast is None or done:
            return
        self.consequences.show_lines(self._matter.consequences(words, forecast))

    def _show_calls(self, *, shown: bool) -> None:
        for piece in (self.calls, self.copy, self.tick_off):
            piece.setVisible(shown)
        for asked in (self.reason, self.go):
            asked.setVisible(not shown)
        self.take_size(_CALLING if shown else _ASKING)
        self.centre()
        self._show()

    def _done(self, _outcome: Outcome) -> None:
        self.cancelled.emit(self.session)
        people = self._forecast.people if self._forecast is not None else ()
        if self._matter.is_known_to_all(self.reason):
            people = ()
        if not people:
            self.accept()
            return
        words = self._words
        said = words.ngettext(
            "Cancelled. {count} person to call:", "Cancelled. {count} people to call:", len(people)
        )
        self.consequences.show_lines([(Tone.OK, said.format(count=len(people)))])
        self.calls.show_people(people)
        self._show_calls(shown=True)
        self.safe.setFocus(Qt.FocusReason.OtherFocusReason)

    def _work_through(self) -> None:
        self.accept()
        self.calling.emit(self.session)

    def _refused(self, error: Exception) -> None:
        self.said.setText(failure_text(self._words, error))
        self._allow()

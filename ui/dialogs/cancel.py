"""Cancelling a session: what follows is counted first, whom to call is listed after."""

from __future__ import annotations

from datetime import datetime, timedelta
from functools import partial
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.wording.moments import hours_noted, moment_said
from desktop_app.wording.names import quoted, uncapitalised
from desktop_app.wording.orders import money
from desktop_app.wording.words import Words
from ui.booking.sayings import length_said
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
    from desktop_app.domain.bilingual import Bilingual
    from desktop_app.domain.span import Span
    from desktop_app.readings.cancelling import CancelForecast, OrderForecast
    from desktop_app.readings.desk import OpenDesk
    from ui.desk import Desk

_ASKING, _CALLING = QSize(560, 310), QSize(620, 560)
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_MARGIN = 20


class Seen(Protocol):
    """A session as somebody sees it when it is to be cancelled: a block, or a line of a list."""

    @property
    def code(self) -> str:
        """Its code."""

    @property
    def title(self) -> Bilingual:
        """Its title."""

    @property
    def span(self) -> Span:
        """When it is."""

    @property
    def room(self) -> str:
        """The code of its room."""


class CancelDialog(Dialog):
    """The one heavy confirmation: people outside the screen are affected.

    Its safe button is the default, so that Enter and Escape both change nothing.
    """

    cancelled = Signal(str)
    """The code of the session that was cancelled."""
    calling = Signal(str)
    """The code of the session whose call list is to be worked through."""

    def __init__(self, desk: Desk, theme: Theme, words: Words, parent: QWidget) -> None:
        """Stay hidden until `ask`."""
        super().__init__(theme, parent)
        self.grow_with_contents()
        self._desk, self._words = desk, words
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
        self.setWindowTitle(words._("Cancel the session"))
        self.setAccessibleName(words._("Cancel the session"))
        self.go.say(words._("Cancel the session"))
        self.copy.say(words._("Copy the list"))
        self.tick_off.say(words._("Call now"))
        self.reason.retranslate(words, _usual_reasons(words))
        self.calls.retranslate(words)
        self.trouble.retranslate(words)
        self._show()

    @property
    def session(self) -> str:
        """The code of the session it asks about."""
        return self._seen.code if self._seen is not None else ""

    def ask(self, seen: Seen) -> None:
        """Ask about a session, as it is seen: elsewhere by now, it is not cancelled."""
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
        """Cancel the session, then show whom to call."""
        reason, seen = self.reason.reason, self._seen
        if not reason or self._forecast is None or seen is None:
            return
        from desktop_app.commands import sessions  # noqa: PLC0415 - the data layer

        there = sessions.Seen(seen.span.start, seen.span.end, seen.room)
        self._asking.ask(sessions.CancelSession(seen.code, reason, there))
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
        self._question.read(partial(_forecast, self.session), self._take_forecast)

    def _lose(self, error: Exception) -> None:
        """Say why nobody knows what would follow: it cannot be cancelled blindly."""
        self.trouble.tell(failure_text(self._words, error))

    def _take_forecast(self, forecast: CancelForecast) -> None:
        if forecast.line.code == self.session:
            self._forecast = forecast
            self._show()
            self._allow()

    def _show(self) -> None:
        forecast, words = self._forecast, self._words
        done = self.calls.isVisibleTo(self)
        self.safe.say(words._("Close") if done else words._("Change nothing"))
        if self._seen is not None:
            title = quoted(words, words.of(self._seen.title))
            asked = words._("Cancel {session}").format(session=title)
            self.title.setText(title if done else asked)
        if forecast is None or done:
            return
        self.consequences.show_lines(_consequences(words, forecast))

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


def _usual_reasons(words: Words) -> tuple[str, ...]:
    return (
        words._("facilitator away"),
        words._("interpreter missing"),
        words._("too few people"),
        words._("room not available"),
        words._("booked by mistake"),
    )


def _forecast(session: str, desk: OpenDesk) -> CancelForecast:
    from desktop_app.readings.cancelling import cancel_forecast  # noqa: PLC0415 - the data thread

    return cancel_forecast(desk.engine, session, desk.now())


def _consequences(words: Words, forecast: CancelForecast) -> list[tuple[Tone, str]]:
    """What will happen, counted: people, interpreter, room."""
    waiting = sum(one.waiting for one in forecast.people)
    enrolled = len(forecast.people) - waiting
    lines = []
    if enrolled:
        said = words.ngettext("{count} enrolled to call", "{count} enrolled to call", enrolled)
        lines.append((Tone.WARN, said.format(count=enrolled)))
    if waiting:
        said = words.ngettext(
            "{count} person waiting to call", "{count} people waiting to call", waiting
        )
        lines.append((Tone.WARN, said.format(count=waiting)))
    if not forecast.people:
        lines.append((Tone.OK, words._("Nobody to call")))
    lines += [_order_said(words, one, forecast.now) for one in forecast.orders]
    room = words.of(forecast.line.room_name)
    lines.append((Tone.INFO, words._("{room} becomes free").format(room=room)))
    return lines


def _order_said(words: Words, order: OrderForecast, now: datetime) -> tuple[Tone, str]:
    """« Interprète (turc) : annulable sans frais encore 50 min », or what it costs by now."""
    name = words.of(order.language)
    language = uncapitalised(name) if words.language == "fr" else name
    if order.cost_cents:
        said = words._("Interpreter ({language}): {cost} billed if you cancel now")
        return (Tone.DANGER, said.format(language=language, cost=money(words, order.cost_cents)))
    if order.free_until is None or order.free_until < now:
        said = words._("Interpreter ({language}): free to cancel")
        return (Tone.INFO, said.format(language=language))
    left = order.free_until - now
    if left < timedelta(days=1):
        said = words._("Interpreter ({language}): free to cancel for {left} more")
        minutes = left // timedelta(minutes=1)
        return (Tone.WARN, said.format(language=language, left=length_said(minutes)))
    said = words._("Interpreter ({language}): free to cancel until {moment}")
    moment = moment_said(words, order.free_until)
    return (Tone.INFO, said.format(language=language, moment=moment))

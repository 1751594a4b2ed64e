"""What the desk has to say: refusals, failures, what others did, what may be undone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication

from desktop_app.domain.errors import PermanenceError, RefusedError
from desktop_app.machine.errors import MachineError
from desktop_app.wording.changes import ago_said, desk_did_text, elsewhere_said
from desktop_app.wording.findings import finding_text
from ui.dialogs.attempt import failure_text
from ui.widgets.tones import Tone

if TYPE_CHECKING:
    from collections.abc import Callable

    from desktop_app.commands.act import Outcome
    from desktop_app.readings.desk import Elsewhere
    from desktop_app.wording import Words
    from ui.desk import Desk
    from ui.planning.flow import PlanningFlow
    from ui.window import MainWindow


MINUTE_MS = 60_000
"""How long ago another desk did something is said again each minute."""


class Announcements(QObject):
    """Says on toasts, on the band above the board and in the status bar what happened."""

    def __init__(self, desk: Desk, window: MainWindow, flow: PlanningFlow, words: Words) -> None:
        """Follow `desk` for `window`."""
        super().__init__(window)
        self._desk, self._window, self._flow = desk, window, flow
        self._words = words
        self._elsewhere: Elsewhere | None = None
        self._cause, self._since = "", ""
        self._is_broken = False
        self.answering: list[Callable[[object], bool]] = [flow.is_answering]
        """Those who may have said a refusal where it belongs."""
        window.toasts.hour = self._hour
        self._minute = QTimer(self, interval=MINUTE_MS)
        self._minute.timeout.connect(self._tell_elsewhere)
        self._minute.start()
        desk.refused.connect(self._refused)
        desk.failed.connect(self._failed)
        desk.done.connect(self._done)
        desk.elsewhere.connect(self._hear_elsewhere)
        flow.reader.lost.connect(self._lost)
        flow.reader.back.connect(self._back)
        flow.reader.broken.connect(self._break)
        flow.reader.read.connect(lambda _board: self._mend())
        window.status.elsewhere_asked.connect(self._see_elsewhere)

    def retranslate(self, words: Words) -> None:
        """Say what still holds in another language."""
        self._words = words
        self._tell_elsewhere()
        if self._since:
            self._lost(self._since)
        elif self._is_broken:
            self._break()

    def say(self, sentence: str) -> None:
        """Say that something went well."""
        self._window.toasts.tell(sentence)

    def offer_back(self, sentence: str, take_back: Callable[[], None]) -> None:
        """Say that something went well, with the way back."""
        self._window.toasts.tell(sentence, action=self._words._("Undo"), act=take_back)

    def failed_to_keep(self, failure: MachineError) -> None:
        """Say that the settings could not be kept."""
        self._window.toasts.tell(failure_text(self._words, failure), Tone.WARN)

    def _hour(self) -> str:
        opened = self._desk.open_desk
        return "" if opened is None else self._words.hour(opened.now())

    def _refused(self, error: PermanenceError) -> None:
        # A form that asked shows its own refusal; it hears of it just after this.
        QTimer.singleShot(0, self, lambda: self._tell_refusal(error))

    def _is_said(self, error: object) -> bool:
        """Whether somebody said it where it belongs."""
        return any(answers(error) for answers in self.answering)

    def _tell_refusal(self, error: PermanenceError) -> None:
        if self._is_said(error) or QApplication.activeModalWidget() is not None:
            return
        said = failure_text(self._words, error)
        opened = self._desk.open_desk
        if isinstance(error, RefusedError) and error.findings and opened is not None:
            said = f"{said} {finding_text(self._words, error.findings[0], opened.names)}"
        self._window.toasts.tell(said, Tone.DANGER)

    def _failed(self, failure: Exception) -> None:
        if isinstance(failure, MachineError) and self._flow.reader.board is not None:
            QTimer.singleShot(0, self, lambda: self._tell_trouble(failure))
            return
        self._cause = failure_text(self._words, failure)
        if self._flow.reader.board is None:
            self._flow.banner.tell(self._cause)
            self._window.status.tell_connection("—")

    def _tell_trouble(self, failure: MachineError) -> None:
        """Say what this computer refuses, once for as long as it is read."""
        said = failure_text(self._words, failure)
        if not self._is_said(failure) and said not in self._window.toasts.said:
            self._window.toasts.tell(said, Tone.WARN)

    def _lost(self, time: str) -> None:
        self._since = time
        self._window.status.tell_connection(time)
        said = self._words._("{cause} You see the data of {time}.")
        self._flow.banner.tell(said.format(cause=self._cause, time=time))

    def _back(self) -> None:
        self._since = ""
        self._flow.banner.hide()
        self._window.status.tell_connection()
        self._window.toasts.tell(self._words._("Online again."))

    def _break(self) -> None:
        self._is_broken = True
        self._flow.banner.tell(self._words._("These days could not be read."))

    def _mend(self) -> None:
        if self._is_broken:
            self._is_broken = False
            self._flow.banner.hide()

    def _done(self, outcome: Outcome) -> None:
        if outcome.reverses is not None:
            self._window.toasts.forget(outcome.reverses)
        count = outcome.consequences.people_to_call
        if count:
            said = self._words.ngettext("{count} person to call", "{count} people to call", count)
            self._window.toasts.tell(said.format(count=count), Tone.INFO)

    def _hear_elsewhere(self, found: Elsewhere) -> None:
        self._elsewhere = found
        self._tell_elsewhere()

    def _tell_elsewhere(self) -> None:
        if self._elsewhere is None:
            return
        opened = self._desk.open_desk
        if opened is None:
            return
        words, found = self._words, self._elsewhere
        entry = found.entries[-1]
        title = words.of(found.titles[entry.subject]) if entry.subject in found.titles else ""
        did = desk_did_text(words, entry.act, title or entry.subject, found.repeated)
        ago = ago_said(words, entry.at, opened.now())
        said = elsewhere_said(words, entry.desk, did, ago)
        self._window.status.tell_elsewhere(said)

    def _see_elsewhere(self) -> None:
        from desktop_app.readings.desk import days_of  # noqa: PLC0415 - the desk is open by now

        if self._elsewhere is None:
            return
        entry = self._elsewhere.entries[-1]
        days = sorted(days_of((entry,)))
        if days:
            self._flow.go(days[-1], entry.subject)
        else:
            self._flow.selection.select(entry.subject)

"""Proposing a free place to the first who waits: call and enrol, or pass to the next."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.domain.enrolment import PassedReason
from desktop_app.wording.moments import moment_said
from desktop_app.wording.names import quoted
from desktop_app.wording.telephones import called_text
from ui.dialogs.attempt import Asking, failure_text
from ui.dialogs.frame import Dialog
from ui.icons import Icon
from ui.typography import Letter
from ui.widgets.buttons import Button, ButtonLook, Role
from ui.widgets.fields import ChoiceField
from ui.widgets.labels import Text

if TYPE_CHECKING:
    from desktop_app.commands.act import Command, Outcome
    from desktop_app.readings.freed_places import FreedPlace
    from desktop_app.wording import Words
    from ui.desk import Desk
    from ui.theme import Theme

_SIZE, _MARGIN = QSize(540, 270), 20


class ProposalDialog(Dialog):
    """Shows whom to call, by name: here the name is the task."""

    told = Signal(str)
    """A sentence on what was done."""

    def __init__(self, desk: Desk, theme: Theme, words: Words, parent: QWidget) -> None:
        """Stay hidden until `propose`."""
        super().__init__(theme, parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._words = words
        self._freed: FreedPlace | None = None
        self._said = ""
        self._asking = Asking(desk, self)
        self._asking.succeeded.connect(self._done)
        self._asking.refused.connect(self._refused)
        self._asking.waiting.connect(lambda _waiting: self._allow())
        self.title = Text(theme, "", Letter.DIALOG_TITLE)
        self.when = Text(theme, "", Letter.BODY, colour="text2")
        self.who = Text(theme, "", Letter.ACTION)
        self.reach = Text(theme, "", Letter.BODY)
        self.reason = ChoiceField(theme, words._("Why"))
        self.trouble = Text(theme, "", Letter.CAPTION, colour="danger")
        self.enrol = Button(theme, words._("Called: enrol"), ButtonLook(Role.PRIMARY, Icon.PHONE))
        self.skip = Button(theme, words._("Pass to the next"))
        self.close_button = Button(theme, words._("Close"))
        self.setWindowTitle(words._("Propose a free place"))
        self.setAccessibleName(words._("Propose a free place"))
        self._offer_reasons()
        self._lay_out()
        self.enrol.clicked.connect(self._enrol)
        self.skip.clicked.connect(self._skip)
        self.close_button.clicked.connect(self.reject)
        self.reason.currentIndexChanged.connect(lambda _at: self._allow())

    def propose(self, freed: FreedPlace) -> None:
        """Show the first who waits for a free place."""
        words, self._freed = self._words, freed
        title = quoted(words, words.of(freed.line.title))
        free = words.ngettext("{count} free place", "{count} free places", freed.free)
        self.title.setText(f"{free.format(count=freed.free)} · {title}")
        waiting = words.ngettext("{count} waiting", "{count} waiting", freed.waiting)
        when = moment_said(words, freed.line.span.start)
        self.when.setText(f"{when} · {waiting.format(count=freed.waiting)}")
        self.who.setText(called_text(words, freed.name, freed.through))
        phone = freed.phone or words._("no telephone number")
        reach = (phone, words.of(freed.language))
        self.reach.setText(" · ".join(part for part in reach if part))
        self.take_size(_SIZE)
        self.grow_with_contents()
        self._allow()
        self.open()
        self.enrol.setFocus(Qt.FocusReason.PopupFocusReason)

    def _offer_reasons(self) -> None:
        words = self._words
        reasons = {
            "": words._("Why…"),
            PassedReason.NO_ANSWER: words._("nobody answers"),
            PassedReason.NOT_THIS_TIME: words._("not this time"),
            PassedReason.GAVE_UP: words._("no longer wishes to come"),
        }
        for code, said in reasons.items():
            self.reason.addItem(said, str(code))

    def _lay_out(self) -> None:
        column = QVBoxLayout(self.card)
        column.setContentsMargins(_MARGIN, _MARGIN - 4, _MARGIN, _MARGIN - 4)
        column.setSpacing(9)
        for text in (self.title, self.when, self.who, self.reach, self.trouble):
            text.setWordWrap(True)
            column.addWidget(text)
        column.addStretch()
        passing = QHBoxLayout()
        passing.addWidget(self.reason)
        passing.addWidget(self.skip)
        passing.addStretch()
        column.addLayout(passing)
        buttons = QHBoxLayout()
        buttons.addStretch()
        buttons.addWidget(self.enrol)
        buttons.addWidget(self.close_button)
        column.addLayout(buttons)

    def _allow(self) -> None:
        idle = not self._asking.is_waiting
        reason = bool(self.reason.currentData())
        self.enrol.setEnabled(idle)
        self.skip.setEnabled(idle and reason)
        self.skip.setToolTip("" if reason else self._words._("Say why first."))

    def _enrol(self) -> None:
        from desktop_app.commands.enrolment import Promote  # noqa: PLC0415 - the data layer

        if self._freed is not None:
            said = self._words._("Enrolled from the waiting list: {title}.")
            self._ask(Promote(self._freed.subject, self._freed.person), said)

    def _skip(self) -> None:
        from desktop_app.commands.waiting_turns import PassOver  # noqa: PLC0415 - the data layer

        if self._freed is not None:
            said = self._words._("The turn is passed to the next: {title}.")
            reason = str(self.reason.currentData())
            self._ask(PassOver(self._freed.subject, self._freed.person, reason), said)

    def _ask(self, command: Command, said: str) -> None:
        if self._freed is not None:
            self._said = said.format(title=self._words.of(self._freed.line.title))
            self._asking.ask(command)

    def _done(self, _outcome: Outcome) -> None:
        self.told.emit(self._said)
        self.accept()

    def _refused(self, error: Exception) -> None:
        self.trouble.setText(failure_text(self._words, error))
        self._allow()

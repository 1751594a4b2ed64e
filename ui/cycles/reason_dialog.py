"""Why dates are held in spite of a holiday or a closure, and which of them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.cycles.sayings import days_together
from ui.dialogs.frame import Dialog
from ui.dialogs.reason_field import ReasonField
from ui.typography import Letter
from ui.widgets.buttons import Button, ButtonLook, Role
from ui.widgets.fields import Tick
from ui.widgets.flow_row import FlowRow
from ui.widgets.labels import Text

if TYPE_CHECKING:
    from datetime import date

    from desktop_app.wording.words import Words
    from ui.theme import Theme

_SIZE = QSize(560, 250)
_MARGIN = 20


class AddDatesDialog(Dialog):
    """Asks the reason of skipped dates that are added all the same; Escape adds none."""

    added = Signal(object, str)
    """The days, and why."""

    def __init__(self, theme: Theme, words: Words, parent: QWidget) -> None:
        """Stay hidden until `ask`."""
        super().__init__(theme, parent)
        self._theme, self._words = theme, words
        self.title = Text(theme, "", Letter.DIALOG_TITLE)
        self.about = Text(theme, "", Letter.BODY, colour="text2")
        self.about.setWordWrap(True)
        self.ticks: list[tuple[date, Tick]] = []
        self.reason = ReasonField(theme)
        self.go = Button(theme, "", ButtonLook(Role.PRIMARY))
        self.safe = Button(theme, "", ButtonLook())
        self.go.clicked.connect(self._take)
        self.safe.clicked.connect(self.reject)
        self.reason.changed.connect(self._allow)
        self.reason.entered.connect(self._take)

    def ask(self, days: Sequence[date], before: str) -> None:
        """Ask why `days` are added; ``before`` is the reason of those added already."""
        words = self._words
        self.ticks = [(day, Tick(self._theme, words.short_day(day))) for day in days]
        for _day, tick in self.ticks:
            tick.setChecked(len(days) == 1)
            tick.toggled.connect(self._allow)
        self._lay_out()
        self.setWindowTitle(words._("Add all the same"))
        self.setAccessibleName(words._("Add all the same"))
        self.title.setText(words._("Add all the same"))
        said = words._("{days}: the reason is kept with the session. No name goes here.")
        self.about.setText(said.format(days=days_together(words, days)))
        self.go.say(words._("Add"))
        self.safe.say(words._("Back"))
        reasons = (
            words._("the centre is open that day"),
            words._("asked for by the group"),
            words._("event of the centre"),
        )
        self.reason.retranslate(words, reasons)
        self.reason.clear()
        self.reason.text.setText(before)
        self.take_size(_SIZE)
        self.grow_with_contents()
        self._allow()
        self.open()
        first = self.reason if len(days) == 1 else self.ticks[0][1]
        first.setFocus(Qt.FocusReason.PopupFocusReason)

    @property
    def chosen(self) -> list[date]:
        """The days that are ticked."""
        return [day for day, tick in self.ticks if tick.isChecked()]

    def _allow(self) -> None:
        self.go.setEnabled(bool(self.chosen) and bool(self.reason.reason))
        self.go.setToolTip("" if self.reason.reason else self._words._("Say why first."))

    def _take(self) -> None:
        if self.go.isEnabled():
            days, reason = self.chosen, self.reason.reason
            self.accept()
            self.added.emit(days, reason)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self.card)
        column.setContentsMargins(_MARGIN, _MARGIN - 4, _MARGIN, _MARGIN - 4)
        column.setSpacing(9)
        column.addWidget(self.title)
        column.addWidget(self.about)
        if len(self.ticks) > 1:
            column.addWidget(FlowRow([tick for _day, tick in self.ticks], gap=16))
        column.addWidget(self.reason)
        column.addStretch()
        buttons = QHBoxLayout()
        buttons.addStretch()
        buttons.addWidget(self.safe)
        buttons.addWidget(self.go)
        column.addLayout(buttons)

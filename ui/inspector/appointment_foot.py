"""What can be done with an individual appointment: note what became of it, move it, cancel it."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from desktop_app.domain.appointments import (
    OUTCOMES,
    AppointmentStatus,
    may_become,
    may_record,
)
from ui.icons import Icon
from ui.widgets.buttons import Button, ButtonLook

if TYPE_CHECKING:
    from desktop_app.readings.board import Block
    from desktop_app.wording import Words
    from ui.theme import Theme

_IN_ORDER = (AppointmentStatus.HONOURED, AppointmentStatus.NO_SHOW, AppointmentStatus.EXCUSED)


class AppointmentFoot(QWidget):
    """Three outcomes once they can be true; moving and cancelling while it is to come."""

    recorded = Signal(str)
    """What became of it, or « planned » to take that back."""
    move_asked = Signal()
    cancel_asked = Signal()

    def __init__(self, theme: Theme) -> None:
        """Offer nothing yet."""
        super().__init__()
        self.outcomes = {one: Button(theme, "") for one in _IN_ORDER}
        self.unrecord = Button(theme, "", ButtonLook(icon=Icon.UNDO_2))
        self.move_it = Button(theme, "", ButtonLook(icon=Icon.MAP_PIN))
        self.cancel = Button(theme, "", ButtonLook(icon=Icon.CALENDAR_X))
        self._lay_out()
        for status, button in self.outcomes.items():
            button.clicked.connect(lambda _on=False, status=status: self.recorded.emit(str(status)))
        planned = str(AppointmentStatus.PLANNED)
        self.unrecord.clicked.connect(lambda: self.recorded.emit(planned))
        self.move_it.clicked.connect(self.move_asked)
        self.cancel.clicked.connect(self.cancel_asked)

    def retranslate(self, words: Words) -> None:
        """Say everything in another language."""
        said = {
            AppointmentStatus.HONOURED: words._("Came"),
            AppointmentStatus.NO_SHOW: words._("Did not come"),
            AppointmentStatus.EXCUSED: words._("Excused"),
        }
        for status, button in self.outcomes.items():
            button.say(said[status])
        self.unrecord.say(words._("Take back the note"))
        self.move_it.say(words._("Move…"))
        self.cancel.say(words._("Cancel the appointment…"))

    def show_block(self, block: Block, now: datetime) -> None:
        """Offer what an appointment in this state, at this hour, can become."""
        status = AppointmentStatus(block.status)
        planned = status is AppointmentStatus.PLANNED
        for wanted, button in self.outcomes.items():
            ripe = may_record(wanted, block.span.start, now) and may_become(status, wanted)
            button.setVisible(ripe and status is not wanted)
        self.unrecord.setVisible(status in OUTCOMES)
        self.move_it.setVisible(planned)
        self.cancel.setVisible(planned)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        outcomes = QHBoxLayout()
        outcomes.setSpacing(8)
        for button in self.outcomes.values():
            outcomes.addWidget(button)
        column.addLayout(outcomes)
        for button in (self.unrecord, self.move_it, self.cancel):
            column.addWidget(button)
        for button in (*self.outcomes.values(), self.unrecord, self.move_it, self.cancel):
            button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

"""What can be done with what the inspector shows, always at its bottom."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from ui.board.blocks import SESSION
from ui.icons import Icon
from ui.inspector.appointment_foot import AppointmentFoot
from ui.typography import Letter
from ui.widgets.buttons import Button, ButtonLook, Role
from ui.widgets.labels import Text

if TYPE_CHECKING:
    from datetime import datetime

    from desktop_app.readings.board import Block
    from desktop_app.wording import Words
    from ui.theme import Theme

_CANCELLABLE = frozenset({"planned", "option"})


class InspectorFoot(QWidget):
    """The last change, then print, edit, enrol and cancel.

    Attributes:
        appointment: what stands in their place under an individual appointment.
    """

    print_asked = Signal()
    edit_asked = Signal()
    enrol_asked = Signal()
    cancel_asked = Signal()

    def __init__(self, theme: Theme) -> None:
        """Offer nothing yet."""
        super().__init__()
        self.changed = Text(theme, "", Letter.CAPTION, colour="text3")
        printer = ButtonLook(Role.PRIMARY, Icon.PRINTER, "Ctrl P", tall=True)
        self.print = Button(theme, "", printer)
        self.edit = Button(theme, "", ButtonLook(icon=Icon.PENCIL))
        self.enrol = Button(theme, "", ButtonLook(icon=Icon.USERS))
        self.cancel = Button(theme, "", ButtonLook(icon=Icon.CALENDAR_X))
        self.appointment = AppointmentFoot(theme)
        self._lay_out()
        self.print.clicked.connect(self.print_asked)
        self.edit.clicked.connect(self.edit_asked)
        self.enrol.clicked.connect(self.enrol_asked)
        self.cancel.clicked.connect(self.cancel_asked)

    def retranslate(self, words: Words) -> None:
        """Say everything in another language."""
        self.print.say(words._("Print the sheet"))
        self.edit.say(words._("Edit…"))
        self.cancel.say(words._("Cancel the session…"))
        self.appointment.retranslate(words)

    def show_block(self, block: Block, now: datetime, changed: str, words: Words) -> None:
        """Offer what can be done with a block; ``changed`` says who touched it last."""
        from desktop_app.domain.sheets.signers import SIGNED  # noqa: PLC0415 - with a session

        is_session = block.kind == SESSION
        self.appointment.setVisible(not is_session)
        if not is_session:
            self.appointment.show_block(block, now)
        self.changed.setText(changed)
        for button in (self.edit, self.enrol):
            button.setVisible(is_session)
        self.print.setVisible(is_session and block.status in SIGNED)
        self.enrol.say(words._("Enrolled ({count})").format(count=block.enrolled))
        self.cancel.setVisible(is_session and block.status in _CANCELLABLE)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        pieces = (self.changed, self.print, self.edit, self.enrol, self.cancel)
        for piece in (*pieces, self.appointment):
            piece.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        column.addWidget(self.changed)
        column.addWidget(self.print)
        pair = QHBoxLayout()
        pair.setSpacing(8)
        pair.addWidget(self.edit)
        pair.addWidget(self.enrol)
        column.addLayout(pair)
        column.addWidget(self.cancel)
        column.addWidget(self.appointment)

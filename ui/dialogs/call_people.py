"""Working through a call list: who was told, who has a message, who could not be reached."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.domain.calling import CallStatus
from desktop_app.wording.moments import moment_said
from desktop_app.wording.names import quoted
from ui.dialogs.attempt import Asking, failure_text, while_alive
from ui.dialogs.call_paper import CallPrinting
from ui.dialogs.call_table import CallTable, status_said
from ui.dialogs.frame import Dialog
from ui.icons import Icon
from ui.typography import Letter
from ui.widgets.buttons import Button, ButtonLook, Role
from ui.widgets.labels import Text

if TYPE_CHECKING:
    from desktop_app.commands.act import Outcome
    from desktop_app.domain.changes import Change
    from desktop_app.readings.calls import CallListReading
    from desktop_app.readings.desk import OpenDesk
    from desktop_app.wording import Words
    from ui.desk import Desk
    from ui.theme import Theme

_SIZE, _MARGIN = QSize(760, 560), 20
_NOTED = (
    (CallStatus.TOLD, Icon.CHECK),
    (CallStatus.MESSAGE_LEFT, Icon.PHONE),
    (CallStatus.UNREACHABLE, Icon.CIRCLE_ALERT),
    (CallStatus.TO_CALL, Icon.ROTATE_CCW),
)


class CallPeopleDialog(Dialog):
    """The list of one session, by name: calling is the task here; each tick is kept at once."""

    told = Signal(str)
    """A sentence on what was printed or saved."""

    def __init__(self, desk: Desk, theme: Theme, words: Words, parent: QWidget) -> None:
        """Stay hidden until `call`."""
        super().__init__(theme, parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._desk, self._words = desk, words
        self._session = ""
        self._list: CallListReading | None = None
        self._asking = Asking(desk, self)
        self._asking.succeeded.connect(self._noted)
        self._asking.refused.connect(self._refused)
        self._printing = CallPrinting(desk, self)
        self._printing.told.connect(self.told)
        self.title = Text(theme, "", Letter.DIALOG_TITLE)
        self.about = Text(theme, "", Letter.BODY, colour="text2")
        self.table = CallTable(theme, words)
        self.trouble = Text(theme, "", Letter.CAPTION, colour="danger")
        self._printing.told.connect(self.trouble.setText)
        self.notes = {
            status: Button(theme, status_said(words, status), ButtonLook(icon=icon))
            for status, icon in _NOTED
        }
        look = ButtonLook(icon=Icon.PRINTER)
        self.paper = Button(theme, words._("Print the list"), look)
        self.close_button = Button(theme, words._("Close"), ButtonLook(Role.PRIMARY))
        self.setWindowTitle(words._("Call list"))
        self.setAccessibleName(words._("Call list"))
        self._lay_out()
        for status, button in self.notes.items():
            button.clicked.connect(partial(self._note, status))
        self.table.itemSelectionChanged.connect(self._allow)
        self.paper.clicked.connect(self._print)
        self.close_button.clicked.connect(self.reject)
        desk.changed.connect(self._changed)

    def call(self, session: str) -> None:
        """Show the call list of a session."""
        self._session = session
        self._read()
        self.take_size(_SIZE)
        self._allow()
        self.open()
        self.table.setFocus(Qt.FocusReason.PopupFocusReason)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self.card)
        column.setContentsMargins(_MARGIN, _MARGIN - 4, _MARGIN, _MARGIN - 4)
        column.setSpacing(9)
        column.addWidget(self.title)
        column.addWidget(self.about)
        column.addWidget(self.table, 1)
        notes = QHBoxLayout()
        for button in self.notes.values():
            notes.addWidget(button)
        notes.addStretch()
        column.addLayout(notes)
        self.trouble.setWordWrap(True)
        column.addWidget(self.trouble)
        buttons = QHBoxLayout()
        buttons.addWidget(self.paper)
        buttons.addStretch()
        buttons.addWidget(self.close_button)
        column.addLayout(buttons)

    def _read(self) -> None:
        self._desk.read(partial(_list_of, self._session), while_alive(self, self._show))

    def _show(self, found: CallListReading) -> None:
        words, self._list = self._words, found
        line = found.line
        self.title.setText(quoted(words, words.of(line.title)))
        self.about.setText(self._about(found))
        self.table.show_people(found.people)
        self._allow()

    def _about(self, found: CallListReading) -> str:
        words, line = self._words, found.line
        when = moment_said(words, line.span.start)
        if line.status == "cancelled":
            said = words._("{when}: cancelled").format(when=when)
        else:
            said = words._("now {when}, {room}").format(when=when, room=words.of(line.room_name))
        left = words.ngettext("{count} left to call", "{count} left to call", found.left)
        return f"{said} · {left.format(count=found.left)}"

    def _allow(self) -> None:
        chosen = self.table.chosen
        for status, button in self.notes.items():
            asked = chosen is not None and not self._asking.is_waiting
            button.setEnabled(asked and chosen is not None and chosen.status is not status)
        self.paper.setEnabled(self._list is not None)

    def _note(self, status: CallStatus) -> None:
        from desktop_app.commands.calls import RecordCall  # noqa: PLC0415 - the data layer

        chosen = self.table.chosen
        if chosen is not None:
            self.trouble.setText("")
            seen = str(chosen.status)
            self._asking.ask(RecordCall(self._session, chosen.code, str(status), seen))
            self.table.want_next(chosen.code)
            self._allow()

    def _noted(self, _outcome: Outcome) -> None:
        self._allow()

    def _refused(self, error: Exception) -> None:
        self.trouble.setText(failure_text(self._words, error))
        self._read()

    def _changed(self, change: Change) -> None:
        if self.isVisible() and self._session in change.subjects:
            self._read()

    def _print(self) -> None:
        if self._list is not None:
            self._printing.print_list(self._list, self._about(self._list), self._words)


def _list_of(session: str, desk: OpenDesk) -> CallListReading:
    from desktop_app.readings.calls import call_list  # noqa: PLC0415 - on the data thread only

    return call_list(desk.engine, session)

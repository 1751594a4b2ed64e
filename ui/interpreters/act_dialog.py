"""One act on an order: what follows is said first, what is asked stands below, one button."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.domain.errors import RefusedError
from desktop_app.wording.findings import finding_text
from ui.dialogs.attempt import Asking, failure_text
from ui.dialogs.frame import Dialog
from ui.typography import Letter
from ui.widgets.buttons import Button, ButtonLook, Role
from ui.widgets.fields import take_typing
from ui.widgets.labels import Text
from ui.widgets.scrolled import Scrolled

if TYPE_CHECKING:
    from desktop_app.commands.act import Outcome
    from desktop_app.wording import Words
    from ui.desk import Desk
    from ui.interpreters.act_fields import ActFields
    from ui.theme import Theme

_SIZE, _MARGIN = QSize(560, 320), 20
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class ActDialog(Dialog):
    """Nothing is written before the button is pressed; afterwards it can be taken back."""

    carried_out = Signal(str, object)
    """A sentence on what was done, and the Outcome."""

    def __init__(self, desk: Desk, theme: Theme, words: Words, parent: QWidget) -> None:
        """Stay hidden until `ask`."""
        super().__init__(theme, parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.grow_with_contents()
        self._desk, self._words = desk, words
        self.fields: ActFields | None = None
        self.refused: Exception | None = None
        self._asking = Asking(desk, self)
        self._asking.succeeded.connect(self._done)
        self._asking.refused.connect(self._refuse)
        self._asking.waiting.connect(lambda _waiting: self._allow())
        self.title = Text(theme, "", Letter.DIALOG_TITLE)
        self.about = Text(theme, "", Letter.BODY, colour="text2")
        self.consequence = Text(theme, "", Letter.TITLE)
        self.said = Text(theme, "", Letter.BODY, colour="danger")
        self.go = Button(theme, "", ButtonLook(Role.PRIMARY))
        self.safe = Button(theme, words._("Change nothing"))
        self.go.clicked.connect(self._save)
        self.safe.clicked.connect(self.reject)

    def ask(self, about: str, fields: ActFields) -> None:
        """Ask what `fields` offer about an order."""
        self.fields = fields
        self.setWindowTitle(fields.title)
        self.setAccessibleName(fields.title)
        self.title.setText(fields.title)
        self.about.setText(about)
        if fields.heavy:
            self.go.wear(ButtonLook(Role.DANGER))
            self.safe.wear(ButtonLook(Role.PRIMARY))
        fields.changed.connect(self._allow)
        fields.entered.connect(self._save)
        self._lay_out(fields)
        self._allow()
        self.take_size(_SIZE)
        self.open()
        if fields.heavy:
            self.safe.setFocus(Qt.FocusReason.PopupFocusReason)
        else:
            fields.enter()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """See QDialog: Enter in a field is no answer."""
        if Qt.Key(event.key()) not in _ENTER:
            super().keyPressEvent(event)

    def _allow(self) -> None:
        fields = self.fields
        if fields is None:
            return
        self.consequence.setText(fields.consequence)
        self.consequence.wear(Letter.TITLE, "danger" if fields.costs else "text")
        self.consequence.setVisible(bool(fields.consequence))
        missing = fields.missing
        self.go.say(fields.verb)
        self.go.setEnabled(not missing and not self._asking.is_waiting)
        self.go.setToolTip(missing)

    def _save(self) -> None:
        if self.fields is None:
            return
        take_typing(self)
        act = None if self.fields.missing else self.fields.act()
        if act is not None:
            self.refused = None
            self.said.hide()
            self._asking.ask(act)

    def _done(self, outcome: Outcome) -> None:
        if self.fields is not None:
            self.carried_out.emit(self.fields.done, outcome)
        self.accept()

    def _refuse(self, error: Exception) -> None:
        self.refused = error
        said, opened = failure_text(self._words, error), self._desk.open_desk
        if isinstance(error, RefusedError) and error.findings and opened is not None:
            said = f"{said} {finding_text(self._words, error.findings[0], opened.names)}"
        self.said.setText(said)
        self.said.show()
        self._allow()

    def _lay_out(self, fields: ActFields) -> None:
        column = QVBoxLayout(self.card)
        column.setContentsMargins(_MARGIN, _MARGIN - 4, _MARGIN, _MARGIN - 4)
        column.setSpacing(10)
        for text in (self.title, self.about, self.consequence, self.said):
            text.setWordWrap(True)
        self.said.hide()
        for piece in (self.title, self.about, self.consequence):
            column.addWidget(piece)
        fields.column.addStretch(1)
        column.addWidget(Scrolled(fields), 1)
        column.addWidget(self.said)
        buttons = QHBoxLayout()
        buttons.addStretch()
        buttons.addWidget(self.safe)
        buttons.addWidget(self.go)
        column.addLayout(buttons)

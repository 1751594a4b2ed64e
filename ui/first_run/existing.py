"""Opening a centre that is there already: a file of this computer, or a server's address."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.dialogs.file_dialogs import file_chosen
from ui.settings.form import Form
from ui.settings.panel import Panel
from ui.settings.rows import TextRow
from ui.widgets.buttons import Button, ButtonLook, Role

if TYPE_CHECKING:
    from collections.abc import Callable

    from desktop_app.wording import Words
    from ui.theme import Theme


class ExistingCentre(QWidget):
    """A field for the address, and why a centre could not be opened."""

    left = Signal()
    wanted = Signal(str)
    """The address of a centre to open."""

    def __init__(self, theme: Theme, words: Words) -> None:
        """Ask for nothing yet."""
        super().__init__()
        self._words = words
        self.ask_file: Callable[[QWidget, Words], str] = _ask_file
        self.address = TextRow(theme, "centre")
        self.form = Form(theme, (self.address,))
        self.browse, self.back = Button(theme, ""), Button(theme, "")
        self.open = Button(theme, "", ButtonLook(Role.PRIMARY))
        self.form.add(self.browse)
        self.panel = Panel(theme)
        self.panel.put(self.form)
        buttons = QHBoxLayout()
        buttons.setContentsMargins(28, 10, 28, 18)
        buttons.addWidget(self.back)
        buttons.addStretch()
        buttons.addWidget(self.open)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.panel, 1)
        column.addLayout(buttons)
        self.back.clicked.connect(self.left)
        self.open.clicked.connect(self._ask)
        self.browse.clicked.connect(self._browse)
        self.address.field.returnPressed.connect(self._ask)
        self.retranslate(words)

    def refuse(self, reason: str) -> None:
        """Say why the centre could not be opened; the address stays."""
        self.address.refuse(reason)

    def wait(self, *, waiting: bool) -> None:
        """Take no other order while a centre is tried."""
        for button in (self.back, self.open, self.browse):
            button.setEnabled(not waiting)

    def retranslate(self, words: Words) -> None:
        """Say everything in another language."""
        self._words = words
        self.panel.say(
            words._("Connect this desk to an existing centre"),
            words._("Nothing is changed in the centre by opening it here."),
        )
        hint = words._("A file such as centre.db, or postgresql://server/centre.")
        self.form.say("", {"centre": words._("Address of the centre")}, {"centre": hint})
        self.browse.say(words._("Choose a file…"))
        self.back.say(words._("Back"))
        self.open.say(words._("Open"))

    def _ask(self) -> None:
        address = self.address.value.strip()
        if address:
            self.wanted.emit(address)
        else:
            self.refuse(self._words._("Type an address, or choose the file of a centre."))

    def _browse(self) -> None:
        chosen = self.ask_file(self, self._words)
        if chosen:
            self.address.begin(chosen)


def _ask_file(parent: QWidget, words: Words) -> str:
    said = words._("Centres")
    kinds = f"{said} (*.db);;* (*)"
    return file_chosen(parent, words, words._("Choose the file of a centre"), kinds)

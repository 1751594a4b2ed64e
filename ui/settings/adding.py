"""Cards to add something: what must be known at first, the rest is filled in afterwards."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal

from ui.dialogs.attempt import failure_text
from ui.settings.form import Form
from ui.widgets.buttons import Button, ButtonLook, Role

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from PySide6.QtGui import QKeyEvent

    from desktop_app.wording import Words
    from ui.settings.rows import Row
    from ui.theme import Theme


class AddingCard(Form):
    """Rows that are asked together, and the buttons that add or give up."""

    asked = Signal()
    """What was typed is to be added."""
    given_up = Signal()

    def __init__(self, theme: Theme, words: Words, rows: Iterable[Row]) -> None:
        """Ask for nothing yet."""
        super().__init__(theme, rows)
        self._words = words
        self.button = Button(theme, "", ButtonLook(Role.PRIMARY))
        self.leave = Button(theme, "")
        self.add(self.button, self.leave)
        self.button.clicked.connect(self.asked)
        self.leave.clicked.connect(self.given_up)

    def typed(self, code: str) -> str:
        """What a row shows."""
        return self.rows[code].value

    @property
    def first(self) -> Row:
        """The row in which a refusal without a field of its own is said."""
        return next(iter(self.rows.values()))

    def answer(self, error: Exception) -> bool:
        """Say a refusal in the row it is about; say whether there is one."""
        row = self.rows.get(getattr(error, "field_name", ""))
        if row is None:
            return False
        row.refuse(failure_text(self._words, error))
        return True

    def name_buttons(self, words: Words) -> None:
        """Say the buttons in another language."""
        self._words = words
        self.button.say(words._("Add"))
        self.leave.say(words._("Give up"))

    def begin(self, values: Mapping[str, str]) -> None:
        """Start with some values and the focus in the first row."""
        for code, row in self.rows.items():
            row.begin(values.get(code, ""))
        self.first.focus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """See QWidget; Escape gives up."""
        if event.key() == Qt.Key.Key_Escape:
            self.given_up.emit()
        else:
            super().keyPressEvent(event)

"""Who takes part from outside, and what the desk should know, on one row of the first tab."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.typography import Letter
from ui.widgets.fields import TextField
from ui.widgets.labels import Text

if TYPE_CHECKING:
    from desktop_app.wording.words import Words
    from ui.form.typed import Typed
    from ui.theme import Theme

LONGEST_PARTNERS, LONGEST_NOTE = 200, 140
_PARTNERS = 212


class RemarksRow(QWidget):
    """Two fields of plain text; the note says in grey that nothing medical belongs there."""

    edited = Signal(str, object)
    """The name of a field of what is typed, and its new value."""

    def __init__(self, theme: Theme) -> None:
        """Show nothing yet."""
        super().__init__()
        self.partners, self.note = TextField(theme, ""), TextField(theme, "")
        self._label = Text(theme, "", Letter.BODY, colour="text2")
        self.partners.setMaxLength(LONGEST_PARTNERS)
        self.note.setMaxLength(LONGEST_NOTE)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        for piece in (self.partners, self._label):
            row.addWidget(piece)
        row.addWidget(self.note, 1)
        self.partners.textEdited.connect(lambda text: self.edited.emit("partners", text))
        self.note.textEdited.connect(lambda text: self.edited.emit("note", text))

    def retranslate(self, words: Words) -> None:
        """Say everything in another language."""
        note = words._("Internal note")
        self._label.setText(note)
        self.partners.setAccessibleName(words._("Partners"))
        self.note.setAccessibleName(note)
        reminder = words._("No medical information here.")
        self.note.setAccessibleDescription(reminder)
        self.note.setPlaceholderText(reminder)
        self.note.setToolTip(reminder)
        self.partners.setPlaceholderText(words._("Association, school, town…"))

    def fit(self, scale: float) -> None:
        """Keep the room of the words in the first field, in letters of any size."""
        self.partners.setFixedWidth(round(_PARTNERS * scale))

    def show_typed(self, typed: Typed) -> None:
        """Show what is typed; a field that is being typed in is left alone."""
        for field, text in ((self.partners, typed.partners), (self.note, typed.note)):
            if not field.hasFocus():
                field.setText(text)

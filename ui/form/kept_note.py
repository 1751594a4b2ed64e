"""« Garder mon texte en note »: what gives way to the other desk is not lost."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop_app.wording.history import NOTHING
from desktop_app.wording.words import Words
from ui.form.remarks import LONGEST_NOTE
from ui.typography import Letter
from ui.widgets.fields import TextField, Tick
from ui.widgets.labels import Text
from ui.widgets.tones import Tone

if TYPE_CHECKING:
    from ui.form.versions import FieldVersions
    from ui.theme import Theme

NOTE = "note"
BETWEEN = " · "


def note_with(words: Words, kept: str, giving_way: Sequence[FieldVersions]) -> str:
    """A note with what was typed here in fields that give way, each named but the note's own."""
    field = words._("{field}: {value}")
    pieces = [
        one.here if one.name == NOTE else field.format(field=one.title, value=one.here)
        for one in giving_way
        if one.here != NOTHING
    ]
    return BETWEEN.join(filter(None, (kept, *pieces)))


class KeptNote(QWidget):
    """A tick, and the whole note as it will be; nothing of it is cut without a word.

    The note is written anew while the marks change, until somebody types in it.
    """

    changed = Signal()
    """The note fits now, or is too long now."""

    def __init__(self, theme: Theme, words: Words) -> None:
        """Keep nothing until it is asked for."""
        super().__init__()
        self._words = words
        self.tick = Tick(theme, words._("Keep my text as a note"))
        self.field = TextField(theme, words._("Internal note"))
        self.count = Text(theme, "", Letter.CAPTION, colour="text3")
        self.count.setWordWrap(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        for piece in (self.tick, self.field, self.count):
            column.addWidget(piece)
        self.tick.toggled.connect(self._judge)
        self.field.textChanged.connect(self._judge)
        self._judge()

    @property
    def note(self) -> str | None:
        """The note that is wanted; None when the form's own is."""
        return self.field.text().strip() if self.tick.isChecked() else None

    @property
    def is_too_long(self) -> bool:
        """Whether the note that is wanted is longer than a note can be."""
        return len(self.note or "") > LONGEST_NOTE

    def propose(self, note: str) -> None:
        """Write a note, unless somebody has typed one."""
        if not self.field.isModified():
            self.field.setText(note)
            self.field.setCursorPosition(0)

    def _judge(self) -> None:
        """Show the note only when it is wanted, and how long it is."""
        length, too_long = len((self.field.text()).strip()), self.is_too_long
        for piece in (self.field, self.count):
            piece.setVisible(self.tick.isChecked())
        self.field.judge(Tone.DANGER if too_long else None)
        self.count.wear(Letter.CAPTION, "danger" if too_long else "text3")
        said = self._words._("{count} of {most} characters.")
        if too_long:
            said = self._words._("{count} characters, {most} at most: shorten it first.")
        said = said.format(count=length, most=LONGEST_NOTE)
        self.count.setText(said)
        self.field.setAccessibleDescription(said)
        self.changed.emit()

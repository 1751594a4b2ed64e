"""A field whose text cannot be read: nothing is done before it is put right, and nothing is lost.

A form keeps the last value that it could read. Without this a button would act on that value
while something else stands in the field.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QToolTip, QWidget

from ui.widgets.fields import TextField, take_typing
from ui.widgets.tones import Tone

if TYPE_CHECKING:
    from desktop_app.wording.words import Words


class ReadField(TextField):
    """A field that takes a value from what is typed, once it can be read.

    Attributes:
        refused: why what can be read cannot be here, or nothing.
    """

    refused = ""

    @property
    def is_misread(self) -> bool:
        """Whether what is typed could not be taken."""
        return self.isModified() and bool(self.property("wrong"))

    def refuse(self, sentence: str) -> None:
        """Take back what was taken: it can be read, and cannot be here."""
        self.judge(Tone.DANGER)
        self.setModified(True)
        self.refused = sentence

    def judge(self, verdict: Tone | None) -> None:
        """See TextField."""
        self.refused = ""
        super().judge(verdict)

    def misread_said(self, words: Words) -> str:
        """Say what is expected instead."""
        return words._("“{typed}” cannot be read here.").format(typed=self.text())


def goes_to_misread(form: QWidget, words: Words) -> bool:
    """Take what is being typed; go to the first field that cannot be read and say why.

    Returns whether there is one: the form then does nothing else.
    """
    take_typing(form)
    fields = (one for one in form.findChildren(ReadField) if one.isVisible())
    field = next((one for one in fields if one.is_misread), None)
    if field is None:
        return False
    said = field.refused or field.misread_said(words)
    field.setAccessibleDescription(said)
    field.setFocus(Qt.FocusReason.OtherFocusReason)
    field.selectAll()
    QToolTip.showText(field.mapToGlobal(field.rect().bottomLeft()), said, field)
    return True

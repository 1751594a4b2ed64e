"""The fields of a cycle: a date with its year, and a number that the arrows change."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent

from ui.booking.fields import DayField
from ui.icons import Icon
from ui.typography import Letter
from ui.widgets.misread import ReadField
from ui.widgets.tones import Tone

if TYPE_CHECKING:
    from desktop_app.wording.words import Words
    from ui.theme import Theme

_STEPS = {Qt.Key.Key_Up: 1, Qt.Key.Key_Down: -1}
_LONGEST_NUMBER = 3


def letter_scale(theme: Theme) -> float:
    """How much larger than usual the letters are; fields and columns grow with them."""
    return max(theme.letters.pixels(Letter.BODY) / Letter.BODY.value.compact, 1)


class DateField(DayField):
    """A day of this year or of another one: « 07/10/2026 »."""

    def __init__(self, theme: Theme, words: Words) -> None:
        """Show nothing yet."""
        super().__init__(theme, "", words)
        self._icon = Icon.CALENDAR_DAYS
        self._keep_free()

    @property
    def day(self) -> date:
        """The day that is shown."""
        return self._day

    def take(self) -> bool:
        """Take what is typed now; false when it is no day."""
        self._take()
        return not self.isModified()

    def said(self, day: date) -> str:
        """See DayField."""
        return self._words.numeric_day(day)


class NumberField(ReadField):
    """A whole number within limits; the arrows step by one."""

    chosen = Signal(int)
    misread = Signal()
    """What is typed is no number within the limits."""

    def __init__(self, theme: Theme, least: int, most: int) -> None:
        """Take a number from `least` to `most`."""
        super().__init__(theme, "")
        self._least, self._most, self._number = least, most, least
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setMaxLength(_LONGEST_NUMBER)
        self.editingFinished.connect(self._take)

    def misread_said(self, words: Words) -> str:
        """See ReadField."""
        said = words._("This is not a number from {least} to {most}.")
        return said.format(least=self._least, most=self._most)

    def show_number(self, number: int | None) -> None:
        """Show a number, or none, unless another one is being typed here."""
        self._number = self._least if number is None else number
        if not (self.hasFocus() and self.isModified()):
            self.setText("" if number is None else str(number))
            self.judge(None)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """See QWidget."""
        super().focusInEvent(event)
        self.selectAll()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """See QWidget."""
        step = _STEPS.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
            return
        self._take()
        self._choose(max(self._least, min(self._number + step, self._most)))

    def _take(self) -> None:
        if not self.isModified():
            return
        typed = self.text().strip()
        good = typed.isdecimal() and self._least <= int(typed) <= self._most
        self.judge(None if good else Tone.DANGER)
        if good:
            self._choose(int(typed))
        else:
            self.misread.emit()

    def _choose(self, number: int) -> None:
        self._number = number
        self.setText(str(number))
        self.setModified(False)
        self.judge(None)
        self.chosen.emit(number)

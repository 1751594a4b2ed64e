"""The card that puts a site or a programme away, and offers it again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from ui.settings.form import Form
from ui.settings.rows import SaidRow
from ui.widgets.buttons import Button

if TYPE_CHECKING:
    from desktop_app.wording import Words
    from ui.theme import Theme

STATE = "state"


class PuttingAway(Form):
    """Says whether something is offered, and has the one button that changes it."""

    asked = Signal(bool)
    """To be put away, or offered again."""

    def __init__(self, theme: Theme, words: Words) -> None:
        """Be about nothing yet."""
        self.state = SaidRow(theme, STATE)
        super().__init__(theme, (self.state,))
        self._words = words
        self._is_away, self._code = False, ""
        self.button = Button(theme, "")
        self.add(self.button)
        self.button.clicked.connect(lambda: self.asked.emit(not self._is_away))

    def retranslate(self, words: Words) -> None:
        """Say everything in another language."""
        self._words = words
        hint = words._("What was booked stays in the history and in the reports.")
        self.say(words._("Put away"), {STATE: words._("Now")}, {STATE: hint})
        self._say_state()

    def show_state(self, code: str, *, away: bool) -> None:
        """Be about the object with this code."""
        if code != self._code:
            self.state.settle()
        self._code, self._is_away = code, away
        self._say_state()

    def _say_state(self) -> None:
        words = self._words
        said = words._("put away, no longer offered") if self._is_away else words._("offered")
        self.state.show_value(said)
        self.button.say(words._("Offer it again") if self._is_away else words._("Put it away"))

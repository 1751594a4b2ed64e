"""The last day of a room, and where what is booked after it goes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from desktop_app.domain.errors import RoomInUseError
from desktop_app.wording.errors import error_text
from ui.settings.form import Form
from ui.settings.rows import ChoiceRow, TextRow
from ui.settings.sayings import day_typed, labels_of
from ui.widgets.buttons import Button

if TYPE_CHECKING:
    from desktop_app.readings.described import DescribedRoom
    from desktop_app.wording import Words
    from ui.theme import Theme

LAST_DAY, REPLACEMENT = "bookable_to", "room"


class RoomEnding(Form):
    """Asks for a last day; where sessions stand later, asks where they go."""

    asked = Signal(str, str)
    """The last day as it was typed, and the code of the replacement, or nothing."""

    def __init__(self, theme: Theme, words: Words) -> None:
        """Be about no room yet."""
        self.day, self.replacement = TextRow(theme, LAST_DAY), ChoiceRow(theme, REPLACEMENT)
        super().__init__(theme, (self.day, self.replacement))
        self._words = words
        self._code = ""
        self.move_them = Button(theme, "")
        self.add(self.move_them)
        self.day.changed.connect(lambda _code, _typed: self._ask(""))
        self.move_them.clicked.connect(lambda: self._ask(self.replacement.value))
        self._offer(shown=False)

    def retranslate(self, words: Words) -> None:
        """Say everything in another language."""
        self._words = words
        labels = {**labels_of((LAST_DAY,), words), REPLACEMENT: words._("Instead of it")}
        hint = words._("Empty: it can always be booked. What was booked before stays as it is.")
        self.say(words._("Give the room up"), labels, {LAST_DAY: hint})
        self.move_them.say(words._("Move the sessions there"))

    def show_room(self, room: DescribedRoom, others: dict[str, str]) -> None:
        """Be about a room; `others` could take its place."""
        self.replacement.offer({code: name for code, name in others.items() if code != room.code})
        if room.code != self._code:
            self._code = room.code
            self._offer(shown=False)
            self.day.begin(day_typed(room.bookable_to))
        self.day.show_value(day_typed(room.bookable_to))

    def answer(self, error: Exception) -> bool:
        """Take a refusal: sessions in the way are offered a place; say whether it was one."""
        if not isinstance(error, RoomInUseError):
            return False
        self.day.refuse(error_text(self._words, error))
        self._offer(shown=bool(error.sessions) and not error.appointments)
        return True

    def take(self) -> None:
        """It was written: nothing is left to be moved."""
        self._offer(shown=False)

    def _ask(self, replacement: str) -> None:
        self.asked.emit(self.day.value, replacement)

    def _offer(self, *, shown: bool) -> None:
        self.replacement.setVisible(shown)
        self.move_them.setVisible(shown)

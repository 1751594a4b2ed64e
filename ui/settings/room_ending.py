"""The last day of a room; where something is booked after it, a plan of repairs is asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from desktop_app.domain.errors import RoomInUseError
from desktop_app.wording.errors import error_text
from ui.settings.form import Form
from ui.settings.rows import TextRow
from ui.settings.sayings import day_typed, labels_of

if TYPE_CHECKING:
    from desktop_app.readings.described import DescribedRoom
    from desktop_app.wording import Words
    from ui.theme import Theme

LAST_DAY = "bookable_to"


class RoomEnding(Form):
    """Asks for a last day; sessions that stand later find their ways out in a plan."""

    asked = Signal(str)
    """The last day as it was typed."""
    plan_wanted = Signal(str)
    """The same, once sessions were found to stand there later."""

    def __init__(self, theme: Theme, words: Words) -> None:
        """Be about no room yet."""
        self.day = TextRow(theme, LAST_DAY)
        super().__init__(theme, (self.day,))
        self._words = words
        self._code = ""
        self.day.changed.connect(lambda _code, typed: self.asked.emit(typed))

    def retranslate(self, words: Words) -> None:
        """Say everything in another language."""
        self._words = words
        hint = words._("Empty: it can always be booked. What was booked before stays as it is.")
        self.say(words._("Give the room up"), labels_of((LAST_DAY,), words), {LAST_DAY: hint})

    def show_room(self, room: DescribedRoom) -> None:
        """Be about a room."""
        if room.code != self._code:
            self._code = room.code
            self.day.begin(day_typed(room.bookable_to))
        self.day.show_value(day_typed(room.bookable_to))

    def answer(self, error: Exception) -> bool:
        """Take a refusal: sessions in the way are repaired in a plan; say whether it was one."""
        if not isinstance(error, RoomInUseError):
            return False
        self.day.refuse(error_text(self._words, error))
        if error.sessions and not error.appointments:
            self.plan_wanted.emit(self.day.value)
        return True

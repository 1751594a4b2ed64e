"""Another day, hour or room of a date of a cycle: this one, this and the following, or all."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QButtonGroup

from ui.booking.fields import PickField, TimeField
from ui.cycles.fields import DateField
from ui.typography import Letter
from ui.widgets.fields import EitherOr
from ui.widgets.flow_row import FlowRow
from ui.widgets.labels import Text
from ui.workshops.series_fields import DATE, HOUR, PICK, SeriesFields

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date, time

    from desktop_app.readings.session_lines import SessionLine
    from desktop_app.wording import Words
    from ui.theme import Theme
    from ui.workshops.series_fields import CycleAct


class MoveFields(SeriesFields):
    """The end follows the start, as in a booking."""

    may_keep = False

    def __init__(
        self, theme: Theme, words: Words, line: SessionLine, rooms: Sequence[tuple[str, str]]
    ) -> None:
        """Begin where the date stands."""
        super().__init__(theme, words, words._("Choose another day, hour or room."))
        self._line = line
        self._from, self._until = line.span.start, line.span.end
        self.day, self.room = DateField(theme, words), PickField(theme, "")
        self.start, self.end = TimeField(theme, ""), TimeField(theme, "")
        self.scopes = {
            "this": EitherOr(theme, words._("this session")),
            "following": EitherOr(theme, words._("this one and the following")),
            "all": EitherOr(theme, words._("the whole cycle")),
        }
        self._group = QButtonGroup(self)
        self.room.offer(rooms, line.room)
        self._show()
        self._lay_out(words)
        self.scopes["this"].setChecked(True)
        self._listen()

    @property
    def scope(self) -> str:
        """How far the change goes: this, following or all."""
        return next(code for code, answer in self.scopes.items() if answer.isChecked())

    def act(self, why: str) -> CycleAct | None:
        """See SeriesFields."""
        del why
        from desktop_app.commands.sessions import MoveSession, Seen  # noqa: PLC0415 - data layer

        span, room = self._line.span, str(self.room.currentData() or self._line.room)
        if (self._from, self._until, room) == (span.start, span.end, self._line.room):
            return None
        seen = Seen(span.start, span.end, self._line.room)
        other = "" if room == self._line.room else room
        return MoveSession(self._line.code, other, self._from, self._until, self.scope, seen)

    def _lay_out(self, words: Words) -> None:
        row = (
            self.labelled(words._("Day"), self.day, DATE),
            self.labelled(words._("Start"), self.start, HOUR),
            self.labelled(words._("End"), self.end, HOUR),
            self.labelled(words._("Room"), self.room, PICK),
        )
        self._column.addWidget(FlowRow(row, gap=12))
        head = Text(self._theme, words._("Change"), Letter.TITLE)
        for answer in self.scopes.values():
            self._group.addButton(answer)
        self._column.addWidget(FlowRow([head, *self.scopes.values()], gap=12))

    def _listen(self) -> None:
        self.day.chosen.connect(self._take_day)
        self.start.chosen.connect(self._take_start)
        self.end.chosen.connect(self._take_end)
        for field in (self.day, self.start, self.end):
            self.say_misread(field)
        self.room.picked.connect(lambda _code: self.changed.emit())
        self._group.buttonClicked.connect(lambda _answer: self.changed.emit())

    def _show(self) -> None:
        self.day.show_day(self._from.date(), self._line.span.day)
        self.start.show_time(self._from.time())
        self.end.show_time(self._until.time())

    def _take_day(self, day: date) -> None:
        self._put(datetime.combine(day, self._from.time()))

    def _take_start(self, start: time) -> None:
        self._put(datetime.combine(self._from.date(), start))

    def _put(self, start: datetime) -> None:
        self._from, self._until = start, start + (self._until - self._from)
        self._show()
        self.changed.emit()

    def _take_end(self, end: time) -> None:
        until = datetime.combine(self._from.date(), end)
        if until <= self._from:
            said = self._words._("The end comes after the start.")
            self.end.refuse(said)
            self._mistake(self.end, said)
            return
        self._until = until
        self.changed.emit()

"""On which weekday, from when, for how long; or dates chosen one by one."""

from __future__ import annotations

from datetime import date, time, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop_app.domain.recurrence import MOST_OCCURRENCES
from ui.booking.fields import PickField, TimeField
from ui.cycles.fields import DateField, NumberField, letter_scale
from ui.typography import Letter
from ui.widgets.buttons import Button
from ui.widgets.flow_row import FlowRow, Together
from ui.widgets.labels import Text

if TYPE_CHECKING:
    from desktop_app.readings.cycle_preview import CyclePreview
    from desktop_app.wording.words import Words
    from ui.cycles.around import Around
    from ui.cycles.typed import CycleTyped
    from ui.theme import Theme

_MONDAY = date(2024, 1, 1)
_DAY, _HOUR, _DATE, _COUNT = 112, 60, 134, 54


class DatesRow(FlowRow):
    """Weekday, hours, first date, number of sessions and last day, one of which follows."""

    edited = Signal(str, object)
    """The name of a field of what is typed, and its new value."""
    date_added = Signal(object)
    """A date chosen by itself."""
    misread = Signal(str)
    """What is wrong with what was typed."""

    def __init__(self, theme: Theme, words: Words) -> None:
        """Show nothing yet."""
        self._theme, self._words = theme, words
        self.weekday = PickField(theme, "")
        self.start, self.end = TimeField(theme, ""), TimeField(theme, "")
        self._start = time(9)
        self.first, self.until = DateField(theme, words), DateField(theme, words)
        self.more, self.add = DateField(theme, words), Button(theme, "")
        self.count = NumberField(theme, 1, MOST_OCCURRENCES)
        self._labels = [Text(theme, "", Letter.BODY, colour="text2") for _ in range(6)]
        every, since, sessions, until, more, dash = self._labels
        self._ruled = (
            Together(every, self.weekday),
            Together(since, self.first),
            Together(self.count, sessions),
            Together(until, self.until),
        )
        self._single = Together(more, self.more, self.add)
        times = Together(self.start, dash, self.end)
        super().__init__((self._ruled[0], self._single, times, *self._ruled[1:]), gap=12)
        self._listen()
        theme.changed.connect(self._fit)
        self._fit()
        self.retranslate(words)

    def retranslate(self, words: Words) -> None:
        """Say everything in another language."""
        self._words = words
        said = (
            words._("Every"),
            words._("from"),
            words._("sessions"),
            words._("until"),
            words._("One more date"),
            "–",
        )
        for label, text in zip(self._labels, said, strict=True):
            label.setText(text)
        names: dict[QWidget, str] = {
            self.weekday: words._("Weekday"),
            self.start: words._("Start"),
            self.end: words._("End"),
            self.first: words._("First date"),
            self.count: words._("Number of sessions"),
            self.until: words._("Last day"),
            self.more: words._("One more date"),
        }
        for field, name in names.items():
            field.setAccessibleName(name)
        self.add.say(words._("Add"))
        for dated in (self.first, self.until, self.more):
            dated.retranslate(words)

    def show_typed(self, typed: CycleTyped, around: Around, preview: CyclePreview | None) -> None:
        """Show what is typed, and where the preview ends."""
        days = [_MONDAY + at * timedelta(days=1) for at in range(7)]
        offered = [(f"{day.isoweekday()}", self._words.weekday(day)) for day in days]
        self.weekday.offer(offered, f"{typed.first.isoweekday()}")
        self._start = typed.start
        self.start.show_time(typed.start)
        self.end.show_time(typed.end)
        self.first.show_day(typed.first, around.today)
        self.more.show_day(max(typed.free, default=typed.first), around.today)
        self._show_ends(typed, around, preview)
        for piece in self._ruled:
            piece.setVisible(bool(typed.rhythm))
        self._single.setVisible(not typed.rhythm)

    def _show_ends(self, typed: CycleTyped, around: Around, preview: CyclePreview | None) -> None:
        """The number of sessions and the last day: one is typed, the other follows from it."""
        held = preview.plan.held if preview is not None else ()
        model = around.model(typed)
        stepped = model is not None and model.steps > 0
        by_steps = self._words._("The steps of the workshop say how many sessions, and how long.")
        for field in (self.count, self.end):
            field.setEnabled(not stepped)
            field.setToolTip(by_steps if stepped else "")
        follows = typed.until is not None or stepped
        self.count.show_number(len(held) if follows and held else typed.count)
        self.until.show_day(typed.until or (held[-1].day if held else typed.first), around.today)
        _dress(self.count, typed_here=not follows)
        _dress(self.until, typed_here=typed.until is not None)
        followed = self._words._("It follows from the number of sessions; type a day to end by it.")
        self.until.setToolTip("" if typed.until is not None else followed)

    def _listen(self) -> None:
        for name, signal in (
            ("start", self.start.chosen),
            ("first", self.first.chosen),
            ("until", self.until.chosen),
            ("count", self.count.chosen),
        ):
            signal.connect(lambda value, name=name: self.edited.emit(name, value))
        self.end.chosen.connect(self._take_end)
        self.weekday.picked.connect(lambda day: self.edited.emit("weekday", int(day)))
        self.more.returnPressed.connect(self._add)
        self.add.clicked.connect(self._add)
        for field in (self.start, self.end):
            field.misread.connect(self._tell_no_time)
        for dated in (self.first, self.until, self.more):
            dated.misread.connect(self._tell_no_day)
        self.count.misread.connect(self._tell_no_number)

    def _take_end(self, end: time) -> None:
        """Take an end after the start; another one is said, and stays until it is put right."""
        if end > self._start:
            self.edited.emit("end", end)
            return
        said = self._words._("The end comes after the start.")
        self.end.refuse(said)
        self.misread.emit(said)

    def _add(self) -> None:
        if self.more.take():
            self.date_added.emit(self.more.day)

    def _tell_no_time(self) -> None:
        self.misread.emit(self._words._("This is not an hour: type 14:00 or 14."))

    def _tell_no_day(self) -> None:
        self.misread.emit(self._words._("This is not a date: type 24/11/2026 or 24/11."))

    def _tell_no_number(self) -> None:
        said = self._words._("The number of sessions goes from 1 to {most}.")
        self.misread.emit(said.format(most=MOST_OCCURRENCES))

    def _fit(self) -> None:
        scale = letter_scale(self._theme)
        widths: dict[QWidget, int] = {
            self.weekday: _DAY,
            self.start: _HOUR,
            self.end: _HOUR,
            self.first: _DATE,
            self.until: _DATE,
            self.more: _DATE,
            self.count: _COUNT,
        }
        for field, width in widths.items():
            field.setFixedWidth(round(width * scale))


def _dress(field: QWidget, *, typed_here: bool) -> None:
    """Frame what was typed; what follows from it stands in bold without a frame."""
    look = "" if typed_here else "follows"
    if field.property("look") != look:
        field.setProperty("look", look)
        field.style().unpolish(field)
        field.style().polish(field)

"""What happens to a week that is painted: strokes, days, what it would break, saving."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from desktop_app.domain.errors import BadInputError, PermanenceError
from ui.availability.brush import Brush
from ui.availability.facts import Saving, act_of, form_of, is_changed, plan_of, touched
from ui.availability.leave_line import LeaveLine
from ui.availability.typed import ALL, WeekKept, begun, days_problem, parities_of
from ui.dialogs.attempt import Asking, while_alive
from ui.dialogs.latest_answer import LatestAnswer

if TYPE_CHECKING:
    from typing import Any

    from desktop_app.domain.painted_week import PaintedWeek, WeekOf
    from desktop_app.readings.week_form import WeekForm
    from ui.availability.facts import Touched
    from ui.availability.typed import Block, WeekTyped
    from ui.desk import Desk
    from ui.repairs.facts import Plan

LOOKED_AFTER_MS = 250
"""What is touched is looked for this long after the last stroke."""


class WeekConduct(QObject):
    """One week at work; nothing is written before `save`.

    Attributes:
        form: what it is painted on, once it was read.
        typed: what is painted.
        weeks: the weeks that are shown: all, even or odd ones.
        brush: what the next stroke paints.
        leave: the exception that is typed.
        seen: the last answer on what would be touched, perhaps of an earlier stroke.
        wrong: what cannot be of what is typed; ``misdated`` of its days.
        refused: why the desk last did not write it.
    """

    shown = Signal()
    """There is something else to show."""
    saved = Signal(object)
    """The Outcome of the week that was written."""
    breaking = Signal(object)
    """The Plan of repairs of a week that was to be saved and breaks something."""

    def __init__(self, desk: Desk, parent: QObject) -> None:
        """Show nothing yet; `begin` reads the week."""
        super().__init__(parent)
        self._desk = desk
        self.form: WeekForm | None = None
        self.typed: WeekTyped | None = None
        self.weeks, self.brush = ALL, Brush()
        self.leave = LeaveLine(desk, self)
        self.leave.changed.connect(self._leave_changed)
        self.seen: Touched | None = None
        self.wrong: PermanenceError | None = None
        self.misdated: BadInputError | None = None
        self.refused: Exception | None = None
        self._strokes: list[WeekTyped] = []
        self._plans = LatestAnswer(desk, plan_of, self)
        self._plans.answered.connect(self._take_plan)
        self._asking = Asking(desk, self)
        self._asking.succeeded.connect(self.saved)
        self._asking.refused.connect(self._not_done)
        self._soon = QTimer(self, singleShot=True, interval=LOOKED_AFTER_MS)
        self._soon.timeout.connect(self._look)
        self.leave.settled.connect(self._read_again)
        desk.changed.connect(self._hear)

    @property
    def is_changed(self) -> bool:
        """Whether something was painted that is not written."""
        return (
            self.form is not None and self.typed is not None and is_changed(self.form, self.typed)
        )

    @property
    def kept(self) -> WeekKept | None:
        """What would be lost if it were closed now: nothing, where nothing is."""
        typed, line = self.typed, self.leave.line.strip()
        if typed is None or not (self.is_changed or line):
            return None
        return WeekKept(typed.of, typed if self.is_changed else None, line)

    @property
    def is_current(self) -> bool:
        """Whether what is touched is known of what is painted now."""
        seen = self.seen
        return seen is not None and seen.typed == self.typed and seen.away == self.leave.away

    @property
    def can_take_back(self) -> bool:
        """Whether a stroke can be taken back."""
        return bool(self._strokes)

    def begin(self, of: WeekOf | None, kept: WeekKept | None = None) -> None:
        """Read the week of somebody; what was set aside is painted over it."""

        def take(form: WeekForm | None) -> None:
            self.form = form
            if form is not None:
                self._strokes.clear()
                self.typed = (kept and kept.week) or begun(form)
                self.brush = self.brush.offered(form)
                self.leave.begin(form.of.code, kept.line if kept else "")
                self._soon.start()
            self.shown.emit()

        self._desk.read(partial(form_of, of=of), while_alive(self, take))

    def show_weeks(self, weeks: str) -> None:
        """Show all weeks, or even or odd ones alone."""
        self.weeks = weeks
        self.shown.emit()

    def take_brush(self, brush: Brush) -> None:
        """Paint with something else from now on."""
        self.brush = brush
        self.shown.emit()

    def paint(self, block: Block, brush: Brush | None = None) -> None:
        """Paint a rectangle in the weeks that are shown; a brush without a mark clears it."""
        if self.typed is not None:
            mark = (brush or self.brush).mark
            self._repaint(self.typed.week.painted(block.cells(parities_of(self.weeks)), mark))

    def copy_day(self, weekday: int, others: tuple[int, ...]) -> None:
        """Put a day in the place of others."""
        if self.typed is not None:
            self._repaint(self.typed.week.copied_day(weekday, others))

    def copy_parity(self) -> None:
        """Put the even weeks, or those that are shown, in the place of the others."""
        if self.typed is not None:
            self._repaint(self.typed.week.copied_parity(parities_of(self.weeks)[0]))

    def shift(self) -> None:
        """Go on alternating after a year of 53 weeks, or no more."""
        if self.typed is not None:
            self._change(replace(self.typed, shifted=not self.typed.shifted))

    def edit_day(self, name: str, day: Any) -> None:
        """Change the first or the last day; none is no end, and it never ends before it begins."""
        if self.typed is not None:
            self.misdated = days_problem(changed := replace(self.typed, **{name: day}), name)
            self._change(self.typed if self.misdated else changed)
            self.shown.emit()

    def take_back(self) -> None:
        """Take the last stroke back."""
        if self._strokes:
            self.typed = self._strokes.pop()
            self._told_again()

    def save(self) -> None:
        """Write the week at once, unless it breaks something: `breaking` then has the plan."""
        form, typed = self.form, self.typed
        held_back = self.misdated is not None or self._plans.is_waiting
        if form is None or typed is None or held_back or not self.is_changed:
            return
        self.wrong = self.refused = None
        self._plans.ask(Saving(form, typed))
        self.shown.emit()

    def _take_plan(self, plan: Plan) -> None:
        self.wrong, self.refused = plan.wrong, plan.lost
        if plan.lines:
            self.breaking.emit(plan)
        elif plan.seen is not None:
            self._asking.ask(partial(act_of, plan=plan))
        self.shown.emit()

    def _repaint(self, week: PaintedWeek) -> None:
        if self.typed is not None:
            self._change(replace(self.typed, week=week))

    def _change(self, changed: WeekTyped) -> None:
        if self.typed is None or changed == self.typed:
            return
        self._strokes.append(self.typed)
        self.typed = changed
        self._told_again()

    def _told_again(self) -> None:
        self.wrong = self.refused = None
        self._soon.start()
        self.shown.emit()

    def _read_again(self) -> None:
        """An exception was written: it is listed; what is typed meanwhile stays."""

        def take(form: WeekForm | None) -> None:
            if form is not None and self.typed is not None and self.typed.of == form.of:
                self.typed, self.form = self.typed if self.is_changed else begun(form), form
                self._told_again()

        if self.typed is not None:
            self._desk.read(partial(form_of, of=self.typed.of), while_alive(self, take))

    def _hear(self, _change: object) -> None:
        """Something was done, here or elsewhere: other sessions may be touched."""
        self._soon.start()

    def _leave_changed(self) -> None:
        self._soon.start()
        self.shown.emit()

    def _look(self) -> None:
        form, typed = self.form, self.typed
        if form is not None and typed is not None:
            question = partial(touched, form=form, typed=typed, away=self.leave.away)
            self._desk.read(question, while_alive(self, self._take))

    def _take(self, seen: Touched) -> None:
        self.seen = seen
        if self.is_current and seen.wrong is not None:
            self.wrong = seen.wrong
        self.shown.emit()

    def _not_done(self, error: Exception) -> None:
        self.refused = error
        if isinstance(error, PermanenceError):
            self.wrong = error
        self.shown.emit()

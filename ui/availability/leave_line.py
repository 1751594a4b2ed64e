"""An exception typed in one line: read while it is typed, written at Enter."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from desktop_app.domain.errors import BadInputError, PermanenceError
from desktop_app.domain.leave_lines import leave_typed
from ui.availability.facts import Noting, act_of, plan_of_absence
from ui.dialogs.attempt import Asking
from ui.dialogs.latest_answer import LatestAnswer

if TYPE_CHECKING:
    from desktop_app.commands.act import Outcome
    from desktop_app.domain.availability import Absence
    from ui.desk import Desk
    from ui.repairs.facts import Plan


class LeaveLine(QObject):
    """The line and how it is read.

    Attributes:
        line: as it is typed.
        away: the absence it says, once it can be read.
        wrong: why it was not written.
    """

    changed = Signal()
    """It is read otherwise, or could not be written."""
    breaking = Signal(object)
    """The Plan of repairs of an absence that was to be noted and breaks something."""
    settled = Signal()
    """The absence is written, by itself or with its repairs."""
    noted = Signal(object, object)
    """The Outcome, and the Absence that was written."""

    def __init__(self, desk: Desk, parent: QObject) -> None:
        """Read nothing yet."""
        super().__init__(parent)
        self._desk, self._worker = desk, ""
        self.line = ""
        self.away: Absence | None = None
        self.wrong: Exception | None = None
        self._plans = LatestAnswer(desk, plan_of_absence, self)
        self._plans.answered.connect(self._take_plan)
        self._asking = Asking(desk, self)
        self._asking.succeeded.connect(self._done)
        self._asking.refused.connect(self._not_done)

    def begin(self, worker: str, line: str = "") -> None:
        """Take lines about somebody else; go on with the ``line`` that was set aside."""
        self._worker = worker
        self.edit(line)

    def edit(self, line: str) -> None:
        """Read a line while it is typed; what cannot be read is only said at Enter."""
        self.line, self.away, self.wrong = line, None, None
        opened = self._desk.open_desk
        if opened is not None and line.strip():
            try:
                self.away = leave_typed(line, opened.now().date())
            except BadInputError:
                self.away = None
        self.changed.emit()

    def note(self) -> None:
        """Write what was typed, as an act of its own, unless it breaks something: `breaking`."""
        opened, worker, line = self._desk.open_desk, self._worker, self.line
        if opened is None or not line.strip():
            return
        try:
            away = self.away = leave_typed(line, opened.now().date())
        except BadInputError as wrong:
            self.wrong = wrong
            self.changed.emit()
            return

        if not self._plans.is_waiting:
            self._plans.ask(Noting(worker, line, away))

    def settle(self) -> None:
        """The absence was noted with the plan of its repairs: the next line can be typed."""
        self.line, self.away = "", None
        self.settled.emit()

    def _take_plan(self, plan: Plan) -> None:
        self.wrong = plan.wrong or plan.lost
        if plan.lines:
            self.breaking.emit(plan)
        elif plan.seen is not None:
            self._asking.ask(partial(act_of, plan=plan))
        self.changed.emit()

    def _done(self, outcome: Outcome) -> None:
        away = self.away
        self.settle()
        self.noted.emit(outcome, away)

    def _not_done(self, error: PermanenceError) -> None:
        self.wrong = error
        self.changed.emit()

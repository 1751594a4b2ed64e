"""What happens in a plan of repairs: typing, finding what breaks, choosing, applying it all."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from desktop_app.domain.errors import BadInputError, PermanenceError
from ui.dialogs.attempt import Asking, while_alive
from ui.dialogs.latest_answer import LatestAnswer
from ui.repairs.facts import Asked, Plan, act_of, centre_of, planned
from ui.repairs.typed import ChangeTyped, Kind

if TYPE_CHECKING:
    from typing import Any

    from desktop_app.commands.act import Outcome
    from desktop_app.readings.breakages import PlannedRepair
    from ui.desk import Desk
    from ui.repairs.drafts import KeptWay
    from ui.repairs.facts import Centre


class RepairConduct(QObject):
    """One change of the frame at work; nothing is written before `apply`.

    Attributes:
        typed: what is typed, with the ways chosen.
        centre: who and what there is, once it was read.
        plan: the last answer, perhaps of what was typed before.
        wrong: what cannot be of what is typed; the plan says its own.
        refused: why the desk last did not apply it.
        kept: the ways chosen before a crash, until the plan is there that takes them up.
        news: whether another desk changed what the plan says, and how many choices fell.
    """

    shown = Signal()
    """There is something else to show."""
    proposed = Signal(object)
    """A Plan with the best way of every line that nobody decided about."""
    applied = Signal(object, object)
    """The Outcome, and the Plan that was applied."""

    def __init__(self, desk: Desk, typed: ChangeTyped, parent: QObject) -> None:
        """Begin with `typed`; `begin` reads the centre."""
        super().__init__(parent)
        self._desk, self.typed = desk, typed
        self.centre: Centre | None = None
        self.plan: Plan | None = None
        self.wrong: PermanenceError | None = None
        self.refused: Exception | None = None
        self.news: tuple[bool, int] = (False, 0)
        self.kept: tuple[KeptWay, ...] = ()
        self._heard_others = self._is_old = False
        self.reader = LatestAnswer(desk, planned, self)
        self.reader.answered.connect(self._take)
        self._asking = Asking(desk, self)
        self._asking.succeeded.connect(self._done)
        self._asking.refused.connect(self._not_done)
        desk.elsewhere.connect(self._hear_others)
        desk.changed.connect(self._hear)

    @property
    def is_current(self) -> bool:
        """Whether the plan is of what is typed now."""
        plan = self.plan
        return plan is not None and plan.typed.asked == self.typed.asked

    @property
    def is_ready(self) -> bool:
        """Whether what is seen may be asked to be written."""
        plan = self.plan
        return (
            plan is not None
            and plan.seen is not None
            and self.is_current
            and not self.reader.is_waiting
            and not self._asking.is_waiting
        )

    def begin(self, known: Plan | None = None, kept: tuple[KeptWay, ...] = ()) -> None:
        """Read the centre, and the plan if there is enough to ask.

        ``known`` is the plan in which the ways were chosen, when they were set aside; those
        ``kept`` on disk have none.
        """
        self.plan, self.kept = known, kept

        def take(centre: Centre) -> None:
            self.centre = centre
            self.shown.emit()

        self._desk.read(centre_of, while_alive(self, take))
        self.look_again(again=True)

    def edit(self, name: str, value: object) -> None:
        """Change a field."""
        self._change(self.typed.with_field(name, value))

    def edit_line(self, line: str) -> None:
        """Take an absence that was typed in one line."""
        opened = self._desk.open_desk
        if opened is None or line == self.typed.line:
            return
        try:
            changed = self.typed.from_line(line, opened.now().date())
        except BadInputError as wrong:
            self.wrong = wrong
            self.shown.emit()
        else:
            self._change(changed)

    def choose(self, code: str, number: int) -> None:
        """Take the way of a number, from 1, for a line; 0 leaves it pending."""
        line = next((one for one in self._lines() if one.line.code == code), None)
        if line is None or not 0 <= number <= len(line.repair.ways):
            return
        ways = {one: way for one, way in self.typed.ways.items() if one != code}
        if number:
            ways[code] = line.repair.ways[number - 1]
        self._change(replace(self.typed, ways=ways))

    def look_for_best(self) -> None:
        """Find the best way of every line that nobody decided about: `proposed` follows."""
        self._ask(best=True)

    def take_best(self, answer: Plan) -> None:
        """Take the ways that were proposed: those that still hold, if the plan was read again."""
        if answer.typed.asked == self.typed.asked:
            self._is_old = self._is_old or self.plan is None or self.plan.seen is not answer.seen
            self._change(replace(self.typed, ways=answer.typed.ways))

    def leave_all(self) -> None:
        """Decide about nothing any more."""
        self._change(replace(self.typed, ways={}))

    def apply(self) -> None:
        """Write the change and the ways chosen, in one act; nothing while the plan is older."""
        plan = self.plan
        if plan is None or not self.is_ready:
            return
        self.wrong, self.refused = missing_of(self.typed, plan), None
        if self.wrong is None:
            final = replace(plan, typed=self.typed)

            def act(engine: Any, actor: Any) -> Outcome:
                return act_of(engine, final)(engine, actor)

            self._asking.ask(act)
        self.shown.emit()

    def look_again(self, *, again: bool = False) -> None:
        """Ask for the plan; ``again`` where the centre may have changed."""
        if self.typed.subject:
            self._ask(again=again)
        self.shown.emit()

    def _lines(self) -> tuple[PlannedRepair, ...]:
        return self.plan.lines if self.plan is not None and self.is_current else ()

    def _change(self, changed: ChangeTyped) -> None:
        before, self.typed = self.typed, changed
        self.wrong, self.refused = None, None
        self.news = (False, 0)
        if changed.asked != before.asked or changed.ways != before.ways:
            self.look_again()
        else:
            self.shown.emit()

    def _ask(self, *, again: bool = False, best: bool = False) -> None:
        # What others changed is read again until an answer of it was taken.
        self._is_old = self._is_old or again
        asked = Asked(self.typed, self.plan, again=self._is_old, best=best, kept=self.kept)
        self.reader.ask(asked)
        self.shown.emit()

    def _hear_others(self, _found: object) -> None:
        self._heard_others = True

    def _hear(self, _change: object) -> None:
        """Another act was done, here or elsewhere: somebody may be taken or free."""
        if not self._asking.is_waiting:
            self.look_again(again=True)

    def _take(self, answer: Plan) -> None:
        if answer.typed.asked != self.typed.asked:
            return
        if answer.proposed:
            self.proposed.emit(answer)
            self.shown.emit()
            return
        before, self.plan, self._is_old = self.plan, answer, False
        others, self._heard_others = self._heard_others, False
        if others and before is not None and before.lines != answer.lines:
            self.news = (True, answer.fell)
        self.typed = replace(self.typed, ways=answer.typed.ways)
        if answer.seen is not None:
            self.kept = ()
        if answer.lost is not None:
            self._desk.failed.emit(answer.lost)
        self.shown.emit()

    def _done(self, outcome: Outcome) -> None:
        plan, self.plan = self.plan, None
        self.reader.drop()
        self.applied.emit(outcome, plan)

    def _not_done(self, error: Exception) -> None:
        self.refused = error
        if isinstance(error, BadInputError):
            self.wrong = error
        self.look_again(again=True)


def missing_of(typed: ChangeTyped, plan: Plan) -> BadInputError | None:
    """What must still be said before it can be written."""
    if typed.kind in {Kind.CLOSURE, Kind.BLOCK} and not typed.reason.strip():
        return BadInputError("reason", "missing")
    if typed.kind is Kind.MOVE and not typed.address.strip():
        return BadInputError("address_line", "missing")
    if any(way.wants_reason for way in typed.ways.values()) and not typed.why.strip():
        return BadInputError("why", "missing")
    if typed.kind is Kind.ROOM and plan.pending:
        return BadInputError("sessions", "left_in_room", f"{plan.pending}")
    return None

"""Opens plans of repairs over the window, and keeps what was typed of one that was closed."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Qt, Signal

from ui.repairs.kept_plans import ON_THEIR_OWN, OVER_FORMS, Aside, KeptPlans
from ui.repairs.typed import Kind, begun
from ui.way_back import WayBack

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date, datetime

    from PySide6.QtWidgets import QWidget

    from desktop_app.commands.act import Outcome
    from desktop_app.domain.opening import Closure
    from desktop_app.domain.span import Span
    from desktop_app.wording.words import Words
    from ui.desk import Desk
    from ui.repairs.dialog import PlanDialog
    from ui.repairs.drafts import RepairDraft
    from ui.repairs.facts import Plan
    from ui.repairs.typed import ChangeTyped
    from ui.theme import Theme


@dataclass(frozen=True, slots=True)
class _Unblock:
    """A room opened again, as a command."""

    block: str

    def __call__(self, engine: Any, actor: Any) -> Outcome:
        """Carry it out; raises as `UnblockRoom`."""
        from desktop_app.commands.sites import UnblockRoom  # noqa: PLC0415 - data thread

        return UnblockRoom(self.block)(engine, actor)


class RepairForms(QObject):
    """One plan at a time, in the language of the moment.

    Attributes:
        kept: the plans that were set aside.
        over_forms: the ways chosen for a change made in another form, until it is written.
        plan: what is on the screen, or nothing.
    """

    told = Signal(str)
    """A sentence on what was done."""
    undoable = Signal(str, object)
    """A sentence on what was done, and what takes it back when it is called."""
    calling = Signal(str)
    """The code of a session whose people are to be called."""

    def __init__(self, desk: Desk, theme: Theme, words: Words, over: QWidget) -> None:
        """Open plans over `over`."""
        super().__init__(over)
        self._desk, self._theme, self._words, self._over = desk, theme, words, over
        self.plan: PlanDialog | None = None
        self.kept = KeptPlans(desk, words, self, ON_THEIR_OWN)
        self.over_forms = KeptPlans(desk, words, self, OVER_FORMS)

    def absence(self, worker: str = "") -> None:
        """Note that somebody is away; whoever it is can be chosen."""
        self._open(Kind.ABSENCE, worker)

    def closure(self, site: str = "") -> None:
        """Close a site for some days."""
        self._open(Kind.CLOSURE, site)

    def room_ends(self, room: str, last_day: date | None = None) -> None:
        """Give a room up after a day."""
        self._open(Kind.ROOM, room, last_day)

    def block(self, room: str = "", span: Span | None = None) -> None:
        """Block a room for some hours: those of ``span``, or the next ones."""
        opened = self._desk.open_desk
        if opened is None:
            return
        if span is None and not room:
            self._open(Kind.BLOCK, "")
            return
        self._open_typed(self._blocking(room, span or _soon(opened.now())))

    def change_block(self, room: str, closure: Closure) -> None:
        """Give a block of a room other hours, or another reason."""
        begun_as = self._blocking(room, closure.span)
        self._open_typed(
            replace(begun_as, reason=closure.reason, works="other", instead=closure.code)
        )

    def unblock(self, code: str) -> None:
        """Open a room again that was blocked; it can be taken back."""

        def tell(outcome: Outcome) -> None:
            said = self._words._("The room is open again.")
            self.undoable.emit(said, WayBack.of(self._desk, outcome))

        self._desk.run(_Unblock(code), tell)

    def site_moves(self, site: str) -> None:
        """Leave the building of a site for another."""
        self._open(Kind.MOVE, site)

    def repair(self, plan: Plan, over: QWidget, then: Callable[[], None]) -> None:
        """Repair what a change breaks that was made in the form ``over``, which stays below.

        ``then`` follows once the change is written and the plan closed; a plan closed before,
        or cut off, gives its ways back when the same change is asked about again.
        """
        if self.plan is not None:
            self.plan.reject()
        aside = self.over_forms.aside_of(plan.typed) or Aside(plan.typed)
        typed = replace(plan.typed, ways=aside.typed.ways, why=aside.typed.why)
        dialog = self._made(typed, over)
        dialog.resumes = bool(typed.ways or typed.why or aside.kept)
        self.over_forms.follow(dialog)
        dialog.finished.connect(
            lambda _result: then() if dialog.is_applied else over.activateWindow()
        )
        dialog.begin(aside.known or plan, aside.kept)

    def resume(self, draft: RepairDraft) -> None:
        """Go on with a plan that was set aside."""
        self._open(draft.typed.kind, "")

    def keep_typed(self) -> None:
        """Put what is typed and chosen on disk now: the window is about to close."""
        for kept in (self.kept, self.over_forms):
            kept.keep()

    def is_answering(self, error: object) -> bool:
        """Whether a refusal is said by the plan that is open and asked for it."""
        return self.plan is not None and self.plan.conduct.refused is error

    def retranslate(self, words: Words) -> None:
        """Say the plan in another language."""
        self._words = words
        self.kept.retranslate(words)
        self.over_forms.retranslate(words)
        if self.plan is not None:
            self.plan.retranslate(words)

    def _open(self, kind: Kind, subject: str, last_day: date | None = None) -> None:
        opened = self._desk.open_desk
        if opened is None:
            return
        if self.plan is not None:
            if self.plan.kind is kind and subject in {"", self.plan.conduct.typed.subject}:
                self.plan.activateWindow()
                return
            self.plan.reject()
        aside = self.kept.aside_of(begun(kind, subject, opened.now().date()))
        if aside is None or subject not in {"", aside.typed.subject} or last_day is not None:
            typed = begun(kind, subject, opened.now().date())
            if kind is Kind.BLOCK:
                typed = self._blocking(subject, _soon(opened.now()))
            if last_day is not None:
                typed = typed.with_field("last", last_day)
            aside = Aside(typed)
        self._show(aside)

    def _open_typed(self, typed: ChangeTyped) -> None:
        """Begin anew; what is on the screen is set aside."""
        if self.plan is not None:
            self.plan.reject()
        self._show(Aside(typed))

    def _blocking(self, room: str, span: Span) -> ChangeTyped:
        from ui.repairs.sayings import works_said  # noqa: PLC0415 - with the plan

        return replace(
            begun(Kind.BLOCK, room, span.day),
            start=span.start.time(),
            end=span.end.time(),
            reason=works_said(self._words)["cleaning"],
        )

    def _show(self, aside: Aside) -> None:
        typed = aside.typed
        plan = self._made(typed, self._over)
        plan.resumes = self.kept.aside_of(typed) is aside
        self.kept.follow(plan)
        plan.parked.connect(self._tell_parked)
        plan.begin(aside.known, aside.kept)

    def _made(self, typed: ChangeTyped, over: QWidget) -> PlanDialog:
        from ui.repairs.dialog import PlanDialog  # noqa: PLC0415 - when it is asked for

        plan = PlanDialog(self._desk, self._theme, self._words, over, typed)
        plan.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        plan.applied.connect(self._tell_applied)
        plan.calling.connect(self.calling)
        plan.finished.connect(partial(self._forget, plan))
        self.plan = plan
        return plan

    def _tell_parked(self) -> None:
        self.told.emit(self._words._("Set aside: it is there again when you open it."))

    def _forget(self, plan: PlanDialog, _result: int) -> None:
        if self.plan is plan:
            self.plan = None

    def _tell_applied(self, outcome: Outcome, plan: Plan) -> None:
        from ui.repairs.sayings import applied_said  # noqa: PLC0415 - with the plan

        opened = self._desk.open_desk
        if opened is not None:
            said = applied_said(self._words, plan, opened.names)
            self.undoable.emit(said, WayBack.of(self._desk, outcome))


def _soon(now: datetime) -> Span:
    from desktop_app.readings.proposed_room import next_hour  # noqa: PLC0415 - with the plan

    return next_hour(now, now.date())

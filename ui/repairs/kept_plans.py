"""The plans of repairs that were set aside: with their plan in memory, and on disk for a crash."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from ui.dialogs.kept_soon import KeptSoon
from ui.repairs.drafts import RepairDraft, RepairShelf, draft_of

if TYPE_CHECKING:
    from desktop_app.wording.words import Words
    from ui.desk import Desk
    from ui.repairs.dialog import PlanDialog
    from ui.repairs.drafts import KeptWay
    from ui.repairs.facts import Plan
    from ui.repairs.typed import ChangeTyped, Kind


@dataclass(frozen=True, slots=True)
class Aside:
    """What was set aside: the ways chosen in the ``known`` plan, or ``kept`` on disk."""

    typed: ChangeTyped
    known: Plan | None = None
    kept: tuple[KeptWay, ...] = ()


class KeptPlans(QObject):
    """One plan of each kind.

    Attributes:
        drafts: what lies on disk, the latest last.
    """

    drafts_changed = Signal()
    """A plan was set aside, applied or thrown away."""

    def __init__(self, desk: Desk, words: Words, parent: QObject) -> None:
        """Know what lies on disk once the centre is open."""
        super().__init__(parent)
        self._desk, self._words = desk, words
        self._aside: dict[Kind, Aside] = {}
        self._open: Kind | None = None
        self.drafts: tuple[RepairDraft, ...] = ()
        self._keeper = KeptSoon(desk, RepairShelf, self)
        desk.opened.connect(self.look_for_drafts)

    def retranslate(self, words: Words) -> None:
        """Name drafts in another language from now on."""
        self._words = words

    def aside(self, kind: Kind) -> Aside | None:
        """The plan of a kind that was set aside, if there is one."""
        return self._aside.get(kind)

    def follow(self, plan: PlanDialog) -> None:
        """Keep a plan while it is typed, until it is applied or thrown away."""
        self._aside.pop(plan.kind, None)
        self._open = plan.kind
        plan.parked.connect(self._park)
        plan.conduct.shown.connect(partial(self._keep_soon, plan))
        plan.finished.connect(partial(self._keep_or_forget, plan))

    def look_for_drafts(self) -> None:
        """Read what was set aside; `drafts_changed` follows."""
        self._keeper.read(self._take_drafts)

    def keep(self) -> None:
        """Put what is typed on disk now: the window is about to close."""
        self._keeper.keep()

    def _park(self, typed: ChangeTyped, known: Plan | None) -> None:
        self._aside[typed.kind] = Aside(typed, known)

    def _keep_soon(self, plan: PlanDialog) -> None:
        # Ways that are still to be taken up from the disk are not known to what is typed.
        if plan.is_touched and not plan.conduct.kept:
            self._keeper.keep_soon(partial(self._draft, plan.conduct.typed))

    def _keep_or_forget(self, plan: PlanDialog, _result: int) -> None:
        self._open = None
        if plan.is_parked:
            self._keeper.keep()
        else:
            self._keeper.forget(plan.kind)
        self.look_for_drafts()

    def _draft(self, typed: ChangeTyped) -> RepairDraft | None:
        from ui.repairs.sayings import draft_said  # noqa: PLC0415 - with the plan

        opened = self._desk.open_desk
        if opened is None:
            return None
        words = self._words.in_year(opened.now().year)
        return draft_of(typed, draft_said(words, typed, opened.names), opened.now())

    def _take_drafts(self, drafts: tuple[RepairDraft, ...]) -> None:
        self.drafts, before = drafts, self._aside
        self._aside = {
            one.typed.kind: before.get(one.typed.kind) or Aside(one.typed, None, one.ways)
            for one in drafts
            if one.typed.kind is not self._open
        }
        self.drafts_changed.emit()

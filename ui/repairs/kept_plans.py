"""The plans of repairs that were set aside: with their plan in memory, and on disk for a crash."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from ui.dialogs.kept_soon import KeptSoon

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from desktop_app.wording.words import Words
    from ui.desk import Desk
    from ui.repairs.dialog import PlanDialog
    from ui.repairs.drafts import KeptWay, RepairDraft, RepairShelf
    from ui.repairs.facts import Plan
    from ui.repairs.typed import ChangeTyped


@dataclass(frozen=True, slots=True)
class Drawer:
    """Where plans lie in the folder of drafts, and what tells one from the others there."""

    file_name: str
    key: Callable[[ChangeTyped], str]


ON_THEIR_OWN = Drawer("repair_drafts.json", lambda typed: typed.kind)
"""One plan of each kind."""
OVER_FORMS = Drawer("way_drafts.json", lambda typed: f"{typed.kind} {typed.subject}")
"""The ways chosen for a change that is made, and kept, in another form: a painted week."""


@dataclass(frozen=True, slots=True)
class Aside:
    """What was set aside: the ways chosen in the ``known`` plan, or ``kept`` on disk."""

    typed: ChangeTyped
    known: Plan | None = None
    kept: tuple[KeptWay, ...] = ()


class KeptPlans(QObject):
    """The plans of one drawer.

    Attributes:
        drafts: what lies on disk, the latest last.
    """

    drafts_changed = Signal()
    """A plan was set aside, applied or thrown away."""

    def __init__(self, desk: Desk, words: Words, parent: QObject, drawer: Drawer) -> None:
        """Know what lies on disk once the centre is open."""
        super().__init__(parent)
        self._desk, self._words, self._drawer = desk, words, drawer
        self._aside: dict[str, Aside] = {}
        self._open = ""
        self.drafts: tuple[RepairDraft, ...] = ()
        self._keeper = KeptSoon(desk, partial(_shelf, drawer.file_name), self)
        desk.settled.connect(self.look_for_drafts)

    def retranslate(self, words: Words) -> None:
        """Name drafts in another language from now on."""
        self._words = words

    def aside_of(self, typed: ChangeTyped) -> Aside | None:
        """The plan of what is typed that was set aside, if there is one."""
        return self._aside.get(self._drawer.key(typed))

    def forget_about(self, subject: str) -> None:
        """Keep no plan about somebody or a place: the form of the change is done with."""
        for key in [key for key, one in self._aside.items() if one.typed.subject == subject]:
            del self._aside[key]
            self._keeper.forget(key)
            self.look_for_drafts()

    def follow(self, plan: PlanDialog) -> None:
        """Keep a plan while it is typed, until it is applied or thrown away."""
        self._open = self._drawer.key(plan.conduct.typed)
        self._aside.pop(self._open, None)
        plan.parked.connect(self._park)
        plan.conduct.shown.connect(partial(self._keep_soon, plan))
        plan.applied.connect(lambda: self._forget(plan))
        plan.finished.connect(partial(self._keep_or_forget, plan))

    def look_for_drafts(self) -> None:
        """Read what was set aside; `drafts_changed` follows."""
        self._keeper.read(self._take_drafts)

    def keep(self) -> None:
        """Put what is typed on disk now: the window is about to close."""
        self._keeper.keep()

    def _park(self, typed: ChangeTyped, known: Plan | None) -> None:
        self._aside[self._drawer.key(typed)] = Aside(typed, known)

    def _keep_soon(self, plan: PlanDialog) -> None:
        # Ways that are still to be taken up from the disk are not known to what is typed.
        if plan.is_touched and not plan.conduct.kept:
            self._keeper.keep_soon(partial(self._draft, plan.conduct.typed))

    def _keep_or_forget(self, plan: PlanDialog, _result: int) -> None:
        self._open = ""
        if plan.is_parked:
            self._keeper.keep()
            self.look_for_drafts()
        else:
            self._forget(plan)

    def _forget(self, plan: PlanDialog) -> None:
        """Keep no draft of what is written, even while people are still to be called about it."""
        self._keeper.forget(self._drawer.key(plan.conduct.typed))
        self.look_for_drafts()

    def _draft(self, typed: ChangeTyped) -> RepairDraft | None:
        from ui.repairs.drafts import draft_of  # noqa: PLC0415 - with the plan
        from ui.repairs.sayings import draft_said  # noqa: PLC0415 - the same

        opened = self._desk.open_desk
        if opened is None:
            return None
        words = self._words.in_year(opened.now().year)
        title = draft_said(words, typed, opened.names)
        return draft_of(self._drawer.key(typed), typed, title, opened.now())

    def _take_drafts(self, drafts: tuple[RepairDraft, ...]) -> None:
        self.drafts, before = drafts, self._aside
        self._aside = {
            one.key: before.get(one.key) or Aside(one.typed, None, one.ways)
            for one in drafts
            if one.key != self._open
        }
        self.drafts_changed.emit()


def _shelf(file_name: str, folder: Path) -> RepairShelf:
    from ui.repairs.drafts import RepairShelf  # noqa: PLC0415 - after the first day

    return RepairShelf(folder, file_name)

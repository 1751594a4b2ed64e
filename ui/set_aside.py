"""What was set aside, whatever it is: named in the status bar, taken up again, thrown away."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject

if TYPE_CHECKING:
    from collections.abc import Callable

    from desktop_app.machine.kept_list import KeptList
    from ui.planning.section import AnyDraft, PlanningSection
    from ui.status_bar import StatusBar
    from ui.surroundings import Surroundings


class SetAside(QObject):
    """Takes up and throws away the drafts whose chips are pressed."""

    def __init__(self, around: Surroundings, status: StatusBar, planning: PlanningSection) -> None:
        """Follow the chips of `status`."""
        super().__init__(status)
        self._around, self._planning = around, planning
        status.drafts.wanted.connect(planning.resume)
        status.drafts.thrown.connect(self._throw_away)

    def _throw_away(self, draft: AnyDraft) -> None:
        shelf, look = self._keeping(draft)

        def tell(_nothing: None) -> None:
            said = self._around.words._("Thrown away: {title}.").format(title=draft.title)
            self._around.forms.undoable.emit(said, partial(self._bring_back, draft))
            look()

        self._around.desk.draw(partial(shelf.discard, draft.key), tell)

    def _bring_back(self, draft: AnyDraft) -> None:
        shelf, look = self._keeping(draft)
        self._around.desk.draw(partial(shelf.keep, draft), lambda _nothing: look())

    def _keeping(self, draft: AnyDraft) -> tuple[KeptList[Any], Callable[[], None]]:
        """Where a draft lies, and what reads it again."""
        from ui.availability.drafts import WeekDraft, WeekShelf  # noqa: PLC0415 - where there is one
        from ui.booking.drafts import Shelf  # noqa: PLC0415 - the same
        from ui.cycles.drafts import CycleDraft, CycleShelf  # noqa: PLC0415 - the same
        from ui.repairs.drafts import RepairDraft, RepairShelf  # noqa: PLC0415 - the same

        folder, forms = self._around.desk.drafts, self._around.forms
        if isinstance(draft, CycleDraft):
            return CycleShelf(folder), forms.cycles.look_for_drafts
        if isinstance(draft, RepairDraft):
            return RepairShelf(folder), forms.repairs.kept.look_for_drafts
        if isinstance(draft, WeekDraft):
            return WeekShelf(folder), forms.weeks.look_for_drafts
        return Shelf(folder), self._planning.booking.look_for_drafts

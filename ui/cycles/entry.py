"""One cycle on its way: what is typed, what it was before each change, what the preview says."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from desktop_app.domain.planning import STEP_FREE
from ui.cycles.typed import CycleTyped

if TYPE_CHECKING:
    from desktop_app.readings.cycle_form import CycleForm, CycleModel
    from ui.cycles.facts import Previewed

MOST_STEPS = 100
"""Changes that can be taken back."""

TITLE = "title"


class CycleEntry:
    """A new cycle, from the first field to « Créer ».

    Attributes:
        form: what may be chosen.
        typed: what the fields hold.
        answer: the last preview, perhaps of what was typed before.
    """

    def __init__(self, form: CycleForm, typed: CycleTyped) -> None:
        """Begin with `typed`."""
        self.form, self.typed = form, typed
        self.answer: Previewed | None = None
        self._before: list[CycleTyped] = []
        self._field = ""

    @property
    def model(self) -> CycleModel | None:
        """The kind of workshop chosen."""
        return self.form.models.get(self.typed.programme)

    @property
    def is_current(self) -> bool:
        """Whether the preview is of what is typed now."""
        return self.answer is not None and self.answer.typed.asked == self.typed.asked

    @property
    def can_undo(self) -> bool:
        """Whether there is a change to take back."""
        return bool(self._before)

    def edit(self, name: str, value: Any) -> None:
        """Change a field in the way a person does: a weekday moves the first date."""
        typed, today = self.typed, self.form.now.date()
        match name:
            case "programme":
                model = self.form.models.get(value)
                changed = typed if model is None else typed.of_model(model, today)
            case "weekday":
                changed = typed.from_weekday(value, today)
            case "end":
                changed = typed.ending(value)
            case "until":
                changed = replace(typed, until=value, count=None)
            case "count":
                changed = replace(typed, count=value, until=None)
            case "rhythm" if not value:
                changed = typed.on_free_dates(self._held())
            case "step_free":
                changed = typed.asking(STEP_FREE, wanted=value)
            case _:
                changed = replace(typed, **{name: value})
        self.change(changed, name)

    def change(self, changed: CycleTyped, field: str = "") -> None:
        """Take a change that can be taken back; the letters of a title are one change."""
        if changed == self.typed:
            return
        if field != TITLE or self._field != TITLE:
            self._before = [*self._before, self.typed][-MOST_STEPS:]
        self.typed, self._field = changed, field

    def undo(self) -> bool:
        """Take back the last change; false when there is none."""
        if not self._before:
            return False
        self.typed, self._field = self._before.pop(), ""
        return True

    def take(self, answer: Previewed) -> None:
        """Take the preview of what is typed; the room it chose is the cycle's from now on."""
        preview = answer.preview
        if preview is not None and not self.typed.room:
            self.typed = replace(self.typed, room=preview.sample.room)
        self.answer = replace(answer, typed=self.typed)

    def _held(self) -> list[Any]:
        """The days that are held now, to begin the free dates with."""
        preview = self.answer.preview if self.answer is not None else None
        if preview is None:
            return [self.typed.first]
        return [line.date.day for line in preview.lines if line.proposal is not None]

"""What the fields and the preview of a cycle are said with."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop_app.domain.planning import WorkerKind
from desktop_app.domain.roles import role_groups
from desktop_app.domain.standing import active_on
from ui.cycles.sayings import Telling

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from desktop_app.readings.cycle_form import CycleForm, CycleModel
    from ui.cycles.typed import CycleTyped


@dataclass(frozen=True, slots=True)
class Around:
    """Words and names, what may be chosen, and today."""

    telling: Telling
    form: CycleForm

    @property
    def today(self) -> date:
        """The present day of the centre."""
        return self.form.now.date()

    def model(self, typed: CycleTyped) -> CycleModel | None:
        """The kind of workshop that is typed."""
        return self.form.models.get(typed.programme)

    def able(self, typed: CycleTyped) -> Sequence[str]:
        """Who may be added: those who bring a role of the workshop first, then the others."""
        model, planning = self.model(typed), self.form.planning
        groups = role_groups(model.roles) if model is not None else ()
        wanted = frozenset(role for group in groups for role in group)
        room = planning.rooms.get(typed.room)
        here = room.site if room is not None else ""
        people = [
            one
            for one in planning.workers.values()
            if one.kind is not WorkerKind.INTERPRETER
            and active_on(one, self.today)
            and one.code not in typed.workers
        ]
        people.sort(
            key=lambda one: (
                not (wanted & one.roles),
                one.home_site != here,
                one.label.fr,
                one.code,
            )
        )
        return [one.code for one in people]

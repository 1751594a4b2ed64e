"""Noting what became of an individual appointment, from the inspector."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from desktop_app.wording.statuses import appointment_status_text
from ui.way_back import WayBack

if TYPE_CHECKING:
    from desktop_app.commands.act import Outcome
    from desktop_app.wording import Words
    from ui.desk import Desk
    from ui.inspector.appointment_foot import AppointmentFoot
    from ui.planning.flow import PlanningFlow


@dataclass(frozen=True, slots=True)
class Record:
    """What became of an appointment, as a command made where commands are known."""

    code: str
    status: str

    def __call__(self, engine: Any, actor: Any) -> Outcome:
        """Carry it out; raises as `RecordAppointment`."""
        from desktop_app.commands.appointments import (  # noqa: PLC0415 - the data thread
            RecordAppointment,
        )

        return RecordAppointment(self.code, self.status)(engine, actor)


class AppointmentActs(QObject):
    """Carries out what is asked under an appointment, and says what was noted."""

    undoable = Signal(str, object)
    """A sentence on what was noted, and what takes it back when it is called."""

    def __init__(
        self, desk: Desk, flow: PlanningFlow, foot: AppointmentFoot, words: Callable[[], Words]
    ) -> None:
        """Follow what is asked on `foot`; `words` gives the language of the moment."""
        super().__init__(flow)
        self._desk, self._flow, self._words = desk, flow, words
        foot.recorded.connect(self._record)
        foot.cancel_asked.connect(flow.cancel)
        foot.move_asked.connect(flow.carry)

    def _record(self, status: str) -> None:
        block = self._flow.selection.block
        if block is not None:
            self._desk.run(Record(block.code, status), partial(self._say, status))

    def _say(self, status: str, outcome: Outcome) -> None:
        words = self._words()
        said = words._("Appointment: {status}.").format(
            status=appointment_status_text(words, status)
        )
        self.undoable.emit(said, WayBack.of(self._desk, outcome))

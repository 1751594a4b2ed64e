"""An appointment's planning fields as one frozen value, and as the journal writes them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields
from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from db.queries.appointments import interpreters_of_appointments
from db.tables.sessions import Resource
from db.tables.support import Appointment
from desktop_app.commands.session_state import PLACE, TIME_FORMAT, Allocated
from desktop_app.domain.appointments import HOLDING
from desktop_app.domain.planning import Involved
from desktop_app.domain.span import Span

FACILITATOR, INTERPRETER = "facilitator", "interpreter"


@dataclass(frozen=True, slots=True)
class AppointmentState:
    """Everything a planning act may change in an appointment; codes, never ids.

    ``interpreter`` is empty when there is none; ``cancelled_by`` unless it is cancelled.
    """

    starts: datetime
    ends: datetime
    room: str
    worker: str
    status: str
    interpreter: str = ""
    cancelled_by: str = ""
    kept: tuple[str, ...] = ()
    kept_reason: str = ""

    @property
    def span(self) -> Span:
        """When, as a domain value."""
        return Span(self.starts, self.ends)

    @property
    def firm(self) -> bool:
        """Whether it holds its room, its worker and its interpreter."""
        return self.status in HOLDING

    @property
    def allocated(self) -> tuple[Allocated, ...]:
        """What it is given, its place included."""
        workers = (Allocated(self.room, PLACE), Allocated(self.worker, FACILITATOR))
        return (*workers, Allocated(self.interpreter, INTERPRETER)) if self.interpreter else workers

    @property
    def involved(self) -> tuple[Involved, ...]:
        """The workers, as the rules know them."""
        return tuple(
            Involved(one.resource, one.role) for one in self.allocated if one.role != PLACE
        )


def as_fields(state: AppointmentState) -> dict[str, Any]:
    """The state as JSON values, field by field."""
    return {one.name: _as_json(getattr(state, one.name)) for one in fields(AppointmentState)}


def from_fields(values: Mapping[str, Any]) -> AppointmentState:
    """The state that `as_fields` wrote."""
    times = {name: datetime.strptime(values[name], TIME_FORMAT) for name in ("starts", "ends")}
    return AppointmentState(**{**values, **times, "kept": tuple(values["kept"])})


def states_of(tx: Session, rows: Iterable[Appointment]) -> dict[int, AppointmentState]:
    """The states of some appointments, by id, in two statements."""
    appointments = tuple(rows)
    wanted = {number for row in appointments for number in (row.room_id, row.worker_id)}
    named = tx.execute(select(Resource.id, Resource.code).where(Resource.id.in_(wanted)))
    codes = {row.id: row.code for row in named}
    interpreters = interpreters_of_appointments(tx, [row.id for row in appointments])
    return {
        row.id: AppointmentState(
            starts=row.starts,
            ends=row.ends,
            room=codes[row.room_id],
            worker=codes[row.worker_id],
            status=row.status,
            interpreter=interpreters.get(row.id, ""),
            cancelled_by=row.cancelled_by,
            kept=row.kept,
            kept_reason=row.kept_reason,
        )
        for row in appointments
    }


def _as_json(value: Any) -> Any:
    if isinstance(value, datetime):
        return value.strftime(TIME_FORMAT)
    return list(value) if isinstance(value, tuple) else value

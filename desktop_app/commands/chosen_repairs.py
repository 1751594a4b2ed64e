"""The ways out somebody chose in a plan of repairs, as the act takes them."""

from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy.orm import Session

from db.queries.subjects import coded
from db.tables.sessions import Resource
from desktop_app.commands.appointment_state import AppointmentState
from desktop_app.commands.session_state import CANCELLED, Allocated, SessionState
from desktop_app.commands.sessions import Seen
from desktop_app.commands.typed_texts import reason_typed
from desktop_app.domain.errors import UnknownCodeError
from desktop_app.domain.planning import WorkerKind
from desktop_app.domain.repair_plan import CANCEL, Hit, RepairWay
from desktop_app.domain.span import Span


@dataclass(frozen=True, slots=True)
class ChosenRepair:
    """The way out somebody chose for one session, or for one ``appointment``.

    ``replaced`` are pairs of codes: who gives way to whom, or to nobody. A session
    to ``cancel`` needs a reason; the rest does not matter then.
    """

    code: str
    seen: Seen
    start: datetime
    end: datetime
    room: str
    replaced: tuple[tuple[str, str], ...] = ()
    cancel: bool = False
    reason: str = ""
    appointment: bool = False

    def applied(self, state: SessionState) -> SessionState:
        """The session once it is repaired."""
        if self.cancel:
            return replace(state, status=CANCELLED, reason=reason_typed(self.reason))
        moved = state.moved(Span(self.start, self.end), self.room)
        team = dict(self.replaced)
        left = [_replaced(one, team.get(one.resource)) for one in moved.allocated]
        return replace(moved, allocated=tuple(one for one in left if one.resource))

    def appointed(self, state: AppointmentState, given_up_by: str) -> AppointmentState:
        """The appointment once it is repaired; ``given_up_by`` is who cancels it."""
        if self.cancel:
            return replace(state, status=CANCELLED, cancelled_by=given_up_by, kept=())
        team = {gone: coming for gone, coming in self.replaced if gone}
        return replace(
            state,
            starts=self.start,
            ends=self.end,
            room=self.room,
            worker=team.get(state.worker, state.worker),
            interpreter=team.get(state.interpreter, state.interpreter),
        )


def repair_as_seen(hit: Hit, way: RepairWay, reason: str = "") -> ChosenRepair:
    """The way somebody chose in a plan; ``reason`` is for a session that is cancelled."""
    booked, wanted = hit.proposal, way.proposal or hit.proposal
    return ChosenRepair(
        hit.code,
        Seen(booked.span.start, booked.span.end, booked.room),
        wanted.span.start,
        wanted.span.end,
        wanted.room,
        tuple(sorted(way.replaced.items())),
        cancel=way.kind == CANCEL,
        reason=reason if way.wants_reason else "",
        appointment=booked.appointment,
    )


def check_coming(tx: Session, repair: ChosenRepair) -> None:
    """Refuse a way on which somebody comes who is nobody.

    Raises:
        UnknownCodeError: no worker carries the code.
    """
    for _gone, coming in repair.replaced:
        if coming and coded(tx, Resource, coming).kind not in set(WorkerKind):
            raise UnknownCodeError("worker", coming)


def _replaced(one: Allocated, coming: str | None) -> Allocated:
    return one if coming is None else replace(one, resource=coming)

"""Appointments as the rules see them: the person, their needs, the interpreter order."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from db.queries.appointments import appointment_needs
from db.queries.planning import planning_of
from db.tables.support import Appointment
from desktop_app.commands.appointment_state import AppointmentState
from desktop_app.domain.appointments import AppointmentNeeds
from desktop_app.domain.checks import session_findings
from desktop_app.domain.findings import Finding
from desktop_app.domain.interpreters import OrderStatus, status_after_move
from desktop_app.domain.occupations import held_by, with_held, without_sessions
from desktop_app.domain.planning import Planning, Proposal

_CHECKED = ("starts", "ends", "room", "worker", "interpreter", "firm")


@dataclass(frozen=True, slots=True)
class Reappointing:
    """One appointment on its way from a state to another; nothing ``before`` for a new one."""

    row: Appointment
    before: AppointmentState | None
    after: AppointmentState

    @property
    def is_moved(self) -> bool:
        """Whether it is elsewhere, or at another time, than it was."""
        before = self.before
        return before is not None and (before.span, before.room) != (
            self.after.span,
            self.after.room,
        )


@dataclass(frozen=True, slots=True)
class Checking:
    """One change on its way: what is wished, and what the rules need to judge it."""

    now: datetime
    wishes: Sequence[Reappointing]
    planning: Planning
    around: Mapping[int, AppointmentNeeds]

    def findings(self, wish: Reappointing, state: AppointmentState) -> list[Finding]:
        """What the rules say of an appointment in a state, the others already moved."""
        if not state.firm:
            return []
        others = [one for one in self.wishes if one.row.code != wish.row.code]
        return session_findings(self._proposal(wish, state), self._replanned(others), self.now)

    def standing_before(self, wish: Reappointing) -> tuple[str, ...]:
        """Codes of the keepable conflicts that already stood: undoing brings them back."""
        if wish.before is None or not to_check(wish.before, wish.after):
            return ()
        found = self.findings(wish, wish.before)
        return tuple(sorted({str(one.code) for one in found if one.keepable}))

    def _proposal(self, wish: Reappointing, state: AppointmentState) -> Proposal:
        around = self.around[wish.row.id]
        order = around.order
        if order and wish.is_moved:
            order = str(status_after_move(OrderStatus(order)))
        return around.proposal(wish.row.code, state.span, state.room, state.involved, order=order)

    def _replanned(self, others: Sequence[Reappointing]) -> Planning:
        emptied = without_sessions(self.planning, {one.row.code for one in self.wishes})
        return with_held(
            emptied,
            [
                held
                for one in others
                if one.after.firm
                for held in held_by(self._proposal(one, one.after), self.planning)
            ],
        )


def checking_of(tx: Session, now: datetime, wishes: Sequence[Reappointing]) -> Checking:
    """Read what the rules need to judge some appointments that change together."""
    states = [state for one in wishes for state in (one.before, one.after) if state is not None]
    asked = {involved.worker for state in states for involved in state.involved}
    ids = {one.row.person_id for one in wishes}
    planning = planning_of(tx, [state.span for state in states], ids, asked)
    return Checking(now, wishes, planning, appointment_needs(tx, [one.row for one in wishes]))


def to_check(before: AppointmentState, after: AppointmentState) -> bool:
    """Whether anything changes that the rules look at."""
    return any(getattr(before, name) != getattr(after, name) for name in _CHECKED)

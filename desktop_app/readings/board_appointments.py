"""The individual appointments of the board: an hour, a kind and who receives, never whom."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from db.queries.appointments import appointment_proposals
from db.tables.support import Appointment
from desktop_app.domain.appointments import HOLDING, AppointmentStatus
from desktop_app.domain.checks import session_findings
from desktop_app.domain.findings import Finding
from desktop_app.domain.planning import Planning, Proposal
from desktop_app.domain.span import Span

APPOINTMENT_THEMES = {
    "boussole": ("boussole", "compass"),
    "mediation": ("mediation", "messages-square"),
}
"""Palette and icon of individual appointments (interface.md 2.3)."""


@dataclass(frozen=True, slots=True)
class SeenAppointment:
    """An appointment of some days as the rules see it; ``findings`` while it is to come."""

    code: str
    kind: str
    status: str
    proposal: Proposal
    findings: tuple[Finding, ...]
    kept: tuple[str, ...] = ()
    kept_reason: str = ""

    @property
    def rows(self) -> tuple[str, ...]:
        """Its room and all who are to be there, the interpreter too."""
        return (self.proposal.room, *(one.worker for one in self.proposal.involved))

    @property
    def worker(self) -> str:
        """Who receives."""
        return self.proposal.involved[0].worker


def appointments_on_board(
    tx: Session, window: Span, planning: Planning, now: datetime
) -> Sequence[SeenAppointment]:
    """Read the appointments that hold their hour during ``window``, in order of time."""
    rows = tx.scalars(
        select(Appointment)
        .where(
            Appointment.starts < window.end,
            Appointment.ends > window.start,
            Appointment.status.in_(tuple(HOLDING)),
        )
        .order_by(Appointment.starts, Appointment.code)
    ).all()
    proposals = appointment_proposals(tx, rows) if rows else {}
    return [
        SeenAppointment(
            code=row.code,
            kind=row.kind,
            status=row.status,
            proposal=proposals[row.code],
            findings=_findings(row, proposals, planning, now),
            kept=row.kept,
            kept_reason=row.kept_reason,
        )
        for row in rows
    ]


def _findings(
    row: Appointment, proposals: Mapping[str, Proposal], planning: Planning, now: datetime
) -> tuple[Finding, ...]:
    if row.status != AppointmentStatus.PLANNED or row.ends <= now:
        return ()
    return tuple(session_findings(proposals[row.code], planning, now))

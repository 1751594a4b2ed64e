"""Interpreter orders as lists show them."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from db.queries.workers import agency_terms
from db.tables.sessions import Resource, WorkshopSession
from db.tables.support import Appointment, InterpreterOrder
from db.tables.workers import Agency
from desktop_app.domain.interpreters import Terms, cancellation_cost_cents, free_until
from desktop_app.domain.span import Span

LIVING = frozenset({"requested", "confirmed", "to_reconfirm"})
"""Orders that an agency has, and that cancelling takes back."""


@dataclass(frozen=True, slots=True)
class OrderLine:
    """An order for a session or an appointment; ``cancel_by`` is free until then, included.

    ``terms`` are those of its agency and mode, when they are known.
    """

    code: str
    session: str
    appointment: str
    language: str
    mode: str
    agency: str
    interpreter: str
    status: str
    span: Span
    cancel_by: datetime | None = None
    terms: Terms | None = None

    def fee_cents(self, now: datetime) -> int:
        """What the agency bills if the order is cancelled ``now``; nothing before it has it."""
        if self.terms is None or self.status not in LIVING:
            return 0
        return cancellation_cost_cents(now, self.span, self.terms)


def order_lines(
    tx: Session, sessions: Collection[int], appointments: Collection[int]
) -> tuple[OrderLine, ...]:
    """The orders of some sessions and appointments, in order of time."""
    rows = tx.execute(
        select(
            InterpreterOrder,
            WorkshopSession.code.label("session"),
            Appointment.code.label("appointment"),
            Agency.code.label("agency"),
            Resource.code.label("interpreter"),
        )
        .outerjoin(WorkshopSession, WorkshopSession.id == InterpreterOrder.session_id)
        .outerjoin(Appointment, Appointment.id == InterpreterOrder.appointment_id)
        .outerjoin(Agency, Agency.id == InterpreterOrder.agency_id)
        .outerjoin(Resource, Resource.id == InterpreterOrder.interpreter_id)
        .where(
            or_(
                InterpreterOrder.session_id.in_(sessions),
                InterpreterOrder.appointment_id.in_(appointments),
            ),
            InterpreterOrder.status != "removed",
        )
        .order_by(InterpreterOrder.planned_starts, InterpreterOrder.code)
    ).all()
    offered = agency_terms(tx) if rows else {}
    return tuple(
        OrderLine(
            code=order.code,
            session=session or "",
            appointment=appointment or "",
            language=order.language_code,
            mode=order.mode,
            agency=agency or "",
            interpreter=interpreter or "",
            status=order.status,
            span=Span(order.planned_starts, order.planned_ends),
            cancel_by=None if terms is None else free_until(order.planned_starts, terms),
            terms=terms,
        )
        for order, session, appointment, agency, interpreter in rows
        for terms in [_terms(order, offered.get(agency or "", ()))]
    )


def _terms(order: InterpreterOrder, offered: tuple[Terms, ...]) -> Terms | None:
    return next((one for one in offered if one.mode == order.mode), None)

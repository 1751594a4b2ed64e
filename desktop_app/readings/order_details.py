"""One interpreter order: what it comes to now, who told whom, and the envelope that pays it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Engine, or_, select
from sqlalchemy.orm import Session

from db.engine import reading
from db.journal import Entry, edits_of_row, last_entries
from db.queries.envelopes import balances
from db.queries.subjects import check_shape
from db.tables.sessions import WorkshopSession
from db.tables.support import Appointment, FundingEnvelope, InterpreterOrder
from desktop_app.domain.envelopes import EnvelopeBalance
from desktop_app.domain.errors import BadInputError, UnknownCodeError
from desktop_app.domain.interpreters import OrderStatus
from desktop_app.domain.order_quotes import OrderQuote, OrderTimes, order_quote
from desktop_app.domain.span import Span
from desktop_app.readings.orders import OrderLine, order_lines

MOST_STEPS = 60
"""Acts looked back at."""

ORDER = "order"
TOLD = frozenset({"status", "changed_at", "told"})
"""Fields of an order of which one changes at each step."""


@dataclass(frozen=True, slots=True)
class OrderStep:
    """One step in the life of an order: when, at which desk, what it became, who told whom."""

    at: datetime
    desk: str
    status: str
    told: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True)
class OrderDetail:
    """An order with what it comes to; ``quote`` is nothing without an agency.

    ``cost_cents`` and ``billed_minutes`` are those written down once it has ended. ``steps``
    are the latest first; ``balance`` is that of the envelope that pays it.
    """

    line: OrderLine
    quote: OrderQuote | None
    urgent: bool = False
    payer: str = "centre"
    told: str = ""
    reason: str = ""
    actual: Span | None = None
    billed_minutes: int | None = None
    cost_cents: int | None = None
    steps: tuple[OrderStep, ...] = ()
    balance: EnvelopeBalance | None = None


def order_detail(engine: Engine, code: str, now: datetime, language: str = "") -> OrderDetail:
    """Read an order by its own code, or by that of its session or appointment.

    Raises:
        UnknownCodeError: nothing carries the code.
        BadInputError: it has no order, or several in languages of which none is chosen.
    """
    with reading(engine) as tx:
        row = _order_named(tx, code, language)
        found = order_lines(tx, [row.session_id or 0], [row.appointment_id or 0])
        line = next(one for one in found if one.code == row.code)
        envelope = tx.get(FundingEnvelope, row.envelope_id) if row.envelope_id else None
        paid = [] if envelope is None else balances(tx, now)
        return OrderDetail(
            line=line,
            quote=_quote(row, line, now),
            urgent=row.urgent,
            payer=row.payer,
            told=row.told,
            reason=row.reason,
            actual=_actual(row),
            billed_minutes=row.billed_minutes,
            cost_cents=row.cost_cents,
            steps=_steps(tx, row),
            balance=next(
                (one for one in paid if envelope and one.envelope.code == envelope.code), None
            ),
        )


def _order_named(tx: Session, code: str, language: str) -> InterpreterOrder:
    check_shape("ordered_for", code)
    living = InterpreterOrder.status != "removed"
    row = tx.scalars(select(InterpreterOrder).where(InterpreterOrder.code == code, living)).first()
    if row is not None:
        return row
    session = tx.scalar(select(WorkshopSession.id).where(WorkshopSession.code == code))
    appointment = tx.scalar(select(Appointment.id).where(Appointment.code == code))
    if session is None and appointment is None:
        raise UnknownCodeError("ordered_for", code)
    own = or_(
        InterpreterOrder.session_id == (session or 0),
        InterpreterOrder.appointment_id == (appointment or 0),
    )
    return _chosen(
        tx.scalars(select(InterpreterOrder).where(own, living).order_by(InterpreterOrder.id)).all(),
        code,
        language,
    )


def _chosen(rows: Sequence[InterpreterOrder], code: str, language: str) -> InterpreterOrder:
    meant = [one for one in rows if not language or one.language_code == language]
    if not meant:
        raise BadInputError("order", "no_interpreter_order", code)
    languages = tuple(dict.fromkeys(one.language_code for one in meant))
    if len(languages) > 1:
        raise BadInputError("language", "only_one", "", languages)
    return meant[-1]


def _actual(row: InterpreterOrder) -> Span | None:
    if row.actual_starts is None or row.actual_ends is None:
        return None
    return Span(row.actual_starts, row.actual_ends)


def _quote(row: InterpreterOrder, line: OrderLine, now: datetime) -> OrderQuote | None:
    if line.terms is None:
        return None
    status = OrderStatus(row.status)
    moment = row.changed_at if status is OrderStatus.CANCELLED_WITH_FEE else now
    return order_quote(status, OrderTimes(line.span, _actual(row)), line.terms, moment)


def _steps(tx: Session, row: InterpreterOrder) -> tuple[OrderStep, ...]:
    """The steps in whatever act they were taken: a cycle that moves carries its orders along."""
    entries = last_entries(tx, edits_of_row(ORDER, row.id), MOST_STEPS)
    return tuple(
        _step(entry, edit.after)
        for entry in entries
        for edit in entry.edits
        if edit.kind == ORDER and edit.row_id == row.id and edit.after.keys() & TOLD
    )


def _step(entry: Entry, after: Mapping[str, Any]) -> OrderStep:
    return OrderStep(
        entry.at,
        entry.desk,
        # An agency that is chased leaves the order as it was.
        str(after.get("status", OrderStatus.REQUESTED)),
        str(after.get("told", "")),
        str(after.get("reason", "")),
    )

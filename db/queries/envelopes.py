"""Funding envelopes of interpreting, and what their orders take from them."""

from collections import defaultdict
from collections.abc import Mapping
from datetime import date, datetime

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from db.queries.workers import agency_terms
from db.tables.support import FundingEnvelope, InterpreterOrder
from db.tables.workers import Agency
from desktop_app.domain.envelopes import (
    Charge,
    Envelope,
    EnvelopeBalance,
    envelope_balance,
    envelope_for,
)
from desktop_app.domain.interpreters import OrderStatus, billed_minutes
from desktop_app.domain.order_quotes import TO_COME, foreseen_cents
from desktop_app.domain.span import Span

SPENT = frozenset(
    {
        OrderStatus.DONE,
        OrderStatus.INVOICED,
        OrderStatus.CANCELLED_WITH_FEE,
        OrderStatus.USER_ABSENT,
    }
)
"""Orders that have cost what they cost."""


def envelopes(tx: Session) -> dict[int, Envelope]:
    """Every envelope by its id, the earliest first."""
    rows = tx.scalars(
        select(FundingEnvelope).order_by(FundingEnvelope.first_day, FundingEnvelope.code)
    )
    return {
        row.id: Envelope(
            row.code, row.label, row.first_day, row.last_day, row.amount_cents, row.minutes
        )
        for row in rows
    }


def envelope_id_for(tx: Session, day: date, payer: str) -> int | None:
    """The id of the envelope that pays an order for a day; nothing when others pay."""
    return envelope_among(envelopes(tx), day, payer)


def envelope_among(known: Mapping[int, Envelope], day: date, payer: str) -> int | None:
    """The same among envelopes that were read already."""
    if payer != "centre":
        return None
    found = envelope_for(day, known.values())
    return next((number for number, one in known.items() if one == found), None)


def balances(tx: Session, now: datetime) -> tuple[EnvelopeBalance, ...]:
    """Every envelope with the sums of its orders, the earliest first.

    What no agency was asked for before its hour was over costs nothing any more.
    """
    charges = _charges(tx, now)
    return tuple(envelope_balance(one, charges[number]) for number, one in envelopes(tx).items())


def _charges(tx: Session, now: datetime) -> dict[int, list[Charge]]:
    found: dict[int, list[Charge]] = defaultdict(list)
    terms = {(code, one.mode): one for code, group in agency_terms(tx).items() for one in group}
    rows = tx.execute(
        select(InterpreterOrder, Agency.code)
        .outerjoin(Agency, Agency.id == InterpreterOrder.agency_id)
        .where(
            InterpreterOrder.envelope_id.is_not(None),
            InterpreterOrder.status != "removed",
            or_(InterpreterOrder.status != "to_order", InterpreterOrder.planned_ends > now),
        )
    )
    for order, agency in rows:
        status = OrderStatus(order.status)
        asked = terms.get((agency or "", order.mode))
        if status in SPENT:
            charge = Charge(order.cost_cents or 0, order.billed_minutes or 0)
        elif status in TO_COME and asked is not None:
            planned = Span(order.planned_starts, order.planned_ends)
            cents, minutes = (
                foreseen_cents(status, planned, asked),
                billed_minutes(planned.minutes, asked),
            )
            charge = Charge(cents, minutes, foreseen=True)
        else:
            continue
        found[order.envelope_id or 0].append(charge)
    return found

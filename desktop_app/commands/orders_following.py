"""An interpreter order follows its session or appointment: moved, cancelled or put back.

A date that is skipped does without its interpreter as a cancelled one does, and so does an
appointment that is excused.
"""

from collections import defaultdict
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from functools import cache, partial
from typing import Any, Protocol

from sqlalchemy import select
from sqlalchemy.orm import Session

from db.journal import Actor, Edit
from db.queries.envelopes import envelope_among, envelopes
from db.queries.subjects import next_code
from db.queries.workers import agency_terms
from db.tables.sessions import WorkshopSession
from db.tables.support import Appointment, InterpreterOrder
from db.tables.workers import Agency
from desktop_app.commands.row_edits import add_row, edit_row
from desktop_app.commands.row_values import as_json, from_json
from desktop_app.domain.changes import Consequences
from desktop_app.domain.envelopes import Envelope
from desktop_app.domain.interpreters import (
    OrderStatus,
    Terms,
    cancellation_cost_cents,
    status_after_cancelling,
    status_after_move,
)
from desktop_app.domain.order_quotes import OrderQuote, OrderTimes, order_quote
from desktop_app.domain.span import Span

OPEN = ("to_order", "requested", "confirmed", "to_reconfirm")
"""States of an order that goes on."""

_ASKED = ("requested", "confirmed")
_TO_ASK = ("to_order", "to_reconfirm")
_CANCELLED = ("cancelled_free", "cancelled_with_fee")
_AWAY = ("cancelled", "skipped", "excused")
_GONE = (*_AWAY, "removed")

Orders = Mapping[int, Sequence[InterpreterOrder]]


class Dated(Protocol):
    """The state of a session or of an appointment, as far as its interpreter goes."""

    @property
    def starts(self) -> datetime:
        """When it begins."""

    @property
    def ends(self) -> datetime:
        """When it ends."""

    @property
    def span(self) -> Span:
        """Both."""

    @property
    def room(self) -> str:
        """Code of where it is."""

    @property
    def status(self) -> str:
        """Whether it takes place."""

    @property
    def firm(self) -> bool:
        """Whether it holds what it was given."""


class Rewritten(Protocol):
    """A session or an appointment on its way from a state to another."""

    @property
    def row(self) -> WorkshopSession | Appointment:
        """The row that is changed."""

    @property
    def before(self) -> Dated | None:
        """Nothing for a new one."""

    @property
    def after(self) -> Dated:
        """Where it goes."""


@dataclass(frozen=True, slots=True)
class Followed:
    """What happened to the orders of a session."""

    edits: Sequence[Edit] = ()
    consequences: Consequences = field(default_factory=Consequences)


@dataclass(frozen=True, slots=True)
class _Following:
    """One session with its orders; ``undone`` when an undo changes it.

    ``paying`` reads the envelopes, once for all that changes.
    """

    one: Rewritten
    orders: Sequence[InterpreterOrder]
    undone: bool
    paying: Callable[[], Mapping[int, Envelope]]


def orders_follow(
    tx: Session,
    actor: Actor,
    changed: Sequence[Rewritten],
    taken_back: Collection[int] | None = None,
) -> Followed:
    """Make the orders of some sessions, or of some appointments, follow what becomes of them.

    ``taken_back`` are ids of orders that an undo puts back itself; it is given by an undo
    only, which never re-opens another order.
    """
    existing = [one for one in changed if one.before is not None]
    orders = _orders(tx, existing)
    edits: list[Edit] = []
    consequences = Consequences()
    paying = cache(partial(envelopes, tx))
    if taken_back is None:
        consequences += _late_fees(tx, actor, [one for one in existing if _elsewhen(one)], orders)
    for one in existing:
        own = [order for order in orders[one.row.id] if order.id not in (taken_back or ())]
        following = _Following(one, own, taken_back is not None, paying)
        followed = _followed(tx, actor, following)
        edits += followed.edits
        consequences += followed.consequences
    return Followed(edits, consequences)


def orders_put_back(
    tx: Session, actor: Actor, put_back: Sequence[tuple[InterpreterOrder, Edit]]
) -> Consequences:
    """What follows for agencies from orders that an undo or a redo has written itself.

    Each comes with its edit, before and after the other way round than the act had them: doing
    a move again has the interpreter asked again, as the move had.
    """
    to_ask = billed = 0
    left: list[tuple[InterpreterOrder, Span]] = []
    for order, edit in put_back:
        before = str(edit.before.get("status", order.status))
        to_ask += order.status in _TO_ASK and before not in _TO_ASK
        if order.status == OrderStatus.CANCELLED_WITH_FEE != before:
            billed += order.cost_cents or 0
        if "planned_starts" in edit.before and before in _ASKED:
            left.append((order, _planned_before(order, edit)))
    return Consequences(
        orders_to_reconfirm=to_ask,
        cost_cents=billed,
        former_time_cents=_fees_cents(tx, actor, left),
    )


def _planned_before(order: InterpreterOrder, edit: Edit) -> Span:
    starts, ends = (
        from_json(name, edit.before.get(name, as_json(getattr(order, name))))
        for name in ("planned_starts", "planned_ends")
    )
    return Span(starts, ends)


def _elsewhen(one: Rewritten) -> bool:
    before, after = one.before, one.after
    return before is not None and after.status not in _GONE and before.starts != after.starts


def _followed(tx: Session, actor: Actor, asked: _Following) -> Followed:
    one, orders = asked.one, asked.orders
    before, after = one.before, one.after
    if before is None:
        return Followed()
    still_open = [order for order in orders if order.status in OPEN]
    if after.status in _GONE and before.status not in _GONE:
        return _cancelled(tx, actor, still_open, asked.paying)
    if before.status in _AWAY and after.firm and not asked.undone:
        return _reopened(tx, actor, one, orders)
    if after.span != before.span or after.room != before.room:
        refused = [order for order in orders if order.status == OrderStatus.REFUSED]
        return _moved(actor, one, [*still_open, *refused], asked.paying)
    return Followed()


def _orders(tx: Session, changed: Sequence[Rewritten]) -> dict[int, list[InterpreterOrder]]:
    """Every order of what is changed, by its id, locked in the order of their own ids."""
    found: dict[int, list[InterpreterOrder]] = defaultdict(list)
    appointments = any(isinstance(one.row, Appointment) for one in changed)
    owner = InterpreterOrder.appointment_id if appointments else InterpreterOrder.session_id
    rows = tx.scalars(
        select(InterpreterOrder)
        .where(owner.in_([one.row.id for one in changed]))
        .order_by(InterpreterOrder.id)
        .with_for_update(key_share=True)
    )
    for order in rows:
        found[order.appointment_id or order.session_id or 0].append(order)
    return found


def _moved(
    actor: Actor,
    one: Rewritten,
    orders: Sequence[InterpreterOrder],
    paying: Callable[[], Mapping[int, Envelope]],
) -> Followed:
    edits: list[Edit] = []
    reopened = 0
    for order in orders:
        status = status_after_move(OrderStatus(order.status))
        reopened += status is OrderStatus.TO_RECONFIRM
        edit = edit_row(
            order,
            {
                # Who promised what before says nothing of the new hour.
                **({"told": ""} if status is OrderStatus.TO_RECONFIRM else {}),
                "status": str(status),
                "planned_starts": one.after.starts,
                "planned_ends": one.after.ends,
                "envelope_id": envelope_among(paying(), one.after.span.day, order.payer),
                "changed_at": actor.at,
            },
        )
        edits += [edit] if edit is not None else []
    return Followed(edits, Consequences(orders_to_reconfirm=reopened))


def _late_fees(
    tx: Session, actor: Actor, moved: Sequence[Rewritten], orders: Orders
) -> Consequences:
    """What agencies may bill for hours they had been asked for and can no longer give back."""
    asked = [order for one in moved for order in orders[one.row.id] if order.status in _ASKED]
    former = [(order, Span(order.planned_starts, order.planned_ends)) for order in asked]
    return Consequences(former_time_cents=_fees_cents(tx, actor, former))


def _fees_cents(tx: Session, actor: Actor, asked: Sequence[tuple[InterpreterOrder, Span]]) -> int:
    """What cancelling now orders asked for some hours would cost."""
    if not asked:
        return 0
    offered = agency_terms(tx)
    agencies = {row.id: row.code for row in tx.execute(select(Agency.id, Agency.code))}
    return sum(
        cancellation_cost_cents(actor.at, hours, terms)
        for order, hours in asked
        for terms in offered.get(agencies.get(order.agency_id or 0, ""), ())
        if terms.mode == order.mode
    )


def _cancelled(
    tx: Session,
    actor: Actor,
    orders: Sequence[InterpreterOrder],
    paying: Callable[[], Mapping[int, Envelope]],
) -> Followed:
    edits: list[Edit] = []
    cost = 0
    for order in orders:
        quote = quote_of(tx, order, actor.at)
        due = 0 if quote is None else quote.centre_cents(order.payer)
        cost += due
        edit = edit_row(
            order,
            {
                "status": str(status_after_cancelling(0 if quote is None else quote.cost_cents)),
                "cost_cents": due,
                "billed_minutes": 0 if quote is None else quote.billed_minutes,
                "envelope_id": envelope_among(paying(), order.planned_starts.date(), order.payer),
                "told": "",
                "changed_at": actor.at,
            },
        )
        edits += [edit] if edit is not None else []
    return Followed(edits, Consequences(cost_cents=cost))


def _reopened(
    tx: Session, actor: Actor, one: Rewritten, orders: Sequence[InterpreterOrder]
) -> Followed:
    """Order again what the cancellation closed: what has cost something is not undone.

    An order that somebody gave up by itself, with a reason, is no longer wanted.
    """
    living = {order.language_code for order in orders if order.status in OPEN}
    last = {order.language_code: order for order in orders if order.status in _CANCELLED}
    edits: list[Edit] = []
    for language, order in last.items():
        if language in living or order.reason:
            continue
        wanted = {
            "status": str(OrderStatus.TO_ORDER),
            "planned_starts": one.after.starts,
            "planned_ends": one.after.ends,
            "changed_at": actor.at,
        }
        if order.status == OrderStatus.CANCELLED_WITH_FEE:
            edits.append(_noted_again(tx, order, wanted))
            continue
        edit = edit_row(order, {**wanted, "cost_cents": None, "billed_minutes": None})
        edits += [edit] if edit is not None else []
    return Followed(edits, Consequences(orders_to_reconfirm=len(edits)))


def _noted_again(tx: Session, former: InterpreterOrder, wanted: Mapping[str, Any]) -> Edit:
    """Another order like one that is billed: the same language, mode, agency and person."""
    order = InterpreterOrder(
        code=next_code(tx, InterpreterOrder, "O"),
        session_id=former.session_id,
        appointment_id=former.appointment_id,
        language_code=former.language_code,
        mode=former.mode,
        agency_id=former.agency_id,
        interpreter_id=former.interpreter_id,
        payer=former.payer,
        envelope_id=former.envelope_id,
        **wanted,
    )
    return add_row(tx, order, {"status": "removed"})


def quote_of(
    tx: Session,
    row: InterpreterOrder,
    now: datetime,
    *,
    status: OrderStatus | None = None,
    actual: Span | None = None,
) -> OrderQuote | None:
    """What an order comes to, in the state it is in or in another; nothing without an agency."""
    terms = terms_of_order(tx, row)
    if terms is None:
        return None
    times = OrderTimes(Span(row.planned_starts, row.planned_ends), actual)
    return order_quote(status or OrderStatus(row.status), times, terms, now)


def terms_of_order(tx: Session, order: InterpreterOrder) -> Terms | None:
    """What its agency asks for its mode, once there is an agency."""
    agency = tx.get(Agency, order.agency_id) if order.agency_id else None
    if agency is None:
        return None
    offered = agency_terms(tx).get(agency.code, ())
    return next((terms for terms in offered if terms.mode == order.mode), None)

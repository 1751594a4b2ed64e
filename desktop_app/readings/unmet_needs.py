"""The needs for an interpreter of a period, and those nobody met."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from sqlalchemy import Engine, select
from sqlalchemy.orm import Session

from db.engine import reading
from db.tables.sessions import Allocation, WorkshopSession
from db.tables.support import Appointment, InterpreterOrder
from desktop_app.domain.errors import BadInputError
from desktop_app.domain.interpreters import OrderStatus
from desktop_app.domain.span import Span
from desktop_app.domain.unmet_needs import Need, unmet_by_language

TOOK_PLACE = ("planned", "held")
RECEIVED = ("planned", "honoured", "no_show")
INTERPRETER = "interpreter"


@dataclass(frozen=True, slots=True)
class UnmetNeeds:
    """How many needs there were, and those not met by language; both ends of the days count."""

    first: date
    last: date
    needs: int
    unmet: Mapping[str, int] = field(default_factory=dict)

    @property
    def count(self) -> int:
        """How many were not met."""
        return sum(self.unmet.values())


def unmet_needs(engine: Engine, first: date, last: date, now: datetime) -> UnmetNeeds:
    """Count the needs of what took place from a day to another and is over.

    Raises:
        BadInputError: the last day is before the first.
    """
    if last < first:
        raise BadInputError("to", "before_first_day", f"{last}", (f"{first}",))
    days = Span.whole_days(first, last)
    with reading(engine) as tx:
        needs = [*_of_sessions(tx, days, now), *_of_appointments(tx, days, now)]
    return UnmetNeeds(first, last, len(needs), unmet_by_language(needs))


def _of_sessions(tx: Session, days: Span, now: datetime) -> list[Need]:
    rows = {
        row.id: row
        for row in tx.scalars(
            select(WorkshopSession).where(
                WorkshopSession.starts >= days.start,
                WorkshopSession.starts < days.end,
                WorkshopSession.ends <= now,
                WorkshopSession.status.in_(TOOK_PLACE),
            )
        )
    }
    orders: dict[tuple[int, str], list[OrderStatus]] = defaultdict(list)
    for order in tx.scalars(
        select(InterpreterOrder).where(
            InterpreterOrder.session_id.in_(rows), InterpreterOrder.status != "removed"
        )
    ):
        orders[order.session_id or 0, order.language_code].append(OrderStatus(order.status))
    named = set(
        tx.scalars(
            select(Allocation.session_id).where(
                Allocation.session_id.in_(rows),
                Allocation.role == INTERPRETER,
                Allocation.dropped.is_(False),
            )
        )
    )
    wanted = {
        (number, language)
        for number, row in rows.items()
        for language in row.interpreter_language.split("|")
        if language
    } | set(orders)
    return [
        Need(
            rows[number].code,
            language,
            tuple(orders[number, language]),
            somebody=number in named and (number, language) not in orders,
        )
        for number, language in sorted(wanted)
    ]


def _of_appointments(tx: Session, days: Span, now: datetime) -> list[Need]:
    found: dict[tuple[str, str], list[OrderStatus]] = defaultdict(list)
    rows = tx.execute(
        select(Appointment.code, InterpreterOrder.language_code, InterpreterOrder.status)
        .join(InterpreterOrder, InterpreterOrder.appointment_id == Appointment.id)
        .where(
            Appointment.starts >= days.start,
            Appointment.starts < days.end,
            Appointment.ends <= now,
            Appointment.status.in_(RECEIVED),
            InterpreterOrder.status != "removed",
        )
    )
    for code, language, status in rows:
        found[code, language].append(OrderStatus(status))
    return [
        Need(code, language, tuple(states)) for (code, language), states in sorted(found.items())
    ]

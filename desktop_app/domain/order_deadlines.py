"""What the desk has to do about an interpreter order, and until when (interface.md 7.5)."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from desktop_app.domain.interpreters import (
    OrderStatus,
    Terms,
    free_until,
    latest_order_time,
    notice_hours,
)
from desktop_app.domain.span import Span

NEAR_HOURS, URGENT_HOURS = 24, 4
"""Below so many hours left a deadline is a warning, or a danger."""


class OrderTask(StrEnum):
    """What is to be done next."""

    ORDER = "order"
    ANSWER = "answer"
    CANCEL_FREE = "cancel_free"
    NOTHING = "nothing"


class Pressure(StrEnum):
    """How near a deadline is."""

    CALM = "calm"
    NEAR = "near"
    URGENT = "urgent"


@dataclass(frozen=True, slots=True)
class OrderDeadline:
    """What is to be done until when; ``until`` is nothing where there is no limit.

    ``hours_left`` are counted as the agency counts them, below zero once it has passed.
    """

    task: OrderTask
    until: datetime | None = None
    hours_left: float = 0.0

    @property
    def pressure(self) -> Pressure:
        """Warn under 24 hours; danger under 4, or once it has passed."""
        if self.until is None or self.hours_left >= NEAR_HOURS:
            return Pressure.CALM
        return Pressure.URGENT if self.hours_left < URGENT_HOURS else Pressure.NEAR

    @property
    def passed(self) -> bool:
        """Whether it is too late."""
        return self.until is not None and self.hours_left < 0


def order_deadline(
    status: OrderStatus, planned: Span, terms: Terms | None, now: datetime
) -> OrderDeadline:
    """Say what an order asks of the desk.

    What is not asked yet is to be ordered within the lead time; what an agency was asked is
    answered while it can still be cancelled at no cost; what it promised can be given up until
    then. Without terms nothing is known of a limit; what has ended asks for nothing.
    """
    task = _TASKS.get(status, OrderTask.NOTHING)
    if task is OrderTask.NOTHING or planned.end <= now:
        return OrderDeadline(OrderTask.NOTHING)
    if terms is None:
        return OrderDeadline(task)
    until = _until(task, planned.start, terms)
    if until is None:
        return OrderDeadline(task)
    left = notice_hours(now, until, terms.lead_time_basis)
    return OrderDeadline(task, until, left)


def _until(task: OrderTask, start: datetime, terms: Terms) -> datetime | None:
    if task is OrderTask.ORDER:
        return latest_order_time(start, terms) if terms.lead_time_hours else None
    return free_until(start, terms)


_TASKS = {
    OrderStatus.TO_ORDER: OrderTask.ORDER,
    OrderStatus.TO_RECONFIRM: OrderTask.ORDER,
    OrderStatus.REFUSED: OrderTask.ORDER,
    OrderStatus.REQUESTED: OrderTask.ANSWER,
    OrderStatus.CONFIRMED: OrderTask.CANCEL_FREE,
}

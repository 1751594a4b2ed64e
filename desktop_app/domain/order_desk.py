"""Where an interpreter order stands on the desk: its tab, its group, what is folded away.

Source: interface, section 7.5.
"""

from datetime import date, datetime, timedelta
from enum import StrEnum

from desktop_app.domain.interpreters import OrderStatus
from desktop_app.domain.order_deadlines import OrderDeadline, OrderTask
from desktop_app.domain.span import Span

_TO_ASK = frozenset({OrderStatus.TO_ORDER, OrderStatus.TO_RECONFIRM, OrderStatus.REFUSED})
_OPEN = frozenset({*_TO_ASK, OrderStatus.REQUESTED, OrderStatus.CONFIRMED})
_ENDED = frozenset(
    {
        OrderStatus.DONE,
        OrderStatus.INVOICED,
        OrderStatus.USER_ABSENT,
        OrderStatus.INTERPRETER_ABSENT,
    }
)
_GIVING_UP = OrderTask.CANCEL_FREE


class DeskTab(StrEnum):
    """What is listed together; deadlines are all that is still to come."""

    DEADLINES = "deadlines"
    TO_ORDER = "to_order"
    REQUESTED = "requested"
    CONFIRMED = "confirmed"
    DONE = "done"
    CANCELLED = "cancelled"


class DeskGroup(StrEnum):
    """Lines below one heading."""

    TO_NOTE = "to_note"
    TODAY = "today"
    WEEK = "week"
    LATER = "later"
    EARLIER = "earlier"


TO_COME = (DeskTab.TO_ORDER, DeskTab.REQUESTED, DeskTab.CONFIRMED)
"""The tabs whose lines have deadlines."""


def desk_tab(status: OrderStatus, planned: Span, now: datetime) -> DeskTab:
    """Say below which state an order is listed.

    What was promised and has begun is not given up any more: it is about to be noted as done.
    """
    if status in _ENDED or is_to_note(status, planned, now):
        return DeskTab.DONE
    if status is OrderStatus.CONFIRMED:
        return DeskTab.CONFIRMED if now < planned.start else DeskTab.DONE
    if status in _TO_ASK and now < planned.end:
        return DeskTab.TO_ORDER
    return DeskTab.REQUESTED if status is OrderStatus.REQUESTED else DeskTab.CANCELLED


def is_to_note(status: OrderStatus, planned: Span, now: datetime) -> bool:
    """Whether it is over and nobody wrote down what became of it; nobody came when refused."""
    return status in _OPEN - {OrderStatus.REFUSED} and planned.end <= now


def desk_group(
    status: OrderStatus, planned: Span, deadline: OrderDeadline, now: datetime
) -> DeskGroup:
    """Say below which heading a line stands: by its deadline, or its day if that is sooner.

    What should have been done by now is for today; giving up what was promised can wait for
    its day once it is no longer free.
    """
    if is_to_note(status, planned, now):
        return DeskGroup.TO_NOTE
    day = planned.day
    if deadline.until is not None and not (deadline.passed and deadline.task is _GIVING_UP):
        day = max(min(day, deadline.until.date()), now.date())
    if day < now.date():
        return DeskGroup.EARLIER
    if day == now.date():
        return DeskGroup.TODAY
    return DeskGroup.WEEK if day <= _sunday(now.date()) else DeskGroup.LATER


def _sunday(day: date) -> date:
    return day + timedelta(days=7 - day.isoweekday())

"""What can be done with an interpreter order as it stands, and what the buttons say."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from desktop_app.domain.interpreters import OrderStatus
from desktop_app.domain.order_deadlines import Pressure

if TYPE_CHECKING:
    from datetime import datetime

    from desktop_app.readings.interpreter_desk import DeskLine
    from desktop_app.wording import Words


class Does(StrEnum):
    """What can be done with an order."""

    ASK = "ask"
    CONFIRM = "confirm"
    CHASE = "chase"
    PHONE = "phone"
    REFUSE = "refuse"
    CANCEL = "cancel"
    RECORD = "record"
    INVOICE = "invoice"


def does_of(line: DeskLine, now: datetime) -> tuple[Does, ...]:
    """What can be done with an order as it stands, what matters most first."""
    over = line.span.end <= now
    match line.status:
        case OrderStatus.REQUESTED:
            return _awaited(line, over=over)
        case OrderStatus.CONFIRMED:
            begun = now >= line.span.start
            return (Does.RECORD, Does.CANCEL) if begun else (Does.CANCEL, Does.REFUSE)
        case OrderStatus.TO_ORDER | OrderStatus.TO_RECONFIRM | OrderStatus.REFUSED:
            return _to_ask(line, over=over)
        case OrderStatus.DONE | OrderStatus.USER_ABSENT | OrderStatus.CANCELLED_WITH_FEE:
            return (Does.INVOICE,)
    return ()


def _awaited(line: DeskLine, *, over: bool) -> tuple[Does, ...]:
    """What can be done while an agency has not answered; another way only while that is free."""
    if over:
        return (Does.REFUSE, Does.CANCEL)
    pressing = line.deadline.pressure is not Pressure.CALM
    first = (Does.CONFIRM, Does.CHASE) if pressing else (Does.CHASE, Does.CONFIRM)
    by_phone = () if line.deadline.passed or _is_by_phone(line) else (Does.PHONE,)
    return (*first, *by_phone, Does.REFUSE, Does.CANCEL)


def _to_ask(line: DeskLine, *, over: bool) -> tuple[Does, ...]:
    """What can be done where nobody was asked, or where it is to be asked again."""
    status = line.status
    living = line.order is not None and status is not OrderStatus.REFUSED
    cancel = (Does.CANCEL,) if living else ()
    if over:
        return (Does.RECORD, *cancel) if status is OrderStatus.TO_ORDER else cancel
    confirm = (Does.CONFIRM,) if living else ()
    by_phone = () if line.order is None or _is_by_phone(line) else (Does.PHONE,)
    return (Does.ASK, *confirm, *by_phone, *cancel)


def _is_by_phone(line: DeskLine) -> bool:
    return line.order is not None and line.order.mode in {"phone", "phone_scheduled"}


def act_said(words: Words, does: Does, status: OrderStatus) -> str:
    """What a button says."""
    if does is Does.ASK and status is OrderStatus.TO_RECONFIRM:
        return words._("Ask again")
    known = {
        Does.ASK: words._("Ask the agency"),
        Does.CONFIRM: words._("Confirm"),
        Does.CHASE: words._("Chase"),
        Does.PHONE: words._("Switch to the phone"),
        Does.REFUSE: words._("Refusal…"),
        Does.CANCEL: words._("Cancel…"),
        Does.RECORD: words._("Record…"),
        Does.INVOICE: words._("Invoice…"),
    }
    return known[does]

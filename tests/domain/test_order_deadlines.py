"""What the desk has to do about an order, until when, and how loudly that is said."""

from datetime import datetime

import pytest

from desktop_app.domain.interpreters import CancellationTier, NoticeBasis, OrderStatus, Terms
from desktop_app.domain.order_deadlines import OrderDeadline, order_deadline
from desktop_app.domain.span import Span

WORKING = NoticeBasis.WORKING
TERMS = Terms(
    agency="AGR",
    mode="on_site",
    lead_time_hours=48,
    lead_time_basis=WORKING,
    minimum_billed_minutes=60,
    billing_step_minutes=30,
    hourly_rate_cents=4800,
    travel_fee_cents=1200,
    tiers=(CancellationTier(24, WORKING, 50, travel_fee_due=False),),
)
ON_CALL = Terms(
    agency="AGT",
    mode="phone",
    lead_time_hours=0,
    lead_time_basis=NoticeBasis.CALENDAR,
    minimum_billed_minutes=15,
    billing_step_minutes=15,
    hourly_rate_cents=4400,
    travel_fee_cents=0,
)
FRIDAY = Span(datetime(2026, 11, 27, 10), datetime(2026, 11, 27, 12))
TUESDAY = datetime(2026, 11, 24, 11, 10)


def asked(status: str, now: datetime = TUESDAY, terms: Terms | None = TERMS) -> OrderDeadline:
    return order_deadline(OrderStatus(status), FRIDAY, terms, now)


@pytest.mark.parametrize(
    ("status", "task", "until"),
    [
        ("to_order", "order", datetime(2026, 11, 25, 10)),
        ("to_reconfirm", "order", datetime(2026, 11, 25, 10)),
        ("refused", "order", datetime(2026, 11, 25, 10)),
        ("requested", "answer", datetime(2026, 11, 26, 10)),
        ("confirmed", "cancel_free", datetime(2026, 11, 26, 10)),
        ("done", "nothing", None),
        ("cancelled_free", "nothing", None),
    ],
)
def test_what_is_to_be_done_and_until_when(status: str, task: str, until: datetime | None) -> None:
    assert (asked(status).task, asked(status).until) == (task, until)


@pytest.mark.parametrize(
    ("now", "pressure", "passed"),
    [
        (datetime(2026, 11, 24, 10), "calm", False),
        (datetime(2026, 11, 24, 10, 1), "near", False),
        (datetime(2026, 11, 25, 6), "near", False),
        (datetime(2026, 11, 25, 6, 1), "urgent", False),
        (datetime(2026, 11, 25, 10), "urgent", False),
        (datetime(2026, 11, 25, 10, 1), "urgent", True),
    ],
)
def test_how_loudly_it_is_said(now: datetime, pressure: str, *, passed: bool) -> None:
    found = asked("to_order", now)

    assert (found.pressure, found.passed) == (pressure, passed)


def test_a_weekend_leaves_time() -> None:
    monday = Span(datetime(2026, 11, 30, 10), datetime(2026, 11, 30, 11))
    friday_evening = datetime(2026, 11, 27, 18)

    found = order_deadline(OrderStatus.REQUESTED, monday, TERMS, friday_evening)

    assert found.until == datetime(2026, 11, 27, 10)
    assert found.hours_left == -8


def test_a_call_has_no_limit_and_what_is_over_asks_for_nothing() -> None:
    assert asked("to_order", terms=ON_CALL) == OrderDeadline(asked("to_order").task)
    assert asked("to_order", terms=None).until is None
    assert asked("to_order", datetime(2026, 11, 27, 12)).task == "nothing"

"""What an order comes to, tier by tier, and terms that contradict themselves."""

from datetime import datetime

import pytest

from desktop_app.domain.interpreters import CancellationTier, NoticeBasis, OrderStatus, Terms
from desktop_app.domain.order_quotes import (
    OrderTimes,
    contradicting_tier,
    foreseen_cents,
    order_quote,
)
from desktop_app.domain.span import Span

WORKING, CALENDAR = NoticeBasis.WORKING, NoticeBasis.CALENDAR


def at(text: str) -> datetime:
    return datetime.fromisoformat(text)


POOL = Terms(
    agency="AGR",
    mode="on_site",
    lead_time_hours=48,
    lead_time_basis=WORKING,
    minimum_billed_minutes=60,
    billing_step_minutes=30,
    hourly_rate_cents=4800,
    travel_fee_cents=1200,
    tiers=(
        CancellationTier(48, WORKING, 50, travel_fee_due=False),
        CancellationTier(24, WORKING, 100, travel_fee_due=False),
        CancellationTier(0, WORKING, 100, travel_fee_due=True),
    ),
)
TUESDAY = Span(at("2026-11-24T14:00"), at("2026-11-24T15:20"))
"""An hour and twenty minutes: ninety once rounded up to the half-hour, 72 euros."""

FRIDAY_AFTERNOON = at("2026-11-20T14:00")
"""Two working days before, the weekend between."""


@pytest.mark.parametrize(
    ("now", "hours", "due"),
    [
        ("2026-11-20T13:00", 49.0, (0, 0, 0)),
        ("2026-11-20T14:00", 48.0, (0, 0, 0)),
        ("2026-11-20T14:01", 48 - 1 / 60, (50, 90, 3600)),
        ("2026-11-22T10:00", 38.0, (50, 90, 3600)),
        ("2026-11-23T14:00", 24.0, (50, 90, 3600)),
        ("2026-11-23T14:01", 24 - 1 / 60, (100, 90, 7200)),
        ("2026-11-24T13:59", 1 / 60, (100, 90, 7200)),
        ("2026-11-24T14:00", 0.0, (100, 90, 7200)),
        ("2026-11-24T14:30", -0.5, (100, 90, 8400)),
    ],
)
def test_what_cancelling_comes_to(now: str, hours: float, due: tuple[int, int, int]) -> None:
    quote = order_quote(OrderStatus.CONFIRMED, OrderTimes(TUESDAY), POOL, at(now))

    assert quote.notice_hours == pytest.approx(hours)
    assert quote.cancel_by == FRIDAY_AFTERNOON
    assert (quote.fee_percent, quote.billed_minutes, quote.cost_cents) == due


@pytest.mark.parametrize("status", ["requested", "to_reconfirm"])
def test_an_agency_that_was_asked_bills_as_one_that_promised(status: str) -> None:
    eve = at("2026-11-24T08:00")

    assert order_quote(OrderStatus(status), OrderTimes(TUESDAY), POOL, eve).cost_cents == 7200


@pytest.mark.parametrize("status", ["to_order", "refused", "cancelled_free", "interpreter_absent"])
def test_nothing_is_due_where_nobody_was_asked_or_nobody_came(status: str) -> None:
    late = at("2026-11-24T15:00")

    quote = order_quote(OrderStatus(status), OrderTimes(TUESDAY), POOL, late)

    assert (quote.fee_percent, quote.billed_minutes, quote.cost_cents) == (0, 0, 0)


def test_what_took_place_is_billed_by_the_actual_times() -> None:
    longer = Span(at("2026-11-24T14:05"), at("2026-11-24T15:36"))

    quote = order_quote(OrderStatus.DONE, OrderTimes(TUESDAY, longer), POOL, at("2026-11-25T09:00"))

    assert (quote.fee_percent, quote.billed_minutes, quote.cost_cents) == (100, 120, 9600 + 1200)


def test_people_who_do_not_come_are_billed_with_the_journey() -> None:
    quote = order_quote(OrderStatus.USER_ABSENT, OrderTimes(TUESDAY), POOL, at("2026-11-25T09:00"))

    assert (quote.fee_percent, quote.billed_minutes, quote.cost_cents) == (100, 90, 7200 + 1200)


@pytest.mark.parametrize(
    ("status", "cents"),
    [("to_order", 8400), ("requested", 8400), ("confirmed", 8400), ("done", 0), ("refused", 0)],
)
def test_what_is_foreseen_of_an_order_to_come(status: str, cents: int) -> None:
    assert foreseen_cents(OrderStatus(status), TUESDAY, POOL) == cents


def tier(hours: int, percent: int, *, travel: bool = False) -> CancellationTier:
    return CancellationTier(hours, WORKING, percent, travel_fee_due=travel)


@pytest.mark.parametrize(
    ("tiers", "wrong"),
    [
        ((), None),
        (POOL.tiers, None),
        ((tier(24, 100), tier(48, 50)), None),
        ((tier(24, 50), tier(48, 100)), tier(24, 50)),
        ((tier(48, 50), tier(48, 100)), tier(48, 100)),
        ((tier(48, 50, travel=True), tier(24, 100)), tier(24, 100)),
        (
            (tier(24, 50), CancellationTier(24, CALENDAR, 50, travel_fee_due=False)),
            CancellationTier(24, CALENDAR, 50, travel_fee_due=False),
        ),
    ],
)
def test_terms_that_contradict_themselves(
    tiers: tuple[CancellationTier, ...], wrong: CancellationTier | None
) -> None:
    assert contradicting_tier(tiers) == wrong


def test_what_was_cancelled_late_keeps_the_share_that_was_billed() -> None:
    eve = at("2026-11-24T08:00")
    times = OrderTimes(TUESDAY)

    quote = order_quote(OrderStatus.CANCELLED_WITH_FEE, times, POOL, eve)

    assert quote == order_quote(OrderStatus.CONFIRMED, times, POOL, eve)
    assert (quote.fee_percent, quote.centre_cents("centre"), quote.centre_cents("other")) == (
        100,
        7200,
        0,
    )

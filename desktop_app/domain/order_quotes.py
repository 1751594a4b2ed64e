"""What an interpreter order comes to: notice left, free until when, fee, minutes billed, cost.

The terms of the agencies are those of `desktop_app.domain.interpreters` (domain.md 1.4). Money is
in euro cents, times are civil times of the centre.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from itertools import pairwise

from desktop_app.domain.interpreters import (
    CancellationTier,
    OrderStatus,
    Terms,
    absence_tier,
    billed_minutes,
    cancellation_tier,
    done_cost_cents,
    free_until,
    notice_hours,
    tier_cost_cents,
)
from desktop_app.domain.span import Span

CENTRE = "centre"
"""Who pays an order, unless it is somebody else."""

IN_FULL = 100
ASKED = frozenset({OrderStatus.REQUESTED, OrderStatus.CONFIRMED, OrderStatus.TO_RECONFIRM})
"""An agency knows of it: cancelling it may cost something."""

TO_COME = ASKED | {OrderStatus.TO_ORDER}
HAPPENED = frozenset({OrderStatus.DONE, OrderStatus.INVOICED})


@dataclass(frozen=True, slots=True)
class OrderQuote:
    """What an order comes to at some moment.

    ``notice_hours`` are counted as the agency counts its lead time, below zero once it has
    begun. Before it takes place the rest says what cancelling would cost; afterwards what it
    has cost. ``fee_percent`` is the share of the hours that is billed. ``cancel_by`` is nothing
    where cancelling is always free.
    """

    notice_hours: float
    cancel_by: datetime | None
    fee_percent: int
    billed_minutes: int
    cost_cents: int

    def centre_cents(self, payer: str) -> int:
        """What the centre pays of it: nothing where somebody else does."""
        return self.cost_cents if payer == CENTRE else 0


@dataclass(frozen=True, slots=True)
class OrderTimes:
    """When an interpreter is wanted, and when they were there once that is known."""

    planned: Span
    actual: Span | None = None


def order_quote(status: OrderStatus, times: OrderTimes, terms: Terms, now: datetime) -> OrderQuote:
    """Say what an order comes to ``now``: billed minutes go by the actual times once known.

    Of one that was cancelled at a fee, ``now`` is when it was.
    """
    planned = times.planned
    notice = notice_hours(now, planned.start, terms.lead_time_basis)
    until = free_until(planned.start, terms)
    if status in HAPPENED:
        minutes = (times.actual or planned).minutes
        cost = done_cost_cents(minutes, terms)
        return OrderQuote(notice, until, IN_FULL, billed_minutes(minutes, terms), cost)
    tier = _tier(status, times.planned, terms, now)
    cost = tier_cost_cents(tier, planned.minutes, terms)
    percent = 0 if tier is None else tier.fee_percent
    minutes = billed_minutes(planned.minutes, terms) if percent else 0
    return OrderQuote(notice, until, percent, minutes, cost)


def _tier(
    status: OrderStatus, planned: Span, terms: Terms, now: datetime
) -> CancellationTier | None:
    """What it falls under: nothing where no agency was asked, or where none came."""
    if status in ASKED or status is OrderStatus.CANCELLED_WITH_FEE:
        return cancellation_tier(now, planned.start, terms)
    if status is OrderStatus.USER_ABSENT:
        return absence_tier(terms)
    return None


def foreseen_cents(status: OrderStatus, planned: Span, terms: Terms) -> int:
    """What an order that is still to take place will cost if it takes place as planned."""
    return done_cost_cents(planned.minutes, terms) if status in TO_COME else 0


def contradicting_tier(tiers: Iterable[CancellationTier]) -> CancellationTier | None:
    """Find the first tier that contradicts the one before it, from the longest notice on.

    Two tiers of the same hours leave open which one holds; a shorter notice that costs less
    than a longer one would make waiting the cheaper choice.
    """
    ordered = sorted(tiers, key=lambda tier: -tier.notice_less_than_hours)
    for longer, shorter in pairwise(ordered):
        if (
            shorter.notice_less_than_hours == longer.notice_less_than_hours
            or shorter.fee_percent < longer.fee_percent
            or (longer.travel_fee_due and not shorter.travel_fee_due)
        ):
            return shorter
    return None

"""Interpreters: terms of the agencies, time to order and to cancel, cost, life of an order.

The terms are rows, one per agency and mode; their meaning is the one of the
domain page, section 1.4. Times are civil times of the centre, money is in cents.
"""

from dataclasses import dataclass
from datetime import datetime, time, timedelta
from enum import StrEnum
from types import MappingProxyType

from desktop_app.domain.calendar import public_holiday_on
from desktop_app.domain.span import Span

HOUR = timedelta(hours=1)
ONE_DAY = timedelta(days=1)
SATURDAY = 6
WHOLE = 100


class NoticeBasis(StrEnum):
    """How hours of notice are counted.

    Working hours are the 24 hours of each day that is no Saturday, Sunday or
    public holiday: 48 of them are two working days.
    """

    CALENDAR = "calendar_hours"
    WORKING = "working_hours"


@dataclass(frozen=True, slots=True)
class CancellationTier:
    """What is due when an order is cancelled with less than some hours of notice.

    Zero hours mean: after the start, or when nobody came.

    Raises:
        ValueError: the hours are negative, or the percentage is not 0 to 100.
    """

    notice_less_than_hours: int
    notice_basis: NoticeBasis
    fee_percent: int
    travel_fee_due: bool

    def __post_init__(self) -> None:
        if self.notice_less_than_hours < 0 or not 0 <= self.fee_percent <= WHOLE:
            raise ValueError(f"not a cancellation tier: {self}")


@dataclass(frozen=True, slots=True)
class Terms:
    """What one agency asks for one mode (on site, telephone, video).

    Raises:
        ValueError: a number is negative, or the billing step is below one minute.
    """

    agency: str
    mode: str
    lead_time_hours: int
    lead_time_basis: NoticeBasis
    minimum_billed_minutes: int
    billing_step_minutes: int
    hourly_rate_cents: int
    travel_fee_cents: int
    tiers: tuple[CancellationTier, ...] = ()

    def __post_init__(self) -> None:
        counted = (self.lead_time_hours, self.minimum_billed_minutes)
        if min(*counted, self.hourly_rate_cents, self.travel_fee_cents) < 0:
            raise ValueError(f"terms of {self.agency} hold a negative number")
        if self.billing_step_minutes < 1:
            raise ValueError(f"terms of {self.agency} bill by steps of at least one minute")


def notice_hours(now: datetime, start: datetime, basis: NoticeBasis) -> float:
    """Count the hours of notice left at ``now`` before something that starts at ``start``.

    After the start the result is negative whatever the basis (minus the hours
    since), so that a session on a Sunday has a past too.
    """
    if now >= start or basis is NoticeBasis.CALENDAR:
        return (start - now) / HOUR
    hours = timedelta()
    moment = now
    while moment < start:
        midnight = datetime.combine(moment.date() + ONE_DAY, time())
        if _is_working_day(moment):
            hours += min(midnight, start) - moment
        moment = midnight
    return hours / HOUR


def latest_order_time(start: datetime, terms: Terms) -> datetime:
    """Say until when an order for ``start`` still respects the lead time, that moment included."""
    return _latest_with_notice(start, terms.lead_time_hours, terms.lead_time_basis)


def order_in_time(now: datetime, start: datetime, terms: Terms) -> bool:
    """Whether an order placed ``now`` for ``start`` respects the lead time."""
    return now <= latest_order_time(start, terms)


def free_until(start: datetime, terms: Terms) -> datetime | None:
    """Say until when cancelling costs nothing, that moment included: the « cancel by » shown.

    Nothing means that cancelling is always free.
    """
    limits = [
        _latest_with_notice(start, tier.notice_less_than_hours, tier.notice_basis)
        for tier in terms.tiers
        if _charges(tier, terms)
    ]
    return min(limits, default=None)


def free_notice(terms: Terms) -> CancellationTier | None:
    """Find the tier of the longest notice that costs anything: with more, cancelling is free.

    Nothing means that cancelling is always free.
    """
    charging = (tier for tier in terms.tiers if _charges(tier, terms))
    return max(charging, key=lambda tier: tier.notice_less_than_hours, default=None)


def cancellation_tier(now: datetime, start: datetime, terms: Terms) -> CancellationTier | None:
    """Find what cancelling ``now`` falls under: the smallest tier above the notice left.

    Nothing means that the terms ask for nothing.
    """
    missed = (
        tier
        for tier in terms.tiers
        if notice_hours(now, start, tier.notice_basis) < tier.notice_less_than_hours
    )
    return min(missed, key=lambda tier: tier.notice_less_than_hours, default=None)


def absence_tier(terms: Terms) -> CancellationTier | None:
    """Find what the absence of the people falls under: the same as cancelling after the start."""
    return min(terms.tiers, key=lambda tier: tier.notice_less_than_hours, default=None)


def billed_minutes(minutes: int, terms: Terms) -> int:
    """Round minutes up to the billing step, and up to the minimum.

    Raises:
        ValueError: ``minutes`` is below 1.
    """
    if minutes < 1:
        raise ValueError(f"an intervention lasts at least one minute, got {minutes}")
    step = terms.billing_step_minutes
    return max(terms.minimum_billed_minutes, -(-minutes // step) * step)


def done_cost_cents(minutes: int, terms: Terms) -> int:
    """Price an intervention that took place: billed minutes at the hourly rate, plus the journey.

    Raises:
        ValueError: ``minutes``, the actual ones, is below 1.
    """
    hours_price = _rounded(billed_minutes(minutes, terms) * terms.hourly_rate_cents, 60)
    return hours_price + terms.travel_fee_cents


def tier_cost_cents(tier: CancellationTier | None, minutes: int, terms: Terms) -> int:
    """Price a cancellation under a tier; without one it is free.

    A percentage of the planned minutes as they would be billed, half a cent
    rounded up, plus the journey where the tier asks for it.

    Raises:
        ValueError: ``minutes``, the planned ones, is below 1.
    """
    price = billed_minutes(minutes, terms) * terms.hourly_rate_cents
    if tier is None:
        return 0
    fee = _rounded(tier.fee_percent * price, 60 * WHOLE)
    return fee + (terms.travel_fee_cents if tier.travel_fee_due else 0)


def cancellation_cost_cents(now: datetime, planned: Span, terms: Terms) -> int:
    """Price cancelling ``now`` an order planned for a span."""
    tier = cancellation_tier(now, planned.start, terms)
    return tier_cost_cents(tier, planned.minutes, terms)


class OrderStatus(StrEnum):
    """The life of an interpreter order.

    ``TO_RECONFIRM`` (« à redemander ») is an order whose session moved after it
    was requested or confirmed.
    """

    TO_ORDER = "to_order"
    REQUESTED = "requested"
    CONFIRMED = "confirmed"
    TO_RECONFIRM = "to_reconfirm"
    DONE = "done"
    INVOICED = "invoiced"
    REFUSED = "refused"
    CANCELLED_FREE = "cancelled_free"
    CANCELLED_WITH_FEE = "cancelled_with_fee"
    INTERPRETER_ABSENT = "interpreter_absent"
    USER_ABSENT = "user_absent"


_CANCELLED = frozenset({OrderStatus.CANCELLED_FREE, OrderStatus.CANCELLED_WITH_FEE})
_OUTCOMES = frozenset({OrderStatus.DONE, OrderStatus.INTERPRETER_ABSENT, OrderStatus.USER_ABSENT})
_ANSWERS = frozenset({OrderStatus.CONFIRMED, OrderStatus.REFUSED})

TRANSITIONS = MappingProxyType(
    {
        # An immediate call is done without having been requested; a yes on the telephone is both.
        OrderStatus.TO_ORDER: frozenset(
            {
                OrderStatus.REQUESTED,
                OrderStatus.CONFIRMED,
                OrderStatus.DONE,
                OrderStatus.CANCELLED_FREE,
            }
        ),
        # The yes was never noted, and they came all the same, or did not.
        OrderStatus.REQUESTED: _ANSWERS | _CANCELLED | _OUTCOMES | {OrderStatus.TO_RECONFIRM},
        # An agency may take its word back: refused after confirmed.
        OrderStatus.CONFIRMED: _OUTCOMES
        | _CANCELLED
        | {OrderStatus.TO_RECONFIRM, OrderStatus.REFUSED},
        OrderStatus.TO_RECONFIRM: _ANSWERS | _CANCELLED | _OUTCOMES | {OrderStatus.REQUESTED},
        OrderStatus.REFUSED: frozenset({OrderStatus.TO_ORDER, OrderStatus.REQUESTED}),
        OrderStatus.DONE: frozenset({OrderStatus.INVOICED}),
        OrderStatus.USER_ABSENT: frozenset({OrderStatus.INVOICED}),
        OrderStatus.CANCELLED_WITH_FEE: frozenset({OrderStatus.INVOICED}),
        # The session comes back: its interpreter is to be ordered again.
        OrderStatus.CANCELLED_FREE: frozenset({OrderStatus.TO_ORDER}),
        OrderStatus.INTERPRETER_ABSENT: frozenset(),
        OrderStatus.INVOICED: frozenset(),
    }
)


_URGENCY = (
    OrderStatus.TO_RECONFIRM,
    OrderStatus.REFUSED,
    OrderStatus.TO_ORDER,
    OrderStatus.REQUESTED,
    OrderStatus.CONFIRMED,
)


def urgency(status: str) -> int:
    """Rank what wants doing, the most first: of several orders, one says how all of them stand.

    What has ended comes last, whichever way it did.
    """
    return _URGENCY.index(OrderStatus(status)) if status in _URGENCY else len(_URGENCY)


def status_after_cancelling(cost_cents: int) -> OrderStatus:
    """Name the state of a cancelled order: free, or with a fee."""
    return OrderStatus.CANCELLED_WITH_FEE if cost_cents > 0 else OrderStatus.CANCELLED_FREE


def status_after_move(status: OrderStatus) -> OrderStatus:
    """Name the state of an order whose session moved: what was asked has to be asked again."""
    if OrderStatus.TO_RECONFIRM in TRANSITIONS[status]:
        return OrderStatus.TO_RECONFIRM
    return status


def status_after_return(status: OrderStatus) -> OrderStatus:
    """Name the state of an order whose cancelled session is put back: to be ordered again."""
    return OrderStatus.TO_ORDER if status in _CANCELLED else status


def _is_working_day(moment: datetime) -> bool:
    return moment.isoweekday() < SATURDAY and public_holiday_on(moment.date()) is None


def _latest_with_notice(start: datetime, hours: int, basis: NoticeBasis) -> datetime:
    left = hours * HOUR
    if basis is NoticeBasis.CALENDAR:
        return start - left
    moment = start
    while left > timedelta():
        # The day before, when the moment is a midnight.
        day_start = datetime.combine((moment - timedelta.resolution).date(), time())
        if _is_working_day(day_start):
            taken = min(left, moment - day_start)
            left -= taken
            moment -= taken
        else:
            moment = day_start
    return moment


def _charges(tier: CancellationTier, terms: Terms) -> bool:
    by_time = tier.fee_percent > 0 and terms.hourly_rate_cents > 0
    return by_time or (tier.travel_fee_due and terms.travel_fee_cents > 0)


def _rounded(amount: int, divisor: int) -> int:
    """Divide, half a cent up."""
    return (2 * amount + divisor) // (2 * divisor)

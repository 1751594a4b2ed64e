"""Notice, fee and billed minutes of every agency and mode, against a walk minute by minute."""

import csv
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop_app.domain.interpreters import (
    CancellationTier,
    NoticeBasis,
    Terms,
    billed_minutes,
    cancellation_cost_cents,
    done_cost_cents,
    free_until,
    notice_hours,
)
from desktop_app.domain.span import Span

SAMPLE = Path(__file__).parents[2] / "resources" / "sample_centre"
MINUTE = timedelta(minutes=1)
EIGHT_DAYS = 8 * 24 * 60

PERIODS = (
    (date(2026, 11, 9), date(2026, 11, 30)),  # weekends and Armistice Day
    (date(2026, 12, 24), date(2027, 1, 8)),  # Christmas, and the year that ends
    (date(2027, 3, 24), date(2027, 4, 5)),  # the clock goes forward on Easter Sunday
    (date(2027, 10, 27), date(2027, 11, 8)),  # the clock goes back, then All Saints' Day
)
HOLIDAYS = {
    date(2026, 11, 11),
    date(2026, 12, 25),
    date(2027, 1, 1),
    date(2027, 3, 29),
    date(2027, 11, 1),
}
"""Written out by hand: every public holiday that eight days before a period can meet."""


def rows_of(name: str) -> list[dict[str, str]]:
    with (SAMPLE / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def terms_of_the_sample() -> Iterator[Terms]:
    tiers = rows_of("interpreter_cancellation_rules")
    for row in rows_of("interpreter_agencies"):
        yield Terms(
            agency=row["agency_code"],
            mode=row["mode"],
            lead_time_hours=int(row["lead_time_hours"]),
            lead_time_basis=NoticeBasis(row["lead_time_basis"]),
            minimum_billed_minutes=int(row["minimum_billed_minutes"]),
            billing_step_minutes=int(row["billing_step_minutes"]),
            hourly_rate_cents=int(row["hourly_rate_cents"]),
            travel_fee_cents=int(row["travel_fee_cents"]),
            tiers=tuple(
                CancellationTier(
                    int(tier["notice_less_than_hours"]),
                    NoticeBasis(tier["notice_basis"]),
                    int(tier["fee_percent"]),
                    travel_fee_due=tier["travel_fee_due"] == "true",
                )
                for tier in tiers
                if (tier["agency_code"], tier["mode"]) == (row["agency_code"], row["mode"])
            ),
        )


def walked_minutes(now: datetime, start: datetime, basis: NoticeBasis) -> int:
    """Count the minutes of notice one after the other; below zero once it has begun."""
    if now > start:
        return -walked_minutes(start, now, NoticeBasis.CALENDAR)
    counted = 0
    while now < start:
        works = now.isoweekday() <= 5 and now.date() not in HOLIDAYS
        counted += works or basis is NoticeBasis.CALENDAR
        now += MINUTE
    return counted


def walked_bill(minutes: int, terms: Terms) -> int:
    while minutes % terms.billing_step_minutes or minutes < terms.minimum_billed_minutes:
        minutes += 1
    return minutes


def whole_cents(amount: Fraction) -> int:
    return int(amount + Fraction(1, 2))


def walked_fee(now: datetime, planned: Span, terms: Terms) -> int:
    """Try the tiers from the smallest on, and price the first whose hours are not reached."""
    for tier in sorted(terms.tiers, key=lambda tier: tier.notice_less_than_hours):
        left = walked_minutes(now, planned.start, tier.notice_basis)
        if left < tier.notice_less_than_hours * 60:
            hours = Fraction(walked_bill(planned.minutes, terms), 60)
            fee = hours * terms.hourly_rate_cents * Fraction(tier.fee_percent, 100)
            return whole_cents(fee) + tier.travel_fee_due * terms.travel_fee_cents
    return 0


def days_of(period: tuple[date, date]) -> st.SearchStrategy[date]:
    return st.dates(*period)


starts = st.builds(
    datetime.combine,
    st.sampled_from(PERIODS).flatmap(days_of),
    st.builds(time, st.integers(0, 23), st.sampled_from((0, 15, 30, 45))),
)
every_terms = pytest.mark.parametrize(
    "terms", tuple(terms_of_the_sample()), ids=lambda terms: f"{terms.agency} {terms.mode}"
)


@every_terms
@settings(max_examples=15, deadline=None)
@given(start=starts, before=st.integers(-180, EIGHT_DAYS), lasts=st.integers(1, 480))
def test_notice_and_fee_are_those_of_the_slow_walk(
    terms: Terms, start: datetime, before: int, lasts: int
) -> None:
    now = start - before * MINUTE
    planned = Span(start, start + lasts * MINUTE)
    for basis in NoticeBasis:
        assert round(notice_hours(now, start, basis) * 60) == walked_minutes(now, start, basis)
    assert cancellation_cost_cents(now, planned, terms) == walked_fee(now, planned, terms)


@every_terms
@settings(max_examples=10, deadline=None)
@given(start=starts, lasts=st.integers(1, 480))
def test_cancelling_is_free_until_the_minute_said_and_no_later(
    terms: Terms, start: datetime, lasts: int
) -> None:
    planned = Span(start, start + lasts * MINUTE)
    limit = free_until(start, terms)
    if limit is None:
        assert walked_fee(start + MINUTE, planned, terms) == 0
    else:
        assert walked_fee(limit, planned, terms) == 0
        assert walked_fee(limit + MINUTE, planned, terms) > 0


@every_terms
@given(lasts=st.integers(1, 480))
def test_what_took_place_is_billed_by_steps_with_its_journey(terms: Terms, lasts: int) -> None:
    billed = walked_bill(lasts, terms)
    assert billed_minutes(lasts, terms) == billed
    price = whole_cents(Fraction(billed * terms.hourly_rate_cents, 60))
    assert done_cost_cents(lasts, terms) == price + terms.travel_fee_cents

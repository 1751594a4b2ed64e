from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain.interpreters import (
    TRANSITIONS,
    CancellationTier,
    NoticeBasis,
    OrderStatus,
    Terms,
    absence_tier,
    billed_minutes,
    cancellation_cost_cents,
    cancellation_tier,
    done_cost_cents,
    free_notice,
    free_until,
    latest_order_time,
    notice_hours,
    order_in_time,
    status_after_cancelling,
    status_after_move,
    tier_cost_cents,
)
from desktop_app.domain.span import Span

WORKING, CALENDAR = NoticeBasis.WORKING, NoticeBasis.CALENDAR


def at(text: str) -> datetime:
    return datetime.fromisoformat(text)


POOL_ON_SITE = Terms(
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
TELEPHONE = Terms(
    agency="AGT",
    mode="phone",
    lead_time_hours=0,
    lead_time_basis=CALENDAR,
    minimum_billed_minutes=15,
    billing_step_minutes=15,
    hourly_rate_cents=4400,
    travel_fee_cents=0,
    tiers=(CancellationTier(0, CALENDAR, 0, travel_fee_due=False),),
)
SIGN_LANGUAGE = Terms(
    agency="AGS",
    mode="on_site",
    lead_time_hours=160,
    lead_time_basis=CALENDAR,
    minimum_billed_minutes=60,
    billing_step_minutes=30,
    hourly_rate_cents=7200,
    travel_fee_cents=2500,
    tiers=(
        CancellationTier(72, CALENDAR, 50, travel_fee_due=False),
        CancellationTier(48, CALENDAR, 100, travel_fee_due=False),
        CancellationTier(0, CALENDAR, 100, travel_fee_due=True),
    ),
)
VOLUNTEERS = Terms(
    agency="AGA",
    mode="on_site",
    lead_time_hours=120,
    lead_time_basis=CALENDAR,
    minimum_billed_minutes=60,
    billing_step_minutes=30,
    hourly_rate_cents=0,
    travel_fee_cents=500,
    tiers=(CancellationTier(24, CALENDAR, 0, travel_fee_due=True),),
)


@pytest.mark.parametrize(
    ("now", "start", "working", "calendar", "why"),
    [
        ("2026-11-24 10:00", "2026-11-26 10:00", 48, 48, "Tuesday to Thursday"),
        ("2026-11-06 16:00", "2026-11-09 10:00", 18, 66, "8 h of Friday and 10 h of Monday"),
        ("2026-11-29 20:00", "2026-11-30 08:00", 8, 12, "Sunday does not count"),
        ("2026-11-10 18:00", "2026-11-12 10:00", 16, 40, "11 November does not count"),
        ("2026-11-11 12:00", "2026-11-12 10:00", 10, 22, "asked on the holiday itself"),
        ("2027-03-26 12:00", "2027-03-30 09:00", 21, 93, "Easter Monday after a weekend"),
        ("2026-12-31 12:00", "2027-01-04 12:00", 24, 96, "1 January and a weekend"),
        ("2026-11-27 12:00", "2026-11-28 09:00", 12, 21, "for a Saturday: what is left of Friday"),
        ("2026-11-28 08:00", "2026-11-28 09:00", 0, 1, "on the Saturday itself"),
        ("2026-11-24 14:00", "2026-11-24 15:30", 1.5, 1.5, "the same afternoon"),
        ("2026-11-24 14:00", "2026-11-24 14:00", 0, 0, "at the start"),
        ("2026-11-24 14:30", "2026-11-24 14:00", -0.5, -0.5, "after the start"),
        ("2026-11-28 11:00", "2026-11-28 09:00", -2, -2, "after the start of a Saturday"),
    ],
)
def test_hours_of_notice(
    now: str, start: str, *, working: float, calendar: float, why: str
) -> None:
    assert notice_hours(at(now), at(start), WORKING) == working, why
    assert notice_hours(at(now), at(start), CALENDAR) == calendar, why


@pytest.mark.parametrize(
    ("start", "terms", "latest", "why"),
    [
        ("2026-12-03 14:00", POOL_ON_SITE, "2026-12-01 14:00", "two working days"),
        ("2026-11-30 14:00", POOL_ON_SITE, "2026-11-26 14:00", "a weekend between"),
        ("2026-11-12 10:00", POOL_ON_SITE, "2026-11-09 10:00", "11 November between"),
        ("2027-03-30 09:00", POOL_ON_SITE, "2027-03-25 09:00", "Easter between"),
        ("2026-11-28 09:00", POOL_ON_SITE, "2026-11-26 00:00", "Saturday: all Thursday and Friday"),
        ("2026-11-25 00:00", POOL_ON_SITE, "2026-11-23 00:00", "from midnight to midnight"),
        ("2026-11-24 14:00", TELEPHONE, "2026-11-24 14:00", "no lead time: up to the start"),
        ("2026-11-30 14:00", SIGN_LANGUAGE, "2026-11-23 22:00", "160 hours by the calendar"),
        ("2026-11-30 14:00", VOLUNTEERS, "2026-11-25 14:00", "five days by the calendar"),
    ],
)
def test_latest_time_to_order(start: str, terms: Terms, latest: str, why: str) -> None:
    assert latest_order_time(at(start), terms) == at(latest), why
    assert order_in_time(at(latest), at(start), terms), why
    assert not order_in_time(at(latest) + timedelta(minutes=1), at(start), terms), why


@pytest.mark.parametrize(
    ("start", "terms", "latest", "why"),
    [
        ("2026-12-03 14:00", POOL_ON_SITE, "2026-12-01 14:00", "the first tier that costs"),
        ("2026-11-12 10:00", POOL_ON_SITE, "2026-11-09 10:00", "11 November between"),
        ("2026-11-30 14:00", SIGN_LANGUAGE, "2026-11-27 14:00", "72 hours, weekend included"),
        ("2026-11-30 14:00", VOLUNTEERS, "2026-11-29 14:00", "only the journey is due, yet due"),
    ],
)
def test_cancel_by(start: str, terms: Terms, latest: str, why: str) -> None:
    limit = free_until(at(start), terms)
    assert limit == at(latest), why
    planned = Span(at(start), at(start) + timedelta(minutes=90))
    assert cancellation_cost_cents(at(latest), planned, terms) == 0, why
    assert cancellation_cost_cents(at(latest) + timedelta(minutes=1), planned, terms) > 0, why


def test_a_call_never_ordered_can_always_be_cancelled() -> None:
    assert free_until(at("2026-11-24 14:00"), TELEPHONE) is None


def test_terms_that_cost_nothing_have_no_time_to_cancel_by() -> None:
    due = CancellationTier(24, CALENDAR, 100, travel_fee_due=True)
    free_work = replace(VOLUNTEERS, travel_fee_cents=0, tiers=(due,))
    assert free_until(at("2026-11-24 14:00"), free_work) is None


@pytest.mark.parametrize(
    ("now", "hours", "cents", "why"),
    [
        ("2026-11-30 13:59", None, 0, "more than two working days"),
        ("2026-12-01 14:00", None, 0, "two working days exactly: not less"),
        ("2026-12-01 14:01", 48, 3600, "half of 90 minutes"),
        ("2026-12-02 14:00", 48, 3600, "one working day exactly"),
        ("2026-12-02 14:01", 24, 7200, "90 minutes"),
        ("2026-12-03 14:00", 24, 7200, "at the start"),
        ("2026-12-03 14:01", 0, 8400, "after the start the journey is due as well"),
        ("2026-12-05 10:00", 0, 8400, "days later, on a Saturday"),
    ],
)
def test_cancelling_an_hour_and_a_half_of_a_thursday(
    now: str, hours: int | None, cents: int, why: str
) -> None:
    planned = Span(at("2026-12-03 14:00"), at("2026-12-03 15:30"))
    tier = cancellation_tier(at(now), planned.start, POOL_ON_SITE)
    assert (tier.notice_less_than_hours if tier else None) == hours, why
    assert cancellation_cost_cents(at(now), planned, POOL_ON_SITE) == cents, why


def test_tiers_may_come_in_any_order() -> None:
    shuffled = replace(POOL_ON_SITE, tiers=POOL_ON_SITE.tiers[::-1])
    start = at("2026-12-03 14:00")
    tier = cancellation_tier(at("2026-12-02 15:00"), start, shuffled)
    assert tier == POOL_ON_SITE.tiers[1]
    assert free_until(start, shuffled) == at("2026-12-01 14:00")


def test_people_who_did_not_come_cost_as_much_as_cancelling_after_the_start() -> None:
    assert absence_tier(POOL_ON_SITE) == POOL_ON_SITE.tiers[2]
    assert tier_cost_cents(absence_tier(POOL_ON_SITE), 90, POOL_ON_SITE) == 8400
    assert absence_tier(VOLUNTEERS) == VOLUNTEERS.tiers[0]


@pytest.mark.parametrize(
    ("minutes", "on_site", "telephone"),
    [(1, 60, 15), (15, 60, 15), (16, 60, 30), (60, 60, 60), (61, 90, 75), (90, 90, 90)],
)
def test_billed_minutes_are_rounded_up_to_the_step_and_the_minimum(
    minutes: int, on_site: int, telephone: int
) -> None:
    assert billed_minutes(minutes, POOL_ON_SITE) == on_site
    assert billed_minutes(minutes, TELEPHONE) == telephone


@pytest.mark.parametrize("minutes", [0, -30])
def test_an_intervention_lasts_at_least_a_minute(minutes: int) -> None:
    with pytest.raises(ValueError, match="at least one minute"):
        billed_minutes(minutes, POOL_ON_SITE)
    with pytest.raises(ValueError, match="at least one minute"):
        tier_cost_cents(None, minutes, POOL_ON_SITE)


@pytest.mark.parametrize(
    ("minutes", "terms", "cents"),
    [
        (20, POOL_ON_SITE, 4800 + 1200),
        (61, POOL_ON_SITE, 7200 + 1200),
        (16, TELEPHONE, 2200),
        (120, VOLUNTEERS, 500),
    ],
)
def test_cost_of_an_intervention_that_took_place(minutes: int, terms: Terms, cents: int) -> None:
    assert done_cost_cents(minutes, terms) == cents


@pytest.mark.parametrize(
    ("rate", "minutes", "cents"),
    [
        (4433, 30, 2217),  # 2216.5: half a cent goes up
        (1000, 20, 333),  # 333.33
        (4400, 20, 1467),  # 1466.67
        (4431, 30, 2216),  # 2215.5
    ],
)
def test_half_a_cent_goes_up(rate: int, minutes: int, cents: int) -> None:
    terms = Terms("AGX", "video", 0, CALENDAR, 10, 10, rate, 0)
    assert done_cost_cents(minutes, terms) == cents
    half = CancellationTier(24, CALENDAR, 50, travel_fee_due=False)
    assert tier_cost_cents(half, 2 * minutes, terms) == cents


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("lead_time_hours", -1),
        ("minimum_billed_minutes", -15),
        ("billing_step_minutes", 0),
        ("hourly_rate_cents", -1),
        ("travel_fee_cents", -1),
    ],
)
def test_terms_that_mean_nothing_are_refused(field: str, value: int) -> None:
    with pytest.raises(ValueError, match="AGR"):
        replace(POOL_ON_SITE, **{field: value})  # type: ignore[arg-type]  # whole numbers only


def test_the_longest_notice_that_costs_anything_is_what_is_said() -> None:
    longest = free_notice(POOL_ON_SITE)
    assert longest is not None
    assert (longest.notice_less_than_hours, longest.notice_basis) == (48, WORKING)
    assert free_notice(TELEPHONE) is None


@pytest.mark.parametrize(("hours", "percent"), [(-1, 50), (24, 101), (24, -1)])
def test_tiers_that_mean_nothing_are_refused(hours: int, percent: int) -> None:
    with pytest.raises(ValueError, match="cancellation tier"):
        CancellationTier(hours, WORKING, percent, travel_fee_due=False)


moments = st.datetimes(datetime(2026, 1, 1), datetime(2028, 1, 1)).map(
    lambda moment: moment.replace(second=0, microsecond=0)
)


@given(start=moments, hours=st.integers(1, 200), basis=st.sampled_from(NoticeBasis))
def test_the_latest_time_to_order_leaves_exactly_the_lead_time(
    start: datetime, hours: int, basis: NoticeBasis
) -> None:
    terms = Terms("AGX", "on_site", hours, basis, 60, 30, 4800, 0)
    latest = latest_order_time(start, terms)
    assert notice_hours(latest, start, basis) == hours
    assert notice_hours(latest + timedelta(minutes=1), start, basis) < hours


@given(start=moments, now=moments)
def test_working_notice_never_exceeds_calendar_notice(start: datetime, now: datetime) -> None:
    working, calendar = notice_hours(now, start, WORKING), notice_hours(now, start, CALENDAR)
    assert working <= calendar
    assert (working < 0) == (calendar < 0) == (now > start)


def test_every_state_of_an_order_has_its_row() -> None:
    assert set(TRANSITIONS) == set(OrderStatus)


def test_an_order_is_cancelled_free_or_with_a_fee() -> None:
    assert status_after_cancelling(0) is OrderStatus.CANCELLED_FREE
    assert status_after_cancelling(3600) is OrderStatus.CANCELLED_WITH_FEE


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("to_order", "to_order"),
        ("requested", "to_reconfirm"),
        ("confirmed", "to_reconfirm"),
        ("to_reconfirm", "to_reconfirm"),
        ("refused", "refused"),
        ("done", "done"),
        ("cancelled_free", "cancelled_free"),
    ],
)
def test_an_order_follows_its_session_that_moves(before: str, after: str) -> None:
    assert status_after_move(OrderStatus(before)) is OrderStatus(after)

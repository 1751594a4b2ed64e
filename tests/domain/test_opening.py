from datetime import date, datetime, time

import pytest

from desktop_app.domain.opening import (
    Closure,
    OpeningHours,
    closures_over,
    merged_spans,
    open_spans,
    within_opening,
)
from desktop_app.domain.span import Span

TUESDAY, WEDNESDAY = date(2026, 11, 24), date(2026, 11, 25)
SEPTEMBER = date(2026, 9, 1)


def hours(weekday: int, opens: str, closes: str, until: date | None = None) -> OpeningHours:
    return OpeningHours(
        weekday, time.fromisoformat(opens), time.fromisoformat(closes), SEPTEMBER, until
    )


def span(start: str, end: str, day: date = TUESDAY) -> Span:
    return Span.on(day, time.fromisoformat(start), time.fromisoformat(end))


BRANCH = [
    hours(2, "13:30", "18:30"),  # given after the morning on purpose
    hours(2, "08:30", "12:30"),
    hours(3, "08:30", "12:30"),
]


def test_a_branch_that_closes_at_lunch() -> None:
    assert open_spans(TUESDAY, BRANCH) == (span("08:30", "12:30"), span("13:30", "18:30"))


def test_a_day_without_hours_is_closed() -> None:
    assert open_spans(date(2026, 11, 29), BRANCH) == ()


@pytest.mark.parametrize(
    ("wanted", "inside"),
    [
        (span("08:30", "12:30"), True),
        (span("09:00", "10:00"), True),
        (span("08:29", "10:00"), False),
        (span("12:00", "13:00"), False),
        (span("12:00", "14:00"), False),  # over lunch
        (span("18:00", "18:31"), False),
        (span("14:00", "15:00", WEDNESDAY), False),
        (Span(datetime(2026, 11, 24, 18), datetime(2026, 11, 25, 9)), False),
    ],
)
def test_within_opening_from_start_to_end(wanted: Span, *, inside: bool) -> None:
    assert within_opening(wanted, BRANCH) is inside


def test_hours_that_touch_or_overlap_are_one() -> None:
    touching = [hours(2, "12:00", "14:00"), hours(2, "08:00", "12:00"), hours(2, "13:00", "18:00")]
    assert open_spans(TUESDAY, touching) == (span("08:00", "18:00"),)
    assert within_opening(span("11:30", "12:30"), touching)


@pytest.mark.parametrize(
    ("day", "spans"),
    [
        (date(2026, 8, 25), ()),  # before they are valid
        (SEPTEMBER, (span("08:00", "12:00", SEPTEMBER),)),
        (TUESDAY, (span("08:00", "12:00"),)),  # last day, included
        (date(2026, 12, 1), ()),
    ],
)
def test_hours_hold_between_two_dates(day: date, spans: tuple[Span, ...]) -> None:
    assert open_spans(day, [hours(2, "08:00", "12:00", until=TUESDAY)]) == spans


def test_an_interval_inside_another_changes_nothing() -> None:
    assert merged_spans([span("08:00", "18:00"), span("09:00", "10:00")]) == (
        span("08:00", "18:00"),
    )


@pytest.mark.parametrize(
    ("weekday", "opens", "closes", "until", "why"),
    [
        (2, "12:00", "12:00", None, "closes after it opens"),
        (2, "18:00", "08:00", None, "closes after it opens"),
        (0, "08:00", "12:00", None, "1 to 7"),
        (8, "08:00", "12:00", None, "1 to 7"),
        (2, "08:00", "12:00", date(2026, 8, 31), "before it starts"),
    ],
)
def test_hours_that_mean_nothing_are_refused(
    weekday: int, opens: str, closes: str, *, until: date | None, why: str
) -> None:
    with pytest.raises(ValueError, match=why):
        hours(weekday, opens, closes, until)


MOVE = Closure(Span.whole_days(date(2026, 12, 10), date(2026, 12, 13)), "Déménagement")
CLEANING = Closure(span("12:00", "14:00", date(2026, 12, 9)), "Ménage")


@pytest.mark.parametrize(
    ("wanted", "closed"),
    [
        (span("08:00", "12:00", date(2026, 12, 9)), []),  # ends when cleaning starts
        (span("11:00", "12:30", date(2026, 12, 9)), [CLEANING]),
        (span("14:00", "18:00", date(2026, 12, 9)), []),
        (span("09:00", "10:00", date(2026, 12, 13)), [MOVE]),
        (span("09:00", "10:00", date(2026, 12, 14)), []),
        (Span.whole_days(date(2026, 12, 1), date(2026, 12, 31)), [CLEANING, MOVE]),
    ],
)
def test_closures_over_a_span_in_order_of_time(wanted: Span, closed: list[Closure]) -> None:
    assert closures_over(wanted, [MOVE, CLEANING]) == closed


@pytest.mark.parametrize("day", [date(2026, 11, 23), date(2026, 11, 29)])
def test_hours_of_a_single_day_from_monday_to_sunday(day: date) -> None:
    once = OpeningHours(day.isoweekday(), time(9), time(12), valid_from=day, valid_to=day)
    assert open_spans(day, [once]) == (span("09:00", "12:00", day),)

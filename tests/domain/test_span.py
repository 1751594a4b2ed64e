from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain.span import Span

DAY = date(2026, 11, 24)


def span(start: str, end: str) -> Span:
    return Span.on(DAY, time.fromisoformat(start), time.fromisoformat(end))


TEN_TO_NOON = span("10:00", "12:00")


@pytest.mark.parametrize(
    ("other", "position"),
    [
        (span("08:00", "09:00"), "well before"),
        (span("08:00", "10:00"), "ends when the other starts"),
        (span("12:00", "13:00"), "starts when the other ends"),
        (span("13:00", "14:00"), "well after"),
    ],
)
def test_spans_that_share_no_instant(other: Span, position: str) -> None:
    assert not TEN_TO_NOON.overlaps(other), position
    assert not other.overlaps(TEN_TO_NOON), position
    assert TEN_TO_NOON.common(other) is None, position


@pytest.mark.parametrize(
    ("other", "shared", "position"),
    [
        (span("09:00", "10:01"), span("10:00", "10:01"), "one minute over the start"),
        (span("11:59", "13:00"), span("11:59", "12:00"), "one minute over the end"),
        (span("10:30", "11:00"), span("10:30", "11:00"), "inside"),
        (span("08:00", "18:00"), TEN_TO_NOON, "around"),
        (span("10:00", "11:00"), span("10:00", "11:00"), "same start"),
        (span("11:00", "12:00"), span("11:00", "12:00"), "same end"),
        (TEN_TO_NOON, TEN_TO_NOON, "the same"),
    ],
)
def test_spans_that_overlap(other: Span, shared: Span, position: str) -> None:
    assert TEN_TO_NOON.overlaps(other), position
    assert other.overlaps(TEN_TO_NOON), position
    assert TEN_TO_NOON.common(other) == shared, position


def test_a_span_contains_what_lies_inside_edges_included() -> None:
    assert TEN_TO_NOON.contains(TEN_TO_NOON)
    assert TEN_TO_NOON.contains(span("10:00", "10:30"))
    assert not TEN_TO_NOON.contains(span("09:59", "10:30"))
    assert not TEN_TO_NOON.contains(span("11:30", "12:01"))


@pytest.mark.parametrize(("start", "end"), [("10:00", "10:00"), ("12:00", "10:00")])
def test_a_span_ends_after_its_start(start: str, end: str) -> None:
    with pytest.raises(ValueError, match="ends after its start"):
        span(start, end)


def test_a_span_carries_no_offset() -> None:
    naive = datetime(2026, 11, 24, 10)
    with pytest.raises(ValueError, match="without an offset"):
        Span(naive.replace(tzinfo=UTC), naive.replace(hour=12, tzinfo=UTC))
    with pytest.raises(ValueError, match="without an offset"):
        Span(naive, naive.replace(hour=12, tzinfo=UTC))


def test_whole_days_go_from_midnight_to_midnight() -> None:
    days = Span.whole_days(date(2026, 12, 10), date(2026, 12, 13))
    assert days == Span(datetime(2026, 12, 10), datetime(2026, 12, 14))
    assert days.days == {date(2026, 12, day) for day in (10, 11, 12, 13)}


def test_a_night_touches_both_its_days() -> None:
    night = Span(datetime(2026, 11, 24, 22), datetime(2026, 11, 25, 6))
    assert night.day == DAY
    assert night.days == {DAY, date(2026, 11, 25)}


def test_length_in_minutes() -> None:
    assert TEN_TO_NOON.minutes == 120
    assert TEN_TO_NOON.duration == timedelta(hours=2)


def test_widened_moved_and_started_elsewhere() -> None:
    assert TEN_TO_NOON.widened(timedelta(minutes=15)) == span("09:45", "12:15")
    assert TEN_TO_NOON.moved(timedelta(hours=-1)) == span("09:00", "11:00")
    assert TEN_TO_NOON.starting(datetime(2026, 11, 24, 14)) == span("14:00", "16:00")


def test_spans_are_ordered_by_start_then_end() -> None:
    shuffled = [span("10:00", "12:00"), span("09:00", "13:00"), span("10:00", "11:00")]
    assert sorted(shuffled) == [
        span("09:00", "13:00"),
        span("10:00", "11:00"),
        span("10:00", "12:00"),
    ]


minutes = st.integers(min_value=0, max_value=200)


@st.composite
def spans(draw: st.DrawFn) -> Span:
    start = draw(minutes)
    first = datetime(2026, 11, 24, 8) + timedelta(minutes=start)
    return Span(first, first + timedelta(minutes=draw(minutes) + 1))


@given(spans(), spans())
def test_overlap_means_a_shared_part_whatever_the_order(one: Span, other: Span) -> None:
    shared = one.common(other)
    assert one.overlaps(other) == other.overlaps(one) == (shared is not None)
    assert shared == other.common(one)
    if shared is not None:
        assert one.contains(shared)
        assert other.contains(shared)

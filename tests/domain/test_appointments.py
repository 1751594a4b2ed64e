"""What becomes of an appointment, and when a follow-up takes place."""

from datetime import datetime, timedelta

import pytest

from desktop_app.domain.appointments import (
    HOLDING,
    AppointmentStatus,
    following_starts,
    may_become,
    may_record,
)

PLANNED, HONOURED, NO_SHOW, EXCUSED, CANCELLED, REMOVED = AppointmentStatus
HOUR = datetime(2026, 3, 9, 14, 0)
MINUTE = timedelta(minutes=1)


@pytest.mark.parametrize(
    ("status", "next_ones"),
    [
        (PLANNED, {PLANNED, HONOURED, NO_SHOW, EXCUSED, CANCELLED}),
        (HONOURED, {PLANNED, HONOURED, NO_SHOW, EXCUSED}),
        (NO_SHOW, {PLANNED, HONOURED, NO_SHOW, EXCUSED}),
        (EXCUSED, {PLANNED, HONOURED, NO_SHOW, EXCUSED}),
        (CANCELLED, {PLANNED, CANCELLED}),
        (REMOVED, {REMOVED}),
    ],
)
def test_what_an_appointment_may_become(
    status: AppointmentStatus, next_ones: set[AppointmentStatus]
) -> None:
    assert {one for one in AppointmentStatus if may_become(status, one)} == next_ones


def test_only_one_that_takes_place_or_was_missed_holds_its_hour() -> None:
    assert {PLANNED, HONOURED, NO_SHOW} == HOLDING


@pytest.mark.parametrize(
    ("wanted", "before", "on_the_day", "at_the_hour"),
    [
        (HONOURED, False, False, True),
        (NO_SHOW, False, False, True),
        (EXCUSED, False, True, True),
    ],
)
def test_an_outcome_is_true_once_it_can_be(
    wanted: AppointmentStatus, *, before: bool, on_the_day: bool, at_the_hour: bool
) -> None:
    eve, morning = HOUR - timedelta(days=1), HOUR.replace(hour=8)

    said = [may_record(wanted, HOUR, now) for now in (eve, morning, HOUR)]

    assert said == [before, on_the_day, at_the_hour]


def test_a_follow_up_keeps_its_hour_over_the_clock_change() -> None:
    assert following_starts(datetime(2026, 3, 16, 14, 0), 2, 3) == (
        datetime(2026, 3, 16, 14, 0),
        datetime(2026, 3, 30, 14, 0),
        datetime(2026, 4, 13, 14, 0),
    )


@pytest.mark.parametrize(("weeks", "times"), [(0, 2), (27, 2), (1, 0), (1, 31), (-1, 2)])
def test_a_follow_up_that_cannot_be(weeks: int, times: int) -> None:
    with pytest.raises(ValueError, match="not a follow-up"):
        following_starts(HOUR, weeks, times)

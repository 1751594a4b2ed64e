from datetime import date, datetime, time
from typing import Any

import pytest

from desktop_app.domain.availability import AvailabilityKind, AvailabilityRule, rhythm_of
from desktop_app.domain.civil_time import CivilTimeKind, CivilTimeProblem
from desktop_app.domain.missing_hours import clock_change_days
from desktop_app.domain.opening import OpeningHours

PARIS = "Europe/Paris"
SPRING, AUTUMN = date(2026, 3, 29), date(2026, 10, 25)
SUNDAY = 7
MISSING = CivilTimeProblem(
    CivilTimeKind.MISSING, datetime(2026, 3, 29, 2, 30), (datetime(2026, 3, 29, 3, 30),)
)


def rule(start: str, end: str, **changed: Any) -> AvailabilityRule:
    given: dict[str, Any] = {
        "site": "BEA",
        "iso_weekday": SUNDAY,
        "start": time.fromisoformat(start),
        "end": time.fromisoformat(end),
        "rhythm": rhythm_of("all", 1),
        "anchor": None,
        "kind": AvailabilityKind.GROUP,
        "in_school_holidays": True,
        "valid_from": date(2026, 1, 1),
        "valid_to": date(2026, 12, 31),
    }
    return AvailabilityRule(**(given | changed))


@pytest.mark.parametrize(
    ("asked", "where"),
    [
        (rule("02:30", "06:00"), "it starts in the hour that is missing"),
        (rule("01:00", "02:30"), "it ends in it"),
        (rule("02:30", "06:00", valid_from=SPRING, valid_to=SPRING), "that night alone"),
        (rule("02:30", "06:00", valid_to=None), "without an end"),
        (rule("02:30", "06:00", rhythm=rhythm_of("odd", 1)), "an odd week, as that one"),
        (rule("02:30", "06:00", rhythm=rhythm_of("all", 1, 5)), "the fifth Sunday of March"),
    ],
)
def test_a_rule_at_an_hour_that_does_not_exist(asked: AvailabilityRule, where: str) -> None:
    assert asked.missing_hour(PARIS) == MISSING, where


@pytest.mark.parametrize(
    ("asked", "where"),
    [
        (rule("08:00", "12:00"), "in the morning"),
        (rule("03:00", "06:00"), "right after the change"),
        (rule("02:30", "06:00", iso_weekday=6), "on Saturdays"),
        (rule("02:30", "06:00", valid_from=date(2026, 3, 30)), "from the day after"),
        (rule("02:30", "06:00", valid_to=date(2026, 3, 28)), "until the day before"),
        (rule("02:30", "06:00", rhythm=rhythm_of("even", 1)), "in the other weeks"),
        (rule("02:30", "06:00", valid_from=AUTUMN, valid_to=AUTUMN), "twice, not missing"),
    ],
)
def test_a_rule_whose_hours_all_exist(asked: AvailabilityRule, where: str) -> None:
    assert asked.missing_hour(PARIS) is None, where


def test_a_rule_of_reunion_where_the_clock_never_changes() -> None:
    assert rule("02:30", "06:00").missing_hour("Indian/Reunion") is None


def test_a_room_open_at_night_on_the_night_of_the_change() -> None:
    hours = OpeningHours(SUNDAY, time(2, 30), time(6), SPRING)

    assert hours.missing_hour(PARIS) == MISSING
    assert OpeningHours(SUNDAY, time(3), time(6), SPRING).missing_hour(PARIS) is None


def test_days_on_which_the_clock_changes() -> None:
    assert clock_change_days(PARIS, 2026) == (SPRING, AUTUMN)
    assert clock_change_days(PARIS, 2027) == (date(2027, 3, 28), date(2027, 10, 31))
    assert clock_change_days("America/Cayenne", 2026) == ()

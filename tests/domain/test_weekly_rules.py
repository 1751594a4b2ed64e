"""Weekly rules: two never overlap, their dates are real, and a year of 53 weeks is announced."""

from dataclasses import replace
from datetime import date, time
from itertools import pairwise

import pytest

from desktop_app.domain.availability import Absence, AvailabilityKind, AvailabilityRule
from desktop_app.domain.calendar import SchoolHoliday, WeekParity
from desktop_app.domain.errors import BadInputError
from desktop_app.domain.opening import OpeningHours
from desktop_app.domain.recurrence import Rhythm
from desktop_app.domain.weekly_rules import (
    ParityBreak,
    alternation_shifted,
    check_hours,
    check_rules,
    next_dates,
    parity_breaks,
)

PARIS = "Europe/Paris"
SINCE = date(2026, 9, 1)
TURN = ParityBreak(2026, WeekParity.ODD, date(2027, 1, 3))
CHRISTMAS = SchoolHoliday(
    "B", "2026-2027", "Noël", "Christmas", date(2026, 12, 19), date(2027, 1, 3), "published"
)


def rule(
    rhythm: str = "weekly", start: str = "14:00", end: str = "16:00", **other: object
) -> AvailabilityRule:
    """A rule of Tuesdays."""
    sample = AvailabilityRule(
        site="VIL",
        iso_weekday=2,
        start=time.fromisoformat(start),
        end=time.fromisoformat(end),
        rhythm=Rhythm.parse(rhythm),
        anchor=SINCE,
        kind=AvailabilityKind.GROUP,
        in_school_holidays=True,
        valid_from=SINCE,
    )
    return replace(sample, **other)  # type: ignore[arg-type]


def refusal_of(*rules: AvailabilityRule) -> str:
    with pytest.raises(BadInputError) as refusal:
        check_rules(rules, PARIS)
    assert refusal.value.field_name == "rule"
    return refusal.value.reason


def test_a_professional_keeps_one_rule_at_least() -> None:
    assert refusal_of() == "no_availability"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (rule(), rule(start="15:00", end="17:00")),
        (rule(), rule(start="15:00", end="17:00", site="BEA")),
        (rule("odd"), rule("every-2", anchor=date(2026, 9, 1))),
        (rule("odd"), rule("nth-2")),
        (rule("even"), rule("every-2", anchor=date(2026, 9, 8))),
        (rule("odd"), rule("every-2", anchor=date(2026, 9, 8))),
    ],
)
def test_two_rules_that_meet_on_some_date_overlap(
    one: AvailabilityRule, other: AvailabilityRule
) -> None:
    assert refusal_of(one, other) == "overlaps"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (rule(), rule(start="16:00", end="17:00")),
        (rule(), rule(iso_weekday=3)),
        (rule("odd"), rule("even")),
        (rule("every-2", anchor=SINCE), rule("every-2", anchor=date(2026, 9, 8))),
        (rule(valid_to=date(2026, 12, 31)), rule(valid_from=date(2027, 1, 1))),
        (rule("odd", valid_to=date(2027, 1, 3)), rule("every-2", valid_to=date(2027, 1, 3))),
    ],
)
def test_rules_that_touch_or_alternate_do_not(
    one: AvailabilityRule, other: AvailabilityRule
) -> None:
    check_rules([one, other], PARIS)


def test_an_hour_that_the_clock_leaps_over_is_refused() -> None:
    assert refusal_of(rule(iso_weekday=7, start="02:30", end="04:00")) == "time_missing"
    with pytest.raises(BadInputError):
        check_hours([OpeningHours(7, time(2, 30), time(4), SINCE)], PARIS)


def test_opening_hours_leave_room_for_lunch_but_do_not_overlap() -> None:
    morning = OpeningHours(1, time(8), time(12), SINCE)
    check_hours([morning, OpeningHours(1, time(12), time(18), SINCE)], PARIS)
    check_hours([], PARIS)
    with pytest.raises(BadInputError):
        check_hours([morning, OpeningHours(1, time(11), time(18), SINCE)], PARIS)


def test_the_next_eight_dates_are_real_ones() -> None:
    found = next_dates(rule("odd"), date(2026, 12, 1))

    assert found == (
        date(2026, 12, 1),
        date(2026, 12, 15),
        date(2026, 12, 29),
        date(2027, 1, 5),
        date(2027, 1, 19),
        date(2027, 2, 2),
        date(2027, 2, 16),
        date(2027, 3, 2),
    )


def test_dates_stop_with_the_rule_and_during_the_holidays_of_school_time() -> None:
    school = rule(in_school_holidays=False, valid_to=date(2027, 1, 12))

    found = next_dates(school, date(2026, 12, 10), [CHRISTMAS])

    assert found == (date(2026, 12, 15), date(2027, 1, 5), date(2027, 1, 12))
    assert next_dates(school, date(2027, 2, 1)) == ()


def test_a_day_on_which_somebody_is_away_is_no_next_date() -> None:
    """Away on the first date, and for an hour only on the second: that one still gives time."""
    given = rule("odd")
    first, second, *_later = next_dates(given, date(2026, 12, 1))
    hour = Absence(second, second, end=given.start.replace(minute=given.start.minute + 15))
    found = next_dates(given, date(2026, 12, 1), absences=[Absence(first, first), hour])
    assert found[0] == second


def test_a_year_of_53_weeks_is_announced_where_the_alternation_breaks() -> None:
    odd, even = rule("odd"), rule("even")

    assert parity_breaks([odd, rule()]) == (TURN,)
    assert [one.parity for one in parity_breaks([odd, even])] == [WeekParity.EVEN, WeekParity.ODD]
    assert parity_breaks([replace(odd, valid_to=date(2027, 1, 3))]) == ()
    assert parity_breaks([replace(odd, valid_from=date(2027, 1, 4))]) == ()
    assert parity_breaks([replace(odd, valid_from=date(2031, 9, 1))])[0].year == 2032


@pytest.mark.parametrize("rhythm", ["odd", "even"])
def test_the_following_alternation_may_be_shifted(rhythm: str) -> None:
    shifted = alternation_shifted([rule(rhythm), rule(start="17:00", end="18:00")], TURN)

    assert len(shifted) == 3
    dates = sorted(day for one in shifted[:2] for day in next_dates(one, date(2026, 12, 1), most=9))
    around = [day for day in dates if date(2026, 12, 1) <= day <= date(2027, 2, 16)]
    assert {(later - day).days for day, later in pairwise(around)} == {14}
    assert parity_breaks([shifted[0], shifted[1]]) == ()
    assert shifted[2] == rule(start="17:00", end="18:00")

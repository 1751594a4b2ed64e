"""A painted week: rules become quarters and quarters rules again, whatever a grid cannot show."""

from dataclasses import replace
from datetime import date, time
from typing import Any

import pytest

from desktop_app.domain.availability import AvailabilityKind, AvailabilityRule
from desktop_app.domain.calendar import WeekParity
from desktop_app.domain.opening import OpeningHours
from desktop_app.domain.painted_week import (
    BOTH,
    Cell,
    Mark,
    PaintedWeek,
    kept_rules,
    opening_version,
    rule_cells,
    version_on,
)
from desktop_app.domain.recurrence import Rhythm

SINCE, UNTIL, TODAY = date(2026, 9, 1), date(2027, 8, 31), date(2026, 11, 24)
TUESDAY, THURSDAY = 2, 4
EVEN, ODD = WeekParity.EVEN, WeekParity.ODD


def rule(
    rhythm: str = "weekly", start: str = "09:00", end: str = "12:30", **other: Any
) -> AvailabilityRule:
    """A rule of Tuesdays at Villejean."""
    sample = AvailabilityRule(
        site="VIL",
        iso_weekday=TUESDAY,
        start=time.fromisoformat(start),
        end=time.fromisoformat(end),
        rhythm=Rhythm.parse(rhythm),
        anchor=SINCE,
        kind=AvailabilityKind.GROUP,
        in_school_holidays=True,
        valid_from=SINCE,
        valid_to=UNTIL,
    )
    return replace(sample, **other)


def told(week: PaintedWeek) -> list[tuple[int, str, str, str]]:
    """The rules of a week in short: weekday, hours, rhythm."""
    return [
        (one.iso_weekday, f"{one.start:%H:%M}", f"{one.end:%H:%M}", str(one.rhythm))
        for one in week.rules(SINCE, UNTIL)
    ]


@pytest.mark.parametrize("rhythm", ["weekly", "odd", "even"])
def test_a_rule_of_a_week_is_painted_and_read_back_the_same(rhythm: str) -> None:
    version = version_on(TODAY, [rule(rhythm, "14:00", "16:00")])

    assert (version.first, version.last) == (SINCE, UNTIL)
    assert told(version.week) == [(TUESDAY, "14:00", "16:00", rhythm)]
    assert version.week.differs(TUESDAY) is (rhythm != "weekly")


def test_what_odd_and_even_weeks_share_is_told_once() -> None:
    version = version_on(TODAY, [rule("odd", "09:00", "12:00"), rule("even", "09:00", "11:00")])

    assert told(version.week) == [
        (TUESDAY, "09:00", "11:00", "weekly"),
        (TUESDAY, "11:00", "12:00", "odd"),
    ]
    assert [version.week.minutes(parity) for parity in BOTH] == [120, 180]


@pytest.mark.parametrize(
    "special",
    [
        rule("every-4"),
        rule("nth-2"),
        rule(in_school_holidays=False),
        rule(start="09:05"),
        rule(iso_weekday=7),
    ],
    ids=["every four weeks", "second of the month", "school time", "off the quarters", "Sunday"],
)
def test_what_a_grid_cannot_show_stands_beside_it_and_is_kept(special: AvailabilityRule) -> None:
    usual = rule(iso_weekday=THURSDAY)
    version = version_on(TODAY, [special, usual])

    assert not rule_cells(special)
    assert version.beside == (special,)
    assert told(version.week) == [(THURSDAY, "09:00", "12:30", "weekly")]
    assert kept_rules([special, usual], version, SINCE, None) == (special,)
    assert not kept_rules([special, usual], version, date(2028, 1, 1), None)


def test_hours_added_on_one_date_are_no_version_of_the_week() -> None:
    extra = rule(iso_weekday=6, valid_from=date(2026, 12, 12), valid_to=date(2026, 12, 12))

    version = version_on(TODAY, [rule(), extra])

    assert (version.first, version.last) == (SINCE, UNTIL)
    assert kept_rules([rule(), extra], version, SINCE, UNTIL) == (extra,)


def test_a_version_ends_where_the_next_one_begins() -> None:
    later = rule(start="08:00", valid_from=date(2027, 1, 4))
    version = version_on(TODAY, [rule(valid_to=date(2027, 1, 3)), later])

    assert (version.first, version.last) == (SINCE, date(2027, 1, 3))
    assert version_on(date(2026, 1, 1), []).last is None


def test_painting_over_replaces_and_clearing_leaves_a_hole() -> None:
    week = version_on(TODAY, [rule()]).week
    hole = [Cell(ODD, TUESDAY, quarter) for quarter in (40, 41)]

    cleared = week.painted(hole, None)
    assert (TUESDAY, "10:00", "10:30", "even") in told(cleared)
    over = week.painted(hole, Mark("BEA"))
    assert [one.mark.site for one in over.stretches(ODD, TUESDAY)] == ["VIL", "BEA", "VIL"]
    assert week.minutes(EVEN, TUESDAY) == over.minutes(ODD, TUESDAY) == 210


def test_a_day_and_a_parity_are_copied_whole() -> None:
    week = version_on(TODAY, [rule("odd"), rule(iso_weekday=THURSDAY)]).week

    assert not week.copied_parity(EVEN).stretches(ODD, TUESDAY)
    assert told(week.copied_day(TUESDAY, (THURSDAY,))) == [
        (TUESDAY, "09:00", "12:30", "odd"),
        (THURSDAY, "09:00", "12:30", "odd"),
    ]


def test_opening_hours_are_painted_alike_in_all_weeks() -> None:
    open_, odd_time = (
        OpeningHours(1, time(8, 30), time(12), SINCE),
        OpeningHours(1, time(13, 10), time(18), SINCE),
    )
    version = opening_version(TODAY, [open_, odd_time])

    assert version.week.hours(SINCE) == (open_,)
    assert version.beside == (odd_time,)

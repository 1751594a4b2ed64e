"""The dates of cycles: thirty of the sample centre, the stories, and what is refused."""

import csv
from datetime import date, time, timedelta

import pytest

from desktop_app.domain.calendar import SchoolHoliday
from desktop_app.domain.cycle_dates import (
    CycleCalendar,
    CycleRule,
    CycleStep,
    HolidayPolicy,
    SkipCause,
    StepsOutOfOrderError,
    cycle_plan,
)
from desktop_app.domain.opening import Closure
from desktop_app.domain.recurrence import (
    EndBeforeStartError,
    EndlessRecurrenceError,
    PeriodTooLongError,
    Rhythm,
    TooManyOccurrencesError,
)
from desktop_app.domain.span import Span
from resources import resource_path

WINTER = SchoolHoliday(
    "B", "2025-2026", "Hiver", "Winter", date(2026, 2, 14), date(2026, 3, 1), "published"
)
SPRING = SchoolHoliday(
    "B", "2025-2026", "Printemps", "Spring", date(2026, 4, 11), date(2026, 4, 26), "published"
)
CHRISTMAS = SchoolHoliday(
    "B", "2025-2026", "Noël", "Christmas", date(2025, 12, 20), date(2026, 1, 4), "published"
)
ZONE_B = CycleCalendar((CHRISTMAS, WINTER, SPRING))
WEEKLY = Rhythm.parse("weekly")
SAMPLE = resource_path("sample_centre")
CAFE = CycleRule(date(2025, 9, 9), time(10), (CycleStep(90),), WEEKLY, until=date(2026, 6, 30))
SIXTH = CycleRule(
    date(2026, 1, 28),
    time(14),
    (CycleStep(90, count=4), CycleStep(60, 1, time(18), (1, 14))),
    WEEKLY,
    policy=HolidayPolicy.PAUSE,
)


def days(*written: str, year: int = 2026) -> list[date]:
    """« 04/02 » as dates of a year."""
    return [date(year, int(one[3:]), int(one[:2])) for one in written]


def held(rule: CycleRule, calendar: CycleCalendar = ZONE_B) -> list[date]:
    return [one.day for one in cycle_plan(rule, calendar).held]


def skipped(rule: CycleRule, calendar: CycleCalendar = ZONE_B) -> dict[date, SkipCause | None]:
    plan = cycle_plan(rule, calendar)
    return {one.day: one.cause for one in plan.dates if one.number is None}


def rows(name: str) -> list[dict[str, str]]:
    with (SAMPLE / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


CYCLES = {one["cycle_code"]: one for one in rows("cycles")}
PROGRAMMES = {one["programme_code"]: one for one in rows("programmes")}


@pytest.mark.parametrize("code", CYCLES)
def test_the_dates_of_the_sample_centre_come_out_of_their_rules(code: str) -> None:
    """Thirty cycles written by somebody else: same sessions, same skipped dates, same causes."""
    plan = cycle_plan(rule_of(code), calendar_of(CYCLES[code]["site_code"]))

    sessions = [one for one in rows("sessions") if one["cycle_code"] == code]
    assert [(one.number, f"{one.day}", f"{one.span.start:%H:%M}") for one in plan.held] == [
        (int(one["number"]), one["date"], one["start_time"]) for one in sessions
    ]
    assert [(f"{one.day}", one.cause) for one in plan.dates if one.cause] == [
        (one["date"], one["reason"])
        for one in rows("skipped_occurrences")
        if one["cycle_code"] == code
    ]


def rule_of(code: str) -> CycleRule:
    cycle = CYCLES[code]
    programme = PROGRAMMES[cycle["programme_code"]]
    start = time.fromisoformat(cycle["start_time"])
    end = time.fromisoformat(cycle["end_time"])
    minutes = 60 * (end.hour - start.hour) + end.minute - start.minute
    steps = [
        CycleStep(
            int(one["minutes"]),
            int(one["count"]),
            time.fromisoformat(one["start_time"]) if one["start_time"] else None,
            (int(one["min_days_after_previous_step"]), int(one["max_days_after_previous_step"]))
            if one["min_days_after_previous_step"]
            else None,
        )
        for one in rows("programme_steps")
        if one["programme_code"] == cycle["programme_code"]
    ]
    return CycleRule(
        date.fromisoformat(cycle["first_date"]),
        start,
        tuple(steps) or (CycleStep(minutes),),
        Rhythm.parse(cycle["recurrence"]),
        date.fromisoformat(cycle["until_date"]) if cycle["until_date"] else None,
        int(cycle["session_count"]) if cycle["session_count"] else None,
        HolidayPolicy(programme["during_school_holidays"]),
    )


def calendar_of(site: str) -> CycleCalendar:
    return CycleCalendar(
        tuple(
            SchoolHoliday(
                one["zone"],
                one["school_year"],
                one["name_fr"],
                one["name_en"],
                date.fromisoformat(one["first_day"]),
                date.fromisoformat(one["last_day"]),
                one["status"],
            )
            for one in rows("school_holidays")
        ),
        tuple(
            Closure(
                Span.whole_days(
                    date.fromisoformat(one["first_day"]), date.fromisoformat(one["last_day"])
                ),
                one["reason_fr"],
            )
            for one in rows("site_closures")
            if one["site_code"] == site
        ),
    )


def test_four_workshops_and_a_meeting_over_the_winter_holidays() -> None:
    """Scenario 1."""
    plan = cycle_plan(SIXTH, ZONE_B)

    assert held(SIXTH) == days("28/01", "04/02", "11/02", "04/03", "11/03")
    assert skipped(SIXTH) == dict.fromkeys(days("18/02", "25/02"), SkipCause.SCHOOL_HOLIDAY)
    meeting = plan.held[-1]
    assert (meeting.step, meeting.number) == (2, 5)
    assert meeting.span == Span.on(date(2026, 3, 11), time(18), time(19))
    assert plan.unplaced == ()


def test_a_year_of_cafes_is_forty_two_sessions() -> None:
    """Scenario 3."""
    assert len(held(CAFE)) == 42
    assert skipped(CAFE) == {date(2025, 11, 11): SkipCause.PUBLIC_HOLIDAY}
    assert {date(2025, 12, 30), date(2026, 2, 17)} <= set(held(CAFE))


def test_dates_go_on_when_a_number_is_asked_and_stop_when_a_day_is() -> None:
    pausing = CycleRule(
        date(2026, 2, 4), time(9), (CycleStep(60),), WEEKLY, count=3, policy=HolidayPolicy.PAUSE
    )
    assert held(pausing) == days("04/02", "11/02", "04/03")

    by_day = CycleRule(
        date(2026, 2, 4),
        time(9),
        (CycleStep(60),),
        WEEKLY,
        until=date(2026, 2, 25),
        policy=HolidayPolicy.PAUSE,
    )
    assert held(by_day) == days("04/02", "11/02")
    assert list(skipped(by_day)) == days("18/02", "25/02")


def test_only_during_the_holidays() -> None:
    rule = CycleRule(
        date(2026, 2, 11), time(9), (CycleStep(60),), WEEKLY, count=2, policy=HolidayPolicy.ONLY
    )
    assert held(rule) == days("18/02", "25/02")
    assert skipped(rule) == {date(2026, 2, 11): SkipCause.SCHOOL_TIME}


def test_a_closed_site_skips_what_it_takes_a_part_of() -> None:
    afternoon = Closure(Span.on(date(2026, 2, 4), time(12), time(18)), "Panne")
    calendar = CycleCalendar(closures=(afternoon,))
    morning = CycleRule(date(2026, 2, 4), time(11), (CycleStep(60),), WEEKLY, count=1)
    later = CycleRule(date(2026, 2, 4), time(11, 30), (CycleStep(60),), WEEKLY, count=1)

    assert held(morning, calendar) == days("04/02")
    assert held(later, calendar) == days("11/02")
    assert skipped(later, calendar) == {date(2026, 2, 4): SkipCause.SITE_CLOSED}


def test_a_date_that_was_skipped_is_kept_by_hand_and_another_one_removed() -> None:
    rule = CycleRule(
        date(2026, 2, 11),
        time(9),
        (CycleStep(60),),
        WEEKLY,
        count=3,
        policy=HolidayPolicy.PAUSE,
        kept=frozenset(days("18/02")),
        removed=frozenset(days("04/03")),
    )

    # One that is removed is not replaced: two sessions are left of three.
    assert held(rule) == days("11/02", "18/02")
    assert [one.number for one in cycle_plan(rule, ZONE_B).held] == [1, 2]
    assert skipped(rule) == {
        date(2026, 2, 25): SkipCause.SCHOOL_HOLIDAY,
        date(2026, 3, 4): SkipCause.REMOVED,
    }


def test_free_dates_are_taken_in_order_and_skip_as_others_do() -> None:
    chosen = frozenset(days("14/07", "03/03", "02/02"))
    rule = CycleRule(date(2026, 2, 2), time(9), (CycleStep(60),), free=chosen)

    assert held(rule) == days("02/02", "03/03")
    assert skipped(rule) == {date(2026, 7, 14): SkipCause.PUBLIC_HOLIDAY}


def test_a_meeting_that_finds_no_day_in_its_window_is_said() -> None:
    rule = CycleRule(
        date(2026, 2, 4),
        time(14),
        (CycleStep(90, count=2), CycleStep(60, 1, None, (1, 14))),
        WEEKLY,
        policy=HolidayPolicy.PAUSE,
    )

    plan = cycle_plan(rule, ZONE_B)

    assert held(rule) == days("04/02", "11/02")
    assert plan.unplaced == ((2, 1),)
    assert list(skipped(rule)) == days("18/02", "25/02")


def test_odd_weeks_over_a_year_of_fifty_three_weeks() -> None:
    rule = CycleRule(date(2026, 12, 17), time(9), (CycleStep(60),), Rhythm.parse("odd"), count=3)

    assert held(rule, CycleCalendar()) == [
        date(2026, 12, 17),
        date(2026, 12, 31),
        date(2027, 1, 7),
    ]


@pytest.mark.parametrize(
    ("steps", "wrong"),
    [
        ((CycleStep(60, 1, None, (1, 14)),), 1),
        ((CycleStep(60), CycleStep(60, 1)), 1),
        ((CycleStep(60, 2), CycleStep(60, 1, None, (8, 7))), 2),
        ((CycleStep(60, 2), CycleStep(60, 1, None, (0, 7))), 2),
    ],
)
def test_steps_that_cannot_follow_one_another(steps: tuple[CycleStep, ...], wrong: int) -> None:
    with pytest.raises(StepsOutOfOrderError) as refusal:
        cycle_plan(CycleRule(date(2026, 2, 4), time(9), steps, WEEKLY, count=3), ZONE_B)

    assert refusal.value.step == wrong


@pytest.mark.parametrize(
    ("until", "count", "refusal"),
    [
        (None, None, EndlessRecurrenceError),
        (date(2026, 2, 3), None, EndBeforeStartError),
        (None, 0, EndBeforeStartError),
        (None, 401, TooManyOccurrencesError),
        (date(2029, 2, 5), None, PeriodTooLongError),
        (None, 200, PeriodTooLongError),
    ],
)
def test_ends_that_cannot_be(
    until: date | None, count: int | None, refusal: type[ValueError]
) -> None:
    rule = CycleRule(date(2026, 2, 4), time(9), (CycleStep(60),), WEEKLY, until, count)

    with pytest.raises(refusal):
        cycle_plan(rule, ZONE_B)


def test_a_number_that_the_calendar_never_reaches_is_refused() -> None:
    rule = CycleRule(
        date(2026, 2, 4), time(9), (CycleStep(60),), WEEKLY, count=9, policy=HolidayPolicy.ONLY
    )

    with pytest.raises(PeriodTooLongError):
        cycle_plan(rule, ZONE_B)


def test_free_dates_are_within_three_years_too() -> None:
    far = frozenset({date(2026, 2, 2), date(2032, 1, 14)})
    with pytest.raises(PeriodTooLongError):
        cycle_plan(CycleRule(date(2026, 2, 2), time(9), (CycleStep(60),), free=far), ZONE_B)


def test_four_hundred_free_dates_are_the_most() -> None:
    many = frozenset(date(2026, 1, 1) + timedelta(days=number) for number in range(401))

    with pytest.raises(TooManyOccurrencesError):
        cycle_plan(CycleRule(date(2026, 1, 1), time(9), (CycleStep(60),), free=many), ZONE_B)


def test_the_dates_after_the_last_are_those_the_rule_would_give_next() -> None:
    """Tuesdays of autumn that pause in the holidays: those of the new year are spare."""
    autumn = CycleRule(
        date(2025, 12, 2),
        time(10),
        (CycleStep(90),),
        WEEKLY,
        count=3,
        policy=HolidayPolicy.PAUSE,
    )
    plan = cycle_plan(autumn, ZONE_B)

    assert [one.day for one in plan.held] == days("02/12", "09/12", "16/12", year=2025)
    assert [one.day for one in plan.spare] == days(
        "06/01", "13/01", "20/01", "27/01", "03/02", "10/02"
    )
    assert {one.span.start.time() for one in plan.spare} == {time(10)}


def test_nothing_is_spare_after_a_step_that_must_follow_or_dates_chosen_one_by_one() -> None:
    free = CycleRule(date(2026, 1, 5), time(10), (CycleStep(60),), free=frozenset(days("05/01")))
    assert cycle_plan(SIXTH, ZONE_B).spare == ()
    assert cycle_plan(free, ZONE_B).spare == ()

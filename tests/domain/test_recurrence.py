import csv
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain.calendar import public_holiday_on
from desktop_app.domain.recurrence import (
    EndBeforeStartError,
    EndlessRecurrenceError,
    PeriodTooLongError,
    Rhythm,
    RhythmKind,
    TooManyOccurrencesError,
    UnknownRhythmError,
    YearOutOfRangeError,
    latest_until,
    occurrences,
)

SAMPLE = Path(__file__).parents[2] / "resources" / "sample_centre"
ALL_RHYTHMS = [
    "weekly",
    "odd",
    "even",
    *(f"every-{n}" for n in range(1, 53)),
    *(f"nth-{n}" for n in range(1, 6)),
]


def sample(name: str) -> list[dict[str, str]]:
    with (SAMPLE / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def dates(rhythm: str, first: date, until: date | None = None, count: int | None = None) -> str:
    found = occurrences(Rhythm.parse(rhythm), first, until=until, count=count)
    return " ".join(f"{day:%d/%m}" for day in found)


@pytest.mark.parametrize("text", ALL_RHYTHMS)
def test_a_rhythm_is_written_as_it_is_read(text: str) -> None:
    assert str(Rhythm.parse(text)) == text


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Weekly",
        " weekly",
        "weekly-2",
        "odd-2",
        "every",
        "every-",
        "every-0",
        "every--1",
        "every-02",
        "every-53",
        "every-1_0",
        "every-²",
        "every-٢",
        "nth-0",
        "nth-6",
        "nth",
        "monthly",
        "every-2\n",
        "every-" + "9" * 5000,
    ],
)
def test_anything_else_is_no_rhythm(text: str) -> None:
    with pytest.raises(UnknownRhythmError) as refused:
        Rhythm.parse(text)
    assert refused.value.text == text


@pytest.mark.parametrize(
    ("kind", "number"),
    [(RhythmKind.WEEKLY, 2), (RhythmKind.ODD, 0), (RhythmKind.EVERY, 0), (RhythmKind.NTH, 6)],
)
def test_a_rhythm_counts_within_its_limits(kind: RhythmKind, number: int) -> None:
    with pytest.raises(ValueError, match="cannot count"):
        Rhythm(kind, number)


@pytest.mark.parametrize(
    ("rhythm", "first", "expected"),
    [
        ("weekly", date(2026, 12, 17), "17/12 24/12 31/12 07/01 14/01 21/01"),
        # 2026 has 53 weeks: two odd weeks in a row, three weeks between even ones.
        ("odd", date(2026, 12, 3), "03/12 17/12 31/12 07/01 21/01 04/02"),
        ("even", date(2026, 12, 10), "10/12 24/12 14/01 28/01 11/02 25/02"),
        # « Every two weeks from a date » is another thing.
        ("every-2", date(2026, 12, 3), "03/12 17/12 31/12 14/01 28/01 11/02"),
        ("every-2", date(2026, 12, 10), "10/12 24/12 07/01 21/01 04/02 18/02"),
        ("every-4", date(2026, 9, 26), "26/09 24/10 21/11 19/12 16/01 13/02"),
        ("every-1", date(2026, 12, 17), "17/12 24/12 31/12 07/01 14/01 21/01"),
        # The second Friday of the month: the market stall.
        ("nth-2", date(2026, 9, 11), "11/09 09/10 13/11 11/12 08/01 12/02"),
        # Months without a fifth Monday have none.
        ("nth-5", date(2026, 8, 31), "31/08 30/11 29/03 31/05 30/08 29/11"),
        # In a year of 52 weeks odd and even go on every other week.
        ("odd", date(2027, 12, 16), "23/12 06/01 20/01 03/02 17/02 02/03"),
    ],
)
def test_six_dates_of_each_rhythm(rhythm: str, first: date, expected: str) -> None:
    assert dates(rhythm, first, count=6) == expected


@pytest.mark.parametrize(
    ("rhythm", "first", "expected"),
    [
        ("odd", date(2026, 11, 24), "01/12 15/12"),  # week 48 is even
        ("even", date(2026, 12, 29), "12/01 26/01"),  # from week 53, also past week 1
        ("even", date(2027, 1, 5), "12/01 26/01"),
        ("odd", date(2026, 12, 24), "31/12 07/01"),
        ("nth-2", date(2026, 9, 18), "09/10 13/11"),  # the third Friday
        ("nth-1", date(2026, 9, 30), "07/10 04/11"),
    ],
)
def test_a_first_day_out_of_rhythm_says_from_when(rhythm: str, first: date, expected: str) -> None:
    assert dates(rhythm, first, count=2) == expected


def test_both_ends_are_included() -> None:
    first, last = date(2026, 11, 24), date(2026, 12, 8)
    assert dates("weekly", first, until=last) == "24/11 01/12 08/12"
    assert dates("weekly", first, until=last - timedelta(days=1)) == "24/11 01/12"
    assert dates("weekly", first, until=first) == "24/11"


def test_the_nearer_of_two_ends_holds() -> None:
    first = date(2026, 11, 24)
    assert dates("weekly", first, until=date(2026, 12, 31), count=2) == "24/11 01/12"
    assert dates("weekly", first, until=date(2026, 12, 2), count=9) == "24/11 01/12"


def test_a_series_of_one_date() -> None:
    assert dates("weekly", date(2026, 11, 24), count=1) == "24/11"


def test_a_period_without_any_date_gives_none() -> None:
    assert dates("nth-1", date(2026, 11, 24), until=date(2026, 11, 30)) == ""


def test_a_year_of_health_cafes() -> None:
    tuesdays = list(occurrences(Rhythm.parse("weekly"), date(2025, 9, 9), until=date(2026, 6, 30)))
    assert len(tuesdays) == 43
    held = [day for day in tuesdays if public_holiday_on(day) is None]
    assert set(tuesdays) - set(held) == {date(2025, 11, 11)}
    assert len(held) == 42
    assert {date(2025, 12, 30), date(2026, 2, 17)} <= set(held)


FIRST = date(2026, 11, 24)


@pytest.mark.parametrize(
    ("ask", "error"),
    [
        (lambda: occurrences(Rhythm.parse("weekly"), FIRST), EndlessRecurrenceError),
        (
            lambda: occurrences(Rhythm.parse("weekly"), FIRST, until=date(2026, 11, 23)),
            EndBeforeStartError,
        ),
        (lambda: occurrences(Rhythm.parse("weekly"), FIRST, count=0), EndBeforeStartError),
        (lambda: occurrences(Rhythm.parse("weekly"), FIRST, count=-5), EndBeforeStartError),
        (lambda: occurrences(Rhythm.parse("weekly"), FIRST, count=401), TooManyOccurrencesError),
        (lambda: occurrences(Rhythm.parse("weekly"), FIRST, count=10**9), TooManyOccurrencesError),
        (lambda: occurrences(Rhythm.parse("weekly"), FIRST, count=400), PeriodTooLongError),
        (
            lambda: occurrences(Rhythm.parse("weekly"), FIRST, until=date(2029, 11, 25)),
            PeriodTooLongError,
        ),
        (lambda: occurrences(Rhythm.parse("every-52"), FIRST, count=5), PeriodTooLongError),
        (lambda: occurrences(Rhythm.parse("nth-5"), FIRST, count=20), PeriodTooLongError),
        (
            lambda: occurrences(Rhythm.parse("weekly"), date(1999, 12, 31), count=2),
            YearOutOfRangeError,
        ),
        (
            lambda: occurrences(Rhythm.parse("weekly"), date(9999, 12, 31), count=2),
            YearOutOfRangeError,
        ),
        (
            lambda: occurrences(Rhythm.parse("odd"), date(2100, 12, 30), count=2),
            PeriodTooLongError,
        ),
    ],
)
def test_series_without_measure_are_refused_at_once(
    ask: Callable[[], Iterator[date]], error: type[ValueError]
) -> None:
    with pytest.raises(error):
        ask()


def test_three_years_are_allowed_to_the_day() -> None:
    until = latest_until(FIRST)
    assert until == date(2029, 11, 24)
    assert len(list(occurrences(Rhythm.parse("weekly"), FIRST, until=until))) == 157
    assert latest_until(date(2028, 2, 29)) == date(2031, 2, 28)
    assert latest_until(date(2099, 5, 1)) == date(2100, 12, 31)


@pytest.mark.parametrize(
    ("rhythm", "day", "expected"),
    [
        ("weekly", date(2026, 12, 1), True),
        ("weekly", date(2026, 12, 2), False),  # another weekday
        ("weekly", date(2026, 11, 17), False),  # before the first
        ("even", date(2026, 11, 24), True),
        ("even", date(2026, 12, 1), False),
        ("odd", date(2026, 12, 29), True),  # week 53
        ("odd", date(2027, 1, 5), True),  # week 1
        ("every-2", date(2026, 12, 8), True),
        ("every-2", date(2026, 12, 1), False),
        ("every-2", date(2027, 1, 5), True),  # six weeks on, whatever the year's weeks
        ("nth-4", date(2026, 11, 24), True),
        ("nth-4", date(2026, 12, 22), True),
        ("nth-4", date(2026, 12, 29), False),
    ],
)
def test_occurs_on(rhythm: str, day: date, *, expected: bool) -> None:
    assert Rhythm.parse(rhythm).occurs_on(day, FIRST) is expected


@pytest.mark.parametrize(
    ("day", "kept"),
    [
        (date(2026, 9, 26), True),  # the anchor
        (date(2026, 9, 21), True),  # another weekday of its week
        (date(2026, 9, 20), False),
        (date(2026, 10, 24), True),
        (date(2027, 1, 16), True),  # 16 weeks on, across the year of 53 weeks
        (date(2026, 8, 29), True),  # four weeks before the anchor
        (date(2026, 9, 5), False),
    ],
)
def test_every_n_weeks_counts_from_the_week_of_its_anchor(day: date, *, kept: bool) -> None:
    assert Rhythm.parse("every-4").keeps(day, date(2026, 9, 26)) is kept


def test_every_n_weeks_without_an_anchor_is_a_mistake() -> None:
    with pytest.raises(ValueError, match="from the week of a date"):
        Rhythm.parse("every-4").keeps(FIRST)


@given(
    rhythm=st.sampled_from(ALL_RHYTHMS).map(Rhythm.parse),
    first=st.dates(date(2018, 1, 1), date(2034, 12, 31)),
    length=st.integers(0, 900),
)
def test_stepping_gives_the_same_dates_as_asking_every_day(
    rhythm: Rhythm, first: date, length: int
) -> None:
    until = first + timedelta(days=length)
    asked = (first + timedelta(days=n) for n in range(length + 1))
    assert list(occurrences(rhythm, first, until=until)) == [
        day for day in asked if rhythm.occurs_on(day, first)
    ]


@given(
    first=st.dates(date(2000, 1, 1), date(2090, 1, 1)),
    weeks=st.integers(1, 52),
    nth=st.integers(1, 5),
)
def test_the_dates_are_those_counted_on_a_wall_calendar(first: date, weeks: int, nth: int) -> None:
    until = first + timedelta(days=730)
    assert list(occurrences(Rhythm.parse(f"every-{weeks}"), first, until=until)) == [
        first + timedelta(days=n) for n in range(0, 731, 7 * weeks)
    ]
    counted: Counter[tuple[int, int]] = Counter()
    on_the_wall = []
    for n in range(-31, 731):
        day = first + timedelta(days=n)
        if day.weekday() == first.weekday() and day >= first.replace(day=1):
            counted[day.year, day.month] += 1
            if counted[day.year, day.month] == nth and day >= first:
                on_the_wall.append(day)
    assert list(occurrences(Rhythm.parse(f"nth-{nth}"), first, until=until)) == on_the_wall


CYCLES = {row["cycle_code"]: row for row in sample("cycles")}
PROGRAMMES = {row["programme_code"]: row for row in sample("programmes")}


def days_of(rows: list[dict[str, str]]) -> list[date]:
    return sorted(date.fromisoformat(row["date"]) for row in rows)


@pytest.mark.parametrize("code", CYCLES)
def test_each_cycle_of_the_sample_is_its_sessions_and_its_skipped_dates(code: str) -> None:
    cycle = CYCLES[code]
    sessions = [row for row in sample("sessions") if row["cycle_code"] == code]
    # A meeting with the parents follows the workshops by its own rule.
    workshops = [row for row in sessions if row["kind"] == "workshop"]
    skipped = [row for row in sample("skipped_occurrences") if row["cycle_code"] == code]
    until = date.fromisoformat(cycle["until_date"] or workshops[-1]["date"])
    first = date.fromisoformat(cycle["first_date"])
    computed = list(occurrences(Rhythm.parse(cycle["recurrence"]), first, until=until))
    assert computed == days_of(workshops + skipped)
    assert str(first.isoweekday()) == cycle["iso_weekday"]


@pytest.mark.parametrize("code", CYCLES)
def test_a_cycle_of_n_sessions_goes_on_until_n_were_not_skipped(code: str) -> None:
    cycle = CYCLES[code]
    wanted = int(cycle["session_count"] or 400)
    sessions = [row for row in sample("sessions") if row["cycle_code"] == code]
    meetings = sum(row["kind"] == "meeting" for row in sessions)
    skipped = set(days_of([r for r in sample("skipped_occurrences") if r["cycle_code"] == code]))
    first = date.fromisoformat(cycle["first_date"])
    until = date.fromisoformat(cycle["until_date"]) if cycle["until_date"] else latest_until(first)
    series = occurrences(Rhythm.parse(cycle["recurrence"]), first, until=until)
    held = [day for day in series if day not in skipped][: wanted - meetings]
    assert held == days_of([row for row in sessions if row["kind"] == "workshop"])


def test_every_skipped_date_of_the_sample_has_its_cause_in_the_calendar() -> None:
    closed = sample("site_closures")
    holidays = [row for row in sample("school_holidays") if row["zone"] == "B"]
    skipped = sample("skipped_occurrences")
    assert len(skipped) == 31
    for row in skipped:
        day, cycle = row["date"], CYCLES[row["cycle_code"]]
        if public_holiday_on(date.fromisoformat(day)):
            cause = "public_holiday"
        elif any(
            closure["site_code"] == cycle["site_code"]
            and closure["first_day"] <= day <= closure["last_day"]
            for closure in closed
        ):
            cause = "site_closed"
        else:
            assert PROGRAMMES[cycle["programme_code"]]["during_school_holidays"] == "pause"
            assert any(row["first_day"] <= day <= row["last_day"] for row in holidays)
            cause = "school_holiday"
        assert row["reason"] == cause

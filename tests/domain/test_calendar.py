import csv
from datetime import date, timedelta
from pathlib import Path

import pytest

from desktop_app.domain.calendar import (
    IsoWeek,
    PublicHoliday,
    SchoolHoliday,
    WeekParity,
    coming_year_missing,
    easter,
    iso_week,
    parity_break_near,
    public_holiday_on,
    public_holidays,
    school_holiday_on,
    school_year_of,
    weeks_in_year,
)

SAMPLE = Path(__file__).parents[2] / "resources" / "sample_centre"
ENGLISH = {
    "New Year's Day": PublicHoliday.NEW_YEAR,
    "Easter Monday": PublicHoliday.EASTER_MONDAY,
    "Labour Day": PublicHoliday.LABOUR_DAY,
    "Victory Day 1945": PublicHoliday.VICTORY_DAY,
    "Ascension Day": PublicHoliday.ASCENSION,
    "Whit Monday": PublicHoliday.WHIT_MONDAY,
    "Bastille Day": PublicHoliday.NATIONAL_DAY,
    "Assumption": PublicHoliday.ASSUMPTION,
    "All Saints' Day": PublicHoliday.ALL_SAINTS,
    "Armistice 1918": PublicHoliday.ARMISTICE,
    "Christmas Day": PublicHoliday.CHRISTMAS,
}


def sample(name: str) -> list[dict[str, str]]:
    with (SAMPLE / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def school_table() -> list[SchoolHoliday]:
    return [
        SchoolHoliday(
            zone=row["zone"],
            school_year=row["school_year"],
            name_fr=row["name_fr"],
            name_en=row["name_en"],
            first_day=date.fromisoformat(row["first_day"]),
            last_day=date.fromisoformat(row["last_day"]),
            status=row["status"],
        )
        for row in sample("school_holidays")
    ]


@pytest.mark.parametrize(
    "sunday",
    [
        date(1818, 3, 22),  # the earliest there can be
        date(1943, 4, 25),  # the latest
        date(2000, 4, 23),
        date(2024, 3, 31),
        date(2026, 4, 5),
        date(2027, 3, 28),
        date(2100, 3, 28),
    ],
)
def test_easter(sunday: date) -> None:
    assert easter(sunday.year) == sunday


def easter_by_the_moon(year: int) -> date:
    """The Sunday after the church's full moon, from its table of 19 years (1900 to 2199)."""
    days_after_21_march = (24 + 19 * (year % 19)) % 30
    if days_after_21_march == 29 or (days_after_21_march == 28 and year % 19 > 10):
        days_after_21_march -= 1
    full_moon = date(year, 3, 21) + timedelta(days=days_after_21_march)
    return full_moon + timedelta(days=7 - full_moon.isoweekday() % 7)


def test_easter_agrees_with_another_computation_for_three_centuries() -> None:
    years = range(1900, 2200)
    assert [easter(year) for year in years] == [easter_by_the_moon(year) for year in years]


def test_easter_before_the_gregorian_calendar_is_refused() -> None:
    with pytest.raises(ValueError, match="1583"):
        easter(1582)


def test_the_eleven_days_of_2025_to_2031_are_those_of_the_sample() -> None:
    listed = {date.fromisoformat(row["date"]): row["name_en"] for row in sample("public_holidays")}
    computed = {
        day: holiday for year in range(2025, 2032) for day, holiday in public_holidays(year).items()
    }
    assert {day: ENGLISH[name] for day, name in listed.items()} == computed
    assert len(computed) == 77


def test_public_holidays_of_2027_in_order() -> None:
    assert list(public_holidays(2027).items()) == [
        (date(2027, 1, 1), "new_year"),
        (date(2027, 3, 29), "easter_monday"),
        (date(2027, 5, 1), "labour_day"),
        (date(2027, 5, 6), "ascension"),
        (date(2027, 5, 8), "victory_day"),
        (date(2027, 5, 17), "whit_monday"),
        (date(2027, 7, 14), "national_day"),
        (date(2027, 8, 15), "assumption"),
        (date(2027, 11, 1), "all_saints"),
        (date(2027, 11, 11), "armistice"),
        (date(2027, 12, 25), "christmas"),
    ]


@pytest.mark.parametrize(
    "day",
    [
        date(2027, 3, 26),  # Good Friday: Alsace and Moselle only
        date(2026, 12, 26),  # likewise
        date(2027, 3, 28),  # Easter Sunday itself
        date(2027, 5, 7),  # the bridge after Ascension
        date(2026, 11, 24),
    ],
)
def test_days_that_are_worked(day: date) -> None:
    assert public_holiday_on(day) is None


def test_ascension_on_labour_day_is_one_day_named_after_the_date() -> None:
    assert public_holiday_on(date(2008, 5, 1)) is PublicHoliday.LABOUR_DAY
    assert len(public_holidays(2008)) == 10


def test_changing_the_answer_does_not_change_the_calendar() -> None:
    public_holidays(2026).clear()
    assert public_holiday_on(date(2026, 11, 11)) is PublicHoliday.ARMISTICE


@pytest.mark.parametrize(
    ("day", "name"),
    [
        (date(2026, 10, 16), None),
        (date(2026, 10, 17), "Autumn"),
        (date(2026, 11, 1), "Autumn"),
        (date(2026, 11, 2), None),
        (date(2027, 5, 6), "Ascension bridge"),
        (date(2027, 8, 31), "Summer"),
        (date(2027, 9, 1), None),
    ],
)
def test_school_holidays_of_zone_b_both_days_included(day: date, name: str | None) -> None:
    found = school_holiday_on(day, school_table())
    assert (found.name_en if found else None) == name


def test_school_holidays_of_a_single_day() -> None:
    day = date(2027, 5, 7)
    bridge = SchoolHoliday("B", "2026-2027", "Pont", "Bridge", day, day, "published")
    assert school_holiday_on(day, [bridge]) is bridge


def test_school_holidays_cannot_end_before_they_start() -> None:
    with pytest.raises(ValueError, match="before they start"):
        SchoolHoliday("B", "2026-2027", "", "", date(2026, 11, 1), date(2026, 10, 17), "")


@pytest.mark.parametrize(
    ("day", "year"),
    [
        (date(2026, 8, 31), "2025-2026"),
        (date(2026, 9, 1), "2026-2027"),
        (date(2027, 1, 1), "2026-2027"),
    ],
)
def test_a_school_year_starts_on_the_first_of_september(day: date, year: str) -> None:
    assert school_year_of(day) == year


@pytest.mark.parametrize(
    ("day", "zone", "missing"),
    [
        (date(2026, 11, 24), "B", False),  # all that is planned now lies in 2026-2027
        (date(2027, 3, 1), "B", False),  # six months later it is 31 August
        (date(2027, 3, 2), "B", True),  # and now September, of which nothing is known
        (date(2027, 9, 1), "B", True),  # the year that runs is not known either
        (date(2026, 11, 24), "A", True),  # the sample knows zone B only
    ],
)
def test_a_missing_year_ahead_is_noticed(day: date, zone: str, *, missing: bool) -> None:
    assert coming_year_missing(day, school_table(), zone) is missing


def test_the_year_ahead_counts_by_its_dates_not_by_its_label() -> None:
    mislabelled = SchoolHoliday(
        "B", "2027-2028", "Toussaint", "Autumn", date(2026, 10, 17), date(2026, 11, 1), ""
    )
    assert coming_year_missing(date(2027, 3, 2), [mislabelled], "B")


@pytest.mark.parametrize(
    ("day", "week", "parity"),
    [
        (date(2026, 11, 24), "2026-W48", "even"),
        (date(2026, 12, 27), "2026-W52", "even"),
        (date(2026, 12, 31), "2026-W53", "odd"),
        (date(2027, 1, 1), "2026-W53", "odd"),
        (date(2027, 1, 3), "2026-W53", "odd"),
        (date(2027, 1, 4), "2027-W01", "odd"),
        (date(2024, 12, 30), "2025-W01", "odd"),
    ],
)
def test_iso_weeks(day: date, week: str, parity: str) -> None:
    assert str(iso_week(day)) == week
    assert iso_week(day).parity == parity


def test_weeks_of_the_sample_are_the_computed_ones() -> None:
    rows = sample("sessions") + sample("public_holidays")
    assert {row["iso_week"][:4] for row in rows} >= {"2026", "2027"}
    for row in rows:
        assert str(iso_week(date.fromisoformat(row["date"]))) == row["iso_week"]


def test_a_week_starts_on_monday() -> None:
    assert IsoWeek(2026, 53).monday == date(2026, 12, 28)


def test_years_of_53_weeks() -> None:
    assert [year for year in range(2020, 2040) if weeks_in_year(year) == 53] == [
        2020,
        2026,
        2032,
        2037,
    ]


@pytest.mark.parametrize(("year", "week"), [(2027, 53), (2026, 54), (2026, 0)])
def test_a_week_that_does_not_exist_is_refused(year: int, week: int) -> None:
    with pytest.raises(ValueError, match="has no week"):
        IsoWeek(year, week)


def days(first: date, last: date) -> set[date]:
    return {first + timedelta(days=n) for n in range((last - first).days + 1)}


@pytest.mark.parametrize(
    ("parity", "near"),
    [
        (None, days(date(2026, 12, 21), date(2027, 1, 17))),  # weeks 52, 53, 1, 2
        (WeekParity.ODD, days(date(2026, 12, 28), date(2027, 1, 10))),  # 53 then 1
        (
            WeekParity.EVEN,  # 52, then 2 three weeks later
            days(date(2026, 12, 21), date(2026, 12, 27))
            | days(date(2027, 1, 11), date(2027, 1, 17)),
        ),
    ],
)
def test_the_days_near_a_break_of_parity(parity: WeekParity | None, near: set[date]) -> None:
    around = days(date(2026, 6, 1), date(2027, 6, 1))
    assert {day for day in around if parity_break_near(day, parity)} == near


def test_a_year_of_52_weeks_breaks_nothing() -> None:
    assert not any(parity_break_near(day) for day in days(date(2027, 2, 1), date(2028, 12, 31)))

"""The calendar of the centre: public holidays, school holidays and ISO weeks."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from functools import lru_cache

FIRST_GREGORIAN_YEAR = 1583
SCHOOL_YEAR_STARTS = 9
NORMAL_WEEKS = 52
FIRST_WEEKS = 2
PLANNED_AHEAD = timedelta(days=183)
"""How far ahead cycles are planned, and school holidays have to be known."""


class PublicHoliday(StrEnum):
    """The eleven legal holidays of France outside Alsace and Moselle (labour code, L. 3133-1)."""

    NEW_YEAR = "new_year"
    EASTER_MONDAY = "easter_monday"
    LABOUR_DAY = "labour_day"
    VICTORY_DAY = "victory_day"
    ASCENSION = "ascension"
    WHIT_MONDAY = "whit_monday"
    NATIONAL_DAY = "national_day"
    ASSUMPTION = "assumption"
    ALL_SAINTS = "all_saints"
    ARMISTICE = "armistice"
    CHRISTMAS = "christmas"


_FIXED = (
    (1, 1, PublicHoliday.NEW_YEAR),
    (5, 1, PublicHoliday.LABOUR_DAY),
    (5, 8, PublicHoliday.VICTORY_DAY),
    (7, 14, PublicHoliday.NATIONAL_DAY),
    (8, 15, PublicHoliday.ASSUMPTION),
    (11, 1, PublicHoliday.ALL_SAINTS),
    (11, 11, PublicHoliday.ARMISTICE),
    (12, 25, PublicHoliday.CHRISTMAS),
)
_DAYS_AFTER_EASTER = (
    (1, PublicHoliday.EASTER_MONDAY),
    (39, PublicHoliday.ASCENSION),
    (50, PublicHoliday.WHIT_MONDAY),
)


def easter(year: int) -> date:
    """Say on which Sunday Easter falls.

    The anonymous Gregorian computation (Nature, 1876); its letters are kept so
    that it can be compared with the published one.

    Raises:
        ValueError: ``year`` is before the Gregorian calendar.
    """
    if year < FIRST_GREGORIAN_YEAR:
        raise ValueError(f"Easter is computed from {FIRST_GREGORIAN_YEAR}, got {year}")
    a, (b, c) = year % 19, divmod(year, 100)
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    j = (32 + 2 * e + 2 * i - h - k) % 7
    m = (a + 11 * h + 22 * j) // 451
    month, day = divmod(h + j - 7 * m + 114, 31)
    return date(year, month, day + 1)


@lru_cache(maxsize=256)
def _holidays(year: int) -> dict[date, PublicHoliday]:
    sunday = easter(year)
    moving = {sunday + timedelta(days=days): holiday for days, holiday in _DAYS_AFTER_EASTER}
    fixed = {date(year, month, day): holiday for month, day, holiday in _FIXED}
    # Ascension may fall on 1 or 8 May (2008): the day then keeps the name of its fixed date.
    return dict(sorted((moving | fixed).items()))


def public_holidays(year: int) -> dict[date, PublicHoliday]:
    """Give the public holidays of a year by date, in order.

    Eleven days, or ten when Ascension falls on a fixed holiday.
    """
    return dict(_holidays(year))


def public_holiday_on(day: date) -> PublicHoliday | None:
    """Name the public holiday of a day, if it is one."""
    return _holidays(day.year).get(day)


@dataclass(frozen=True, slots=True)
class SchoolHoliday:
    """A period without school in one zone, first and last day included.

    ``school_year`` is written ``2026-2027``; ``status`` says whether the dates
    are published or still to be confirmed.

    Raises:
        ValueError: the last day is before the first.
    """

    zone: str
    school_year: str
    name_fr: str
    name_en: str
    first_day: date
    last_day: date
    status: str

    def __post_init__(self) -> None:
        if self.last_day < self.first_day:
            raise ValueError(f"holidays end before they start: {self.first_day}, {self.last_day}")

    def holds(self, day: date) -> bool:
        """Whether there is no school on ``day`` because of these holidays."""
        return self.first_day <= day <= self.last_day


def school_holiday_on(day: date, table: Iterable[SchoolHoliday]) -> SchoolHoliday | None:
    """Find the school holidays a day belongs to, in a table of one zone."""
    return next((holiday for holiday in table if holiday.holds(day)), None)


def school_year_of(day: date) -> str:
    """Name the school year of a day, from 1 September to 31 August: ``2026-2027``."""
    year = day.year if day.month >= SCHOOL_YEAR_STARTS else day.year - 1
    return f"{year}-{year + 1}"


def coming_year_missing(day: date, table: Iterable[SchoolHoliday], zone: str) -> bool:
    """Whether the table lacks a school year that is planned in the six months from ``day`` on.

    From March on, that is the next one too. The dates decide, not the label: a year is
    there once a period of the zone begins in it.
    """
    begun = {school_year_of(one.first_day) for one in table if one.zone == zone}
    return not {school_year_of(day), school_year_of(day + PLANNED_AHEAD)} <= begun


class WeekParity(StrEnum):
    """Whether an ISO week number is odd or even (« semaine impaire », « semaine paire »)."""

    ODD = "odd"
    EVEN = "even"


@dataclass(frozen=True, slots=True, order=True)
class IsoWeek:
    """A week from Monday to Sunday, numbered by ISO 8601; written ``2026-W53``.

    ``year`` is the ISO year: 1 January 2027 belongs to 2026-W53.

    Raises:
        ValueError: the year has no such week.
    """

    year: int
    week: int

    def __post_init__(self) -> None:
        if not 1 <= self.week <= weeks_in_year(self.year):
            raise ValueError(f"{self.year} has no week {self.week}")

    def __str__(self) -> str:
        return f"{self.year:04}-W{self.week:02}"

    @property
    def parity(self) -> WeekParity:
        """Odd or even, by the number of the week."""
        return WeekParity.ODD if self.week % 2 else WeekParity.EVEN

    @property
    def monday(self) -> date:
        """The day on which the week starts."""
        return date.fromisocalendar(self.year, self.week, 1)


def iso_week(day: date) -> IsoWeek:
    """Say in which ISO week a day falls."""
    year, week, _ = day.isocalendar()
    return IsoWeek(year, week)


@lru_cache(maxsize=256)
def weeks_in_year(iso_year: int) -> int:
    """Count the ISO weeks of a year: 52, or 53 as in 2026 and 2032."""
    # 28 December always lies in the last week of its ISO year.
    return date(iso_year, 12, 28).isocalendar().week


def parity_break_near(day: date, parity: WeekParity | None = None) -> bool:
    """Whether an odd or even rhythm breaks around ``day``, at the turn of a year of 53 weeks.

    After a week 53 (odd) comes a week 1 (odd). Odd weeks then follow each other
    at once: the break touches weeks 53 and 1. Even weeks are three weeks apart:
    the break touches weeks 52 and 2. Any day of those weeks is near the break,
    no other is. Without ``parity`` all four weeks are.
    """
    year, week, _ = day.isocalendar()
    last = weeks_in_year(year if week > FIRST_WEEKS else year - 1)
    touched = {
        WeekParity.ODD: (last, 1),
        WeekParity.EVEN: (last - 1, 2),
        None: (last - 1, last, 1, 2),
    }
    return last > NORMAL_WEEKS and week in touched[parity]

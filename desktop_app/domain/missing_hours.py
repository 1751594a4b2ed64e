"""Hours of the week that do not exist on one of their days: the clock goes forward that night."""

from collections.abc import Callable, Iterator
from datetime import date, datetime, time, timedelta
from functools import lru_cache

from desktop_app.domain.civil_time import (
    CivilTimeKind,
    CivilTimeProblem,
    civil_time_problem,
    in_utc,
)

ONE_DAY = timedelta(days=1)
YEARS_AHEAD = 2
"""How far hours without an end are followed: the clock changes every year, or no longer."""


def missing_hour(
    hours: tuple[time, time],
    valid: tuple[date, date | None],
    occurs_on: Callable[[date], bool],
    zone: str,
) -> CivilTimeProblem | None:
    """Say on which of its days a start or an end does not exist; nothing where all do.

    Args:
        hours: the start and the end.
        valid: the first day and the last; without a last day two years are followed.
        occurs_on: whether the hours hold on a day of the validity.
        zone: of the centre.

    Raises:
        UnknownZoneError: there is no such zone.
    """
    for day in _change_days_between(*valid, zone):
        if occurs_on(day):
            for clock in hours:
                problem = civil_time_problem(datetime.combine(day, clock), zone)
                if problem is not None and problem.kind is CivilTimeKind.MISSING:
                    return problem
    return None


def _change_days_between(first: date, last: date | None, zone: str) -> Iterator[date]:
    until = last.year if last is not None else first.year + YEARS_AHEAD
    for year in range(first.year, until + 1):
        for day in clock_change_days(zone, year):
            if first <= day and (last is None or day <= last):
                yield day


@lru_cache(maxsize=2048)
def clock_change_days(zone: str, year: int) -> tuple[date, ...]:
    """The days of a year that are shorter or longer than 24 hours.

    Raises:
        UnknownZoneError: there is no such zone.
    """
    midnight, found = datetime(year, 1, 1), []
    while midnight.year == year:
        following = midnight + ONE_DAY
        if in_utc(following, zone) - in_utc(midnight, zone) != ONE_DAY:
            found.append(midnight.date())
        midnight = following
    return tuple(found)

"""The only reader of the time: tests and demonstrations can stop it."""

import os
from datetime import UTC, datetime
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from desktop_app.machine.errors import ClockError, Trouble

FIXED_NOW = "PERMANENCE_NOW"
"""Name of the variable that stops the clock, such as ``2026-11-24T11:10``."""

FIXED_FORMAT = "%Y-%m-%dT%H:%M"
USUAL_ZONE = "Europe/Paris"

FIRST_YEAR = 2000
LAST_YEAR = 2100
"""The years of everything planned; a clock outside them is wrong (its battery is empty)."""


def civil_now(zone: str, *, to_the_minute: bool = False) -> datetime:
    """Tell the civil time of a centre, without an offset.

    Args:
        zone: IANA name of the centre's zone.
        to_the_minute: leave out seconds, as on everything people read.

    Raises:
        ClockError: the zone is unknown, the fixed clock cannot be read, or the clock tells
            a year in which nothing can be planned.
    """
    place = _zone(zone)
    fixed = _fixed_time()
    told = fixed or _instant().astimezone(place).replace(tzinfo=None)
    _check_year(told, fixed=fixed is not None)
    return told.replace(second=0, microsecond=0) if to_the_minute else told


def utc_now(zone: str = USUAL_ZONE) -> datetime:
    """Tell the instant, in UTC.

    Args:
        zone: where a fixed clock hangs; without one it changes nothing.

    Raises:
        ClockError: the zone is unknown, or the fixed clock cannot be read.
    """
    place = _zone(zone)
    fixed = _fixed_time()
    return fixed.replace(tzinfo=place).astimezone(UTC) if fixed else _instant()


def _instant() -> datetime:
    return datetime.now(UTC)  # noqa: TID251 - this is the clock everybody else asks


def _check_year(told: datetime, *, fixed: bool) -> None:
    if FIRST_YEAR <= told.year <= LAST_YEAR:
        return
    if fixed:
        value = os.environ[FIXED_NOW]
        raise ClockError(Trouble.FIXED_YEAR_OUT_OF_RANGE, variable=FIXED_NOW, value=value)
    raise ClockError(Trouble.YEAR_OUT_OF_RANGE, value=told.strftime(FIXED_FORMAT))


def _zone(name: str) -> ZoneInfo:
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError) as failure:
        raise ClockError(Trouble.ZONE_UNKNOWN, zone=name) from failure


def _fixed_time() -> datetime | None:
    value = os.environ.get(FIXED_NOW, "")
    if not value:
        return None
    try:
        return datetime.strptime(value, FIXED_FORMAT)
    except ValueError as failure:
        raise ClockError(Trouble.CLOCK_UNREADABLE, variable=FIXED_NOW, value=value) from failure

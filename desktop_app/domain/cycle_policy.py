"""What the dates of a cycle become when it no longer treats school holidays as before.

Dates that are not held any more stay as skipped ones with their cause; those that the former
policy had skipped are put back. Public holidays, closures and what somebody left out stay.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime

from desktop_app.domain.calendar import SchoolHoliday, public_holiday_on
from desktop_app.domain.cycle_dates import HolidayPolicy, SkipCause, school_cause
from desktop_app.domain.series_edits import DateEdit, SeriesDate, Untouched

OF_SCHOOLS = frozenset({SkipCause.SCHOOL_HOLIDAY, SkipCause.SCHOOL_TIME})


@dataclass(frozen=True, slots=True)
class PolicyQuestion:
    """A policy that holds from the day ``since`` on, asked at ``now``."""

    policy: HolidayPolicy
    since: date
    now: datetime


def policy_edits(
    dates: Iterable[SeriesDate], asked: PolicyQuestion, holidays: tuple[SchoolHoliday, ...]
) -> tuple[DateEdit, ...]:
    """Say of every date of a cycle, in order of time, what another policy makes of it.

    ``holidays`` are those of the schools of the centre's zone.
    """
    ordered = sorted(dates, key=lambda one: (one.start, one.code))
    return tuple(_edit(one, asked, holidays) for one in ordered)


def _edit(one: SeriesDate, asked: PolicyQuestion, holidays: tuple[SchoolHoliday, ...]) -> DateEdit:
    settled = _settled(one, asked)
    if settled is not None:
        return DateEdit(one, one, settled)
    cause = school_cause(one.start.date(), asked.policy, holidays)
    status = "skipped" if cause is not None else "planned"
    if (one.status == "skipped") == (cause is not None):
        return DateEdit(one, one, Untouched.ALREADY)
    return DateEdit(one, replace(one, status=status, cause=str(cause or ""), number=None))


def _settled(one: SeriesDate, asked: PolicyQuestion) -> Untouched | None:
    """Why no policy changes a date."""
    if one.start.date() < asked.since:
        return Untouched.NOT_ASKED
    settled = one.past_or_settled(asked.now)
    if settled is not None:
        return settled
    if one.status != "skipped":
        return None
    otherwise = one.cause not in OF_SCHOOLS or public_holiday_on(one.start.date()) is not None
    return Untouched.SKIPPED if otherwise else None

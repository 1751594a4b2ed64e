"""The weekly rules of a professional or of a place: checked, followed, and kept alternating."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import combinations, islice

from desktop_app.domain.availability import Absence, AvailabilityRule, without_absences
from desktop_app.domain.calendar import (
    NORMAL_WEEKS,
    SchoolHoliday,
    WeekParity,
    school_holiday_on,
    weeks_in_year,
)
from desktop_app.domain.errors import BadInputError
from desktop_app.domain.opening import OpeningHours
from desktop_app.domain.recurrence import Rhythm, RhythmKind
from desktop_app.domain.rule_versions import ONE_DAY

FIELD = "rule"
ONE_WEEK = timedelta(weeks=1)
DATES_SHOWN = 8
WEEKS_FOLLOWED = 160
"""Three years and some: after that two rhythms of the centre have met if they ever do."""

_DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


def check_rules(rules: Sequence[AvailabilityRule], zone: str) -> None:
    """Refuse rules that nobody can keep.

    Raises:
        BadInputError: there is none, one never falls on a date, two of them overlap on some
            date, or an hour does not exist on the night when the clock changes.
    """
    if not rules:
        raise BadInputError(FIELD, "no_availability")
    for one in rules:
        if not next_dates(one, one.valid_from, most=1):
            raise BadInputError(FIELD, "never_falls", named(one))
    for one, other in combinations(rules, 2):
        if _meet(one, other):
            raise BadInputError(FIELD, "overlaps", named(one), (named(other),))
    _check_clock(rules, zone)


def check_hours(hours: Sequence[OpeningHours], zone: str) -> None:
    """Refuse opening hours that cannot be; raises as `check_rules`, but for having none."""
    for one, other in combinations(hours, 2):
        same_day = one.iso_weekday == other.iso_weekday
        if same_day and one.opens < other.closes and other.opens < one.closes:
            raise BadInputError(FIELD, "overlaps", _opening(one), (_opening(other),))
    _check_clock(hours, zone)


def named(rule: AvailabilityRule) -> str:
    """``thu 14:00-16:00 VIL``: a rule in the few words it is typed in."""
    return f"{_DAYS[rule.iso_weekday - 1]} {rule.start:%H:%M}-{rule.end:%H:%M} {rule.site}"


def next_dates(
    rule: AvailabilityRule,
    day: date,
    holidays: Iterable[SchoolHoliday] = (),
    most: int = DATES_SHOWN,
    *,
    absences: Sequence[Absence] = (),
) -> tuple[date, ...]:
    """The next dates on which a rule gives time, from ``day`` on; fewer when it ends.

    Days on which an absence leaves nothing of its hours are not among them.

    Args:
        rule: the rule.
        day: the first day looked at.
        holidays: of the centre, for a rule that stops during them.
        most: how many dates are wanted.
        absences: of whoever gives the time.
    """
    table = tuple(holidays)
    given = (
        one
        for one in _weekdays(rule, day)
        if _applies(rule, one, table) and without_absences([rule.span_on(one)], absences)
    )
    return tuple(islice(given, most))


@dataclass(frozen=True, slots=True)
class ParityBreak:
    """A turn of a year of 53 weeks within a rule of odd or even weeks (domain.md R5).

    Odd weeks then follow each other at once, even ones are three weeks apart. ``ends`` is the
    Sunday of week 53.
    """

    year: int
    parity: WeekParity
    ends: date


def parity_breaks(rules: Iterable[AvailabilityRule], years: int = 3) -> tuple[ParityBreak, ...]:
    """Where the alternation of some rules breaks, each turn of a year once for odd and even.

    Rules without an end are followed for some ``years``.
    """
    found = {
        ParityBreak(year, rule.rhythm.parity, ends)
        for rule in rules
        if rule.rhythm.parity is not None
        for year in range(rule.valid_from.year - 1, rule.valid_from.year + years + 1)
        if weeks_in_year(year) > NORMAL_WEEKS
        and _holds_across(rule, ends := date.fromisocalendar(year, NORMAL_WEEKS + 1, 7))
    }
    return tuple(sorted(found, key=lambda one: (one.year, one.parity)))


def alternation_shifted(
    rules: Iterable[AvailabilityRule], turn: ParityBreak
) -> tuple[AvailabilityRule, ...]:
    """The same rules, odd and even exchanged after a week 53, so that they go on alternating."""
    shifted: list[AvailabilityRule] = []
    for rule in rules:
        if rule.rhythm.parity is None or not _holds_across(rule, turn.ends):
            shifted.append(rule)
            continue
        other = RhythmKind.EVEN if rule.rhythm.kind is RhythmKind.ODD else RhythmKind.ODD
        shifted += [
            replace(rule, valid_to=turn.ends),
            replace(rule, rhythm=Rhythm(other), valid_from=turn.ends + ONE_DAY),
        ]
    return tuple(shifted)


def _holds_across(rule: AvailabilityRule, ends: date) -> bool:
    return rule.valid_from <= ends and (rule.valid_to is None or rule.valid_to > ends)


def _meet(one: AvailabilityRule, other: AvailabilityRule) -> bool:
    """Whether two rules ask for the same hours of some date."""
    if one.iso_weekday != other.iso_weekday or one.start >= other.end or other.start >= one.end:
        return False
    dates = islice(_weekdays(one, max(one.valid_from, other.valid_from)), WEEKS_FOLLOWED)
    return any(
        one.applies_on(day, school_holiday=False) and other.applies_on(day, school_holiday=False)
        for day in dates
    )


def _weekdays(rule: AvailabilityRule, day: date) -> Iterator[date]:
    """The weekday of a rule during its validity, whatever its rhythm, for at most ten years."""
    first = max(day, rule.valid_from)
    one = first + (rule.iso_weekday - first.isoweekday()) % 7 * ONE_DAY
    for _ in range(WEEKS_FOLLOWED * 4):
        if rule.valid_to is not None and one > rule.valid_to:
            return
        yield one
        one += ONE_WEEK


def _applies(rule: AvailabilityRule, day: date, holidays: Sequence[SchoolHoliday]) -> bool:
    holiday = school_holiday_on(day, holidays) is not None
    return rule.applies_on(day, school_holiday=holiday)


def _check_clock(rules: Iterable[AvailabilityRule | OpeningHours], zone: str) -> None:
    for rule in rules:
        problem = rule.missing_hour(zone)
        if problem is not None:
            offers = tuple(f"{moment:%Y-%m-%dT%H:%M}" for moment in problem.offers)
            moment = f"{problem.moment:%Y-%m-%dT%H:%M}"
            raise BadInputError(FIELD, "time_missing", moment, offers)


def _opening(hours: OpeningHours) -> str:
    return f"{hours.iso_weekday} {hours.opens:%H:%M}-{hours.closes:%H:%M}"

"""Civil times and the clock: what cannot be planned, and real time at the edge of the program.

Everything stored is civil time of the centre. Instants exist only here: for
calendar files and for counting the hours that really passed.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from functools import lru_cache
from zoneinfo import ZoneInfo

from desktop_app.domain.span import FIRST_YEAR, LAST_YEAR, MINUTE, Span

LONGEST_SESSION = timedelta(hours=24)


class UnknownZoneError(ValueError):
    """The name is not one of an IANA zone."""


class CivilTimeKind(StrEnum):
    """What a clock change does to a time, or to a span."""

    MISSING = "missing"
    TWICE = "twice"
    CROSSES = "crosses"


@dataclass(frozen=True, slots=True)
class CivilTimeProblem:
    """A time the clock makes impossible or doubtful, with the nearest good ones.

    For a time that does not exist ``offers`` holds the one the clock shows in
    its place; for one that exists twice, those before and after the doubtful
    hour. A span that crosses the change may start after it; where nothing of it
    is left then, it may end before it.
    ``moment`` is the time to change, which the offers replace.
    """

    kind: CivilTimeKind
    moment: datetime
    offers: tuple[datetime, ...]


@lru_cache(maxsize=16)
def zone_named(name: str) -> ZoneInfo:
    """Find an IANA zone such as ``Europe/Paris``.

    Raises:
        UnknownZoneError: there is no such zone.
    """
    try:
        return ZoneInfo(name)
    # A folder of the zone data raises OSError, an absent name KeyError, a path ValueError.
    except (KeyError, ValueError, OSError) as unknown:
        raise UnknownZoneError(f"no such zone: {name[:40]!r}") from unknown


def in_utc(moment: datetime, zone: str) -> datetime:
    """Give the instant of a civil time, in UTC.

    A time that exists twice is taken at its first passing; one that does not
    exist, as if the clock had not changed. Planned times are neither:
    `civil_time_problem` refuses them.

    Raises:
        UnknownZoneError: there is no such zone.
        ValueError: ``moment`` already carries an offset.
    """
    if moment.tzinfo is not None:
        raise ValueError("a civil time carries no offset")
    return moment.replace(tzinfo=zone_named(zone), fold=0).astimezone(UTC)


def real_minutes(span: Span, zone: str) -> int:
    """Count the minutes that really pass from the start of a span to its end.

    Raises:
        UnknownZoneError: there is no such zone.
    """
    return (in_utc(span.end, zone) - in_utc(span.start, zone)) // MINUTE


def civil_time_problem(moment: datetime, zone: str) -> CivilTimeProblem | None:
    """Say whether a civil time does not exist or exists twice.

    On 28/03/2027 in Paris 02:30 is missing and 03:30 offered; on 31/10/2027
    02:30 exists twice, 01:30 and 03:30 are offered.

    Raises:
        UnknownZoneError: there is no such zone.
        ValueError: ``moment`` carries an offset.
    """
    if moment.tzinfo is not None:
        raise ValueError("a civil time carries no offset")
    first = moment.replace(tzinfo=zone_named(zone), fold=0)
    before, after = _offset(first), _offset(first.replace(fold=1))
    if before == after:
        return None
    change = abs(after - before)
    if after > before:
        return CivilTimeProblem(CivilTimeKind.MISSING, moment, (moment + change,))
    return CivilTimeProblem(CivilTimeKind.TWICE, moment, (moment - change, moment + change))


@lru_cache(maxsize=4096)
def clock_changes_on(day: date, zone: str) -> bool:
    """Whether the clock is changed on a day, its two midnights included.

    A search asks it of every hour of a few days: what the zone says is kept.

    Raises:
        UnknownZoneError: there is no such zone.
    """
    midnights = (datetime.combine(one, time()) for one in (day, day + timedelta(days=1)))
    known = [moment.replace(tzinfo=zone_named(zone)) for moment in midnights]
    return len({_offset(one.replace(fold=fold)) for one in known for fold in (0, 1)}) > 1


def span_problem(span: Span, zone: str) -> CivilTimeProblem | None:
    """Say whether a span starts, ends or passes where the clock changes.

    Raises:
        UnknownZoneError: there is no such zone.
    """
    if span.start.date() == span.end.date() and not clock_changes_on(span.day, zone):
        return None
    at_an_edge = civil_time_problem(span.start, zone) or civil_time_problem(span.end, zone)
    if at_an_edge is not None:
        return at_an_edge
    if in_utc(span.end, zone) - in_utc(span.start, zone) == span.duration:
        return None
    after = _first_good_minute_after_change(span, zone)
    if after < span.end:
        return CivilTimeProblem(CivilTimeKind.CROSSES, span.start, (after,))
    before = _last_good_minute_before_change(span, zone)
    offers = (before,) if before > span.start else ()
    return CivilTimeProblem(CivilTimeKind.CROSSES, span.end, offers)


class PlanningProblemCode(StrEnum):
    """Why two times cannot be those of a session, an appointment or an order."""

    END_NOT_AFTER_START = "end_not_after_start"
    TOO_LONG = "too_long"
    YEAR_OUT_OF_RANGE = "year_out_of_range"
    TIME_MISSING = "time_missing"
    TIME_TWICE = "time_twice"
    CROSSES_CLOCK_CHANGE = "crosses_clock_change"


_CLOCK_CODES = {
    CivilTimeKind.MISSING: PlanningProblemCode.TIME_MISSING,
    CivilTimeKind.TWICE: PlanningProblemCode.TIME_TWICE,
    CivilTimeKind.CROSSES: PlanningProblemCode.CROSSES_CLOCK_CHANGE,
}


@dataclass(frozen=True, slots=True)
class PlanningProblem:
    """Why a start and an end are refused.

    ``moment`` is the time to change; ``offers`` the nearest good ones, empty
    where there are none.
    """

    code: PlanningProblemCode
    moment: datetime
    offers: tuple[datetime, ...] = ()


def planning_span_problem(start: datetime, end: datetime, zone: str) -> PlanningProblem | None:
    """Say why somebody cannot plan something from ``start`` to ``end``; nothing if they can.

    The one check every way in asks (window, command line, files) before it
    makes a `Span`. Years go from 2000 to 2100; a length is more than nothing
    and less than 24 hours; the clock does not change at either end or between.

    Raises:
        UnknownZoneError: there is no such zone.
        ValueError: a time carries an offset.
    """
    earliest, latest = datetime(FIRST_YEAR, 1, 1), datetime(LAST_YEAR, 12, 31, 23, 59)
    for moment in (start, end):
        if moment.tzinfo is not None:
            raise ValueError("a civil time carries no offset")
        if not earliest <= moment <= latest:
            return PlanningProblem(PlanningProblemCode.YEAR_OUT_OF_RANGE, moment)
    if end <= start:
        return PlanningProblem(PlanningProblemCode.END_NOT_AFTER_START, end)
    if end - start >= LONGEST_SESSION:
        return PlanningProblem(PlanningProblemCode.TOO_LONG, end)
    clock = span_problem(Span(start, end), zone)
    if clock is None:
        return None
    return PlanningProblem(_CLOCK_CODES[clock.kind], clock.moment, clock.offers)


def planning_day_problem(day: date) -> PlanningProblem | None:
    """Say why nothing can be planned on a day: it is outside the years 2000 to 2100."""
    if FIRST_YEAR <= day.year <= LAST_YEAR:
        return None
    midnight = datetime.combine(day, time())
    return PlanningProblem(PlanningProblemCode.YEAR_OUT_OF_RANGE, midnight)


def _offset(moment: datetime) -> timedelta:
    offset = moment.utcoffset()
    if offset is None:
        raise ValueError("a zone always has an offset")
    return offset


def _first_good_minute_after_change(span: Span, zone: str) -> datetime:
    """The start nearest to that of a span from which its end is really reached."""

    def reaches_end(minutes: int) -> bool:
        return _is_even(Span(span.start + minutes * MINUTE, span.end), zone)

    return span.start + _first_minute(span.minutes, reaches_end) * MINUTE


def _last_good_minute_before_change(span: Span, zone: str) -> datetime:
    """The end nearest to that of a span that is really reached from its start."""

    def is_too_late(minutes: int) -> bool:
        return not _is_even(Span(span.start, span.start + minutes * MINUTE), zone)

    return span.start + (_first_minute(span.minutes, is_too_late) - 1) * MINUTE


def _is_even(span: Span, zone: str) -> bool:
    """Whether the clock shows both ends once and does not change between them."""
    edges = (civil_time_problem(moment, zone) for moment in (span.start, span.end))
    return not any(edges) and real_minutes(span, zone) == span.minutes


def _first_minute(last: int, holds: Callable[[int], bool]) -> int:
    """The first of the minutes 1 to ``last`` at which something holds from then on.

    Halves what is left each time; the last minute is taken at its word.
    """
    reached, not_yet = last, 0
    while reached - not_yet > 1:
        middle = (reached + not_yet) // 2
        if holds(middle):
            reached = middle
        else:
            not_yet = middle
    return reached

"""What the grid of a week is painted on: who or what it is of, the sites, and what is known."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlalchemy import Engine

from db.engine import reading
from db.queries.planning import planning_during, the_centre
from desktop_app.domain.availability import Absence, AvailabilityRule
from desktop_app.domain.bilingual import Bilingual
from desktop_app.domain.calendar import SchoolHoliday
from desktop_app.domain.opening import OpeningHours
from desktop_app.domain.painted_week import (
    ROOM,
    SITE,
    WORKER,
    WeekOf,
    WeekVersion,
    opening_version,
    quarter_of,
    version_on,
)
from desktop_app.domain.planning import Planning, Site, WorkerKind
from desktop_app.domain.span import Span
from desktop_app.domain.standing import active_on
from desktop_app.readings.availability import availability_of, opening_hours_of
from desktop_app.readings.team_names import TeamName, names_of_team

_USUAL = (8 * 4, 19 * 4)
"""The quarters shown where nothing is open at other hours: 8:00 to 19:00."""
_ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Subject:
    """Somebody, or something, whose week can be painted; a professional has perhaps a name."""

    of: WeekOf
    label: Bilingual
    named: TeamName | None = None


@dataclass(frozen=True, slots=True)
class WeekForm:
    """The centre around a week, and the version of it that holds today.

    ``quarters`` are the first and the last of the grid, from midnight; ``opening`` when a weekday
    is open anywhere.
    """

    of: WeekOf
    subjects: tuple[Subject, ...]
    sites: tuple[Site, ...]
    version: WeekVersion
    rules: tuple[AvailabilityRule, ...]
    absences: tuple[Absence, ...]
    holidays: tuple[SchoolHoliday, ...]
    quarters: tuple[int, int]
    opening: Mapping[int, tuple[int, int]]
    zone: str
    now: datetime


def week_form(engine: Engine, of: WeekOf | None, now: datetime) -> WeekForm | None:
    """Read the week of somebody or something; of the first professional when nobody is named.

    Nothing when the centre has nobody.

    Raises:
        UnknownCodeError: nobody and nothing has the code.
    """
    today = now.date()
    with reading(engine) as tx:
        planning = planning_during(tx, Span.whole_days(today - _ONE_DAY, today + _ONE_DAY))
        names, zone = names_of_team(tx), the_centre(tx).zone
    subjects = _subjects(planning, names, today)
    wanted = of or next((one.of for one in subjects), None)
    if wanted is None:
        return None
    rules: tuple[AvailabilityRule, ...] = ()
    absences: tuple[Absence, ...] = ()
    if wanted.kind == WORKER:
        known = availability_of(engine, wanted.code, today)
        rules, absences = tuple(one.rule for one in known.rules), known.absences
        version = version_on(today, rules)
    else:
        site, room = (wanted.code if wanted.kind == kind else "" for kind in (SITE, ROOM))
        version = opening_version(today, opening_hours_of(engine, site, room, today))
    opening = _opening(planning, today)
    return WeekForm(
        of=wanted,
        subjects=subjects,
        sites=tuple(planning.sites.values()),
        version=version,
        rules=rules,
        absences=absences,
        holidays=planning.school_holidays,
        quarters=_quarters(version, opening),
        opening=opening,
        zone=zone,
        now=now,
    )


def _subjects(
    planning: Planning, names: Mapping[str, TeamName], today: date
) -> tuple[Subject, ...]:
    people = [
        Subject(WeekOf(WORKER, one.code), one.label, names.get(one.code))
        for one in planning.workers.values()
        if one.kind is WorkerKind.PROFESSIONAL and active_on(one, today)
    ]
    people.sort(key=lambda one: (one.label.fr.casefold(), one.of.code))
    places: list[Subject] = []
    for site in planning.sites.values():
        places.append(Subject(WeekOf(SITE, site.code), Bilingual(site.name, site.name)))
        places += [
            Subject(WeekOf(ROOM, room.code), room.name)
            for room in planning.rooms.values()
            if room.site == site.code
        ]
    return (*people, *places)


def _quarters(version: WeekVersion, opening: Mapping[int, tuple[int, int]]) -> tuple[int, int]:
    """From the first opening of the centre to its last closing, and whatever is painted."""
    painted = [cell.quarter for cell in version.week.marks]
    firsts = [first for first, _last in opening.values()]
    lasts = [last for _first, last in opening.values()] + [one + 1 for one in painted]
    return (
        min([*(firsts or _USUAL[:1]), *painted]) // 4 * 4,
        -(-max(lasts or _USUAL[1:]) // 4) * 4,
    )


def _opening(planning: Planning, today: date) -> dict[int, tuple[int, int]]:
    found: dict[int, tuple[int, int]] = {}
    for one in _hours(planning):
        if one.valid_to is not None and one.valid_to < today:
            continue
        first, last = quarter_of(one.opens), quarter_of(one.closes)
        known = found.get(one.iso_weekday, (first, last))
        found[one.iso_weekday] = min(first, known[0]), max(last, known[1])
    return found


def _hours(planning: Planning) -> Iterator[OpeningHours]:
    for site in planning.sites.values():
        yield from site.opening
    for room in planning.rooms.values():
        yield from room.opening

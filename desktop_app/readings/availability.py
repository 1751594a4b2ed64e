"""When a professional can be asked, week after week: rules, next dates, absences, warnings."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Engine
from sqlalchemy.orm import Session

from db.engine import reading
from db.queries.places import resource_codes, room_hours, school_holidays, site_hours
from db.queries.planning import the_centre
from db.queries.subjects import coded, room_coded
from db.queries.workers import workers
from db.tables.sites import Site
from desktop_app.domain.availability import Absence, AvailabilityRule
from desktop_app.domain.calendar import SchoolHoliday
from desktop_app.domain.errors import UnknownCodeError
from desktop_app.domain.opening import OpeningHours
from desktop_app.domain.planning import WorkerKind
from desktop_app.domain.weekly_rules import ParityBreak, next_dates, parity_breaks


@dataclass(frozen=True, slots=True)
class RuleSeen:
    """A weekly rule with the next dates on which it gives time."""

    rule: AvailabilityRule
    dates: tuple[date, ...]


@dataclass(frozen=True, slots=True)
class AvailabilitySeen:
    """The rules that hold on a day or later, the absences to come, the turns of long years."""

    rules: tuple[RuleSeen, ...]
    absences: tuple[Absence, ...]
    breaks: tuple[ParityBreak, ...]


def availability_of(engine: Engine, worker: str, day: date) -> AvailabilitySeen:
    """What is known of a professional from ``day`` on.

    Raises:
        UnknownCodeError: no professional has the code.
    """
    with reading(engine) as tx:
        found = workers(tx, resource_codes(tx), {worker}).get(worker)
        holidays = _holidays(tx)
    if found is None or found.kind is not WorkerKind.PROFESSIONAL:
        raise UnknownCodeError("worker", worker)
    rules = [one for one in found.rules if one.valid_to is None or one.valid_to >= day]
    return AvailabilitySeen(
        rules_seen(rules, day, holidays, found.absences),
        tuple(
            sorted(
                (one for one in found.absences if one.last_day >= day),
                key=lambda one: (one.first_day, one.start is not None, str(one.start)),
            )
        ),
        tuple(one for one in parity_breaks(rules) if one.ends >= day),
    )


def rules_seen(
    rules: Sequence[AvailabilityRule],
    day: date,
    holidays: Sequence[SchoolHoliday],
    absences: Sequence[Absence] = (),
) -> tuple[RuleSeen, ...]:
    """Some rules in the order of the week, each with its next dates, absences left out."""
    ordered = sorted(
        rules, key=lambda one: (one.valid_from, one.iso_weekday, one.start, one.site, one.code)
    )
    return tuple(
        RuleSeen(rule, next_dates(rule, day, holidays, absences=absences)) for rule in ordered
    )


def holidays_of(engine: Engine) -> tuple[SchoolHoliday, ...]:
    """The school holidays of the centre."""
    with reading(engine) as tx:
        return _holidays(tx)


def opening_hours_of(engine: Engine, site: str, room: str, day: date) -> tuple[OpeningHours, ...]:
    """The hours of a site, or those of a room that has its own, that hold on a day or later.

    Raises:
        UnknownCodeError: no site, or no room, has the code.
    """
    with reading(engine) as tx:
        if room:
            known = room_hours(tx).get(room_coded(tx, room).id, [])
        else:
            known = site_hours(tx).get(coded(tx, Site, site).id, [])
    valid = [one for one in known if one.valid_to is None or one.valid_to >= day]
    return tuple(sorted(valid, key=lambda one: (one.valid_from, one.iso_weekday, one.opens)))


def _holidays(tx: Session) -> tuple[SchoolHoliday, ...]:
    return school_holidays(tx, the_centre(tx).school_zone)

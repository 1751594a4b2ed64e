"""What an absence or a closure would break, before it is written."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy import ColumnElement, Engine, select
from sqlalchemy.orm import Session

from db.engine import reading
from db.queries.planning import planning_around
from db.tables.sessions import Allocation, Programme, Resource, WorkshopSession
from db.tables.sites import Room, Site
from desktop_app.domain.availability import Absence
from desktop_app.domain.breakages import Breakage, breakages
from desktop_app.domain.errors import UnknownCodeError
from desktop_app.domain.opening import Closure
from desktop_app.domain.planning import Planning, Proposal
from desktop_app.domain.span import Span
from desktop_app.readings.board_proposals import proposal_of_line
from desktop_app.readings.session_lines import SessionLine, session_lines

STANDING = ("planned", "option")


@dataclass(frozen=True, slots=True)
class Broken:
    """A session a change breaks, as a list shows it, with its conflicts and its ways out."""

    line: SessionLine
    breakage: Breakage


def broken_by_absence(
    engine: Engine, worker: str, absence: Absence, now: datetime
) -> tuple[Broken, ...]:
    """The sessions to come that somebody could no longer lead.

    Raises:
        UnknownCodeError: nobody has the code.
    """

    def away(planning: Planning) -> Planning:
        person = planning.workers.get(worker)
        if person is None:
            raise UnknownCodeError("worker", worker)
        absent = replace(person, absences=(*person.absences, absence))
        return replace(planning, workers={**planning.workers, worker: absent})

    led = WorkshopSession.id.in_(
        select(Allocation.session_id)
        .join(Resource, Resource.id == Allocation.resource_id)
        .where(Resource.code == worker)
    )
    days = Span.whole_days(absence.first_day, absence.last_day)
    return _broken(engine, _Change(days, away, led), now)


def broken_by_closure(
    engine: Engine, site: str, closure: Closure, now: datetime
) -> tuple[Broken, ...]:
    """The sessions to come that would stand before a closed door.

    Raises:
        UnknownCodeError: no site has the code.
    """

    def shut(planning: Planning) -> Planning:
        place = planning.sites.get(site)
        if place is None:
            raise UnknownCodeError("site", site)
        closed = replace(place, closures=(*place.closures, closure))
        return replace(planning, sites={**planning.sites, site: closed})

    there = WorkshopSession.room_id.in_(
        select(Room.id).join(Site, Site.id == Room.site_id).where(Site.code == site)
    )
    return _broken(engine, _Change(closure.span, shut, there), now)


@dataclass(frozen=True, slots=True)
class _Change:
    """What happens to the centre, during which whole days, and which sessions it may concern."""

    days: Span
    apply: Callable[[Planning], Planning]
    concerned: ColumnElement[bool]


def _broken(engine: Engine, change: _Change, now: datetime) -> tuple[Broken, ...]:
    whole = change.days
    with reading(engine) as tx:
        before = planning_around(tx, [whole])
        after = change.apply(before)
        lines = session_lines(
            tx,
            change.concerned,
            WorkshopSession.status.in_(STANDING),
            WorkshopSession.starts < whole.end,
            WorkshopSession.ends > max(whole.start, now),
        )
        booked = _proposals(tx, lines)
    by_code = {line.code: line for line in lines}
    found = breakages(booked, before, after, now)
    return tuple(Broken(by_code[one.proposal.ignoring], one) for one in found)


def _proposals(tx: Session, lines: tuple[SessionLine, ...]) -> list[Proposal]:
    codes = [line.code for line in lines]
    rows = tx.execute(
        select(WorkshopSession.code, Programme.code)
        .join(Programme, Programme.id == WorkshopSession.programme_id)
        .where(WorkshopSession.code.in_(codes))
    )
    programmes = {row[0]: row[1] for row in rows}
    return [proposal_of_line(line, programmes.get(line.code, "")) for line in lines]

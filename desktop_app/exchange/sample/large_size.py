"""The large size: 60,000 sessions and 900,000 attendances in the rooms of the sample centre."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from random import Random
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from db.tables.people import Attendance, Enrolment, Person
from db.tables.sessions import (
    Allocation,
    Claim,
    Cycle,
    Programme,
    Resource,
    WorkshopSession,
)
from db.tables.sites import Room
from desktop_app.domain.calendar import school_year_of
from desktop_app.domain.span import Span
from desktop_app.exchange.centre_folder.bulk import write_rows
from desktop_app.exchange.centre_folder.numbering import advance_counters, next_number
from desktop_app.exchange.centre_folder.sessions import FACILITATOR, INTERPRETER, PLACE
from desktop_app.exchange.sample.added_rows import AddedRows
from desktop_app.exchange.sample.draws import stream
from desktop_app.exchange.sample.history import fill_with_sample
from desktop_app.exchange.sample.new_people import add_people

SESSIONS = 60_000
ATTENDANCES = 900_000
PEOPLE = 15_000
FIRST_DAY = date(2021, 9, 1)
LAST_DAY = date(2026, 8, 28)
STARTS: Sequence[time] = (time(8, 30), time(10, 45), time(13, 15), time(15, 30), time(17, 45))
LENGTH = timedelta(hours=2)
PER_SESSION = ATTENDANCES // SESSIONS
GROUP = PER_SESSION + 5
WORKERS_A_SESSION = 2
SATURDAY = 6
COMING = ("present", "present", "present", "present", "absent", "absent_excused", "late")


@dataclass(frozen=True, slots=True)
class Cell:
    """A room at one of the five times of a day: at most one session stands in it."""

    room: int
    day: date
    start: time

    @property
    def span(self) -> Span:
        """When a session in it takes place."""
        begin = datetime.combine(self.day, self.start)
        return Span(begin, begin + LENGTH)


@dataclass(frozen=True, slots=True)
class Group:
    """A run of sessions on one weekday at one time in one room, during one school year."""

    number: int
    cells: Sequence[Cell]


Dated = tuple[Cell, Group, int]
"""A session: where and when, of which group, and its number in it."""

Numbered = tuple[int, Dated]


@dataclass(frozen=True, slots=True)
class _Places:
    """Numbers of what can be booked and of the programmes, in order."""

    rooms: Sequence[int]
    workers: Sequence[int]
    interpreters: Sequence[int]
    programmes: Sequence[int]
    sites: Mapping[int, int]


def large(tx: Session) -> None:
    """Fill an empty centre with 60,000 sessions and 900,000 attendances of 15,000 people.

    Always the same rows. For measurements: sessions are drawn from the cells of five years
    without replacement, so that nothing is ever taken twice, whatever the opening hours.

    Raises:
        BadInputError: the centre is not empty.
    """
    fill_with_sample(tx)
    known = tx.scalar(select(func.count()).select_from(Person)) or 0
    add_people(AddedRows(tx), stream("many people"), known + 1, PEOPLE - known)
    places = _places(tx)
    groups = _groups(tx, _drawn_cells(places, stream("cells")))
    write_rows(tx, Cycle, (_cycle_row(places, group) for group in groups))
    numbered = list(enumerate(_dated(groups), start=next_number(tx, WorkshopSession)))
    write_rows(tx, WorkshopSession, (_session_row(places, *one) for one in numbered))
    _write_bookings(tx, places, numbered)
    _write_people(tx, groups, numbered)
    advance_counters(tx)


def _places(tx: Session) -> _Places:
    claimed = select(Resource.id).where(Resource.units > 0).order_by(Resource.id)
    return _Places(
        rooms=list(tx.scalars(claimed.where(Resource.kind == "room"))),
        workers=list(tx.scalars(claimed.where(Resource.kind == "professional"))),
        interpreters=list(tx.scalars(claimed.where(Resource.kind == "interpreter"))),
        programmes=list(tx.scalars(select(Programme.id).order_by(Programme.id))),
        sites={row.id: row.site_id for row in tx.execute(select(Room.id, Room.site_id))},
    )


def _drawn_cells(places: _Places, draw: Random) -> list[Cell]:
    days = (FIRST_DAY + timedelta(days=n) for n in range((LAST_DAY - FIRST_DAY).days + 1))
    working = [day for day in days if day.isoweekday() < SATURDAY]
    every = [Cell(room, day, start) for day in working for start in STARTS for room in places.rooms]
    return sorted(draw.sample(every, SESSIONS), key=lambda cell: (cell.span, cell.room))


def _groups(tx: Session, cells: Iterable[Cell]) -> list[Group]:
    found: dict[tuple[object, ...], list[Cell]] = {}
    for cell in cells:
        key = (school_year_of(cell.day), cell.room, cell.day.isoweekday(), cell.start)
        found.setdefault(key, []).append(cell)
    first = next_number(tx, Cycle)
    return [Group(first + place, run) for place, run in enumerate(found.values())]


def _dated(groups: Iterable[Group]) -> list[Dated]:
    """Every session with its group and its place in it, in order of time."""
    every = [
        (cell, group, place) for group in groups for place, cell in enumerate(group.cells, start=1)
    ]
    return sorted(every, key=lambda one: (one[0].span, one[0].room))


def _cycle_row(places: _Places, group: Group) -> dict[str, Any]:
    first = group.cells[0]
    return {
        "id": group.number,
        "code": f"L{group.number:05d}",
        "programme_id": places.programmes[group.number % len(places.programmes)],
        "title_fr": f"Groupe {group.number}",
        "site_id": places.sites[first.room],
        "room_id": first.room,
        "iso_weekday": first.day.isoweekday(),
        "start_time": first.start,
        "end_time": first.span.end.time(),
        "recurrence": "weekly",
        "first_date": first.day,
        "until_date": None,
        "session_count": len(group.cells),
        "facilitator_codes": (),
    }


def _session_row(places: _Places, number: int, dated: Dated) -> dict[str, Any]:
    cell, group, place = dated
    return {
        "id": number,
        "code": f"L{group.number:05d}-{place:02d}",
        "cycle_id": group.number,
        "programme_id": places.programmes[group.number % len(places.programmes)],
        "number": place,
        "starts": cell.span.start,
        "ends": cell.span.end,
        "room_id": cell.room,
        "status": "held",
        "places": None,
        "headcount": None,
        "planned_starts": None,
    }


def _write_bookings(tx: Session, places: _Places, numbered: Sequence[Numbered]) -> None:
    """Write what each session holds: rooms of one cell have workers of their own."""
    held = [
        (number, cell.span, resource, role)
        for number, (cell, _group, _place) in numbered
        for resource, role in _resources(places, cell)
    ]
    allocation, claim = next_number(tx, Allocation), next_number(tx, Claim)
    write_rows(
        tx,
        Allocation,
        (
            {
                "id": allocation + place,
                "session_id": session,
                "appointment_id": None,
                "resource_id": resource,
                "role": role,
                "starts": None,
                "ends": None,
            }
            for place, (session, _span, resource, role) in enumerate(held)
        ),
    )
    write_rows(
        tx,
        Claim,
        (
            {
                "id": claim + place,
                "allocation_id": allocation + place,
                "resource_id": resource,
                "starts_at": span.start,
                "ends_at": span.end,
            }
            for place, (_session, span, resource, _role) in enumerate(held)
        ),
    )


def _resources(places: _Places, cell: Cell) -> list[tuple[int, str]]:
    """The room, two workers and sometimes an interpreter: nobody is in two rooms at once."""
    room = places.rooms.index(cell.room)
    turn = cell.day.toordinal() + STARTS.index(cell.start)
    found = [(cell.room, PLACE)]
    for place in range(WORKERS_A_SESSION):
        worker = (room * WORKERS_A_SESSION + place + turn) % len(places.workers)
        found.append((places.workers[worker], FACILITATOR))
    if room < len(places.interpreters):
        found.append((places.interpreters[room], INTERPRETER))
    return found


def _write_people(tx: Session, groups: Sequence[Group], numbered: Sequence[Numbered]) -> None:
    people = list(tx.scalars(select(Person.id).order_by(Person.id)))
    draw = stream("groups")
    members = {group.number: draw.sample(people, GROUP) for group in groups}
    write_rows(
        tx,
        Enrolment,
        (
            {
                "person_id": person,
                "session_id": None,
                "cycle_id": group.number,
                "status": "enrolled",
                "rank": None,
                "since": datetime.combine(group.cells[0].day, time(9)) - timedelta(days=14),
            }
            for group in groups
            for person in members[group.number]
        ),
    )
    write_rows(tx, Attendance, _signatures(draw, members, numbered))


def _signatures(
    draw: Random, members: Mapping[int, Sequence[int]], numbered: Iterable[Numbered]
) -> Iterator[dict[str, Any]]:
    for number, (_cell, group, _place) in numbered:
        for person in draw.sample(members[group.number], PER_SESSION):
            yield {"session_id": number, "person_id": person, "status": draw.choice(COMING)}

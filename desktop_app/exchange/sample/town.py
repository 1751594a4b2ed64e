"""The centre as the additions see it: people, programmes, cycles, sessions and what is planned."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from db.queries.planning import planning_during
from db.tables.people import Person as PersonRow
from db.tables.sessions import Allocation, Resource, WorkshopSession
from db.tables.sessions import Cycle as CycleRow
from db.tables.sessions import Programme as ProgrammeRow
from desktop_app.domain.planning import Planning, WorkerKind
from desktop_app.domain.span import Span
from desktop_app.exchange.centre_folder.booking_rows import BookingRows
from desktop_app.exchange.centre_folder.double_bookings import Diary
from desktop_app.exchange.centre_folder.holdings import Stock

DAY = timedelta(days=1)
YOUNGEST_ADULT = 2026 - 18
"""Birth year of those who come of age in the sample's year."""


@dataclass(frozen=True, slots=True)
class Person:
    """An inhabitant as far as choosing a workshop goes."""

    number: int
    code: str
    born: date | None
    birth_year: int | None
    minor: bool
    guardian: int | None
    language: str
    needs_interpreter: bool
    step_free: bool
    since: date
    first_name_only: bool = False

    def age_on(self, day: date) -> int | None:
        """Years of age, nothing when nobody knows; a year alone counts as its last day."""
        if self.born is not None:
            had_birthday = (day.month, day.day) >= (self.born.month, self.born.day)
            return day.year - self.born.year - (not had_birthday)
        return None if self.birth_year is None else day.year - self.birth_year - 1

    def earlier(self, shift: timedelta) -> "Person":
        """The same person for a year that is drawn as if it were this one."""
        years = round(shift / timedelta(days=364))
        return replace(
            self,
            born=None,
            birth_year=None if self.birth_year is None else self.birth_year + years,
            minor=self.birth_year is not None and self.birth_year + years > YOUNGEST_ADULT,
            since=date.min,
        )


@dataclass(frozen=True, slots=True)
class Programme:
    """A kind of workshop: whom it is for and how one comes to it."""

    code: str
    audience: str
    mode: str
    capacity: int | None
    min_age: int | None
    max_age: int | None
    sheet_variant: str


@dataclass(frozen=True, slots=True)
class Dated:
    """A dated session, by number of its row."""

    number: int
    code: str
    cycle: str
    programme: Programme | None
    span: Span
    room: str
    language: str
    status: str
    workers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Cycle:
    """A run of a programme with its sessions in order."""

    number: int
    code: str
    programme: Programme
    room: str
    first: date
    sessions: tuple[Dated, ...]
    language: str


@dataclass(frozen=True, slots=True)
class Town:
    """The whole centre; everything is in order of codes, so that draws are always the same."""

    people: tuple[Person, ...]
    cycles: tuple[Cycle, ...]
    sessions: tuple[Dated, ...]
    planning: Planning
    resources: Mapping[str, int]

    @property
    def lone_sessions(self) -> tuple[Dated, ...]:
        """The sessions of no cycle."""
        return tuple(session for session in self.sessions if not session.cycle)

    def places(self, programme: Programme, room: str) -> int:
        """How many people a session takes."""
        capacity = self.planning.rooms[room].capacity
        return capacity if programme.capacity is None else min(programme.capacity, capacity)

    def stock(self) -> Stock:
        """Units of what can be booked, and the parts of divisible rooms."""
        rooms, workers = self.planning.rooms.values(), self.planning.workers.values()
        units = {room.code: 0 if room.shared or room.parts else 1 for room in rooms}
        units |= {worker.code: 0 if worker.platform else 1 for worker in workers}
        units |= {one.code: one.quantity or 0 for one in self.planning.equipment.values()}
        return Stock(units, {room.code: room.parts for room in rooms})

    def diary(self) -> Diary:
        """What is held already."""
        diary = Diary()
        for held in self.planning.occupations.values():
            for one in held:
                diary.hold(one.resource, one.unit, one.span, one.by)
        return diary

    def bookings(self, tx: Session, shift: timedelta = timedelta()) -> BookingRows:
        """A place to gather what the additions hold."""
        return BookingRows(tx, dict(self.resources), self.stock(), self.diary(), shift)


def town_of(tx: Session) -> Town:
    """Read the centre.

    Raises:
        ValueError: it has no session.
    """
    programmes = {row.id: _programme(row) for row in tx.scalars(select(ProgrammeRow))}
    resources = {row.code: row.id for row in tx.execute(select(Resource.code, Resource.id))}
    sessions = _sessions(tx, programmes, {number: code for code, number in resources.items()})
    window = _window(tx)
    return Town(
        people=tuple(map(_person, tx.scalars(select(PersonRow).order_by(PersonRow.code)))),
        cycles=_cycles(tx, programmes, sessions, resources),
        sessions=sessions,
        planning=planning_during(tx, window),
        resources=resources,
    )


def _window(tx: Session) -> Span:
    first, last = tx.execute(
        select(func.min(WorkshopSession.starts), func.max(WorkshopSession.ends))
    ).one()
    if first is None:
        raise ValueError("additions need a centre with sessions")
    return Span(datetime.combine(first.date(), time()), datetime.combine(last.date() + DAY, time()))


def _programme(row: ProgrammeRow) -> Programme:
    return Programme(
        row.code,
        row.audience,
        row.registration_mode,
        row.capacity,
        row.min_age,
        row.max_age,
        row.default_sheet_variant,
    )


def _person(row: PersonRow) -> Person:
    return Person(
        number=row.id,
        code=row.code,
        born=row.birth_date,
        birth_year=row.birth_year,
        minor=row.is_minor,
        guardian=row.guardian_id,
        language=row.main_language,
        needs_interpreter=row.needs_interpreter,
        step_free=row.needs_step_free_access,
        since=row.first_contact_date or date.min,
        first_name_only=not row.family_name,
    )


def _sessions(
    tx: Session, programmes: Mapping[int, Programme], codes: Mapping[int, str]
) -> tuple[Dated, ...]:
    cycles = {row.id: row.code for row in tx.execute(select(CycleRow.id, CycleRow.code))}
    workers: dict[int, list[str]] = {}
    for row in tx.execute(
        select(Allocation.session_id, Allocation.resource_id)
        .where(Allocation.session_id.is_not(None), Allocation.role == "facilitator")
        .order_by(Allocation.id)
    ):
        workers.setdefault(row.session_id or 0, []).append(codes[row.resource_id])
    rows = tx.scalars(
        select(WorkshopSession)
        .where(WorkshopSession.status.in_(("planned", "held")))
        .order_by(WorkshopSession.starts, WorkshopSession.code)
    )
    return tuple(
        Dated(
            row.id,
            row.code,
            cycles.get(row.cycle_id or 0, ""),
            programmes.get(row.programme_id or 0),
            Span(row.starts, row.ends),
            codes[row.room_id],
            row.interpreter_language,
            row.status,
            tuple(workers.get(row.id, ())),
        )
        for row in rows
    )


def _cycles(
    tx: Session,
    programmes: Mapping[int, Programme],
    sessions: Iterable[Dated],
    resources: Mapping[str, int],
) -> tuple[Cycle, ...]:
    codes = {number: code for code, number in resources.items()}
    by_cycle: dict[str, list[Dated]] = {}
    for session in sessions:
        by_cycle.setdefault(session.cycle, []).append(session)
    return tuple(
        Cycle(
            row.id,
            row.code,
            programmes[row.programme_id],
            codes[row.room_id],
            row.first_date,
            tuple(by_cycle.get(row.code, ())),
            row.interpreter_language,
        )
        for row in tx.scalars(select(CycleRow).order_by(CycleRow.code))
    )


def psychologists(planning: Planning) -> list[str]:
    """Codes of those who keep Boussole appointments."""
    return sorted(
        worker.code
        for worker in planning.workers.values()
        if worker.kind is WorkerKind.PROFESSIONAL and "PSY" in worker.roles
    )

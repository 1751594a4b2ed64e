"""The cycles of the centre as « Ateliers » lists them: state, strip of sessions, places, presence.

Finished cycles may be many: they are counted, and read only when they are asked for.
"""

from collections import Counter, defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Engine, func, select
from sqlalchemy.orm import Session

from db.engine import reading
from db.queries.enrolment_counts import enrolled_counts
from db.queries.enrolments import PRESENT
from db.queries.planning import planning_during
from db.tables.centre import Theme
from db.tables.people import Attendance
from db.tables.sessions import Cycle, Programme, Resource, WorkshopSession
from db.tables.sites import Room, Site
from desktop_app.domain.attendance import AttendanceStatus
from desktop_app.domain.bilingual import Bilingual
from desktop_app.domain.checks import session_findings
from desktop_app.domain.cycle_states import FIRM, TO_COME, CycleState, cycle_state
from desktop_app.domain.enrolment import places_of
from desktop_app.domain.findings import standing_conflicts
from desktop_app.domain.span import Span
from desktop_app.readings.board_proposals import proposal_of_line
from desktop_app.readings.session_lines import session_lines

MISSED = (str(AttendanceStatus.ABSENT), str(AttendanceStatus.ABSENT_EXCUSED))
HELD_OR_TO_BE = tuple(sorted(TO_COME))


@dataclass(frozen=True, slots=True)
class DateSeen:
    """A date of a cycle in its strip; ``recorded`` when presences are, or people were counted."""

    code: str
    number: int | None
    span: Span
    status: str
    recorded: bool = False
    in_conflict: bool = False

    def is_to_record(self, now: datetime) -> bool:
        """Whether it is over, and nobody's presence was recorded yet."""
        return self.span.end <= now and self.status in FIRM and not self.recorded


@dataclass(frozen=True, slots=True)
class CycleLine:
    """A cycle in the list.

    ``enrolled``, ``waiting`` and ``places`` are those of its next date, or of its last one;
    ``presence`` is the share of those expected who came, of the dates that are over.
    ``rule`` is empty where its dates were chosen one by one.
    """

    code: str
    title: Bilingual
    programme: str
    theme: Bilingual
    palette: str
    icon: str
    site: str
    room: str
    state: CycleState
    hours: Span
    rule: str = ""
    team: tuple[str, ...] = ()
    dates: tuple[DateSeen, ...] = ()
    enrolled: int = 0
    waiting: int = 0
    places: int | None = None
    presence: float | None = None

    @property
    def held(self) -> tuple[DateSeen, ...]:
        """The dates of its strip: neither left out nor cancelled."""
        return tuple(one for one in self.dates if one.status in TO_COME)

    def next_date(self, now: datetime) -> DateSeen | None:
        """The date that runs, or comes next."""
        return next((one for one in self.held if one.span.end > now), None)


@dataclass(frozen=True, slots=True)
class SiteSeen:
    """A site by its letter and its name."""

    letter: str
    name: str


@dataclass(frozen=True, slots=True)
class Workshops:
    """The list at a moment; ``finished`` counts finished cycles, listed or not."""

    now: datetime
    cycles: tuple[CycleLine, ...]
    finished: int
    rooms: Mapping[str, Bilingual]
    sites: Mapping[str, SiteSeen]


def workshops_reading(engine: Engine, now: datetime, *, with_finished: bool) -> Workshops:
    """Read the cycles that have dates to come, and the finished ones when they are wanted."""
    with reading(engine) as tx:
        current = select(WorkshopSession.cycle_id).where(
            WorkshopSession.ends > now, WorkshopSession.status.in_(HELD_OR_TO_BE)
        )
        wanted = () if with_finished else (Cycle.id.in_(current),)
        cycles = cycle_lines(tx, now, *wanted)
        finished = tx.scalar(
            select(func.count(Cycle.id)).where(
                Cycle.removed.is_(False), Cycle.id.not_in(current.where(_has_cycle()))
            )
        )
        rooms = tx.execute(
            select(Resource.code, Room.name_fr, Room.name_en).join(Room, Room.id == Resource.id)
        )
        sites = tx.execute(select(Site.code, Site.letter, Site.short_name).order_by(Site.id))
        return Workshops(
            now,
            cycles,
            finished or 0,
            {code: Bilingual(fr, en) for code, fr, en in rooms},
            {code: SiteSeen(letter, name) for code, letter, name in sites},
        )


def cycle_lines(tx: Session, now: datetime, *where: ColumnElement[bool]) -> tuple[CycleLine, ...]:
    """The cycles that fulfil every condition: those to come by their next date, then the others."""
    rows: list[Any] = list(tx.execute(_cycles().where(*where)))
    ids = [row.Cycle.id for row in rows]
    dates = _dates(tx, ids)
    beside = _Beside(
        now,
        _Presences.read(tx, ids),
        _in_conflict(tx, now, ids),
        enrolled_counts(tx, [one.id for key in ids if (one := _shown(dates[key], now))]),
    )
    lines = [_line(row, dates[row.Cycle.id], beside) for row in rows]
    return tuple(sorted(lines, key=lambda line: _order(line, now)))


def _has_cycle() -> ColumnElement[bool]:
    """Leave out sessions of no cycle: compared with nothing, no cycle is found at all."""
    return WorkshopSession.cycle_id.is_not(None)


def _cycles() -> Any:
    return (
        select(
            Cycle,
            Programme.code.label("programme"),
            Programme.title_fr.label("title_fr"),
            Programme.title_en.label("title_en"),
            Programme.capacity.label("takes"),
            Theme.title_fr.label("theme_fr"),
            Theme.title_en.label("theme_en"),
            Theme.palette,
            Theme.icon,
            Site.code.label("site"),
            Resource.code.label("room"),
            Room.capacity.label("holds"),
        )
        .join(Programme, Programme.id == Cycle.programme_id)
        .join(Theme, Theme.id == Programme.theme_id)
        .join(Site, Site.id == Cycle.site_id)
        .join(Resource, Resource.id == Cycle.room_id)
        .join(Room, Room.id == Cycle.room_id)
        .where(Cycle.removed.is_(False))
        .order_by(Cycle.code)
    )


def _dates(tx: Session, cycles: Collection[int]) -> dict[int, list[Any]]:
    rows = tx.execute(
        select(
            WorkshopSession.cycle_id,
            WorkshopSession.id,
            WorkshopSession.code,
            WorkshopSession.number,
            WorkshopSession.starts,
            WorkshopSession.ends,
            WorkshopSession.status,
            WorkshopSession.places,
            WorkshopSession.headcount,
        )
        .where(WorkshopSession.cycle_id.in_(cycles), WorkshopSession.status != "removed")
        .order_by(WorkshopSession.starts, WorkshopSession.code)
    )
    found: dict[int, list[Any]] = {key: [] for key in cycles}
    for row in rows:
        found[row.cycle_id].append(row)
    return found


@dataclass(frozen=True, slots=True)
class _Presences:
    """How many of each status, by id of the session."""

    counts: Mapping[int, Counter[str]]

    @classmethod
    def read(cls, tx: Session, cycles: Collection[int]) -> "_Presences":
        rows = tx.execute(
            select(Attendance.session_id, Attendance.status, func.count(Attendance.id))
            .join(WorkshopSession, WorkshopSession.id == Attendance.session_id)
            .where(WorkshopSession.cycle_id.in_(cycles))
            .group_by(Attendance.session_id, Attendance.status)
        )
        counts: dict[int, Counter[str]] = defaultdict(Counter)
        for session, status, count in rows:
            counts[session][status] = count
        return cls(counts)

    def is_recorded(self, session: int) -> bool:
        counted = self.counts.get(session, Counter())
        return sum(counted.values()) > counted[str(AttendanceStatus.EXPECTED)]

    def share(self, sessions: Collection[int]) -> float | None:
        """Of those who came or should have, how many came; nothing before anybody is recorded."""
        came = missed = 0
        for one in sessions:
            counted = self.counts.get(one, Counter())
            came += sum(counted[status] for status in PRESENT)
            missed += sum(counted[status] for status in MISSED)
        return came / (came + missed) if came + missed else None


def _in_conflict(tx: Session, now: datetime, cycles: Collection[int]) -> frozenset[str]:
    """The sessions to come on which a conflict stands that nobody kept."""
    lines = session_lines(
        tx,
        WorkshopSession.cycle_id.in_(cycles),
        WorkshopSession.ends > now,
        WorkshopSession.status.in_(HELD_OR_TO_BE),
    )
    if not lines:
        return frozenset()
    programmes = dict(
        tx.execute(
            select(WorkshopSession.code, Programme.code)
            .join(Programme, Programme.id == WorkshopSession.programme_id)
            .where(WorkshopSession.code.in_([line.code for line in lines]))
        ).all()
    )
    window = Span.whole_days(lines[0].span.day, max(line.span.end for line in lines).date())
    planning = planning_during(tx, window)
    return frozenset(
        line.code
        for line in lines
        if standing_conflicts(
            session_findings(proposal_of_line(line, programmes.get(line.code, "")), planning, now),
            frozenset(line.kept),
        )
    )


@dataclass(frozen=True, slots=True)
class _Beside:
    """What stands in other tables: presences, sessions in conflict, enrolled and waiting."""

    now: datetime
    presences: _Presences
    doubted: Collection[str]
    seats: Mapping[int, tuple[int, int]]


def _line(row: Any, dates: Sequence[Any], beside: _Beside) -> CycleLine:
    cycle: Cycle = row.Cycle
    now, shown = beside.now, _shown(dates, beside.now)
    enrolled, waiting = beside.seats.get(shown.id, (0, 0)) if shown is not None else (0, 0)
    places = places_of(row.takes, row.holds, shown.places if shown is not None else None)
    free = None if places is None else places - enrolled
    over = [one.id for one in dates if one.ends <= now and one.status in FIRM]
    return CycleLine(
        code=cycle.code,
        title=Bilingual(cycle.title_fr, row.title_en if cycle.title_fr == row.title_fr else ""),
        programme=row.programme,
        theme=Bilingual(row.theme_fr, row.theme_en),
        palette=row.palette,
        icon=row.icon,
        site=row.site,
        room=row.room,
        state=cycle_state([(one.status, one.ends) for one in dates], now, free),
        hours=Span.on(cycle.first_date, cycle.start_time, cycle.end_time),
        rule=cycle.recurrence,
        team=cycle.facilitator_codes,
        dates=tuple(_seen(one, beside) for one in dates),
        enrolled=enrolled,
        waiting=waiting,
        places=places,
        presence=beside.presences.share(over),
    )


def _seen(one: Any, beside: _Beside) -> DateSeen:
    return DateSeen(
        one.code,
        one.number,
        Span(one.starts, one.ends),
        one.status,
        recorded=beside.presences.is_recorded(one.id) or one.headcount is not None,
        in_conflict=one.code in beside.doubted,
    )


def _shown(dates: Sequence[Any], now: datetime) -> Any | None:
    """The date whose places are shown: the next to come, else the last one."""
    held = [one for one in dates if one.status in TO_COME]
    return next((one for one in held if one.ends > now), held[-1] if held else None)


def _order(line: CycleLine, now: datetime) -> tuple[bool, float, str]:
    """Those to come by their next date, drafts after them, then the latest of the finished."""
    coming = line.next_date(now)
    if coming is None:
        last = line.dates[-1].span.end if line.dates else line.hours.end
        return (True, -last.timestamp(), line.code)
    return (False, coming.span.start.timestamp(), line.code)

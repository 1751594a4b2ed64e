"""Home: what runs, what follows, what is to do, what changed, and where one is expected next.

Each card is read by itself, so that one that fails leaves the others on the screen.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Generic, TypeVar

from sqlalchemy import Engine, Select, select
from sqlalchemy.orm import Session

from db.engine import reading
from db.errors import StoreError
from db.tables.sessions import WorkshopSession
from db.tables.support import Appointment
from desktop_app.domain.span import Span
from desktop_app.readings.board import Board, board_reading
from desktop_app.readings.calls import PendingCalls, pending_calls
from desktop_app.readings.directory import WorkerEntry, worker_entries
from desktop_app.readings.freed_places import FreedPlace, freed_places
from desktop_app.readings.next_sessions import next_sessions, sessions_after
from desktop_app.readings.order_scene import Visitor, visitors_of
from desktop_app.readings.orders import OrderLine, order_lines
from desktop_app.readings.recent_changes import RecentChange, recent_changes
from desktop_app.readings.session_lines import SessionLine

MOST_FOLLOWING, MOST_CHANGES, MOST_OWN = 5, 5, 5
"""Lines of « À suivre » at least, of the recent changes and of one's own sessions at most."""

_AWAITED = ("to_order", "requested", "to_reconfirm")
_AHEAD = timedelta(days=7)
"""Orders whose session is further away can wait until another day."""

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Part(Generic[T]):
    """What one card shows, or why it could not be read."""

    value: T | None = None
    failure: Exception | None = None


@dataclass(frozen=True, slots=True)
class Today:
    """The day of the whole centre, who comes to its appointments, and what comes after it."""

    board: Board
    visitors: Mapping[str, Visitor] = field(default_factory=dict)
    later: tuple[SessionLine, ...] = ()


@dataclass(frozen=True, slots=True)
class ToDo:
    """What waits for somebody beside the day itself."""

    orders: tuple[OrderLine, ...] = ()
    calls: tuple[PendingCalls, ...] = ()
    freed: tuple[FreedPlace, ...] = ()


@dataclass(frozen=True, slots=True)
class Own:
    """Somebody of the team, and their next sessions; ``team`` are those one can choose."""

    worker: str = ""
    sessions: tuple[SessionLine, ...] = ()
    team: tuple[WorkerEntry, ...] = ()


@dataclass(frozen=True, slots=True)
class Home:
    """The whole screen at a moment."""

    now: datetime
    today: Part[Today]
    to_do: Part[ToDo]
    changes: Part[tuple[RecentChange, ...]]
    own: Part[Own]


def home_reading(engine: Engine, now: datetime, site: str = "", worker: str = "") -> Home:
    """Read Home of a site for the present moment; ``worker`` is whose sessions are wanted."""
    return Home(
        now=now,
        today=_part(lambda: _today(engine, now, site)),
        to_do=_part(lambda: _to_do(engine, now)),
        changes=_part(lambda: _changes(engine)),
        own=_part(lambda: _own(engine, now, worker)),
    )


def _part(read: Callable[[], T]) -> Part[T]:
    try:
        return Part(read())
    except StoreError as failure:
        return Part(failure=failure)


def _today(engine: Engine, now: datetime, site: str) -> Today:
    board = board_reading(engine, now.date(), now.date(), now)
    rooms = tuple(
        code for code, room in board.planning.rooms.items() if not site or room.site == site
    )
    with reading(engine) as tx:
        later = sessions_after(tx, board.window.end, rooms, MOST_FOLLOWING)
        return Today(board, visitors_of(tx, tx.scalars(_coming(board.window)).all()), later)


def _coming(window: Span) -> Select[str]:
    return select(Appointment.code).where(
        Appointment.starts < window.end, Appointment.ends > window.start
    )


def _to_do(engine: Engine, now: datetime) -> ToDo:
    with reading(engine) as tx:
        return ToDo(_awaited_orders(tx, now), pending_calls(tx, now), freed_places(tx, now))


def _awaited_orders(tx: Session, now: datetime) -> tuple[OrderLine, ...]:
    """Orders nobody has confirmed for the days to come, the first to be late first."""
    sessions = select(WorkshopSession.id).where(
        WorkshopSession.ends > now,
        WorkshopSession.starts < now + _AHEAD,
        WorkshopSession.status.in_(("planned", "option")),
    )
    appointments = select(Appointment.id).where(
        Appointment.ends > now,
        Appointment.starts < now + _AHEAD,
        Appointment.status == "planned",
    )
    lines = order_lines(tx, tx.scalars(sessions).all(), tx.scalars(appointments).all())
    awaited = [one for one in lines if one.status in _AWAITED]
    return tuple(sorted(awaited, key=lambda one: (one.cancel_by or one.span.start, one.code)))


def _changes(engine: Engine) -> tuple[RecentChange, ...]:
    with reading(engine) as tx:
        return recent_changes(tx, MOST_CHANGES)


def _own(engine: Engine, now: datetime, worker: str) -> Own:
    team = worker_entries(engine)
    if not worker:
        return Own(team=team)
    with reading(engine) as tx:
        return Own(worker, next_sessions(tx, worker, now, MOST_OWN), team)

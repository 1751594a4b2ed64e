"""What stands in a room on days when it cannot be booked: nothing may be left there."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from sqlalchemy import ColumnElement, and_, false, func, or_, select
from sqlalchemy.orm import InstrumentedAttribute, Session

from db.guards import lock_resources
from db.tables.sessions import Resource, WorkshopSession
from db.tables.sites import Room, RoomPart
from db.tables.support import Appointment
from desktop_app.commands.session_state import OPTION, PLANNED, SessionState
from desktop_app.domain.errors import RoomInUseError

FIRST_DAY, LAST_DAY = "bookable_from", "bookable_to"
"""Fields of a room that say on which days it can be booked."""

_ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Days:
    """The first and the last day of a room, where it has any."""

    first: date | None = None
    last: date | None = None


def lock_rooms(
    tx: Session,
    rooms: Iterable[int],
    states: Iterable[SessionState] = (),
    others: Iterable[str] = (),
) -> None:
    """Keep bookings off rooms, with their parts and wholes, and off all that sessions take.

    ``others`` are codes of what else is taken. It comes after the rows of the sessions, and
    takes every resource at once, in the one order of every act.
    """
    found = set(rooms)
    codes = set(others)
    for state in states:
        codes |= {state.room, *(one.resource for one in state.allocated)}
        # Where the room has none of its own, pieces of the stock are taken.
        codes |= {need.code for need in state.wanted_needs}
    found |= set(tx.scalars(select(Resource.id).where(Resource.code.in_(codes))))
    pairs = tx.execute(
        select(RoomPart.room_id, RoomPart.part_id).where(
            or_(RoomPart.room_id.in_(found), RoomPart.part_id.in_(found))
        )
    )
    lock_resources(tx, {*found, *(number for pair in pairs for number in pair)})


def sessions_outside(
    tx: Session, room: Room, days: Days, now: datetime
) -> Sequence[WorkshopSession]:
    """The sessions to come outside the days, in order; those of a whole with the room too."""
    return tx.scalars(
        select(WorkshopSession)
        .where(
            WorkshopSession.room_id.in_(_with_wholes(tx, room)),
            WorkshopSession.status.in_((OPTION, PLANNED)),
            _outside(WorkshopSession.starts, days, now),
        )
        .order_by(WorkshopSession.starts, WorkshopSession.id)
        .execution_options(populate_existing=True)
    ).all()


def appointments_outside(tx: Session, room: Room, days: Days, now: datetime) -> int:
    """How many appointments to come stand in the room outside the days."""
    found = select(func.count(Appointment.id)).where(
        Appointment.room_id.in_(_with_wholes(tx, room)),
        Appointment.status == "planned",
        _outside(Appointment.starts, days, now),
    )
    return tx.scalar(found) or 0


def check_nothing_outside(tx: Session, room: Room, days: Days, now: datetime) -> None:
    """Refuse days that leave sessions or appointments to come in a room that is shut to them.

    Raises:
        RoomInUseError: how many stand there.
    """
    sessions = sessions_outside(tx, room, days, now)
    appointments = appointments_outside(tx, room, days, now)
    if sessions or appointments:
        code = tx.get_one(Resource, room.id).code
        raise RoomInUseError(code, len(sessions), appointments)


def _with_wholes(tx: Session, room: Room) -> tuple[int, ...]:
    wholes = tx.scalars(select(RoomPart.room_id).where(RoomPart.part_id == room.id))
    return (room.id, *wholes)


def _outside(
    starts: InstrumentedAttribute[datetime], days: Days, now: datetime
) -> ColumnElement[bool]:
    """What begins from now on, before the first day or after the last."""
    limits: list[ColumnElement[bool]] = []
    if days.first is not None:
        limits.append(starts < datetime.combine(days.first, time()))
    if days.last is not None:
        limits.append(starts >= datetime.combine(days.last + _ONE_DAY, time()))
    return and_(starts >= now, or_(false(), *limits))

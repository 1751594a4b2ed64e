"""The day of the centre, or of one site: sessions, appointments, closures, orders."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlalchemy import Engine, select
from sqlalchemy.orm import Session

from db.engine import reading
from db.queries.places import resource_codes, rooms, sites
from db.queries.subjects import coded
from db.tables.sessions import WorkshopSession
from db.tables.sites import Site as SiteRow
from db.tables.support import Appointment
from desktop_app.domain.appointments import HOLDING
from desktop_app.domain.calendar import public_holiday_on
from desktop_app.domain.dates import is_worked
from desktop_app.domain.planning import Room, Site
from desktop_app.domain.span import Span
from desktop_app.readings.appointments import AppointmentLine, appointment_lines
from desktop_app.readings.orders import OrderLine, order_lines
from desktop_app.readings.session_lines import SessionLine, session_lines

ONE_DAY = timedelta(days=1)
SHOWN_STATUSES = tuple(sorted(HOLDING))


@dataclass(frozen=True, slots=True)
class ClosureLine:
    """What closes a site or a room that day; ``reason`` of a holiday is its code."""

    kind: str
    site: str
    span: Span
    reason: str
    room: str = ""
    code: str = ""


@dataclass(frozen=True, slots=True)
class DayReading:
    """One day, everything in order of time."""

    day: date
    sessions: tuple[SessionLine, ...]
    appointments: tuple[AppointmentLine, ...]
    closures: tuple[ClosureLine, ...]
    orders: tuple[OrderLine, ...]


def day_reading(engine: Engine, day: date, site: str = "") -> DayReading:
    """Read a day; all sites when none is given.

    Raises:
        UnknownCodeError: no site carries the code.
    """
    with reading(engine) as tx:
        if site:
            coded(tx, SiteRow, site)
        window = Span.whole_days(day, day)
        sessions = session_lines(
            tx,
            WorkshopSession.starts < window.end,
            WorkshopSession.starts > window.start - ONE_DAY,
            WorkshopSession.ends > window.start,
            *([SiteRow.code == site] if site else []),
        )
        appointments = appointment_lines(
            tx,
            Appointment.starts < window.end,
            Appointment.ends > window.start,
            Appointment.status.in_(SHOWN_STATUSES),
            *([SiteRow.code == site] if site else []),
        )
        return DayReading(
            day=day,
            sessions=sessions,
            appointments=appointments,
            closures=_closures(tx, window, site),
            orders=_orders(tx, sessions, appointments),
        )


def _closures(tx: Session, window: Span, site: str) -> tuple[ClosureLine, ...]:
    shown = {code: one for code, one in sites(tx).items() if not site or code == site}
    places = rooms(tx, window, resource_codes(tx)).values()
    found = [
        *_holidays(window.day, shown.values()),
        *(line for one in shown.values() for line in _site_closures(one, window)),
        *(line for room in places if room.site in shown for line in _room_blocks(room, window)),
    ]
    return tuple(sorted(found, key=_place_and_time))


def _holidays(day: date, shown: Iterable[Site]) -> list[ClosureLine]:
    holiday = public_holiday_on(day)
    return [
        ClosureLine("public_holiday", site.code, Span.whole_days(day, day), str(holiday))
        for site in shown
        if not is_worked(day, site)
    ]


def _site_closures(site: Site, window: Span) -> list[ClosureLine]:
    return [
        ClosureLine("site_closed", site.code, closure.span, closure.reason, code=closure.code)
        for closure in site.closures
        if closure.span.overlaps(window)
    ]


def _room_blocks(room: Room, window: Span) -> list[ClosureLine]:
    return [
        ClosureLine("room_closed", room.site, block.span, block.reason, room.code, block.code)
        for block in room.blocks
        if block.span.overlaps(window)
    ]


def _orders(
    tx: Session, sessions: Iterable[SessionLine], appointments: Iterable[AppointmentLine]
) -> tuple[OrderLine, ...]:
    of_sessions = select(WorkshopSession.id).where(
        WorkshopSession.code.in_([one.code for one in sessions])
    )
    of_appointments = select(Appointment.id).where(
        Appointment.code.in_([one.code for one in appointments])
    )
    return order_lines(tx, tx.scalars(of_sessions).all(), tx.scalars(of_appointments).all())


def _place_and_time(line: ClosureLine) -> tuple[str, str, datetime, str]:
    return (line.site, line.room, line.span.start, line.kind)

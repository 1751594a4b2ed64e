"""Sessions and appointments as lines of the folder: their times, people and equipment."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from db.tables.sessions import Allocation, Cycle, WorkshopSession
from db.tables.sites import Room
from db.tables.support import Appointment
from desktop_app.exchange.centre_folder.sessions import (
    EQUIPMENT,
    FACILITATOR,
    INTERPRETER,
    PLACE,
    SESSIONS,
    SKIPPED,
    Guest,
)
from desktop_app.exchange.centre_folder.shapes import Values
from desktop_app.exchange.centre_folder.support import APPOINTMENTS
from desktop_app.exchange.centre_folder.table_rows import REMOVED, ROW, Codes, kept_rows


@dataclass(frozen=True, slots=True)
class Given:
    """A resource given to a session or an appointment, as codes."""

    resource: str
    role: str
    quantity: int
    starts: datetime | None
    ends: datetime | None


@dataclass(slots=True)
class SessionLines:
    """Every session of the centre, once as a line of ``sessions.csv`` or as a skipped date."""

    sessions: list[Values] = field(default_factory=list)
    skipped: list[Values] = field(default_factory=list)
    headcounts: list[Values] = field(default_factory=list)


def session_lines(tx: Session, codes: Codes) -> SessionLines:
    """Read every session that was not taken back, in the order of their numbers."""
    lines = SessionLines()
    given = _given(tx, codes, Allocation.session_id)
    places = _sites_of_rooms(tx, codes)
    cycles = {row.code: row for row in tx.scalars(select(Cycle))}
    rows = {
        row.id: row
        for row in tx.scalars(select(WorkshopSession).where(WorkshopSession.status != REMOVED))
    }
    for values in kept_rows(tx, SESSIONS, codes, WorkshopSession.status != REMOVED):
        row = rows[values[ROW]]
        _set_times(values, row.starts, row.ends)
        values["site_code"] = places[values["room_code"]]
        _set_people(values, given[row.id])
        cycle = cycles.get(values["cycle_code"] or "")
        if cycle is not None and _is_plainly_skipped(values, cycle, codes):
            lines.skipped.append(_skipped_line(values))
            continue
        lines.sessions.append(values)
        if row.headcount is not None:
            lines.headcounts.append({"session_code": row.code, "people": row.headcount})
    return lines


def appointment_lines(tx: Session, codes: Codes) -> Iterator[Values]:
    """Read every appointment that was not taken back, in the order of their numbers."""
    given = _given(tx, codes, Allocation.appointment_id)
    times = {
        row.id: row
        for row in tx.execute(select(Appointment.id, Appointment.starts, Appointment.ends))
    }
    for values in kept_rows(tx, APPOINTMENTS, codes, Appointment.status != REMOVED):
        row = times[values[ROW]]
        _set_times(values, row.starts, row.ends)
        values["interpreter_codes"] = tuple(
            one.resource for one in given[row.id] if one.role == INTERPRETER
        )
        yield values


def _given(tx: Session, codes: Codes, owner: object) -> dict[int, list[Given]]:
    column = Allocation.session_id if owner is Allocation.session_id else Allocation.appointment_id
    rows = tx.execute(
        select(
            column.label("owner"),
            Allocation.resource_id,
            Allocation.role,
            Allocation.quantity,
            Allocation.starts,
            Allocation.ends,
        )
        .where(column.is_not(None), Allocation.dropped.is_(False), Allocation.role != PLACE)
        .order_by(Allocation.id)
    )
    found: dict[int, list[Given]] = defaultdict(list)
    for row in rows:
        resource = codes.resources[row.resource_id]
        found[row.owner].append(Given(resource, row.role, row.quantity, row.starts, row.ends))
    return found


def _sites_of_rooms(tx: Session, codes: Codes) -> dict[str, str]:
    sites = codes.of_file("sites")
    return {
        codes.resources[row.id]: sites[row.site_id]
        for row in tx.execute(select(Room.id, Room.site_id))
    }


def _set_times(values: Values, starts: datetime, ends: datetime) -> None:
    values["date"], values["start_time"] = starts.date(), starts.time()
    values["end_time"] = ends.time()
    values["end_date"] = ends.date() if ends.date() != starts.date() else None


def _set_people(values: Values, given: Iterable[Given]) -> None:
    """Put each resource in the column of its role; whoever has none of it is a guest."""
    facilitators: list[str] = []
    interpreters: list[str] = []
    guests: list[Guest] = []
    equipment: list[tuple[str, int]] = []
    for one in given:
        if one.role == EQUIPMENT:
            equipment.append((one.resource, one.quantity))
        elif one.role == FACILITATOR and one.starts is None:
            facilitators.append(one.resource)
        elif one.role == INTERPRETER and one.starts is None:
            interpreters.append(one.resource)
        else:
            guests.append(Guest(one.resource, _hours(one), one.role))
    values["facilitator_codes"] = tuple(facilitators)
    values["interpreter_codes"] = tuple(interpreters)
    values["guests"] = tuple(guests)
    values["equipment"] = tuple(equipment)


def _hours(one: Given) -> tuple[str, str] | None:
    if one.starts is None or one.ends is None:
        return None
    return f"{one.starts:%H:%M}", f"{one.ends:%H:%M}"


def _is_plainly_skipped(values: Values, cycle: Cycle, codes: Codes) -> bool:
    """Whether a skipped date is all that its cycle says, so that one short line tells it."""
    usual = {
        **{column.name: column.empty for column in SESSIONS.columns if column.optional},
        "session_code": f"{cycle.code}/{values['date']}",
        "number": None,
        "kind": "workshop",
        "status": SKIPPED,
        "start_time": cycle.start_time,
        "end_time": cycle.end_time,
        "programme_code": codes.of_file("programmes")[cycle.programme_id],
        "room_code": codes.resources[cycle.room_id],
        "facilitator_codes": cycle.facilitator_codes,
        "interpreter_language": cycle.interpreter_language,
        "cause": values["cause"],
        "reason": values["reason"],
    }
    return bool(values["cause"]) and all(values[name] == value for name, value in usual.items())


def _skipped_line(values: Values) -> Values:
    return {
        "cycle_code": values["cycle_code"],
        "date": values["date"],
        "reason": values["cause"],
        "note": values["reason"],
    }

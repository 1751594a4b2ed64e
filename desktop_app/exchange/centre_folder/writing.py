"""An empty centre filled from a folder that was read: each file in bulk, in its own order."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from types import MappingProxyType
from typing import Any

from sqlalchemy import bindparam, func, select, update
from sqlalchemy.orm import Session

from db.queries.people import search_key
from db.tables.centre import Centre
from db.tables.people import InterpreterExclusion, Person
from db.tables.sessions import Resource
from db.tables.sites import RoomPart, Site
from db.tables.workers import Agency
from desktop_app.domain.errors import BadInputError
from desktop_app.exchange.centre_folder.agreement import USUAL_ZONE
from desktop_app.exchange.centre_folder.booking_rows import BookingRows
from desktop_app.exchange.centre_folder.bulk import write_rows
from desktop_app.exchange.centre_folder.catalogue import BOOKABLE, FILES
from desktop_app.exchange.centre_folder.centre_lists import CENTRE, usual_identifier
from desktop_app.exchange.centre_folder.dated_rows import (
    write_appointments,
    write_sessions,
    write_skipped,
)
from desktop_app.exchange.centre_folder.holdings import Stock, stock_of
from desktop_app.exchange.centre_folder.numbering import advance_counters, next_number
from desktop_app.exchange.centre_folder.people import PARTICIPANTS
from desktop_app.exchange.centre_folder.places import EQUIPMENT, ROOM_CLOSURES, ROOMS
from desktop_app.exchange.centre_folder.reading import FolderReading
from desktop_app.exchange.centre_folder.refusals import RefusedLine
from desktop_app.exchange.centre_folder.row_writing import RowWriter
from desktop_app.exchange.centre_folder.sessions import HEADCOUNTS, SESSIONS, SKIPPED_OCCURRENCES
from desktop_app.exchange.centre_folder.shapes import FileShape, Values
from desktop_app.exchange.centre_folder.support import APPOINTMENTS
from desktop_app.exchange.centre_folder.workers import INTERPRETER_AGENCIES

KINDS: Mapping[str, str] = MappingProxyType(
    {
        "rooms": "room",
        "professionals": "professional",
        "team_members": "staff",
        "external_facilitators": "contributor",
        "interpreters": "interpreter",
        "equipment": "equipment",
    }
)
"""The kind of resource that the lines of a file are."""

WITHOUT_FILE: Mapping[str, Any] = MappingProxyType(
    {
        "name_fr": "Centre",
        "name_en": "Centre",
        "zone": USUAL_ZONE,
        "school_zone": "B",
        "languages": ("fr", "en"),
        "default_language": "fr",
        "identifier": "",
        "contact": "",
        "sheet_epoch": 0,
    }
)
"""The centre of a folder that does not describe one."""

Step = Callable[[RowWriter, FolderReading], None]


@dataclass(frozen=True, slots=True)
class Counts:
    """How many lines were read and written, and everything that was refused."""

    read: int
    written: int
    refused: tuple[RefusedLine, ...] = ()


def write_centre(tx: Session, reading: FolderReading, *, skip_refused: bool = False) -> Counts:
    """Fill an empty centre from a folder.

    With anything refused nothing is written, unless ``skip_refused`` leaves those lines out.

    Args:
        tx: a transaction of the caller, who commits.
        reading: what `read_centre_folder` gave.
        skip_refused: write the lines that were accepted all the same.

    Raises:
        BadInputError: the centre is not empty.
        DoubleBookingError: the database refuses a claim.
    """
    refused = tuple(reading.refused)
    if not reading.usable or (refused and not skip_refused):
        return Counts(reading.read, 0, refused)
    if any(tx.scalar(select(func.count()).select_from(table)) for table in (Site, Resource)):
        raise BadInputError("centre", "not_empty")
    _write_files(tx, reading)
    advance_counters(tx)
    written = sum(len(lines) for lines in reading.files.values())
    return Counts(reading.read, written, refused)


def _write_files(tx: Session, reading: FolderReading) -> None:
    """Write every file, those that are referred to first."""
    writer = RowWriter(tx)
    stock = stock_of(reading.files)
    _write_centre(writer, reading)
    _write_resources(writer, reading, stock)
    bookings = BookingRows(tx, writer.numbers.resources, stock)
    steps: Mapping[str, Step] = {
        CENTRE.name: _already_written,
        ROOMS.name: _write_rooms,
        EQUIPMENT.name: _write_equipment,
        ROOM_CLOSURES.name: _write_closures,
        INTERPRETER_AGENCIES.name: _write_agencies,
        SESSIONS.name: lambda writer, reading: write_sessions(writer, reading, bookings),
        SKIPPED_OCCURRENCES.name: lambda writer, reading: write_skipped(writer, reading, bookings),
        HEADCOUNTS.name: _already_written,
        PARTICIPANTS.name: _write_people,
        APPOINTMENTS.name: lambda writer, reading: write_appointments(writer, reading, bookings),
    }
    for shape in FILES:
        if reading.lines(shape):
            steps.get(shape.name, _rows_of(shape))(writer, reading)
    bookings.flush()


def _rows_of(shape: FileShape) -> Step:
    def write_rows(writer: RowWriter, reading: FolderReading) -> None:
        writer.write(shape, reading.lines(shape))

    return write_rows


def _already_written(_writer: RowWriter, _reading: FolderReading) -> None:
    """Nothing: another step has written these lines."""


def _write_centre(writer: RowWriter, reading: FolderReading) -> None:
    lines = reading.lines(CENTRE)
    own = {**(lines[0].values if lines else WITHOUT_FILE)}
    own["identifier"] = own["identifier"] or usual_identifier(own["name_fr"])
    centre = writer.tx.get(Centre, 1)
    if centre is None:
        write_rows(writer.tx, Centre, [{"id": 1, **own}])
    elif lines:
        for name, value in own.items():
            setattr(centre, name, value)
        writer.tx.flush()


def _write_resources(writer: RowWriter, reading: FolderReading, stock: Stock) -> None:
    rows: list[dict[str, Any]] = []
    for shape in BOOKABLE:
        for line in reading.lines(shape):
            code = line.values[shape.code]
            if code in stock.units:
                number = len(rows) + 1
                writer.numbers.resources[code] = number
                kind, units = KINDS[shape.name], stock.units[code]
                rows.append({"id": number, "code": code, "kind": kind, "units": units})
    write_rows(writer.tx, Resource, rows)


def _write_rooms(writer: RowWriter, reading: FolderReading) -> None:
    lines = reading.lines(ROOMS)
    writer.write(ROOMS, lines)
    numbers = writer.numbers.resources
    parts = [
        {"room_id": numbers[line.values["room_code"]], "part_id": numbers[part], "position": place}
        for line in lines
        for place, part in enumerate(line.values["composed_of"], start=1)
    ]
    write_rows(writer.tx, RoomPart, parts)


def _write_equipment(writer: RowWriter, reading: FolderReading) -> None:
    def more(values: Values) -> Values:
        return {"resource_id": writer.numbers.resources.get(values["equipment_code"])}

    writer.write(EQUIPMENT, reading.lines(EQUIPMENT), more)


def _write_closures(writer: RowWriter, reading: FolderReading) -> None:
    def more(values: Values) -> Values:
        after = values["last_day"] + timedelta(days=1)
        return {
            "code": values["closure_code"],
            "starts": datetime.combine(values["first_day"], time()),
            "ends": datetime.combine(after, time()),
        }

    writer.write(ROOM_CLOSURES, reading.lines(ROOM_CLOSURES), more)


def _write_agencies(writer: RowWriter, reading: FolderReading) -> None:
    lines = reading.lines(INTERPRETER_AGENCIES)
    known = writer.numbers.of_file(INTERPRETER_AGENCIES.name)
    names = {line.values["agency_code"]: line.values["agency_name"] for line in lines}
    known.update({code: number for number, code in enumerate(names, start=1)})
    agencies = [{"id": known[code], "code": code, "name": name} for code, name in names.items()]
    write_rows(writer.tx, Agency, agencies)
    writer.write(INTERPRETER_AGENCIES, lines)


def _write_people(writer: RowWriter, reading: FolderReading) -> None:
    """Write the people, then who is whose guardian: a guardian may come later in the file."""

    def more(values: Values) -> Values:
        key = search_key(values["given_name"], values["family_name"])
        return {"search_key": key, "guardian_id": None}

    lines = reading.lines(PARTICIPANTS)
    first = next_number(writer.tx, Person)
    known = writer.numbers.of_file(PARTICIPANTS.name)
    known.update({line.values["participant_code"]: first + n for n, line in enumerate(lines)})
    writer.write(PARTICIPANTS, lines, more)
    guardians = [
        {"child": known[values["participant_code"]], "guardian": known[values["guardian_code"]]}
        for values in (line.values for line in lines)
        if values["guardian_code"]
    ]
    if guardians:
        people = Person.metadata.tables[Person.__tablename__]
        linked = update(people).where(people.c.id == bindparam("child"))
        writer.tx.execute(linked.values(guardian_id=bindparam("guardian")), guardians)
    excluded = [
        {
            "person_id": known[line.values["participant_code"]],
            "interpreter_id": writer.numbers.resources[code],
        }
        for line in lines
        for code in line.values["excluded_interpreters"]
    ]
    write_rows(writer.tx, InterpreterExclusion, excluded)

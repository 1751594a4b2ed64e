"""A centre written back as a folder of CSV files, whole or not at all."""

import csv
import io
import secrets
import shutil
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from datetime import timedelta
from pathlib import Path

from sqlalchemy import select
from sqlalchemy.orm import Session

from db.tables.people import Enrolment, InterpreterExclusion, Person
from db.tables.sites import RoomBlock, RoomPart
from db.tables.support import InterpreterOrder
from db.tables.workers import Agency, AgencyTerms
from desktop_app.domain.errors import BadInputError
from desktop_app.exchange.centre_folder.catalogue import (
    BOOKABLE,
    FILES,
    OF_THE_DEMONSTRATION,
)
from desktop_app.exchange.centre_folder.centre_lists import CENTRE, usual_identifier
from desktop_app.exchange.centre_folder.paper import SHEETS
from desktop_app.exchange.centre_folder.people import ENROLMENTS, PARTICIPANTS
from desktop_app.exchange.centre_folder.places import (
    CLOSURE,
    EQUIPMENT,
    ROOM_BLOCKS,
    ROOM_CLOSURES,
    ROOMS,
)
from desktop_app.exchange.centre_folder.programmes import CYCLES
from desktop_app.exchange.centre_folder.session_lines import (
    SessionLines,
    appointment_lines,
    session_lines,
)
from desktop_app.exchange.centre_folder.sessions import (
    HEADCOUNTS,
    SESSIONS,
    SKIPPED_OCCURRENCES,
)
from desktop_app.exchange.centre_folder.shapes import Column, FileShape, Values
from desktop_app.exchange.centre_folder.support import APPOINTMENTS, INTERPRETER_ORDERS
from desktop_app.exchange.centre_folder.table_rows import (
    REMOVED,
    ROW,
    Codes,
    kept_rows,
    with_derived,
)
from desktop_app.exchange.centre_folder.workers import INTERPRETER_AGENCIES
from desktop_app.machine.errors import file_error, writing_error
from desktop_app.machine.files import PRIVATE_FILE, reach_disk, write_new

LEFT_ALONE = frozenset(
    {"README.md", *(f"{name}.csv" for name in OF_THE_DEMONSTRATION), "desktop.ini", "Thumbs.db"}
)
"""Files that may stand in the folder and stay as they are; so does anything hidden."""


def export_centre(tx: Session, folder: Path) -> list[str]:
    """Write a centre as a folder that `read_centre_folder` reads back to the same centre.

    The folder is made if need be. Files are written beside, reach the disk, and then take
    their places together; a file of an earlier export that no longer has a line goes away.

    Args:
        tx: a reading of the centre.
        folder: where to; new, empty, or an earlier export.

    Returns:
        The names of the files written, in the order of the format.

    Raises:
        BadInputError: the folder holds something that is not such an export.
        FileError: the disk is full, the folder closed, or the like; what was there is whole.
    """
    _check_ours(folder)
    is_new = not folder.exists()
    try:
        folder.mkdir(parents=True, exist_ok=True)
        draft = folder / f".permanence-{secrets.token_hex(8)}"
        draft.mkdir(mode=0o700)
        try:
            return _written(tx, folder, draft)
        finally:
            shutil.rmtree(draft, ignore_errors=True)
    except OSError as failure:
        if is_new:
            with suppress(OSError):
                folder.rmdir()
        raise writing_error(failure, folder) from failure


def _written(tx: Session, folder: Path, draft: Path) -> list[str]:
    written: list[str] = []
    for shape, lines in _all_lines(tx):
        content = _content(shape, lines)
        if content:
            write_new(draft / shape.file, content, mode=PRIVATE_FILE)
            written.append(shape.file)
    for name in written:
        (draft / name).replace(folder / name)
    for shape in FILES:
        if shape.file not in written:
            (folder / shape.file).unlink(missing_ok=True)
    reach_disk(folder)
    return written


def _check_ours(folder: Path) -> None:
    try:
        if not folder.exists():
            return
        if not folder.is_dir():
            raise BadInputError("folder", "not_a_folder", str(folder))
        names = {path.name for path in folder.iterdir() if not path.name.startswith(".")}
    except OSError as failure:
        raise file_error(failure, folder) from failure
    foreign = names - LEFT_ALONE - {shape.file for shape in FILES}
    if foreign:
        raise BadInputError("folder", "folder_not_ours", str(folder), tuple(sorted(foreign)[:3]))


def _all_lines(tx: Session) -> Iterator[tuple[FileShape, Iterable[Values]]]:
    codes = Codes(tx)
    dated = session_lines(tx, codes)
    sources = _sources(tx, codes, dated)
    for shape in FILES:
        source = sources.get(shape.name)
        yield shape, kept_rows(tx, shape, codes) if source is None else source()


def _sources(
    tx: Session, codes: Codes, dated: SessionLines
) -> Mapping[str, Callable[[], Iterable[Values]]]:
    """Where the lines come from of the files that are not just the rows of a table."""

    def coded(shape: FileShape) -> Callable[[], Iterable[Values]]:
        return lambda: _with_resource_codes(shape, kept_rows(tx, shape, codes), codes)

    return {
        **{shape.name: coded(shape) for shape in BOOKABLE if shape not in (ROOMS, EQUIPMENT)},
        CENTRE.name: lambda: map(_centre_line, kept_rows(tx, CENTRE, codes)),
        ROOMS.name: lambda: _room_lines(tx, codes),
        ROOM_CLOSURES.name: lambda: _closure_lines(tx, codes),
        ROOM_BLOCKS.name: lambda: _block_lines(tx, codes),
        INTERPRETER_AGENCIES.name: lambda: _agency_lines(tx, codes),
        CYCLES.name: lambda: _cycle_lines(tx, codes, dated),
        SESSIONS.name: lambda: dated.sessions,
        SKIPPED_OCCURRENCES.name: lambda: dated.skipped,
        HEADCOUNTS.name: lambda: dated.headcounts,
        PARTICIPANTS.name: lambda: _people_lines(tx, codes),
        ENROLMENTS.name: lambda: kept_rows(tx, ENROLMENTS, codes, Enrolment.status != REMOVED),
        APPOINTMENTS.name: lambda: appointment_lines(tx, codes),
        INTERPRETER_ORDERS.name: lambda: kept_rows(
            tx, INTERPRETER_ORDERS, codes, InterpreterOrder.status != REMOVED
        ),
        SHEETS.name: lambda: _sheet_lines(tx, codes),
    }


def _content(shape: FileShape, lines: Iterable[Values]) -> bytes:
    """The bytes of a file; none when it has no line."""
    rows = [with_derived(shape, values) for values in lines]
    if not rows:
        return b""
    columns = [column for column in shape.columns if not column.optional or _is_used(column, rows)]
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow([column.name for column in columns])
    writer.writerows([_cell(column, values) for column in columns] for values in rows)
    return text.getvalue().encode()


def _is_used(column: Column, rows: Iterable[Values]) -> bool:
    return any(values[column.name] != column.empty for values in rows)


def _cell(column: Column, values: Values) -> str:
    value = values[column.name]
    return "" if value is None or value in ("", ()) else column.kind.write(value)


def _with_resource_codes(
    shape: FileShape, lines: Iterable[Values], codes: Codes
) -> Iterator[Values]:
    for values in lines:
        values[shape.code] = codes.resources[values[ROW]]
        yield values


def _centre_line(values: Values) -> Values:
    if values["identifier"] == usual_identifier(values["name_fr"]):
        values["identifier"] = ""
    return values


def _room_lines(tx: Session, codes: Codes) -> Iterator[Values]:
    parts: dict[int, list[str]] = {}
    for row in tx.scalars(select(RoomPart).order_by(RoomPart.room_id, RoomPart.position)):
        parts.setdefault(row.room_id, []).append(codes.resources[row.part_id])
    for values in _with_resource_codes(ROOMS, kept_rows(tx, ROOMS, codes), codes):
        values["composed_of"] = tuple(parts.get(values[ROW], ()))
        yield values


def _blocks(tx: Session) -> tuple[dict[int, RoomBlock], set[int]]:
    """Every block that stands, and which of them close a room for whole days."""
    rows = {
        row.id: row for row in tx.scalars(select(RoomBlock).where(RoomBlock.removed.is_(False)))
    }
    whole = {
        number
        for number, row in rows.items()
        if row.kind == CLOSURE and row.starts.time() == row.ends.time() == row.starts.min.time()
    }
    return rows, whole


def _closure_lines(tx: Session, codes: Codes) -> Iterator[Values]:
    rows, whole = _blocks(tx)
    for values in kept_rows(tx, ROOM_CLOSURES, codes, RoomBlock.id.in_(whole)):
        row = rows[values[ROW]]
        values["closure_code"] = row.code
        values["first_day"] = row.starts.date()
        values["last_day"] = row.ends.date() - timedelta(days=1)
        yield values


def _block_lines(tx: Session, codes: Codes) -> Iterator[Values]:
    rows, whole = _blocks(tx)
    return kept_rows(tx, ROOM_BLOCKS, codes, RoomBlock.id.in_(rows.keys() - whole))


def _agency_lines(tx: Session, codes: Codes) -> Iterator[Values]:
    names = {row.code: row.name for row in tx.scalars(select(Agency))}
    for values in kept_rows(tx, INTERPRETER_AGENCIES, codes, AgencyTerms.id > 0):
        values["agency_name"] = names[values["agency_code"]]
        yield values


def _cycle_lines(tx: Session, codes: Codes, dated: SessionLines) -> Iterator[Values]:
    counted = Counter(values["cycle_code"] for values in dated.sessions)
    for values in kept_rows(tx, CYCLES, codes):
        values["sessions_generated"] = counted[values["cycle_code"]]
        yield values


def _people_lines(tx: Session, codes: Codes) -> Iterator[Values]:
    excluded: dict[int, list[str]] = {}
    for row in tx.scalars(
        select(InterpreterExclusion).order_by(
            InterpreterExclusion.person_id, InterpreterExclusion.interpreter_id
        )
    ):
        excluded.setdefault(row.person_id, []).append(codes.resources[row.interpreter_id])
    for values in kept_rows(tx, PARTICIPANTS, codes, Person.removed.is_(False)):
        values["excluded_interpreters"] = tuple(excluded.get(values[ROW], ()))
        yield values


def _sheet_lines(tx: Session, codes: Codes) -> Iterator[Values]:
    named = codes.of_file("sheets")
    for values in kept_rows(tx, SHEETS, codes):
        values["sheet_code"] = named[values[ROW]]
        yield values

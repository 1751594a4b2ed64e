"""What stands on an object: nothing is taken back under somebody's feet."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from types import MappingProxyType

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import Session

from db.journal import Edit, Entry
from db.queries.enrolment_counts import ENROLLED, WAITING
from db.tables.paper import Sheet, SheetPrint
from db.tables.people import Attendance, Enrolment, Person
from db.tables.sessions import Programme, Resource, WorkshopSession
from db.tables.sites import Room, Site
from db.tables.support import Appointment, MediationRequest
from desktop_app.commands.putting_away import SITE_LAST_DAY, check_nothing_to_come
from desktop_app.commands.room_days import (
    FIRST_DAY,
    LAST_DAY,
    Days,
    check_nothing_outside,
)
from desktop_app.commands.row_edits import stale
from desktop_app.commands.row_existence import THERE
from desktop_app.commands.session_state import REMOVED
from desktop_app.domain.attendance import AttendanceStatus
from desktop_app.domain.errors import StaleError

_VOID = "void"
_NAMED_BY_THEIR_CODE: Mapping[str, type[Programme] | type[Resource] | type[Site]] = (
    MappingProxyType({"site": Site, "programme": Programme, "room": Resource})
)
"""What an act on one of these rows has as its subject; a room has the number of its resource."""

_EXPECTED = str(AttendanceStatus.EXPECTED)


def check_nothing_stands_on(tx: Session, rows: Iterable[object]) -> None:
    """Refuse to hide a session, a person or a sheet used since, and to put people in a hidden one.

    Raises:
        StaleError: who used it, and when.
    """
    for row in rows:
        if isinstance(row, WorkshopSession) and row.status == REMOVED:
            _check_unused(tx, Enrolment.session_id == row.id, Attendance.session_id == row.id)
        elif isinstance(row, Person) and row.removed:
            _check_unused(tx, Enrolment.person_id == row.id, Attendance.person_id == row.id)
            _check_nobody_needs(tx, row)
        elif isinstance(row, Sheet) and row.status == _VOID:
            _check_no_paper(tx, row)
        elif isinstance(row, Enrolment | Attendance) and _used(row):
            _check_both_there(tx, row)


def check_rooms_taken_back(tx: Session, edits: Iterable[Edit], now: datetime) -> None:
    """Refuse to shut a room or a site again, by giving it former days, over what was booked since.

    ``edits`` are written already; only the ends that they change are looked at, and whether the
    site of a room that returns is still offered.

    Raises:
        RoomInUseError: how many sessions and appointments to come stand there.
        SiteInUseError: as much, of a site.
        StaleError: a room would return to a site that was put away.
    """
    for edit in edits:
        if edit.kind == "room" and edit.after.get(THERE):
            _check_offered(tx.get_one(Site, tx.get_one(Room, edit.row_id).site_id))
        if edit.kind == "site" and THERE not in edit.after and SITE_LAST_DAY in edit.after:
            _check_site(tx, tx.get_one(Site, edit.row_id), now)
        if (
            edit.kind == "room"
            and THERE not in edit.after
            and {FIRST_DAY, LAST_DAY} & {*edit.after}
        ):
            room = tx.get_one(Room, edit.row_id)
            days = Days(
                room.bookable_from if FIRST_DAY in edit.after else None,
                room.bookable_to if LAST_DAY in edit.after else None,
            )
            check_nothing_outside(tx, room, days, now)


def _check_offered(site: Site) -> None:
    if site.last_day is not None:
        raise StaleError(site.code, (SITE_LAST_DAY,))


def _check_site(tx: Session, site: Site, now: datetime) -> None:
    if site.last_day is not None:
        check_nothing_to_come(tx, site, now)


def check_same_objects(tx: Session, entry: Entry) -> None:
    """Refuse an entry about a place or a programme that left, and whose number another has now.

    A file gives the number of a row that left to the next one.

    Raises:
        StaleError: the number is that of something else.
    """
    for edit in entry.edits:
        table = _NAMED_BY_THEIR_CODE.get(edit.kind)
        if table is None or THERE in edit.after:
            continue
        code = tx.scalar(select(table.code).where(table.id == edit.row_id))
        if code not in {None, entry.subject}:
            raise StaleError(entry.subject, tuple(edit.after))


def _check_unused(
    tx: Session, enrolled: ColumnElement[bool], attended: ColumnElement[bool]
) -> None:
    uses = {
        "enrolment": select(Enrolment.id).where(
            enrolled, Enrolment.status.in_((ENROLLED, WAITING))
        ),
        "attendance": select(Attendance.id).where(attended, Attendance.status != _EXPECTED),
    }
    for kind, statement in uses.items():
        used = tx.scalars(statement.limit(1)).one_or_none()
        if used is not None:
            raise stale(tx, Edit(kind, used, {}, {}), (kind,))


def _check_nobody_needs(tx: Session, person: Person) -> None:
    planned = select(Appointment.id).where(
        Appointment.person_id == person.id, Appointment.status == "planned"
    )
    children = select(Person.id).where(Person.guardian_id == person.id, Person.removed.is_(False))
    asked = select(MediationRequest.id).where(
        MediationRequest.person_id == person.id, MediationRequest.status != REMOVED
    )
    uses = {"appointment": planned, "mediation": asked, "guardian": children}
    for name, statement in uses.items():
        if tx.scalars(statement.limit(1)).one_or_none() is not None:
            raise StaleError(person.code, (name,))


def _check_no_paper(tx: Session, sheet: Sheet) -> None:
    printed = tx.scalars(
        select(SheetPrint.id).where(SheetPrint.sheet_id == sheet.id).limit(1)
    ).one_or_none()
    if printed is not None:
        raise stale(tx, Edit("print", printed, {}, {}), ("print",))


def _used(row: Enrolment | Attendance) -> bool:
    if isinstance(row, Enrolment):
        return row.status in {ENROLLED, WAITING}
    return row.status != _EXPECTED


def _check_both_there(tx: Session, row: Enrolment | Attendance) -> None:
    person = tx.get_one(Person, row.person_id)
    if person.removed:
        raise StaleError(person.code, ("removed",))
    session = tx.get_one(WorkshopSession, row.session_id) if row.session_id is not None else None
    if session is not None and session.status == REMOVED:
        raise StaleError(session.code, ("status",))

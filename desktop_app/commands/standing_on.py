"""What stands on an object: nothing is taken back under somebody's feet."""

from collections.abc import Iterable

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import Session

from db.journal import Edit
from db.queries.enrolment_counts import ENROLLED, WAITING
from db.tables.people import Attendance, Enrolment, Person
from db.tables.sessions import WorkshopSession
from db.tables.support import Appointment
from desktop_app.commands.row_edits import stale
from desktop_app.commands.session_state import REMOVED
from desktop_app.domain.attendance import AttendanceStatus
from desktop_app.domain.errors import StaleError

_EXPECTED = str(AttendanceStatus.EXPECTED)


def check_nothing_stands_on(tx: Session, rows: Iterable[object]) -> None:
    """Refuse to hide a session or a person used since, and to put people in a hidden one.

    Raises:
        StaleError: who used it, and when.
    """
    for row in rows:
        if isinstance(row, WorkshopSession) and row.status == REMOVED:
            _check_unused(tx, Enrolment.session_id == row.id, Attendance.session_id == row.id)
        elif isinstance(row, Person) and row.removed:
            _check_unused(tx, Enrolment.person_id == row.id, Attendance.person_id == row.id)
            _check_nobody_needs(tx, row)
        elif isinstance(row, Enrolment | Attendance) and _used(row):
            _check_both_there(tx, row)


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
    for name, statement in {"appointment": planned, "guardian": children}.items():
        if tx.scalars(statement.limit(1)).one_or_none() is not None:
            raise StaleError(person.code, (name,))


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

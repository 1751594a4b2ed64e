"""Edits of plain rows: enrolments, attendances, orders, blocks, people, sheets, settings.

Each is journalled field by field, so that taking it back is putting the old values where the
new ones still stand.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy.orm import Session

from db.journal import Edit, last_change_of
from db.tables.calls import Call
from db.tables.centre import Centre
from db.tables.paper import Sheet, SheetPrint
from db.tables.people import Attendance, Enrolment, Person
from db.tables.sessions import Cycle, Programme, Resource
from db.tables.sites import OpeningHoursRow, Premises, Room, RoomBlock, Site, SiteClosure
from db.tables.support import InterpreterOrder, MediationRequest
from db.tables.workers import AvailabilityException, AvailabilityRuleRow
from desktop_app.commands.row_existence import (
    PARTS,
    THERE,
    parts_there_or_away,
    put_there_or_away,
    taken_meanwhile,
)
from desktop_app.commands.row_values import as_json, from_json
from desktop_app.domain.errors import StaleError

Described = (
    Centre
    | Site
    | SiteClosure
    | Premises
    | OpeningHoursRow
    | Resource
    | Room
    | Programme
    | SheetPrint
    | AvailabilityException
    | AvailabilityRuleRow
)
"""What leaves again when its addition is taken back: the settings, and the count of a print."""

Row = (
    Enrolment
    | Attendance
    | InterpreterOrder
    | MediationRequest
    | RoomBlock
    | Person
    | Sheet
    | Call
    | Cycle
    | Described
)

ORDER = "order"
CALL = "call"
_TABLES: dict[str, type[Any]] = {
    "enrolment": Enrolment,
    "attendance": Attendance,
    ORDER: InterpreterOrder,
    "mediation": MediationRequest,
    "block": RoomBlock,
    "person": Person,
    "sheet": Sheet,
    CALL: Call,
    "cycle": Cycle,
    "centre": Centre,
    "site": Site,
    "premises": Premises,
    "hours": OpeningHoursRow,
    "resource": Resource,
    "room": Room,
    "programme": Programme,
    "absence": AvailabilityException,
    "availability": AvailabilityRuleRow,
    "closure": SiteClosure,
    "print": SheetPrint,
}
_KINDS: dict[type[Any], str] = {table: kind for kind, table in _TABLES.items()}


def edit_row(row: Row, values: Mapping[str, Any]) -> Edit | None:
    """Set fields of a row and say what changed; nothing when all stood so already."""
    before: dict[str, Any] = {}
    after: dict[str, Any] = {}
    for name, value in values.items():
        old = getattr(row, name)
        if old != value:
            before[name], after[name] = as_json(old), as_json(value)
            setattr(row, name, value)
    return Edit(_KINDS[type(row)], row.id, before, after) if after else None


def add_row(tx: Session, row: Row, hidden: Mapping[str, Any], told: Sequence[str] = ()) -> Edit:
    """Write a new row; taking it back gives it the values of ``hidden``, never deletes it.

    ``told`` are planning fields the journal keeps besides; an undo is refused when one of
    them has been changed since.
    """
    tx.add(row)
    tx.flush()
    shown = {name: as_json(getattr(row, name)) for name in (*hidden, *told)}
    absent = {name: as_json(value) for name, value in hidden.items()}
    return Edit(_KINDS[type(row)], row.id, absent, shown)


def describe_row(tx: Session, row: Described) -> Edit:
    """Write a new row; taking it back takes it away while nothing refers to it."""
    tx.add(row)
    tx.flush()
    return Edit(_KINDS[type(row)], row.id, {THERE: False}, {THERE: True} | _columns(row))


def remove_row(tx: Session, row: Described) -> Edit:
    """Take a row of the settings away, to which nothing refers; taking it back returns it."""
    edit = Edit(_KINDS[type(row)], row.id, {THERE: True} | _columns(row), {THERE: False})
    tx.delete(row)
    tx.flush()
    return edit


def _columns(row: Described) -> dict[str, Any]:
    names = (column.key for column in type(row).__mapper__.column_attrs)
    return {name: as_json(getattr(row, name)) for name in names if name not in {"id", "version"}}


def row_of(tx: Session, edit: Edit) -> Row | None:
    """The row an edit is about, without a lock."""
    table = _TABLES.get(edit.kind)
    row: Row | None = None if table is None else tx.get(table, edit.row_id)
    return row


def take_back(tx: Session, edit: Edit) -> Row | None:
    """Put the old values of an edit where the new ones still stand.

    A rank in a waiting list is no value of its own: others may have left the list meanwhile.

    Raises:
        StaleError: somebody has changed one of these fields meanwhile, or given another row a
            value that only one may have.
    """
    if edit.kind == PARTS:
        parts_there_or_away(tx, edit)
        return None
    if THERE in edit.after:
        described: Described = put_there_or_away(tx, _TABLES[edit.kind], edit)
        return described
    row: Row | None = tx.get(_TABLES[edit.kind], edit.row_id, with_for_update={"key_share": True})
    changed = tuple(
        name
        for name, value in edit.after.items()
        if name != "rank" and as_json(getattr(row, name, None)) != value
    )
    if row is None or changed:
        raise stale(tx, edit, changed)
    taken = taken_meanwhile(tx, _TABLES[edit.kind], edit.row_id, edit.before)
    if taken:
        raise stale(tx, edit, taken)
    for name, value in edit.before.items():
        if name != "rank" or "status" in edit.before or _waits(row):
            setattr(row, name, from_json(name, value))
    return row


def _waits(row: Row) -> bool:
    """Whether a row that only moved up in a waiting list is still on it."""
    return isinstance(row, Enrolment) and row.rank is not None


def stale(tx: Session, edit: Edit, changed: tuple[str, ...]) -> StaleError:
    """The refusal of an undo: who changed the object meanwhile, and when."""
    last = last_change_of(tx, edit.kind, edit.row_id)
    if last is None:
        return StaleError(edit.kind, changed)
    return StaleError(last.subject, changed, last.desk, last.at)

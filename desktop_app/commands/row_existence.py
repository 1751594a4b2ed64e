"""Rows of the settings that an act added: taken back they leave, done again they return.

Nothing of the day-to-day is ever deleted; a site or a room added by mistake is, as long as
nothing refers to it.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Table, UniqueConstraint, and_, delete, or_, select
from sqlalchemy.orm import Session

from db.journal import Edit
from db.tables import Base
from db.tables.sessions import Allocation, Claim, Resource
from db.tables.sites import Room, RoomPart
from desktop_app.commands.row_values import as_json, from_json
from desktop_app.domain.errors import StaleError

PARTS = "parts"
"""Kind of the edit that says which rooms a divisible room is made of, by number."""

PLACES = frozenset({"site", "premises", "resource", "room", PARTS})
"""Kinds of the edits that add a place where sessions stand."""

THERE = "there"
"""Field of an edit: whether the row is there."""


def put_there_or_away(tx: Session, table: type[Any], edit: Edit) -> Any:
    """Take back the addition of a row (it leaves), or its leaving (it returns).

    Raises:
        StaleError: it was changed or used meanwhile, or something has its number or its code.
    """
    return _away(tx, table, edit) if edit.after[THERE] else _back(tx, table, edit)


def is_place_leaving(edit: Edit) -> bool:
    """Whether an edit takes away a place that had been added, with what sessions stood on it."""
    return edit.kind in PLACES and edit.after.get(THERE) is False


def divide(tx: Session, room: int, parts: Sequence[int]) -> Edit:
    """Say that a new room is made of others, in their order."""
    _write_parts(tx, room, parts)
    return Edit(PARTS, room, {THERE: False}, {THERE: True, PARTS: list(parts)})


def parts_there_or_away(tx: Session, edit: Edit) -> None:
    """Take back that a room is made of others, or do it again.

    Raises:
        StaleError: one of the parts is no longer there.
    """
    if edit.after[THERE]:
        tx.execute(delete(RoomPart).where(RoomPart.room_id == edit.row_id))
        return
    wanted = edit.before[PARTS]
    there = set(tx.scalars(select(Room.id).where(Room.id.in_(wanted))))
    if there != set(wanted):
        raise StaleError(PARTS)
    _write_parts(tx, edit.row_id, wanted)


def _write_parts(tx: Session, room: int, parts: Sequence[int]) -> None:
    for position, part in enumerate(parts):
        tx.add(RoomPart(room_id=room, part_id=part, position=position))
    tx.flush()


def _away(tx: Session, table: type[Any], edit: Edit) -> Any:
    row = tx.get(table, edit.row_id, with_for_update={"key_share": True})
    if row is None:
        raise StaleError(edit.kind)
    told = {name: value for name, value in edit.after.items() if name != THERE}
    if table is Resource:
        _forget_given_back(tx, edit.row_id)
    changed = tuple(name for name, value in told.items() if as_json(getattr(row, name)) != value)
    used = _used_by(tx, table.__table__, edit.row_id)
    if changed or used:
        raise StaleError(getattr(row, "code", edit.kind), (*changed, *used))
    tx.delete(row)
    tx.flush()
    return row


def _forget_given_back(tx: Session, number: int) -> None:
    """Delete what sessions have given back of a resource: no claim of theirs is left on it."""
    given_back = select(Allocation.id).where(Allocation.dropped)
    own = given_back.where(Allocation.resource_id == number)
    tx.execute(
        delete(Claim).where(
            Claim.active.is_(False),
            or_(
                Claim.allocation_id.in_(own),
                and_(Claim.resource_id == number, Claim.allocation_id.in_(given_back)),
            ),
        )
    )
    tx.execute(
        delete(Allocation).where(
            Allocation.id.in_(own), Allocation.id.not_in(select(Claim.allocation_id))
        )
    )


def _back(tx: Session, table: type[Any], edit: Edit) -> Any:
    told = {name: from_json(name, value) for name, value in edit.before.items() if name != THERE}
    taken = tx.get(table, edit.row_id) is not None
    others = taken_meanwhile(tx, table, edit.row_id, told)
    if taken or others:
        raise StaleError(str(told.get("code") or edit.kind), others)
    row = table(id=edit.row_id, **told)
    tx.add(row)
    tx.flush()
    return row


def taken_meanwhile(
    tx: Session, table: type[Any], number: int, values: Mapping[str, Any]
) -> tuple[str, ...]:
    """The fields whose value, that only one row may have, another row has now."""
    own: Table = table.__table__
    alone = [
        constraint.columns[0].key
        for constraint in own.constraints
        if isinstance(constraint, UniqueConstraint) and len(constraint.columns) == 1
    ]
    with tx.no_autoflush:
        return tuple(
            name
            for name in sorted({*alone} & values.keys())
            if tx.scalar(
                select(own.c.id).where(own.c[name] == values[name], own.c.id != number).limit(1)
            )
            is not None
        )


def _used_by(tx: Session, own: Table, number: int) -> tuple[str, ...]:
    """The tables with a row that refers to this one."""
    return tuple(
        key.parent.table.name
        for table in Base.metadata.sorted_tables
        for key in sorted(table.foreign_keys, key=lambda key: key.parent.name)
        if key.column.table is own
        and tx.execute(select(key.parent).where(key.parent == number).limit(1)).first() is not None
    )

"""Who did what: append-only, chained, and enough to take each act back.

An entry keeps what changed field by field, before and after, of planning fields only. The
entries of one desk make its undo and redo stacks; nothing else is stored for them.
"""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlalchemy import select, text
from sqlalchemy.orm import Session

from db.tables.columns import canonical_json
from db.tables.journal import JournalEntry

UNDO_DEPTH = 100
"""Acts a desk can take back (interface.md 11.1); older ones are reversed by their number."""

_CHAIN_LOCK = 7_231_126


@dataclass(frozen=True, slots=True)
class Actor:
    """Who acts: the desk, the person at it, the centre's civil time, and the form's key."""

    desk: str
    user: str
    at: datetime
    operation: str


@dataclass(frozen=True, slots=True)
class Edit:
    """What an act changed in one row: only the fields that differ, as JSON values.

    ``stood`` are codes of keepable conflicts that already stood before the act; taking it
    back brings them back too.
    """

    kind: str
    row_id: int
    before: Mapping[str, Any]
    after: Mapping[str, Any]
    stood: tuple[str, ...] = ()

    def reversed(self) -> "Edit":
        """The edit that takes this one back."""
        return Edit(self.kind, self.row_id, self.after, self.before, self.stood)


@dataclass(frozen=True, slots=True)
class Entry:
    """A journal row as a value."""

    id: int
    act: str
    desk: str
    user: str
    at: datetime
    subject: str
    edits: tuple[Edit, ...]
    result: Mapping[str, Any] = field(default_factory=dict)
    reverses: int | None = None


@dataclass(frozen=True, slots=True)
class Record:
    """What an act leaves in the journal."""

    act: str
    subject: str
    edits: Sequence[Edit]
    result: Mapping[str, Any]
    reverses: int | None = None


def write_entry(tx: Session, actor: Actor, record: Record) -> int:
    """Append an entry in the act's own transaction and say its number."""
    _one_at_a_time(tx)
    last = tx.execute(
        select(JournalEntry.chain).order_by(JournalEntry.id.desc()).limit(1)
    ).scalar_one_or_none()
    row = JournalEntry(
        operation=actor.operation,
        act=record.act,
        desk=actor.desk,
        user=actor.user,
        at=actor.at,
        subject=record.subject,
        edits={"edits": [_as_json(edit) for edit in record.edits]},
        result=dict(record.result),
        reverses_id=record.reverses,
        chain="",
    )
    row.chain = _link(last or "", row)
    tx.add(row)
    tx.flush()
    return row.id


def entry_of_operation(tx: Session, operation: str) -> Entry | None:
    """The entry of an act already done with this key, or nothing."""
    row = tx.scalars(select(JournalEntry).where(JournalEntry.operation == operation)).one_or_none()
    return None if row is None else _entry(row)


def entry_numbered(tx: Session, number: int) -> Entry | None:
    """The entry of this number, or nothing."""
    row = tx.get(JournalEntry, number)
    return None if row is None else _entry(row)


def next_to_undo(tx: Session, desk: str) -> Entry | None:
    """The last act of ``desk`` that is not taken back, or nothing."""
    undo, _redo = _stacks(tx, desk)
    return undo[-1] if undo else None


def next_to_redo(tx: Session, desk: str) -> Entry | None:
    """The undo of ``desk`` that can be taken back: nothing once it has acted again."""
    _undo, redo = _stacks(tx, desk)
    return redo[-1] if redo else None


def broken_link(tx: Session) -> int | None:
    """The number of the first entry whose chain does not follow, or nothing."""
    before = ""
    for row in tx.scalars(select(JournalEntry).order_by(JournalEntry.id)).yield_per(1000):
        if row.chain != _link(before, row):
            return row.id
        before = row.chain
    return None


def last_change_of(tx: Session, kind: str, row_id: int) -> Entry | None:
    """Who last changed a row, looking back a few hundred acts; nothing when it is older."""
    rows = tx.scalars(select(JournalEntry).order_by(JournalEntry.id.desc()).limit(300))
    for row in rows:
        entry = _entry(row)
        if any(edit.kind == kind and edit.row_id == row_id for edit in entry.edits):
            return entry
    return None


def _stacks(tx: Session, desk: str) -> tuple[list[Entry], list[Entry]]:
    rows = tx.scalars(
        select(JournalEntry)
        .where(JournalEntry.desk == desk)
        .order_by(JournalEntry.id.desc())
        .limit(UNDO_DEPTH * 3)
    ).all()
    undo: list[Entry] = []
    redo: list[Entry] = []
    for entry in map(_entry, reversed(rows)):
        if not entry.edits:
            # A second print of a sheet changes nothing that could be taken back.
            continue
        if entry.reverses is None:
            undo.append(entry)
            redo.clear()
        elif undo and undo[-1].id == entry.reverses:
            undo.pop()
            redo.append(entry)
        elif redo and redo[-1].id == entry.reverses:
            redo.pop()
            undo.append(entry)
    return undo[-UNDO_DEPTH:], redo


def _entry(row: JournalEntry) -> Entry:
    return Entry(
        row.id,
        row.act,
        row.desk,
        row.user,
        row.at,
        row.subject,
        tuple(_from_json(edit) for edit in row.edits["edits"]),
        row.result,
        row.reverses_id,
    )


def _as_json(edit: Edit) -> dict[str, Any]:
    values: dict[str, Any] = {
        "kind": edit.kind,
        "id": edit.row_id,
        "before": dict(edit.before),
        "after": dict(edit.after),
    }
    return values | ({"stood": list(edit.stood)} if edit.stood else {})


def _from_json(values: Mapping[str, Any]) -> Edit:
    return Edit(
        values["kind"],
        values["id"],
        values["before"],
        values["after"],
        tuple(values.get("stood", ())),
    )


def _link(before: str, row: JournalEntry) -> str:
    said = [
        row.operation,
        row.act,
        row.desk,
        row.user,
        f"{row.at:%Y-%m-%dT%H:%M}",
        row.subject,
        row.edits,
        row.result,
        row.reverses_id,
    ]
    return hashlib.sha256(f"{before}\n{canonical_json(said)}".encode()).hexdigest()


def _one_at_a_time(tx: Session) -> None:
    # On PostgreSQL two writers would both follow the same last entry; SQLite has one writer.
    if tx.get_bind().dialect.name == "postgresql":
        tx.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": _CHAIN_LOCK})

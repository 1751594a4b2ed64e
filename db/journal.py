"""Who did what: append-only, chained, and enough to take each act back.

An entry keeps what changed field by field, before and after, of planning fields only. What a
desk can undo and redo follows from its entries; nothing else is stored for it.
"""

import hashlib
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Text, func, select, text, type_coerce
from sqlalchemy.orm import Session

from db.tables.columns import canonical_json
from db.tables.journal import JournalEntry

UNDO_DEPTH = 100
"""Acts a desk can take back (interface.md 11.1); older ones are reversed by their number."""

DROPPED = "drop"
"""A refused undo or redo: the second time, the line leaves the desk's stacks, so that the act
before it can be reached."""

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


def entries_after(tx: Session, seen: int, most: int = 200) -> list[Entry]:
    """The acts after entry ``seen``, oldest first, at most ``most`` of the latest."""
    rows = tx.scalars(
        select(JournalEntry)
        .where(JournalEntry.id > seen)
        .order_by(JournalEntry.id.desc())
        .limit(most)
    ).all()
    return [_entry(row) for row in reversed(rows)]


def last_entries(tx: Session, about: ColumnElement[bool], most: int) -> list[Entry]:
    """The last acts, the latest first, among the rows that ``about`` chooses; one statement."""
    rows = tx.scalars(
        select(JournalEntry)
        .where(about, JournalEntry.act != DROPPED)
        .order_by(JournalEntry.id.desc())
        .limit(most)
    )
    return [_entry(row) for row in rows]


def edits_of_row(kind: str, row_id: int) -> ColumnElement[bool]:
    """Acts that changed a row, whatever their subject."""
    return type_coerce(JournalEntry.edits, Text).contains(
        canonical_json({"id": row_id, "kind": kind})[1:-1]
    )


def taken_back(tx: Session, entries: Collection[Entry]) -> frozenset[int]:
    """The numbers of those that were taken back, and not done again since; one statement.

    What takes an entry back has the same subject.
    """
    rows = tx.execute(
        select(JournalEntry.reverses_id, JournalEntry.id)
        .where(
            JournalEntry.subject.in_({one.subject for one in entries}),
            JournalEntry.reverses_id.is_not(None),
            JournalEntry.act != DROPPED,
        )
        .order_by(JournalEntry.id)
    )
    last: dict[int | None, int] = {row.reverses_id: row.id for row in rows}
    return frozenset(one.id for one in entries if _steps_back(one.id, last) % 2)


def _steps_back(number: int, last: Mapping[int | None, int]) -> int:
    """How many reversals followed one another on an entry."""
    steps = 0
    while number in last:
        number = last[number]
        steps += 1
    return steps


def is_reversed(tx: Session, entry: Entry) -> bool:
    """Whether an act was taken back, and not done again since."""
    return entry.id in taken_back(tx, [entry])


def last_act(tx: Session, act: str, subject: str) -> Entry | None:
    """The last time an act was done to an object, or nothing."""
    row = tx.scalars(
        select(JournalEntry)
        .where(JournalEntry.act == act, JournalEntry.subject == subject)
        .order_by(JournalEntry.id.desc())
        .limit(1)
    ).one_or_none()
    return None if row is None else _entry(row)


def next_to_undo(tx: Session, desk: str) -> Entry | None:
    """What takes the last act of ``desk`` in effect back, or nothing.

    An act taken back from another desk is no longer in effect; done again, it is.
    """
    dropped = _dropped(tx, desk)
    lines = _lines(tx, desk)
    standing = [line for line in lines if line.in_effect and line.last not in dropped]
    return _last_of(tx, standing[-1]) if standing else None


def next_to_redo(tx: Session, desk: str) -> Entry | None:
    """What does again the act that ``desk`` took back last: nothing once it has acted again."""
    lines = _lines(tx, desk)
    dropped = _dropped(tx, desk)
    undone = [
        line
        for line in lines
        if line.undone_by(desk) and line.last > lines[-1].act and line.last not in dropped
    ]
    return _last_of(tx, max(undone, key=lambda line: line.last)) if undone else None


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


class _Reversal(NamedTuple):
    """An entry that takes another one back."""

    id: int
    act: str
    desk: str


@dataclass(frozen=True, slots=True)
class _Line:
    """An act and everything that took it back and did it again, by number of entry."""

    act: int
    reversals: tuple[_Reversal, ...]

    @property
    def last(self) -> int:
        """The entry whose contrary is the next step: the act itself, or its last reversal."""
        return self.reversals[-1].id if self.reversals else self.act

    @property
    def in_effect(self) -> bool:
        """Whether the act stands: taken back and done again is standing."""
        return len(self.reversals) % 2 == 0

    def undone_by(self, desk: str) -> bool:
        """Whether it is taken back, by this desk or as its undo."""
        if self.in_effect:
            return False
        return self.reversals[-1].desk == desk or self.reversals[-1].act == "undo"


def _lines(tx: Session, desk: str) -> list[_Line]:
    """The last acts of a desk, whatever became of them, in order."""
    acts = sorted(
        tx.scalars(
            select(JournalEntry.id)
            .where(
                JournalEntry.desk == desk,
                JournalEntry.reverses_id.is_(None),
                # What changed nothing has nothing that could be taken back.
                JournalEntry.edits != {"edits": []},
            )
            .order_by(JournalEntry.id.desc())
            .limit(UNDO_DEPTH)
        )
    )
    reversals = _reversals_since(tx, acts[0]) if acts else {}
    return [_Line(act, _line_of(act, reversals)) for act in acts]


def _reversals_since(tx: Session, first: int) -> dict[int, _Reversal]:
    """What took each entry back, from the number ``first`` on."""
    rows = tx.execute(
        select(JournalEntry.reverses_id, JournalEntry.id, JournalEntry.act, JournalEntry.desk)
        .where(
            JournalEntry.id > first,
            JournalEntry.reverses_id >= first,
            JournalEntry.act != DROPPED,
        )
        .order_by(JournalEntry.id)
    )
    return {row.reverses_id: _Reversal(row.id, row.act, row.desk) for row in rows}


def _dropped(tx: Session, desk: str) -> frozenset[int]:
    """The entries a desk was twice refused to reverse: others have changed their objects."""
    rows = tx.scalars(
        select(JournalEntry.reverses_id)
        .where(JournalEntry.desk == desk, JournalEntry.act == DROPPED)
        .group_by(JournalEntry.reverses_id)
        .having(func.count(JournalEntry.id) > 1)
    )
    return frozenset(number for number in rows if number is not None)


def _line_of(act: int, reversals: Mapping[int, _Reversal]) -> tuple[_Reversal, ...]:
    line: list[_Reversal] = []
    number = act
    while number in reversals:
        line.append(reversals[number])
        number = line[-1].id
    return tuple(line)


def _last_of(tx: Session, line: _Line) -> Entry:
    """The entry to reverse, under the name of the act it is about."""
    entry = _entry(tx.get_one(JournalEntry, line.last))
    act = tx.scalars(select(JournalEntry.act).where(JournalEntry.id == line.act)).one()
    return replace(entry, act=act)


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

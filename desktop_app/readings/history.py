"""What became of one session, act by act: who, when, at which desk, before and after."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Engine, or_, select

from db.engine import reading
from db.journal import Edit, Entry, last_entries, taken_back
from db.queries.subjects import coded
from db.tables.journal import JournalEntry
from db.tables.sessions import WorkshopSession

MOST_TOLD = 60
"""Acts told, the latest first."""

_BACK = frozenset({"undo", "redo", "reverse"})


@dataclass(frozen=True, slots=True)
class FieldChange:
    """A field of a session before and after an act, as the journal writes values."""

    name: str
    before: Any
    after: Any


@dataclass(frozen=True, slots=True)
class HistoryLine:
    """One act on a session.

    ``back`` says that it took an earlier ``act`` back, or did it again; ``reversible`` that it
    still stands and changed something.
    """

    entry: int
    act: str
    desk: str
    user: str
    at: datetime
    changes: tuple[FieldChange, ...] = ()
    back: str = ""
    reversible: bool = False


def session_history(engine: Engine, code: str) -> tuple[HistoryLine, ...]:
    """Read the acts on a session, its own and those of its cycle that changed it.

    Raises:
        UnknownCodeError: no session carries the code.
    """
    with reading(engine) as tx:
        row = coded(tx, WorkshopSession, code)
        entries = last_entries(tx, _about(row), MOST_TOLD)
        told = [one for one in entries if _concerns(one, row)]
        back = taken_back(tx, told)
        return tuple(_line(one, row, stands=one.id not in back) for one in told)


def _about(row: WorkshopSession) -> ColumnElement[bool]:
    """The entries about a session, or about another date of its cycle."""
    own = JournalEntry.subject == row.code
    if row.cycle_id is None:
        return own
    others = select(WorkshopSession.code).where(WorkshopSession.cycle_id == row.cycle_id)
    return or_(own, JournalEntry.subject.in_(others))


def _concerns(entry: Entry, row: WorkshopSession) -> bool:
    return entry.subject == row.code or _edit_of(entry, row) is not None


def _edit_of(entry: Entry, row: WorkshopSession) -> Edit | None:
    found = (one for one in entry.edits if one.kind == "session" and one.row_id == row.id)
    return next(found, None)


def _line(entry: Entry, row: WorkshopSession, *, stands: bool) -> HistoryLine:
    edit = _edit_of(entry, row)
    back = entry.act if entry.act in _BACK else ""
    first = entry.result.get("answer", {}).get("act", "")
    return HistoryLine(
        entry=entry.id,
        act=str(first) or entry.act if back else entry.act,
        desk=entry.desk,
        user=entry.user,
        at=entry.at,
        changes=_changes(edit.before, edit.after) if edit is not None else (),
        back=back,
        reversible=bool(entry.edits) and stands,
    )


def _changes(before: Mapping[str, Any], after: Mapping[str, Any]) -> tuple[FieldChange, ...]:
    """The fields that differ; a booking tells only what it was given."""
    if not before or before.get("status") == "removed":
        return ()
    return tuple(FieldChange(name, before.get(name), value) for name, value in after.items())

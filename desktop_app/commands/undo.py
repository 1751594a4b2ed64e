"""Taking acts back, and doing them again, from the journal and by the same rules."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

from sqlalchemy import Engine
from sqlalchemy.orm import Session

from db.journal import Actor, Edit, Entry, entry_numbered, next_to_redo, next_to_undo
from db.tables.people import Attendance, Enrolment
from db.tables.sessions import WorkshopSession
from desktop_app.commands.act import Done, Outcome, perform
from desktop_app.commands.places import check_places
from desktop_app.commands.row_edits import stale, take_back
from desktop_app.commands.session_changes import (
    SESSION,
    ChangedSessions,
    Keeping,
    change_sessions,
)
from desktop_app.commands.session_rows import Rewriting
from desktop_app.commands.session_state import as_fields, from_fields, states_of
from desktop_app.commands.waiting_lists import renumbered_lists
from desktop_app.domain.changes import Change, Consequences
from desktop_app.domain.errors import NothingToUndoError, StaleError


@dataclass(frozen=True, slots=True)
class Reverse:
    """Take one journal entry back: its edits with before and after exchanged."""

    entry: int

    def __call__(self, engine: Engine, actor: Actor) -> Outcome:
        """Reverse it in one transaction.

        Raises:
            StaleError: something it changed has been changed again since.
            RefusedError: the rules now forbid the former state.
        """
        return perform(engine, actor, "reverse", partial(self._work, actor=actor))

    def _work(self, tx: Session, actor: Actor) -> Done:
        entry = entry_numbered(tx, self.entry)
        if entry is None:
            raise StaleError("journal")
        return reversal(tx, actor, entry)


@dataclass(frozen=True, slots=True)
class UndoLast:
    """Take back the last act of a desk that is not taken back yet."""

    desk: str

    def __call__(self, engine: Engine, actor: Actor) -> Outcome:
        """Undo it in one transaction; raises as `Reverse`, or NothingToUndoError."""
        return perform(engine, actor, "undo", partial(self._work, actor=actor))

    def _work(self, tx: Session, actor: Actor) -> Done:
        entry = next_to_undo(tx, self.desk)
        if entry is None:
            raise NothingToUndoError(self.desk)
        return reversal(tx, actor, entry)


@dataclass(frozen=True, slots=True)
class RedoLast:
    """Do again what a desk has just taken back."""

    desk: str

    def __call__(self, engine: Engine, actor: Actor) -> Outcome:
        """Redo it in one transaction; raises as `Reverse`, or NothingToUndoError."""
        return perform(engine, actor, "redo", partial(self._work, actor=actor))

    def _work(self, tx: Session, actor: Actor) -> Done:
        entry = next_to_redo(tx, self.desk)
        if entry is None:
            raise NothingToUndoError(self.desk, redo=True)
        return reversal(tx, actor, entry)


def reversal(tx: Session, actor: Actor, entry: Entry) -> Done:
    """Write the contrary of a journal entry, checked by the rules of its objects.

    Raises:
        StaleError: one of its fields no longer has the value it gave.
        RefusedError: a conflict stands, or more people than places.
    """
    edits = [edit.reversed() for edit in reversed(entry.edits)]
    plain = [edit for edit in edits if edit.kind != SESSION]
    rows = [take_back(tx, edit.reversed()) for edit in plain]
    tx.flush()
    enrolments = [row for row in rows if isinstance(row, Enrolment)]
    check_places(tx, enrolments)
    plain += renumbered_lists(tx, enrolments)
    changed = _sessions_back(tx, actor, [edit for edit in edits if edit.kind == SESSION])
    return Done(
        subject=entry.subject,
        edits=[*changed.edits, *plain],
        change=changed.change | _change_of(tx, rows),
        findings=changed.findings,
        consequences=changed.consequences,
        answer={"session": entry.subject, "act": entry.act},
        reverses=entry.id,
    )


def _sessions_back(tx: Session, actor: Actor, edits: Sequence[Edit]) -> ChangedSessions:
    if not edits:
        return ChangedSessions([], [], Change(), Consequences())
    rows = {
        edit.row_id: tx.get_one(WorkshopSession, edit.row_id, with_for_update=True)
        for edit in sorted(edits, key=lambda one: one.row_id)
    }
    states = states_of(tx, rows.values())
    wishes: list[Rewriting] = []
    keep: set[str] = set()
    for edit in edits:
        now = states[edit.row_id]
        fields = as_fields(now)
        changed = tuple(name for name in edit.before if not _stands(edit, fields, name))
        if changed:
            raise stale(tx, edit, changed)
        wanted = from_fields(fields | dict(edit.after))
        keep |= {*wanted.kept, *edit.stood}
        wishes.append(Rewriting(rows[edit.row_id], now, wanted))
    reason = next((one.after.kept_reason for one in wishes if one.after.kept_reason), "")
    changed_sessions = change_sessions(
        tx, actor, wishes, Keeping(frozenset(keep), reason), follow_orders=False
    )
    return replace(changed_sessions, edits=_merged(changed_sessions.edits, edits))


def _stands(edit: Edit, fields: dict[str, Any], name: str) -> bool:
    return bool(fields[name] == edit.before[name])


def _merged(written: Sequence[Edit], asked: Sequence[Edit]) -> list[Edit]:
    """What was written, with the conflicts that stood in the act taken back."""
    stood = {edit.row_id: edit.stood for edit in asked}
    return [
        replace(edit, stood=tuple(sorted({*edit.stood, *stood.get(edit.row_id, ())})))
        for edit in written
    ]


def _change_of(tx: Session, rows: Sequence[object]) -> Change:
    subjects: set[str] = set()
    for row in rows:
        if isinstance(row, Attendance | Enrolment) and row.session_id:
            subjects.add(tx.get_one(WorkshopSession, row.session_id).code)
    return Change(subjects=frozenset(subjects))

"""Which sessions of a cycle an act concerns, and how they are numbered."""

from dataclasses import replace
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from db.tables.sessions import WorkshopSession
from desktop_app.commands.row_locks import locked_sessions
from desktop_app.commands.session_rows import Rewriting
from desktop_app.commands.session_state import states_of
from desktop_app.domain.errors import BadInputError

SCOPES = ("this", "following", "all")
_MOVABLE = ("planned", "option")
_WITHOUT_NUMBER = ("skipped", "removed")


def sessions_from(
    tx: Session, row: WorkshopSession, scope: str, now: datetime
) -> list[WorkshopSession]:
    """The session alone, with those after it in its cycle, or with all those to come.

    Sessions already begun, held, cancelled or skipped never move along. All are locked.

    Raises:
        BadInputError: the scope is unknown, or the session is in no cycle.
    """
    if scope not in SCOPES:
        raise BadInputError("scope", "unknown", scope)
    if scope == "this":
        return list(locked_sessions(tx, [row.id]).values())
    if row.cycle_id is None:
        raise BadInputError("scope", "no_cycle", row.code)
    moved = [
        one
        for one in locked_cycle(tx, row)
        if one.id == row.id
        or (
            (one.status in _MOVABLE and one.starts >= now)
            and (scope == "all" or one.starts > row.starts)
        )
    ]
    return sorted(moved, key=lambda one: one.starts)


def locked_cycle(tx: Session, row: WorkshopSession) -> list[WorkshopSession]:
    """Every session of a session's cycle, or the session alone, locked."""
    if row.cycle_id is None:
        return list(locked_sessions(tx, [row.id]).values())
    ids = tx.scalars(select(WorkshopSession.id).where(WorkshopSession.cycle_id == row.cycle_id))
    return list(locked_sessions(tx, ids).values())


def renumbered(tx: Session, back: Rewriting) -> list[Rewriting]:
    """The rewritings that number a cycle's dates again once ``back`` is among them."""
    rows = [one for one in locked_cycle(tx, back.row) if one.status not in _WITHOUT_NUMBER]
    states = states_of(tx, rows)
    wishes = [Rewriting(row, states[row.id], states[row.id]) for row in rows]
    ordered = sorted([*wishes, back], key=lambda one: one.after.starts)
    numbered = [
        replace(one, after=replace(one.after, number=number))
        for number, one in enumerate(ordered, start=1)
    ]
    return [one for one in numbered if one.before != one.after]

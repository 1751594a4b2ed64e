"""The dates of a cycle as an act finds them, and how they are numbered."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from sqlalchemy import select
from sqlalchemy.orm import Session

from db.tables.sessions import WorkshopSession
from desktop_app.commands.row_locks import locked_sessions
from desktop_app.commands.session_rows import Rewriting
from desktop_app.commands.session_state import REMOVED, SKIPPED, SessionState, states_of

_WITHOUT_NUMBER = (SKIPPED, REMOVED)


def dates_beside(tx: Session, row: WorkshopSession, *, lock: bool) -> list[WorkshopSession]:
    """Every session of a session's cycle, or the session alone; ``lock`` keeps other desks off."""
    if row.cycle_id is not None:
        return dates_of(tx, row.cycle_id, lock=lock)
    return list(locked_sessions(tx, [row.id]).values()) if lock else [row]


def dates_of(tx: Session, cycle: int, *, lock: bool) -> list[WorkshopSession]:
    """Every session of the cycle of a number; ``lock`` keeps other desks off."""
    own = WorkshopSession.cycle_id == cycle
    if not lock:
        return list(tx.scalars(select(WorkshopSession).where(own).order_by(WorkshopSession.id)))
    ids = tx.scalars(select(WorkshopSession.id).where(own))
    return list(locked_sessions(tx, ids).values())


def renumbered(
    tx: Session, rows: Sequence[WorkshopSession], changed: Sequence[Rewriting]
) -> list[Rewriting]:
    """The rewritings that number a cycle's dates again once ``changed`` are among them.

    Dates before the first of those keep theirs; a skipped date has none.
    """
    if not changed:
        return []
    wishes = {one.row.id: one for one in changed}
    others = [row for row in rows if row.id not in wishes and row.status != REMOVED]
    states: Mapping[int, SessionState] = states_of(tx, others)
    wishes |= {row.id: Rewriting(row, states[row.id], states[row.id]) for row in others}
    first = min(one.after.starts for one in changed)
    before = [one for one in wishes.values() if one.after.starts < first]
    last = max((one.after.number or 0 for one in before), default=0)
    held = [
        one
        for one in sorted(wishes.values(), key=lambda one: one.after.starts)
        if one.after.starts >= first and one.after.status not in _WITHOUT_NUMBER
    ]
    for number, one in enumerate(held, start=last + 1):
        wishes[one.row.id] = replace(one, after=replace(one.after, number=number))
    return [one for one in wishes.values() if one.before != one.after]

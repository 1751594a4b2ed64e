"""Which sessions of a cycle an act concerns, and how they are numbered."""

from dataclasses import replace

from sqlalchemy import select
from sqlalchemy.orm import Session

from db.tables.sessions import WorkshopSession
from desktop_app.commands.session_rows import Rewriting
from desktop_app.commands.session_state import states_of
from desktop_app.domain.errors import BadInputError

SCOPES = ("this", "following", "all")
_MOVABLE = ("planned", "option")


def sessions_from(tx: Session, row: WorkshopSession, scope: str) -> list[WorkshopSession]:
    """The session alone, with those after it in its cycle, or with all those to come.

    Sessions already held, cancelled or skipped never move along.

    Raises:
        BadInputError: the scope is unknown, or the session is in no cycle.
    """
    if scope not in SCOPES:
        raise BadInputError("scope", "unknown", scope)
    if scope == "this":
        return [row]
    if row.cycle_id is None:
        raise BadInputError("scope", "no_cycle", row.code)
    others = select(WorkshopSession).where(
        WorkshopSession.cycle_id == row.cycle_id,
        WorkshopSession.status.in_(_MOVABLE),
        WorkshopSession.id != row.id,
    )
    if scope == "following":
        others = others.where(WorkshopSession.starts > row.starts)
    ordered = others.order_by(WorkshopSession.id).with_for_update()
    return sorted([row, *tx.scalars(ordered)], key=lambda one: one.starts)


def renumbered(tx: Session, back: Rewriting) -> list[Rewriting]:
    """The rewritings that number a cycle's dates again once ``back`` is among them."""
    rows = tx.scalars(
        select(WorkshopSession)
        .where(
            WorkshopSession.cycle_id == back.row.cycle_id,
            WorkshopSession.status.not_in(("skipped", "removed")),
        )
        .order_by(WorkshopSession.id)
        .with_for_update()
    ).all()
    states = states_of(tx, rows)
    wishes = [Rewriting(row, states[row.id], states[row.id]) for row in rows]
    ordered = sorted([*wishes, back], key=lambda one: one.after.starts)
    numbered = [
        replace(one, after=replace(one.after, number=number))
        for number, one in enumerate(ordered, start=1)
    ]
    return [one for one in numbered if one.before != one.after]

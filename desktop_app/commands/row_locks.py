"""The one order in which acts take their rows, so that two desks never wait for each other.

Sessions by number, then cycles, then resources (`session_rows.lock_for`), then everything that
belongs to them. Rows are locked for a change of their fields, not of their key (FOR NO KEY
UPDATE): a foreign key checked by another act never waits for them, which made deadlocks.
SQLite needs none of it: there a transaction has the whole file.
"""

from collections.abc import Iterable

from sqlalchemy import select
from sqlalchemy.orm import Session

from db.tables.sessions import Cycle, WorkshopSession
from desktop_app.domain.errors import UnknownCodeError


def locked_sessions(tx: Session, ids: Iterable[int]) -> dict[int, WorkshopSession]:
    """Keep other desks off some sessions, and read them as they now stand, by id."""
    rows = tx.scalars(
        select(WorkshopSession)
        .where(WorkshopSession.id.in_(tuple(ids)))
        .order_by(WorkshopSession.id)
        .with_for_update(key_share=True)
        .execution_options(populate_existing=True)
    )
    return {row.id: row for row in rows}


def locked_cycles(tx: Session, ids: Iterable[int]) -> dict[int, Cycle]:
    """Keep other desks off some cycles, after their sessions; by id."""
    rows = tx.scalars(
        select(Cycle)
        .where(Cycle.id.in_(tuple(ids)))
        .order_by(Cycle.id)
        .with_for_update(key_share=True)
        .execution_options(populate_existing=True)
    )
    return {row.id: row for row in rows}


def check_still_there(row: WorkshopSession) -> None:
    """Refuse when a session was taken back while its row was waited for.

    Raises:
        UnknownCodeError: it is hidden now.
    """
    if row.status == "removed":
        raise UnknownCodeError("session", row.code)

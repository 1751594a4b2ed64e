"""A cycle of the small town with its dates, written as rows: no act of anybody made them."""

from datetime import timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from db.tables.sessions import Resource, WorkshopSession
from db.tables.support import InterpreterOrder
from db.tables.workers import Agency
from desktop_app.commands.session_rows import Rewriting, lock_for, rewrite
from desktop_app.commands.session_state import PLANNED, REMOVED, SKIPPED, Allocated, SessionState
from tests.commands.town import MONDAY, NOW, at, session_coded

CYCLE = "C1"
DATES = ("C1-1", "C1-2", "C1-3")
SKIPPED_DATE = "C1-S"
"""The week after the first date, skipped for a school holiday."""


def add_cycle(tx: Session) -> None:
    """Three Mondays at 14:00 in room A with P1, and a skipped one after the first."""
    for code, week, number in (("C1-1", 0, 1), ("C1-2", 2, 2), ("C1-3", 3, 3)):
        plan(tx, code, _date(week, PLANNED, number))
    plan(tx, SKIPPED_DATE, _date(1, SKIPPED, None, cause="school_holiday"))


def plan(tx: Session, code: str, state: SessionState) -> None:
    """Write a session with its allocations and claims, without a journal."""
    resources = lock_for(tx, [state])
    row = WorkshopSession(
        code=code,
        starts=state.starts,
        ends=state.ends,
        room_id=resources[state.room].id,
        status=REMOVED,
    )
    tx.add(row)
    tx.flush()
    rewrite(tx, [Rewriting(row, None, state)], resources)


def add_order(tx: Session, session: str, status: str, code: str = "O-1") -> None:
    """An order of I1 for a session, as far as ``status`` in its life."""
    row = tx.scalars(session_coded(session)).one()
    tx.add(
        InterpreterOrder(
            code=code,
            session_id=row.id,
            language_code="ar",
            mode="on_site",
            agency_id=tx.scalar(select(Agency.id)),
            interpreter_id=tx.scalar(select(Resource.id).where(Resource.code == "I1")),
            status=status,
            changed_at=NOW,
            planned_starts=row.starts,
            planned_ends=row.ends,
        )
    )
    tx.flush()


def _date(week: int, status: str, number: int | None, cause: str = "") -> SessionState:
    day = MONDAY + timedelta(weeks=week)
    return SessionState(
        starts=at("14:00", day),
        ends=at("15:00", day),
        room="A",
        status=status,
        programme="DROITS",
        cycle=CYCLE,
        number=number,
        cause=cause,
        interpreter_language="ar",
        allocated=(Allocated("P1", "facilitator"),),
    )

"""Waiting lists of sessions and cycles, numbered 1, 2, 3 without a gap."""

from collections.abc import Sequence

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from db.journal import Edit
from db.queries.enrolment_counts import enrolled_counts
from db.tables.people import Enrolment, Person
from db.tables.sessions import Cycle, WorkshopSession
from desktop_app.commands.row_edits import edit_row
from desktop_app.domain.enrolment import Waiting, waiting_list_is_full

WAITING = "waiting"


def waiting_rows(
    tx: Session, session: WorkshopSession | None, cycle: Cycle | None
) -> list[Enrolment]:
    """Those who wait for a session of their own, or for a cycle, in order of rank."""
    subject = (
        Enrolment.session_id == session.id
        if session is not None
        else Enrolment.cycle_id == (cycle.id if cycle is not None else 0)
    )
    return list(
        tx.scalars(
            select(Enrolment)
            .where(subject, Enrolment.status == WAITING)
            .order_by(Enrolment.rank, Enrolment.id)
            .with_for_update(key_share=True)
        )
    )


def waiting_for_dates(tx: Session, dates: Sequence[WorkshopSession]) -> int:
    """How many wait for one of these dates alone."""
    waiting = select(func.count(Enrolment.id)).where(
        Enrolment.session_id.in_([one.id for one in dates]), Enrolment.status == WAITING
    )
    return tx.scalar(waiting) or 0


def limit_reached(
    tx: Session, session: WorkshopSession | None, dates: Sequence[WorkshopSession]
) -> int | None:
    """How many may wait, where as many wait already; nothing where somebody more may.

    Whoever asks for a cycle would wait for each of its ``dates``: one full list fills it.
    """
    wanted = dates if session is None else [session]
    limits = {one.id: one.waiting_limit for one in wanted if one.waiting_limit is not None}
    waiting = enrolled_counts(tx, limits)
    full = [
        limit
        for one, limit in limits.items()
        if waiting_list_is_full(waiting.get(one, (0, 0))[1], limit)
    ]
    return min(full, default=None)


def as_waiting(tx: Session, rows: Sequence[Enrolment]) -> dict[str, tuple[Enrolment, Waiting]]:
    """The list as the rule knows it, with its rows, by person code."""
    found: dict[str, tuple[Enrolment, Waiting]] = {}
    for row in rows:
        person = tx.get_one(Person, row.person_id)
        place = Waiting(person.code, row.rank or 1, person.household or None)
        found[person.code] = (row, place)
    return found


def closed_up(rows: Sequence[Enrolment]) -> list[Edit]:
    """Number those who still wait again, from 1."""
    edits = [edit_row(row, {"rank": rank}) for rank, row in enumerate(rows, start=1)]
    return [edit for edit in edits if edit is not None]


def renumbered_lists(tx: Session, touched: Sequence[Enrolment]) -> list[Edit]:
    """Number again the waiting lists that some enrolments have joined or left."""
    sessions = {row.session_id for row in touched if row.session_id is not None}
    cycles = {row.cycle_id for row in touched if row.cycle_id is not None}
    edits: list[Edit] = []
    for session in sorted(sessions):
        edits += closed_up(waiting_rows(tx, tx.get_one(WorkshopSession, session), None))
    for cycle in sorted(cycles):
        edits += closed_up(waiting_rows(tx, None, tx.get_one(Cycle, cycle)))
    return edits


def emptied_waiting_list(tx: Session, session: WorkshopSession) -> list[Edit]:
    """Withdraw those who wait for a session that is cancelled (interface.md 5.4)."""
    edits = [
        edit_row(row, {"status": "withdrawn", "rank": None})
        for row in waiting_rows(tx, session, None)
    ]
    return [edit for edit in edits if edit is not None]

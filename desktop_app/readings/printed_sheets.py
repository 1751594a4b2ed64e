"""What was printed for a session: the latest sheet, and whether it still tells the truth."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from db.queries.sheet_facts import SheetOptions, cycle_sheet_facts, session_sheet_facts
from db.tables.paper import Sheet
from db.tables.sessions import Cycle, WorkshopSession
from desktop_app.domain.sheets.facts import SheetFacts, Variant
from desktop_app.domain.sheets.snapshot import from_json, to_json

VOID = "void"


@dataclass(frozen=True, slots=True)
class SheetSeen:
    """A sheet on paper: its number and version, and whether the facts have changed since."""

    number: str
    version: int
    variant: str
    status: str
    issued_at: datetime
    out_of_date: bool


def sheets_of_sessions(tx: Session, sessions: Sequence[WorkshopSession]) -> dict[int, SheetSeen]:
    """The latest sheet of each session, its own or its cycle's grid, by session id."""
    latest = latest_sheets(tx, sessions)
    changed = {sheet.id: is_out_of_date(tx, sheet) for sheet in latest.values()}
    return {
        session: SheetSeen(
            sheet.number,
            sheet.edition,
            sheet.variant,
            sheet.status,
            sheet.issued_at,
            changed[sheet.id],
        )
        for session, sheet in latest.items()
    }


def latest_sheets(tx: Session, sessions: Sequence[WorkshopSession]) -> dict[int, Sheet]:
    """The sheet issued last for each session, by session id; slips are no sheets of people."""
    cycles = {one.cycle_id for one in sessions if one.cycle_id is not None}
    rows = tx.scalars(
        select(Sheet)
        .where(
            or_(
                Sheet.session_id.in_([one.id for one in sessions]),
                Sheet.cycle_id.in_(cycles),
            ),
            Sheet.order_id.is_(None),
            Sheet.status != VOID,
        )
        .order_by(Sheet.issued_at, Sheet.id)
    ).all()
    own = {row.session_id: row for row in rows if row.session_id is not None}
    grids = {row.cycle_id: row for row in rows if row.cycle_id is not None}
    found: dict[int, Sheet] = {}
    for one in sessions:
        printed = [sheet for sheet in (grids.get(one.cycle_id or 0), own.get(one.id)) if sheet]
        if printed:
            found[one.id] = max(printed, key=_issue)
    return found


def is_out_of_date(tx: Session, sheet: Sheet) -> bool:
    """Whether the same sheet printed now would say something else (domain.md R2)."""
    return digest_of(facts_now(tx, sheet)) != sheet.digest


def facts_now(tx: Session, sheet: Sheet) -> SheetFacts:
    """What the sheet would say if it were printed again now, with the same options.

    Raises:
        UnreadableSnapshotError: what was frozen is damaged.
    """
    frozen = from_json(sheet.snapshot)
    options = SheetOptions(Variant(sheet.variant), frozen.wish.large_rows, frozen.wish.logos)
    if sheet.cycle_id is not None:
        return cycle_sheet_facts(tx, tx.get_one(Cycle, sheet.cycle_id), options)
    return session_sheet_facts(tx, tx.get_one(WorkshopSession, sheet.session_id), options)


def digest_of(facts: SheetFacts) -> str:
    """Equal digests mean the same paper."""
    return hashlib.sha256(to_json(facts).encode()).hexdigest()


def _issue(sheet: Sheet) -> tuple[datetime, int]:
    return (sheet.issued_at, sheet.id)

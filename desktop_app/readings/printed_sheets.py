"""What was printed for a session: the latest sheet, and whether it still tells the truth."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TypeVar

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from db.queries.sheet_facts import SheetOptions, SheetWanted, sheet_facts
from db.tables.paper import Sheet
from db.tables.sessions import Cycle, WorkshopSession
from desktop_app.domain.sheets.facts import SheetFacts, Variant
from desktop_app.domain.sheets.snapshot import digest_of, from_json, still_says

Dated = TypeVar("Dated", WorkshopSession, Cycle)

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
    latest = {
        session: max((sheet for sheet in printed if sheet is not None), key=_issue)
        for session, printed in _printed(tx, sessions).items()
    }
    changed = _out_of_date(tx, list({sheet.id: sheet for sheet in latest.values()}.values()))
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


def papers_with_lines(tx: Session, session: WorkshopSession) -> Sequence[Sheet]:
    """The papers whose line numbers may be typed for a session, the one that is meant first.

    Its own sheets, the latest first, then the grids of its cycle. Those without names only
    while no other one was printed: nobody stands on their lines.
    """
    printed = sorted(_rows(tx, [session]), key=_issue, reverse=True)
    own_first = sorted(printed, key=lambda sheet: sheet.session_id is None)
    named = [sheet for sheet in own_first if Variant(sheet.variant).has_names]
    return named or own_first[:1]


def _printed(
    tx: Session, sessions: Sequence[WorkshopSession]
) -> dict[int, tuple[Sheet | None, Sheet | None]]:
    """The sheet of its own and the grid of its cycle issued last for each session printed.

    By session id; slips are no sheets of people.
    """
    rows = _rows(tx, sessions)
    own = {row.session_id: row for row in rows if row.session_id is not None}
    grids = {row.cycle_id: row for row in rows if row.cycle_id is not None}
    both = {one.id: (own.get(one.id), grids.get(one.cycle_id or 0)) for one in sessions}
    return {session: printed for session, printed in both.items() if any(printed)}


def _rows(tx: Session, sessions: Sequence[WorkshopSession]) -> Sequence[Sheet]:
    """The sheets of some sessions and the grids of their cycles, in the order of their issue."""
    cycles = {one.cycle_id for one in sessions if one.cycle_id is not None}
    return tx.scalars(
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


def is_out_of_date(tx: Session, sheet: Sheet) -> bool:
    """Whether the same sheet printed now would say something else (domain.md R2)."""
    return _out_of_date(tx, [sheet])[sheet.id]


def facts_now(tx: Session, sheet: Sheet) -> SheetFacts:
    """What the sheet would say if it were printed again now, with the same options.

    Raises:
        UnreadableSnapshotError: what was frozen is damaged.
    """
    return _facts_now(tx, [sheet])[0]


def _out_of_date(tx: Session, sheets: Sequence[Sheet]) -> dict[int, bool]:
    facts = _facts_now(tx, sheets)
    return {
        sheet.id: digest_of(now) != sheet.digest and not still_says(from_json(sheet.snapshot), now)
        for sheet, now in zip(sheets, facts, strict=True)
    }


def _facts_now(tx: Session, sheets: Sequence[Sheet]) -> list[SheetFacts]:
    """What several sheets would say now, in as many statements as one."""
    if not sheets:
        return []
    sessions = _rows_of(tx, WorkshopSession, {one.session_id for one in sheets})
    cycles = _rows_of(tx, Cycle, {one.cycle_id for one in sheets})
    wanted = [
        SheetWanted(
            None if one.cycle_id is not None else sessions[one.session_id or 0],
            None if one.cycle_id is None else cycles[one.cycle_id],
            _options(one),
        )
        for one in sheets
    ]
    return [
        found if asked.session is None else _settled(found)
        for asked, found in zip(wanted, sheet_facts(tx, wanted), strict=True)
    ]


def _settled(facts: SheetFacts) -> SheetFacts:
    """What `settled_facts` says; what draws is loaded only where large rows were wished."""
    if not facts.wish.large_rows:
        return facts
    from desktop_app.documents.attendance_sheet import settled_facts  # noqa: PLC0415 - slow

    return settled_facts(facts)


def _options(sheet: Sheet) -> SheetOptions:
    wish = from_json(sheet.snapshot).wish
    return SheetOptions(Variant(sheet.variant), wish.large_rows, wish.logos, wish.blank_rows)


def _rows_of(tx: Session, table: type[Dated], ids: set[int | None]) -> dict[int, Dated]:
    wanted = [one for one in ids if one is not None]
    return {row.id: row for row in tx.scalars(select(table).where(table.id.in_(wanted)))}


def _issue(sheet: Sheet) -> tuple[datetime, int]:
    return (sheet.issued_at, sheet.id)

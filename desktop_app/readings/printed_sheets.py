"""What was printed for a session: the latest sheet, and whether it still tells the truth."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from db.tables.paper import Sheet
from db.tables.sessions import WorkshopSession

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
    sheets = list({sheet.id: sheet for sheet in latest.values()}.values())
    changed = _untrue(tx, sheets) if sheets else {}
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
    from desktop_app.domain.sheets.facts import Variant  # noqa: PLC0415 - once one is printed

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
    return _untrue(tx, [sheet])[sheet.id]


def _untrue(tx: Session, sheets: Sequence[Sheet]) -> dict[int, bool]:
    """Whether each sheet is out of date; a day without paper opens without what says so."""
    from db.queries.printed_sheets import sheets_untrue  # noqa: PLC0415 - once one is printed
    from desktop_app.documents.settling import settled  # noqa: PLC0415 - the same

    return sheets_untrue(tx, sheets, settled)


def _issue(sheet: Sheet) -> tuple[datetime, int]:
    return (sheet.issued_at, sheet.id)

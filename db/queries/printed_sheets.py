"""Whether printed sheets and slips still say the truth."""

from collections.abc import Callable, Mapping, Sequence
from typing import TypeVar

from sqlalchemy import select
from sqlalchemy.orm import Session

from db.queries.sheet_facts import SheetOptions, SheetWanted, sheet_facts
from db.queries.slips import is_of_use, slip_facts
from db.tables.paper import Sheet
from db.tables.sessions import Cycle, WorkshopSession
from db.tables.support import InterpreterOrder
from desktop_app.domain.sheets.facts import SheetFacts, Variant
from desktop_app.domain.sheets.snapshot import digest_of, from_json, still_says

Settling = Callable[[SheetFacts], SheetFacts]
"""Gives a sheet of one session the form in which its facts are frozen."""

Dated = TypeVar("Dated", WorkshopSession, Cycle, InterpreterOrder)


def sheets_untrue(tx: Session, sheets: Sequence[Sheet], settled: Settling) -> dict[int, bool]:
    """Whether each sheet, printed again now, would say something else, by id (domain.md R2).

    In as many statements as for one, slips apart. What is about nothing any more (a booking
    taken back, an order given up) is untrue, whatever it says.

    Raises:
        UnreadableSnapshotError: what was frozen is damaged.
    """
    people = [one for one in sheets if one.order_id is None]
    sessions = _rows_of(tx, WorkshopSession, {one.session_id for one in people})
    cycles = _rows_of(tx, Cycle, {one.cycle_id for one in people})
    said = _facts(tx, people, sessions, cycles)
    found = {
        sheet.id: _is_gone(sessions.get(sheet.session_id or 0))
        or _differs(sheet, now if sheet.session_id is None else settled(now))
        for sheet, now in zip(people, said, strict=True)
    }
    orders = _rows_of(tx, InterpreterOrder, {one.order_id for one in sheets})
    for sheet in sheets:
        if sheet.order_id is not None:
            order = orders[sheet.order_id]
            found[sheet.id] = not is_of_use(order) or _differs(sheet, slip_facts(tx, order))
    return found


def _is_gone(session: WorkshopSession | None) -> bool:
    return session is not None and session.status == "removed"


def _differs(sheet: Sheet, now: SheetFacts) -> bool:
    return digest_of(now) != sheet.digest and not still_says(from_json(sheet.snapshot), now)


def _facts(
    tx: Session,
    sheets: Sequence[Sheet],
    sessions: Mapping[int, WorkshopSession],
    cycles: Mapping[int, Cycle],
) -> list[SheetFacts]:
    if not sheets:
        return []
    wanted = [
        SheetWanted(
            None if one.cycle_id is not None else sessions[one.session_id or 0],
            None if one.cycle_id is None else cycles[one.cycle_id],
            _options(one),
        )
        for one in sheets
    ]
    return sheet_facts(tx, wanted)


def _options(sheet: Sheet) -> SheetOptions:
    wish = from_json(sheet.snapshot).wish
    variant = Variant(sheet.variant)
    return SheetOptions(
        variant, wish.large_rows, wish.logos, wish.blank_rows, structure=wish.structure
    )


def _rows_of(tx: Session, table: type[Dated], ids: set[int | None]) -> dict[int, Dated]:
    wanted = [one for one in ids if one is not None]
    if not wanted:
        return {}
    return {row.id: row for row in tx.scalars(select(table).where(table.id.in_(wanted)))}

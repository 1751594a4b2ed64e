"""The sheets printed for one session: number, version, when and at which desk."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Engine, or_, select

from db.engine import reading
from db.queries.subjects import coded
from db.tables.paper import Sheet, SheetPrint
from db.tables.sessions import WorkshopSession
from desktop_app.readings.printed_sheets import VOID, is_out_of_date


@dataclass(frozen=True, slots=True)
class IssuedSheet:
    """One version of a sheet; ``copies`` were printed, the last at ``desk``."""

    number: str
    version: int
    variant: str
    status: str
    at: datetime
    desk: str
    copies: int
    out_of_date: bool
    of_cycle: bool = False


def issued_sheets(engine: Engine, code: str) -> tuple[IssuedSheet, ...]:
    """Read the sheets of a session and the grids of its cycle, the latest first; slips are none.

    Raises:
        UnknownCodeError: no session carries the code.
    """
    with reading(engine) as tx:
        row = coded(tx, WorkshopSession, code)
        own = Sheet.session_id == row.id
        about = own if row.cycle_id is None else or_(own, Sheet.cycle_id == row.cycle_id)
        sheets = tx.scalars(
            select(Sheet)
            .where(about, Sheet.order_id.is_(None), Sheet.status != VOID)
            .order_by(Sheet.issued_at.desc(), Sheet.id.desc())
        ).all()
        prints = tx.scalars(
            select(SheetPrint)
            .where(SheetPrint.sheet_id.in_([one.id for one in sheets]))
            .order_by(SheetPrint.copy)
        )
        last = {one.sheet_id: one for one in prints}
        return tuple(
            IssuedSheet(
                number=one.number,
                version=one.edition,
                variant=one.variant,
                status=one.status,
                at=last[one.id].printed_at if one.id in last else one.issued_at,
                desk=last[one.id].desk if one.id in last else "",
                copies=last[one.id].copy if one.id in last else 0,
                out_of_date=is_out_of_date(tx, one),
                of_cycle=one.cycle_id is not None,
            )
            for one in sheets
        )

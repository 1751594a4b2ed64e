"""The sheets on paper that a change of sessions makes untrue."""

from collections.abc import Iterable, Sequence

from sqlalchemy import func, or_, select
from sqlalchemy.orm import Session

from db.tables.paper import Sheet
from db.tables.support import InterpreterOrder
from desktop_app.commands.session_rows import Rewriting

_SAID_ON_SLIPS = ("starts", "ends", "room", "status")
_SAID_ON_SHEETS = (*_SAID_ON_SLIPS, "number")


def sheets_out_of_date(tx: Session, written: Sequence[Rewriting]) -> int:
    """How many sheets on paper now say something else, each counted once.

    A session's own sheet says when and where it is and its number in the cycle, the grid of
    its cycle says so of every date, an interpreter's slip says when and where.
    """
    changed = list(_differing(written, _SAID_ON_SHEETS))
    if not changed:
        return 0
    moved = [one.row.id for one in _differing(written, _SAID_ON_SLIPS)]
    orders = select(InterpreterOrder.id).where(InterpreterOrder.session_id.in_(moved))
    about = or_(
        Sheet.session_id.in_([one.row.id for one in changed]),
        Sheet.cycle_id.in_({one.row.cycle_id for one in changed if one.row.cycle_id is not None}),
        Sheet.order_id.in_(orders),
    )
    numbers = select(Sheet.kind, Sheet.serial).where(about, Sheet.status == "printed")
    return tx.scalar(select(func.count()).select_from(numbers.distinct().subquery())) or 0


def _differing(written: Iterable[Rewriting], names: Sequence[str]) -> Iterable[Rewriting]:
    return (
        one
        for one in written
        if one.before is not None
        and any(getattr(one.before, name) != getattr(one.after, name) for name in names)
    )

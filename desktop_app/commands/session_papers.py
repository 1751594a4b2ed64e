"""The sheets on paper that a change of sessions makes untrue."""

from collections.abc import Iterable, Sequence

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from db.queries.printed_sheets import sheets_untrue
from db.tables.paper import Sheet
from db.tables.support import InterpreterOrder
from desktop_app.commands.session_rows import Rewriting
from desktop_app.documents.settling import settled

_SAID_ON_SHEETS = (
    *("starts", "ends", "room", "status", "cause", "number"),
    *("title", "programme", "places", "allocated"),
)


def sheets_out_of_date(tx: Session, written: Sequence[Rewriting]) -> int:
    """How many sheets on paper say something else than what was written, each counted once.

    They are the sheets of the sessions, the grids of their cycles and the slips of their
    interpreters; the last version of each is the one people hold.
    """
    changed = list(_differing(written, _SAID_ON_SHEETS))
    if not changed:
        return 0
    tx.flush()
    orders = select(InterpreterOrder.id).where(
        InterpreterOrder.session_id.in_([one.row.id for one in changed])
    )
    about = or_(
        Sheet.session_id.in_([one.row.id for one in changed]),
        Sheet.cycle_id.in_({one.row.cycle_id for one in changed if one.row.cycle_id is not None}),
        Sheet.order_id.in_(orders),
    )
    printed = tx.scalars(
        select(Sheet).where(about, Sheet.status == "printed").order_by(Sheet.issued_at, Sheet.id)
    )
    held = {(sheet.kind, sheet.serial): sheet for sheet in printed}
    return sum(sheets_untrue(tx, list(held.values()), settled).values())


def _differing(written: Iterable[Rewriting], names: Sequence[str]) -> Iterable[Rewriting]:
    return (
        one
        for one in written
        if one.before is not None
        and any(getattr(one.before, name) != getattr(one.after, name) for name in names)
    )

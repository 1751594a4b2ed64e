"""What was typed to name a session: its code, or the number on its sheet."""

from sqlalchemy import Engine, select
from sqlalchemy.orm import Session

from db.engine import reading
from db.queries.planning import the_centre
from db.queries.subjects import known_code
from db.tables.paper import Sheet
from db.tables.sessions import Cycle, WorkshopSession
from db.tables.support import InterpreterOrder
from desktop_app.domain.errors import BadInputError
from desktop_app.domain.sheets.numbers import (
    NumberFault,
    looks_like_number,
    read_number,
    without_label,
)

FIELD = "sheet_number"


def session_typed(engine: Engine, typed: str) -> str:
    """The code of the session that a code or the number of its sheet names.

    A code that names nothing comes back as it is: the command says so.

    Raises:
        BadInputError: the number is mistyped, of another centre, unknown here, or that of a
            whole cycle; `offers` are then its sessions.
    """
    with reading(engine) as tx:
        sheet = sheet_typed(tx, typed)
        return typed if sheet is None else session_of_sheet(tx, sheet, typed)


def subject_typed(engine: Engine, typed: str) -> str:
    """The code of the session or of the cycle that a code or the number of a sheet names.

    Raises:
        BadInputError: the number is mistyped, of another centre, or unknown here.
    """
    with reading(engine) as tx:
        sheet = sheet_typed(tx, typed)
        if sheet is None:
            return typed
        if sheet.cycle_id is not None:
            return tx.get_one(Cycle, sheet.cycle_id).code
        return session_of_sheet(tx, sheet, typed)


def sheet_typed(tx: Session, typed: str) -> Sheet | None:
    """The sheet whose number was typed, in that very version; nothing for a code.

    Raises:
        BadInputError: the number is mistyped, of another centre, or unknown here.
    """
    number = without_label(typed)
    if not looks_like_number(number) or known_code(tx, typed):
        return None
    reference = read_number(number, the_centre(tx).identifier)
    if isinstance(reference, NumberFault):
        raise BadInputError(FIELD, f"number_{reference}", typed)
    # 99 stands for version 99 and later: the latest is meant.
    sheet = tx.scalars(
        select(Sheet)
        .where(Sheet.number == reference.number)
        .order_by(Sheet.edition.desc())
        .limit(1)
    ).one_or_none()
    if sheet is None:
        raise BadInputError(FIELD, "number_unknown", typed)
    return sheet


def sheet_of(tx: Session, session: WorkshopSession, typed: str) -> Sheet:
    """The sheet of a session, or the grid of its cycle, whose number was typed.

    Raises:
        BadInputError: the number is mistyped, unknown here, or that of something else.
    """
    sheet = sheet_typed(tx, typed)
    if sheet is None or not (
        sheet.session_id == session.id
        or (sheet.cycle_id is not None and sheet.cycle_id == session.cycle_id)
    ):
        raise BadInputError(FIELD, "number_elsewhere", typed)
    return sheet


def session_of_sheet(tx: Session, sheet: Sheet, typed: str) -> str:
    """The code of the one session a sheet is about.

    Raises:
        BadInputError: it is about a whole cycle, or about an appointment.
    """
    session = sheet.session_id
    if sheet.order_id is not None:
        session = tx.get_one(InterpreterOrder, sheet.order_id).session_id
    if session is not None:
        return tx.get_one(WorkshopSession, session).code
    codes = tx.scalars(
        select(WorkshopSession.code)
        .where(
            WorkshopSession.cycle_id == sheet.cycle_id,
            WorkshopSession.status.in_(("planned", "held")),
        )
        .order_by(WorkshopSession.starts)
    )
    raise BadInputError(FIELD, "number_of_cycle", typed, tuple(codes))

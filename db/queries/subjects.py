"""Finding what a code names, or saying that nothing does; and the next free code."""

import re
import zlib
from typing import TypeVar

from sqlalchemy import func, select, text
from sqlalchemy.orm import Session

from db.tables.people import Person
from db.tables.sessions import Cycle, Programme, Resource, WorkshopSession
from db.tables.sites import Room, RoomBlock, Site
from db.tables.support import Appointment, InterpreterOrder, MediationRequest
from desktop_app.domain.errors import UnknownCodeError

Coded = TypeVar(
    "Coded",
    Resource,
    Programme,
    Cycle,
    WorkshopSession,
    Appointment,
    MediationRequest,
    Person,
    Site,
    RoomBlock,
)
Numbered = (
    type[WorkshopSession]
    | type[Appointment]
    | type[InterpreterOrder]
    | type[MediationRequest]
    | type[Cycle]
    | type[Person]
    | type[RoomBlock]
)

LONGEST_CODE = 40

NUMBERS_FAMILY = 7_231
"""First half of the advisory locks that reserve numbers."""

_KINDS: dict[type, str] = {
    Resource: "resource",
    Programme: "programme",
    Cycle: "cycle",
    WorkshopSession: "session",
    Appointment: "appointment",
    MediationRequest: "mediation",
    Person: "person",
    Site: "site",
    RoomBlock: "block",
}


def coded(tx: Session, table: type[Coded], code: str, *, lock: bool = False) -> Coded:
    """The row a code names; ``lock`` keeps other desks from changing it meanwhile.

    Raises:
        UnknownCodeError: nothing of this kind carries the code.
    """
    check_shape(_KINDS[table], code)
    statement = select(table).where(table.code == code)
    if lock:
        statement = statement.with_for_update(key_share=True)
    row = tx.scalars(statement).one_or_none()
    if row is None or getattr(row, "removed", False) or getattr(row, "status", "") == "removed":
        raise UnknownCodeError(_KINDS[table], code)
    return row


def room_coded(tx: Session, code: str) -> Room:
    """The room a code names.

    Raises:
        UnknownCodeError: no room carries the code.
    """
    check_shape("room", code)
    row = tx.scalars(
        select(Room).join(Resource, Resource.id == Room.id).where(Resource.code == code)
    ).one_or_none()
    if row is None:
        raise UnknownCodeError("room", code)
    return row


def session_or_cycle(
    tx: Session, code: str, *, lock: bool = False
) -> tuple[WorkshopSession | None, Cycle | None]:
    """The session or the cycle a code names, whichever it is.

    Raises:
        UnknownCodeError: neither a session nor a cycle carries the code.
    """
    check_shape("subject", code)
    there = select(Cycle).where(Cycle.code == code, ~Cycle.removed)
    cycle = tx.scalars(there.with_for_update(key_share=True) if lock else there).one_or_none()
    if cycle is not None:
        return None, cycle
    return coded(tx, WorkshopSession, code, lock=lock), None


def known_code(tx: Session, code: str) -> bool:
    """Whether a session or a cycle carries the code."""
    try:
        session_or_cycle(tx, code)
    except UnknownCodeError:
        return False
    return True


def reserve(tx: Session, numbers: str) -> None:
    """Wait until no other desk is taking from the same ``numbers``; SQLite has one writer."""
    if tx.get_bind().dialect.name == "postgresql":
        lock = zlib.crc32(numbers.encode())
        tx.execute(text("SELECT pg_advisory_xact_lock(:family, :lock)"), _family(lock))


def _family(lock: int) -> dict[str, int]:
    return {"family": NUMBERS_FAMILY, "lock": lock - 2**31}


def check_shape(kind: str, code: str) -> None:
    """No stored code is longer or holds such signs; the database would not take the question."""
    if len(code) > LONGEST_CODE or not code.isprintable():
        raise UnknownCodeError(kind, code[:LONGEST_CODE])


def next_code(tx: Session, table: Numbered, prefix: str, digits: int = 4) -> str:
    """The code after the highest of its family, whose ``prefix`` is a letter: W0004 gives W0005.

    The number has at least so many ``digits``.
    Until the act is over no other desk takes a code of this family.
    """
    reserve(tx, f"code {prefix}")
    family = re.compile(rf"{prefix}(\d+)", re.ASCII)
    codes = tx.scalars(
        select(table.code)
        .where(table.code >= prefix, table.code < chr(ord(prefix) + 1))
        .order_by(func.length(table.code).desc(), table.code.desc())
        .limit(50)
    )
    numbers = [int(match[1]) for code in codes if (match := family.fullmatch(code))]
    return f"{prefix}{max(numbers, default=0) + 1:0{digits}d}"

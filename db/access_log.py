"""Who printed or took out what: by ids, append-only, chained, and apart from the planning."""

import hashlib
from enum import StrEnum

from sqlalchemy import select, text
from sqlalchemy.orm import Session

from db.journal import Actor
from db.tables.columns import canonical_json
from db.tables.journal import AccessEntry

_CHAIN_LOCK = 7_231_127


class AccessAct(StrEnum):
    """What was done with data about people (product.md 1)."""

    PRINT = "print"
    EXPORT = "export"


def write_access(tx: Session, actor: Actor, act: AccessAct, subject: str) -> None:
    """Append what ``actor`` did with the object that the code or number ``subject`` names."""
    _one_at_a_time(tx)
    last = tx.scalar(select(AccessEntry.chain).order_by(AccessEntry.id.desc()).limit(1))
    row = AccessEntry(
        at=actor.at, desk=actor.desk, user=actor.user, act=str(act), subject=subject, chain=""
    )
    row.chain = _link(last or "", row)
    tx.add(row)
    tx.flush()


def broken_access_link(tx: Session) -> int | None:
    """The number of the first line whose chain does not follow, or nothing."""
    before = ""
    for row in tx.scalars(select(AccessEntry).order_by(AccessEntry.id)).yield_per(1000):
        if row.chain != _link(before, row):
            return row.id
        before = row.chain
    return None


def _link(before: str, row: AccessEntry) -> str:
    said = [row.act, row.desk, row.user, f"{row.at:%Y-%m-%dT%H:%M}", row.subject]
    return hashlib.sha256(f"{before}\n{canonical_json(said)}".encode()).hexdigest()


def _one_at_a_time(tx: Session) -> None:
    # On PostgreSQL two writers would both follow the same last line; SQLite has one writer.
    if tx.get_bind().dialect.name == "postgresql":
        tx.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": _CHAIN_LOCK})

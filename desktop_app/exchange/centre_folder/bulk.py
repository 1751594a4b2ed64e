"""Many rows of one table written with as few statements as possible."""

from collections.abc import Iterable
from itertools import islice
from typing import Any

from sqlalchemy import insert
from sqlalchemy.orm import Session

from db.tables import Base

AT_ONCE = 5_000
"""Rows written by one statement."""


def write_rows(tx: Session, table: type[Base], rows: Iterable[dict[str, Any]]) -> None:
    """Write rows as they come; each has the same columns, and defaults fill the others."""
    statement = insert(Base.metadata.tables[table.__tablename__])
    remaining = iter(rows)
    while chunk := list(islice(remaining, AT_ONCE)):
        tx.execute(statement, chunk)

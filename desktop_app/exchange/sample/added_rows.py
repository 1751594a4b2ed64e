"""Rows of the additions, gathered and written in bulk in an order that every reference allows."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from sqlalchemy import bindparam, update
from sqlalchemy.orm import Session

from db.tables import Base
from db.tables.people import Attendance, Enrolment, InterpreterExclusion, Person
from db.tables.sessions import Cycle, WorkshopSession
from db.tables.sites import RoomBlock
from db.tables.support import Appointment, FundingEnvelope, InterpreterOrder, MediationRequest
from desktop_app.exchange.centre_folder.bulk import write_rows
from desktop_app.exchange.centre_folder.numbering import next_number

AT_ONCE = 20_000
"""Rows gathered before they are written."""

ORDER: tuple[type[Base], ...] = (
    Person,
    FundingEnvelope,
    Cycle,
    WorkshopSession,
    Enrolment,
    Attendance,
    Appointment,
    MediationRequest,
    InterpreterOrder,
    RoomBlock,
    InterpreterExclusion,
)
"""A table comes after those it refers to."""


@dataclass(slots=True)
class AddedRows:
    """New rows and small changes on their way into the database.

    ``shift`` moves every date to another year.
    """

    tx: Session
    shift: timedelta = timedelta()
    _rows: dict[type[Base], list[dict[str, Any]]] = field(default_factory=dict)
    _next: dict[type[Base], int] = field(default_factory=dict)
    _changes: dict[tuple[type[Base], str], dict[int, Any]] = field(default_factory=dict)
    _gathered: int = 0

    def add(self, table: type[Base], **values: Any) -> int:
        """Gather a row and say its number, 0 for a table without numbers."""
        number = 0
        row = {name: self._moved(value) for name, value in values.items()}
        if "id" in table.__table__.c:
            if table not in self._next:
                self._next[table] = next_number(self.tx, table)
            number = row["id"] = self._next[table]
            self._next[table] += 1
        self._rows.setdefault(table, []).append(row)
        self._gathered += 1
        if self._gathered >= AT_ONCE:
            self.flush()
        return number

    def change(self, table: type[Base], number: int, **values: Any) -> None:
        """Gather a change of some fields of a row."""
        for name, value in values.items():
            self._changes.setdefault((table, name), {})[number] = self._moved(value)

    def flush(self) -> None:
        """Write what was gathered."""
        for table in ORDER:
            write_rows(self.tx, table, self._rows.pop(table, []))
        for (table, name), changes in self._changes.items():
            self._write_change(table, name, changes)
        self._changes.clear()
        self._gathered = 0

    def _write_change(self, table: type[Base], name: str, changes: Mapping[int, Any]) -> None:
        own = Base.metadata.tables[table.__tablename__]
        statement = update(own).where(own.c.id == bindparam("row_number"))
        self.tx.execute(
            statement.values({name: bindparam("new_value", type_=own.c[name].type)}),
            [{"row_number": number, "new_value": value} for number, value in changes.items()],
        )

    def _moved(self, value: Any) -> Any:
        return value + self.shift if isinstance(value, date) else value

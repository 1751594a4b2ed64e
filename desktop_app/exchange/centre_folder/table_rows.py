"""Rows of the database as lines of the folder: the columns that are kept one for one."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import Session

from db.tables import Base
from db.tables.centre import Profession, Theme
from db.tables.paper import Sheet
from db.tables.people import Person
from db.tables.sessions import Cycle, Programme, Resource, WorkshopSession
from db.tables.sites import Premises, Site
from db.tables.support import Appointment, FundingEnvelope, InterpreterOrder, MediationRequest
from db.tables.workers import Agency
from desktop_app.exchange.centre_folder.numbering import RESOURCE_FILES
from desktop_app.exchange.centre_folder.shapes import FileShape, Values

REMOVED = "removed"
ROW = "row"
"""Where a line keeps the number of its row while it is completed; no column has this name."""

_CODED: Mapping[str, type[Any]] = {
    "sites": Site,
    "premises": Premises,
    "professions": Profession,
    "themes": Theme,
    "programmes": Programme,
    "interpreter_agencies": Agency,
    "funding_envelopes": FundingEnvelope,
}
"""Tables whose rows are never taken back."""

_TAKEN_BACK: Mapping[str, tuple[type[Any], ColumnElement[bool]]] = {
    "sessions": (WorkshopSession, WorkshopSession.status != REMOVED),
    "cycles": (Cycle, Cycle.removed.is_(False)),
    "participants": (Person, Person.removed.is_(False)),
    "appointments": (Appointment, Appointment.status != REMOVED),
    "mediation_requests": (MediationRequest, MediationRequest.status != REMOVED),
    "interpreter_orders": (InterpreterOrder, InterpreterOrder.status != REMOVED),
}
"""Tables of which only the rows that stand are written, and how they are told."""


@dataclass(slots=True)
class Codes:
    """The codes of every row that can be named, by name of file; each is read once.

    Rows that were taken back have no code here: a line that needs one is not written.
    """

    tx: Session
    resources: dict[int, str] = field(default_factory=dict)
    _by_file: dict[str, dict[int, str]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.resources = _pairs(self.tx, Resource)

    def of_file(self, name: str) -> dict[int, str]:
        """The codes of the rows of one file, by number."""
        if name in RESOURCE_FILES:
            return self.resources
        if name not in self._by_file:
            self._by_file[name] = self._read(name)
        return self._by_file[name]

    def code(self, files: Iterable[str], number: int) -> str | None:
        """The code of a row of one of ``files``, or nothing."""
        return next((code for name in files if (code := self.of_file(name).get(number))), None)

    def _read(self, name: str) -> dict[int, str]:
        if name == "sheets":
            rows = self.tx.execute(select(Sheet.id, Sheet.kind, Sheet.serial, Sheet.edition))
            return {row.id: f"{row.kind}-{row.serial}-{row.edition}" for row in rows}
        if name in _TAKEN_BACK:
            table, standing = _TAKEN_BACK[name]
            return _pairs(self.tx, table, standing)
        return _pairs(self.tx, _CODED[name])


def kept_rows(
    tx: Session, shape: FileShape, codes: Codes, *where: ColumnElement[bool]
) -> Iterator[Values]:
    """The rows of a file's table, in the order of their numbers, as far as columns are kept.

    A row that names something taken back is left out. Derived columns are not yet there.
    """
    if shape.table is None:
        return
    table = shape.table.__table__
    order = [table.c.id] if "id" in table.c else list(table.primary_key)
    statement = select(*table.c).order_by(*order).execution_options(yield_per=5_000)
    for row in tx.execute(statement.where(*where)).mappings():
        values = _values_of(shape, row, codes)
        if values is not None:
            yield values


def _values_of(shape: FileShape, row: Mapping[Any, Any], codes: Codes) -> Values | None:
    values: Values = {column.name: column.empty for column in shape.columns}
    values[ROW] = row.get("id")
    for column in shape.columns:
        if column.kept_as is None:
            continue
        value = row[column.kept_as]
        if column.by_number and value is not None:
            value = codes.code(column.refers, value)
            if value is None and column.name != "guardian_code":
                return None
        values[column.name] = value
    return values


def with_derived(shape: FileShape, values: Values) -> Values:
    """The same line with the columns that are worked out from the others."""
    for column in shape.columns:
        if column.derived is not None:
            values[column.name] = column.derived(values)
    return values


def _pairs(tx: Session, table: type[Base], *where: ColumnElement[bool]) -> dict[int, str]:
    own = table.__table__
    rows = tx.execute(select(own.c.id, own.c.code).where(*where))
    return {row.id: row.code for row in rows}

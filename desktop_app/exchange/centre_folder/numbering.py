"""The numbers of the rows that lines become, and the counters of the database after them."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from sqlalchemy import Table, func, select
from sqlalchemy.orm import Session

from db.tables import Base
from desktop_app.exchange.centre_folder.catalogue import BOOKABLE


@dataclass(slots=True)
class Numbers:
    """The number of every code written so far, by name of file.

    Everything that can be booked is one family: its numbers are those of the resources.
    """

    by_file: dict[str, dict[str, int]] = field(default_factory=dict)
    resources: dict[str, int] = field(default_factory=dict)

    def of_file(self, name: str) -> dict[str, int]:
        """The numbers of the codes of one file, to look into and to add to."""
        return self.by_file.setdefault(name, {})

    def number(self, files: Iterable[str], code: str | None) -> int | None:
        """The number of a code of one of ``files``; none for no code.

        Raises:
            KeyError: nobody carries the code; reading refuses such lines.
        """
        if not code:
            return None
        for name in files:
            known = self.resources if name in RESOURCE_FILES else self.of_file(name)
            if code in known:
                return known[code]
        raise KeyError(code)


RESOURCE_FILES = frozenset(shape.name for shape in BOOKABLE if shape.name != "equipment")


def next_number(tx: Session, table: type[Base]) -> int:
    """The first number no row of a table has."""
    own: Table = Base.metadata.tables[table.__tablename__]
    return int(tx.scalar(select(func.max(own.c.id))) or 0) + 1


def advance_counters(tx: Session) -> None:
    """Let the server count on after the numbers that were given by hand."""
    if tx.get_bind().dialect.name != "postgresql":
        return
    for table in Base.metadata.sorted_tables:
        if "id" in table.c and not table.c.id.foreign_keys:
            highest = func.max(table.c.id)
            counter = func.pg_get_serial_sequence(table.name, "id")
            tx.execute(select(func.setval(counter, highest)).having(highest.is_not(None)))

"""Lines of the folder as rows of the tables that keep them, in bulk."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy.orm import Session

from desktop_app.exchange.centre_folder.bulk import write_rows
from desktop_app.exchange.centre_folder.numbering import RESOURCE_FILES, Numbers, next_number
from desktop_app.exchange.centre_folder.shapes import FileShape, Line, Values


def nothing_more(_values: Values) -> Values:
    """The answer where the columns of a line say everything."""
    return {}


@dataclass(slots=True)
class RowWriter:
    """Writes lines that are one row each, and remembers the number of every code."""

    tx: Session
    numbers: Numbers = field(default_factory=Numbers)

    def write(
        self,
        shape: FileShape,
        lines: Sequence[Line],
        more: Callable[[Values], Values] = nothing_more,
    ) -> list[int]:
        """Write the lines of a file in its order and say the numbers of their rows.

        Args:
            shape: the file; it has a table.
            lines: what it holds.
            more: the attributes of a row that no column gives; they win over the columns.

        Raises:
            TypeError: the file has no table of its own.
        """
        if shape.table is None:
            raise TypeError(f"{shape.file} is not kept in a table of its own")
        numbers = self._numbers_of(shape, lines)
        rows = [
            {**shape.fixed, **self._kept(shape, line.values), **more(line.values), **row_number}
            for line, row_number in zip(lines, numbers, strict=True)
        ]
        write_rows(self.tx, shape.table, rows)
        return [row_number.get("id", 0) for row_number in numbers]

    def _numbers_of(self, shape: FileShape, lines: Sequence[Line]) -> list[dict[str, int]]:
        """The numbers of the rows to be; none where the table has no number of its own."""
        if shape.table is None or "id" not in shape.table.__table__.c:
            return [{} for _line in lines]
        if shape.name in RESOURCE_FILES:
            return [{"id": self.numbers.resources[line.values[shape.code]]} for line in lines]
        first = next_number(self.tx, shape.table)
        numbers = [{"id": number} for number in range(first, first + len(lines))]
        known = self.numbers.of_file(shape.name)
        if shape.code:
            for line, number in zip(lines, numbers, strict=True):
                # Several lines of one agency: its own number is known already.
                known.setdefault(line.values[shape.code], number["id"])
        return numbers

    def _kept(self, shape: FileShape, values: Values) -> dict[str, Any]:
        kept: dict[str, Any] = {}
        for column in shape.columns:
            if column.kept_as is not None:
                value = values[column.name]
                if column.by_number:
                    value = self.numbers.number(column.refers, value)
                kept[column.kept_as] = value
        return kept

"""How a file of the folder is described: its columns, what they refer to, where they are kept."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from db.tables.columns import Base
from desktop_app.exchange.centre_folder.refusals import Reason, RefusedCellError
from desktop_app.exchange.centre_folder.values import LONGEST_CELL, Code, Many, ValueKind

Values = dict[str, Any]
"""One line as values by column; every column of the file is there."""


@dataclass(slots=True)
class Line:
    """One accepted line of a file: its place, counted from 1, and its values."""

    number: int
    values: Values


Check = Callable[[Values], Iterable[RefusedCellError]]
"""A rule about one line alone; each problem names its column."""


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a file.

    Attributes:
        name: as in the header.
        kind: what its cells hold.
        attribute: of the table it is kept in; ``name`` when empty, nowhere when ``None``.
        empty: what an empty cell means; ``required`` columns have no empty cell.
        required: whether a cell must be filled.
        optional: whether the column may be absent; it is then as if every cell were empty,
            and it is written only when one of them would not be.
        refers: files one of which has the code (or each code of a list) in the cell.
        by_number: whether the table keeps the number of the row the code names.
        derived: computes the value from the others; a cell that differs is refused.
    """

    name: str
    kind: ValueKind
    attribute: str | None = ""
    empty: Any = None
    required: bool = True
    optional: bool = False
    refers: tuple[str, ...] = ()
    by_number: bool = False
    derived: Callable[[Values], Any] | None = None
    limit: int = LONGEST_CELL

    @property
    def kept_as(self) -> str | None:
        """The attribute of the table that keeps it, if any."""
        return self.name if self.attribute == "" else self.attribute

    def referring(self, *files: str, by_number: bool = True) -> "Column":
        """The same column, whose codes are those of ``files``."""
        return replace(self, refers=files, by_number=by_number)

    def kept_in(self, attribute: str) -> "Column":
        """The same column, kept in this attribute of the table."""
        return replace(self, attribute=attribute)


@dataclass(frozen=True, slots=True)
class FileShape:
    """One file of the folder.

    Attributes:
        name: without ``.csv``.
        columns: in the order they are written.
        code: the column by which other files refer to a line.
        identity: what two lines never share, with the column that is named when they do;
            the code when nothing is said.
        table: where lines are kept when one line is one row.
        fixed: attributes of the table that no column gives.
        checks: rules about one line.
        most_lines: beyond, the file is refused.
    """

    name: str
    columns: tuple[Column, ...]
    code: str = ""
    identity: tuple[tuple[str, Callable[[Values], Any]], ...] = ()
    table: type[Base] | None = None
    fixed: Mapping[str, Any] = field(default_factory=dict)
    checks: tuple[Check, ...] = ()
    most_lines: int = 1_000_000

    @property
    def file(self) -> str:
        """The name of the file."""
        return f"{self.name}.csv"

    def identities(self, values: Values) -> list[tuple[str, Any]]:
        """What no other line may share with this one, by the column that is named."""
        if self.code and not self.identity:
            return [(self.code, values[self.code])]
        return [(column, identity(values)) for column, identity in self.identity]


def needed(name: str, kind: ValueKind, attribute: str | None = "") -> Column:
    """A column whose cells are all filled."""
    return Column(name, kind, attribute)


def blank(name: str, kind: ValueKind, empty: Any = None, attribute: str | None = "") -> Column:
    """A column whose cells may be empty."""
    return Column(name, kind, attribute, empty=empty, required=False)


def extra(name: str, kind: ValueKind, empty: Any = None, attribute: str | None = "") -> Column:
    """A column that may be absent: the sample of the product has it not."""
    return Column(name, kind, attribute, empty=empty, required=False, optional=True)


def refers(name: str, *files: str, attribute: str | None, required: bool = True) -> Column:
    """A column with the code of a line of one of ``files``; its number is what is kept."""
    return Column(
        name, Code(), attribute, required=required, refers=files, by_number=attribute is not None
    )


def lists(name: str, *files: str, required: bool = False, attribute: str | None = "") -> Column:
    """A column with several codes of ``files``, kept as codes."""
    return Column(name, Many(Code()), attribute, empty=(), required=required, refers=files)


def ordered(first: str, last: str, reason: Reason = Reason.END_BEFORE_START) -> Check:
    """The rule that ``last`` is not before ``first``, where both are filled."""

    def check(values: Values) -> Iterable[RefusedCellError]:
        start, end = values[first], values[last]
        if start is not None and end is not None and end < start:
            yield RefusedCellError(reason, last)

    return check


def after(start: str, end: str) -> Check:
    """The rule that ``end`` comes after ``start``, where both are filled."""

    def check(values: Values) -> Iterable[RefusedCellError]:
        begins, ends = values[start], values[end]
        if begins is not None and ends is not None and ends <= begins:
            yield RefusedCellError(Reason.END_BEFORE_START, end)

    return check


def one_of_two(first: str, second: str) -> Check:
    """The rule that one of two columns is filled, never both."""

    def check(values: Values) -> Iterable[RefusedCellError]:
        if bool(values[first]) == bool(values[second]):
            yield RefusedCellError(Reason.ONE_OF_TWO, second, first=first, second=second)

    return check

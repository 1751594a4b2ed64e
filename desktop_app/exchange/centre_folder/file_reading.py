"""One file of the folder read by itself: bytes, header, cells, and the rules of a line."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from desktop_app.exchange.centre_folder.records import Record, Unreadable, decoded, records
from desktop_app.exchange.centre_folder.refusals import (
    Reason,
    RefusedCellError,
    RefusedLine,
    shortened,
)
from desktop_app.exchange.centre_folder.shapes import Column, FileShape, Line, Values
from desktop_app.exchange.centre_folder.values import LONGEST_CELL, raw_cell_problem
from desktop_app.machine.files import read_within

LARGEST_FILE = 64 * 1024 * 1024
"""Bytes; ten years of a centre are a tenth of it."""


@dataclass(slots=True)
class FileRead:
    """What one file gave: accepted lines, refusals, and how many lines it has.

    ``named`` are the codes of all its lines, those of refused ones included; ``whole`` is false
    when no line could be read at all.
    """

    shape: FileShape
    lines: list[Line] = field(default_factory=list)
    refused: list[RefusedLine] = field(default_factory=list)
    read: int = 0
    named: set[str] = field(default_factory=set)
    whole: bool = False

    def refuse(
        self, line: int, refusal: RefusedCellError, column: str = "", cell: str = ""
    ) -> None:
        """Note why a line cannot be taken."""
        self.refused.append(
            RefusedLine(
                self.shape.file,
                line,
                refusal.column or column,
                shortened(refusal.value or cell),
                refusal.reason,
                refusal.facts,
            )
        )


def read_file(path: Path, shape: FileShape) -> FileRead:
    """Read a file of the folder, refusing line by line.

    Raises:
        FileError: the computer does not give the file.
    """
    found = FileRead(shape)
    content = read_within(path, LARGEST_FILE)
    if content is None:
        limit = str(LARGEST_FILE // 1024 // 1024)
        found.refuse(0, RefusedCellError(Reason.FILE_TOO_LARGE, limit=limit))
        return found
    try:
        text = decoded(content)
    except RefusedCellError as refusal:
        found.refuse(int(refusal.facts.get("line", 0)), refusal)
        return found
    _read_records(found, records(text))
    return found


def _read_records(found: FileRead, rows: Iterator[Record | Unreadable]) -> None:
    header = next(rows, None)
    if header is None:
        found.refuse(0, RefusedCellError(Reason.EMPTY_FILE))
        return
    if isinstance(header, Unreadable):
        found.refuse(header.line, RefusedCellError(header.reason), cell=header.value)
        return
    columns = _columns_of(found, header)
    found.whole = columns is not None
    for record in rows:
        found.read += 1
        if found.read > found.shape.most_lines:
            limit = str(found.shape.most_lines)
            found.refuse(record.line, RefusedCellError(Reason.TOO_MANY_LINES, limit=limit))
            return
        if isinstance(record, Unreadable):
            found.refuse(record.line, RefusedCellError(record.reason), cell=record.value)
        elif columns is not None:
            _read_record(found, record, columns)
    if found.read == 0:
        found.refuse(header.line, RefusedCellError(Reason.NO_LINES))


def _columns_of(found: FileRead, header: Record) -> list[Column | None] | None:
    """The column of each cell; nothing when the lines cannot be read at all."""
    known = {column.name: column for column in found.shape.columns}
    if len(header.cells) == 1 and header.cells[0] not in known:
        cell = header.cells[0]
        if ";" in cell or "\t" in cell:
            found.refuse(header.line, RefusedCellError(Reason.WRONG_SEPARATOR), cell=cell)
            return None
    for position, name in enumerate(header.cells):
        if name in header.cells[:position]:
            found.refuse(header.line, RefusedCellError(Reason.DUPLICATE_COLUMN, name), cell=name)
        elif name not in known:
            found.refuse(
                header.line, RefusedCellError(Reason.UNKNOWN_COLUMN, shortened(name)), cell=name
            )
    missing = [name for name, column in known.items() if name not in header.cells]
    missing = [name for name in missing if not known[name].optional]
    for name in missing:
        found.refuse(header.line, RefusedCellError(Reason.MISSING_COLUMN, name))
    if missing or len(set(header.cells)) < len(header.cells):
        return None
    return [known.get(name) for name in header.cells]


def _read_record(found: FileRead, record: Record, columns: Sequence[Column | None]) -> None:
    before = len(found.refused)
    if len(record.cells) != len(columns):
        found.refuse(
            record.line,
            RefusedCellError(
                Reason.RAGGED_LINE, cells=str(len(record.cells)), expected=str(len(columns))
            ),
            cell=record.cells[0],
        )
        return
    values = {column.name: column.empty for column in found.shape.columns}
    for column, cell in zip(columns, record.cells, strict=True):
        try:
            _read_cell(values, column, cell)
        except RefusedCellError as refusal:
            found.refuse(record.line, refusal, column.name if column else "", cell)
    if found.shape.code and values[found.shape.code] is not None:
        found.named.add(values[found.shape.code])
    if len(found.refused) == before:
        _check_line(found, record, values)
    if len(found.refused) == before:
        found.lines.append(Line(record.line, values))


def _read_cell(values: Values, column: Column | None, cell: str) -> None:
    problem = raw_cell_problem(cell, LONGEST_CELL if column is None else column.limit)
    if problem is not None:
        raise problem
    if column is None:
        return
    if cell:
        values[column.name] = column.kind.read(cell)
    elif column.required:
        raise RefusedCellError(Reason.EMPTY_CELL)


def _check_line(found: FileRead, record: Record, values: Values) -> None:
    for column in found.shape.columns:
        if column.derived is not None:
            expected = column.derived(values)
            if values[column.name] != expected:
                refusal = RefusedCellError(Reason.DISAGREES, expected=column.kind.write(expected))
                found.refuse(
                    record.line, refusal, column.name, column.kind.write(values[column.name])
                )
    for check in found.shape.checks:
        for refusal in check(values):
            found.refuse(record.line, refusal, cell=cell_of(found.shape, values, refusal.column))


def cell_of(shape: FileShape, values: Values, name: str) -> str:
    """The cell a value was read from, or as good as."""
    for column in shape.columns:
        if column.name == name and values[name] is not None:
            return column.kind.write(values[name])
    return ""

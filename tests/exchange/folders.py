"""Folders of a centre for the tests: copies of the sample, changed cell by cell."""

import csv
import io
import shutil
from collections.abc import Callable, Sequence
from pathlib import Path

from sqlalchemy import Engine, text

from db.engine import reading, transaction
from desktop_app.exchange.centre_folder import (
    Counts,
    FolderReading,
    export_centre,
    read_centre_folder,
    write_centre,
)
from resources import resource_path

SAMPLE = resource_path("sample_centre")
Edit = Callable[[Path], None]

OVERLAPS = text(
    "SELECT count(*) FROM claim AS one JOIN claim AS other"
    " ON one.resource_id = other.resource_id AND one.unit = other.unit AND one.id < other.id"
    " AND one.active AND other.active"
    " AND one.starts_at < other.ends_at AND other.starts_at < one.ends_at"
)


def copy_of_sample(folder: Path) -> Path:
    shutil.copytree(SAMPLE, folder)
    return folder


def rows_of(path: Path) -> list[list[str]]:
    return list(csv.reader(io.StringIO(path.read_text(encoding="utf-8"), newline="")))


def write_rows(path: Path, rows: Sequence[Sequence[str]]) -> None:
    written = io.StringIO()
    csv.writer(written, lineterminator="\n").writerows(rows)
    path.write_text(written.getvalue(), encoding="utf-8", newline="")


def cell(file: str, line: int, column: str, value: str) -> Edit:
    def edit(folder: Path) -> None:
        rows = rows_of(folder / file)
        rows[line - 1][rows[0].index(column)] = value
        write_rows(folder / file, rows)

    return edit


def raw_line(file: str, line: int, content: bytes) -> Edit:
    def edit(folder: Path) -> None:
        lines = (folder / file).read_bytes().split(b"\n")
        lines[line - 1] = content
        (folder / file).write_bytes(b"\n".join(lines))

    return edit


def whole_file(file: str, content: bytes) -> Edit:
    return lambda folder: write_bytes(folder / file, content)


def new_line(file: str, *cells: str) -> Edit:
    def edit(folder: Path) -> None:
        write_rows(folder / file, [*rows_of(folder / file), cells])

    return edit


def column_of(file: str, name: str, values: dict[int, str]) -> Edit:
    """Add a column; ``values`` are its cells by line."""

    def edit(folder: Path) -> None:
        rows = rows_of(folder / file)
        added = [
            [*row, name if line == 1 else values.get(line, "")]
            for line, row in enumerate(rows, start=1)
        ]
        write_rows(folder / file, added)

    return edit


def write_bytes(path: Path, content: bytes) -> None:
    path.write_bytes(content)


def fill(engine: Engine, folder: Path, *, skip_refused: bool = False) -> Counts:
    with transaction(engine) as tx:
        return write_centre(tx, read_centre_folder(folder), skip_refused=skip_refused)


def export(engine: Engine, folder: Path) -> list[str]:
    with reading(engine) as tx:
        return export_centre(tx, folder)


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted(folder.glob("*.csv"))}


def count_of(engine: Engine, table: str) -> int:
    with reading(engine) as tx:
        return int(tx.execute(text(f'SELECT count(*) FROM "{table}"')).scalar_one())  # noqa: S608 - names of the tests


def overlaps(engine: Engine) -> int:
    with reading(engine) as tx:
        return int(tx.execute(OVERLAPS).scalar_one())


def refusals(found: FolderReading) -> list[tuple[str, int, str, str, str]]:
    return [(one.file, one.line, one.column, one.value, str(one.reason)) for one in found.refused]

"""The bytes of a CSV file as records: which line each begins on, and what cannot be read.

No cell may hold a line break, so a record is one line. A record that is longer is refused as
a whole, and reading goes on where it ends; a quote that is never closed is refused on the line
where it opens, and reading goes on with the next one.
"""

import codecs
import csv
import io
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from desktop_app.exchange.centre_folder.refusals import Reason, RefusedCellError

MOST_LINE_BREAKS = 20
"""In one cell; beyond, a quote was not closed (promises.md 1f, 8)."""

UTF16_MARKS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE, codecs.BOM_UTF32_BE)
LONGEST_FIELD = 2**31 - 1
BLANK = " \t\x1a"
"""What a line without anything may hold; old programs end a file with the last of them."""


@dataclass(frozen=True, slots=True)
class Record:
    """The cells of one record and the line it begins on, counted from 1."""

    line: int
    cells: list[str]


@dataclass(frozen=True, slots=True)
class Unreadable:
    """A record that cannot be read: the line it begins on, what stands there, and why."""

    line: int
    value: str
    reason: Reason


def decoded(content: bytes) -> str:
    """The text of a file in UTF-8; a mark at its start is left out.

    Raises:
        RefusedCellError: another encoding; the fact ``line`` says where it shows.
    """
    if content.startswith(UTF16_MARKS) or content[:200].count(0) > len(content[:200]) // 3:
        raise RefusedCellError(Reason.UTF16)
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as failure:
        line = content.count(b"\n", 0, failure.start) + 1
        reason = Reason.CP1252 if _may_be_cp1252(content) else Reason.NOT_UTF8
        around = content[: failure.start + 20].splitlines()[-1][-40:]
        seen = around.decode("cp1252", errors="replace")
        raise RefusedCellError(reason, value=seen, line=str(line)) from failure


def records(text: str) -> Iterator[Record | Unreadable]:
    """Every record of a file in order, blank lines left out, whatever ends the lines."""
    lines = list(io.StringIO(text, newline=""))
    start = 0
    with _long_fields():
        while start < len(lines):
            found, start = _record_at(lines, start)
            if found is not None:
                yield found


def _record_at(lines: list[str], start: int) -> tuple[Record | Unreadable | None, int]:
    if '"' not in lines[start]:
        plain = lines[start].rstrip("\r\n")
        blank = not plain.strip(BLANK)
        return (None if blank else Record(start + 1, plain.split(","))), start + 1
    reader = csv.reader(iter(lines[start : start + MOST_LINE_BREAKS + 2]), strict=True)
    try:
        cells = next(reader)
    except csv.Error:
        reason = Reason.UNCLOSED_QUOTE if _is_open(lines[start]) else Reason.STRAY_QUOTE
        return Unreadable(start + 1, lines[start].rstrip("\r\n"), reason), start + 1
    after = start + reader.line_num
    if reader.line_num > MOST_LINE_BREAKS + 1:
        return Unreadable(start + 1, lines[start].rstrip("\r\n"), Reason.UNCLOSED_QUOTE), start + 1
    return Record(start + 1, cells), after


def _is_open(line: str) -> bool:
    return line.count('"') % 2 == 1


def _may_be_cp1252(content: bytes) -> bool:
    try:
        content.decode("cp1252")
    except UnicodeDecodeError:
        return False
    return True


@contextmanager
def _long_fields() -> Iterator[None]:
    """Let the length of a cell be judged by the rules of the columns, with a place to name."""
    before = csv.field_size_limit(LONGEST_FIELD)
    try:
        yield
    finally:
        csv.field_size_limit(before)

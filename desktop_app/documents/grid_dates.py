"""The columns of a grid: heads with dates, crosses over what was cancelled, skipped dates."""

from collections.abc import Iterator, Sequence

from desktop_app.documents.fonts import BOLD, REGULAR
from desktop_app.documents.lettering import (
    Lettering,
    capital_mm,
    fitted_line,
    flush_line,
    width_mm,
)
from desktop_app.documents.marks import Cell, Mark, Rule, Text
from desktop_app.domain.sheets.facts import DateFacts, DateStatus
from desktop_app.domain.sheets.sheet import Column
from desktop_app.wording.sheets import (
    instead_of,
    numbered_session,
    skipped_dates,
    usual_hours,
)
from desktop_app.wording.words import Words

CANCELLED_HALF_MM = 3.2  # half the width that the words over a cross keep free
_NUMBER = Lettering(REGULAR, 8.2, align="centre")
_DATE = Lettering(BOLD, 10.2, 8.5, align="centre")
_YEAR = Lettering(REGULAR, 8.6, align="centre")
_CANCELLED_YEAR = Lettering(BOLD, 8.6, align="centre")
_EXTRA = Lettering(REGULAR, 8.0, align="centre")
_BASELINES = {
    3: (3.6, 8.65, 12.5),
    4: (3.3, 7.3, 10.3, 13.1),
    5: (2.7, 5.7, 8.4, 11.0, 13.5),
}
_HEAD_PADDING_MM = 0.7
_CANCELLED = Lettering(BOLD, 9.5)
_SKIPPED_SIZE, _SKIPPED_FLOOR = 8.6, 8.0
_AROUND_WORDS_MM = 2.2


def date_head_marks(
    words: Words, date: DateFacts, shown: Sequence[DateFacts], cell: Cell
) -> Iterator[Mark]:
    """Number, day and year; the hours when they differ from the head, the day it was moved from."""
    cancelled = date.status is DateStatus.CANCELLED
    year = str(date.span.day.year)
    if cancelled:
        year = f"{year} · {words._('cancelled')}"
    lines = [
        (words.short_day(date.span.day), _DATE),
        (year, _CANCELLED_YEAR if cancelled else _YEAR),
    ]
    if date.number is not None:
        lines.insert(0, (numbered_session(words, date), _NUMBER))
    if not cancelled:
        lines += [(text, _EXTRA) for text in _particulars(words, date, shown)]
    room = Cell(
        cell.left + _HEAD_PADDING_MM, cell.top, cell.width - 2 * _HEAD_PADDING_MM, cell.height
    )
    for (text, lettering), y in zip(lines, _BASELINES[max(len(lines), 3)], strict=False):
        yield flush_line(room, text, lettering, cell.top + y)


def cancelled_marks(words: Words, column: Column, top: float, bottom: float) -> Iterator[Mark]:
    """One cross over the whole column, drawn in pieces around its upright words."""
    words_top, words_bottom = upright_extent(words, top, bottom)
    left, right = column.left_mm, column.right_mm
    height = bottom - top
    beside = CANCELLED_HALF_MM / column.width_mm
    first = max(0.5 - beside, (words_top - top) / height)
    last = min(0.5 + beside, (words_bottom - top) / height)
    for start, end in ((0.0, first), (last, 1.0)):
        y1, y2 = top + start * height, top + end * height
        for near, far in ((left, right), (right, left)):
            yield Rule(near + start * (far - near), y1, near + end * (far - near), y2)
    cell = Cell(left, top, column.width_mm, height)
    yield _upright(cell, *_cancelled_words(words, height))


def upright_extent(words: Words, top: float, bottom: float) -> tuple[float, float]:
    """What the words over a cancelled column keep free, from where to where."""
    text, size = _cancelled_words(words, bottom - top)
    half = width_mm(text, BOLD, size) / 2 + _AROUND_WORDS_MM
    middle = (top + bottom) / 2
    return max(middle - half, top), min(middle + half, bottom)


def skipped_marks(words: Words, column: Column, top: float, bottom: float) -> Iterator[Mark]:
    """Dates and cause, upright in a column where nobody can sign."""
    room = bottom - top - 4.0
    text, size = "", _SKIPPED_SIZE
    for wording in skipped_dates(words, column.dates):
        text, size = fitted_line(wording, Lettering(REGULAR, _SKIPPED_SIZE, _SKIPPED_FLOOR), room)
        if not text.endswith("…"):
            break
    cell = Cell(column.left_mm, top, column.width_mm, bottom - top)
    yield _upright(cell, text, size, face_is_bold=False)


def _particulars(words: Words, date: DateFacts, shown: Sequence[DateFacts]) -> Iterator[str]:
    usual = usual_hours([one for one in shown if one.status is not DateStatus.SKIPPED])
    own = date.span.start.time(), date.span.end.time()
    if own != (usual.start.time(), usual.end.time()):
        yield f"{words.hour(date.span.start)}–{words.hour(date.span.end)}"
    if date.moved_from is not None:
        yield instead_of(words, date.moved_from)


def _cancelled_words(words: Words, height: float) -> tuple[str, float]:
    return fitted_line(words._("Session cancelled by the centre"), _CANCELLED, height - 4.0)


def _upright(cell: Cell, text: str, size: float, *, face_is_bold: bool = True) -> Text:
    face = BOLD if face_is_bold else REGULAR
    x = cell.middle + capital_mm(size) / 2
    y = cell.top + cell.height / 2
    return Text(text, face, size, x, y, cell, "centre", upright=True)

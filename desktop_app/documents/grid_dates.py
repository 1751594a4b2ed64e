"""The columns of a grid: heads with dates, crosses over what was cancelled, skipped dates."""

from collections.abc import Iterator, Sequence

from desktop_app.documents.fonts import BOLD, REGULAR
from desktop_app.documents.lettering import (
    Lettering,
    capital_mm,
    first_that_fits,
    fitted_line,
    flush_line,
    width_mm,
)
from desktop_app.documents.marks import Cell, Mark, Rule, Text
from desktop_app.domain.sheets.facts import DateFacts, DateStatus
from desktop_app.domain.sheets.sheet import Column, ColumnKind
from desktop_app.wording.sheets import (
    instead_of,
    numbered_session,
    place_lines,
    skipped_dates,
    usual_hours,
)
from desktop_app.wording.words import Words

STRUCK_HALF_MM = 3.2  # half the width that the words over a struck column keep free
_NUMBER = Lettering(REGULAR, 8.2, align="centre")
_DATE = Lettering(BOLD, 10.2, 8.5, align="centre")
_YEAR = Lettering(REGULAR, 8.6, align="centre")
_CANCELLED_YEAR = Lettering(BOLD, 8.6, align="centre")
_EXTRA = Lettering(REGULAR, 8.0, align="centre")
_BASELINES = {
    3: (3.6, 8.65, 12.5),
    4: (3.2, 7.2, 10.2, 13.0),
    5: (3.1, 6.9, 9.9, 12.7, 15.5),  # only in the higher head
}
_HEAD_PADDING_MM = 0.3
_DATE_PADDING_MM = 1.1  # bold days in neighbouring columns must not touch
_MOST_PARTICULARS = 3
_STRUCK = frozenset({DateStatus.CANCELLED, DateStatus.RECORDED})
_OVER_STRUCK = Lettering(BOLD, 9.5)
_SKIPPED = Lettering(REGULAR, 8.6)
_AROUND_WORDS_MM = 2.2


def date_head_marks(
    words: Words, date: DateFacts, shown: Sequence[DateFacts], cell: Cell
) -> Iterator[Mark]:
    """Number, day and year; hours and place when they differ, the day it was moved from."""
    room = _narrowed(cell, _HEAD_PADDING_MM)
    said = [] if date.status in _STRUCK else _particulars(words, date, shown, room.width)
    day, year = (words.short_day(date.span.day), _DATE), _year(words, date)
    number = numbered_session(words, date) if date.number is not None else ""
    if len(said) > 1 and number and date.status is DateStatus.PLANNED:
        lines = [(f"{number} · {year[0]}", _NUMBER), day]
    else:
        lines = [*([(number, _NUMBER)] if number else []), day, year]
        said = _on_two_lines(said)
    lines += [(text, _EXTRA) for text in said]
    for (text, lettering), y in zip(lines, _BASELINES[max(len(lines), 3)], strict=False):
        padded = _narrowed(cell, _DATE_PADDING_MM) if lettering is _DATE else room
        yield flush_line(padded, text, lettering, cell.top + y)


def _narrowed(cell: Cell, padding: float) -> Cell:
    return Cell(cell.left + padding, cell.top, cell.width - 2 * padding, cell.height)


def is_struck(column: Column) -> bool:
    """Whether nobody signs in the column of a session: it is cancelled, or over and recorded."""
    return column.kind is ColumnKind.DATE and column.dates[0].status in _STRUCK


def _year(words: Words, date: DateFacts) -> tuple[str, Lettering]:
    """The year, and what became of the date when that is not certain."""
    status = {
        DateStatus.CANCELLED: words._("cancelled"),
        DateStatus.OPTION: words._("option"),
        DateStatus.RECORDED: words._("recorded"),
    }.get(date.status)
    year = str(date.span.day.year)
    return (year, _YEAR) if status is None else (f"{year} · {status}", _CANCELLED_YEAR)


def struck_marks(words: Words, column: Column, top: float, bottom: float) -> Iterator[Mark]:
    """A cross over a cancelled column, a stroke over a recorded one, in pieces around its words."""
    words_top, words_bottom = upright_extent(words, column, top, bottom)
    height = bottom - top
    beside = STRUCK_HALF_MM / column.width_mm
    first = max(0.5 - beside, (words_top - top) / height)
    last = min(0.5 + beside, (words_bottom - top) / height)
    for start, end in ((0.0, first), (last, 1.0)):
        y1, y2 = top + start * height, top + end * height
        for near, far in _strokes(column):
            yield Rule(near + start * (far - near), y1, near + end * (far - near), y2)
    cell = Cell(column.left_mm, top, column.width_mm, height)
    yield _upright(cell, *_struck_words(words, column, height))


def _strokes(column: Column) -> tuple[tuple[float, float], ...]:
    rising = (column.right_mm, column.left_mm)
    if column.dates[0].status is DateStatus.RECORDED:
        return (rising,)
    return ((column.left_mm, column.right_mm), rising)


def upright_extent(words: Words, column: Column, top: float, bottom: float) -> tuple[float, float]:
    """What the words over a struck column keep free, from where to where."""
    text, size = _struck_words(words, column, bottom - top)
    half = width_mm(text, BOLD, size) / 2 + _AROUND_WORDS_MM
    middle = (top + bottom) / 2
    return max(middle - half, top), min(middle + half, bottom)


def skipped_marks(words: Words, column: Column, top: float, bottom: float) -> Iterator[Mark]:
    """Dates and cause, upright in a column where nobody can sign."""
    room = bottom - top - 4.0
    wording = first_that_fits(skipped_dates(words, column.dates), _SKIPPED, room)
    text, size = fitted_line(wording, _SKIPPED, room)
    cell = Cell(column.left_mm, top, column.width_mm, bottom - top)
    yield _upright(cell, text, size, face_is_bold=False)


def _particulars(
    words: Words, date: DateFacts, shown: Sequence[DateFacts], room_mm: float
) -> list[str]:
    """What differs from the head, in at most three lines: the place is on one when need be."""
    changed = list(_changes(words, date, shown, room_mm))
    place = place_lines(date)
    if len(changed) + len(place) <= _MOST_PARTICULARS:
        return [*changed, *place]
    return [*changed, ", ".join(place)]


def _on_two_lines(said: list[str]) -> list[str]:
    return [said[0], ", ".join(said[1:])] if len(said) > 1 else said


def _changes(
    words: Words, date: DateFacts, shown: Sequence[DateFacts], room_mm: float
) -> Iterator[str]:
    usual = usual_hours([one for one in shown if one.status is not DateStatus.SKIPPED])
    own = date.span.start.time(), date.span.end.time()
    if own != (usual.start.time(), usual.end.time()):
        yield f"{words.hour(date.span.start)}–{words.hour(date.span.end)}"
    if date.moved_from is not None:
        yield first_that_fits(instead_of(words, date.moved_from), _EXTRA, room_mm)


def _struck_words(words: Words, column: Column, height: float) -> tuple[str, float]:
    wordings = (words._("Session cancelled by the centre"), words._("cancelled"))
    if column.dates[0].status is DateStatus.RECORDED:
        wordings = (words._("Attendance already recorded, do not sign"), words._("recorded"))
    wording = first_that_fits(wordings, _OVER_STRUCK, height - 4.0)
    return fitted_line(wording, _OVER_STRUCK, height - 4.0)


def _upright(cell: Cell, text: str, size: float, *, face_is_bold: bool = True) -> Text:
    face = BOLD if face_is_bold else REGULAR
    x = cell.middle + capital_mm(size) / 2
    y = cell.top + cell.height / 2
    return Text(text, face, size, x, y, cell, "centre", upright=True)

"""A person's name fitted to its cell: never outside it, never cut without an annex line."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any

from desktop_app.documents.fonts import BOLD, REGULAR, Face, covered
from desktop_app.documents.name_lines import (
    POINTS_PER_MM,
    FittedPiece,
    NameBox,
    NameLine,
    Stretch,
    balanced,
    fitted,
    line_of,
    tokens,
)
from desktop_app.documents.runs import script_of
from desktop_app.documents.spelling import graphemes, printable
from desktop_app.documents.text import TextStyle, draw_text, measure

__all__ = [
    "FittedName",
    "FittedPiece",
    "NameBox",
    "PrintedName",
    "draw_fitted",
    "fit_name",
]

_SIZE, _LARGE_SIZE = 12.5, 14.0
_LARGE_FROM_MM = 11.5
_ONE_LINE_FLOOR, _ABOVE_NATIVE_FLOOR = 11.0, 10.0
_SEVERAL_LINES, _FLOOR = 11.0, 9.0
_STEP = 0.5
_THREE_LINES_FROM_MM = 12.0
_NATIVE_LESS, _NATIVE_LOSSES = 1.5, (0.0, 0.5, 1.0, 1.5)
_NATIVE_FLOOR = 8.0
_ARABIC_GAIN = 1.2  # its dots die on copies
_ELLIPSIS = "…"
# No cell holds so many letters at the floor; what is longer is cut before it is measured.
_MOST_LETTERS, _MOST_CHARACTERS = 300, 4000
_REMEMBERED_NAMES = 4096


@dataclass(frozen=True)
class PrintedName:
    """A name as recorded; `mark` tells homonyms of one sheet apart, as "(a)"."""

    family: str
    given: str
    native: str = ""
    mark: str = ""


@dataclass(frozen=True)
class FittedName:
    """The pieces of a name in their places, from the top; `annexed` if it is not whole there."""

    lines: tuple[FittedPiece, ...]
    annexed: bool


@dataclass(frozen=True)
class _Form:
    """A name ready to be laid out: its two parts, its mark, its native form."""

    bold: str
    regular: str
    mark: str
    native: str
    whole: bool

    @property
    def rows(self) -> list[list[Stretch]]:
        """The parts that exist, the mark behind the last."""
        parts = ((self.bold, BOLD), (self.regular, REGULAR))
        rows = [[Stretch(text, face)] for text, face in parts if text]
        if self.mark and rows:
            rows[-1].append(Stretch(f"\u00a0{self.mark}", REGULAR))
        return rows

    @property
    def line(self) -> list[Stretch]:
        """Both parts and the mark, one after the other."""
        parts = self.rows
        if len(parts) > 1:
            parts[0] = [replace(parts[0][0], text=f"{self.bold} ")]
        return [stretch for part in parts for stretch in part]


_Lines = tuple[NameLine, ...]


@lru_cache(maxsize=_REMEMBERED_NAMES)
def fit_name(name: PrintedName, box: NameBox) -> FittedName:
    """Place a name in a cell by the first step of the ladder of `_ladder` that fits.

    A name too long, or with letters too tall, for the floor of 9 points is shortened and
    `annexed`; in a cell too small for anything, nothing is placed.
    """
    form = _form(name, given_first=box.given_first)
    if form.whole and (pieces := _first_that_fits(_ladder(form, box), box)) is not None:
        return FittedName(pieces, annexed=False)
    pieces = _first_that_fits(_shortest_ladder(form, box), box)
    return FittedName(pieces or (), annexed=True)


def draw_fitted(canvas: Any, fitted_name: FittedName, left: float, top: float) -> None:
    """Draw a fitted name; `left` and `top` are the corner of its cell in points, upwards."""
    for piece in fitted_name.lines:
        at = (left + piece.x_mm * POINTS_PER_MM, top - piece.y_mm * POINTS_PER_MM)
        draw_text(canvas, at, piece.text, TextStyle(piece.face, piece.size, piece.align))


def _first_that_fits(steps: Iterator[_Lines], box: NameBox) -> tuple[FittedPiece, ...] | None:
    for lines in steps:
        pieces = fitted(lines, box) if lines else ()
        if pieces is not None:
            return pieces
    return None


def _form(name: PrintedName, *, given_first: bool) -> _Form:
    family, whole_family = _bounded(name.family)
    given, whole_given = _bounded(name.given)
    native, whole_native = _bounded(name.native)
    bold, regular = (given, family) if given_first else (family, given)
    if not bold:
        bold, regular = regular, ""
    native = native if whole_native and covered(native) else ""
    mark, _ = _bounded(name.mark)
    return _Form(bold, regular, mark, native, whole_family and whole_given)


def _bounded(text: str) -> tuple[str, bool]:
    """Return a text as it is printed and whether all of it is there."""
    part = printable(text[:_MOST_CHARACTERS]).replace("'", "’")
    part = re.sub(" {2,}", " ", part).strip(" ")
    letters = graphemes(part) if len(part) > _MOST_LETTERS else []
    if len(letters) > _MOST_LETTERS:
        return "".join(letters[:_MOST_LETTERS]), False
    return part, len(text) <= _MOST_CHARACTERS


def _bare(text: str) -> str:
    """Leave out the marks that no composed letter carries: piled up, they leave the cell."""
    return "".join(char for char in text if unicodedata.category(char) != "Mn")


def _ladder(form: _Form, box: NameBox) -> Iterator[_Lines]:
    """Give ways to write a whole name, the best first."""
    if form.native:
        yield from _one_line(form, box)
        yield from _native_beneath(form, box)
        yield from _part_by_part(form)
        yield from _balanced_lines(form, box)
    latin = replace(form, native="") if form.native else form
    yield from _one_line(latin, box)
    yield from _part_by_part(latin)
    yield from _balanced_lines(latin, box)


def _shortest_ladder(form: _Form, box: NameBox) -> Iterator[_Lines]:
    """Give ways to write part of a name: without its piled-up marks if that is enough, cut."""
    bare = replace(form, bold=_bare(form.bold), regular=_bare(form.regular), native="")
    if form.whole:
        yield from _ladder(bare, box)
    yield from _shortened(form, box)
    yield from _shortened(bare, box)


def _one_line(form: _Form, box: NameBox) -> Iterator[_Lines]:
    for size in _sizes(_wanted_size(box), _ONE_LINE_FLOOR):
        yield from _beside([line_of(form.line)], size, form.native)


def _native_beneath(form: _Form, box: NameBox) -> Iterator[_Lines]:
    for size in _sizes(_wanted_size(box), _ABOVE_NATIVE_FLOOR):
        latin = NameLine(line_of(form.line), size)
        for native_size in _native_sizes(form.native, size):
            beneath = NameLine((), size, form.native, native_size)
            yield (latin, beneath) if latin.latin else (beneath,)


def _part_by_part(form: _Form) -> Iterator[_Lines]:
    for size in _sizes(_SEVERAL_LINES, _FLOOR):
        yield from _beside([line_of(row) for row in form.rows], size, form.native)


def _balanced_lines(form: _Form, box: NameBox) -> Iterator[_Lines]:
    parts = tokens(form.line)
    for count in (2, 3) if box.height_mm >= _THREE_LINES_FROM_MM else (2,):
        rows = balanced(parts, count)
        for size in _sizes(_SEVERAL_LINES, _FLOOR) if rows else ():
            yield from _beside(rows, size, form.native)


def _beside(rows: list[tuple[Stretch, ...]], size: float, native: str) -> Iterator[_Lines]:
    """Give the rows at a size, the native form at the end of the last or of an earlier one."""
    plain = tuple(NameLine(row, size) for row in rows if row)
    if not native:
        yield plain
        return
    for native_size in _native_sizes(native, size):
        for place in range(len(plain) - 1, -1, -1):
            line = replace(plain[place], native=native, native_size=native_size)
            yield (*plain[:place], line, *plain[place + 1 :])


def _shortened(form: _Form, box: NameBox) -> Iterator[_Lines]:
    """Give the parts at the floor, each cut by an ellipsis where its line ends."""
    rows = [_cut_row(row, box.room) for row in form.rows]
    yield tuple(NameLine(line_of(row), _FLOOR) for row in rows)
    yield (NameLine(line_of(_cut_row([*form.line[:1], *form.rows[-1][1:]], box.room)), _FLOOR),)


def _cut_row(row: list[Stretch], room: float) -> list[Stretch]:
    """Cut the first stretch of a row so that the row fits in a width of `room` points."""
    first, rest = row[0], row[1:]
    left = room - sum(measure(part.text, part.face, _FLOOR) for part in rest)
    return [replace(first, text=_cut(first.text, first.face, left)), *rest]


def _cut(text: str, face: Face, room: float) -> str:
    if measure(text, face, _FLOOR) <= room:
        return text
    letters = graphemes(text)
    fits, over = 0, len(letters)
    while over - fits > 1:
        middle = (fits + over) // 2
        shown = "".join(letters[:middle]) + _ELLIPSIS
        fits, over = (middle, over) if measure(shown, face, _FLOOR) <= room else (fits, middle)
    return "".join(letters[:fits]).rstrip(" ") + _ELLIPSIS


def _wanted_size(box: NameBox) -> float:
    return _LARGE_SIZE if box.large or box.height_mm >= _LARGE_FROM_MM else _SIZE


def _sizes(first: float, last: float) -> list[float]:
    return [first - _STEP * step for step in range(int((first - last) / _STEP) + 1)]


def _native_sizes(native: str, latin: float) -> list[float]:
    gain = _ARABIC_GAIN if any(script_of(char) == "Arab" for char in native) else 1.0
    wanted = (latin - _NATIVE_LESS - loss for loss in _NATIVE_LOSSES)
    return [max(size, _NATIVE_FLOOR) * gain for size in wanted]

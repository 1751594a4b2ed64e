"""The lines of a name inside a cell: what stands on each, whether it fits, where it goes."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from desktop_app.documents.fonts import REGULAR, Face
from desktop_app.documents.text import Align, ink, measure

POINTS_PER_MM = 72 / 25.4

_GAP_MM = 4.0
_CLEAR_POINTS = 1.1  # half of the widest rule beside a cell, and a little air
_LEADING = 1.05
_AIR_POINTS = 0.3
_HALF_CAPITAL = 0.357
_HALVINGS = 20


@dataclass(frozen=True)
class NameBox:
    """The cell of a name, between its rules.

    `large` asks for large letters whatever the height; `given_first` puts the given name first
    and in bold, as for children. Text keeps `padding_mm` from the sides.
    """

    width_mm: float
    height_mm: float
    large: bool = False
    given_first: bool = False
    padding_mm: float = 1.8

    @property
    def room(self) -> float:
        """The width for text, in points."""
        return (self.width_mm - 2 * self.padding_mm) * POINTS_PER_MM


@dataclass(frozen=True)
class FittedPiece:
    """Text in its place: `x_mm` from the left of the cell, line of writing `y_mm` from its top.

    With `align` "right", the text ends at `x_mm`.
    """

    text: str
    face: Face
    size: float
    x_mm: float
    y_mm: float
    align: Align


@dataclass(frozen=True)
class Stretch:
    """Part of a line in one face."""

    text: str
    face: Face


@dataclass(frozen=True)
class NameLine:
    """A line of a name: Latin letters from the left, a native form against the right."""

    latin: tuple[Stretch, ...]
    size: float
    native: str = ""
    native_size: float = 0.0

    @property
    def width(self) -> float:
        """The least width in points that keeps both forms apart."""
        width = sum(measure(part.text, part.face, self.size) for part in self.latin)
        if self.native:
            width += measure(self.native, REGULAR, self.native_size)
            width += _GAP_MM * POINTS_PER_MM if self.latin else 0.0
        return width

    @property
    def reach(self) -> tuple[float, float]:
        """How far the ink goes above and below the line of writing, in points."""
        inks = [ink(part.text, part.face, self.size) for part in self.latin]
        if self.native:
            inks.append(ink(self.native, REGULAR, self.native_size))
        return max(rise for rise, _ in inks), max(drop for _, drop in inks)


def tokens(stretches: Sequence[Stretch]) -> list[Stretch]:
    """Cut stretches where a line may end: after a space or a hyphen."""
    return [
        Stretch(piece, stretch.face)
        for stretch in stretches
        for piece in re.split(r"(?<=[ \-‐])", stretch.text)
        if piece
    ]


def line_of(parts: Sequence[Stretch]) -> tuple[Stretch, ...]:
    """Join neighbours of one face, without the space at the end of the line."""
    joined: list[Stretch] = []
    for part in parts:
        if joined and joined[-1].face == part.face:
            joined[-1] = Stretch(joined[-1].text + part.text, part.face)
        else:
            joined.append(part)
    if joined:
        joined[-1] = Stretch(joined[-1].text.rstrip(" "), joined[-1].face)
    return tuple(part for part in joined if part.text)


def balanced(parts: Sequence[Stretch], lines: int) -> list[tuple[Stretch, ...]]:
    """Break tokens into at most so many lines, the longest as short as it can be."""
    widths = [measure(part.text, part.face, 1) for part in parts]
    shortest, longest = max(widths, default=0.0), sum(widths)
    for _ in range(_HALVINGS):
        middle = (shortest + longest) / 2
        if len(_line_ends(widths, middle)) > lines:
            shortest = middle
        else:
            longest = middle
    ends = _line_ends(widths, longest)
    return [line_of(parts[start:end]) for start, end in pairwise((0, *ends))]


def _line_ends(widths: Sequence[float], longest: float) -> list[int]:
    """Fill lines one after the other and return the number of tokens before each end."""
    ends: list[int] = []
    used = 0.0
    for place, width in enumerate(widths):
        if used and used + width > longest:
            ends.append(place)
            used = 0.0
        used += width
    return [*ends, len(widths)]


def fitted(lines: Sequence[NameLine], box: NameBox) -> tuple[FittedPiece, ...] | None:
    """Return the pieces of lines in their places, or none if they do not fit in the cell."""
    if any(line.width > box.room for line in lines):
        return None
    heights = _lines_of_writing(lines, box.height_mm * POINTS_PER_MM)
    if heights is None:
        return None
    return tuple(
        piece
        for line, y in zip(lines, heights, strict=True)
        for piece in _pieces(line, box, y / POINTS_PER_MM)
    )


def _lines_of_writing(lines: Sequence[NameLine], height: float) -> list[float] | None:
    """Return how far each line of writing is from the top, in points."""
    reaches = [line.reach for line in lines]
    steps = [
        max(below.size * _LEADING, drop + rise + _AIR_POINTS)
        for (_, drop), (rise, _), below in zip(reaches, reaches[1:], lines[1:], strict=False)
    ]
    rise, drop = reaches[0][0], reaches[-1][1]
    free = height - 2 * _CLEAR_POINTS - rise - sum(steps) - drop
    if free < 0:
        return None
    first = _CLEAR_POINTS + rise + free / 2
    if len(lines) == 1:  # capitals of all rows stand alike, whatever their accents and tails
        wanted = height / 2 + _HALF_CAPITAL * max(lines[0].size, lines[0].native_size)
        first = min(max(wanted, _CLEAR_POINTS + rise), height - _CLEAR_POINTS - drop)
    return [first + sum(steps[:place]) for place in range(len(lines))]


def _pieces(line: NameLine, box: NameBox, y_mm: float) -> list[FittedPiece]:
    pieces: list[FittedPiece] = []
    x_mm = box.padding_mm
    for part in line.latin:
        pieces.append(FittedPiece(part.text, part.face, line.size, x_mm, y_mm, "left"))
        x_mm += measure(part.text, part.face, line.size) / POINTS_PER_MM
    if line.native:
        end = box.width_mm - box.padding_mm
        pieces.append(FittedPiece(line.native, REGULAR, line.native_size, end, y_mm, "right"))
    return pieces

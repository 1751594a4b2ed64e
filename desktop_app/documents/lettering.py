"""Lines of text placed in cells: shrunk to their floor, broken, and only then shortened."""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from desktop_app.documents.fonts import BOLD, REGULAR, Face
from desktop_app.documents.marks import Cell, Text
from desktop_app.documents.spelling import graphemes, is_mark, printable
from desktop_app.documents.text import Align, ink, measure

POINTS_PER_MM = 72 / 25.4
PADDING_MM = 1.8
LEAST_SIZE = 8.0
CAPITAL = 0.714  # height of a capital of Noto Sans, in ems
ELLIPSIS = "…"

RAISED_SIZE = 0.62
RAISED_BY = 0.34
_RAISED = re.compile(r"(?<=\b1)(?:er|re)\b")
_WORDS = re.compile(r"[^ ]+ *")
_PARTS = re.compile(r"[^\-]*-|[^\-]+")
_HIGHEST, _DEEPEST = 1.15, 0.65  # of the size, above and below the line of writing
_STEP = 0.25
_MOST_CHARACTERS = 2400
_MOST_LETTERS = 600  # no line of paper holds more at the floor
_REMEMBERED_LINES = 4096


@dataclass(frozen=True, slots=True)
class Lettering:
    """How a line is written: it shrinks from ``size`` to ``floor`` before it is cut."""

    face: Face = REGULAR
    size: float = 8.0
    floor: float = LEAST_SIZE
    align: Align = "left"


def raised_parts(text: str) -> list[tuple[str, bool]]:
    """The text cut where « er » and « re » of « 1er » and « 1re » stand raised and smaller."""
    parts = []
    start = 0
    for found in _RAISED.finditer(text):
        parts += [(text[start : found.start()], False), (found.group(), True)]
        start = found.end()
    parts.append((text[start:], False))
    return [part for part in parts if part[0]]


def width_mm(text: str, face: Face, size: float) -> float:
    """How wide a line of a sheet is, raised letters included."""
    points = sum(
        measure(part, face, size * RAISED_SIZE if raised else size)
        for part, raised in raised_parts(text)
    )
    return points / POINTS_PER_MM


def capital_mm(size: float) -> float:
    """Height of a capital in millimetres."""
    return size * CAPITAL / POINTS_PER_MM


@lru_cache(maxsize=_REMEMBERED_LINES)
def fitted_line(text: str, lettering: Lettering, room_mm: float) -> tuple[str, float]:
    """The text and the size at which it fits: as wished, smaller, or cut at the floor."""
    text = clean(text[:_MOST_CHARACTERS])
    size = lettering.size
    while size > lettering.floor and width_mm(text, lettering.face, size) > room_mm:
        size = max(size - _STEP, lettering.floor)
    if width_mm(text, lettering.face, size) <= room_mm:
        return text, size
    return shortened(text, lettering.face, size, room_mm), size


def low_enough(text: str, lettering: Lettering, above_mm: float, below_mm: float) -> float:
    """The size at which the ink of a line stays in the room above and below its baseline.

    Not below the floor of the lettering: what `clean` lets through fits there.
    """
    rise, drop = ink(text, lettering.face, 1.0)
    sizes = [lettering.size]
    sizes += [
        room * POINTS_PER_MM / taken
        for taken, room in ((rise, above_mm), (drop, below_mm))
        if taken > 0
    ]
    return max(min(sizes), lettering.floor)


def first_that_fits(wordings: Sequence[str], lettering: Lettering, room_mm: float) -> str:
    """The longest wording that needs no cut, else the shortest; they come longest first."""
    for wording in wordings[:-1]:
        if width_mm(clean(wording), lettering.face, lettering.floor) <= room_mm:
            return wording
    return wordings[-1]


def clean(text: str) -> str:
    """What of a text reaches the paper, the typographic apostrophe for the straight one.

    Marks piled on a letter higher than any alphabet does are left out: they would
    leave their line.
    """
    shown = printable(text).replace("'", "’").strip(" ")
    if any(map(is_mark, shown)):
        extents = [ink(shown, face, 1.0) for face in (REGULAR, BOLD)]
        if any(rise > _HIGHEST or drop > _DEEPEST for rise, drop in extents):
            return "".join(sign for sign in shown if unicodedata.category(sign) != "Mn")
    return shown


def shortened(text: str, face: Face, size: float, room_mm: float) -> str:
    """As much of a text as fits, then an ellipsis; nothing when even that does not."""
    letters = graphemes(text)
    count = _fitting(letters, ELLIPSIS, Lettering(face, size), room_mm)
    return "".join(letters[:count]).rstrip(" ,;:") + ELLIPSIS if count else ""


def _fitting(letters: list[str], ending: str, lettering: Lettering, room_mm: float) -> int:
    """How many letters fit before an ending."""
    fits, over = 0, min(len(letters), _MOST_LETTERS) + 1
    while over - fits > 1:
        middle = (fits + over) // 2
        shown = "".join(letters[:middle]) + ending
        narrow = width_mm(shown, lettering.face, lettering.size) <= room_mm
        fits, over = (middle, over) if narrow else (fits, middle)
    return fits


@lru_cache(maxsize=_REMEMBERED_LINES)
def broken_lines(text: str, face: Face, size: float, room_mm: float) -> tuple[str, ...]:
    """The text over as many lines as it needs, broken at spaces.

    A word too long for a line is broken at its hyphens, else anywhere.
    """
    lines: list[str] = []
    line = ""
    for token in _tokens(clean(text), face, size, room_mm):
        longer = line + token
        if line and width_mm(longer.rstrip(" "), face, size) > room_mm:
            lines.append(line.strip(" "))
            longer = token
        line = longer
    return (*lines, line.strip(" ")) if line.strip(" ") else tuple(lines)


def _tokens(text: str, face: Face, size: float, room_mm: float) -> list[str]:
    """Words with the space after them, in pieces when they are too long for a line."""
    tokens: list[str] = []
    for word in _WORDS.findall(text):
        if width_mm(word, face, size) <= room_mm:
            tokens.append(word)
            continue
        for part in _PARTS.findall(word):
            fits = width_mm(part, face, size) <= room_mm
            tokens += [part] if fits else _pieces(part, face, size, room_mm)
    return tokens


def _pieces(word: str, face: Face, size: float, room_mm: float) -> list[str]:
    letters = graphemes(word)
    pieces = []
    while letters:
        count = max(_fitting(letters, "", Lettering(face, size), room_mm), 1)
        pieces.append("".join(letters[:count]))
        letters = letters[count:]
    return pieces


def line_in(cell: Cell, text: str, lettering: Lettering, baseline: float) -> Text:
    """A line at a given height of the page, between the paddings of its cell."""
    return _placed(cell, text, lettering, baseline, padding=PADDING_MM)


def flush_line(cell: Cell, text: str, lettering: Lettering, baseline: float) -> Text:
    """A line that begins and ends at the very edges of its cell."""
    return _placed(cell, text, lettering, baseline, padding=0.0)


def centred_line(cell: Cell, text: str, lettering: Lettering) -> Text:
    """A line half-way up its cell, capitals centred."""
    shown, size = fitted_line(text, lettering, cell.width - 2 * PADDING_MM)
    baseline = cell.top + (cell.height + capital_mm(size)) / 2 + 0.1
    return line_in(cell, shown, lettering, baseline)


def stacked_lines(
    cell: Cell, texts: Sequence[str], lettering: Lettering, *, first: float, lead: float
) -> list[Text]:
    """Lines one under the other, the line of writing of the first at ``first``."""
    return [
        flush_line(cell, text, lettering, first + place * lead) for place, text in enumerate(texts)
    ]


def _placed(
    cell: Cell, text: str, lettering: Lettering, baseline: float, *, padding: float
) -> Text:
    shown, size = fitted_line(text, lettering, max(cell.width - 2 * padding, 0.0))
    x = {
        "left": cell.left + padding,
        "right": cell.right - padding,
        "centre": cell.middle,
    }[lettering.align]
    return Text(shown, lettering.face, size, x, baseline, cell, lettering.align)


LINE_NUMBER = Lettering(BOLD, 11.0, align="centre")
COLUMN_HEAD = Lettering(BOLD, 9.2)
SMALL = Lettering(REGULAR, 8.4)

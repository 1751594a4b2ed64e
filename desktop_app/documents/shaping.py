"""Text turned into positioned glyphs by HarfBuzz, ready to be written in a PDF at any size."""

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import groupby
from operator import attrgetter
from typing import Any, NamedTuple

import uharfbuzz as hb

from desktop_app.documents.fonts import Face, Typeface, typeface
from desktop_app.documents.runs import COMMON, Run, script_of, visual_runs
from desktop_app.documents.spelling import is_joiner, is_mark, printable

_REMEMBERED_LINES = 8192
_LONGEST_REMEMBERED = 400
# Latin, Greek and Cyrillic letters stand side by side at their own width, alone or shaped, so
# that the same name has one width everywhere.
_UNKERNED = {"kern": False, "liga": False, "clig": False}
# In Noto Naskh Arabic these letters share a form with a more common one, which its glyph tells.
TWINS = dict(zip("ڧەڨڡںڽۑڻڮ", "فهڤٯىپپٹؼ", strict=True))
_NO_WIDTH = "\u200b"  # not a joiner: Noto Naskh Arabic draws a bar for them
_SIMPLE_SCRIPTS = ("Latn", "Grek", "Cyrl")
_LEFT_TO_RIGHT = ("L", "EN", "ES", "ET", "CS", "WS", "ON")


@dataclass(frozen=True, eq=False, slots=True)
class ShapedLine:
    """A line at size 1: lengths are in ems.

    `operators` stand between the text matrix and ET of a PDF; `rise` and `drop` say how far the
    ink goes above and below the line of writing; `glyphs` tell what each glyph stands for.
    """

    width: float
    rise: float
    drop: float
    operators: str
    glyphs: tuple[tuple[str, int, str], ...]


class PlacedGlyph(NamedTuple):
    """A glyph of a run in thousandths of an em, and the place of its first character."""

    number: int
    cluster: int
    advance: int
    right: int
    up: int


class _Plain(NamedTuple):
    code: str
    advance: int
    top: int
    bottom: int
    meaning: tuple[str, int, str]


class _PlainLetters(dict[str, _Plain | None]):
    """The letters of one typeface that need no shaping, read at their first use."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self._name = name

    def __missing__(self, char: str) -> _Plain | None:
        font = typeface(self._name)
        letter = None
        if font.has(char) and _stands_alone(char):
            number = font.glyph(char)
            meaning = (self._name, number, char)
            letter = _Plain(f"{number:04X}", font.advance(number), *font.ink(number), meaning)
        self[char] = letter
        return letter


@cache
def _plain_letters(name: str) -> _PlainLetters:
    return _PlainLetters(name)


def shaped_line(text: str, face: Face) -> ShapedLine:
    """Return the glyphs of any text: what cannot be printed is left out, nothing is refused."""
    if len(text) > _LONGEST_REMEMBERED:
        return _shape(text, face)
    return _shape_remembered(text, face)


@lru_cache(maxsize=_REMEMBERED_LINES)
def _shape_remembered(text: str, face: Face) -> ShapedLine:
    return _shape(text, face)


def _shape(text: str, face: Face) -> ShapedLine:
    visible = printable(text)
    return _plain_line(visible, face.chain[0]) or _mixed_line(visible, face)


def _plain_line(text: str, name: str) -> ShapedLine | None:
    letters = _plain_letters(name)
    found = [letters[char] for char in text]
    plain = [letter for letter in found if letter]
    if not plain or len(plain) < len(found):
        return None
    codes = "".join([letter.code for letter in plain])
    return ShapedLine(
        sum([letter.advance for letter in plain]) / 1000,
        max([letter.top for letter in plain]) / 1000,
        -min([letter.bottom for letter in plain]) / 1000,
        f"/{name} 1 Tf <{codes}> Tj",
        tuple({letter.meaning: None for letter in plain}),
    )


def _stands_alone(char: str) -> bool:
    """Tell whether a character keeps its shape, width and place whatever its neighbours."""
    simple = script_of(char) in (*_SIMPLE_SCRIPTS, COMMON) and not is_mark(char)
    return simple and unicodedata.bidirectional(char) in _LEFT_TO_RIGHT


def _mixed_line(text: str, face: Face) -> ShapedLine:
    runs = [(run, shaped_run(run)) for run in visual_runs(text, face)]
    inks = [
        (top + glyph.up, bottom + glyph.up)
        for run, glyphs in runs
        for glyph in glyphs
        for top, bottom in (run.typeface.ink(glyph.number),)
    ]
    return ShapedLine(
        sum(glyph.advance for _, glyphs in runs for glyph in glyphs) / 1000,
        max((top for top, _ in inks), default=0) / 1000,
        -min((bottom for _, bottom in inks), default=0) / 1000,
        " ".join(operator for run, glyphs in runs for operator in _written(run, glyphs)),
        tuple(meaning for run, glyphs in runs for meaning in _meanings(run, glyphs)),
    )


def shaped_run(run: Run) -> list[PlacedGlyph]:
    """Return the glyphs of a run from left to right; one the typeface lacks is never among them."""
    buffer: Any = hb.Buffer()
    buffer.add_str(run.text)
    buffer.direction = "rtl" if run.leftwards else "ltr"
    buffer.script = run.script
    buffer.language = "und"
    buffer.cluster_level = hb.BufferClusterLevel.MONOTONE_GRAPHEMES
    buffer.flags = hb.BufferFlags.DO_NOT_INSERT_DOTTED_CIRCLE
    simple = run.script in (*_SIMPLE_SCRIPTS, COMMON)
    hb.shape(run.typeface.font, buffer, _UNKERNED if simple else {})
    return [
        PlacedGlyph(glyph.codepoint, glyph.cluster, at.x_advance, at.x_offset, at.y_offset)
        for glyph, at in zip(buffer.glyph_infos, buffer.glyph_positions, strict=True)
        if glyph.codepoint
    ]


def _clusters(run: Run, glyphs: list[PlacedGlyph]) -> Iterator[tuple[str, list[PlacedGlyph]]]:
    """Give the glyphs from left to right with the letters they stand for."""
    starts = sorted({glyph.cluster for glyph in glyphs} | {0})
    ends = dict(zip(starts, [*starts[1:], len(run.text)], strict=True))
    for start, together in groupby(glyphs, key=attrgetter("cluster")):
        yield run.text[start : ends[start]], list(together)


def _meanings(run: Run, glyphs: list[PlacedGlyph]) -> Iterator[tuple[str, int, str]]:
    """Say what each glyph stands for: its own letter, or what is left of the cluster's letters."""
    font = run.typeface
    for text, together in _clusters(run, glyphs):
        own = {font.glyph(char): char for char in text}
        shown = {glyph.number for glyph in together}
        left = "".join(own[glyph] for glyph in own if glyph not in shown)
        left = "" if unicodedata.mirrored(left[:1] or " ") else left
        for glyph in together:
            letters = own.get(glyph.number)
            if letters is None:
                letters, left = TWINS.get(left, left), ""
            yield font.name, glyph.number, letters
    if anchor := font.glyph(_NO_WIDTH):
        yield font.name, anchor, _NO_WIDTH


def _written(run: Run, glyphs: list[PlacedGlyph]) -> Iterator[str]:
    """Write a run in a PDF so that its stored spelling is found in it.

    Readers of PDF take a run read from right to left as it lies on the paper and turn it round:
    it is written from the left, and where a glyph does not tell its letters, they are given
    turned as well. A letter that its glyph tells is left to it: with every letter spelled out,
    PDFium (Chrome, Edge) no longer sees that the word must be turned.
    """
    yield f"/{run.typeface.name} 1 Tf"
    if run.leftwards:
        for letters, together in _clusters(run, glyphs):
            if _is_told(letters):
                yield from _shown(together, run.typeface)
            else:
                yield from _spelled(letters[::-1], together, run)
    else:
        yield from _spelled(run.text, glyphs, run)


def _is_told(letters: str) -> bool:
    """Tell whether the glyph of a cluster read from right to left stands for nothing else."""
    alone = len(letters) == 1 and not is_joiner(letters) and letters not in TWINS
    return alone and not unicodedata.mirrored(letters)


def _spelled(letters: str, glyphs: list[PlacedGlyph], run: Run) -> Iterator[str]:
    yield f"/Span <</ActualText <FEFF{letters.encode('utf-16-be').hex().upper()}>>> BDC"
    yield from _shown(_anchored(glyphs, run.typeface), run.typeface)
    yield "EMC"


def _anchored(glyphs: list[PlacedGlyph], font: Typeface) -> list[PlacedGlyph]:
    """Put a glyph without width before and after letters that begin or end with a mark.

    Readers measure the letters from the first glyph to the last: a mark, drawn inside its letter,
    would leave a gap that they take for a space.
    """
    number = font.glyph(_NO_WIDTH)
    first, last = glyphs[0], glyphs[-1]
    before = [PlacedGlyph(number, first.cluster, 0, 0, 0)] if number and not first.advance else []
    after = [PlacedGlyph(number, last.cluster, 0, 0, 0)] if number and not last.advance else []
    return [*before, *glyphs, *after]


def _shown(glyphs: list[PlacedGlyph], font: Typeface) -> Iterator[str]:
    for up, level in groupby(glyphs, key=attrgetter("up")):
        shown = "".join(_moved(glyph, font) for glyph in level)
        yield f"{up / 1000:g} Ts [{shown}] TJ 0 Ts" if up else f"[{shown}] TJ"


def _moved(glyph: PlacedGlyph, font: Typeface) -> str:
    """Show a glyph where HarfBuzz put it: TJ moves back by thousandths before and after it."""
    before = -glyph.right
    after = glyph.right + font.advance(glyph.number) - glyph.advance
    return f"{before or ''}<{glyph.number:04X}>{after or ''}"

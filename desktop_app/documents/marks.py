"""The ink of a page, declared before it is drawn, so that tests can measure it.

Every length is in millimetres from the left and the top edge of the paper, except
sizes of letters and widths of lines, which are in points.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum

from desktop_app.documents.fonts import Face
from desktop_app.documents.names import FittedName
from desktop_app.documents.text import Align
from desktop_app.domain.sheets.facts import LogoFacts

ORDINARY_RULE = 0.75
BOX_RULE = 0.9
FRAME_RULE = 1.5
THICK_RULE = 2.0


@dataclass(frozen=True, slots=True)
class Cell:
    """A rectangle that holds something."""

    left: float
    top: float
    width: float
    height: float

    @property
    def right(self) -> float:
        """Its right edge."""
        return self.left + self.width

    @property
    def bottom(self) -> float:
        """Its lower edge."""
        return self.top + self.height

    @property
    def middle(self) -> float:
        """Half-way between its left and right edges."""
        return self.left + self.width / 2

    def overlaps(self, other: "Cell") -> bool:
        """Whether the two share more than an edge."""
        return (
            self.left < other.right
            and other.left < self.right
            and self.top < other.bottom
            and other.top < self.bottom
        )

    def contains(self, other: "Cell", tolerance: float = 0.0) -> bool:
        """Whether ``other`` lies inside, give or take ``tolerance``."""
        return (
            self.left - tolerance <= other.left
            and other.right <= self.right + tolerance
            and self.top - tolerance <= other.top
            and other.bottom <= self.bottom + tolerance
        )

    def inset(self, by: float) -> "Cell":
        """The rectangle smaller by ``by`` on its four sides (larger when negative)."""
        return Cell(self.left + by, self.top + by, self.width - 2 * by, self.height - 2 * by)


@dataclass(frozen=True, slots=True)
class Text:
    """One line of text: its line of writing passes through (``x``, ``y``).

    Upright text is read from bottom to top: ``x`` is then its line of writing, and
    ``y`` where it begins, ends or has its middle. ``cell`` is what it must stay in.
    """

    text: str
    face: Face
    size: float
    x: float
    y: float
    cell: Cell
    align: Align = "left"
    upright: bool = False
    white: bool = False


@dataclass(frozen=True, slots=True)
class NameText:
    """A person's name, already fitted to its cell."""

    fitted: FittedName
    cell: Cell


@dataclass(frozen=True, slots=True)
class Row:
    """The texts of one line of a table, their heights measured from its top.

    Lines that follow one another are written alike, which a PDF compresses well.
    """

    top: float
    marks: "tuple[Text | NameText, ...]"

    @property
    def placed(self) -> "Iterator[Text | NameText]":
        """The same texts, measured from the top of the paper."""
        for mark in self.marks:
            cell = replace(mark.cell, top=mark.cell.top + self.top)
            if isinstance(mark, Text):
                yield replace(mark, y=mark.y + self.top, cell=cell)
            else:
                yield replace(mark, cell=cell)


@dataclass(frozen=True, slots=True)
class Rule:
    """A straight line; ``dash`` cuts it into pieces of that length in points."""

    x1: float
    y1: float
    x2: float
    y2: float
    width: float = ORDINARY_RULE
    dash: float = 0.0


@dataclass(frozen=True, slots=True)
class Frame:
    """The outline of a rectangle."""

    cell: Cell
    width: float = BOX_RULE


class SymbolKind(StrEnum):
    """Small drawings, and the only filled shapes beside the QR code."""

    PEN = "pen"
    CENTRE = "centre"
    SQUARE = "square"
    FIVE = "five"


@dataclass(frozen=True, slots=True)
class Symbol:
    """A small drawing that fills its cell."""

    kind: SymbolKind
    cell: Cell


@dataclass(frozen=True, slots=True)
class QrCode:
    """The code of a page; ``cell`` is its 21 modules, without the quiet zone."""

    digits: str
    cell: Cell


@dataclass(frozen=True, slots=True)
class Picture:
    """A one-bit logo."""

    logo: LogoFacts
    cell: Cell


class Purpose(StrEnum):
    """Why a place carries no ink of its own."""

    SIGNATURE = "signature"
    QUIET_ZONE = "quiet_zone"


@dataclass(frozen=True, slots=True)
class Kept:
    """A place kept free: to sign in, or around a code."""

    cell: Cell
    purpose: Purpose = Purpose.SIGNATURE


Mark = Text | NameText | Rule | Frame | Symbol | QrCode | Picture | Kept


@dataclass(frozen=True, eq=False, slots=True)
class Block:
    """Marks that are drawn together, in the order of reading.

    A shared block is the same object on every page that carries it: it is written
    in the document once, as a form.
    """

    marks: tuple[Mark | Row, ...]
    shared: bool = False


@dataclass(frozen=True, eq=False, slots=True)
class DrawnPage:
    """A page ready for the painter, with the size of its paper."""

    width_mm: float
    height_mm: float
    blocks: tuple[Block, ...]

    @property
    def marks(self) -> Iterator[Mark]:
        """Everything on the page, in the order of reading."""
        for block in self.blocks:
            for mark in block.marks:
                if isinstance(mark, Row):
                    yield from mark.placed
                else:
                    yield mark

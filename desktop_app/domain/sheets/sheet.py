"""A composed sheet: pages, columns and lines, in the words of the business and millimetres.

Positions are measured from the left and the top edge of the paper.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from desktop_app.domain.sheets.facts import (
    DateFacts,
    PersonFacts,
    PlaceFacts,
    SheetFacts,
    Stamp,
)
from desktop_app.domain.sheets.ordering import SheetName
from desktop_app.domain.span import Span


@dataclass(frozen=True, slots=True)
class Paper:
    """A page and its margins, in millimetres."""

    width_mm: float
    height_mm: float
    margin_left_mm: float = 12
    margin_right_mm: float = 12
    margin_top_mm: float = 12
    margin_bottom_mm: float = 12

    @property
    def right_mm(self) -> float:
        """Where the content ends on the right."""
        return self.width_mm - self.margin_right_mm

    @property
    def bottom_mm(self) -> float:
        """Where the content ends below."""
        return self.height_mm - self.margin_bottom_mm

    @property
    def content_width_mm(self) -> float:
        """Width between the margins."""
        return self.right_mm - self.margin_left_mm


class ColumnKind(StrEnum):
    """What a column is for."""

    LINE = "line"
    NAME = "name"
    STRUCTURE = "structure"
    SIGNATURE = "signature"
    MORNING = "morning"
    AFTERNOON = "afternoon"
    FIRST_TIME = "first_time"
    POSTCODE = "postcode"
    AGE = "age"
    WOMEN = "women"
    MEN = "men"
    NOT_NOTED = "not_noted"
    NEW = "new"
    TOTAL = "total"
    TURN = "turn"  # arrival above, departure below
    DATE = "date"
    SKIPPED = "skipped"


SIGNED_COLUMNS = frozenset(
    {ColumnKind.SIGNATURE, ColumnKind.MORNING, ColumnKind.AFTERNOON, ColumnKind.DATE}
)


@dataclass(frozen=True, slots=True)
class Column:
    """One column of the table; ``dates`` only for a column of sessions or of skipped dates."""

    kind: ColumnKind
    left_mm: float
    width_mm: float
    dates: tuple[DateFacts, ...] = ()

    @property
    def right_mm(self) -> float:
        """Where the next column begins."""
        return self.left_mm + self.width_mm


@dataclass(frozen=True, slots=True)
class Line:
    """One numbered line: a person, or room for somebody who was not expected.

    ``first_blank`` marks the line that says what to write in it.
    """

    number: int
    person: PersonFacts | None = None
    name: SheetName | None = None
    first_blank: bool = False


class SignerKind(StrEnum):
    """In what quality somebody signs beside the participants."""

    FACILITATOR = "facilitator"
    INTERPRETER = "interpreter"
    GUEST = "guest"
    UNNAMED = "unnamed"


@dataclass(frozen=True, slots=True)
class Signer:
    """Somebody who leads, interprets or was invited, with a box or a row to sign in.

    An interpreter has ``language`` and ``mode`` and no name.
    """

    kind: SignerKind
    name: str = ""
    profession: str = ""
    present: Span | None = None
    language: str = ""
    mode: str = ""


@dataclass(frozen=True, slots=True)
class SheetPage:
    """One page.

    Args:
        number: from 1, through the whole document.
        code: the sixteen digits of its QR code; empty on the emergency sheet.
        columns: those of its table; of one part of a long cycle.
        lines: those of its table.
        signers: who signs on this page; only on the last page of a part.
        signed_on: number of the page that carries the signatures of this part.
        annex: full names that found no room in their cell, as lines of text.
        table_bottom_mm: where the table ends, rows of signers of a grid included; on a page of
            full names, where they begin.
        place: where the sessions of its columns take place; empty: where the sheet says.
    """

    number: int
    code: str
    columns: tuple[Column, ...] = ()
    lines: tuple[Line, ...] = ()
    signers: tuple[Signer, ...] = ()
    signed_on: int = 1
    annex: tuple[str, ...] = ()
    table_bottom_mm: float = 0.0
    place: PlaceFacts | None = None

    @property
    def is_last(self) -> bool:
        """Whether it carries the signatures and totals of its part."""
        return self.signed_on == self.number

    @property
    def is_annex(self) -> bool:
        """Whether it holds nothing but full names for which no page had room."""
        return self.number > self.signed_on

    @property
    def dates(self) -> tuple[DateFacts, ...]:
        """The numbered sessions of its columns, in order."""
        return tuple(
            one for column in self.columns if column.kind is ColumnKind.DATE for one in column.dates
        )


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet ready to be drawn.

    Args:
        facts: what may be printed of the snapshot (see `confidentiality`).
        stamp: number, version and time of this printing.
        paper: its pages.
        table_top_mm: where the head of the table begins, on every page.
        header_mm: height of the head of the table.
        row_mm: height of a line; of both half-lines together for minors.
        signer_mm: height of a row of the table in which somebody who leads signs; 0 for boxes.
        address_below: whether the address stands under the place for want of room.
        pages: all of them, in order.
    """

    facts: SheetFacts
    stamp: Stamp
    paper: Paper
    table_top_mm: float
    header_mm: float
    row_mm: float
    signer_mm: float
    address_below: bool
    pages: tuple[SheetPage, ...]

    @property
    def lines(self) -> tuple[Line, ...]:
        """Every numbered line once, in order; a long cycle repeats them in each part."""
        return tuple({line.number: line for line in self._printed_lines()}.values())

    def _printed_lines(self) -> Iterator[Line]:
        return (line for page in self.pages for line in page.lines)


@dataclass(frozen=True, slots=True)
class NameCell:
    """The room a name has, and the one its full form has under the table."""

    width_mm: float
    height_mm: float
    annex_width_mm: float


class Ruler(Protocol):
    """The two things a composition must know of the fonts."""

    def address_goes_below(self, facts: SheetFacts, width_mm: float) -> bool:
        """Whether place and address are too long to stand side by side."""

    def annex_lines(self, facts: SheetFacts, line: Line, cell: NameCell) -> tuple[str, ...]:
        """The lines that print a name in full when its cell cannot, else nothing."""

"""A box, or a row, for everybody who signs beside the participants."""

from collections.abc import Sequence

from desktop_app.documents.fonts import BOLD, REGULAR
from desktop_app.documents.lettering import (
    PADDING_MM,
    Lettering,
    broken_lines,
    clean,
    line_in,
    width_mm,
)
from desktop_app.documents.marks import BOX_RULE, Cell, Frame, Kept, Mark, Rule
from desktop_app.documents.people_table import PEN_MM, pen
from desktop_app.domain.sheets.facts import SheetFacts
from desktop_app.domain.sheets.sheet import Signer
from desktop_app.domain.sheets.signers import (
    BOX_GAP_MM,
    BOX_MM,
    BOXES_IN_A_ROW,
    MOST_BOXES,
    signer_row_mm,
)
from desktop_app.wording.sheets import signer_detail, signer_hours, signer_line, signer_title
from desktop_app.wording.words import Words

WIDEST_BOX_MM = 80.0
NAME = Lettering(BOLD, 10.0)
DETAIL = Lettering(REGULAR, 8.4)
_NAME_Y, _DETAIL_Y = 3.95, 7.4
_SECOND_NAME_MM = 3.3
_PEN_MIDDLE = 2.95
_TWO_LINES_FROM_MM = 8.4
_NAME_SHARE = 0.48  # of a row, before the room to sign


def signing_cells(area: Cell, signers: int) -> tuple[Cell, ...]:
    """Where the boxes (up to six) or the rows (beyond) stand, on the bottom of an area."""
    if signers > MOST_BOXES:
        height = signer_row_mm(signers)
        top = area.bottom - signers * height
        return tuple(
            Cell(area.left, top + place * height, area.width, height) for place in range(signers)
        )
    columns = 2 if signers == BOXES_IN_A_ROW + 1 else min(signers, BOXES_IN_A_ROW)
    rows = -(-signers // columns)
    width = min((area.width - (columns - 1) * BOX_GAP_MM) / columns, WIDEST_BOX_MM)
    top = area.bottom - rows * BOX_MM - (rows - 1) * BOX_GAP_MM
    return tuple(
        Cell(
            area.left + place % columns * (width + BOX_GAP_MM),
            top + place // columns * (BOX_MM + BOX_GAP_MM),
            width,
            BOX_MM,
        )
        for place in range(signers)
    )


def box_marks(cells: Sequence[Cell]) -> tuple[Mark, ...]:
    """The outlines and pens; in rows, the rule between name and signature."""
    marks: list[Mark] = []
    rows = len(cells) > MOST_BOXES
    for cell in cells:
        marks.append(Frame(cell))
        if rows:
            signed = _signed_part(cell)
            marks.append(Rule(signed.left, cell.top, signed.left, cell.bottom, BOX_RULE))
            marks.append(Kept(signed))
        else:
            marks.append(pen(cell.right - 1.8 - PEN_MM, cell.top + _PEN_MIDDLE))
    return tuple(marks)


def signer_marks(
    words: Words, facts: SheetFacts, signers: Sequence[Signer], cells: Sequence[Cell]
) -> tuple[Mark, ...]:
    """Name and profession of each, in their boxes."""
    marks: list[Mark] = []
    rows = len(cells) > MOST_BOXES
    for signer, cell in zip(signers, cells, strict=True):
        title = signer_title(words, signer)
        if rows:
            named = Cell(cell.left, cell.top, cell.width * _NAME_SHARE, cell.height)
            marks += named_lines(named, title, signer_line(words, signer, facts))
        else:
            said = signer_detail(words, signer, facts)
            marks += _boxed_lines(cell, title, said, signer_hours(words, signer))
    return tuple(marks)


def _boxed_lines(cell: Cell, title: str, detail: str, hours: str) -> list[Mark]:
    """Name beside the pen, over two lines when it is long, then what the person is and when."""
    room = Cell(cell.left, cell.top, cell.width - PEN_MM - PADDING_MM, cell.height)
    width = room.width - 2 * PADDING_MM
    text = clean(title)
    if width_mm(text, BOLD, NAME.floor) <= width:
        names, lower = [text], 0.0
    else:
        lines = broken_lines(text, BOLD, NAME.floor, width)
        names, lower = [lines[0], " ".join(lines[1:])], _SECOND_NAME_MM
    marks: list[Mark] = [
        line_in(room, name, NAME, cell.top + _NAME_Y + place * _SECOND_NAME_MM)
        for place, name in enumerate(names)
    ]
    return [
        *marks,
        *(
            line_in(cell, text, DETAIL, cell.top + _DETAIL_Y + lower + place * _SECOND_NAME_MM)
            for place, text in enumerate(_detail_lines(detail, hours, cell, alone=lower == 0.0))
        ),
    ]


def _detail_lines(detail: str, hours: str, cell: Cell, *, alone: bool) -> list[str]:
    """What somebody is and their hours: side by side, else under it, never cut hours."""
    whole = " ".join(part for part in (detail, hours) if part)
    room = cell.width - 2 * PADDING_MM
    if width_mm(clean(whole), DETAIL.face, DETAIL.floor) <= room:
        return [whole]
    if hours:
        return [detail, hours] if alone else [hours]
    lines = broken_lines(whole, DETAIL.face, DETAIL.floor, room)
    return [lines[0], " ".join(lines[1:])] if alone else [whole]


def named_lines(cell: Cell, title: str, detail: str) -> list[Mark]:
    """Name and profession half-way up a cell, on one line when it is low."""
    middle = cell.top + cell.height / 2
    if cell.height < _TWO_LINES_FROM_MM:
        whole = ", ".join(part for part in (title, detail) if part)
        return [line_in(cell, whole, Lettering(BOLD, 9.0), middle + 1.1)]
    if not detail:
        return [line_in(cell, title, NAME, middle + 1.26)]
    return [
        line_in(cell, title, NAME, middle - 0.75),
        line_in(cell, detail, DETAIL, middle + 3.35),
    ]


def _signed_part(cell: Cell) -> Cell:
    named = cell.width * _NAME_SHARE
    return Cell(cell.left + named, cell.top, cell.width - named, cell.height)

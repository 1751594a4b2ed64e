"""The cell of a child: first name, family name, and the guardian at the bottom."""

from collections.abc import Sequence

from desktop_app.documents.fonts import BOLD, REGULAR
from desktop_app.documents.lettering import (
    PADDING_MM,
    POINTS_PER_MM,
    Lettering,
    broken_lines,
    clean,
    fitted_line,
    flush_line,
    width_mm,
)
from desktop_app.documents.marks import Cell, Mark, NameText
from desktop_app.documents.names import FittedName, FittedPiece, NameBox, PrintedName, fit_name
from desktop_app.documents.text import ink
from desktop_app.domain.sheets.sheet import Line

_NAMES_MM = 13.0  # of the height of the cell; the guardian has the rest
_FIRST, _FAMILY = Lettering(BOLD, 13.0, 9.0), Lettering(REGULAR, 12.0, 9.0)
_FIRST_Y, _FAMILY_Y = 6.1, 11.1
_GUARDIAN, _GUARDIAN_SMALL = Lettering(REGULAR, 9.6), Lettering(REGULAR, 8.0)
_GUARDIAN_Y, _TWO_GUARDIANS_Y = 18.4, (16.4, 19.5)
_CHILD_HEIGHT_MM = 21.0


def child_marks(line: Line, cell: Cell) -> list[Mark]:
    """The names in the cell of a line, or nothing on a blank line."""
    if line.name is None:
        return []
    upper = Cell(cell.left, cell.top, cell.width, _NAMES_MM)
    marks: list[Mark] = [NameText(_fitted_child(line, cell.width), upper)]
    room = Cell(cell.left + PADDING_MM, cell.top, cell.width - 2 * PADDING_MM, cell.height)
    guardian = clean(line.name.guardian)
    if not guardian:
        return marks
    one_line = width_mm(guardian, REGULAR, _GUARDIAN.floor) <= room.width
    scale = cell.height / _CHILD_HEIGHT_MM
    if one_line:
        return [*marks, flush_line(room, guardian, _GUARDIAN, cell.top + _GUARDIAN_Y * scale)]
    lines = broken_lines(guardian, REGULAR, _GUARDIAN_SMALL.size, room.width)
    shown = (lines[0], " ".join(lines[1:]))
    return marks + [
        flush_line(room, text, _GUARDIAN_SMALL, cell.top + y * scale)
        for text, y in zip(shown, _TWO_GUARDIANS_Y, strict=True)
    ]


def child_fits(line: Line, width: float, height: float) -> bool:
    """Whether child and guardian are whole in a cell of that size."""
    if line.name is None:
        return True
    room = min(width - 2 * PADDING_MM, height * width)
    guardian = broken_lines(line.name.guardian, REGULAR, _GUARDIAN_SMALL.size, room)
    return not _fitted_child(line, width).annexed and len(guardian) <= len(_TWO_GUARDIANS_Y)


def _fitted_child(line: Line, width: float) -> FittedName:
    """First name above family name; a name too long for that is fitted like any other."""
    name = line.name
    if name is None:
        return FittedName((), annexed=False)
    child = PrintedName(name.family, name.given, mark=name.mark)
    first, second = clean(child.given or child.family), clean(child.family) if child.given else ""
    if child.mark:
        first, second = (
            (first, f"{second} {child.mark}") if second else (f"{first} {child.mark}", "")
        )
    pieces = []
    for text, lettering, y_mm in ((first, _FIRST, _FIRST_Y), (second, _FAMILY, _FAMILY_Y)):
        shown, size = fitted_line(text, lettering, width - 2 * PADDING_MM)
        if shown != text:
            return fit_name(child, NameBox(width, _NAMES_MM, given_first=True))
        if text:
            pieces.append(
                FittedPiece(text, lettering.face, size, PADDING_MM, y_mm, lettering.align)
            )
    if not _keep_their_lines(pieces):
        return fit_name(child, NameBox(width, _NAMES_MM, given_first=True))
    return FittedName(tuple(pieces), annexed=False)


def _keep_their_lines(pieces: Sequence[FittedPiece]) -> bool:
    """Whether no letter of the names rises or hangs out of the cell or into the other line."""
    above = 0.0
    for piece in pieces:
        rise, drop = (one / POINTS_PER_MM for one in ink(piece.text, piece.face, piece.size))
        if piece.y_mm - rise < above:
            return False
        above = piece.y_mm + drop
    return above <= _NAMES_MM

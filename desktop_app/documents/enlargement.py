"""A page on larger paper: the same ink, everything in proportion (sheets.md 7)."""

from dataclasses import replace

from desktop_app.documents.marks import Block, Cell, DrawnPage, Frame, Mark, Rule, Symbol, Text


def enlarged(page: DrawnPage, by: float) -> DrawnPage:
    """The page ``by`` times as large."""
    marks = enlarged_marks(tuple(page.marks), by)
    return DrawnPage(page.width_mm * by, page.height_mm * by, (Block(marks),))


def enlarged_marks(marks: tuple[Mark, ...], by: float) -> tuple[Mark, ...]:
    """Texts, lines and symbols ``by`` times as large and as far from the corner of the page.

    Raises:
        TypeError: another mark, which has sizes of its own.
    """
    return tuple(_enlarged(mark, by) for mark in marks)


def _enlarged(mark: Mark, by: float) -> Mark:
    match mark:
        case Text():
            return replace(
                mark, size=mark.size * by, x=mark.x * by, y=mark.y * by, cell=_cell(mark.cell, by)
            )
        case Rule():
            ends = {name: getattr(mark, name) * by for name in ("x1", "y1", "x2", "y2", "width")}
            return replace(mark, **ends)
        case Frame():
            return replace(mark, cell=_cell(mark.cell, by), width=mark.width * by)
        case Symbol():
            return replace(mark, cell=_cell(mark.cell, by))
    raise TypeError(f"{type(mark).__name__} cannot be enlarged")


def _cell(cell: Cell, by: float) -> Cell:
    return Cell(cell.left * by, cell.top * by, cell.width * by, cell.height * by)

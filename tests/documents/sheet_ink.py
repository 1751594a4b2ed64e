"""What the declared ink of a page must obey, whatever the sheet."""

from collections.abc import Iterator
from itertools import combinations

from desktop_app.documents.lettering import POINTS_PER_MM, width_mm
from desktop_app.documents.marks import (
    Cell,
    DrawnPage,
    Frame,
    Kept,
    NameText,
    Picture,
    Purpose,
    QrCode,
    Rule,
    Symbol,
    SymbolKind,
    Text,
)
from desktop_app.documents.text import ink, measure
from desktop_app.domain.sheets.facts import Variant
from desktop_app.domain.sheets.sheet import Sheet

SMALLEST_LETTERS = 8.0
SIDE_MM = 0.15  # letters lean a little over the width that counts for them
MARGIN_MM = 2.0  # two accents on a capital of the title rise that far into the margin
HEIGHT_MM = 0.6  # the same in a cell, and the tail of an Arabic letter
TOUCHING_MM = 0.6
LEAST_SIGNATURE_MM = {
    Variant.CYCLE_GRID: (22, 12),
    Variant.CYCLE_GRID_A3: (22, 12),
    Variant.CYCLE_GRID_MINORS: (22, 10),
}
ORDINARY_SIGNATURE_MM = (40, 9)


def name_extents(mark: NameText) -> Iterator[Cell]:
    """The ink of each piece of a name."""
    for piece in mark.fitted.lines:
        width = measure(piece.text, piece.face, piece.size) / POINTS_PER_MM
        rise, drop = (one / POINTS_PER_MM for one in ink(piece.text, piece.face, piece.size))
        x = mark.cell.left + piece.x_mm - (width if piece.align == "right" else 0)
        yield Cell(x, mark.cell.top + piece.y_mm - rise, width, rise + drop)


def letters(page: DrawnPage) -> Iterator[Cell]:
    """The ink of every text and name."""
    for mark in page.marks:
        if isinstance(mark, Text) and mark.text:
            yield text_extent(mark)
        elif isinstance(mark, NameText):
            yield from name_extents(mark)


def shapes(page: DrawnPage) -> Iterator[Cell]:
    """The ink of everything else but the lines of the table."""
    for mark in page.marks:
        if isinstance(mark, Symbol | QrCode | Picture):
            yield mark.cell


def lines(page: DrawnPage) -> Iterator[Cell]:
    """Rules and outlines."""
    for mark in page.marks:
        if isinstance(mark, Rule):
            left, right = sorted((mark.x1, mark.x2))
            top, bottom = sorted((mark.y1, mark.y2))
            yield Cell(left, top, right - left, bottom - top)
        elif isinstance(mark, Frame):
            yield mark.cell


def text_extent(text: Text) -> Cell:
    """The rectangle that the ink of a line of text takes on the page."""
    width = width_mm(text.text, text.face, text.size)
    rise, drop = (points / POINTS_PER_MM for points in ink(text.text, text.face, text.size))
    before = {"left": 0.0, "right": width, "centre": width / 2}[text.align]
    if text.upright:
        return Cell(text.x - rise, text.y - (width - before), rise + drop, width)
    return Cell(text.x - before, text.y - rise, width, rise + drop)


def assert_in_its_place(sheet: Sheet, page: DrawnPage) -> None:
    """Every text in its cell, all ink inside the margins, no letter too small."""
    paper = sheet.paper
    inside = Cell(
        paper.margin_left_mm,
        paper.margin_top_mm,
        paper.content_width_mm,
        paper.bottom_mm - paper.margin_top_mm,
    )
    for mark in page.marks:
        if isinstance(mark, Text):
            assert mark.size >= SMALLEST_LETTERS, mark
            extent = text_extent(mark)
            assert extent.left >= mark.cell.left - SIDE_MM, mark
            assert extent.right <= mark.cell.right + SIDE_MM, mark
            assert mark.cell.contains(extent, HEIGHT_MM), mark
            assert inside.contains(extent, MARGIN_MM), mark
        elif isinstance(mark, NameText):
            for extent in name_extents(mark):
                assert mark.cell.contains(extent, 0.01), mark
    for cell in shapes(page):
        assert inside.contains(cell, 0.5), cell
    across = [cell for cell in lines(page) if cell.width < page.width_mm]
    for cell in across:  # the line to cut along crosses the page
        assert inside.contains(cell, 0.5), cell


def assert_room_to_sign(sheet: Sheet, page: DrawnPage) -> None:
    """No ink where people sign, and room enough; nothing but white around a code."""
    wanted = LEAST_SIGNATURE_MM.get(sheet.facts.variant, ORDINARY_SIGNATURE_MM)
    kept = [mark for mark in page.marks if isinstance(mark, Kept)]
    filled = [*letters(page), *shapes(page)]
    for place in kept:
        if place.purpose is Purpose.SIGNATURE:
            assert place.cell.width >= wanted[0] - 0.01, place
            assert place.cell.height >= wanted[1] - 0.01 or place.cell.top > 150, place
            clear = place.cell.inset(0.3)
            assert not any(clear.overlaps(cell) for cell in filled), place
    codes = [mark.cell for mark in page.marks if isinstance(mark, QrCode)]
    zones = [one.cell.inset(0.01) for one in kept if one.purpose is Purpose.QUIET_ZONE]
    assert len(codes) == len(zones)
    for zone in zones:
        others = [cell for cell in (*filled, *_strokes(page)) if cell not in codes]
        assert not any(zone.overlaps(cell) for cell in others), zone


def assert_nothing_overprinted(page: DrawnPage, touching_mm: float = TOUCHING_MM) -> None:
    """No text over another, but for tails and accents of neighbouring lines."""
    placed = [cell.inset(touching_mm / 2) for cell in letters(page)]
    placed = [cell for cell in placed if cell.width > 0 and cell.height > 0]
    for one, other in combinations(placed, 2):
        assert not one.overlaps(other), (one, other)


def assert_black_only_where_meant(page: DrawnPage) -> None:
    """White letters stand in a black square, and nowhere else."""
    squares = [
        mark.cell
        for mark in page.marks
        if isinstance(mark, Symbol) and mark.kind is SymbolKind.SQUARE
    ]
    white = [mark for mark in page.marks if isinstance(mark, Text) and mark.white]
    assert [mark.cell for mark in white] == squares


def _strokes(page: DrawnPage) -> Iterator[Cell]:
    """The four sides of outlines, and rules, with the width of a thick rule."""
    for mark in page.marks:
        if isinstance(mark, Frame):
            cell = mark.cell
            for side in (
                Cell(cell.left, cell.top, cell.width, 0),
                Cell(cell.left, cell.bottom, cell.width, 0),
                Cell(cell.left, cell.top, 0, cell.height),
                Cell(cell.right, cell.top, 0, cell.height),
            ):
                yield side.inset(-0.01)
    for cell in lines(page):
        if cell.width == 0 or cell.height == 0:
            yield cell.inset(-0.01)

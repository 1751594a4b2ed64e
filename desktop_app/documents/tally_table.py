"""The table of a sheet without names: age bands downwards, strokes counted in fives."""

from functools import lru_cache

from desktop_app.documents.fonts import BOLD, REGULAR
from desktop_app.documents.lettering import (
    COLUMN_HEAD,
    SMALL,
    Lettering,
    capital_mm,
    centred_line,
    flush_line,
    line_in,
    width_mm,
)
from desktop_app.documents.marks import (
    THICK_RULE,
    Block,
    Cell,
    Mark,
    Rule,
    Symbol,
    SymbolKind,
    Text,
)
from desktop_app.documents.people_table import TableGrid, frame_marks, row_rules, table_grid
from desktop_app.domain.sheets.sheet import ColumnKind, Sheet, SheetPage
from desktop_app.wording.sheets import age_band
from desktop_app.wording.words import Words, words_in

_BAND, _TOTAL = Lettering(BOLD, 11.5), Lettering(BOLD, 12.5)
_HOW_TO_ABOVE_MM = 3.3
_FIVE_WIDTH_MM, _FIVE_HEIGHT_MM = 7.8, 4.4
_TWO_HEADS_Y = (4.2, 7.8)
_THICK_BEFORE = {ColumnKind.NEW, ColumnKind.TOTAL}

Bands = tuple[tuple[int, int | None], ...]


def tally_table(sheet: Sheet, page: SheetPage, words: Words) -> tuple[Block, ...]:
    """How to count, the heads, and a line for each age band of this page."""
    grid = table_grid(sheet, page)
    return (_tally(words.language, grid, sheet.facts.age_bands),)


@lru_cache(maxsize=32)
def _tally(language: str, grid: TableGrid, bands: Bands) -> Block:
    words = words_in(language)
    marks = [*_how_to_marks(words, grid), *_head_marks(words, grid), *frame_marks(grid)]
    marks += row_rules(grid)
    outline = grid.outline
    for column in grid.columns:
        if column.kind in _THICK_BEFORE:
            x = column.left_mm
            marks.append(Rule(x, outline.top, x, outline.bottom, THICK_RULE))
    total = len(bands) + 2
    for place in range(grid.lines):
        number = grid.first_number + place
        marks.append(_band_label(words, grid, number, bands))
        if number == total and place:
            y = grid.lines_top + place * grid.row_mm
            marks.append(Rule(outline.left, y, outline.right, y, THICK_RULE))
    return Block(tuple(marks), shared=True)


def _how_to_marks(words: Words, grid: TableGrid) -> list[Mark]:
    outline = grid.outline
    baseline = outline.top - _HOW_TO_ABOVE_MM
    cell = Cell(outline.left, baseline - 4.0, outline.width, 6.0)
    how = flush_line(
        cell, words._("One stroke per person, the fifth across:"), Lettering(BOLD, 10.0), baseline
    )
    left = outline.left + width_mm(how.text, how.face, how.size) + 1.8
    five = Cell(left, baseline - 3.4, _FIVE_WIDTH_MM, _FIVE_HEIGHT_MM)
    rest = Cell(five.right + 2.4, cell.top, outline.right - five.right - 2.4, cell.height)
    age = words._("Estimate the age, do not ask. Gender optional.")
    return [
        how,
        Symbol(SymbolKind.FIVE, five),
        flush_line(rest, age, Lettering(REGULAR, 9.5), baseline),
    ]


def _head_marks(words: Words, grid: TableGrid) -> list[Mark]:
    age, women, men, not_noted, new, first, total = words._(
        "Age|Women|Men|Gender not noted|of them new|first meeting|Total"
    ).split("|")
    heads = {
        ColumnKind.AGE: age,
        ColumnKind.WOMEN: women,
        ColumnKind.MEN: men,
        ColumnKind.NOT_NOTED: not_noted,
        ColumnKind.TOTAL: total,
    }
    marks: list[Mark] = []
    for column in grid.columns:
        cell = Cell(column.left_mm, grid.top_mm, column.width_mm, grid.header_mm)
        if column.kind is ColumnKind.NEW:
            small = Lettering(BOLD, 8.6)
            marks.append(line_in(cell, new, small, cell.top + _TWO_HEADS_Y[0]))
            marks.append(line_in(cell, first, SMALL, cell.top + _TWO_HEADS_Y[1]))
        else:
            marks.append(centred_line(cell, heads[column.kind], COLUMN_HEAD))
    return marks


def _band_label(words: Words, grid: TableGrid, number: int, bands: Bands) -> Text:
    cell = grid.cell(grid.columns[0], number - grid.first_number)
    if number <= len(bands):
        label, lettering = age_band(words, *bands[number - 1]), _BAND
    elif number == len(bands) + 1:
        label, lettering = words._("age not estimated"), Lettering(BOLD, 11.0)
    else:
        label, lettering = words._("Total"), _TOTAL
    baseline = cell.top + (cell.height + capital_mm(lettering.size)) / 2
    return line_in(cell, label, lettering, baseline)

"""The table of the portrait sheets and of the half-days: a numbered line for each person."""

from dataclasses import dataclass, replace
from functools import lru_cache

from desktop_app.documents.fonts import BOLD, REGULAR
from desktop_app.documents.lettering import (
    COLUMN_HEAD,
    LINE_NUMBER,
    PADDING_MM,
    SMALL,
    Lettering,
    broken_lines,
    capital_mm,
    centred_line,
    clean,
    flush_line,
    line_in,
    width_mm,
)
from desktop_app.documents.marks import (
    FRAME_RULE,
    ORDINARY_RULE,
    THICK_RULE,
    Block,
    Cell,
    Frame,
    Kept,
    Mark,
    NameText,
    Row,
    Rule,
    Symbol,
    SymbolKind,
    Text,
)
from desktop_app.documents.names import FittedName, NameBox, PrintedName, fit_name
from desktop_app.domain.sheets.facts import SheetFacts, Variant
from desktop_app.domain.sheets.paging import BLOCK
from desktop_app.domain.sheets.sheet import (
    SIGNED_COLUMNS,
    Column,
    ColumnKind,
    Line,
    Sheet,
    SheetPage,
)
from desktop_app.domain.span import Span
from desktop_app.wording.sheets import column_heads
from desktop_app.wording.words import Words, words_in

PEN_MM = 3.0
PEN_BEFORE_MM = 2.0  # from the left of a cell to the pen; the text begins 5 mm further
PEN_TEXT_MM = 7.0
CHECK_BOX_MM = 5.2
LARGE_NAMES_FROM_MM = 11.5
_REMEMBERED_NAMES = 4096
_HINT = Lettering(REGULAR, 8.0)
_HINT_Y = 3.1
_NARROW_HEAD_MM = 0.4
_FIRST_OF_TWO_Y, _SECOND_OF_TWO_Y = 3.9, 7.3
_STRUCTURE = Lettering(REGULAR, 9.0)
_STRUCTURE_ABOVE_MM, _STRUCTURE_BELOW_MM = 0.6, 2.6
_HALF_DAY = Lettering(BOLD, 10.0)
_THICK_BEFORE = {ColumnKind.MORNING, ColumnKind.AFTERNOON}


@dataclass(frozen=True, slots=True)
class TableKind:
    """What the head of a table depends on beside its columns."""

    variant: Variant
    language: str
    half_days: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class TableGrid:
    """The rules of a table: its columns, its lines and where they stand."""

    columns: tuple[Column, ...]
    top_mm: float
    header_mm: float
    row_mm: float
    first_number: int
    lines: int

    @property
    def lines_top(self) -> float:
        """Where the first line begins."""
        return self.top_mm + self.header_mm

    @property
    def outline(self) -> Cell:
        """The whole table."""
        left, right = self.columns[0].left_mm, self.columns[-1].right_mm
        return Cell(left, self.top_mm, right - left, self.header_mm + self.lines * self.row_mm)

    def cell(self, column: Column, place: int) -> Cell:
        """The cell of a column in the line at ``place``, from 0."""
        top = self.lines_top + place * self.row_mm
        return Cell(column.left_mm, top, column.width_mm, self.row_mm)


def table_grid(sheet: Sheet, page: SheetPage) -> TableGrid:
    """The rules of the table of one page."""
    return TableGrid(
        page.columns,
        sheet.table_top_mm,
        sheet.header_mm,
        sheet.row_mm,
        page.lines[0].number if page.lines else 1,
        len(page.lines),
    )


def people_table(sheet: Sheet, page: SheetPage, words: Words) -> tuple[Block, ...]:
    """Rules and column heads, which pages share, then the lines of this page."""
    grid = table_grid(sheet, page)
    facts = sheet.facts
    half_days = facts.dates[0].half_days if facts.dates else ()
    kind = TableKind(facts.variant, words.language, half_days)
    return _rules_and_heads(kind, grid), Block(tuple(_line_marks(sheet, page, grid, words)))


def name_box(facts: SheetFacts, width_mm: float, height_mm: float) -> NameBox:
    """The room of a name; a name fits the same way when it is measured and when it is drawn."""
    large = height_mm >= LARGE_NAMES_FROM_MM or facts.wish.large_rows
    return NameBox(width_mm, round(height_mm, 3), large=large)


def printed_name(line: Line) -> PrintedName:
    """The name of a line as it is fitted."""
    if line.name is None:
        return PrintedName("", "")
    return PrintedName(line.name.family, line.name.given, line.name.native, line.name.mark)


@lru_cache(maxsize=_REMEMBERED_NAMES)
def placed_name(name: PrintedName, box: NameBox) -> FittedName:
    """A name fitted to its cell; a native form that stands alone on its line begins at the left."""
    fitted = fit_name(name, box)
    heights = [piece.y_mm for piece in fitted.lines]
    if len(heights) <= 1 or fitted.lines[-1].align != "right" or heights.count(heights[-1]) > 1:
        return fitted
    *latin, native = fitted.lines
    return replace(fitted, lines=(*latin, replace(native, x_mm=box.padding_mm, align="left")))


def row_rules(grid: TableGrid) -> list[Mark]:
    """The rules between lines, thick after every fifth."""
    outline = grid.outline
    marks: list[Mark] = []
    for place in range(1, grid.lines):
        y = grid.lines_top + place * grid.row_mm
        fifth = (grid.first_number + place - 1) % BLOCK == 0
        width = THICK_RULE if fifth else ORDINARY_RULE
        marks.append(Rule(outline.left, y, outline.right, y, width))
    return marks


def frame_marks(grid: TableGrid) -> list[Mark]:
    """The outline of a table, the rule under its head and those between its columns."""
    outline = grid.outline
    below_head = Rule(outline.left, grid.lines_top, outline.right, grid.lines_top, THICK_RULE)
    between: list[Mark] = [
        Rule(
            column.left_mm,
            outline.top,
            column.left_mm,
            outline.bottom,
            THICK_RULE if column.kind in _THICK_BEFORE else ORDINARY_RULE,
        )
        for column in grid.columns[1:]
    ]
    return [Frame(outline, FRAME_RULE), below_head, *between]


def pen(left: float, middle: float) -> Symbol:
    """A pen from ``left``, half-way up at ``middle``."""
    return Symbol(SymbolKind.PEN, Cell(left, middle - PEN_MM / 2, PEN_MM, PEN_MM))


@lru_cache(maxsize=128)
def _rules_and_heads(kind: TableKind, grid: TableGrid) -> Block:
    words = words_in(kind.language)
    marks: list[Mark] = []
    for column in grid.columns:
        cell = Cell(column.left_mm, grid.top_mm, column.width_mm, grid.header_mm)
        marks += _column_head(words, kind, column.kind, cell)
    marks += frame_marks(grid) + row_rules(grid)
    for place in range(grid.lines):
        for column in grid.columns:
            if column.kind in SIGNED_COLUMNS:
                marks.append(Kept(grid.cell(column, place)))
            elif column.kind is ColumnKind.FIRST_TIME:
                marks.append(Frame(_check_box(grid.cell(column, place))))
    return Block(tuple(marks), shared=True)


def _column_head(words: Words, kind: TableKind, column: ColumnKind, cell: Cell) -> list[Mark]:
    match column:
        case ColumnKind.LINE | ColumnKind.STRUCTURE:
            return [plain_head(words, column, cell)]
        case ColumnKind.NAME:
            return _name_head(words, kind.variant, cell)
        case ColumnKind.FIRST_TIME:
            return _first_time_head(words, cell)
        case ColumnKind.POSTCODE:
            return two_heads(cell, (words._("Postcode"), words._("optional")), centred=True)
    return _signed_head(words, kind, column, cell)


def plain_head(words: Words, column: ColumnKind, cell: Cell) -> Text:
    """The head of the numbers, or of the partners people come for."""
    number, _, organisation, _ = column_heads(words)
    if column is ColumnKind.LINE:
        return centred_line(cell, number, _centred(COLUMN_HEAD))
    return centred_line(cell, organisation, COLUMN_HEAD)


def _name_head(words: Words, variant: Variant, cell: Cell) -> list[Mark]:
    match variant:
        case Variant.WALK_IN:
            return two_heads(cell, (words._("Surname and first name"), words._("in capitals")))
        case Variant.FIRST_NAME_ONLY:
            return [centred_line(cell, words._("First name and initial"), COLUMN_HEAD)]
        case Variant.EMERGENCY_BLANK:
            return [centred_line(cell, words._("Name, in capitals"), COLUMN_HEAD)]
    return [centred_line(cell, column_heads(words)[1], COLUMN_HEAD)]


def _first_time_head(words: Words, cell: Cell) -> list[Mark]:
    whole = words._("First time")
    style = _centred(COLUMN_HEAD)
    if cell.height < _SECOND_OF_TWO_Y:
        baseline = cell.top + (cell.height + capital_mm(style.size)) / 2 + 0.1
        return [flush_line(cell.inset(_NARROW_HEAD_MM), whole, style, baseline)]
    first, _, second = whole.replace("\u00a0", " ").partition(" ")
    return [
        line_in(cell, first, style, cell.top + _FIRST_OF_TWO_Y),
        line_in(cell, second, style, cell.top + _SECOND_OF_TWO_Y),
    ]


def _signed_head(words: Words, kind: TableKind, column: ColumnKind, cell: Cell) -> list[Mark]:
    label = column_heads(words)[-1]
    if kind.variant is Variant.FIRST_NAME_ONLY:
        label = words._("Signature or initials")
    if column is ColumnKind.MORNING:
        label = words._("Morning")
    elif column is ColumnKind.AFTERNOON:
        label = words._("Afternoon")
    half_day = column in _THICK_BEFORE
    left = cell.left + PEN_TEXT_MM - PADDING_MM
    text = Cell(left, cell.top, cell.right - left, cell.height)
    head = centred_line(text, label, _HALF_DAY if half_day else COLUMN_HEAD)
    marks: list[Mark] = [pen(cell.left + PEN_BEFORE_MM, cell.top + cell.height / 2), head]
    if half_day and kind.half_days:
        span = kind.half_days[0 if column is ColumnKind.MORNING else -1]
        left += width_mm(head.text, head.face, head.size) + PADDING_MM
        hours = Cell(left, cell.top, cell.right - left, cell.height)
        marks.append(line_in(hours, words.hours(span), Lettering(REGULAR, 9.0), head.y))
    return marks


def two_heads(cell: Cell, texts: tuple[str, str], *, centred: bool = False) -> list[Mark]:
    """A bold line and a small one under it."""
    bold, small = COLUMN_HEAD, SMALL
    if centred:
        bold, small = _centred(bold), _centred(small)
    return [
        line_in(cell, texts[0], bold, cell.top + _FIRST_OF_TWO_Y),
        line_in(cell, texts[1], small, cell.top + _SECOND_OF_TWO_Y),
    ]


def _line_marks(sheet: Sheet, page: SheetPage, grid: TableGrid, words: Words) -> list[Row]:
    first, *others = grid.columns
    number_cell = Cell(first.left_mm, 0.0, first.width_mm, grid.row_mm)
    cells = {one.kind: Cell(one.left_mm, 0.0, one.width_mm, grid.row_mm) for one in others}
    box = name_box(sheet.facts, cells[ColumnKind.NAME].width, grid.row_mm)
    rows = []
    for place, line in enumerate(page.lines):
        texts: list[Text | NameText] = [number_mark(line, number_cell)]
        if line.name:
            texts.append(NameText(placed_name(printed_name(line), box), cells[ColumnKind.NAME]))
        elif line.first_blank:
            texts += _hint_marks(words, sheet.facts.variant, cells[ColumnKind.NAME])
        if line.person and line.person.structure and ColumnKind.STRUCTURE in cells:
            texts += _structure_marks(line.person.structure, cells[ColumnKind.STRUCTURE])
        rows.append(Row(grid.lines_top + place * grid.row_mm, tuple(texts)))
    return rows


def number_mark(line: Line, cell: Cell) -> Text:
    """The number of a line, in the middle of its cell."""
    baseline = cell.top + (cell.height + capital_mm(LINE_NUMBER.size)) / 2
    return Text(
        str(line.number), BOLD, LINE_NUMBER.size, cell.middle, baseline, cell, LINE_NUMBER.align
    )


def _structure_marks(structure: str, cell: Cell) -> list[Text]:
    """The partner somebody comes for, over two lines when one cannot hold it."""
    room = cell.width - 2 * PADDING_MM
    if width_mm(clean(structure), _STRUCTURE.face, _STRUCTURE.floor) <= room:
        return [centred_line(cell, structure, _STRUCTURE)]
    first, *rest = broken_lines(structure, _STRUCTURE.face, _STRUCTURE.floor, room)
    if not rest:
        return [centred_line(cell, structure, _STRUCTURE)]
    small = Lettering(_STRUCTURE.face, _STRUCTURE.floor)
    middle = cell.top + cell.height / 2
    return [
        line_in(cell, first, small, middle - _STRUCTURE_ABOVE_MM),
        line_in(cell, " ".join(rest), small, middle + _STRUCTURE_BELOW_MM),
    ]


def _hint_marks(words: Words, variant: Variant, cell: Cell) -> list[Text]:
    if variant is Variant.WALK_IN:
        return []  # the column head says it
    hint = (
        words._("Not registered: first name only")
        if variant is Variant.FIRST_NAME_ONLY
        else words._("Not registered: name in capitals")
    )
    return [line_in(cell, hint, _HINT, cell.top + _HINT_Y)]


def _check_box(cell: Cell) -> Cell:
    return Cell(
        cell.middle - CHECK_BOX_MM / 2,
        cell.top + (cell.height - CHECK_BOX_MM) / 2,
        CHECK_BOX_MM,
        CHECK_BOX_MM,
    )


def _centred(lettering: Lettering) -> Lettering:
    return Lettering(lettering.face, lettering.size, lettering.floor, "centre")

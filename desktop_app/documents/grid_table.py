"""The table of a cycle: people downwards, sessions side by side, those who lead at the bottom."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from desktop_app.documents.fonts import BOLD
from desktop_app.documents.grid_dates import (
    STRUCK_HALF_MM,
    date_head_marks,
    is_struck,
    skipped_marks,
    struck_marks,
    upright_extent,
)
from desktop_app.documents.lettering import (
    COLUMN_HEAD,
    PADDING_MM,
    SMALL,
    Lettering,
    capital_mm,
    centred_line,
    flush_line,
    line_in,
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
    Rule,
)
from desktop_app.documents.minors_cell import child_marks
from desktop_app.documents.people_table import (
    PEN_MM,
    name_box,
    number_mark,
    pen,
    placed_name,
    plain_head,
    printed_name,
)
from desktop_app.documents.signature_boxes import named_lines
from desktop_app.domain.sheets.cycle_composition import COUNT_ROW_MM
from desktop_app.domain.sheets.facts import SheetFacts, Variant
from desktop_app.domain.sheets.paging import BLOCK
from desktop_app.domain.sheets.sheet import (
    Column,
    ColumnKind,
    Line,
    Sheet,
    SheetPage,
    Signer,
    SignerKind,
)
from desktop_app.wording.sheets import column_heads, signer_line, signer_title
from desktop_app.wording.words import Words

BETWEEN_CHILDREN = 1.2
FIFTH_CHILD = 2.4
_HINT = Lettering(size=8.0)
_HINT_Y = 3.1
_NAME_HEAD_Y, _SIGN_HERE_Y = 8.6, 12.2
_CHILD_HEAD_Y, _GUARDIAN_HEAD_Y = 5.9, 10.5
_ADULT_SIGNS_Y = (9.5, 12.7)
_TURN_LEFT_MM, _TURN_RIGHT_MM = 0.6, 1.6
_TURN = Lettering(BOLD, 9.6, align="right")
_ADULT = Lettering(BOLD, 8.5, align="right")
_COUNT = Lettering(BOLD, 10.0)


@dataclass(frozen=True, slots=True)
class GridFrame:
    """Where the parts of a grid stand on one page, in millimetres from the top."""

    columns: tuple[Column, ...]
    minors: bool
    top: float
    lines_top: float
    row_mm: float
    signer_mm: float
    first_number: int
    lines: int
    signers: int
    bottom: float

    @property
    def left(self) -> float:
        """Its left edge."""
        return self.columns[0].left_mm

    @property
    def right(self) -> float:
        """Its right edge."""
        return self.columns[-1].right_mm

    @property
    def signers_top(self) -> float:
        """Where the lines of people end."""
        return self.lines_top + self.lines * self.row_mm

    @property
    def named_right(self) -> float:
        """Where the first session begins: the name of a signer stands before."""
        sessions = [one for one in self.columns if one.dates]
        return sessions[0].left_mm if sessions else self.right

    def line_cell(self, column: Column, place: int) -> Cell:
        """The cell of a column in the line at ``place``, from 0."""
        top = self.lines_top + place * self.row_mm
        return Cell(column.left_mm, top, column.width_mm, self.row_mm)

    def signer_cell(self, place: int) -> Cell:
        """The cell with the name of a signer."""
        top = self.signers_top + place * self.signer_mm
        return Cell(self.left, top, self.named_right - self.left, self.signer_mm)


def grid_table(sheet: Sheet, page: SheetPage, words: Words) -> tuple[Block, ...]:
    """Heads and rules, then the lines, then those who lead."""
    frame = _frame(sheet, page)
    heads = Block(tuple(_head_marks(frame, words)))
    rules = Block((*_rule_marks(frame, words), *_kept_marks(frame, page.lines)))
    lines = Block(tuple(_line_marks(sheet, page, frame, words)))
    signers = Block(tuple(_signer_marks(sheet.facts, page.signers, frame, words)))
    return heads, rules, lines, signers


def _frame(sheet: Sheet, page: SheetPage) -> GridFrame:
    return GridFrame(
        columns=page.columns,
        minors=sheet.facts.variant is Variant.CYCLE_GRID_MINORS,
        top=sheet.table_top_mm,
        lines_top=sheet.table_top_mm + sheet.header_mm,
        row_mm=sheet.row_mm,
        signer_mm=sheet.signer_mm,
        first_number=page.lines[0].number if page.lines else 1,
        lines=len(page.lines),
        signers=len(page.signers),
        bottom=page.table_bottom_mm,
    )


def _head_marks(frame: GridFrame, words: Words) -> Iterator[Mark]:
    height = frame.lines_top - frame.top
    for column in frame.columns:
        cell = Cell(column.left_mm, frame.top, column.width_mm, height)
        match column.kind:
            case ColumnKind.LINE:
                yield plain_head(words, column.kind, cell)
            case ColumnKind.NAME:
                yield from _name_head(frame, words, cell)
            case ColumnKind.TURN:
                yield from _turn_head(words, cell)
            case ColumnKind.DATE:
                shown = [date for one in frame.columns for date in one.dates]
                yield from date_head_marks(words, column.dates[0], shown, cell)


def _name_head(frame: GridFrame, words: Words, cell: Cell) -> Iterator[Mark]:
    if frame.minors:
        child, guardian, *_ = _minors_words(words)
        yield line_in(cell, child, COLUMN_HEAD, cell.top + _CHILD_HEAD_Y)
        yield line_in(cell, guardian, SMALL, cell.top + _GUARDIAN_HEAD_Y)
        return
    yield line_in(cell, column_heads(words)[1], COLUMN_HEAD, cell.top + _NAME_HEAD_Y)
    yield pen(cell.right - 15.0, cell.top + _NAME_HEAD_Y - 1.5)
    sign_here = words._("sign under today's date")
    small = Lettering(SMALL.face, 8.0, align="right")
    yield line_in(cell, sign_here, small, cell.top + _SIGN_HERE_Y)


def _turn_head(words: Words, cell: Cell) -> Iterator[Mark]:
    yield pen(cell.left + PADDING_MM, cell.top + PEN_MM + 1.2)
    first, _, second = _minors_words(words)[2].partition(" ")
    for text, y in zip((first, second), _ADULT_SIGNS_Y, strict=True):
        yield line_in(cell, text, _ADULT, cell.top + y)


def _minors_words(words: Words) -> list[str]:
    return words._("Child|legal guardian|Adult signs|Arrival|Departure").split("|")


def _rule_marks(frame: GridFrame, words: Words) -> Iterator[Mark]:
    yield Frame(
        Cell(frame.left, frame.top, frame.right - frame.left, frame.bottom - frame.top), FRAME_RULE
    )
    yield Rule(frame.left, frame.lines_top, frame.right, frame.lines_top, THICK_RULE)
    yield from _column_rules(frame)
    gaps = list(_gaps(frame, words))
    for rule in _row_rules(frame):
        yield from _interrupted(rule, gaps)
    body = (frame.lines_top, frame.bottom)
    for column in frame.columns:
        if column.kind is ColumnKind.SKIPPED:
            yield from skipped_marks(words, column, *body)
        elif is_struck(column):
            yield from struck_marks(words, column, *body)


def _column_rules(frame: GridFrame) -> Iterator[Mark]:
    for column in frame.columns[1:]:
        bottom = frame.bottom if column.left_mm >= frame.named_right else frame.signers_top
        yield Rule(column.left_mm, frame.top, column.left_mm, bottom)


def _row_rules(frame: GridFrame) -> Iterator[Rule]:
    turn = [column for column in frame.columns if column.kind is ColumnKind.TURN]
    between, fifth = ORDINARY_RULE, THICK_RULE
    if frame.minors:
        between, fifth = BETWEEN_CHILDREN, FIFTH_CHILD
    for place in range(frame.lines):
        y = frame.lines_top + place * frame.row_mm
        if place:
            thick = (frame.first_number + place - 1) % BLOCK == 0
            yield Rule(frame.left, y, frame.right, y, fifth if thick else between)
        if turn:
            half = y + frame.row_mm / 2
            yield Rule(turn[0].left_mm, half, frame.right, half)
    if frame.signers:
        yield Rule(frame.left, frame.signers_top, frame.right, frame.signers_top, THICK_RULE)
        for place in range(1, frame.signers + 1):
            y = frame.signers_top + place * frame.signer_mm
            yield Rule(frame.left, y, frame.right, y)


def _gaps(frame: GridFrame, words: Words) -> Iterator[Cell]:
    """Where rules stop: whole columns that nobody signs, and the words over a struck one."""
    for column in frame.columns:
        if column.kind is ColumnKind.SKIPPED:
            yield Cell(
                column.left_mm, frame.lines_top, column.width_mm, frame.bottom - frame.lines_top
            )
        elif is_struck(column):
            top, bottom = upright_extent(words, column, frame.lines_top, frame.bottom)
            middle = column.left_mm + column.width_mm / 2
            yield Cell(middle - STRUCK_HALF_MM, top, 2 * STRUCK_HALF_MM, bottom - top)


def _interrupted(rule: Rule, gaps: Sequence[Cell]) -> Iterator[Rule]:
    """A level rule drawn in the pieces that its gaps leave."""
    start = rule.x1
    for gap in gaps:
        if gap.top < rule.y1 < gap.bottom and gap.left >= start:
            if gap.left > start:
                yield replace(rule, x1=start, x2=gap.left)
            start = gap.right
    if rule.x2 > start:
        yield replace(rule, x1=start)


def _kept_marks(frame: GridFrame, lines: Sequence[Line]) -> Iterator[Mark]:
    """Where people sign: a cell for each session that takes place, barred when not expected."""
    for column in frame.columns:
        if column.kind is not ColumnKind.DATE or is_struck(column):
            continue
        for place, line in enumerate(lines):
            for cell in _signed_cells(frame, column, place):
                if _is_barred(line, column):
                    # As a facilitator strikes out a line that nobody may sign.
                    yield Rule(cell.left, cell.bottom, cell.right, cell.top)
                else:
                    yield Kept(cell)


def _signed_cells(frame: GridFrame, column: Column, place: int) -> tuple[Cell, ...]:
    """The cell of a session, or its halves for arrival and departure."""
    cell = frame.line_cell(column, place)
    if not frame.minors:
        return (cell,)
    half = frame.row_mm / 2
    return (
        Cell(cell.left, cell.top, cell.width, half),
        Cell(cell.left, cell.top + half, cell.width, half),
    )


def _is_barred(line: Line, column: Column) -> bool:
    return line.person is not None and column.dates[0].number in line.person.barred


def _line_marks(sheet: Sheet, page: SheetPage, frame: GridFrame, words: Words) -> Iterator[Mark]:
    named = next(one for one in frame.columns if one.kind is ColumnKind.NAME)
    turn = next((one for one in frame.columns if one.kind is ColumnKind.TURN), None)
    for place, line in enumerate(page.lines):
        yield number_mark(line, frame.line_cell(frame.columns[0], place))
        cell = frame.line_cell(named, place)
        if line.first_blank:
            hint = words._("Not registered: in capitals")
            yield line_in(cell, hint, _HINT, cell.top + _HINT_Y)
        elif frame.minors:
            yield from child_marks(line, cell)
        elif line.name:
            box = name_box(sheet.facts, cell.width, cell.height)
            yield NameText(placed_name(printed_name(line), box), cell)
        if turn:
            yield from _turn_marks(words, frame.line_cell(turn, place))


def _turn_marks(words: Words, cell: Cell) -> Iterator[Mark]:
    *_, arrival, departure = _minors_words(words)
    half = cell.height / 2
    width = cell.width - _TURN_LEFT_MM - _TURN_RIGHT_MM
    room = Cell(cell.left + _TURN_LEFT_MM, cell.top, width, cell.height)
    for text, top in ((arrival, cell.top), (departure, cell.top + half)):
        baseline = top + (half + capital_mm(_TURN.size)) / 2
        yield flush_line(room, text, _TURN, baseline)


def _signer_marks(
    facts: SheetFacts, signers: Sequence[Signer], frame: GridFrame, words: Words
) -> Iterator[Mark]:
    for place, signer in enumerate(signers):
        title, detail = signer_title(words, signer), signer_line(words, signer, facts)
        if signer.kind is SignerKind.INTERPRETER:
            title, _, detail = detail.partition(", ")
            title = words._("Interpreter, {language}").format(language=title)
        signature = (
            words._("{profession}: signature").format(profession=detail)
            if detail
            else words._("signature")
        )
        yield from named_lines(frame.signer_cell(place), title, signature)
    if signers:
        counted = (
            words._("Number of children present") if frame.minors else words._("Number present")
        )
        top = frame.bottom - COUNT_ROW_MM
        cell = Cell(frame.left, top, frame.named_right - frame.left, COUNT_ROW_MM)
        yield centred_line(cell, counted, _COUNT)

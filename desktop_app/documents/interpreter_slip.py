"""The interpreter's slip: two halves of a page alike, for the agency and for the centre."""

from collections.abc import Iterator

from desktop_app.documents.codes import CODE_MM, QUIET_MM
from desktop_app.documents.fonts import BOLD, REGULAR
from desktop_app.documents.foot import IDENTITY, PAGE
from desktop_app.documents.head import centre_marks, place_line, place_marks
from desktop_app.documents.lettering import (
    SMALL,
    Lettering,
    broken_lines,
    flush_line,
    line_in,
    stacked_lines,
    width_mm,
)
from desktop_app.documents.marks import (
    BOX_RULE,
    THICK_RULE,
    Block,
    Cell,
    Frame,
    Kept,
    Mark,
    Purpose,
    QrCode,
    Rule,
    Text,
)
from desktop_app.documents.people_table import PEN_MM, pen
from desktop_app.documents.signature_boxes import NAME
from desktop_app.domain.sheets.facts import SheetFacts
from desktop_app.domain.sheets.sheet import Sheet, SheetPage
from desktop_app.wording.sheets import (
    SEPARATOR,
    identity,
    kind_of_sheet,
    mode_of_interpreting,
    page_of,
    planned_day_and_hours,
    single_position,
    slip_notice,
)
from desktop_app.wording.words import Words

HALF_MM = 148.5
SQUARE_WIDTH_MM, SQUARE_HEIGHT_MM = 7.2, 9.0
SIGNED_WIDTH_MM, SIGNED_HEIGHT_MM = 89.0, 32.0
CUT_DASH = 3.0

_RIGHT_BLOCK_MM = 60.0
_TITLE, _DATE = Lettering(BOLD, 19.0, 14.0), Lettering(BOLD, 13.8, 10.0)
_KIND, _COPY = Lettering(BOLD, 11.5, align="right"), Lettering(REGULAR, 10.0, align="right")
_VALUE = Lettering(BOLD, 11.4)
_RULE_Y = 35.2
_ROWS_Y = ((40.0, 45.55), (52.0, 57.55))
_VALUE_CELL_MM = 11.5  # letters of some scripts hang low: the next row begins 12 mm below
_COLUMNS_X = (18.0, 62.0, 94.0, 156.0)
_TIMES_Y, _SQUARES_TOP = 64.4, 65.9
_TIMES_X = (18.0, 62.0, 106.0, 150.0)
_BREAK_WIDTH_MM = 22.2
_OUTCOME_TOP, _OUTCOME_MM, _OUTCOME_Y = 77.2, 4.7, 80.95
_SIGNED_TOP = 86.0
_NOTICE_Y, _IDENTITY_Y = 122.4, 131.3
_MOST_NOTICE_LINES = 2


def interpreter_slip(sheet: Sheet, page: SheetPage, words: Words) -> tuple[Block, ...]:
    """Both halves and the line to cut along, which crosses the whole page."""
    cut = Rule(0.0, HALF_MM, sheet.paper.width_mm, HALF_MM, dash=CUT_DASH)
    copies = (words._("agency copy"), words._("centre copy"))
    halves = [
        Block(tuple(_half_marks(sheet, page, words, (top, copy))))
        for top, copy in zip((0.0, HALF_MM), copies, strict=True)
    ]
    return halves[0], Block((cut,)), halves[1]


def _half_marks(
    sheet: Sheet, page: SheetPage, words: Words, half: tuple[float, str]
) -> Iterator[Mark]:
    top, copy = half
    left, right = sheet.paper.margin_left_mm, sheet.paper.right_mm
    content = Cell(left, top, right - left, HALF_MM)
    yield from _head_marks(sheet, page, words, (content, copy))
    yield Rule(left, top + _RULE_Y, right, top + _RULE_Y, THICK_RULE)
    yield from _order_marks(sheet.facts, words, content)
    yield from _times_marks(words, content)
    yield from _outcome_marks(words, content)
    yield from _signed_marks(words, content)
    notice = broken_lines(slip_notice(words, sheet.facts), REGULAR, 8.0, content.width)
    shown = (*notice[: _MOST_NOTICE_LINES - 1], " ".join(notice[_MOST_NOTICE_LINES - 1 :]))
    cell = Cell(left, top + _NOTICE_Y - 3, content.width, 8)
    first = top + _NOTICE_Y
    yield from stacked_lines(cell, shown, Lettering(REGULAR, 8.0), first=first, lead=3.1)
    line = Cell(left, top + _IDENTITY_Y - 4, content.width, 5)
    whole = Cell(left, line.top, content.width - 30, 5)
    baseline = top + _IDENTITY_Y
    text = SEPARATOR.join(identity(words, sheet.stamp))
    yield flush_line(whole, text, IDENTITY, baseline)
    yield flush_line(line, page_of(words, page.number, len(sheet.pages)), PAGE, baseline)


def _head_marks(
    sheet: Sheet, page: SheetPage, words: Words, half: tuple[Cell, str]
) -> Iterator[Mark]:
    content, copy = half
    top = content.top
    code = Cell(content.right - 0.9 - CODE_MM, top + 12.5, CODE_MM, CODE_MM)
    right = Cell(code.left - 4.2 - _RIGHT_BLOCK_MM, top + 12, _RIGHT_BLOCK_MM, 22)
    room = Cell(content.left, top + 12, right.left - content.left - 1.0, 22)
    yield flush_line(room, words._("Interpreting session"), _TITLE, top + 18.8)
    if sheet.facts.dates:
        when = planned_day_and_hours(words, sheet.facts.dates[0].span)
        yield flush_line(room, when, _DATE, top + 25.7)
    line = place_line(words, sheet.facts, code.left - QUIET_MM - content.left)
    yield from place_marks(line, sheet.facts.place.site_letter, content.left, top + 10.9)
    yield flush_line(right, kind_of_sheet(words, sheet.facts.variant), _KIND, top + 16.6)
    yield flush_line(right, copy, _COPY, top + 21.2)
    yield from centre_marks(sheet.facts.centre.name, right, top + 25.5)
    if page.code:
        yield Kept(code.inset(-QUIET_MM), Purpose.QUIET_ZONE)
        yield QrCode(page.code, code)


def _order_marks(facts: SheetFacts, words: Words, content: Cell) -> Iterator[Mark]:
    slip = facts.slip
    labels = words._("Language|Mode|Agency|Order|Interpreter|Subject").split("|")
    mode = mode_of_interpreting(words, slip.mode)
    values = (slip.language, mode, slip.agency, slip.order, slip.interpreter)
    places = [(x, 0) for x in _COLUMNS_X] + [(_COLUMNS_X[0], 1), (_COLUMNS_X[2], 1)]
    ends = (*_COLUMNS_X[1:], content.right, _COLUMNS_X[2], content.right)
    subject = _subject(facts, words)
    cells = zip(labels, (*values, subject), places, ends, strict=True)
    for label, value, (x, row), end in cells:
        label_y, value_y = (content.top + y for y in _ROWS_Y[row])
        cell = Cell(x, label_y - 3, end - x - 1.5, _VALUE_CELL_MM)
        yield flush_line(cell, label, SMALL, label_y)
        if value:
            yield flush_line(cell, value, _VALUE, value_y)


def _subject(facts: SheetFacts, words: Words) -> str:
    if facts.slip.individual or not facts.title:
        return words._("Appointment")
    where = single_position(words, facts.dates[0]) if facts.dates else ""
    if not where:
        return facts.title
    return words._("{title}, {position}").format(title=facts.title, position=where)


def _times_marks(words: Words, content: Cell) -> Iterator[Mark]:
    labels = words._("Arrival|Real start|Real end|Break (minutes)").split("|")
    top = content.top + _SQUARES_TOP
    for label, x in zip(labels, _TIMES_X, strict=True):
        cell = Cell(x, content.top + _TIMES_Y - 3, 43.0, 4.0)
        yield flush_line(cell, label, SMALL, content.top + _TIMES_Y)
    for x in _TIMES_X[:-1]:
        yield from time_squares(Cell(x, top, SQUARE_WIDTH_MM, SQUARE_HEIGHT_MM), 3.1)
    yield Frame(Cell(_TIMES_X[-1], top, _BREAK_WIDTH_MM, SQUARE_HEIGHT_MM))


def time_squares(first: Cell, gap: float) -> Iterator[Mark]:
    """Two squares, a colon, two squares, the first of them given."""
    second = first.left + 2 * first.width + gap
    for left in (first.left, second):
        yield from squares(Cell(left, first.top, first.width, first.height), 2)
    colon = Cell(second - gap, first.top, gap, first.height)
    yield Text(":", BOLD, 14.0, colon.middle, first.top + first.height * 0.68, colon, "centre")


def squares(first: Cell, count: int) -> Iterator[Mark]:
    """Squares side by side for digits written by hand."""
    yield Frame(Cell(first.left, first.top, count * first.width, first.height))
    for place in range(1, count):
        x = first.left + place * first.width
        yield Rule(x, first.top, x, first.bottom, BOX_RULE)


def _outcome_marks(words: Words, content: Cell) -> Iterator[Mark]:
    labels = words._("done|cancelled on the spot|interpreter absent|person absent").split("|")
    style = Lettering(REGULAR, 10.4)
    x = content.left
    for label in labels:
        box = Cell(x, content.top + _OUTCOME_TOP, _OUTCOME_MM, _OUTCOME_MM)
        yield Frame(box)
        width = width_mm(label, style.face, style.size)
        cell = Cell(box.right + 1.8, box.top, width + 0.2, 6.0)
        yield flush_line(cell, label, style, content.top + _OUTCOME_Y)
        x = cell.right + 4.9


def _signed_marks(words: Words, content: Cell) -> Iterator[Mark]:
    top = content.top + _SIGNED_TOP
    interpreter = Cell(content.left, top, SIGNED_WIDTH_MM, SIGNED_HEIGHT_MM)
    centre = Cell(content.right - SIGNED_WIDTH_MM, top, SIGNED_WIDTH_MM, SIGNED_HEIGHT_MM)
    for box in (interpreter, centre):
        yield Frame(box)
        yield pen(box.right - 2.6 - PEN_MM, top + 4.2)
        yield Kept(Cell(box.left, top + 8.5, box.width, box.height - 8.5))
    yield line_in(interpreter, words._("Interpreter's signature"), NAME, top + 4.0)
    yield line_in(centre, words._("For the centre"), NAME, top + 4.0)
    yield line_in(centre, words._("name, position, signature"), SMALL, top + 7.7)

"""The blank sheet kept at each desk for the day the computer fails: no data, no code."""

from collections.abc import Iterator

from desktop_app.documents.fonts import BOLD, REGULAR
from desktop_app.documents.foot import PAGE, TOTAL_HEIGHT_MM, foot_frame, notice_lines, notice_marks
from desktop_app.documents.head import centre_marks
from desktop_app.documents.interpreter_slip import squares, time_squares
from desktop_app.documents.lettering import Lettering, capital_mm, flush_line, line_in, width_mm
from desktop_app.documents.marks import Block, Cell, Frame, Mark, Rule, Text
from desktop_app.documents.people_table import PEN_MM, pen, people_table
from desktop_app.documents.signature_boxes import DETAIL, NAME
from desktop_app.domain.sheets.facts import Variant
from desktop_app.domain.sheets.sheet import Sheet, SheetPage
from desktop_app.wording.sheets import attestation, kind_of_sheet, totals
from desktop_app.wording.words import Words

NUMBER_SQUARES = 12  # where reception copies the number of the session's sheet
_LABEL = Lettering(BOLD, 10.5)
_FIELDS_Y = (29.4, 39.6, 49.5)
_LABEL_GAP_MM = 1.6
_SQUARE = (6.25, 7.8)
_SQUARES_TOP = 33.4
_BOX_TOP, _BOX_HEIGHT, _BOX_GAP = 240.9, 18.0, 2.0
_TOTALS_TOP = 260.8
_TOTAL_WIDTH_MM = 13.0
_NUMBER_SQUARE_MM = 5.93
_NUMBER_LEFT_MM, _NUMBER_STEP_MM = 120.8, 25.75
_IDENTITY_Y = 284.3


def emergency_sheet(sheet: Sheet, page: SheetPage, words: Words) -> tuple[Block, ...]:
    """The whole page."""
    paper = sheet.paper
    lines = notice_lines(words, sheet.facts, paper.content_width_mm)
    first = foot_frame(paper, len(lines)).notice_first
    return (
        Block(tuple(_head_marks(sheet, words))),
        *people_table(sheet, page, words),
        Block(tuple(_signed_marks(sheet, words))),
        Block(tuple(_totals_marks(sheet, words))),
        Block(notice_marks(lines, paper, first)),
        Block(tuple(_identity_marks(sheet, words))),
    )


def _head_marks(sheet: Sheet, words: Words) -> Iterator[Mark]:
    left, right = sheet.paper.margin_left_mm, sheet.paper.right_mm
    whole = Cell(left, 12.0, right - left, 22.0)
    half = Cell(left, 12.0, 85.0, 22.0)
    title = Cell(left + 90.0, 12.0, right - left - 90.0, 22.0)
    by_hand = words._("To be filled in by hand, legibly")
    yield flush_line(half, by_hand, Lettering(REGULAR, 9.5), 16.4)
    kind = kind_of_sheet(words, Variant.EMERGENCY_BLANK)
    yield flush_line(title, kind, Lettering(BOLD, 11.5, align="right"), 16.6)
    yield from centre_marks(sheet.facts.centre.name, title, 21.4)
    yield from _field_marks(words, whole)


def _field_marks(words: Words, whole: Cell) -> Iterator[Mark]:
    """Workshop, day and hours, place: rules and squares to write in."""
    workshop, day, start, end, site, room, _ = words._(
        "Workshop|Date|from|to|Site|Room or place|No."
    ).split("|")
    yield from _ruled(Cell(whole.left, 24.0, whole.width, 6.0), workshop, _FIELDS_Y[0])
    width, height = _SQUARE
    yield _label(whole.left, day, _FIELDS_Y[1])
    x = 28.7
    for count in (2, 2, 4):
        yield from squares(Cell(x, _SQUARES_TOP, width, height), count)
        x += count * width + 3.0
        if count == 2:  # noqa: PLR2004 - day and month, each before a stroke
            slash = Cell(x - 3.0, _SQUARES_TOP, 3.0, height)
            yield Text("/", BOLD, 13.0, slash.middle, _FIELDS_Y[1] + 0.2, slash, "centre")
    for text, squares_x in ((start, 108.5), (end, 152.3)):
        yield _label_before(squares_x, text, _FIELDS_Y[1])
        yield from time_squares(Cell(squares_x, _SQUARES_TOP, width, height), 2.9)
    middle = whole.left + 88.0
    below = Cell(whole.left, 43.0, 84.1, 8.0)
    yield from _ruled(below, site, _FIELDS_Y[2])
    yield from _ruled(Cell(middle, 43.0, whole.right - middle, 8.0), room, _FIELDS_Y[2])


def _ruled(cell: Cell, label: str, baseline: float) -> Iterator[Mark]:
    text = _label(cell.left, label, baseline)
    yield text
    start = cell.left + width_mm(label, text.face, text.size) + 1.8
    yield Rule(start, baseline + 0.7, cell.right, baseline + 0.7, 0.9)


def _label(left: float, text: str, baseline: float) -> Text:
    width = width_mm(text, _LABEL.face, _LABEL.size)
    cell = Cell(left, baseline - 4.5, width + 0.2, 6.0)
    return flush_line(cell, text, _LABEL, baseline)


def _label_before(right: float, text: str, baseline: float) -> Text:
    return _label(right - _LABEL_GAP_MM - width_mm(text, _LABEL.face, _LABEL.size), text, baseline)


def _signed_marks(sheet: Sheet, words: Words) -> Iterator[Mark]:
    left, right = sheet.paper.margin_left_mm, sheet.paper.right_mm
    cell = Cell(left, 235.5, right - left, 4.6)
    text = attestation(words, Variant.EMERGENCY_BLANK)
    yield flush_line(cell, text, Lettering(REGULAR, 8.6), 239.1)
    width = (right - left - 2 * _BOX_GAP) / 3
    facilitation = (words._("Facilitation"), words._("name, profession"))
    interpreter = (words._("Interpreter"), words._("language, on site / phone / video"))
    for place, (title, detail) in enumerate((facilitation, facilitation, interpreter)):
        box = Cell(left + place * (width + _BOX_GAP), _BOX_TOP, width, _BOX_HEIGHT)
        yield Frame(box)
        yield pen(box.right - 1.8 - PEN_MM, box.top + 2.95)
        yield line_in(box, title, NAME, box.top + 3.95)
        yield line_in(box, detail, DETAIL, box.top + 7.4)


def _totals_marks(sheet: Sheet, words: Words) -> Iterator[Mark]:
    left = sheet.paper.margin_left_mm
    baseline = _TOTALS_TOP + (TOTAL_HEIGHT_MM + capital_mm(10.0)) / 2
    row = Cell(left, _TOTALS_TOP, 24.0, TOTAL_HEIGHT_MM)
    yield flush_line(row, words._("People:"), Lettering(BOLD, 10.0), baseline)
    labels = totals(words, Variant.EMERGENCY_BLANK)
    for label, x in zip(labels, (62.4, 96.9), strict=True):
        yield Frame(Cell(x, _TOTALS_TOP, _TOTAL_WIDTH_MM, TOTAL_HEIGHT_MM))
        cell = Cell(x - 21.0, _TOTALS_TOP, 19.4, TOTAL_HEIGHT_MM)
        yield flush_line(cell, label, Lettering(REGULAR, 10.0, align="right"), baseline)
    *_, number = words._("Workshop|Date|from|to|Site|Room or place|No.").split("|")
    yield _label_before(_NUMBER_LEFT_MM, number, baseline)
    for place in range(NUMBER_SQUARES // 4):
        x = _NUMBER_LEFT_MM + place * _NUMBER_STEP_MM
        yield from squares(Cell(x, _TOTALS_TOP, _NUMBER_SQUARE_MM, TOTAL_HEIGHT_MM), 4)


def _identity_marks(sheet: Sheet, words: Words) -> Iterator[Mark]:
    left, right = sheet.paper.margin_left_mm, sheet.paper.right_mm
    cell = Cell(left, _IDENTITY_Y - 4, right - left, 5.0)
    text = words._(
        "Emergency form, without stored data, to keep printed at reception."
        " No.: copied by reception at capture."
    )
    yield flush_line(Cell(left, cell.top, 156.0, 5.0), text, Lettering(REGULAR, 8.5), _IDENTITY_Y)
    yield flush_line(cell, words._("page ..... / ....."), PAGE, _IDENTITY_Y)

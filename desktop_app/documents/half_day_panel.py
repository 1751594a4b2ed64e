"""The side panel of a sheet signed twice: code, attestation, signatures and totals by half-day."""

from collections.abc import Iterator, Sequence

from desktop_app.documents.codes import CODE_MM, QUIET_MM
from desktop_app.documents.fonts import BOLD, REGULAR
from desktop_app.documents.foot import (
    ATTESTATION,
    NOTICE_LEAD_MM,
    NOTICE_SIZE,
    PAGE,
    TOTAL_HEIGHT_MM,
    annex_marks,
    notice_lines,
)
from desktop_app.documents.lettering import (
    PADDING_MM,
    SMALL,
    Lettering,
    broken_lines,
    capital_mm,
    first_that_fits,
    flush_line,
    line_in,
    stacked_lines,
    width_mm,
)
from desktop_app.documents.marks import (
    BOX_RULE,
    Block,
    Cell,
    Frame,
    Kept,
    Mark,
    Purpose,
    QrCode,
    Rule,
)
from desktop_app.documents.signature_boxes import NAME, named_lines
from desktop_app.domain.sheets.composition import (
    HALF_DAY_BOXES,
    HALF_DAY_ROWS_GAP_MM,
    half_day_row_mm,
)
from desktop_app.domain.sheets.numbers import grouped
from desktop_app.domain.sheets.sheet import ColumnKind, Sheet, SheetPage, Signer
from desktop_app.domain.sheets.tables import ANNEX_GAP_MM, ANNEX_LEAD_MM
from desktop_app.wording.sheets import (
    SEPARATOR,
    attestation,
    identity,
    page_of,
    signatures_elsewhere,
    signer_line,
    signer_title,
)
from desktop_app.wording.words import Words

PANEL_LEFT_MM, PANEL_RIGHT_MM = 222.0, 285.0
_CODE_RIGHT_MM, _CODE_TOP_MM = 284.1, 15.0
_ATTESTATION_Y, _ATTESTATION_LEAD = 40.2, 3.7
_TALLEST_BOX_MM, _BOX_GAP_MM = 25.2, 1.8
_NAME_Y, _HALF_DAY_Y, _DIVIDER_Y = 3.75, 8.4, 5.6
_PROFESSION_LOWER_MM = 3.4
_TOTALS_MM = 35.5
_TOTAL_WIDTH_MM = 16.2
_TOTAL_STEP_MM = 9.55
_MOST_NOTICE_LINES = 11
_VERSION_Y, _PAGE_Y = 192.9, 197.3
_VERSION = Lettering(REGULAR, 8.5)
_NUMBER_Y = (18.1, 22.5, 27.0)


def half_day_panel(sheet: Sheet, page: SheetPage, words: Words) -> tuple[Block, ...]:
    """Everything right of the table, and the rows under it when more people lead than it holds."""
    told = notice_lines(words, sheet.facts, _width(), _MOST_NOTICE_LINES)
    notice_top = _VERSION_Y - 4.9 - (len(told) - 1) * NOTICE_LEAD_MM - 2.3
    marks: list[Mark] = list(_identity_marks(sheet, page, words))
    if page.signers:
        boxed = page.signers if len(page.signers) <= HALF_DAY_BOXES else ()
        marks += _signed_marks(sheet, boxed, words, notice_top)
    marks += _foot_marks(sheet, page, words, told)
    rows = page.signers if len(page.signers) > HALF_DAY_BOXES else ()
    under = [*annex_marks(page, sheet.paper, words), *_row_marks(sheet, page, rows, words)]
    return Block(tuple(under)), Block(tuple(marks))


def _width() -> float:
    return PANEL_RIGHT_MM - PANEL_LEFT_MM


def _identity_marks(sheet: Sheet, page: SheetPage, words: Words) -> Iterator[Mark]:
    cell = Cell(PANEL_LEFT_MM, 14.0, _width() - CODE_MM - 2 * QUIET_MM, 18.0)
    number, _, digits = words._("No. {number}").partition("{number}")
    version = words._("version {version}").format(version=sheet.stamp.version)
    texts = (
        (number.strip(), SMALL),
        (grouped(sheet.stamp.number) + digits, Lettering(BOLD, 9.6)),
        (" · ".join(part for part in (version, sheet.facts.code) if part), SMALL),
    )
    for (text, lettering), y in zip(texts, _NUMBER_Y, strict=True):
        yield flush_line(cell, text, lettering, y)
    if page.code:
        code = Cell(_CODE_RIGHT_MM - CODE_MM, _CODE_TOP_MM, CODE_MM, CODE_MM)
        yield Kept(code.inset(-QUIET_MM), Purpose.QUIET_ZONE)
        yield QrCode(page.code, code)


def _signed_marks(
    sheet: Sheet, signers: Sequence[Signer], words: Words, notice_top: float
) -> Iterator[Mark]:
    text = attestation(words, sheet.facts.variant)
    lines = broken_lines(text, REGULAR, ATTESTATION.size, _width())
    cell = Cell(PANEL_LEFT_MM, _ATTESTATION_Y - 3.5, _width(), len(lines) * _ATTESTATION_LEAD + 1)
    yield from stacked_lines(cell, lines, ATTESTATION, first=_ATTESTATION_Y, lead=_ATTESTATION_LEAD)
    top = _ATTESTATION_Y + (len(lines) - 1) * _ATTESTATION_LEAD + 2.4
    free = notice_top - _TOTALS_MM - top
    count = max(len(signers), 1)
    height = min(_TALLEST_BOX_MM, (free - count * _BOX_GAP_MM) / count)
    for signer in signers:
        box = Cell(PANEL_LEFT_MM, top, _width(), height)
        yield from _box_marks(sheet, signer, box, words)
        top = box.bottom + _BOX_GAP_MM
    yield from _totals_marks(words, top)


def _box_marks(sheet: Sheet, signer: Signer, box: Cell, words: Words) -> Iterator[Mark]:
    """One person who leads: name, profession, and room to sign twice."""
    title, detail = signer_title(words, signer), signer_line(words, signer, sheet.facts)
    yield Frame(box, BOX_RULE)
    lower = 0.0
    detail_mm = width_mm(detail, REGULAR, SMALL.size) + PADDING_MM
    named = Cell(box.left, box.top, box.width - detail_mm, box.height)
    if width_mm(title, BOLD, NAME.floor) > named.width - 2 * PADDING_MM:
        yield line_in(box, title, NAME, box.top + _NAME_Y)
        first, *others = broken_lines(detail, REGULAR, SMALL.size, box.width - 2 * PADDING_MM)
        # Two lines at most: the smallest box keeps its room to sign.
        for line in filter(None, (first, " ".join(others))):
            lower += _PROFESSION_LOWER_MM
            yield line_in(box, line, SMALL, box.top + _NAME_Y + lower)
    else:
        yield line_in(named, title, NAME, box.top + _NAME_Y)
        beside = Lettering(REGULAR, SMALL.size, align="right")
        yield line_in(box, detail, beside, box.top + _NAME_Y)
    yield Rule(box.middle, box.top + _DIVIDER_Y + lower, box.middle, box.bottom)
    for label, left in zip(_half_days(words), (box.left, box.middle), strict=True):
        half = Cell(left, box.top + _DIVIDER_Y, box.width / 2, box.height - _DIVIDER_Y)
        yield line_in(half, label, Lettering(REGULAR, 8.0), box.top + _HALF_DAY_Y + lower)


def _totals_marks(words: Words, top: float) -> Iterator[Mark]:
    heading, *labels = words._("People|present|absent|new").split("|")
    baseline = top + 4.6
    row = Cell(PANEL_LEFT_MM, top, 26.0, 6.0)
    yield flush_line(row, heading, NAME, baseline)
    columns = [PANEL_RIGHT_MM - 20.0 - 17.0, PANEL_RIGHT_MM - 17.0]
    small = Lettering(REGULAR, SMALL.size, align="centre")
    for label, left in zip(_half_days(words), columns, strict=True):
        over = Cell(left - 2.0, top, _TOTAL_WIDTH_MM + 4.0, 6.0)
        yield flush_line(over, label, small, baseline)
    for place, label in enumerate(labels):
        box_top = top + 5.9 + place * _TOTAL_STEP_MM
        middle = box_top + (TOTAL_HEIGHT_MM + capital_mm(10.0)) / 2
        cell = Cell(PANEL_LEFT_MM + 1.0, box_top, 24.0, TOTAL_HEIGHT_MM)
        yield flush_line(cell, label, Lettering(REGULAR, 10.0), middle)
        for left in columns:
            yield Frame(Cell(left, box_top, _TOTAL_WIDTH_MM, TOTAL_HEIGHT_MM))


def _foot_marks(
    sheet: Sheet, page: SheetPage, words: Words, told: tuple[str, ...]
) -> Iterator[Mark]:
    first = _VERSION_Y - 4.9 - (len(told) - 1) * NOTICE_LEAD_MM
    cell = Cell(PANEL_LEFT_MM, first - 3.1, _width(), len(told) * NOTICE_LEAD_MM + 1)
    style = Lettering(REGULAR, NOTICE_SIZE)
    yield from stacked_lines(cell, told, style, first=first, lead=NOTICE_LEAD_MM)
    version = Cell(PANEL_LEFT_MM, _VERSION_Y - 3.5, _width(), 4.6)
    parts = identity(words, sheet.stamp, with_number=False)
    number = page_of(words, page.number, len(sheet.pages))
    # The version stands under the number too: of a duplicate it is what gives way.
    printed = sheet.stamp.printed_at
    moment = f"{words.numeric_day(printed.date())} {words.hour(printed)}"
    closer = (" · ".join(parts), " · ".join(parts[-2:]), f"{parts[-2]} · {moment}")
    wordings = (SEPARATOR.join(parts), *closer) if page.is_last else closer
    said = first_that_fits(wordings, _VERSION, version.width)
    yield flush_line(version, said, _VERSION, _VERSION_Y)
    if not page.is_last:
        beside_mm = width_mm(number, PAGE.face, PAGE.size) + PADDING_MM
        elsewhere = Cell(PANEL_LEFT_MM, _PAGE_Y - 3.5, _width() - beside_mm, 4.6)
        text = first_that_fits(signatures_elsewhere(words, page), SMALL, elsewhere.width)
        yield flush_line(elsewhere, text, SMALL, _PAGE_Y)
    last = Cell(PANEL_LEFT_MM, _PAGE_Y - 3.5, _width(), 4.6)
    yield flush_line(last, number, PAGE, _PAGE_Y)


def _row_marks(
    sheet: Sheet, page: SheetPage, signers: Sequence[Signer], words: Words
) -> Iterator[Mark]:
    """Rows under the table, their rooms to sign under those of the people."""
    if not signers:
        return
    height = half_day_row_mm(len(signers))
    annex_mm = ANNEX_GAP_MM + len(page.annex) * ANNEX_LEAD_MM if page.annex else 0.0
    top = page.table_bottom_mm + annex_mm + HALF_DAY_ROWS_GAP_MM
    left, right = page.columns[0].left_mm, page.columns[-1].right_mm
    halves = [
        column
        for column in page.columns
        if column.kind in {ColumnKind.MORNING, ColumnKind.AFTERNOON}
    ]
    for place, signer in enumerate(signers):
        row = Cell(left, top + place * height, right - left, height)
        named = Cell(left, row.top, halves[0].left_mm - left, height)
        title, detail = signer_title(words, signer), signer_line(words, signer, sheet.facts)
        yield Frame(row)
        yield from named_lines(named, title, detail)
        for half in halves:
            yield Rule(half.left_mm, row.top, half.left_mm, row.bottom, BOX_RULE)
            yield Kept(Cell(half.left_mm, row.top, half.width_mm, height))


def _half_days(words: Words) -> list[str]:
    return words._("morning|afternoon").split("|")

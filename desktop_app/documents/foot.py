"""The foot of a page, built from the bottom upwards: identity, notice, totals, signatures."""

from dataclasses import dataclass
from functools import lru_cache

from desktop_app.documents.codes import CODE_MM, QUIET_MM
from desktop_app.documents.fonts import BOLD, REGULAR
from desktop_app.documents.lettering import (
    Lettering,
    broken_lines,
    capital_mm,
    flush_line,
    shortened,
    stacked_lines,
    width_mm,
)
from desktop_app.documents.marks import Block, Cell, Frame, Kept, Mark, Purpose, QrCode
from desktop_app.documents.signature_boxes import box_marks, signer_marks, signing_cells
from desktop_app.domain.sheets.facts import SheetFacts, Variant
from desktop_app.domain.sheets.numbers import grouped
from desktop_app.domain.sheets.sheet import Paper, Sheet, SheetPage
from desktop_app.domain.sheets.tables import ANNEX_GAP_MM, ANNEX_LEAD_MM
from desktop_app.wording.sheets import (
    SEPARATOR,
    attestation,
    identity,
    notice,
    page_of,
    signatures_elsewhere,
    tally_notice,
    totals,
)
from desktop_app.wording.words import Words, words_in

NOTICE_SIZE = 8.0
NOTICE_LEAD_MM = 3.1
MOST_NOTICE_LINES = 3
TALLY_NOTICE_LINES = 2  # its table is longer
ATTESTATION = Lettering(REGULAR, 8.6)
IDENTITY = Lettering(REGULAR, 8.5)
PAGE = Lettering(BOLD, 9.5, align="right")
PAGE_MM = 19.5  # what "page 10 / 12" takes from the line of identity
TOTAL_WIDTH_MM, TOTAL_HEIGHT_MM = 13.0, 8.0

_IDENTITY_ABOVE_BOTTOM = 0.7
_NOTICE_ABOVE_BOTTOM = 5.4
_TOTALS_ABOVE_NOTICE = 3.35
_BOXES_ABOVE_TOTALS = 1.85
_ATTESTATION_ABOVE_BOXES = 1.75
_CODE_ABOVE_LAST_BOX = 1.9
_SIGNED_WIDTH_MM = 154.8
_TOTALS_FROM_MM = 23.0
_NUMBER = Lettering(BOLD, 8.2, align="centre")
_NUMBER_UNDER_CODE = 5.4
_CODE_ON_PAGES_BEFORE_MM = 247.8
_TOTALS_WORD = Lettering(BOLD, 10.0)
_TOTALS_LABEL = Lettering(REGULAR, 10.0, align="right")
_LABEL_GAP_MM = 1.7
_BOX_MM = 14.6
_ANNEX = Lettering(REGULAR, 8.0)


@dataclass(frozen=True, slots=True)
class FootFrame:
    """Where the parts of a portrait foot stand, in millimetres from the top of the page."""

    notice_first: float
    totals_top: float
    boxes_bottom: float
    code_top: float


def portrait_foot(sheet: Sheet, page: SheetPage, words: Words) -> tuple[Block, ...]:
    """The foot of one page; signatures and totals on the last page only."""
    facts, paper = sheet.facts, sheet.paper
    most = TALLY_NOTICE_LINES if facts.variant is Variant.ANONYMOUS_COUNT else MOST_NOTICE_LINES
    lines = notice_lines(words, facts, paper.content_width_mm, most)
    frame = foot_frame(paper, len(lines))
    changing = (*code_marks(page, paper, frame.code_top), *identity_marks(sheet, page, words))
    told = _notice_block(lines, paper, frame.notice_first)
    annex = Block(annex_marks(page, paper, words))
    if not page.signers:
        moved = code_marks(page, paper, _CODE_ON_PAGES_BEFORE_MM)
        return annex, told, Block((*moved, *identity_marks(sheet, page, words)))
    area = Cell(paper.margin_left_mm, 0.0, _SIGNED_WIDTH_MM, frame.boxes_bottom)
    cells = signing_cells(area, len(page.signers))
    return (
        annex,
        _signed_block(_Signed(facts.variant, words.language, cells)),
        Block(signer_marks(words, facts, page.signers, cells)),
        _totals_block(facts.variant, words.language, area.left, frame.totals_top),
        told,
        Block(changing),
    )


def foot_frame(paper: Paper, notice_count: int) -> FootFrame:
    """Place the foot from the bottom margin, above a notice of so many lines."""
    notice_first = (
        paper.bottom_mm - _NOTICE_ABOVE_BOTTOM - (max(notice_count, 1) - 1) * NOTICE_LEAD_MM
    )
    totals_top = notice_first - _TOTALS_ABOVE_NOTICE - TOTAL_HEIGHT_MM
    boxes_bottom = totals_top - _BOXES_ABOVE_TOTALS
    return FootFrame(
        notice_first, totals_top, boxes_bottom, boxes_bottom - _BOX_MM - _CODE_ABOVE_LAST_BOX
    )


def notice_lines(
    words: Words, facts: SheetFacts, room_mm: float, most: int = MOST_NOTICE_LINES
) -> tuple[str, ...]:
    """The notice in at most ``most`` lines: schemes give way, then funders from the last."""
    return _notice_lines(words.language, _told(facts), room_mm, most)


def _told(facts: SheetFacts) -> SheetFacts:
    """Only what the notice depends on, so that a day of sheets breaks it once."""
    variant = (
        Variant.ANONYMOUS_COUNT if facts.variant is Variant.ANONYMOUS_COUNT else (Variant.SESSION)
    )
    return SheetFacts(
        variant, facts.language, facts.centre, funders=facts.funders, retention=facts.retention
    )


@lru_cache(maxsize=64)
def _notice_lines(language: str, facts: SheetFacts, room_mm: float, most: int) -> tuple[str, ...]:
    words = words_in(language)
    wordings = (
        [tally_notice(words, facts, name) for name in _centre_wordings(facts)]
        if facts.variant is Variant.ANONYMOUS_COUNT
        else [notice(words, facts, funders) for funders in _funder_wordings(facts)]
    )
    lines: tuple[str, ...] = ()
    for wording in wordings:
        lines = broken_lines(wording, REGULAR, NOTICE_SIZE, room_mm)
        if len(lines) <= most:
            return lines
    last = shortened(" ".join(lines[most - 1 :]), REGULAR, NOTICE_SIZE, room_mm)
    return (*lines[: most - 1], last)


def _centre_wordings(facts: SheetFacts) -> list[str]:
    """The name of the centre, then shorter, so that the contact is never what is cut."""
    name = facts.centre.name
    return [name, *(shortened(name, REGULAR, NOTICE_SIZE, room) for room in (100.0, 60.0))]


def _funder_wordings(facts: SheetFacts) -> list[tuple[str, ...]]:
    names = tuple(funder.name for funder in facts.funders)
    with_schemes = tuple(
        f"{funder.name} ({funder.scheme})" if funder.scheme else funder.name
        for funder in facts.funders
    )
    fewer = [(*names[:count], "…") for count in range(len(names) - 1, 0, -1)]
    return [with_schemes, names, *fewer]


def identity_marks(sheet: Sheet, page: SheetPage, words: Words) -> tuple[Mark, ...]:
    """Number, version, duplicate, time of printing on the left; page on the right."""
    paper = sheet.paper
    baseline = paper.bottom_mm - _IDENTITY_ABOVE_BOTTOM
    parts = identity(words, sheet.stamp, sheet.facts.code)
    if not page.is_last:
        parts.append(signatures_elsewhere(words, page)[0])
    cell = Cell(paper.margin_left_mm, baseline - 4, paper.content_width_mm, 5)
    whole = Cell(cell.left, cell.top, cell.width - PAGE_MM, cell.height)
    text = SEPARATOR.join(parts)
    if width_mm(text, IDENTITY.face, IDENTITY.floor) > whole.width:
        text = " · ".join(parts)
    return (
        flush_line(whole, text, IDENTITY, baseline),
        flush_line(cell, page_of(words, page.number, len(sheet.pages)), PAGE, baseline),
    )


def code_marks(page: SheetPage, paper: Paper, top: float) -> tuple[Mark, ...]:
    """The QR code at the right of a portrait foot, its number under it."""
    if not page.code:
        return ()
    code = Cell(paper.right_mm - QUIET_MM - CODE_MM, top, CODE_MM, CODE_MM)
    number = Cell(code.left - QUIET_MM, code.bottom, CODE_MM + 2 * QUIET_MM, 7.0)
    return (
        Kept(code.inset(-QUIET_MM), Purpose.QUIET_ZONE),
        QrCode(page.code, code),
        flush_line(number, grouped(page.code[:12]), _NUMBER, code.bottom + _NUMBER_UNDER_CODE),
    )


def annex_marks(page: SheetPage, paper: Paper, words: Words) -> tuple[Mark, ...]:
    """Full names under the table, or on a page of their own."""
    if not page.annex:
        return ()
    left, width = paper.margin_left_mm, paper.content_width_mm
    first = page.table_bottom_mm + ANNEX_GAP_MM + ANNEX_LEAD_MM - 0.8
    marks: list[Mark] = []
    if page.is_annex:
        cell = Cell(left, page.table_bottom_mm - 6, width, 6)
        heading = words._("Names in full, by number of their line")
        baseline = page.table_bottom_mm - 1.6
        marks.append(flush_line(cell, heading, Lettering(BOLD, 10.0), baseline))
    cell = Cell(left, first - ANNEX_LEAD_MM, width, len(page.annex) * ANNEX_LEAD_MM + 1)
    marks += stacked_lines(cell, page.annex, _ANNEX, first=first, lead=ANNEX_LEAD_MM)
    return tuple(marks)


@dataclass(frozen=True, slots=True)
class _Signed:
    """What the boxes for signatures depend on."""

    variant: Variant
    language: str
    cells: tuple[Cell, ...]


@lru_cache(maxsize=64)
def _signed_block(signed: _Signed) -> Block:
    first = min(cell.top for cell in signed.cells)
    left = min(cell.left for cell in signed.cells)
    baseline = first - _ATTESTATION_ABOVE_BOXES
    cell = Cell(left, baseline - 3.4, _SIGNED_WIDTH_MM, 4.6)
    text = attestation(words_in(signed.language), signed.variant)
    marks: list[Mark] = [flush_line(cell, text, ATTESTATION, baseline)]
    return Block((*marks, *box_marks(signed.cells)), shared=True)


@lru_cache(maxsize=32)
def _totals_block(variant: Variant, language: str, left: float, top: float) -> Block:
    words = words_in(language)
    labels = totals(words, variant)
    baseline = top + (TOTAL_HEIGHT_MM + capital_mm(_TOTALS_WORD.size)) / 2
    right = left + _SIGNED_WIDTH_MM
    slot = (right - left - _TOTALS_FROM_MM) / len(labels)
    row = Cell(left, top, _SIGNED_WIDTH_MM, TOTAL_HEIGHT_MM)
    marks: list[Mark] = [flush_line(row, words._("People:"), _TOTALS_WORD, baseline)]
    for place, label in enumerate(labels, start=1):
        end = left + _TOTALS_FROM_MM + place * slot
        box = Cell(end - TOTAL_WIDTH_MM, top, TOTAL_WIDTH_MM, TOTAL_HEIGHT_MM)
        room = Cell(end - slot, top, slot - TOTAL_WIDTH_MM - _LABEL_GAP_MM, TOTAL_HEIGHT_MM)
        marks += [flush_line(room, label, _TOTALS_LABEL, baseline), Frame(box)]
    return Block(tuple(marks), shared=True)


@lru_cache(maxsize=64)
def _notice_block(lines: tuple[str, ...], paper: Paper, first: float) -> Block:
    return Block(notice_marks(lines, paper, first), shared=True)


def notice_marks(lines: tuple[str, ...], paper: Paper, first: float) -> tuple[Mark, ...]:
    """The lines of the notice, the first at ``first``."""
    height = len(lines) * NOTICE_LEAD_MM + 1
    cell = Cell(paper.margin_left_mm, first - NOTICE_LEAD_MM, paper.content_width_mm, height)
    style = Lettering(REGULAR, NOTICE_SIZE)
    return tuple(stacked_lines(cell, lines, style, first=first, lead=NOTICE_LEAD_MM))

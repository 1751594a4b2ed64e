"""The foot of landscape grids, and the code in the corner of their head."""

from desktop_app.documents.codes import CODE_MM, QUIET_MM
from desktop_app.documents.foot import (
    ATTESTATION,
    NOTICE_LEAD_MM,
    annex_marks,
    identity_marks,
    notice_lines,
    notice_marks,
)
from desktop_app.documents.lettering import flush_line
from desktop_app.documents.marks import Block, Cell, Kept, Mark, Purpose, QrCode
from desktop_app.domain.sheets.sheet import Paper, Sheet, SheetPage
from desktop_app.wording.sheets import attestation
from desktop_app.wording.words import Words

CODE_TOP_MM = 0.4  # under the top margin
CODE_RIGHT_MM = 0.8  # before the right margin
_NOTICE_ABOVE_BOTTOM = 5.4
_ATTESTATION_ABOVE_NOTICE = 4.1


def corner_code(page: SheetPage, paper: Paper, right: float) -> tuple[Mark, ...]:
    """The QR code at the top right of a landscape page, ending at ``right``."""
    if not page.code:
        return ()
    code = Cell(right - CODE_MM, paper.margin_top_mm + CODE_TOP_MM, CODE_MM, CODE_MM)
    return Kept(code.inset(-QUIET_MM), Purpose.QUIET_ZONE), QrCode(page.code, code)


def grid_foot(sheet: Sheet, page: SheetPage, words: Words) -> tuple[Block, ...]:
    """Attestation on the pages that are signed, notice and identity on all."""
    paper = sheet.paper
    lines = notice_lines(words, sheet.facts, paper.content_width_mm)
    first = paper.bottom_mm - _NOTICE_ABOVE_BOTTOM - (len(lines) - 1) * NOTICE_LEAD_MM
    marks: list[Mark] = list(annex_marks(page, paper, words))
    if page.signers:
        baseline = first - _ATTESTATION_ABOVE_NOTICE
        cell = Cell(paper.margin_left_mm, baseline - 3.4, paper.content_width_mm, 4.6)
        text = attestation(words, sheet.facts.variant)
        marks.append(flush_line(cell, text, ATTESTATION, baseline))
    marks += notice_marks(lines, paper, first)
    marks += identity_marks(sheet, page, words)
    return (Block(tuple(marks)),)

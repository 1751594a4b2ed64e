"""A composed sheet -> the pages of a PDF."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import datetime
from itertools import chain

from desktop_app.documents.emergency_sheet import emergency_sheet
from desktop_app.documents.foot import portrait_foot
from desktop_app.documents.grid_foot import CODE_RIGHT_MM, corner_code, grid_foot
from desktop_app.documents.grid_table import grid_table
from desktop_app.documents.half_day_panel import half_day_panel
from desktop_app.documents.head import head_marks, head_right_block
from desktop_app.documents.interpreter_slip import interpreter_slip
from desktop_app.documents.marks import Block, DrawnPage
from desktop_app.documents.painter import Painter
from desktop_app.documents.people_table import people_table
from desktop_app.documents.ruler import FONT_RULER
from desktop_app.documents.tally_table import tally_table
from desktop_app.domain.sheets.composition import compose_sheet
from desktop_app.domain.sheets.facts import SheetFacts, Stamp, Variant
from desktop_app.domain.sheets.sheet import Sheet, SheetPage
from desktop_app.wording.sheets import document_title
from desktop_app.wording.words import Words, words_in

_UNNUMBERED = Stamp("", 1, datetime(2000, 1, 1))
"""For a sheet that is only measured."""


def composed_sheet(facts: SheetFacts, stamp: Stamp) -> Sheet:
    """Compose a sheet with the fonts it will be drawn with.

    Raises:
        ValueError: the number of the stamp is wrong.
    """
    return compose_sheet(facts, stamp, FONT_RULER)


def settled_facts(facts: SheetFacts) -> SheetFacts:
    """The same facts without a wish for large rows where the lines are large anyway.

    Such a wish would make another version of the same paper.
    """
    if not facts.wish.large_rows:
        return facts
    plain = replace(facts, wish=replace(facts.wish, large_rows=False))
    same = facts.variant is not Variant.SESSION or _rows(plain) == _rows(facts)
    return plain if same else facts


def _rows(facts: SheetFacts) -> tuple[float, list[tuple[int, int]]]:
    """What large rows change: the height of a line, and where pages break."""
    sheet = composed_sheet(facts, _UNNUMBERED)
    return sheet.row_mm, [(len(page.lines), len(page.annex)) for page in sheet.pages]


def draw_sheet(sheet: Sheet) -> bytes:
    """The PDF of one sheet; the same sheet always gives the same bytes."""
    return draw_sheets((sheet,))


def draw_sheets(sheets: Iterable[Sheet]) -> bytes:
    """One PDF for several sheets, one after the other, as for a day; each is drawn as it comes.

    Raises:
        ValueError: there is no sheet at all.
    """
    remaining = iter(sheets)
    first = next(remaining, None)
    if first is None:
        raise ValueError("a document has at least one sheet")
    words = words_in(first.facts.language)
    painter = Painter(
        first.facts.language,
        document_title(words, first.facts, first.stamp),
        first.facts.centre.name,
    )
    for sheet in chain((first,), remaining):
        for page in drawn_pages(sheet):
            painter.draw(page)
    return painter.finished()


def drawn_pages(sheet: Sheet) -> Iterator[DrawnPage]:
    """The declared ink of each page."""
    words = words_in(sheet.facts.language)
    for page in sheet.pages:
        blocks = _page_blocks(sheet, page, words)
        yield DrawnPage(sheet.paper.width_mm, sheet.paper.height_mm, blocks)


def _page_blocks(sheet: Sheet, page: SheetPage, words: Words) -> tuple[Block, ...]:
    match sheet.facts.variant:
        case Variant.INTERPRETER_SLIP:
            return interpreter_slip(sheet, page, words)
        case Variant.EMERGENCY_BLANK:
            return emergency_sheet(sheet, page, words)
    head = (Block(head_marks(sheet, page, words)), head_right_block(sheet, words))
    return (*head, *_body_blocks(sheet, page, words))


def _body_blocks(sheet: Sheet, page: SheetPage, words: Words) -> tuple[Block, ...]:
    """Table and foot; a page of full names has no table."""
    variant = sheet.facts.variant
    if variant.is_grid:
        code = Block(corner_code(page, sheet.paper, sheet.paper.right_mm - CODE_RIGHT_MM))
        table = () if page.is_annex else grid_table(sheet, page, words)
        return (code, *table, *grid_foot(sheet, page, words))
    if page.is_annex:
        table = ()
    elif variant is Variant.ANONYMOUS_COUNT:
        table = tally_table(sheet, page, words)
    else:
        table = people_table(sheet, page, words)
    foot = half_day_panel if variant is Variant.HALF_DAYS else portrait_foot
    return (*table, *foot(sheet, page, words))

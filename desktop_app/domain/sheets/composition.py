"""Facts and a stamp -> a composed sheet, for every variant."""

from desktop_app.domain.sheets.assembly import (
    NameRoom,
    PageSource,
    Part,
    Rooms,
    annexed_plan,
    head_room,
    lines_of_one_page,
    numbered_pages,
    page_code_of,
    sheet_lines,
)
from desktop_app.domain.sheets.confidentiality import printable_facts
from desktop_app.domain.sheets.cycle_composition import compose_cycle_grid
from desktop_app.domain.sheets.facts import SheetFacts, Stamp, Variant
from desktop_app.domain.sheets.sheet import (
    Column,
    ColumnKind,
    Line,
    Ruler,
    Sheet,
    SheetPage,
)
from desktop_app.domain.sheets.signers import (
    BOX_MM,
    boxes_room_mm,
    sheet_signers,
    signer_row_mm,
)
from desktop_app.domain.sheets.tables import (
    A4_PORTRAIT,
    EMERGENCY_COLUMNS,
    EMERGENCY_HEADER_MM,
    EMERGENCY_ROW_MM,
    EMERGENCY_ROWS,
    EMERGENCY_TOP_MM,
    HEAD_MM,
    TableForm,
    placed_columns,
    table_form,
)

HALF_DAY_BOXES = 4  # boxes of the side panel; more sign in rows under the table
HALF_DAY_ROWS_GAP_MM = 2.0
_MOST_HALF_DAY_ROWS_MM = 90.0
_TALLY_LINES_AFTER_BANDS = 2  # age not estimated, total


def compose_sheet(facts: SheetFacts, stamp: Stamp, ruler: Ruler) -> Sheet:
    """Decide every page of a sheet; the same arguments always give the same sheet.

    Args:
        facts: the frozen snapshot, confidential parts included: they are left out here.
        stamp: number, version and time of this printing.
        ruler: what is known of the fonts (`documents.ruler`).

    Raises:
        ValueError: the number of the stamp is wrong.
    """
    printable = printable_facts(facts)
    if facts.variant.is_grid:
        return compose_cycle_grid(printable, stamp, ruler)
    if facts.variant is Variant.INTERPRETER_SLIP:
        return _composed_slip(printable, stamp)
    if facts.variant is Variant.EMERGENCY_BLANK:
        return _composed_emergency(printable, stamp)
    return _composed_table(printable, stamp, ruler)


def _composed_table(facts: SheetFacts, stamp: Stamp, ruler: Ruler) -> Sheet:
    form = table_form(facts)
    columns = placed_columns(form.columns, form.paper.margin_left_mm)
    width = columns[-1].right_mm - columns[0].left_mm
    top, below = head_room(facts, form.paper, width, ruler)
    signers = sheet_signers(facts)
    lines_top = top + form.above_mm + form.header_mm
    rooms = _rooms(form, lines_top, _room_taken_mm(facts.variant, len(signers)))
    lines = (
        _tally_lines(facts)
        if facts.variant is Variant.ANONYMOUS_COUNT
        else lines_of_one_page(facts, sheet_lines(facts), rooms)
    )
    annexed = annexed_plan(lines, rooms, _name_room(facts, ruler, columns))
    source = PageSource(stamp, (Part(columns),), lines, signers, lines_top, form.full_mm)
    return Sheet(
        facts=facts,
        stamp=stamp,
        paper=form.paper,
        table_top_mm=top + form.above_mm,
        header_mm=form.header_mm,
        row_mm=annexed.plan.row_mm,
        signer_mm=0.0,
        address_below=below,
        pages=numbered_pages(source, annexed),
    )


def _rooms(form: TableForm, lines_top_mm: float, taken_mm: float) -> Rooms:
    return Rooms(
        last_mm=form.last_mm - taken_mm - lines_top_mm,
        full_mm=form.full_mm - lines_top_mm,
        floor_mm=form.floor_mm,
        several_mm=form.several_mm,
        tallest_mm=form.tallest_mm,
    )


def _room_taken_mm(variant: Variant, signers: int) -> float:
    """What signatures take beyond the room that every last page keeps for them."""
    if variant is not Variant.HALF_DAYS:
        return boxes_room_mm(signers) - BOX_MM
    if signers <= HALF_DAY_BOXES:
        return 0.0
    return signers * half_day_row_mm(signers) + HALF_DAY_ROWS_GAP_MM


def half_day_row_mm(signers: int) -> float:
    """Height of the rows under a half-days table, for more people than the panel has boxes."""
    return signer_row_mm(signers, _MOST_HALF_DAY_ROWS_MM)


def _name_room(facts: SheetFacts, ruler: Ruler, columns: tuple[Column, ...]) -> NameRoom:
    name_mm = sum(column.width_mm for column in columns if column.kind is ColumnKind.NAME)
    return NameRoom(facts, ruler, name_mm, columns[-1].right_mm - columns[0].left_mm)


def _tally_lines(facts: SheetFacts) -> tuple[Line, ...]:
    """One line for each age band, then "age not estimated", then the total."""
    count = len(facts.age_bands) + _TALLY_LINES_AFTER_BANDS
    return tuple(Line(number) for number in range(1, count + 1))


def _composed_slip(facts: SheetFacts, stamp: Stamp) -> Sheet:
    return Sheet(
        facts=facts,
        stamp=stamp,
        paper=A4_PORTRAIT,
        table_top_mm=A4_PORTRAIT.margin_top_mm + HEAD_MM,
        header_mm=0.0,
        row_mm=0.0,
        signer_mm=0.0,
        address_below=False,
        pages=(SheetPage(1, page_code_of(stamp, 1)),),
    )


def _composed_emergency(facts: SheetFacts, stamp: Stamp) -> Sheet:
    columns = placed_columns(EMERGENCY_COLUMNS, A4_PORTRAIT.margin_left_mm)
    lines = tuple(Line(number) for number in range(1, EMERGENCY_ROWS + 1))
    bottom = EMERGENCY_TOP_MM + EMERGENCY_HEADER_MM + EMERGENCY_ROWS * EMERGENCY_ROW_MM
    return Sheet(
        facts=facts,
        stamp=stamp,
        paper=A4_PORTRAIT,
        table_top_mm=EMERGENCY_TOP_MM,
        header_mm=EMERGENCY_HEADER_MM,
        row_mm=EMERGENCY_ROW_MM,
        signer_mm=0.0,
        address_below=False,
        pages=(SheetPage(1, "", columns, lines, table_bottom_mm=bottom),),
    )

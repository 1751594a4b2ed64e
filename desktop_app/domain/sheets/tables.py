"""The measures of each table of `sheets.md` 2, in millimetres."""

from dataclasses import dataclass

from desktop_app.domain.sheets.facts import SheetFacts, Variant
from desktop_app.domain.sheets.sheet import Column, ColumnKind, Paper

A4_PORTRAIT = Paper(210, 297, margin_left_mm=18)
A4_LANDSCAPE = Paper(297, 210, margin_top_mm=14)
A3_LANDSCAPE = Paper(420, 297, margin_top_mm=14)

HEAD_MM = 23.6  # from the top margin to the table
LOGO_BAND_MM = 9.0
ADDRESS_BELOW_MM = 4.5
ANNEX_LEAD_MM = 3.2
ANNEX_GAP_MM = 1.2
QR_COLUMN_MM = 24.0  # what the code at the top right of a landscape page takes from the head

# The lowest edge of a table, on the last page (above signatures and totals) and before it
# (above the code alone).
_PORTRAIT_LAST_MM = 239.9
_PORTRAIT_FULL_MM = 244.4
_LANDSCAPE_MM = 198.0


@dataclass(frozen=True, slots=True)
class TableForm:
    """How the table of a session sheet is built.

    Args:
        paper: the page.
        columns: kind and width of each column, from the left.
        header_mm: height of its head.
        above_mm: room for a line of explanation above it.
        floor_mm: the least height of a line while everything fits on one page.
        several_mm: height of a line when it takes several pages.
        tallest_mm: the greatest height of a line.
        last_mm: lowest edge on the page that carries one row of signature boxes.
        full_mm: lowest edge on the pages before it.
    """

    paper: Paper
    columns: tuple[tuple[ColumnKind, float], ...]
    header_mm: float
    above_mm: float = 0.0
    floor_mm: float = 9.0
    several_mm: float = 10.0
    tallest_mm: float = 12.0
    last_mm: float = _PORTRAIT_LAST_MM
    full_mm: float = _PORTRAIT_FULL_MM


_LINE, _NAME, _SIGNATURE = ColumnKind.LINE, ColumnKind.NAME, ColumnKind.SIGNATURE

_SESSION = TableForm(
    A4_PORTRAIT,
    ((_LINE, 10), (_NAME, 82), (ColumnKind.STRUCTURE, 30), (_SIGNATURE, 58)),
    header_mm=6.0,
)
_WITHOUT_STRUCTURE = ((_LINE, 10.0), (_NAME, 92.0), (_SIGNATURE, 78.0))
_FORMS = {
    Variant.SESSION: _SESSION,
    Variant.HALF_DAYS: TableForm(
        A4_LANDSCAPE,
        ((_LINE, 10), (_NAME, 82), (ColumnKind.MORNING, 57), (ColumnKind.AFTERNOON, 57)),
        header_mm=6.8,
        last_mm=_LANDSCAPE_MM,
        full_mm=_LANDSCAPE_MM,
    ),
    Variant.WALK_IN: TableForm(
        A4_PORTRAIT,
        (
            (_LINE, 10),
            (_NAME, 78),
            (ColumnKind.FIRST_TIME, 15),
            (ColumnKind.POSTCODE, 24),
            (_SIGNATURE, 53),
        ),
        header_mm=8.8,
    ),
    Variant.FIRST_NAME_ONLY: TableForm(
        A4_PORTRAIT,
        ((_LINE, 12), (_NAME, 78), (_SIGNATURE, 90)),
        header_mm=6.5,
        floor_mm=12.0,
        several_mm=12.0,
    ),
    Variant.ANONYMOUS_COUNT: TableForm(
        A4_PORTRAIT,
        (
            (ColumnKind.AGE, 32),
            (ColumnKind.WOMEN, 35),
            (ColumnKind.MEN, 35),
            (ColumnKind.NOT_NOTED, 35),
            (ColumnKind.NEW, 26),
            (ColumnKind.TOTAL, 17),
        ),
        header_mm=9.6,
        above_mm=7.2,
        tallest_mm=19.03,
        last_mm=242.8,
    ),
}

EMERGENCY_ROWS = 16
EMERGENCY_ROW_MM = 10.94
EMERGENCY_TOP_MM = 52.8
EMERGENCY_HEADER_MM = 6.5
EMERGENCY_COLUMNS = (
    (_LINE, 10.0),
    (_NAME, 88.0),
    (ColumnKind.FIRST_TIME, 15.0),
    (_SIGNATURE, 67.0),
)


def table_form(facts: SheetFacts) -> TableForm:
    """The measures of the table of a session sheet.

    Raises:
        KeyError: the variant has a table of another sort, or none.
    """
    form = _FORMS[facts.variant]
    if facts.variant is not Variant.SESSION:
        return form
    tall = 12.0 if facts.wish.large_rows else form.floor_mm
    several = 12.0 if facts.wish.large_rows else form.several_mm
    with_structure = facts.wish.structure and any(person.structure for person in facts.people)
    columns = form.columns if with_structure else _WITHOUT_STRUCTURE
    return TableForm(form.paper, columns, form.header_mm, floor_mm=tall, several_mm=several)


def placed_columns(
    widths: tuple[tuple[ColumnKind, float], ...], left_mm: float
) -> tuple[Column, ...]:
    """Columns side by side from ``left_mm``."""
    columns = []
    for kind, width in widths:
        columns.append(Column(kind, left_mm, width))
        left_mm += width
    return tuple(columns)

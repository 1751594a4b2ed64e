"""Grids of a cycle: sessions side by side, in parts when the paper is too narrow."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain, groupby

from desktop_app.domain.sheets.assembly import (
    NameRoom,
    PageSource,
    Part,
    Rooms,
    annexed_plan,
    head_room,
    numbered_pages,
    sheet_lines,
)
from desktop_app.domain.sheets.facts import DateFacts, DateStatus, SheetFacts, Stamp, Variant
from desktop_app.domain.sheets.page_places import dates_beside, place_of_dates
from desktop_app.domain.sheets.sheet import (
    Column,
    ColumnKind,
    Paper,
    Ruler,
    Sheet,
)
from desktop_app.domain.sheets.signers import LEAST_ROW_MM, sheet_signers
from desktop_app.domain.sheets.tables import (
    A3_LANDSCAPE,
    A4_LANDSCAPE,
    QR_COLUMN_MM,
    placed_columns,
)

HEADER_MM = 14.0
CROWDED_HEADER_MM = 17.0  # for dates with five lines to say: moved, at another hour, elsewhere
COUNT_ROW_MM = 8.0  # "Nombre de présents"
LEAST_LINES = 3  # on the page with signatures
FOOT_MM = 14.4  # notice and identity line
ATTESTED_FOOT_MM = 18.5  # the same under an attestation
_LINE_MM = 9.0
_EASY_NAME_MM = 82.0  # a name has this before sessions grow wider than they must be
_WIDEST_DATE_MM = 40.0
_LEAST_DATE_MM = 22.0
_PARTICULARS_THAT_FIT = {DateStatus.PLANNED: 2, DateStatus.OPTION: 1}  # in the ordinary head


@dataclass(frozen=True, slots=True)
class GridForm:
    """How a grid is built, in millimetres; ``turn_mm`` is the column "arrival, departure"."""

    paper: Paper
    most_dates: int
    date_mm: float
    skipped_mm: float
    name_mm: float
    row_mm: float
    signer_mm: float
    turn_mm: float = 0.0


_FORMS = {
    Variant.CYCLE_GRID: GridForm(A4_LANDSCAPE, 8, 23.6, 7.0, 55.0, 13.2, 13.2),
    Variant.CYCLE_GRID_A3: GridForm(A3_LANDSCAPE, 12, 24.0, 7.0, 55.0, 13.2, 13.2),
    Variant.CYCLE_GRID_MINORS: GridForm(A4_LANDSCAPE, 6, 29.0, 6.2, 50.0, 21.0, 10.5, turn_mm=17.0),
}

DateColumn = tuple[DateFacts, ...]  # one session, or neighbouring skipped dates


def compose_cycle_grid(facts: SheetFacts, stamp: Stamp, ruler: Ruler) -> Sheet:
    """Decide the pages of a grid; ``facts`` are already those that may be printed.

    Each part of a long cycle has all the lines, and the signatures of its sessions.
    """
    form = _FORMS[facts.variant]
    paper = form.paper
    width = paper.content_width_mm - QR_COLUMN_MM
    parts = tuple(_part(form, facts, columns) for columns in cycle_parts(form, facts.dates))
    top, below = _head_room(facts, parts, width, ruler)
    header_mm = _header_mm(_dates_of(parts))
    lines_top = top + header_mm
    room = paper.bottom_mm - FOOT_MM - lines_top
    signers = sheet_signers(facts)
    last_room = paper.bottom_mm - ATTESTED_FOOT_MM - lines_top
    signer_mm = _signer_mm(form, len(signers), last_room)
    signers_room = len(signers) * signer_mm + COUNT_ROW_MM
    rooms = Rooms(
        room - signers_room,
        room,
        form.row_mm,
        form.row_mm,
        form.row_mm,
        least=LEAST_LINES,
        blocks=False,
    )
    lines = sheet_lines(facts)
    annexed = annexed_plan(lines, rooms, _name_room(facts, ruler, parts, paper))
    source = PageSource(
        stamp, parts, lines, signers, lines_top, paper.bottom_mm - FOOT_MM, signers_room
    )
    return Sheet(
        facts=facts,
        stamp=stamp,
        paper=paper,
        table_top_mm=top,
        header_mm=header_mm,
        row_mm=form.row_mm,
        signer_mm=signer_mm,
        address_below=below,
        pages=numbered_pages(source, annexed),
    )


def _part(form: GridForm, facts: SheetFacts, columns: Sequence[DateColumn]) -> Part:
    """The head names the place of the dates below it; each date says what differs from that."""
    place = place_of_dates([one for column in columns for one in column], facts.place)
    beside = [dates_beside(column, place, facts.place) for column in columns]
    return Part(_columns(form, beside), None if place == facts.place else place)


def _head_room(
    facts: SheetFacts, parts: Sequence[Part], width_mm: float, ruler: Ruler
) -> tuple[float, bool]:
    """The lowest head that one of the parts needs: all pages are alike."""
    paper = _FORMS[facts.variant].paper
    placed = (replace(facts, place=part.place or facts.place) for part in parts)
    return max(head_room(one, paper, width_mm, ruler) for one in placed)


def _dates_of(parts: Sequence[Part]) -> list[DateFacts]:
    columns = chain.from_iterable(part.columns for part in parts)
    return [one for column in columns for one in column.dates]


def _header_mm(dates: Sequence[DateFacts]) -> float:
    """Height of the head of the table: one that nothing befell needs four lines at most."""
    numbered = [one for one in dates if not _is_skipped(one)]
    varied = len({(one.span.start.time(), one.span.end.time()) for one in numbered}) > 1
    crowded = any(
        varied + _particulars(one) > _PARTICULARS_THAT_FIT[one.status]
        for one in numbered
        if one.status in _PARTICULARS_THAT_FIT
    )
    return CROWDED_HEADER_MM if crowded else HEADER_MM


def _particulars(one: DateFacts) -> int:
    """What a date says besides its hours: the day it was moved from, its site, its room."""
    return sum(map(bool, (one.moved_from, one.place.site, one.place.room)))


def cycle_parts(form: GridForm, dates: Iterable[DateFacts]) -> tuple[tuple[DateColumn, ...], ...]:
    """The columns of each part, in order of time; at least one part, perhaps without columns."""
    parts: list[tuple[DateColumn, ...]] = []
    part: tuple[DateColumn, ...] = ()
    for column in _date_columns(dates):
        if not _fits(form, (*part, column)):
            parts.append(part)
            part = ()
        part = (*part, column)
    return (*parts, part)


def _date_columns(dates: Iterable[DateFacts]) -> Iterator[DateColumn]:
    in_time = sorted(dates, key=lambda one: (one.span, one.number or 0))
    for skipped, together in groupby(in_time, key=_is_skipped):
        if skipped:
            yield tuple(together)
        else:
            yield from ((one,) for one in together)


def _is_skipped(one: DateFacts) -> bool:
    return one.status is DateStatus.SKIPPED


def _fits(form: GridForm, part: Sequence[DateColumn]) -> bool:
    dates, groups = _numbers(part)
    wanted = form.name_mm + dates * _LEAST_DATE_MM + groups * form.skipped_mm
    return len(part) == 1 or (dates <= form.most_dates and wanted <= _free_mm(form))


def _numbers(part: Sequence[DateColumn]) -> tuple[int, int]:
    groups = sum(_is_skipped(column[0]) for column in part)
    return len(part) - groups, groups


def _free_mm(form: GridForm) -> float:
    """Width that names, sessions and skipped dates share."""
    return form.paper.content_width_mm - _LINE_MM - form.turn_mm


def _columns(form: GridForm, part: Sequence[DateColumn]) -> tuple[Column, ...]:
    dates, groups = _numbers(part)
    date_mm = _date_mm(form, dates, _free_mm(form) - groups * form.skipped_mm)
    name_mm = _free_mm(form) - dates * date_mm - groups * form.skipped_mm
    widths = [(ColumnKind.LINE, _LINE_MM), (ColumnKind.NAME, name_mm)]
    if form.turn_mm:
        widths.append((ColumnKind.TURN, form.turn_mm))
    before = placed_columns(tuple(widths), form.paper.margin_left_mm)
    left = before[-1].right_mm
    columns = list(before)
    for column in part:
        skipped = _is_skipped(column[0])
        width = form.skipped_mm if skipped else date_mm
        columns.append(
            Column(ColumnKind.SKIPPED if skipped else ColumnKind.DATE, left, width, column)
        )
        left += width
    return tuple(columns)


def _date_mm(form: GridForm, dates: int, free_mm: float) -> float:
    """Sessions have their width, more when they are few, less when skipped dates are many."""
    if not dates:
        return form.date_mm
    if dates == form.most_dates:
        return min(form.date_mm, (free_mm - form.name_mm) / dates)
    easy = min((free_mm - _EASY_NAME_MM) / dates, _WIDEST_DATE_MM)
    return min(max(easy, form.date_mm), (free_mm - form.name_mm) / dates)


def _signer_mm(form: GridForm, signers: int, room_mm: float) -> float:
    """Rows of those who lead, lower when so many sign that too few lines of people would stay."""
    free = room_mm - COUNT_ROW_MM - LEAST_LINES * form.row_mm
    return max(min(form.signer_mm, free / signers), LEAST_ROW_MM)


def _name_room(facts: SheetFacts, ruler: Ruler, parts: Sequence[Part], paper: Paper) -> NameRoom:
    """A name is printed in full as soon as one part of the cycle has no room for it."""
    widths = [
        column.width_mm
        for part in parts
        for column in part.columns
        if column.kind is ColumnKind.NAME
    ]
    return NameRoom(facts, ruler, min(widths), paper.content_width_mm)

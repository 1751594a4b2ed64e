"""From lines and measures to numbered pages: what every table of people shares."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate

from desktop_app.domain.sheets.facts import PlaceFacts, SheetFacts, Stamp, Variant
from desktop_app.domain.sheets.numbers import page_code
from desktop_app.domain.sheets.ordering import printed_people
from desktop_app.domain.sheets.paging import BLOCK, Capacity, lines_on_pages
from desktop_app.domain.sheets.sheet import (
    Column,
    Line,
    NameCell,
    Paper,
    Ruler,
    SheetPage,
    Signer,
)
from desktop_app.domain.sheets.tables import (
    ADDRESS_BELOW_MM,
    ANNEX_GAP_MM,
    ANNEX_LEAD_MM,
    HEAD_MM,
    LOGO_BAND_MM,
)

MOST_ANNEX_LINES = 6  # under a table; more have pages of their own at the end
MOST_LINES = 999
_WALK_IN_BLANKS = 5  # kept for newcomers however many regulars are expected
_TOLERANCE_MM = 0.01
_NAMES_THEN_BLANKS = {Variant.SESSION, Variant.HALF_DAYS}


@dataclass(frozen=True, slots=True)
class Rooms:
    """Height for lines on the page with signatures and on the pages before it.

    ``floor_mm`` and ``tallest_mm`` bound a line on a single page, ``several_mm`` is
    its height when there are several; ``least`` lines stay on the last. Pages before
    the last break after a block of five where ``blocks``.
    """

    last_mm: float
    full_mm: float
    floor_mm: float
    several_mm: float
    tallest_mm: float
    least: int = BLOCK
    blocks: bool = True

    def reduced(self, by_mm: float) -> "Rooms":
        """The same with less room on every page."""
        return replace(self, last_mm=self.last_mm - by_mm, full_mm=self.full_mm - by_mm)


@dataclass(frozen=True, slots=True)
class LinePlan:
    """Height of a line, and how many lines each page has."""

    row_mm: float
    counts: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Annexed:
    """A plan, with the full names that no cell could hold by number of their line."""

    plan: LinePlan
    names: Mapping[int, tuple[str, ...]]
    own_pages: bool


@dataclass(frozen=True, slots=True)
class NameRoom:
    """The width of names in the table and of full names under it, and who measures them."""

    facts: SheetFacts
    ruler: Ruler
    width_mm: float
    annex_width_mm: float

    def annex_lines(self, line: Line, row_mm: float) -> tuple[str, ...]:
        """What a line of that height must print in full elsewhere."""
        if not self.width_mm or line.name is None:
            return ()
        cell = NameCell(self.width_mm, row_mm, self.annex_width_mm)
        return self.ruler.annex_lines(self.facts, line, cell)


@dataclass(frozen=True, slots=True)
class Part:
    """The columns that stand side by side; ``place`` only where the head must say another."""

    columns: tuple[Column, ...]
    place: PlaceFacts | None = None


@dataclass(frozen=True, slots=True)
class PageSource:
    """What pages are made of: the columns of each part, and what all parts share."""

    stamp: Stamp
    parts: Sequence[Part]
    lines: Sequence[Line]
    signers: tuple[Signer, ...]
    lines_top_mm: float
    annex_bottom_mm: float
    signers_room_mm: float = 0.0


def head_room(facts: SheetFacts, paper: Paper, width_mm: float, ruler: Ruler) -> tuple[float, bool]:
    """Where the table begins, and whether the address goes under the place for that."""
    below = ruler.address_goes_below(facts, width_mm)
    top = paper.margin_top_mm + HEAD_MM
    if facts.wish.logos:
        top += LOGO_BAND_MM
    return (top + ADDRESS_BELOW_MM if below else top), below


def sheet_lines(facts: SheetFacts) -> tuple[Line, ...]:
    """The numbered lines: people in their printed order, then blank ones."""
    people = printed_people(facts)
    lines = [
        Line(number, printed.person, printed.name) for number, printed in enumerate(people, start=1)
    ]
    total = max(len(people), min(_wanted_lines(facts, len(people)), MOST_LINES), 1)
    blanks = [
        Line(number, first_blank=number == len(people) + 1)
        for number in range(len(people) + 1, total + 1)
    ]
    return (*lines, *blanks)


def lines_of_one_page(facts: SheetFacts, lines: tuple[Line, ...], rooms: Rooms) -> tuple[Line, ...]:
    """Fewer lines while nobody is expected: a page of them, more only for all the places."""
    if facts.people:
        return lines
    room = int((rooms.last_mm + _TOLERANCE_MM) / rooms.floor_mm)
    return lines[: max(room, facts.places or 0, rooms.least)]


def line_plan(lines: Sequence[Line], rooms: Rooms) -> LinePlan:
    """Share the lines between pages: one page while they keep their least height."""
    total = len(lines)
    people = sum(line.person is not None for line in lines)
    if total * rooms.floor_mm <= rooms.last_mm + _TOLERANCE_MM:
        return LinePlan(min(rooms.tallest_mm, rooms.last_mm / total), (total,))
    full = max(int((rooms.full_mm + _TOLERANCE_MM) / rooms.several_mm), 1)
    capacity = Capacity(
        full=full - full % BLOCK if rooms.blocks and full >= BLOCK else full,
        last=max(int((rooms.last_mm + _TOLERANCE_MM) / rooms.several_mm), 1),
        least=rooms.least,
    )
    return LinePlan(rooms.several_mm, lines_on_pages(total, people, capacity))


def annexed_plan(lines: Sequence[Line], rooms: Rooms, room: NameRoom) -> Annexed:
    """A plan that leaves room under the table for the names that do not fit their cell.

    They have pages of their own where the last page would lose the lines it must keep.
    """
    reserved = 0
    while True:
        reserved_mm = reserved * ANNEX_LEAD_MM + ANNEX_GAP_MM if reserved else 0.0
        plan = line_plan(lines, rooms.reduced(reserved_mm))
        if reserved and plan.counts[-1] < min(rooms.least, len(lines)):
            break  # signatures would stand with too few lines for the sake of long names
        names = _annexed_names(lines, plan, room)
        needed = sum(map(len, names.values()))
        if needed <= reserved:
            return Annexed(plan, names, own_pages=False)
        if needed > MOST_ANNEX_LINES:
            break
        reserved = needed
    plan = line_plan(lines, rooms)
    return Annexed(plan, _annexed_names(lines, plan, room), own_pages=True)


def numbered_pages(source: PageSource, annexed: Annexed) -> tuple[SheetPage, ...]:
    """Every page in order: each part with all its lines, then the pages of full names."""
    pages: list[SheetPage] = []
    for part in source.parts:
        pages += _part_pages(source, annexed, part, len(pages))
    if annexed.own_pages:
        pages += _annex_pages(source, annexed, len(pages))
    return tuple(pages)


def page_code_of(stamp: Stamp, page: int) -> str:
    """The sixteen digits of a page; nothing when the sheet has no number."""
    return page_code(stamp.number, page) if stamp.number else ""


def _wanted_lines(facts: SheetFacts, people: int) -> int:
    rows, blanks = max(facts.wish.rows_per_page, 1), max(facts.wish.blank_rows, 0)
    if facts.variant is Variant.WALK_IN:
        return max(rows, people + min(blanks, _WALK_IN_BLANKS))
    if people:
        return people + blanks
    if facts.places is not None:
        return min(max(facts.places, blanks), rows + blanks)
    return rows + blanks if facts.variant in _NAMES_THEN_BLANKS else rows


def _annexed_names(
    lines: Sequence[Line], plan: LinePlan, room: NameRoom
) -> dict[int, tuple[str, ...]]:
    found = ((line.number, room.annex_lines(line, plan.row_mm)) for line in lines)
    return {number: texts for number, texts in found if texts}


def _part_pages(source: PageSource, annexed: Annexed, part: Part, before: int) -> list[SheetPage]:
    counts, row_mm = annexed.plan.counts, annexed.plan.row_mm
    last = before + len(counts)
    pages = []
    for number, end in enumerate(accumulate(counts), start=before + 1):
        count = counts[number - before - 1]
        lines = tuple(source.lines[end - count : end])
        rows_mm = count * row_mm + (source.signers_room_mm if number == last else 0.0)
        pages.append(
            SheetPage(
                number,
                page_code_of(source.stamp, number),
                part.columns,
                lines,
                source.signers if number == last else (),
                last,
                _annex_under(lines, annexed),
                source.lines_top_mm + rows_mm,
                part.place,
            )
        )
    return pages


def _annex_under(lines: Sequence[Line], annexed: Annexed) -> tuple[str, ...]:
    if annexed.own_pages:
        return ()
    return tuple(text for line in lines for text in annexed.names.get(line.number, ()))


def _annex_pages(source: PageSource, annexed: Annexed, before: int) -> list[SheetPage]:
    texts = [text for number in sorted(annexed.names) for text in annexed.names[number]]
    room_mm = source.annex_bottom_mm - source.lines_top_mm - ANNEX_GAP_MM
    room = max(int(room_mm / ANNEX_LEAD_MM), 1)
    return [
        SheetPage(
            number,
            page_code_of(source.stamp, number),
            signed_on=before,
            annex=tuple(texts[start : start + room]),
            table_bottom_mm=source.lines_top_mm,
        )
        for number, start in enumerate(range(0, len(texts), room), start=before + 1)
    ]

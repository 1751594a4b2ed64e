"""The head of every page: what, when, where on the left; kind, position, centre on the right."""

from dataclasses import dataclass, replace
from functools import lru_cache

from desktop_app.documents.fonts import BOLD, REGULAR
from desktop_app.documents.lettering import (
    POINTS_PER_MM,
    Lettering,
    broken_lines,
    clean,
    fitted_line,
    flush_line,
    low_enough,
    shortened,
    width_mm,
)
from desktop_app.documents.marks import Block, Cell, Mark, Picture, Rule, Symbol, SymbolKind, Text
from desktop_app.domain.sheets.facts import CentreFacts, SheetFacts, Variant
from desktop_app.domain.sheets.sheet import Sheet, SheetPage
from desktop_app.domain.sheets.tables import LOGO_BAND_MM, QR_COLUMN_MM
from desktop_app.wording.sheets import day_and_hours, kind_of_sheet, period, position
from desktop_app.wording.words import Words

RIGHT_BLOCK_MM = 62.0
HEAD_HEIGHT_MM = 22.0
SQUARE_MM = 5.2
CENTRE_MARK_MM = 5.0
PANEL_MM = 67.0  # what the side panel of the half-days sheet takes from the head

_GAP_MM = 2.0
_TITLE, _TITLE_FLOOR = 23.0, 15.0
_TITLE_Y, _DATE_Y, _SQUARE_Y, _PLACE_Y, _ADDRESS_BELOW_Y = 7.5, 15.0, 17.15, 21.25, 25.6
_TWO_TITLES_Y, _DATE_UNDER_TWO_Y = (4.6, 9.7), 15.4
_AROUND_TITLE = (8.0, 3.8)  # what may rise above its line of writing and hang below it, in mm
_AROUND_FIRST, _AROUND_SECOND = (5.1, 1.3), (4.95, 2.4)
_KIND_Y, _POSITION_Y = 5.1, 10.35
_MARK_GAP_MM = 1.2
_DATE, _DATE_UNDER_TWO = Lettering(BOLD, 15.5, 12.0), Lettering(BOLD, 14.0, 12.0)
_PLACE = Lettering(BOLD, 11.5)
_ADDRESS = Lettering(REGULAR, 10.5)
_KIND = Lettering(BOLD, 11.5, align="right")
_POSITION = Lettering(REGULAR, 11.5, align="right")
_CENTRE = Lettering(REGULAR, 9.0, align="right")
_LOGO_MM = 8.0
_BELOW_SQUARE_MM = 1.2  # letters of some scripts hang lower than the square, above the table
_BESIDE_DATE_MM, _CENTRE_STEP_MM = 3.0, 1.0
_ADDRESS_STEP = 0.5
_STRIKE = 0.27  # of the size, above the line of writing


@dataclass(frozen=True, slots=True)
class PlaceLine:
    """Place and address with the sizes at which they fit, side by side or one under the other."""

    place: str
    place_size: float
    address: str
    old_address: str
    address_size: float
    below: bool


def head_width_mm(sheet: Sheet) -> float:
    """Width of the head of a composed sheet."""
    return sheet.paper.content_width_mm - _beside_head_mm(sheet.facts.variant)


def place_line(words: Words, facts: SheetFacts, room_mm: float) -> PlaceLine:
    """Fit place and address: the address shrinks to its floor, then goes under the place."""
    where = facts.place
    place = clean(
        words._("{site}: {room}").format(site=where.site, room=where.room)
        if where.room and where.site
        else where.site or where.room
    )
    address, old = clean(where.address), clean(where.old_address)
    if address and facts.outing:
        address = words._("meet at {address}").format(address=address)
    start = SQUARE_MM + 1.8 if where.site_letter else 0.0
    left = room_mm - start - width_mm(place, BOLD, _PLACE.size) - _GAP_MM
    size = _ADDRESS.size
    while size > _ADDRESS.floor and _addresses_mm(address, old, size) > left:
        size = max(size - _ADDRESS_STEP, _ADDRESS.floor)
    if _addresses_mm(address, old, size) <= left:
        return PlaceLine(place, _PLACE.size, address, old, size, below=False)
    place, place_size = fitted_line(place, _PLACE, room_mm - start)
    if not address and not old:
        return PlaceLine(place, place_size, "", "", size, below=False)
    return PlaceLine(place, place_size, *_addresses_below(address, old, room_mm), below=True)


def head_marks(sheet: Sheet, page: SheetPage, words: Words) -> tuple[Mark, ...]:
    """What changes from sheet to sheet: title, date, place, position in the cycle."""
    facts, left, top = sheet.facts, sheet.paper.margin_left_mm, _head_top(sheet)
    width = head_width_mm(sheet)
    cell = Cell(left, top, width - RIGHT_BLOCK_MM - _GAP_MM, HEAD_HEIGHT_MM)
    titles = _title_lines(facts, cell.width)
    baselines = _TWO_TITLES_Y if len(titles) > 1 else (_TITLE_Y,) * len(titles)
    marks: list[Mark] = [
        Text(text, BOLD, size, left, top + y, cell)
        for (text, size), y in zip(titles, baselines, strict=True)
    ]
    date, date_y = (
        (_DATE, _DATE_Y)
        if len(titles) < len(_TWO_TITLES_Y)
        else (_DATE_UNDER_TWO, _DATE_UNDER_TWO_Y)
    )
    marks.append(flush_line(cell, _when(words, sheet, page), date, top + date_y))
    placed = facts if page.place is None else replace(facts, place=page.place)
    marks += place_marks(place_line(words, placed, width), placed.place.site_letter, left, top)
    right = Cell(left + width - RIGHT_BLOCK_MM, top, RIGHT_BLOCK_MM, HEAD_HEIGHT_MM)
    where = position(words, facts, page.dates if facts.variant.is_grid else facts.dates)
    if where:
        marks.append(flush_line(right, where, _POSITION, top + _POSITION_Y))
    return tuple(marks)


def head_right_block(sheet: Sheet, words: Words) -> Block:
    """What all sheets of a kind share: its name, the centre, the logos."""
    facts = sheet.facts
    right = sheet.paper.margin_left_mm + head_width_mm(sheet)
    cell = Cell(right - RIGHT_BLOCK_MM, _head_top(sheet), RIGHT_BLOCK_MM, HEAD_HEIGHT_MM)
    widest = _beside_dates_mm(sheet, words)
    named = Cell(right - widest, cell.top, widest, cell.height)
    funders = tuple(funder.name for funder in facts.funders) if facts.wish.logos else ()
    band = Cell(
        sheet.paper.margin_left_mm, sheet.paper.margin_top_mm, head_width_mm(sheet), _LOGO_MM
    )
    logos = _Logos(facts.centre, funders, band) if facts.wish.logos else None
    kind = kind_of_sheet(words, facts.variant)
    return _right_block(_Organiser(kind, facts.centre.name), cell, named, logos)


def _beside_dates_mm(sheet: Sheet, words: Words) -> float:
    """The width that the centre's name may take beside the longest date of the sheet.

    In whole steps, so that sheets of one day share their block.
    """
    free = head_width_mm(sheet) - _BESIDE_DATE_MM
    dated = max(
        (width_mm(_when(words, sheet, page), _DATE.face, _DATE.size) for page in sheet.pages),
        default=0.0,
    )
    return max(RIGHT_BLOCK_MM, (free - dated) // _CENTRE_STEP_MM * _CENTRE_STEP_MM)


def place_marks(line: PlaceLine, letter: str, left: float, top: float) -> list[Mark]:
    """Letter in its square, place, address; a former address is struck through."""
    marks: list[Mark] = []
    x = left
    if letter:
        square = Cell(left, top + _SQUARE_Y, SQUARE_MM, SQUARE_MM)
        marks += letter_marks(letter, square)
        x = square.right + 1.8
    written = width_mm(line.place, BOLD, line.place_size) + 0.1
    room = Cell(x, top + _SQUARE_Y, written, SQUARE_MM + _BELOW_SQUARE_MM)
    if line.place:
        marks.append(Text(line.place, BOLD, line.place_size, x, top + _PLACE_Y, room))
        x = room.right + _GAP_MM
    if line.below:
        x = left
    baseline = top + (_ADDRESS_BELOW_Y if line.below else _PLACE_Y)
    for text, struck in ((line.address, False), (line.old_address, True)):
        if text:
            marks += _address_marks(text, line.address_size, (x, baseline), struck=struck)
            x += width_mm(text, REGULAR, line.address_size) + _GAP_MM
    return marks


def letter_marks(letter: str, square: Cell) -> list[Mark]:
    """A white letter in its black square."""
    text, size = fitted_line(letter[:2], Lettering(BOLD, 13.0), square.width)
    baseline = square.bottom - 0.9
    return [
        Symbol(SymbolKind.SQUARE, square),
        Text(text, BOLD, size, square.middle, baseline, square, "centre", white=True),
    ]


def centre_marks(name: str, cell: Cell, baseline: float) -> list[Mark]:
    """The centre with its mark before it, against the right of a cell; two lines when long."""
    beside = CENTRE_MARK_MM + _MARK_GAP_MM
    room = Cell(cell.left + beside, cell.top, cell.width - beside, cell.height)
    text = clean(name)
    texts: list[Text]
    if width_mm(text, REGULAR, _CENTRE.floor) <= room.width:
        texts = [flush_line(room, text, _CENTRE, baseline)]
        middle = baseline - 1.1
    else:
        floor = Lettering(REGULAR, _CENTRE.floor, align="right")
        lines = broken_lines(text, REGULAR, floor.size, room.width)
        second = " ".join(lines[1:])
        texts = [
            flush_line(room, lines[0], floor, baseline - 1.25),
            flush_line(room, second, floor, baseline + 1.95),
        ]
        middle = baseline - 0.6
    written = max(width_mm(line.text, line.face, line.size) for line in texts)
    left = cell.right - written - beside
    mark = Cell(left, middle - CENTRE_MARK_MM / 2, CENTRE_MARK_MM, CENTRE_MARK_MM)
    return [Symbol(SymbolKind.CENTRE, mark), *texts]


@dataclass(frozen=True, slots=True)
class _Logos:
    """The band above the head: the centre's and the funders' pictures, or their names."""

    centre: CentreFacts
    funders: tuple[str, ...]
    band: Cell


@dataclass(frozen=True, slots=True)
class _Organiser:
    """The kind of sheet, and whose it is."""

    kind: str
    centre: str


@lru_cache(maxsize=32)
def _right_block(organiser: _Organiser, cell: Cell, named: Cell, logos: _Logos | None) -> Block:
    marks: list[Mark] = list(_logo_marks(logos)) if logos else []
    marks.append(flush_line(cell, organiser.kind, _KIND, cell.top + _KIND_Y))
    marks += centre_marks(organiser.centre, named, cell.top + _DATE_Y)
    return Block(tuple(marks), shared=True)


def _logo_marks(logos: _Logos) -> list[Mark]:
    """Pictures side by side, each 8 mm high at most; without any, the mark and the names."""
    band = logos.band
    if logos.centre.logos:
        return _pictures(logos.centre, band)
    mark = Cell(band.left, band.top, _LOGO_MM, _LOGO_MM)
    baseline = band.top + 5.2
    half = Cell(band.middle, band.top, band.width / 2, band.height)
    names = Lettering(REGULAR, 9.0, align="right")
    funders = flush_line(half, " · ".join(logos.funders), names, baseline)
    left = mark.right + _GAP_MM
    written = width_mm(funders.text, funders.face, funders.size)
    rest = Cell(left, band.top, band.right - written - 2 * _GAP_MM - left, band.height)
    name = flush_line(rest, logos.centre.name, Lettering(BOLD, 12.0), baseline)
    return [Symbol(SymbolKind.CENTRE, mark), name, *([funders] if logos.funders else [])]


def _pictures(centre: CentreFacts, band: Cell) -> list[Mark]:
    wanted = [_LOGO_MM * logo.width_px / logo.height_px for logo in centre.logos]
    gaps = _GAP_MM * 2 * (len(wanted) - 1)
    scale = min(1.0, (band.width - gaps) / sum(wanted))
    marks: list[Mark] = []
    left = band.left
    for logo, width in zip(centre.logos, wanted, strict=True):
        height = _LOGO_MM * scale
        top = band.top + (_LOGO_MM - height) / 2
        marks.append(Picture(logo, Cell(left, top, width * scale, height)))
        left += width * scale + _GAP_MM * 2
    return marks


def _beside_head_mm(variant: Variant) -> float:
    if variant is Variant.HALF_DAYS:
        return PANEL_MM
    return QR_COLUMN_MM if variant.is_grid else 0.0


def _head_top(sheet: Sheet) -> float:
    return sheet.paper.margin_top_mm + (LOGO_BAND_MM if sheet.facts.wish.logos else 0.0)


def _when(words: Words, sheet: Sheet, page: SheetPage) -> str:
    dates = page.dates if sheet.facts.variant.is_grid else sheet.facts.dates
    if not dates:
        return ""
    if sheet.facts.variant.is_grid:
        return period(words, dates)
    return day_and_hours(words, dates[0].span)


def _title_lines(facts: SheetFacts, room_mm: float) -> list[tuple[str, float]]:
    title = clean(", ".join(part for part in (facts.title, facts.group) if part))
    if not title:
        return []
    text, size = fitted_line(title, Lettering(BOLD, _TITLE, _TITLE_FLOOR), room_mm)
    if text == title:
        return [(text, low_enough(text, Lettering(BOLD, size), *_AROUND_TITLE))]
    lines = broken_lines(title, BOLD, _TITLE_FLOOR, room_mm)
    first, second = lines[0], " ".join(lines[1:])
    if width_mm(second, BOLD, _TITLE_FLOOR) > room_mm:
        second = shortened(second, BOLD, _TITLE_FLOOR, room_mm)
    small = Lettering(BOLD, _TITLE_FLOOR)
    size = min(low_enough(first, small, *_AROUND_FIRST), low_enough(second, small, *_AROUND_SECOND))
    return [(first, size), (second, size)]


def _addresses_mm(address: str, old: str, size: float) -> float:
    widths = [width_mm(text, REGULAR, size) for text in (address, old) if text]
    return sum(widths) + _GAP_MM * (len(widths) - 1) if widths else 0.0


def _addresses_below(address: str, old: str, room_mm: float) -> tuple[str, str, float]:
    """Both addresses on a line of their own; the old one is cut first."""
    size = _ADDRESS.size
    while size > _ADDRESS.floor and _addresses_mm(address, old, size) > room_mm:
        size = max(size - _ADDRESS_STEP, _ADDRESS.floor)
    address, size = fitted_line(address, Lettering(REGULAR, size), room_mm)
    left = room_mm - width_mm(address, REGULAR, size) - _GAP_MM
    if old and width_mm(old, REGULAR, size) > left:
        old = shortened(old, REGULAR, size, left)
    return address, old, size


def _address_marks(text: str, size: float, at: tuple[float, float], *, struck: bool) -> list[Mark]:
    x, baseline = at
    width = width_mm(text, REGULAR, size)
    cell = Cell(x, baseline - SQUARE_MM, width + 0.1, SQUARE_MM + 1.4)
    marks: list[Mark] = [Text(text, REGULAR, size, x, baseline, cell)]
    if struck:
        y = baseline - size * _STRIKE / POINTS_PER_MM
        marks.append(Rule(x, y, x + width, y))
    return marks

"""A composed poster -> the pages of a PDF: letters that are read from across a hall."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from desktop_app.documents.bands import band_lines, band_text, bands
from desktop_app.documents.enlargement import enlarged, enlarged_marks
from desktop_app.documents.fonts import BOLD, REGULAR
from desktop_app.documents.head import SQUARE_MM, letter_marks
from desktop_app.documents.lettering import Lettering
from desktop_app.documents.marks import (
    FRAME_RULE,
    THICK_RULE,
    Block,
    Cell,
    DrawnPage,
    Mark,
    Rule,
)
from desktop_app.documents.painter import Painter
from desktop_app.domain.sheets.posters import (
    DAY_AGAIN_MM,
    DAY_MM,
    FOOT_MM,
    HEAD_GAP_MM,
    LARGE_MM,
    NEXT_MM,
    TITLE_MM,
    UNDER_TITLE_MM,
    PaperSize,
    Poster,
    PosterLine,
    PosterPage,
)
from desktop_app.domain.sheets.tables import A4_PORTRAIT
from desktop_app.wording.posters import (
    BESIDE,
    cancelled,
    day_line,
    headline,
    in_each,
    next_ones,
    nothing_planned,
    place_of_line,
    poster_title,
    start_and_end,
    under_headline,
)
from desktop_app.wording.sheets import page_of
from desktop_app.wording.words import Words, words_in

_A3_WIDTH_MM = 297.0
_LEFT, _TOP, _WIDTH = (
    A4_PORTRAIT.margin_left_mm,
    A4_PORTRAIT.margin_top_mm,
    A4_PORTRAIT.content_width_mm,
)
_LETTER_BY = 2.0
_HOURS_MM, _PLACE_MM, _GAP_MM = 34.0, 60.0, 3.0
_ROW_EDGE_MM = 1.5
_CANCELLED_MM = 80.0
_HEADLINE = Lettering(BOLD, 38.0, 18.0)
_UNDER = Lettering(REGULAR, 17.0, 12.0)
_DAY, _DAY_AGAIN = Lettering(BOLD, 22.0, 14.0), Lettering(REGULAR, 17.0, 12.0)
_LARGE_HOURS, _LARGE_TITLE = Lettering(BOLD, 36.0, 24.0), Lettering(BOLD, 44.0, 30.0)
_LARGE_CANCELLED = Lettering(BOLD, 26.0, 16.0, "right")
_NEXT = Lettering(BOLD, 16.0, 12.0)
_START, _END = Lettering(BOLD, 27.0, 20.0), Lettering(REGULAR, 17.0, 14.0)
_TITLE = Lettering(BOLD, 23.0, 17.0)
_PLACE, _PLACE_AGAIN = Lettering(BOLD, 16.0, 11.0), Lettering(REGULAR, 14.0, 10.0)
_NOTHING = Lettering(REGULAR, 26.0, 14.0)
_CENTRE, _PAGE = Lettering(REGULAR, 10.0), Lettering(BOLD, 10.0, align="right")
_MOST_LARGE_LINES = 3


@dataclass(frozen=True, slots=True)
class _Drawing:
    """A poster and the words of its languages."""

    poster: Poster
    both: tuple[Words, ...]

    @property
    def place_mm(self) -> float:
        """Width kept for places; none where every session is behind this very door."""
        lines = [line for page in self.poster.pages for line in page.lines]
        return _PLACE_MM if any(place_of_line(self.both, line) for line in lines) else 0.0


def draw_poster(poster: Poster, size: PaperSize = PaperSize.A4) -> bytes:
    """The PDF of a poster; the same poster always gives the same bytes."""
    first = words_in(poster.facts.languages[0])
    centre = first.of(poster.facts.centre)
    painter = Painter(first.language, poster_title(first, poster.facts), centre)
    for page in drawn_poster(poster, size):
        painter.draw(page)
    return painter.finished()


def drawn_poster(poster: Poster, size: PaperSize = PaperSize.A4) -> Iterator[DrawnPage]:
    """The declared ink of each page."""
    drawing = _Drawing(poster, tuple(words_in(one) for one in poster.facts.languages))
    by = _A3_WIDTH_MM / A4_PORTRAIT.width_mm if size is PaperSize.A3 else 1.0
    for page in poster.pages:
        marks = (*_head(drawing), *_body(drawing, page), *_foot(drawing, page))
        drawn = DrawnPage(A4_PORTRAIT.width_mm, A4_PORTRAIT.height_mm, (Block(marks),))
        yield enlarged(drawn, by)


def _head(drawing: _Drawing) -> Iterator[Mark]:
    poster, both = drawing.poster, drawing.both
    top = Cell(_LEFT, _TOP, _WIDTH, TITLE_MM)
    letter = poster.facts.site_letter
    if letter:
        yield from _large_letter(letter)
        beside = SQUARE_MM * _LETTER_BY + _GAP_MM
        top = replace(top, left=top.left + beside, width=top.width - beside)
    yield from band_lines(top, headline(both[0], poster), _HEADLINE, 1)
    y = top.bottom
    if poster.door is not None:
        for words in both:
            under = Cell(_LEFT, y, _WIDTH, UNDER_TITLE_MM)
            yield from band_lines(under, under_headline(words, poster), _UNDER, 1)
            y = under.bottom
    for place, words in enumerate(both):
        height, lettering = (DAY_AGAIN_MM, _DAY_AGAIN) if place else (DAY_MM, _DAY)
        band = Cell(_LEFT, y, _WIDTH, height)
        yield band_text(band, day_line(words, poster.facts), lettering)
        y = band.bottom
    rule = y + HEAD_GAP_MM / 2
    yield Rule(_LEFT, rule, _LEFT + _WIDTH, rule, THICK_RULE)


def _large_letter(letter: str) -> tuple[Mark, ...]:
    """The letter of the sheets at twice its size, half-way up the headline."""
    top = _TOP + (TITLE_MM - SQUARE_MM * _LETTER_BY) / 2
    square = Cell(_LEFT / _LETTER_BY, top / _LETTER_BY, SQUARE_MM, SQUARE_MM)
    return enlarged_marks(tuple(letter_marks(letter, square)), _LETTER_BY)


def _body(drawing: _Drawing, page: PosterPage) -> Iterator[Mark]:
    y = _TOP + drawing.poster.head_mm
    if page.large is not None:
        yield from _large(drawing, page.large, Cell(_LEFT, y, _WIDTH, LARGE_MM))
        y += LARGE_MM
        if page.lines:
            said = BESIDE.join(in_each(drawing.both, next_ones))
            yield band_text(Cell(_LEFT, y, _WIDTH, NEXT_MM), said, _NEXT)
        y += NEXT_MM
    elif not page.lines:
        yield from _stacked(
            Cell(_LEFT, y, _WIDTH, drawing.poster.row_mm * len(drawing.both)),
            in_each(drawing.both, nothing_planned),
            (_NOTHING,),
        )
    for line in page.lines:
        row = Cell(_LEFT, y, _WIDTH, drawing.poster.row_mm)
        yield from _row(drawing, line, row)
        yield Rule(row.left, row.bottom, row.right, row.bottom)
        y = row.bottom


def _large(drawing: _Drawing, line: PosterLine, cell: Cell) -> Iterator[Mark]:
    """The hours of one session above its title, as large as they go."""
    hours, *rest = bands(replace(cell, height=cell.height - _ROW_EDGE_MM), _MOST_LARGE_LINES + 1)
    said = " ".join(start_and_end(drawing.both[0], line.span))
    if line.cancelled:
        kept = replace(hours, width=hours.width - _CANCELLED_MM)
        beside = Cell(kept.right, hours.top, _CANCELLED_MM, hours.height)
        yield band_text(kept, said, _LARGE_HOURS)
        yield band_text(beside, BESIDE.join(in_each(drawing.both, cancelled)), _LARGE_CANCELLED)
    else:
        yield band_text(hours, said, _LARGE_HOURS)
    titles = in_each(drawing.both, lambda words: words.of(line.title))
    title = Cell(cell.left, rest[0].top, cell.width, rest[-1].bottom - rest[0].top)
    yield from _titles(title, titles, _LARGE_TITLE, _MOST_LARGE_LINES)
    yield Rule(cell.left, cell.bottom, cell.right, cell.bottom, FRAME_RULE)


def _row(drawing: _Drawing, line: PosterLine, row: Cell) -> Iterator[Mark]:
    inner = replace(row, top=row.top + _ROW_EDGE_MM, height=row.height - 2 * _ROW_EDGE_MM)
    start, end = start_and_end(drawing.both[0], line.span)
    hours = replace(inner, width=_HOURS_MM - _GAP_MM)
    upper = replace(hours, height=hours.height * 0.6)
    yield band_text(upper, start, _START)
    lower = Cell(hours.left, upper.bottom, hours.width, hours.bottom - upper.bottom)
    yield band_text(lower, end, _END)
    width = _WIDTH - _HOURS_MM - drawing.place_mm
    title = replace(
        inner, left=_LEFT + _HOURS_MM, width=width - (_GAP_MM if drawing.place_mm else 0.0)
    )
    titles = in_each(drawing.both, lambda words: words.of(line.title))
    yield from _titles(title, titles, _TITLE, 2)
    place = replace(inner, left=_LEFT + _HOURS_MM + width, width=drawing.place_mm)
    yield from _stacked(place, place_of_line(drawing.both, line), (_PLACE, _PLACE_AGAIN))


def _titles(cell: Cell, titles: Sequence[str], lettering: Lettering, most: int) -> Iterator[Mark]:
    """One title on as many lines as it needs; two languages on a line each."""
    if len(titles) == 1:
        yield from band_lines(cell, titles[0], lettering, most)
    else:
        yield from _stacked(cell, titles, (lettering,))


def _stacked(cell: Cell, texts: Sequence[str], letterings: Sequence[Lettering]) -> Iterator[Mark]:
    """Texts in bands of the cell, the first in the first lettering, the others in the last."""
    if not texts:
        return
    for place, (band, text) in enumerate(zip(bands(cell, len(texts)), texts, strict=True)):
        yield band_text(band, text, letterings[min(place, len(letterings) - 1)])


def _foot(drawing: _Drawing, page: PosterPage) -> Iterator[Mark]:
    words, pages = drawing.both[0], len(drawing.poster.pages)
    band = Cell(_LEFT, A4_PORTRAIT.bottom_mm - FOOT_MM + 2.0, _WIDTH, FOOT_MM - 2.0)
    centre = replace(band, width=band.width - 40.0)
    yield band_text(centre, words.of(drawing.poster.facts.centre), _CENTRE)
    if pages > 1:
        number = Cell(centre.right, band.top, 40.0, band.height)
        yield band_text(number, page_of(words, page.number, pages), _PAGE)

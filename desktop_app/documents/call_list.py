"""A call list on paper: whom to tell about one session, with room to note how it went."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from desktop_app.documents.fonts import BOLD, REGULAR
from desktop_app.documents.lettering import COLUMN_HEAD, Lettering, centred_line, flush_line
from desktop_app.documents.marks import Block, Cell, DrawnPage, Frame, Mark, Rule
from desktop_app.documents.painter import Painter
from desktop_app.wording.words import Words

_WIDTH, _HEIGHT = 210.0, 297.0
_LEFT, _TOP, _RIGHT, _BOTTOM = 15.0, 18.0, 195.0, 280.0
_TITLE = Lettering(BOLD, 14.0)
_PLAIN = Lettering(REGULAR, 10.0)
_NUMBER = Lettering(REGULAR, 9.0, align="right")
_TABLE_TOP, _ROW_MM = 40.0, 11.0
_COLUMNS = (0.0, 62.0, 96.0, 126.0, 180.0)
_BOX_MM = 4.0
ROWS_PER_PAGE = int((_BOTTOM - _TABLE_TOP) // _ROW_MM) - 1


@dataclass(frozen=True, slots=True)
class CallPaper:
    """What is printed; ``rows`` are name, telephone, language and what was noted so far.

    The title of the document itself says neither a name nor a number.
    """

    title: str
    about: str
    rows: tuple[tuple[str, str, str, str], ...]


def draw_call_list(paper: CallPaper, words: Words) -> bytes:
    """The PDF of a call list; the same list always gives the same bytes."""
    painter = Painter(words.language, words._("Call list"), "Permanence")
    pages = [
        paper.rows[first : first + ROWS_PER_PAGE]
        for first in range(0, max(len(paper.rows), 1), ROWS_PER_PAGE)
    ]
    for number, rows in enumerate(pages, start=1):
        marks = (*_head(paper, words, f"{number}/{len(pages)}"), *_table(rows, words))
        painter.draw(DrawnPage(_WIDTH, _HEIGHT, (Block(marks),)))
    return painter.finished()


def _head(paper: CallPaper, words: Words, number: str) -> Iterator[Mark]:
    line = Cell(_LEFT, _TOP, _RIGHT - _LEFT, 8.0)
    kind = words._("Call list")
    yield flush_line(line, f"{kind} · {paper.title}", _TITLE, _TOP + 4.0)
    yield flush_line(line, paper.about, _PLAIN, _TOP + 11.0)
    yield flush_line(line, number, _NUMBER, _BOTTOM + 6.0)


def _table(rows: Sequence[tuple[str, str, str, str]], words: Words) -> Iterator[Mark]:
    heads = (words._("Name"), words._("Telephone"), words._("Language"), words._("Told"))
    for text, cell in zip(heads, _cells(_TABLE_TOP), strict=True):
        yield centred_line(cell, text, COLUMN_HEAD)
    for place, row in enumerate(rows, start=1):
        top = _TABLE_TOP + place * _ROW_MM
        yield Rule(_LEFT, top, _RIGHT, top)
        cells = _cells(top)
        for text, cell in zip(row, cells, strict=True):
            yield centred_line(_beside_box(cell) if cell is cells[-1] else cell, text, _PLAIN)
        yield Frame(_box(cells[-1]))
    end = _TABLE_TOP + (len(rows) + 1) * _ROW_MM
    yield Rule(_LEFT, end, _RIGHT, end)


def _cells(top: float) -> list[Cell]:
    return [Cell(_LEFT + left, top, right - left, _ROW_MM) for left, right in pairwise(_COLUMNS)]


def _box(cell: Cell) -> Cell:
    """The square to tick by hand."""
    return Cell(cell.left + 2.0, cell.top + (_ROW_MM - _BOX_MM) / 2, _BOX_MM, _BOX_MM)


def _beside_box(cell: Cell) -> Cell:
    return Cell(cell.left + _BOX_MM + 3.0, cell.top, cell.width - _BOX_MM - 3.0, cell.height)

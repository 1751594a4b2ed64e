"""A session, or some appointments, as one line of a day in the week (interface 4.1)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter

from ui.board.block_painter import (
    BADGE_REACH,
    ICON,
    Figure,
    draw_attendance,
    paint_ground,
    write_language,
    write_struck,
)
from ui.board.lettering import Pen
from ui.board.sayings import POINT
from ui.icons import draw_icon
from ui.typography import Letter
from ui.widgets.drawing import edge, outlined
from ui.widgets.marks import LanguageMark, language_mark_width

if TYPE_CHECKING:
    from ui.board.block_looks import BlockLook
    from ui.theme import Theme

_LEFT, _RIGHT, _GAP = 12, 8, 5
_LEAST_TITLE = 48
"""Pixels that a title keeps before anything stands at its right."""

_ROOMY_TITLE = 84
"""Pixels from which an icon stands before it."""

_SQUARE, _SQUARE_PITCH = 7, 9


@dataclass(frozen=True, slots=True)
class LineFigure:
    """A line ready to be painted: when it starts, and for appointments how many of how many."""

    figure: Figure
    start: str
    taken: int = 0
    places: int = 0


def paint_line(painter: QPainter, theme: Theme, line: LineFigure) -> None:
    """Paint a line into its box."""
    figure, look = line.figure, line.figure.look
    box = figure.box
    paint_ground(painter, theme, figure)
    pen = Pen(painter, theme, box.left() + _LEFT, box.right() - _RIGHT)
    pen.middle = box.center().y()
    if figure.clashes:
        pen.right -= BADGE_REACH - _RIGHT
    pen.write(line.start, Letter.BODY, look.quiet)
    pen.skip(_GAP)
    if line.places:
        _draw_squares(pen, line, look)
    else:
        _draw_state(pen, figure)
    title = theme.letters.width(Letter.TITLE, figure.saying.title)
    if pen.room >= min(title, _ROOMY_TITLE) + ICON + _GAP:
        corner = QPointF(pen.left, pen.middle - ICON / 2)
        draw_icon(painter, corner, look.icon, size=ICON, colour=look.glyph)
        pen.skip(ICON + _GAP)
    _write_title(pen, figure, line)


def _draw_state(pen: Pen, figure: Figure) -> None:
    """Draw from the right what there is room for: presences, count, languages."""
    saying, look = figure.saying, figure.look
    if saying.attendance and pen.room > _LEAST_TITLE:
        middle = QPointF(pen.right - ICON, pen.middle)
        draw_attendance(pen.painter, pen.theme, middle, saying.attendance)
        pen.right -= ICON + _GAP
    letter = Letter.STRONG if saying.full else Letter.TITLE
    count = pen.theme.letters.width(letter, saying.count)
    if saying.count and pen.room - count > _LEAST_TITLE:
        _at_right(pen, count).write(saying.count, letter, look.count)
        pen.right -= count + _GAP
    for mark in reversed(saying.languages):
        shown = _fitting(pen, mark)
        width = language_mark_width(pen.theme, shown)
        if pen.room - width > _LEAST_TITLE:
            write_language(_at_right(pen, width + _GAP), shown)
            pen.right -= width + _GAP


def _at_right(pen: Pen, width: float) -> Pen:
    found = Pen(pen.painter, pen.theme, pen.right - width, pen.right + 4)
    found.middle = pen.middle
    return found


def _fitting(pen: Pen, mark: LanguageMark) -> LanguageMark:
    wide = language_mark_width(pen.theme, mark)
    roomy = pen.room - wide > 2 * _LEAST_TITLE
    return mark if roomy else LanguageMark(mark.code, mark.confirmed, with_icon=False)


def _write_title(pen: Pen, figure: Figure, line: LineFigure) -> None:
    saying, look = figure.saying, figure.look
    if line.places and pen.theme.letters.width(Letter.TITLE, saying.title) > pen.room:
        # The squares say how many are free.
        pen.write(saying.title.partition(POINT)[0], Letter.TITLE, look.title)
        return
    whole = saying.title + (POINT + saying.position if saying.position else "")
    if pen.theme.letters.width(Letter.TITLE, whole) > pen.room:
        whole = saying.title
    if look.struck:
        write_struck(pen, whole, look.title)
    else:
        pen.write(whole, Letter.TITLE, look.title)


def _draw_squares(pen: Pen, line: LineFigure, look: BlockLook) -> None:
    """Draw a square for each appointment, empty where an hour is free."""
    width = line.places * _SQUARE_PITCH - (_SQUARE_PITCH - _SQUARE)
    if pen.room - width < _LEAST_TITLE:
        return
    left, top = round(pen.right - width), round(pen.middle - _SQUARE / 2)
    for place in range(line.places):
        square = QRectF(left + place * _SQUARE_PITCH, top, _SQUARE, _SQUARE)
        taken = place < line.taken
        inner = square if taken else square.adjusted(0.5, 0.5, -0.5, -0.5)
        fill, border = (look.bar, None) if taken else (None, edge(look.bar))
        outlined(pen.painter, inner, 1.5, fill=fill, pen=border)
    pen.right -= width + _GAP

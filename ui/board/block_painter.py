"""One block of the board: its ground by state, what it says by width (interface 4.3)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPainterPath

from ui.board.block_looks import BlockLook
from ui.board.lettering import Pen
from ui.board.sayings import POINT, Saying
from ui.density import BLOCK_RADIUS
from ui.icons import Icon, draw_icon, draw_icon_in
from ui.typography import Letter
from ui.widgets.drawing import conflict_hatch, hairline, ink, outlined, scale_of, snapped
from ui.widgets.marks import (
    LanguageMark,
    count_height,
    draw_count,
    draw_language_mark,
    language_mark_height,
    language_mark_width,
)
from ui.widgets.tones import Tone

if TYPE_CHECKING:
    from ui.theme import Theme

WIDE, MEDIUM, NARROW, SLIVER = 150, 90, 54, 24
"""Widths from which a block says more (interface 4.3)."""

BAR = 5
ICON = 14
"""Side of the icons of a block."""

BADGE_REACH = 14
"""How far the badge of a conflict reaches into a block."""

_PAD, _ICON_GAP, _GAP, _EDGE = 10.6, 5, 5, 3
_WAITING_PADDING = 3.2
_TWO_LINES = 27
"""Height from which a block has two lines."""

_ROOM_FOR_ICON = 24
_ROOM_FOR_MARK_ABOVE = 70


@dataclass(frozen=True, slots=True)
class Figure:
    """A block ready to be painted.

    ``appointment`` says less, ``clashes`` carries the badge, ``lane`` has one line only.
    """

    box: QRectF
    saying: Saying
    look: BlockLook
    appointment: bool = False
    clashes: bool = False
    lane: bool = False


def paint_block(painter: QPainter, theme: Theme, figure: Figure) -> None:
    """Paint a block into its box."""
    paint_ground(painter, theme, figure)
    width = figure.box.width()
    if width < SLIVER:
        return
    if width < NARROW:
        draw_icon_in(
            painter,
            figure.box.adjusted(BAR, 0, 0, 0),
            figure.look.icon,
            size=ICON,
            colour=figure.look.glyph,
        )
    elif figure.lane or figure.box.height() < _TWO_LINES:
        _paint_one_line(painter, theme, figure)
    elif figure.appointment:
        _paint_appointment(painter, theme, figure)
    else:
        _paint_session(painter, theme, figure)


def paint_flat(painter: QPainter, theme: Theme, box: QRectF) -> None:
    """Paint the grey shape of a block that is still being read."""
    outlined(painter, box, BLOCK_RADIUS, fill=theme.tokens.track, pen=None)


def paint_ground(painter: QPainter, theme: Theme, figure: Figure) -> None:
    """Paint fill, bar and border of a block."""
    look, box = figure.look, snapped(painter, figure.box)
    shape = QPainterPath()
    shape.addRoundedRect(box, BLOCK_RADIUS, BLOCK_RADIUS)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.fillPath(shape, look.fill)
    if look.hatched:
        painter.setBrushOrigin(box.topLeft())
        painter.fillPath(shape, conflict_hatch(theme.tokens, scale_of(painter)))
    inset = look.pen.widthF() if look.hatched else 0
    bar = QPainterPath()
    bar.addRect(QRectF(box.left() + inset, box.top(), BAR, box.height()))
    painter.restore()
    outlined(painter, box, BLOCK_RADIUS, fill=None, pen=look.pen)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.fillPath(shape.intersected(bar), look.bar)
    painter.restore()
    if look.hatched:
        # The bar would lie over the upper and lower border of a conflict.
        painter.save()
        painter.setClipRect(
            QRectF(box.left(), box.top(), BAR + inset + hairline(painter), box.height())
        )
        outlined(painter, box, BLOCK_RADIUS, fill=None, pen=look.pen)
        painter.restore()


def _lines(theme: Theme, box: QRectF) -> tuple[float, float]:
    """The middles of the two lines."""
    apart = (theme.letters.pixels(Letter.TITLE) + theme.letters.pixels(Letter.CAPTION) + 9) / 4
    middle = box.center().y()
    # In a low block the badge of the second line must stay inside.
    apart = min(apart, box.height() / 2 - language_mark_height(theme) / 2 - 0.2)
    return middle - apart + 0.8, middle + apart - 0.4


def _paint_session(painter: QPainter, theme: Theme, figure: Figure) -> None:
    box, saying, look = figure.box, figure.saying, figure.look
    first, second = _lines(theme, box)
    pen = Pen(painter, theme, box.left() + _PAD, box.right() - _EDGE)
    pen.middle = first
    if saying.attendance:
        pen.right -= ICON + 2
        draw_attendance(painter, theme, QPointF(box.right() - 6 - ICON, first), saying.attendance)
    elif figure.clashes:
        pen.right -= BADGE_REACH - _EDGE
    _write_title(pen, figure)
    pen = Pen(painter, theme, box.left() + _PAD, box.right() - _EDGE)
    pen.middle = second
    pen.write(saying.count, Letter.CAPTION_STRONG if saying.full else Letter.COUNT, look.count)
    if box.width() < MEDIUM:
        return
    _write_waiting(pen, saying)
    drawn = [write_language(pen, mark) for mark in saying.languages]
    if saying.people:
        pen.skip(_GAP)
        dot = "" if any(drawn) or not saying.count else "· "
        pen.write(dot + saying.people, Letter.CAPTION, look.quiet)


def _write_title(pen: Pen, figure: Figure) -> None:
    saying, look = figure.saying, figure.look
    title = pen.theme.letters.width(Letter.TITLE, saying.title)
    wide = figure.box.width() >= WIDE
    if wide and title + ICON + _ICON_GAP <= pen.room - _ROOM_FOR_ICON + _PAD:
        corner = QPointF(pen.left - 1.5, pen.middle - ICON / 2 + 0.5)
        draw_icon(pen.painter, corner, look.icon, size=ICON, colour=look.glyph)
        pen.skip(ICON + _ICON_GAP - 1)
    position = POINT + saying.position if saying.position and wide else ""
    whole = saying.title + position
    if pen.theme.letters.width(Letter.TITLE, whole) > pen.room:
        whole = saying.title
    if look.struck:
        write_struck(pen, whole, look.title)
    else:
        pen.write(whole, Letter.TITLE, look.title)


def write_struck(pen: Pen, text: str, colour: QColor) -> None:
    """Write what no longer takes place."""
    metrics = pen.theme.metrics(Letter.TITLE)
    struck = QFont(pen.theme.font(Letter.TITLE))
    struck.setStrikeOut(True)
    ink(pen.painter, struck, colour)
    shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, pen.room)
    box = QRectF(pen.left, pen.middle - 12, pen.room, 24)
    pen.painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, shown)


def _write_waiting(pen: Pen, saying: Saying) -> None:
    if not saying.waiting:
        return
    text, height = pen.theme.letters.width(Letter.BADGE, saying.waiting), count_height(pen.theme)
    width = text + 2 * _WAITING_PADDING
    if width + _GAP <= pen.room:
        box = QRectF(pen.left + _GAP, pen.middle - height / 2, width, height)
        draw_count(pen.painter, pen.theme, box, saying.waiting, tone=Tone.WARN)
        pen.skip(_GAP + width)


def write_language(pen: Pen, mark: LanguageMark) -> bool:
    """Draw the badge of a language; say whether there was room."""
    width, height = language_mark_width(pen.theme, mark), language_mark_height(pen.theme)
    # The border of a badge may come as close to the edge of the block as a hair.
    if width + _GAP > pen.room + _EDGE:
        return False
    corner = QPointF(pen.left + _GAP, pen.middle - height / 2)
    draw_language_mark(pen.painter, pen.theme, corner, mark)
    pen.skip(_GAP + width)
    return True


def _paint_one_line(painter: QPainter, theme: Theme, figure: Figure) -> None:
    box, saying, look = figure.box, figure.saying, figure.look
    pen = Pen(painter, theme, box.left() + _PAD, box.right() - _EDGE)
    pen.middle = box.center().y()
    if figure.clashes:
        pen.right = box.right() - BADGE_REACH
    elif saying.attendance:
        draw_attendance(
            painter, theme, QPointF(box.right() - 6 - ICON, pen.middle), saying.attendance
        )
        pen.right -= ICON + 2
    count = theme.letters.width(Letter.COUNT, saying.count)
    if saying.count and pen.room - count > MEDIUM / 3:
        at_right = Pen(painter, theme, pen.right - count, box.right())
        at_right.middle = pen.middle
        at_right.write(saying.count, Letter.COUNT, look.count)
        pen.right -= count + _GAP
    pen.write(saying.title, Letter.TITLE, look.title)


def _paint_appointment(painter: QPainter, theme: Theme, figure: Figure) -> None:
    box, saying, look = figure.box, figure.saying, figure.look
    first, second = _lines(theme, box)
    pen = Pen(painter, theme, box.left() + _PAD - 1, box.right() - 3)
    pen.middle = first
    pen.write(saying.title, Letter.COUNT, look.title)
    roomy = box.width() >= _ROOM_FOR_MARK_ABOVE
    pen = Pen(painter, theme, box.left() + _PAD - 1.5, box.right() - 3)
    pen.middle = second
    if saying.attendance:
        right = box.right() - (6 if roomy else 3) - ICON
        draw_attendance(
            painter, theme, QPointF(right, first if roomy else second), saying.attendance
        )
        pen.right -= 0 if roomy else ICON + 3
    _write_kind(pen, figure)


def _write_kind(pen: Pen, figure: Figure) -> None:
    saying, look = figure.saying, figure.look
    if saying.named:
        pen.write(saying.people, Letter.CAPTION_STRONG, look.title)
        return
    marks = [_fitting(pen, mark) for mark in saying.languages]
    width = sum(language_mark_width(pen.theme, mark) for mark in marks)
    shows_icon = not marks or pen.room >= width + ICON + 2
    if shows_icon:
        corner = QPointF(pen.left, pen.middle - ICON / 2)
        draw_icon(pen.painter, corner, look.icon, size=ICON, colour=look.glyph)
        pen.skip(ICON + 3)
    if marks:
        if figure.box.width() >= WIDE:
            pen.right -= width
            pen.write(saying.people, Letter.CAPTION, look.quiet, elide=False)
            pen.right += width
        pen.left = pen.right - width if shows_icon else pen.left - 1
        for mark in marks:
            corner = QPointF(pen.left, pen.middle - language_mark_height(pen.theme) / 2)
            draw_language_mark(pen.painter, pen.theme, corner, mark)
            pen.skip(language_mark_width(pen.theme, mark))
    else:
        pen.write(saying.people, Letter.CAPTION, look.quiet, elide=False)


def _fitting(pen: Pen, mark: LanguageMark) -> LanguageMark:
    wide = language_mark_width(pen.theme, mark) + ICON + 2 <= pen.room
    return mark if wide else LanguageMark(mark.code, mark.confirmed, with_icon=False)


def draw_attendance(painter: QPainter, theme: Theme, middle: QPointF, attendance: str) -> None:
    """Draw the mark of presences; ``middle`` is the middle of its left side."""
    tokens = theme.tokens
    complete = attendance == "complete"
    icon = Icon.CHECK if complete else Icon.CLIPBOARD_CHECK
    colour = tokens.ok if complete else tokens.warn
    corner = QPointF(middle.x(), middle.y() - ICON / 2)
    draw_icon(painter, corner, icon, size=ICON, colour=colour)

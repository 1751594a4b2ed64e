"""The days above a week or four: name, how much is taken, public holiday, week numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QLineF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from desktop_app.domain.calendar import school_holiday_on
from desktop_app.domain.opening import MONDAY
from desktop_app.wording.periods import column_day, day_letter
from ui.board.dates import DAYS_OF_WEEK, DateMode
from ui.board.days_axis import DayColumn, DaysAxis
from ui.board.lettering import Pen
from ui.board.occupation import day_share
from ui.board.sayings import POINT
from ui.typography import Letter
from ui.widgets.drawing import ink, outlined
from ui.widgets.marks import draw_gauge

if TYPE_CHECKING:
    from ui.board.scene import Scene

_LEFT, _RIGHT = 12, 12
_GAUGE = 46, 5
_LEAST_NAME = 48
_TODAY_LINE = 3
_SCHOOL_BAND = 3
_WEEK_SHARE = 0.48
"""How much of the ruler's height the week numbers of four weeks take."""


def paint_days_ruler(painter: QPainter, scene: Scene) -> None:
    """Paint the heads of the days; the corner and the lower edge are the ruler's."""
    axis, sizes = scene.axis, scene.theme.sizes
    if not isinstance(axis, DaysAxis):
        return
    whole = QRectF(sizes.row_header, 0, scene.grid.width(), sizes.ruler - 1)
    painter.save()
    painter.setClipRect(whole, Qt.ClipOperation.IntersectClip)
    painter.translate(scene.origin.x(), 0)
    for column in axis.columns:
        box = QRectF(column.left, 0, column.width, sizes.ruler - 1)
        _paint_ground(painter, scene, column, box)
    for column in axis.columns:
        box = QRectF(column.left, 0, column.width, sizes.ruler - 1)
        if scene.dates is DateMode.WEEK:
            _paint_day(painter, scene, column, box)
        else:
            _paint_letter(painter, scene, column, box)
    painter.restore()


def _paint_ground(painter: QPainter, scene: Scene, column: DayColumn, box: QRectF) -> None:
    tokens, board = scene.theme.tokens, scene.board
    if board is None:
        return
    if column.day == board.now.date():
        painter.fillRect(box, tokens.sel)
        line = QRectF(box.left(), box.bottom() - _TODAY_LINE + 1, box.width() - 1, _TODAY_LINE)
        painter.fillRect(line, tokens.accent)
    elif school_holiday_on(column.day, board.planning.school_holidays) is not None:
        band = QRectF(box.left(), box.bottom() - _SCHOOL_BAND, box.width(), _SCHOOL_BAND)
        painter.fillRect(band, tokens.mark)
    painter.setPen(QPen(tokens.line2, 1))
    top = (
        0
        if scene.dates is DateMode.WEEK or column.day.isoweekday() == DAYS_OF_WEEK
        else (box.height() * _WEEK_SHARE)
    )
    painter.drawLine(QLineF(box.right() - 0.5, top, box.right() - 0.5, box.bottom()))


def _paint_day(painter: QPainter, scene: Scene, column: DayColumn, box: QRectF) -> None:
    theme, tokens = scene.theme, scene.theme.tokens
    pen = Pen(painter, theme, box.left() + _LEFT, box.right() - _RIGHT)
    pen.middle = box.center().y()
    pen.write(column_day(scene.words, column.day), Letter.ACTION, tokens.text)
    if column.holiday:
        _paint_holiday(pen, scene, column)
        return
    share = day_share(scene, column.day)
    if share is None:
        return
    said = scene.words._("{percent} %").format(percent=round(share * 100))
    width = theme.letters.width(Letter.COUNT, said)
    if pen.room < width + _LEFT:
        return
    at_right = Pen(painter, theme, pen.right - width, pen.right + 2)
    at_right.middle = pen.middle
    at_right.write(said, Letter.CAPTION, tokens.text3)
    gauge = QRectF(pen.right - width - 10 - _GAUGE[0], pen.middle - _GAUGE[1] / 2, *_GAUGE)
    if gauge.left() > pen.left + _LEFT:
        draw_gauge(painter, theme, gauge, share, colour=tokens.text2)


def _paint_holiday(pen: Pen, scene: Scene, column: DayColumn) -> None:
    """Write « Férié · Armistice » on a ground of its own, or only the name where room lacks."""
    theme, tokens = pen.theme, pen.theme.tokens
    pen.skip(_LEFT)
    if pen.room < _LEAST_NAME:
        return
    whole = scene.words._("Holiday") + POINT + column.holiday
    fits = theme.letters.width(Letter.COUNT, whole) + 16 <= pen.room
    said = whole if fits else column.holiday
    width = min(theme.letters.width(Letter.COUNT, said) + 16, pen.room)
    box = QRectF(pen.right - width + 2, pen.middle - 9.5, width, 19)
    outlined(pen.painter, box, 5, fill=tokens.closed, pen=None)
    inside = Pen(pen.painter, theme, box.left() + 8, box.right() - 4)
    inside.middle = pen.middle
    inside.write(said, Letter.COUNT, tokens.text2)


def _paint_letter(painter: QPainter, scene: Scene, column: DayColumn, box: QRectF) -> None:
    """Write the letter of a day, its number where it fits, and the week above its Monday."""
    theme, tokens, words = scene.theme, scene.theme.tokens, scene.words
    upper = box.height() * _WEEK_SHARE
    if column.day.isoweekday() == MONDAY:
        week = words._("wk {week}").format(week=column.day.isocalendar().week)
        pen = Pen(painter, theme, box.left() + 4, box.left() + DAYS_OF_WEEK * box.width() - 4)
        pen.middle = upper / 2 + 1
        pen.write(f"{week}{POINT}{column_day(words, column.day)}", Letter.LABEL, tokens.text2)
    said = day_letter(words, column.day)
    numbered = f"{said} {column.day.day}"
    if theme.letters.width(Letter.LABEL, numbered) + 4 <= box.width():
        said = numbered
    ink(painter, theme.font(Letter.LABEL), tokens.text3 if column.holiday else tokens.text)
    lower = QRectF(box.left(), upper, box.width(), box.height() - upper)
    painter.drawText(lower, Qt.AlignmentFlag.AlignCenter, said)

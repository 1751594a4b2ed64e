"""Paints the grid of a week: heads, hours, stretches with the letter of their site, the stroke."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QLineF, QRectF, Qt
from PySide6.QtGui import QPen

from ui.availability.brush import ERASER
from ui.availability.geometry import QUARTERS_AN_HOUR, WEEKDAYS
from ui.availability.run_painter import RunPainter, write_short
from ui.availability.sayings import (
    stroke_said,
    total_said,
    week_said,
    weekday_said,
)
from ui.tokens import faded
from ui.typography import Letter
from ui.widgets.drawing import closed_hatch, edge, hairline, ink, outlined, scale_of

if TYPE_CHECKING:
    from PySide6.QtGui import QPainter

    from desktop_app.wording.words import Words
    from ui.availability.brush import Brush
    from ui.availability.geometry import GridGeometry
    from ui.availability.run_painter import GridSight
    from ui.availability.typed import Block
    from ui.theme import Theme

_LEFT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
_RIGHT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
_CENTRED = Qt.AlignmentFlag.AlignCenter
_RADIUS, _SQUARE, _INSET = 6, 18, 3


class GridPainter:
    """Paints one picture of the grid."""

    def __init__(self, painter: QPainter, theme: Theme, words: Words, where: GridGeometry) -> None:
        """Paint with `painter`."""
        self._painter, self._theme, self._words, self._where = painter, theme, words, where

    def draw(self, sight: GridSight) -> None:
        """Paint everything."""
        where, tokens = self._where, self._theme.tokens
        self._painter.fillRect(QRectF(0, 0, where.width, where.height), tokens.surface)
        self._draw_ground(sight)
        runs = RunPainter(self._painter, self._theme, self._words, where)
        for column in where.columns(sight.week, sight.weeks):
            runs.draw(sight, column)
        self._draw_head(sight)
        self._draw_hours()
        if sight.stroke is not None:
            self._draw_stroke(*sight.stroke)
        elif sight.selection is not None:
            box, fill = self._block_box(sight.selection), faded(tokens.accent, 0.10)
            outlined(self._painter, box, 3, fill=fill, pen=edge(tokens.accent, 2))

    def _draw_ground(self, sight: GridSight) -> None:
        """Hatch what is not open, on each day and at each hour."""
        where, painter, tokens = self._where, self._painter, self._theme.tokens
        first, last = where.quarters
        for weekday in WEEKDAYS:
            left = where.day_left(weekday)
            whole = QRectF(left, where.head, where.day, where.height - where.head)
            opens = sight.form.opening.get(weekday)
            if opens is None:
                painter.fillRect(whole, tokens.alt)
                continue
            for begin, end in ((first, max(opens[0], first)), (min(opens[1], last), last)):
                top = where.top(begin)
                shut = QRectF(left, top, where.day, max(where.top(end) - top, 0))
                painter.fillRect(shut, tokens.closed)
                painter.fillRect(shut, closed_hatch(tokens, scale_of(painter)))
        self._draw_lines()

    def _draw_lines(self) -> None:
        where, painter, tokens = self._where, self._painter, self._theme.tokens
        thin = hairline(painter)
        for quarter in range(*where.quarters):
            if quarter % 2:
                continue
            line = QLineF(where.left, where.top(quarter), where.width, where.top(quarter))
            pen = QPen(tokens.line, thin)
            if quarter % QUARTERS_AN_HOUR:
                pen.setStyle(Qt.PenStyle.DotLine)
            painter.setPen(pen)
            painter.drawLine(line)
        for weekday in WEEKDAYS:
            left = where.day_left(weekday)
            painter.fillRect(QRectF(left, 0, thin, where.height), tokens.line2)
        painter.fillRect(QRectF(0, where.head - thin, where.width, thin), tokens.line2)

    def _draw_head(self, sight: GridSight) -> None:
        where, painter, tokens = self._where, self._painter, self._theme.tokens
        theme, words = self._theme, self._words
        today = sight.form.now.date()
        half = where.head / 2
        for place, said in enumerate(week_said(words, today)):
            ink(painter, theme.font(Letter.CAPTION_STRONG), tokens.text2)
            box = QRectF(8, half * place + 3, where.left - 8, half - 4)
            painter.drawText(box, _LEFT, said)
        for weekday in WEEKDAYS:
            left = where.day_left(weekday)
            is_today = weekday == today.isoweekday()
            if is_today:
                painter.fillRect(QRectF(left + 1, 0, where.day - 1, where.head - 1), tokens.sel)
                painter.fillRect(QRectF(left + 1, where.head - 3, where.day - 1, 3), tokens.accent)
            hours = total_said(words, sight.week, weekday)
            ink(painter, theme.font(Letter.HEADING), tokens.text)
            self._write(
                QRectF(left + 11, 3, where.day - 14, half - 2),
                Letter.HEADING,
                weekday_said(words, weekday),
            )
            ink(painter, theme.font(Letter.BODY), tokens.text2)
            self._write(QRectF(left + 11, half, where.day - 14, half - 4), Letter.BODY, hours)

    def _draw_hours(self) -> None:
        where, painter = self._where, self._painter
        ink(painter, self._theme.font(Letter.BODY), self._theme.tokens.text2)
        high = self._theme.metrics(Letter.BODY).height()
        for quarter in range(where.quarters[0], where.quarters[1], QUARTERS_AN_HOUR):
            top = where.top(quarter)
            first = quarter == where.quarters[0]
            box = QRectF(0, top + 1 if first else top - high / 2, where.left - 10, high)
            painter.drawText(box, _RIGHT, f"{quarter // QUARTERS_AN_HOUR:02}:00")

    def _draw_stroke(self, block: Block, brush: Brush) -> None:
        painter, tokens = self._painter, self._theme.tokens
        box = self._block_box(block).adjusted(_INSET, 1, -_INSET, -1)
        colour = tokens.danger if brush.code == ERASER else tokens.accent
        outlined(painter, box, _RADIUS, fill=faded(colour, 0.16), pen=edge(colour, 2, (6, 3)))
        said = stroke_said(self._words, block)
        width = self._theme.letters.width(Letter.STRONG, said) + 18
        high = self._theme.metrics(Letter.STRONG).height() + 8
        left = min(max(box.center().x() - width / 2, 2), self._where.width - width - 2)
        below = box.bottom() + 6
        top = below if below + high < self._where.height else box.top() - high - 6
        bubble = QRectF(left, max(top, 2), width, high)
        outlined(painter, bubble, 5, fill=tokens.accent, pen=None)
        ink(painter, self._theme.font(Letter.STRONG), tokens.onacc)
        painter.drawText(bubble, _CENTRED, said)

    def _block_box(self, block: Block) -> QRectF:
        where = self._where
        left, top = where.day_left(block.weekdays[0]), where.top(block.quarters[0])
        right = where.day_left(block.weekdays[-1]) + where.day
        return QRectF(left, top, right - left, where.top(block.quarters[-1] + 1) - top)

    def _write(self, box: QRectF, letter: Letter, said: str) -> None:
        write_short(self._painter, self._theme.metrics(letter), box, said)

"""Paints the stretches of a painted week: hours, site, letter; a hatch tells sites apart too."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QBrush

from ui.availability.geometry import QUARTERS_AN_HOUR
from ui.availability.sayings import hours_of, length_said, letter_of, mark_name, parity_said
from ui.tokens import faded, mixed
from ui.typography import Letter
from ui.widgets.drawing import edge, ink, outlined
from ui.widgets.marks import draw_site_letter

if TYPE_CHECKING:
    from PySide6.QtGui import QFontMetricsF, QPainter

    from desktop_app.domain.painted_week import PaintedWeek, Stretch
    from desktop_app.readings.week_form import WeekForm
    from desktop_app.wording.words import Words
    from ui.availability.brush import Brush
    from ui.availability.geometry import Column, GridGeometry
    from ui.availability.typed import Block
    from ui.theme import Theme

_LEFT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
_RIGHT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
_CENTRED = Qt.AlignmentFlag.AlignCenter
_RADIUS, _SQUARE, _INSET = 6, 18, 3
_PATTERNS = (None, Qt.BrushStyle.BDiagPattern, Qt.BrushStyle.Dense7Pattern)
"""How the sites differ beside their letter: plain, hatched, dotted."""


@dataclass(frozen=True, slots=True)
class GridSight:
    """What is seen of a week: in which weeks, what is selected, the stroke that goes on."""

    form: WeekForm
    week: PaintedWeek
    weeks: str
    selection: Block | None
    stroke: tuple[Block, Brush] | None


class RunPainter:
    """Paints the columns of one picture of the grid."""

    def __init__(self, painter: QPainter, theme: Theme, words: Words, where: GridGeometry) -> None:
        """Paint with `painter`."""
        self._painter, self._theme, self._words, self._where = painter, theme, words, where

    def draw(self, sight: GridSight, column: Column) -> None:
        """Paint what a day, or a half of it, holds."""
        runs = sight.week.stretches(column.parities[0], column.weekday)
        apart = column.width < self._where.day
        if apart and not runs:
            self._draw_nothing(sight, column)
        for run in runs:
            self._draw_run(sight, column, run)

    def _draw_nothing(self, sight: GridSight, column: Column) -> None:
        """A half without hours, beside the other: « rien, paires »."""
        others = [cell.quarter for cell in sight.week.marks if cell.iso_weekday == column.weekday]
        box = self._where.box(column, min(others), max(others) + 1)
        tokens, words = self._theme.tokens, self._words
        outlined(
            self._painter,
            box.adjusted(_INSET, 1, -_INSET, -1),
            _RADIUS,
            fill=None,
            pen=edge(tokens.line2, 1.4, (4, 3)),
        )
        said = "\n".join((words._("nothing"), parity_said(words, column.parities[0])))
        ink(self._painter, self._theme.font(Letter.CAPTION), tokens.text2)
        self._painter.drawText(
            box.adjusted(4, 4, -4, -4), _CENTRED | Qt.TextFlag.TextWordWrap, said
        )

    def _draw_run(self, sight: GridSight, column: Column, run: Stretch) -> None:
        painter, tokens = self._painter, self._theme.tokens
        box = self._where.box(column, run.first, run.last).adjusted(_INSET, 1, -_INSET, -1)
        outlined(
            painter,
            box,
            _RADIUS,
            fill=mixed(tokens.text2, tokens.surface, 0.16),
            pen=edge(tokens.accent, 1.2),
        )
        pattern = self._pattern(sight.form, run.mark.site)
        if pattern is not None:
            outlined(painter, box, _RADIUS, fill=pattern, pen=None)
        painter.save()
        painter.setClipRect(box)
        self._write_run(sight, column, run, box)
        painter.restore()

    def _write_run(self, sight: GridSight, column: Column, run: Stretch, box: QRectF) -> None:
        theme, words = self._theme, self._words
        apart, letter = column.width < self._where.day, letter_of(sight.form, run.mark)
        line = theme.metrics(Letter.STRONG).height() + 1
        text = box.adjusted(7, 4, -4, -3)
        if letter:
            square = min(_SQUARE, max(box.height() - 4, 10))
            top = box.top() + min(6, (box.height() - square) / 2)
            where = QRectF(box.left() + 6, top, square, square)
            draw_site_letter(self._painter, theme, where, letter)
            if apart:
                text.setTop(where.bottom() + 2)
            else:
                text.setLeft(where.right() + 6)
        below = (
            parity_said(words, column.parities[0])
            if apart
            else mark_name(words, sight.form, run.mark)
        )
        step = Letter.COUNT if apart else Letter.STRONG
        hours = in_rows(theme.metrics(step), text.width(), hours_of(words, run))
        told = (
            *((step, one, theme.tokens.text) for one in hours),
            (Letter.CAPTION, below, theme.tokens.text2),
        )
        for place, (step, said, colour) in enumerate(told):
            row = QRectF(text.left(), text.top() + place * line, text.width(), line)
            if row.bottom() <= box.bottom() + 2:
                ink(self._painter, theme.font(step), colour)
                write_short(self._painter, theme.metrics(step), row, said)
        free = text.top() + len(told) * line
        self._write_length(run, box, free)
        self._write_letters(run, box, letter, free)

    def _write_length(self, run: Stretch, box: QRectF, free: float) -> None:
        line = self._theme.metrics(Letter.CAPTION).height()
        if box.bottom() - line - 3 >= free:
            ink(self._painter, self._theme.font(Letter.COUNT), self._theme.tokens.text2)
            foot = QRectF(box.left(), box.bottom() - line - 3, box.width() - 7, line)
            self._painter.drawText(foot, _RIGHT, length_said(self._words, run.minutes))

    def _write_letters(self, run: Stretch, box: QRectF, letter: str, free: float) -> None:
        """The letter again every hour, so that no quarter is known by its ground alone."""
        painter, theme = self._painter, self._theme
        line = theme.metrics(Letter.CAPTION).height()
        ink(painter, theme.font(Letter.CAPTION_STRONG), theme.tokens.text2)
        for quarter in range(run.first, run.last):
            top = self._where.top(quarter)
            if quarter % QUARTERS_AN_HOUR == 0 and top - line / 2 >= free and letter:
                painter.drawText(QRectF(box.left() + 7, top - line / 2, 16, line), _CENTRED, letter)

    def _pattern(self, form: WeekForm, site: str) -> QBrush | None:
        codes = [one.code for one in form.sites]
        style = _PATTERNS[codes.index(site) % len(_PATTERNS)] if site in codes else None
        if style is None:
            return None
        return QBrush(faded(self._theme.tokens.text2, 0.35), style)


def in_rows(metrics: QFontMetricsF, width: float, hours: str) -> tuple[str, ...]:
    """Hours on one line, or the end below the start where they do not fit in a width."""
    start, dash, end = hours.partition("–")
    fits = metrics.horizontalAdvance(hours) <= width + 1
    return (hours,) if fits or not end else (start + dash, end)


def write_short(painter: QPainter, metrics: QFontMetricsF, box: QRectF, said: str) -> None:
    """Write one line, cut with an ellipsis where room lacks."""
    shown = metrics.elidedText(said, Qt.TextElideMode.ElideRight, box.width() + 1)
    painter.drawText(box.adjusted(0, 0, 2, 0), _LEFT, shown)

"""The next ISO weeks, each with its number and whether it is even or odd."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt

from desktop_app.domain.calendar import NORMAL_WEEKS, IsoWeek, WeekParity, iso_week, weeks_in_year
from ui.typography import Letter
from ui.widgets.drawing import edge, ink, outlined
from ui.widgets.painted import PaintedWidget

if TYPE_CHECKING:
    from PySide6.QtGui import QPainter

    from desktop_app.wording.words import Words
    from ui.theme import Theme

SHOWN = 10
_ONE_WEEK = timedelta(weeks=1)
_GAP, _HIGH, _LEAST = 3, 26, 24


@dataclass(frozen=True, slots=True)
class StripWeek:
    """A week of the strip; ``breaks`` where two odd ones follow each other."""

    week: IsoWeek
    breaks: bool

    @property
    def is_odd(self) -> bool:
        """By its number."""
        return self.week.parity is WeekParity.ODD


def strip_weeks(day: date) -> tuple[StripWeek, ...]:
    """The weeks from that of a day on, the turns of long years marked."""
    weeks = [iso_week(day + place * _ONE_WEEK) for place in range(SHOWN)]
    return tuple(StripWeek(one, _breaks(one)) for one in weeks)


def _breaks(week: IsoWeek) -> bool:
    long_before = week.week == 1 and weeks_in_year(week.year - 1) > NORMAL_WEEKS
    return week.week > NORMAL_WEEKS or long_before


class WeekStrip(PaintedWidget):
    """Ten weeks side by side; a screen reader says them in one sentence."""

    def __init__(self, theme: Theme, words: Words) -> None:
        """Show nothing yet."""
        super().__init__(theme)
        self._words = words
        self.weeks: tuple[StripWeek, ...] = ()

    def show_weeks(self, day: date) -> None:
        """Show the weeks from that of a day on."""
        self.weeks = strip_weeks(day)
        self._tell()
        self.update()

    def retranslate(self, words: Words) -> None:
        """Say the weeks in another language."""
        self._words = words
        self._tell()
        self.update()

    def sizeHint(self) -> QSize:
        """See QWidget."""
        wide = max(_LEAST, self.theme.letters.width(Letter.STRONG, "53") + 10)
        high = max(_HIGH, self.theme.letters.pixels(Letter.STRONG) + 14)
        return QSize(
            round((wide + _GAP) * SHOWN - _GAP),
            high + self.theme.letters.pixels(Letter.CAPTION) + 8,
        )

    def draw(self, painter: QPainter, box: QRectF) -> None:
        """See PaintedWidget."""
        tokens, wide = self.theme.tokens, (box.width() + _GAP) / SHOWN - _GAP
        high = box.height() - self.theme.letters.pixels(Letter.CAPTION) - 8
        for place, one in enumerate(self.weeks):
            cell = QRectF(place * (wide + _GAP), 0, wide, high)
            fill = tokens.closed if one.is_odd else tokens.surface
            pen = edge(tokens.warn, 2) if one.breaks else edge(tokens.line2)
            outlined(painter, cell, 5, fill=fill, pen=pen)
            ink(
                painter,
                self.theme.font(Letter.STRONG),
                tokens.warn if one.breaks else tokens.text,
            )
            painter.drawText(cell, Qt.AlignmentFlag.AlignCenter, f"{one.week.week}")
            ink(painter, self.theme.font(Letter.CAPTION), tokens.text2)
            below = QRectF(cell.left(), high, wide, box.height() - high)
            painter.drawText(below, Qt.AlignmentFlag.AlignCenter, self._short(one))

    def _short(self, one: StripWeek) -> str:
        odd, even = self._words._("o (odd)"), self._words._("e (even)")
        return (odd if one.is_odd else even)[:1]

    def _tell(self) -> None:
        words = self._words
        odd, even = words._("odd"), words._("even")
        said = ", ".join(f"{one.week.week} {odd if one.is_odd else even}" for one in self.weeks)
        self.setAccessibleName(words._("ISO weeks: {weeks}").format(weeks=said))

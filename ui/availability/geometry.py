"""Where the days and the quarters of hours of the grid stand."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF

from desktop_app.domain.painted_week import BOTH
from ui.availability.typed import ALL

if TYPE_CHECKING:
    from desktop_app.domain.calendar import WeekParity
    from desktop_app.domain.painted_week import PaintedWeek

WEEKDAYS = range(1, 7)
QUARTERS_AN_HOUR = 4


@dataclass(frozen=True, slots=True)
class Column:
    """A day, or one half of it: the weeks it shows, and where it stands."""

    weekday: int
    parities: tuple[WeekParity, ...]
    left: float
    width: float


@dataclass(frozen=True, slots=True)
class GridGeometry:
    """Pixels of a grid of ``size``: a head, the hours at the left, six days side by side."""

    width: float
    height: float
    left: float
    head: float
    quarters: tuple[int, int]

    @property
    def quarter(self) -> float:
        """The height of a quarter of an hour."""
        first, last = self.quarters
        return (self.height - self.head) / max(last - first, 1)

    @property
    def day(self) -> float:
        """The width of a day."""
        return (self.width - self.left) / len(WEEKDAYS)

    def day_left(self, weekday: int) -> float:
        """Where a day begins."""
        return self.left + (weekday - 1) * self.day

    def top(self, quarter: int) -> float:
        """Where a quarter begins."""
        return self.head + (quarter - self.quarters[0]) * self.quarter

    def box(self, column: Column, first: int, last: int) -> QRectF:
        """The rectangle of some quarters in a column; ``last`` is the first one after them."""
        top = self.top(first)
        return QRectF(column.left, top, column.width, self.top(last) - top)

    def at(self, point: QPointF) -> tuple[int, int] | None:
        """The weekday and the quarter under a point, or none in the head and the hours."""
        if point.x() < self.left or point.y() < self.head:
            return None
        return self.nearest(point)

    def nearest(self, point: QPointF) -> tuple[int, int]:
        """The weekday and the quarter nearest to a point."""
        first, last = self.quarters
        weekday = int((point.x() - self.left) // self.day) + 1
        quarter = int((point.y() - self.head) // self.quarter) + first
        return (
            min(max(weekday, WEEKDAYS[0]), WEEKDAYS[-1]),
            min(max(quarter, first), last - 1),
        )

    def columns(self, week: PaintedWeek, weeks: str) -> tuple[Column, ...]:
        """The days of some weeks; one that differs between them stands in two halves."""
        columns: list[Column] = []
        for weekday in WEEKDAYS:
            left, day = self.day_left(weekday), self.day
            if weeks == ALL and week.differs(weekday):
                half = day / len(BOTH)
                columns += [
                    Column(weekday, (parity,), left + place * half, half)
                    for place, parity in enumerate(BOTH)
                ]
            else:
                shown = tuple(one for one in BOTH if weeks in {ALL, one.value})
                columns.append(Column(weekday, shown, left, day))
        return tuple(columns)

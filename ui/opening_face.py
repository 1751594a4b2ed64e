"""What is painted first: the ground of a schedule, before anything slow is loaded."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QLineF, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from ui.typography import Letter
from ui.widgets.drawing import ink

if TYPE_CHECKING:
    from ui.theme import Theme

FIRST_HOUR, LAST_HOUR = 8.0, 19.5
"""The hours of a day on which nothing is known yet (interface, section 4.1)."""

_EDGE = 4


class OpeningFace(QWidget):
    """The ruler and empty rows where the schedule will be; bare ground for another section."""

    def __init__(self, theme: Theme, *, schedule: bool) -> None:
        """Wait for the section; `schedule` says whether it is going to be the schedule."""
        super().__init__()
        self._theme, self._schedule = theme, schedule

    def paintEvent(self, _event: QPaintEvent) -> None:
        """See QWidget."""
        sizes, tokens = self._theme.sizes, self._theme.tokens
        painter = QPainter(self)
        painter.fillRect(self.rect(), tokens.surface)
        if self._schedule:
            painter.setPen(QPen(tokens.line2, 1))
            for height in (sizes.top_bar, sizes.top_bar + sizes.filter_strip):
                painter.drawLine(QLineF(0, height - 0.5, self.width(), height - 0.5))
            painter.translate(0, sizes.top_bar + sizes.filter_strip)
            self._paint_rows(painter)
            self._paint_ruler(painter)
        painter.end()

    def _paint_rows(self, painter: QPainter) -> None:
        sizes, tokens = self._theme.sizes, self._theme.tokens
        painter.setPen(QPen(tokens.line, 1))
        for bottom in range(sizes.ruler + sizes.row, self.height(), sizes.row):
            painter.drawLine(QLineF(0, bottom - 0.5, self.width(), bottom - 0.5))
        for hour in range(int(FIRST_HOUR) + 1, int(LAST_HOUR) + 1):
            left = round(self._hour_left(hour)) - 0.5
            painter.drawLine(QLineF(left, sizes.ruler, left, self.height()))

    def _paint_ruler(self, painter: QPainter) -> None:
        theme, sizes, tokens = self._theme, self._theme.sizes, self._theme.tokens
        ink(painter, theme.font(Letter.CAPTION), tokens.text2)
        width = theme.letters.width(Letter.CAPTION, "00:00")
        for hour in range(int(FIRST_HOUR), int(LAST_HOUR) + 1):
            middle = self._hour_left(hour)
            left = middle + _EDGE if hour == FIRST_HOUR else middle - width / 2
            box = QRectF(left, 0, width, sizes.ruler - 1)
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, f"{hour:02}:00")
        painter.setPen(QPen(tokens.line2, 1))
        painter.drawLine(QLineF(0, sizes.ruler - 0.5, self.width(), sizes.ruler - 0.5))
        left = sizes.row_header - 0.5
        painter.drawLine(QLineF(left, 0, left, self.height()))

    def _hour_left(self, hour: float) -> float:
        """How far from the left an hour of the day stands, in pixels."""
        header = self._theme.sizes.row_header
        share = (hour - FIRST_HOUR) / (LAST_HOUR - FIRST_HOUR)
        return header + share * (self.width() - header)

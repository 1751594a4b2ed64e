"""The dates of a cycle below the session: those before, this one, those to come."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QResizeEvent
from PySide6.QtWidgets import QSizePolicy

from desktop_app.wording.statuses import session_status_text
from ui.icons import Icon, draw_icon
from ui.palettes import Palette
from ui.typography import Letter
from ui.widgets.drawing import edge, fill_disc, ink, outlined
from ui.widgets.painted import PaintedWidget

if TYPE_CHECKING:
    from desktop_app.readings.board import Block
    from desktop_app.readings.session_lines import SessionLine
    from desktop_app.wording import Words
    from ui.theme import Theme

_LINE = 31
_DISC = 9
_DATE_LEFT, _STATE_LEFT, _STATE_RIGHT = 32, 132, 24
_TWO_LINES = 1.5
_LEFT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft


class CycleStrip(PaintedWidget):
    """One line for each date, the present one marked."""

    def __init__(
        self,
        theme: Theme,
        dates: Sequence[SessionLine],
        here: tuple[Block, datetime],
        words: Words,
    ) -> None:
        """Show `dates`; `here` is the selected block and the centre's time."""
        self._block, self._now = here
        self._dates, self._words = dates, words
        self._stacked = False
        self._doubts: Mapping[str, str] = {}
        super().__init__(theme)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.doubt({})

    def doubt(self, doubts: Mapping[str, str]) -> None:
        """Say instead of the hours of some dates, by code, what stands in their way."""
        self._doubts = doubts
        said = [f"{one.number}: {self._date(one)}, {self._state(one)}" for one in self._dates]
        self.setAccessibleName(". ".join(said))
        self.update()

    def sizeHint(self) -> QSize:
        """See QWidget."""
        return QSize(240, self._line_height() * len(self._dates))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """See QWidget: where a date and its state do not fit on one line, they take two."""
        super().resizeEvent(event)
        needed = max(
            (self._state_left(one) + self._state_width(one) for one in self._dates), default=0
        )
        stacked = needed + _STATE_RIGHT > self.width()
        if stacked != self._stacked:
            self._stacked = stacked
            self.updateGeometry()

    def draw(self, painter: QPainter, box: QRectF) -> None:
        """See PaintedWidget."""
        height = self._line_height()
        for place, one in enumerate(self._dates):
            self._draw_line(painter, QRectF(box.left(), place * height, box.width(), height), one)

    def _draw_line(self, painter: QPainter, box: QRectF, one: SessionLine) -> None:
        tokens, letters = self.theme.tokens, self.theme.letters
        here, over = one.code == self._block.code, one.span.end <= self._now
        if here:
            outlined(painter, box.adjusted(0, 2, 0, -2), 6, fill=tokens.sel, pen=None)
        self._draw_number(painter, box, one, full=here or over)
        first, second = self._places(box, one)
        ink(painter, letters.font(Letter.TITLE if here else Letter.BODY), tokens.text)
        painter.drawText(first, _LEFT, self._date(one))
        doubted = one.code in self._doubts
        ink(painter, letters.font(Letter.CAPTION), tokens.warn if doubted else tokens.text2)
        cut = Qt.TextElideMode.ElideRight
        shown = letters.metrics(Letter.CAPTION).elidedText(self._state(one), cut, second.width())
        painter.drawText(second, _LEFT, shown)
        corner = QPointF(box.right() - 18, box.center().y() - 7)
        if doubted:
            draw_icon(painter, corner, Icon.TRIANGLE_ALERT, size=14, colour=tokens.warn)
        elif one.attended:
            draw_icon(painter, corner, Icon.CHECK, size=14, colour=tokens.ok)

    def _places(self, box: QRectF, one: SessionLine) -> tuple[QRectF, QRectF]:
        """Where a date and its state stand: side by side, or one below the other."""
        if not self._stacked:
            first = box.adjusted(_DATE_LEFT, 0, 0, 0)
            return first, box.adjusted(self._state_left(one), 0, -_STATE_RIGHT, 0)
        words = box.adjusted(_DATE_LEFT, 4, -_STATE_RIGHT, -4)
        half = words.height() / 2
        return words.adjusted(0, 0, 0, -half), words.adjusted(0, half, 0, 0)

    def _state_left(self, one: SessionLine) -> float:
        letters = self.theme.letters
        date = max(letters.width(letter, self._date(one)) for letter in (Letter.BODY, Letter.TITLE))
        return max(_STATE_LEFT, _DATE_LEFT + round(date) + 8)

    def _state_width(self, one: SessionLine) -> float:
        return self.theme.letters.width(Letter.CAPTION, self._state(one)) + 1

    def _draw_number(self, painter: QPainter, box: QRectF, one: SessionLine, *, full: bool) -> None:
        tokens, bar = self.theme.tokens, self.theme.block(Palette(self._block.palette)).bar
        centre = QPointF(box.left() + _DISC + 4, box.center().y())
        disc = QRectF(centre.x() - _DISC, centre.y() - _DISC, 2 * _DISC, 2 * _DISC)
        if full:
            fill_disc(painter, centre, _DISC, bar)
        else:
            outlined(painter, disc, _DISC, fill=tokens.surface, pen=edge(bar, 1.5))
        ink(painter, self.theme.font(Letter.BADGE), tokens.surface if full else tokens.text)
        painter.drawText(disc, Qt.AlignmentFlag.AlignCenter, str(one.number or "·"))

    def _date(self, one: SessionLine) -> str:
        if one.span.day == self._now.date():
            return self._words._("today")
        return self._words.short_day(one.span.day)

    def _state(self, one: SessionLine) -> str:
        if one.status == "cancelled":
            return session_status_text(self._words, one.status)
        if one.code in self._doubts:
            return self._doubts[one.code]
        if one.attended:
            said = self._words.ngettext(
                "{count} present of {enrolled}", "{count} present of {enrolled}", one.attended
            )
            return said.format(count=one.attended, enrolled=one.enrolled)
        return f"{one.span.start:%H:%M} – {one.span.end:%H:%M}"

    def _line_height(self) -> int:
        lines = _TWO_LINES if self._stacked else 1
        return round(_LINE * lines * max(self.theme.text_percent, 100) / 100)

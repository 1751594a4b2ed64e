"""One month, painted: a disc for each date, hatched where it is to be reviewed."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QMouseEvent, QPainter

from desktop_app.domain.cycle_preview import LineState
from ui.cycles.fields import letter_scale
from ui.palettes import Palette
from ui.tokens import mixed
from ui.typography import Letter
from ui.widgets.drawing import conflict_hatch, edge, fill_disc, ink, outlined, scale_of
from ui.widgets.painted import PaintedWidget

if TYPE_CHECKING:
    from desktop_app.wording.words import Words
    from ui.cycles.months import Month
    from ui.theme import Theme

_CENTRED = Qt.AlignmentFlag.AlignCenter
_LEFT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
_WEEKS, _HEADS = 6, 2
_CELL = 20
_SHARE = 0.2
"""How much of the text's colour a disc takes: the figures on it then have a contrast of 4.5."""

_MONDAY = date(2024, 1, 1)


def cell_side(theme: Theme) -> int:
    """Pixels of the square of a day."""
    return round(_CELL * letter_scale(theme))


def draw_date(
    painter: QPainter, theme: Theme, centre: QPointF, look: tuple[LineState, Palette]
) -> None:
    """Draw the disc of a date to come: full, with a ring once repaired, hatched in trouble."""
    state, palette = look
    tokens, radius = theme.tokens, cell_side(theme) / 2 - 1
    bar = mixed(tokens.text, theme.block(palette).bar, _SHARE)
    box = QRectF(centre.x() - radius, centre.y() - radius, 2 * radius, 2 * radius)
    match state:
        case LineState.READY:
            fill_disc(painter, centre, radius, bar)
        case LineState.REPAIRED:
            around = box.adjusted(-1, -1, 1, 1)
            outlined(painter, around, radius + 1, fill=tokens.surface, pen=edge(bar, 1.3))
            fill_disc(painter, centre, radius - 1.6, bar)
        case LineState.TO_REVIEW:
            outlined(painter, box, radius, fill=tokens.dangerbg, pen=None)
            hatch = conflict_hatch(tokens, scale_of(painter))
            outlined(painter, box, radius, fill=hatch, pen=edge(tokens.danger, 2))
        case LineState.SKIPPED:
            pass


class MonthCard(PaintedWidget):
    """The days of a month below the letters of their weekdays."""

    picked = Signal(object)
    """The day that was clicked."""

    def __init__(self, theme: Theme, palette: Palette) -> None:
        """Show nothing yet."""
        super().__init__(theme)
        self._month: Month | None = None
        self._words: Words | None = None
        self._palette = palette

    @property
    def month(self) -> Month | None:
        """What is shown."""
        return self._month

    def show_month(self, month: Month, palette: Palette, words: Words) -> None:
        """Show a month in the colours of a theme."""
        self._month, self._palette, self._words = month, palette, words
        self.setAccessibleName(month.title)
        self.setAccessibleDescription(month.said)
        self.update()

    def sizeHint(self) -> QSize:
        """See QWidget."""
        side = cell_side(self.theme)
        return QSize(7 * side, (_WEEKS + _HEADS) * (side + 1) + 2)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """See QWidget."""
        side = cell_side(self.theme)
        week, day = int(event.position().y()) // (side + 1) - _HEADS, int(event.position().x())
        month = self._month
        if month is not None and 0 <= week < len(month.weeks) and 0 <= day < 7 * side:
            chosen = month.weeks[week][day // side]
            if chosen is not None:
                self.picked.emit(chosen)

    def draw(self, painter: QPainter, box: QRectF) -> None:
        """See PaintedWidget."""
        month, words = self._month, self._words
        if month is None or words is None:
            return
        tokens, side = self.theme.tokens, cell_side(self.theme)
        ink(painter, self.theme.font(Letter.STRONG), tokens.text)
        painter.drawText(QRectF(3, 0, box.width(), side), _LEFT, month.head)
        bold = {day.weekday() for day in month.states}
        for at in range(7):
            letter = words.weekday(_MONDAY.replace(day=at + 1))[:1].upper()
            strong = at in bold
            font = Letter.CAPTION_STRONG if strong else Letter.CAPTION
            ink(painter, self.theme.font(font), tokens.text if strong else tokens.text3)
            painter.drawText(QRectF(at * side, side + 1, side, side), _CENTRED, letter)
        for row, week in enumerate(month.weeks, start=_HEADS):
            for at, day in enumerate(week):
                if day is not None:
                    cell = QRectF(at * side, row * (side + 1), side, side)
                    self._draw_day(painter, cell, day, month)

    def _draw_day(self, painter: QPainter, cell: QRectF, day: date, month: Month) -> None:
        tokens, state = self.theme.tokens, month.states.get(day)
        if day in month.school:
            painter.fillRect(cell.adjusted(0, 1, 0, -1), tokens.line2)
        if day in month.public:
            dashed = edge(tokens.text2, 1, (3, 2))
            outlined(painter, cell.adjusted(1, 1, -1, -1), 4, fill=tokens.surface, pen=dashed)
        colour, letter = tokens.text2, Letter.CAPTION
        if state in {LineState.READY, LineState.REPAIRED}:
            colour, letter = tokens.onacc, Letter.CAPTION_STRONG
        elif state is LineState.TO_REVIEW:
            colour, letter = tokens.danger, Letter.CAPTION_STRONG
        if state is not None:
            draw_date(painter, self.theme, cell.center(), (state, self._palette))
        font = QFont(self.theme.font(letter))
        font.setStrikeOut(state is LineState.SKIPPED)
        ink(painter, font, colour)
        painter.drawText(cell, _CENTRED, str(day.day))

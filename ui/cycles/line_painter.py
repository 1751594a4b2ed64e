"""How a line of the preview is painted: its columns, its mark, and what stands in its way."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter

from desktop_app.domain.cycle_preview import LineState
from ui.icons import Icon, draw_icon
from ui.typography import Letter
from ui.widgets.drawing import hairline, ink

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ui.cycles.rows import Row
    from ui.theme import Theme
    from ui.tokens import Tokens

_MARK, _MARK_LEFT, _BAR = 14, 20, 3
_GAP, _LEAST_PEOPLE, _END, _LEAST_ROOM = 24, 190, 18, 8
_RIGHT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
_LEFT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
_ICONS = {
    LineState.READY: Icon.CHECK,
    LineState.REPAIRED: Icon.WAND_SPARKLES,
    LineState.TO_REVIEW: Icon.TRIANGLE_ALERT,
    LineState.SKIPPED: Icon.CALENDAR_OFF,
}


@dataclass(frozen=True, slots=True)
class Columns:
    """Where the columns begin, in pixels; on ``two_lines`` where one has no room for all."""

    number: int
    day: int
    hours: int
    room: int
    people: int
    two_lines: bool = False

    @classmethod
    def of(cls, theme: Theme, rows: Sequence[Row], width: int = 0) -> Columns:
        """As wide as the widest of each column."""
        letters = theme.letters

        def widest(*texts: str) -> int:
            return round(max((letters.width(Letter.TITLE, one) for one in texts), default=0))

        number = _MARK_LEFT + _MARK + 10 + widest("000")
        day = number + 15
        held = [row for row in rows if row.number]
        hours = day + widest("mer. 30 sept. 2026", *(row.day for row in held)) + _GAP
        room = hours + widest("00:00–00:00", *(row.hours for row in held)) + _GAP
        people = room + widest(*(row.room for row in held)) + _GAP
        return cls(number, day, hours, room, people, people + _LEAST_PEOPLE > width)


@dataclass(frozen=True, slots=True)
class Place:
    """Where a row is drawn: its box, where the words of its first line end, its columns."""

    box: QRectF
    end: float
    columns: Columns


def line_height(theme: Theme) -> int:
    """Pixels of one line of words."""
    return max(26, theme.letters.pixels(Letter.TITLE) + 14)


def lines_of(row: Row, columns: Columns) -> int:
    """How many lines of words a row has."""
    if not columns.two_lines:
        return max(len(row.problems), 1)
    if not row.number:
        return 2
    return 2 + max(len(row.problems) - 1, 0) + bool(row.remark and not row.problems)


def draw_line(painter: QPainter, theme: Theme, place: Place, row: Row) -> None:
    """Draw a row."""
    tokens, high = theme.tokens, line_height(theme)
    _draw_ground(painter, tokens, place.box, row.state)
    mark = QPointF(_MARK_LEFT, (high - _MARK) / 2)
    colour = _colour(tokens, row.state)
    draw_icon(painter, mark, _ICONS[row.state], size=_MARK, colour=colour)
    pen, columns = _Pen(painter, theme, place), place.columns
    pen.write_at_end(row.number, (0, columns.number), "text2", Letter.TITLE)
    if not row.number:
        _write_skipped(pen, row)
    elif columns.two_lines:
        _write_on_two_lines(pen, row)
    else:
        _write_on_one_line(pen, row)


def _write_skipped(pen: _Pen, row: Row) -> None:
    columns, end = pen.columns, pen.end
    if columns.two_lines:
        pen.write(row.day, (columns.day, end), "text2")
        pen.down()
        pen.write(row.remark, (columns.day, end), "text2")
        return
    hours = max(columns.hours, columns.day + pen.width(row.day, Letter.BODY) + _GAP)
    pen.write(row.day, (columns.day, hours - 8), "text2")
    pen.write(row.remark, (hours, end), "text2")


def _write_on_one_line(pen: _Pen, row: Row) -> None:
    columns, end = pen.columns, pen.end
    pen.write(row.day, (columns.day, columns.hours - 8), "text", Letter.TITLE)
    pen.write(row.hours, (columns.hours, columns.room - 8), "text")
    if row.problems:
        _write_problems(pen, row, columns.room)
        return
    letter = Letter.TITLE if row.differs else Letter.BODY
    colour = "text" if row.differs else "text2"
    pen.write(row.room, (columns.room, columns.people - 8), colour, letter)
    beyond = columns.people + pen.width(row.people, Letter.BODY) + 16
    changed = bool(row.remark) and not row.warns
    if changed and beyond + pen.width(row.remark, Letter.CAPTION) > end:
        # What was changed matters more than who comes, who is in the tooltip.
        beyond = columns.people
    else:
        pen.write(row.people, (columns.people, end), "text2")
    pen.write_at_end(row.remark, (beyond, end), _remark_colour(row), Letter.CAPTION)


def _write_on_two_lines(pen: _Pen, row: Row) -> None:
    columns = pen.columns
    pen.write(row.day, (columns.day, columns.hours - 8), "text", Letter.TITLE)
    pen.write(row.hours, (columns.hours, pen.end), "text")
    pen.down()
    if row.problems:
        _write_problems(pen, row, columns.day)
        return
    both = " · ".join(filter(None, (row.room, row.people)))
    pen.write(both, (columns.day, pen.right), "text2")
    pen.down()
    pen.write(row.remark, (columns.day, pen.right), _remark_colour(row), Letter.CAPTION)


def _write_problems(pen: _Pen, row: Row, left: int) -> None:
    for title, more in row.problems:
        beyond = left + pen.width(title, Letter.STRONG) + 7
        pen.write(title, (left, pen.end), "danger", Letter.STRONG)
        pen.write(more, (beyond, pen.end), "text")
        pen.down()


def _remark_colour(row: Row) -> str:
    return "warn" if row.warns else "info" if row.state is LineState.REPAIRED else "text2"


def _colour(tokens: Tokens, state: LineState) -> QColor:
    return {
        LineState.READY: tokens.ok,
        LineState.REPAIRED: tokens.info,
        LineState.TO_REVIEW: tokens.danger,
        LineState.SKIPPED: tokens.text2,
    }[state]


def _draw_ground(painter: QPainter, tokens: Tokens, box: QRectF, state: LineState) -> None:
    grounds = {
        LineState.REPAIRED: tokens.infobg,
        LineState.TO_REVIEW: tokens.dangerbg,
        LineState.SKIPPED: tokens.alt,
    }
    if state in grounds:
        painter.fillRect(box, grounds[state])
    if state is LineState.TO_REVIEW:
        painter.fillRect(QRectF(0, 0, _BAR, box.height()), tokens.danger)
    line = hairline(painter)
    painter.fillRect(QRectF(0, box.bottom() - line, box.width(), line), tokens.line)


class _Pen:
    """Writes words on one line after the other."""

    def __init__(self, painter: QPainter, theme: Theme, place: Place) -> None:
        self._painter, self._theme = painter, theme
        self.columns, self.end, self.right = place.columns, place.end, place.box.right() - _END
        self._top, self._height = 0, line_height(theme)

    def down(self) -> None:
        """Go to the next line."""
        self._top += self._height

    def width(self, text: str, letter: Letter) -> int:
        """Pixels of a text."""
        return round(self._theme.letters.width(letter, text) + 0.5)

    def write(
        self, text: str, span: tuple[int, float], colour: str, letter: Letter = Letter.BODY
    ) -> None:
        """Write a text between two places, cut where it has no room."""
        self._write(self._cut(text, span, colour, letter), span, _LEFT)

    def write_at_end(self, text: str, span: tuple[int, float], colour: str, letter: Letter) -> None:
        """The same at the right end."""
        self._write(self._cut(text, span, colour, letter), span, _RIGHT)

    def _cut(self, text: str, span: tuple[int, float], colour: str, letter: Letter) -> str:
        ink(self._painter, self._theme.font(letter), getattr(self._theme.tokens, colour))
        metrics, room = self._theme.letters.metrics(letter), span[1] - span[0]
        return (
            metrics.elidedText(text, Qt.TextElideMode.ElideRight, room + 1)
            if room > _LEAST_ROOM
            else ""
        )

    def _write(self, text: str, span: tuple[int, float], align: Qt.AlignmentFlag) -> None:
        if text:
            box = QRectF(span[0], self._top, span[1] - span[0], self._height)
            self._painter.drawText(box, align | Qt.TextFlag.TextDontClip, text)

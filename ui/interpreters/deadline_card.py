"""The card of an order's deadline: what is to be done by when, drawn on a line of time."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout

from ui.icons import Icon
from ui.typography import Letter
from ui.widgets.cards import Card
from ui.widgets.drawing import edge, fill_disc, ink
from ui.widgets.labels import Glyph, Text
from ui.widgets.painted import PaintedWidget
from ui.widgets.tones import Tone, tone_colours

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ui.theme import Theme

_PLACES = {1: (0.5,), 2: (0.0, 1.0), 3: (0.0, 0.5, 1.0), 4: (0.0, 0.42, 0.68, 1.0)}
_DISC, _STROKE, _SIDE = 5, 3, 10


@dataclass(frozen=True, slots=True)
class Point:
    """A moment on the line of time; ``done`` ones are reached, the limit wears the tone."""

    hour: str
    said: str
    now: bool = False
    limit: bool = False


@dataclass(frozen=True, slots=True)
class Told:
    """What the card says; ``points`` are in order of time."""

    title: str
    left: str
    note: str
    tone: Tone
    icon: Icon
    points: tuple[Point, ...] = ()

    @property
    def name(self) -> str:
        """Everything in one sentence, for those who hear it."""
        points = (f"{one.said} {one.hour}" for one in self.points)
        return ", ".join(part for part in (self.title, self.left, *points, self.note) if part)


class TimeLine(PaintedWidget):
    """Moments in their order, the way until now drawn strongly."""

    def __init__(self, theme: Theme) -> None:
        """Draw nothing yet."""
        self._points: tuple[Point, ...] = ()
        self._tone = Tone.NEUTRAL
        super().__init__(theme)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_points(self, points: Sequence[Point], tone: Tone) -> None:
        """Draw other moments."""
        self._points, self._tone = tuple(points), tone
        self.setAccessibleName(", ".join(f"{one.said} {one.hour}" for one in points))
        self.setVisible(bool(points))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """See QWidget."""
        letters = self.theme.letters
        high = letters.pixels(Letter.TITLE) + letters.pixels(Letter.CAPTION) + 32
        return QSize(240, high)

    def draw(self, painter: QPainter, box: QRectF) -> None:
        """See PaintedWidget."""
        tokens, letters = self.theme.tokens, self.theme.letters
        strong = tokens.text2 if self._tone is Tone.NEUTRAL else self._colour()
        middle = letters.pixels(Letter.TITLE) + 14
        left, wide = box.left() + _SIDE, box.width() - 2 * _SIDE
        places = [left + share * wide for share in _PLACES.get(len(self._points), ())]
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(edge(tokens.line2, _STROKE))
        painter.drawLine(QPointF(left, middle), QPointF(left + wide, middle))
        reached = [at for at, one in zip(places, self._points, strict=True) if one.now]
        if reached:
            painter.setPen(edge(strong, _STROKE))
            painter.drawLine(QPointF(left, middle), QPointF(reached[0], middle))
        painter.restore()
        for at, point in zip(places, self._points, strict=True):
            self._draw_point(painter, box, QPointF(at, middle), point)

    def _draw_point(self, painter: QPainter, box: QRectF, at: QPointF, point: Point) -> None:
        tokens = self.theme.tokens
        strong = self._colour() if point.limit else tokens.text
        fill_disc(painter, at, _DISC + 1.5, tokens.surface)
        fill_disc(painter, at, _DISC, strong if point.limit else tokens.accent)
        if not (point.now or point.limit):
            fill_disc(painter, at, _DISC - 1.5, tokens.surface)
        self._write(painter, box, QPointF(at.x(), at.y() - 13), (point.hour, Letter.TITLE, strong))
        low = at.y() + self.theme.letters.pixels(Letter.CAPTION) + 11
        self._write(painter, box, QPointF(at.x(), low), (point.said, Letter.CAPTION, tokens.text2))

    def _write(
        self, painter: QPainter, box: QRectF, at: QPointF, text: tuple[str, Letter, QColor]
    ) -> None:
        """Write in the middle over a point, but never beyond the card."""
        said, letter, colour = text
        wide = self.theme.letters.width(letter, said)
        left = min(max(at.x() - wide / 2, box.left()), box.right() - wide - 1)
        ink(painter, self.theme.font(letter), colour)
        painter.drawText(QPointF(left, at.y()), said)

    def _colour(self) -> QColor:
        return tone_colours(self.theme.tokens, self._tone).ink


class DeadlineCard(Card):
    """A title, what is left, the line of time, and what comes after the limit."""

    def __init__(self, theme: Theme) -> None:
        """Say nothing yet."""
        super().__init__(theme, tone=Tone.NEUTRAL)
        self._icon = Glyph(theme, Icon.CLOCK, size=18)
        self._title = Text(theme, "", Letter.HEADING)
        self._left = Text(theme, "", Letter.TITLE)
        self.line = TimeLine(theme)
        self._note = Text(theme, "", Letter.TITLE)
        for text in (self._title, self._note):
            text.setWordWrap(True)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self._icon, alignment=Qt.AlignmentFlag.AlignTop)
        head.addWidget(self._title, 1)
        head.addWidget(self._left, alignment=Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 9, 10, 9)
        column.setSpacing(5)
        column.addLayout(head)
        column.addWidget(self.line)
        column.addWidget(self._note)

    @property
    def told(self) -> str:
        """Everything it says."""
        return self.accessibleName()

    def tell(self, told: Told) -> None:
        """Say something else."""
        self.wear(told.tone)
        colour = "text" if told.tone is Tone.NEUTRAL else told.tone.value
        self._icon.show_icon(told.icon, colour)
        self._title.setText(told.title)
        self._title.wear(Letter.HEADING, colour)
        self._left.setText(told.left)
        self._left.wear(Letter.TITLE, colour)
        self.line.show_points(told.points, told.tone)
        self._note.setText(told.note)
        self._note.setVisible(bool(told.note))
        self.setAccessibleName(told.name)

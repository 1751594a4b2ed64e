"""The line as it was understood: a chip for each part, what is unread plain and underlined."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QHelpEvent, QPainter
from PySide6.QtWidgets import QSizePolicy, QToolTip

from desktop_app.domain.quick_entry import PartKind
from ui.icons import Icon, draw_icon
from ui.theme import Theme
from ui.typography import Letter
from ui.widgets.drawing import edge, ink, outlined
from ui.widgets.painted import PaintedWidget

HEIGHT = 24
_GAP, _PADDING, _ICON = 6, 8, 12
_LEFT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
_ICONS = {
    PartKind.WHAT: Icon.CALENDAR_CHECK,
    PartKind.DAY: Icon.CALENDAR_DAYS,
    PartKind.HOURS: Icon.CLOCK,
    PartKind.ROOM: Icon.MAP_PIN,
    PartKind.SITE: Icon.BUILDING_2,
    PartKind.WORKER: Icon.USER,
    PartKind.LANGUAGE: Icon.LANGUAGES,
    PartKind.PLACES: Icon.USERS,
    PartKind.NEED: Icon.ACCESSIBILITY,
    PartKind.KIND: Icon.CALENDAR_CLOCK,
}


@dataclass(frozen=True, slots=True)
class Understood:
    """A part of the line in words; ``kind`` is UNREAD for what was not understood.

    ``hint`` is what is heard, and seen under the mouse, where the words alone are not enough.
    """

    kind: PartKind
    said: str
    hint: str = ""


class EntryChips(PaintedWidget):
    """Chips that flow over as many lines as they need; a screen reader hears them in a row."""

    def __init__(self, theme: Theme) -> None:
        """Show nothing yet."""
        self._parts: tuple[Understood, ...] = ()
        super().__init__(theme)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.hide()

    @property
    def parts(self) -> tuple[Understood, ...]:
        """What is shown."""
        return self._parts

    def show_parts(self, parts: tuple[Understood, ...]) -> None:
        """Show what was understood of the line."""
        self._parts = parts
        self.setAccessibleName(", ".join(part.hint or part.said for part in parts))
        self.setVisible(bool(parts))
        self.setFixedHeight(self._height(self.width()))
        self.update()

    def sizeHint(self) -> QSize:
        """See QWidget."""
        return QSize(200, self._height(max(self.width(), 200)))

    def hint_at(self, place: QPointF) -> str:
        """What is said under the mouse."""
        shown = self._placed(self.width())
        return next((part.hint for part, box in shown if box.contains(place)), "")

    def event(self, event: QEvent) -> bool:
        """See QWidget: a chip that needs it says more under the mouse."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            QToolTip.showText(event.globalPos(), self.hint_at(QPointF(event.pos())), self)
            return True
        return super().event(event)

    def draw(self, painter: QPainter, box: QRectF) -> None:
        """See PaintedWidget."""
        for part, place in self._placed(box.width()):
            if part.kind is PartKind.UNREAD:
                self._draw_unread(painter, place, part)
            else:
                self._draw_chip(painter, place, part)

    def _height(self, width: int) -> int:
        placed = self._placed(width)
        return round(placed[-1][1].bottom()) + 1 if placed else 0

    def _placed(self, width: float) -> list[tuple[Understood, QRectF]]:
        left, top = 0.0, 0.0
        placed = []
        for part in self._parts:
            wide = self._width(part)
            if left and left + wide > width:
                left, top = 0.0, top + HEIGHT + 4
            placed.append((part, QRectF(left, top, wide, HEIGHT)))
            left += wide + _GAP
        return placed

    def _width(self, part: Understood) -> float:
        text = self.theme.letters.width(Letter.CAPTION, part.said)
        if part.kind is PartKind.UNREAD:
            return text + 4
        return text + 2 * _PADDING + _ICON + 4

    def _draw_chip(self, painter: QPainter, box: QRectF, part: Understood) -> None:
        tokens = self.theme.tokens
        outlined(painter, box, HEIGHT / 2, fill=tokens.infobg, pen=edge(tokens.infobg))
        corner = box.topLeft()
        corner.setX(corner.x() + _PADDING)
        corner.setY(box.center().y() - _ICON / 2)
        draw_icon(painter, corner, _ICONS[part.kind], size=_ICON, colour=tokens.info)
        ink(painter, self.theme.font(Letter.CAPTION), tokens.text)
        painter.drawText(box.adjusted(_PADDING + _ICON + 4, 0, 0, 0), _LEFT, part.said)

    def _draw_unread(self, painter: QPainter, box: QRectF, part: Understood) -> None:
        tokens = self.theme.tokens
        ink(painter, self.theme.font(Letter.CAPTION), tokens.text2)
        painter.drawText(box.adjusted(2, 0, 2, 0), _LEFT, part.said)
        line = QRectF(box.left() + 2, box.center().y() + 8, box.width() - 4, 1)
        painter.fillRect(line, tokens.warn)

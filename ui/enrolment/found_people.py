"""The field in which somebody is looked for, and the people found under it."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import QSizePolicy

from ui.icons import Icon, draw_icon_in
from ui.theme import Theme
from ui.typography import Letter
from ui.widgets.drawing import ink, outlined
from ui.widgets.fields import SearchField
from ui.widgets.marks import draw_key_cap, key_cap_height, key_cap_width
from ui.widgets.painted import PaintedWidget

ROW = 38
_LEFT = 36
_EDGE = 12
_CUT = Qt.TextElideMode.ElideRight


class PersonField(SearchField):
    """The arrows move the mark of the list below, Enter takes it; the focus stays here."""

    stepped = Signal(int)
    """One line down, or up for -1."""
    taken = Signal()
    """Enter: the marked line."""

    def __init__(self, theme: Theme) -> None:
        """Take a name, a telephone number or a birth."""
        super().__init__(theme, "")
        self.setProperty("look", "")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """See QWidget."""
        key = Qt.Key(event.key())
        step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(key)
        if step is not None:
            self.stepped.emit(step)
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.taken.emit()
        else:
            super().keyPressEvent(event)


@dataclass(frozen=True, slots=True)
class FoundLine:
    """Somebody found, or the offer to create whoever was not; ``code`` is then empty."""

    code: str
    title: str
    about: str = ""

    @property
    def icon(self) -> Icon:
        """A person, or a person more."""
        return Icon.USER if self.code else Icon.PLUS


class FoundPeople(PaintedWidget):
    """Lines to choose from, the one that Enter takes marked."""

    picked = Signal(str)
    """The code of the line that was clicked; empty for somebody new."""

    def __init__(self, theme: Theme) -> None:
        """Show nothing yet."""
        self._lines: tuple[FoundLine, ...] = ()
        self._current, self._keys = 0, ""
        super().__init__(theme)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.hide()

    @property
    def lines(self) -> tuple[FoundLine, ...]:
        """What is shown."""
        return self._lines

    @property
    def current(self) -> FoundLine | None:
        """The line that Enter takes."""
        return self._lines[self._current] if self._lines else None

    def show_lines(self, lines: tuple[FoundLine, ...], keys: str) -> None:
        """Show other lines, the first one marked; ``keys`` is what Enter is called."""
        self._lines, self._keys, self._current = lines, keys, 0
        self._tell()

    def step(self, by: int) -> None:
        """Mark the next line or the one before."""
        if self._lines:
            self._current = (self._current + by) % len(self._lines)
            self._tell()

    def sizeHint(self) -> QSize:
        """See QWidget."""
        return QSize(300, self._row() * len(self._lines))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """See QWidget."""
        place = int(event.position().y()) // self._row()
        if 0 <= place < len(self._lines):
            self.picked.emit(self._lines[place].code)

    def draw(self, painter: QPainter, box: QRectF) -> None:
        """See PaintedWidget."""
        for place, line in enumerate(self._lines):
            row = QRectF(0, place * self._row(), box.width(), self._row())
            self._draw_line(painter, row, line, marked=place == self._current)

    def _draw_line(self, painter: QPainter, row: QRectF, line: FoundLine, *, marked: bool) -> None:
        tokens, letters = self.theme.tokens, self.theme.letters
        room = row.width() - _LEFT - _EDGE
        if marked:
            outlined(painter, row.adjusted(0, 0, 0, -1), 6, fill=tokens.sel, pen=None)
            room -= self._draw_cap(painter, row) + 8
        glyph = QRectF(row.left() + 10, row.center().y() - 8, 16, 16)
        draw_icon_in(painter, glyph, line.icon, size=16, colour=tokens.text2)
        title, below = letters.metrics(Letter.TITLE), letters.metrics(Letter.CAPTION)
        down = -3 if line.about else letters.pixels(Letter.TITLE) / 2 - 2
        base = QPointF(row.left() + _LEFT, row.center().y() + down)
        ink(painter, letters.font(Letter.TITLE), tokens.text)
        painter.drawText(base, title.elidedText(line.title, _CUT, room))
        if line.about:
            ink(painter, letters.font(Letter.CAPTION), tokens.text2)
            under = base + QPointF(0, letters.pixels(Letter.TITLE) + 3)
            painter.drawText(under, below.elidedText(line.about, _CUT, room))

    def _draw_cap(self, painter: QPainter, row: QRectF) -> float:
        width, height = key_cap_width(self.theme, self._keys), key_cap_height(self.theme)
        cap = QRectF(row.right() - width - _EDGE, row.center().y() - height / 2, width, height)
        draw_key_cap(painter, self.theme, cap, self._keys)
        return width

    def _row(self) -> int:
        return round(ROW * max(self.theme.text_percent, 100) / 100)

    def _tell(self) -> None:
        line = self.current
        self.setAccessibleName("" if line is None else f"{line.title}, {line.about}")
        self.updateGeometry()
        self.setVisible(bool(self._lines))
        self.update()

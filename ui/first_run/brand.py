"""The left side of the first run: what the program is, with a small board, only a picture."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.density import LARGE_TEXT
from ui.icons import Icon, draw_icon_in
from ui.palettes import Palette
from ui.typography import inter
from ui.widgets.drawing import edge, ink, outlined
from ui.widgets.marks import draw_site_letter
from ui.widgets.painted import follow

if TYPE_CHECKING:
    from desktop_app.wording import Words
    from ui.theme import Theme

WIDTH = 486
_LEFT, _INNER = 44, 398
_V = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
_CENTRED = Qt.AlignmentFlag.AlignCenter
_ROW, _RULER = 44, 26
_HOURS = (("09:00", 57), ("13:00", 198), ("15:00", 269), ("17:00", 339))
_NOW, _NOW_AT = "11:10", 134


@dataclass(frozen=True, slots=True)
class Sketch:
    """A block of the small board: where, and what it stands for."""

    row: int
    left: int
    width: int
    palette: Palette
    icon: Icon
    text: str


BLOCKS = (
    Sketch(0, 47, 99, Palette.CAFE, Icon.COFFEE, "Café santé"),
    Sketch(0, 216, 110, Palette.ELDERS, Icon.HEART_HANDSHAKE, "Bien vieillir"),
    Sketch(1, 86, 103, Palette.CHILDREN, Icon.BLOCKS, "Papote"),
    Sketch(1, 237, 103, Palette.NUTRITION, Icon.UTENSILS, "Budget"),
    Sketch(2, 40, 68, Palette.ACTIVITY, Icon.FOOTPRINTS, "Gym"),
    Sketch(2, 156, 86, Palette.BOUSSOLE, Icon.COMPASS, "Groupe"),
    Sketch(2, 279, 93, Palette.RESPIRATION, Icon.WIND, "Respirer"),
    Sketch(3, 100, 89, Palette.NUTRITION, Icon.UTENSILS, "Diabète"),
    Sketch(3, 237, 103, Palette.ACTIVITY, Icon.FOOTPRINTS, "Équilibre"),
    Sketch(4, 68, 124, Palette.MEDIATION, Icon.MESSAGES_SQUARE, "Droits santé"),
    Sketch(4, 226, 128, Palette.ELDERS, Icon.HEART_HANDSHAKE, "Goûter santé"),
)
"""Titles as a centre writes them: they are not texts of the program."""

_LETTERS = "VVVBH"


class Brand(QWidget):
    """The name, a sentence, the picture of a day, and three things one gets."""

    def __init__(self, theme: Theme, words: Words) -> None:
        """Speak one language; another one at once when it is chosen."""
        super().__init__()
        self.theme, self._words = theme, words
        self.setFixedWidth(WIDTH)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
        follow(theme, self)
        theme.changed.connect(self._make_room)
        self._make_room()
        self.retranslate(words)

    def retranslate(self, words: Words) -> None:
        """Say everything in another language."""
        self._words = words
        said = words._("Rooms, team, interpreters, workshops:")
        self.setAccessibleName(f"Permanence. {said}")
        self.update()

    def sizeHint(self) -> QSize:
        """See QWidget."""
        return QSize(WIDTH, 680)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """See QWidget."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), self.theme.tokens.rail)
        self._draw_head(painter)
        self._draw_board(painter, QRectF(_LEFT, 196, _INNER, _RULER + 5 * _ROW))
        self._draw_reasons(painter)
        painter.end()

    def _make_room(self) -> None:
        """Leave the whole window to what has to be read and typed in large letters."""
        self.setVisible(self.theme.text_percent < LARGE_TEXT)

    def _font(self, pixels: int, weight: int) -> QFont:
        # The picture keeps its size; only what is beside it grows with the text.
        return inter(pixels, weight)

    def _draw_head(self, painter: QPainter) -> None:
        tokens, words = self.theme.tokens, self._words
        logo = QRectF(_LEFT, 44, 44, 44)
        outlined(painter, logo, 11, fill=tokens.mark, pen=None)
        draw_icon_in(painter, logo, Icon.CALENDAR_DAYS, size=28, colour=tokens.onmark)
        ink(painter, self._font(24, 700), tokens.railon)
        painter.drawText(QRectF(102, 44, 340, 44), _V, "Permanence")
        ink(painter, self._font(17, 600), tokens.railon)
        first = words._("Rooms, team, interpreters, workshops:")
        painter.drawText(QRectF(_LEFT, 112, _INNER, 26), _V, first)
        ink(painter, self._font(17, 500), tokens.railtxt)
        second = words._("the centre's whole reception on one screen.")
        painter.drawText(QRectF(_LEFT, 136, _INNER, 26), _V, second)

    def _draw_board(self, painter: QPainter, box: QRectF) -> None:
        tokens = self.theme.tokens
        outlined(painter, box, 12, fill=tokens.surface, pen=None)
        ink(painter, self._font(11, 600), tokens.text3)
        for hour, left in _HOURS:
            centre = QRectF(box.left() + left - 24, box.top(), 48, _RULER)
            painter.drawText(centre, _CENTRED, hour)
            line = QRectF(box.left() + left + 6, box.top() + _RULER, 1, box.height() - _RULER)
            painter.fillRect(line, tokens.line)
        for row, letter in enumerate(_LETTERS):
            top = box.top() + _RULER + row * _ROW
            painter.fillRect(QRectF(box.left(), top, box.width(), 1), tokens.line)
            square = QRectF(box.left() + 10, top + 13, 18, 18)
            draw_site_letter(painter, self.theme, square, letter)
        now = QRectF(box.left() + _NOW_AT - 1, box.top() + 20, 2, box.height() - 20)
        painter.fillRect(now, tokens.accent)
        tag = QRectF(box.left() + _NOW_AT - 19, box.top() + 4, 38, 19)
        outlined(painter, tag, 5, fill=tokens.accent, pen=None)
        ink(painter, self._font(11, 700), tokens.onacc)
        painter.drawText(tag, _CENTRED, _NOW)
        for block in BLOCKS:
            self._draw_block(painter, box, block)

    def _draw_block(self, painter: QPainter, box: QRectF, block: Sketch) -> None:
        colours = self.theme.block(block.palette)
        top = box.top() + _RULER + block.row * _ROW + 6
        shape = QRectF(box.left() + block.left, top, block.width, 32)
        outlined(painter, shape, 5, fill=colours.fill, pen=edge(colours.border))
        bar = QRectF(shape.left(), shape.top(), 5, shape.height())
        outlined(painter, bar, 2, fill=colours.bar, pen=None)
        icon = QRectF(shape.left() + 11, shape.top(), 14, shape.height())
        draw_icon_in(painter, icon, block.icon, size=14, colour=colours.bar)
        ink(painter, self._font(12, 600), self.theme.tokens.text)
        painter.drawText(shape.adjusted(30, 0, 0, 0), _V, block.text)

    def _draw_reasons(self, painter: QPainter) -> None:
        tokens, words = self.theme.tokens, self._words
        reasons = (
            (
                Icon.PHONE,
                words._("Book with one hand, the telephone in the other"),
                words._("four gestures, without leaving the schedule"),
            ),
            (
                Icon.TRIANGLE_ALERT,
                words._("See each conflict before it is saved"),
                words._("and repair it with one key"),
            ),
            (
                Icon.PRINTER,
                words._("A correct sheet, ten seconds before the workshop"),
                words._("Ctrl P, Enter"),
            ),
        )
        for place, (icon, title, sentence) in enumerate(reasons):
            top = 482 + place * 60
            square = QRectF(_LEFT, top, 38, 38)
            outlined(painter, square, 9, fill=tokens.railsel, pen=None)
            draw_icon_in(painter, square, icon, size=20, colour=tokens.mark)
            ink(painter, self._font(13, 600), tokens.railon)
            painter.drawText(QPointF(98, top + 14), title)
            ink(painter, self._font(12, 500), tokens.railtxt)
            painter.drawText(QPointF(98, top + 32), sentence)

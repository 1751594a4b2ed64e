"""How the lines of the interpreter desk are painted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from ui.density import CONTROL_RADIUS
from ui.icons import draw_icon, draw_icon_in
from ui.interpreters.desk_model import (
    ACT,
    DEADLINE,
    ENTRY,
    LANGUAGE,
    STATE,
    SUBJECT,
    WHEN,
    Heading,
)
from ui.interpreters.doings import Does
from ui.typography import Letter
from ui.widgets.drawing import edge, hairline, ink, outlined
from ui.widgets.marks import (
    LanguageMark,
    draw_gauge,
    draw_language_mark,
    draw_site_letter,
    draw_theme_tile,
    language_mark_width,
)
from ui.widgets.pick_list import draw_cut
from ui.widgets.tones import Tone, tone_colours

if TYPE_CHECKING:
    from ui.interpreters.rows import DeskRow
    from ui.theme import Theme

ROW, HEADING = 59, 26
EDGE = 16
_TILE, _TEXT_LEFT, _BAR, _LETTER = 30, 56, 3, 16
_GAUGE, _RIGHT = 124, 12
_CENTRED = Qt.AlignmentFlag.AlignCenter
_LEFT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
_Index = QModelIndex | QPersistentModelIndex


def button_box(cell: QRectF, theme: Theme) -> QRectF:
    """Where the button of a line is drawn inside its cell."""
    high = theme.sizes.control
    return QRectF(cell.left(), cell.center().y() - high / 2 + 0.5, cell.width() - _RIGHT, high)


class DeskPainter(QStyledItemDelegate):
    """Paints the cells; what they say is in the model."""

    def __init__(self, theme: Theme) -> None:
        """Paint with `theme`."""
        super().__init__()
        self.theme = theme

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """See QStyledItemDelegate."""
        entry = index.data(ENTRY)
        tokens, box = self.theme.tokens, QRectF(option.rect)
        painter.save()
        line = hairline(painter)
        under = QRectF(box.left(), box.bottom() - line, box.width(), line)
        if isinstance(entry, Heading):
            painter.fillRect(box, tokens.bg)
            painter.fillRect(under, tokens.line)
            self._draw_heading(painter, box, entry)
        else:
            chosen = bool(option.state & QStyle.StateFlag.State_Selected)
            painter.fillRect(box, tokens.sel if chosen else tokens.surface)
            painter.fillRect(under, tokens.line)
            if chosen and index.column() == DEADLINE:
                painter.fillRect(QRectF(box.left(), box.top(), _BAR, box.height()), tokens.accent)
            self._draw_cell(painter, box, index, chosen=chosen)
        painter.restore()

    def sizeHint(self, _option: QStyleOptionViewItem, _index: _Index) -> QSize:
        """See QStyledItemDelegate."""
        return QSize(80, ROW)

    def _draw_cell(self, painter: QPainter, box: QRectF, index: _Index, *, chosen: bool) -> None:
        row: DeskRow = index.data(ENTRY)
        column = index.column()
        if column == ACT:
            # Giving up is never the button that stands out.
            stands_out = chosen and row.act is not Does.CANCEL
            self._draw_act(painter, box, index.data(), strong=stands_out)
            return
        draw = {
            DEADLINE: self._draw_deadline,
            LANGUAGE: self._draw_language,
            SUBJECT: self._draw_subject,
            WHEN: self._draw_when,
            STATE: self._draw_state,
        }[column]
        draw(painter, box, row)

    def _draw_heading(self, painter: QPainter, box: QRectF, heading: Heading) -> None:
        tokens, letters = self.theme.tokens, self.theme.letters
        base = QPointF(box.left() + EDGE, box.center().y() + 4)
        ink(painter, self.theme.font(Letter.STRONG), tokens.text)
        painter.drawText(base, heading.title)
        base.setX(base.x() + letters.width(Letter.STRONG, heading.title) + 9)
        ink(painter, self.theme.font(Letter.CAPTION), tokens.text2)
        draw_cut(painter, base, box.right() - 8, heading.detail)

    def _lines(self, box: QRectF) -> tuple[float, float]:
        """The base lines of the two lines of a cell."""
        first = box.center().y() - 5 + (self.theme.letters.pixels(Letter.BODY) - 12) / 2
        return first, first + self.theme.letters.pixels(Letter.CAPTION) + 8

    def _draw_deadline(self, painter: QPainter, box: QRectF, row: DeskRow) -> None:
        theme, tokens = self.theme, self.theme.tokens
        colours = tone_colours(tokens, row.tone)
        tile = QRectF(box.left() + EDGE, box.center().y() - _TILE / 2, _TILE, _TILE)
        pen = edge(colours.ink) if tokens.high_contrast else None
        outlined(painter, tile, 7, fill=colours.ground, pen=pen)
        draw_icon_in(painter, tile, row.icon, size=16, colour=colours.ink)
        first, second = self._lines(box)
        left, right = box.left() + _TEXT_LEFT, box.right() - 8
        said, more = (row.left, row.task) if row.left else (row.state, row.when)
        strong = tokens.text if row.tone is Tone.NEUTRAL else colours.ink
        ink(painter, theme.font(Letter.STRONG), strong)
        draw_cut(painter, QPointF(left, first), right, said)
        ink(painter, theme.font(Letter.CAPTION), tokens.text2)
        draw_cut(painter, QPointF(left, second), right, more)
        if row.share is not None:
            gauge = QRectF(left, second + 6, min(_GAUGE, right - left), 4)
            colour = tokens.text2 if row.tone is Tone.NEUTRAL else colours.ink
            draw_gauge(painter, theme, gauge, row.share, colour=colour)

    def _draw_language(self, painter: QPainter, box: QRectF, row: DeskRow) -> None:
        theme, tokens = self.theme, self.theme.tokens
        first, second = self._lines(box)
        mark = LanguageMark(row.line.language.upper(), row.confirmed)
        draw_language_mark(painter, theme, QPointF(box.left(), first - 11), mark)
        left = box.left() + language_mark_width(theme, mark) + 6
        ink(painter, theme.font(Letter.BODY), tokens.text)
        draw_cut(painter, QPointF(left, first), box.right() - 4, row.language)
        draw_icon(
            painter, QPointF(box.left(), second - 10), row.mode_icon, size=12, colour=tokens.text2
        )
        ink(painter, theme.font(Letter.CAPTION), tokens.text2)
        draw_cut(painter, QPointF(box.left() + 16, second), box.right() - 4, row.mode)

    def _draw_subject(self, painter: QPainter, box: QRectF, row: DeskRow) -> None:
        theme, tokens = self.theme, self.theme.tokens
        side = 28
        tile = QRectF(box.left(), box.center().y() - side / 2, side, side)
        draw_theme_tile(painter, theme, tile, row.palette, icon=row.theme_icon)
        first, second = self._lines(box)
        left, right = box.left() + 36, box.right() - 6
        ink(painter, theme.font(Letter.TITLE), tokens.text)
        draw_cut(painter, QPointF(left, first), right, row.title)
        ink(painter, theme.font(Letter.CAPTION), tokens.text2)
        draw_cut(painter, QPointF(left, second), right, row.detail)

    def _draw_when(self, painter: QPainter, box: QRectF, row: DeskRow) -> None:
        theme, tokens = self.theme, self.theme.tokens
        first, second = self._lines(box)
        ink(painter, theme.font(Letter.TITLE), tokens.text)
        draw_cut(painter, QPointF(box.left(), first), box.right() - 6, row.when)
        left = box.left()
        if row.letter:
            side = _LETTER * max(theme.text_percent, 100) / 100
            square = QRectF(left, second - side + 4, side, side)
            draw_site_letter(painter, theme, square, row.letter)
            left += side + 6
        ink(painter, theme.font(Letter.CAPTION), tokens.text2)
        draw_cut(painter, QPointF(left, second), box.right() - 6, row.place)

    def _draw_state(self, painter: QPainter, box: QRectF, row: DeskRow) -> None:
        theme, tokens = self.theme, self.theme.tokens
        first, second = self._lines(box)
        colours = tone_colours(tokens, row.state_tone)
        letters = theme.letters
        high = letters.pixels(Letter.COUNT) + 8
        width = min(letters.width(Letter.COUNT, row.state) + 28, box.width() - 8)
        tag = QRectF(box.left(), round(first - high + 5), round(width), high)
        pen = edge(colours.ink) if tokens.high_contrast else None
        outlined(painter, tag, 6, fill=colours.ground, pen=pen)
        corner = QPointF(tag.left() + 6, tag.center().y() - 6)
        draw_icon(painter, corner, row.state_icon, size=12, colour=colours.ink)
        ink(painter, theme.font(Letter.COUNT), colours.ink)
        base = QPointF(tag.left() + 22, tag.center().y() + letters.pixels(Letter.COUNT) * 0.36)
        draw_cut(painter, base, tag.right() - 4, row.state)
        ink(painter, theme.font(Letter.CAPTION), tokens.text2)
        draw_cut(painter, QPointF(box.left(), second + 1), box.right() - 6, row.state_detail)

    def _draw_act(self, painter: QPainter, box: QRectF, said: str, *, strong: bool) -> None:
        if not said:
            return
        tokens = self.theme.tokens
        button = button_box(box, self.theme)
        fill, line = (tokens.accent, tokens.accent) if strong else (tokens.surface, tokens.ctrl)
        outlined(painter, button, CONTROL_RADIUS + 1, fill=fill, pen=edge(line))
        colour = tokens.onacc if strong else tokens.text
        ink(painter, self.theme.font(Letter.TITLE), colour)
        metrics = self.theme.metrics(Letter.TITLE)
        shown = metrics.elidedText(said, Qt.TextElideMode.ElideRight, button.width() - 8)
        painter.drawText(button, _CENTRED, shown)

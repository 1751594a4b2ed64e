"""The list of cycles: theme, title, strip of sessions, places, presence and state."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
)

from desktop_app.domain.cycle_states import CycleState
from ui.typography import Letter
from ui.widgets.drawing import edge, hairline, ink, outlined
from ui.widgets.marks import (
    count_height,
    count_width,
    draw_count,
    draw_gauge,
    draw_site_letter,
    draw_theme_tile,
)
from ui.widgets.pick_list import draw_cut
from ui.widgets.tones import Tone, tone_colours
from ui.workshops.cycle_model import CYCLE, ENROLLED, PRESENCE, ROW, SESSIONS, STATE, CycleModel
from ui.workshops.strip_painter import draw_strip

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from desktop_app.wording import Words
    from ui.theme import Theme
    from ui.workshops.rows import CycleRow

_ROW, _WIDTHS = 48, {SESSIONS: 142, ENROLLED: 100, PRESENCE: 70, STATE: 80}
_LEAST_TITLE = 190
_TILE_LEFT, _TILE, _TEXT_LEFT, _BAR = 16, 30, 58, 4
_LETTER_SIDE, _GAUGE = 15, 80
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_LEFT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
_Index = QModelIndex | QPersistentModelIndex


class CyclePainter(QStyledItemDelegate):
    """Paints the cells; what they say is in the model."""

    def __init__(self, theme: Theme) -> None:
        """Paint with `theme`."""
        super().__init__()
        self.theme = theme
        self.now: datetime | None = None

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """See QStyledItemDelegate."""
        row: CycleRow = index.data(ROW)
        tokens, box = self.theme.tokens, QRectF(option.rect)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.fillRect(box, tokens.sel if chosen else tokens.surface)
        if chosen and index.column() == CYCLE:
            painter.fillRect(QRectF(box.left(), box.top(), _BAR, box.height()), tokens.accent)
        line = hairline(painter)
        painter.fillRect(QRectF(box.left(), box.bottom() - line, box.width(), line), tokens.line)
        draw = {
            CYCLE: self._draw_cycle,
            SESSIONS: self._draw_sessions,
            ENROLLED: self._draw_enrolled,
            PRESENCE: self._draw_presence,
            STATE: self._draw_state,
        }[index.column()]
        draw(painter, box, row)
        painter.restore()

    def sizeHint(self, _option: QStyleOptionViewItem, _index: _Index) -> QSize:
        """See QStyledItemDelegate."""
        return QSize(_LEAST_TITLE, _ROW)

    def _lines(self, box: QRectF) -> tuple[float, float]:
        """The base lines of the two lines of a cell."""
        letters = self.theme.letters
        first = box.center().y() - 3
        return first, first + letters.pixels(Letter.CAPTION) + 8

    def _draw_cycle(self, painter: QPainter, box: QRectF, row: CycleRow) -> None:
        tokens, theme = self.theme.tokens, self.theme
        tile = QRectF(box.left() + _TILE_LEFT, box.center().y() - _TILE / 2, _TILE, _TILE)
        draw_theme_tile(painter, theme, tile, row.palette, icon=row.icon)
        first, second = self._lines(box)
        left, right = box.left() + _TEXT_LEFT, box.right() - 8
        ink(painter, theme.font(Letter.ACTION), tokens.text)
        draw_cut(painter, QPointF(left, first), right, row.title)
        if row.letter:
            side = _LETTER_SIDE * max(theme.text_percent, 100) / 100
            square = QRectF(left, second - side + 3, side, side)
            draw_site_letter(painter, theme, square, row.letter)
            left += side + 6
        ink(painter, theme.font(Letter.CAPTION), tokens.text2)
        draw_cut(painter, QPointF(left, second), right, row.detail)

    def _draw_sessions(self, painter: QPainter, box: QRectF, row: CycleRow) -> None:
        if row.line is not None and self.now is not None:
            top = box.top() + box.height() / 2 - 15
            strip = QRectF(box.left(), top, box.width() - 22, 12)
            draw_strip(painter, self.theme, strip, row.line, now=self.now)
        _first, second = self._lines(box)
        ink(painter, self.theme.font(Letter.CAPTION), self.theme.tokens.text2)
        draw_cut(painter, QPointF(box.left(), second), box.right() - 6, row.dates)

    def _draw_enrolled(self, painter: QPainter, box: QRectF, row: CycleRow) -> None:
        theme = self.theme
        first, second = self._lines(box)
        ink(painter, theme.font(Letter.ACTION), theme.tokens.text)
        painter.drawText(QPointF(box.left(), first), row.count)
        if row.more:
            left = box.left() + theme.letters.width(Letter.ACTION, row.count) + 8
            high = count_height(theme)
            pill = QRectF(round(left), round(first - high + 3), count_width(theme, row.more), high)
            draw_count(painter, theme, pill, row.more, tone=Tone.WARN)
        if row.share is not None:
            gauge = QRectF(box.left(), second - 6, min(_GAUGE, box.width() - 16), 4)
            colour = theme.block(row.palette).bar
            draw_gauge(painter, theme, gauge, row.share, colour=colour)

    def _draw_presence(self, painter: QPainter, box: QRectF, row: CycleRow) -> None:
        ink(painter, self.theme.font(Letter.TITLE), self.theme.tokens.text)
        painter.drawText(box, _LEFT, row.presence)

    def _draw_state(self, painter: QPainter, box: QRectF, row: CycleRow) -> None:
        theme, tokens = self.theme, self.theme.tokens
        width = theme.letters.width(Letter.COUNT, row.state_said) + 12
        high = theme.letters.pixels(Letter.COUNT) + 9
        tag = QRectF(box.left(), round(box.center().y() - high / 2), round(width), high)
        match row.state:
            case CycleState.OPEN:
                colours = tone_colours(tokens, Tone.OK)
                pen = edge(colours.ink) if tokens.high_contrast else None
                outlined(painter, tag, 6, fill=colours.ground, pen=pen)
                colour = colours.ink
            case CycleState.FULL:
                outlined(painter, tag, 6, fill=tokens.surface, pen=edge(tokens.ctrl))
                colour = tokens.text
            case CycleState.DRAFT:
                outlined(painter, tag, 6, fill=None, pen=edge(tokens.ctrl, 1, (3, 2)))
                colour = tokens.text2
            case _:
                outlined(painter, tag, 6, fill=tokens.closed, pen=None)
                colour = tokens.text2
        ink(painter, theme.font(Letter.COUNT), colour)
        painter.drawText(tag, Qt.AlignmentFlag.AlignCenter, row.state_said)


class CycleHead(QHeaderView):
    """The heads stand above the words of their columns."""

    def __init__(self, theme: Theme) -> None:
        """Head the columns of a list of cycles."""
        super().__init__(Qt.Orientation.Horizontal)
        self.theme = theme

    def paintSection(self, painter: QPainter, rect: object, section: int) -> None:
        """See QHeaderView."""
        box = QRectF(rect)  # type: ignore[call-overload]
        tokens, line = self.theme.tokens, hairline(painter)
        said = self.model().headerData(section, Qt.Orientation.Horizontal)
        painter.save()
        painter.fillRect(box, tokens.surface)
        painter.fillRect(QRectF(box.left(), box.bottom() - line, box.width(), line), tokens.line2)
        ink(painter, self.theme.font(Letter.CAPTION), tokens.text2)
        left = _TEXT_LEFT if section == CYCLE else 0
        base = QPointF(box.left() + left, box.center().y() + 4)
        draw_cut(painter, base, box.right() - 4, said)
        painter.restore()


class CycleTable(QTableView):
    """One Tab stop; arrows go from cycle to cycle, Enter goes on into the chosen one."""

    chosen = Signal(object)
    """The CycleRow that is shown at the right."""
    opened = Signal(object)
    """Enter, or a double click, on a CycleRow."""

    def __init__(self, theme: Theme, words: Words) -> None:
        """List nothing yet."""
        super().__init__()
        self.theme = theme
        self.lines = CycleModel(words)
        self._painter = CyclePainter(theme)
        self.setModel(self.lines)
        self.setItemDelegate(self._painter)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.verticalHeader().hide()
        self.setHorizontalHeader(CycleHead(theme))
        heads = self.horizontalHeader()
        heads.setHighlightSections(False)
        heads.setSectionsClickable(False)
        heads.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        heads.setSectionResizeMode(CYCLE, QHeaderView.ResizeMode.Stretch)
        heads.setMinimumSectionSize(40)
        self.selectionModel().currentRowChanged.connect(self._tell)
        theme.changed.connect(self._fit)
        self._fit()
        self.retranslate(words)

    @property
    def row(self) -> CycleRow | None:
        """The line that is chosen."""
        index = self.currentIndex()
        return self.lines.rows[index.row()] if index.isValid() else None

    def show_rows(self, rows: Sequence[CycleRow], now: datetime, wanted: str = "") -> None:
        """Show other lines; the same one stays chosen, else the first; `wanted` is preferred."""
        before = self.row
        key = wanted or ("" if before is None else before.key)
        at = self.verticalScrollBar().value()
        self._painter.now = now
        self.lines.show_rows(rows)
        keys = [one.key for one in rows]
        if rows:
            self.selectRow(keys.index(key) if key in keys else 0)
        self.verticalScrollBar().setValue(at)
        if self.row is not None and wanted:
            self.scrollTo(self.currentIndex())

    def retranslate(self, words: Words) -> None:
        """Say the heads in another language."""
        self.setAccessibleName(words._("Cycles"))
        self.lines.retranslate(words)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """See QWidget."""
        if Qt.Key(event.key()) in _ENTER and self.row is not None:
            self.opened.emit(self.row)
        else:
            super().keyPressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """See QWidget."""
        super().mouseDoubleClickEvent(event)
        if self.row is not None:
            self.opened.emit(self.row)

    def _tell(self) -> None:
        if self.row is not None:
            self.chosen.emit(self.row)

    def _fit(self) -> None:
        scale = max(self.theme.letters.pixels(Letter.BODY) / Letter.BODY.value.compact, 1)
        self.verticalHeader().setDefaultSectionSize(round(_ROW * scale))
        heads = self.horizontalHeader()
        for column, width in _WIDTHS.items():
            heads.resizeSection(column, round(width * scale))
        least = round(_LEAST_TITLE * scale) + sum(round(one * scale) for one in _WIDTHS.values())
        self.setMinimumWidth(min(least, round(_LEAST_TITLE * scale) + 220))
        self.viewport().update()

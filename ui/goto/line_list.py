"""The list of the go-to box, drawn line by line; the focus stays in the field above it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPointF,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QListView, QStyledItemDelegate, QStyleOptionViewItem

from ui.icons import draw_icon_in
from ui.typography import Letter
from ui.widgets.drawing import ink
from ui.widgets.pick_list import (
    EDGE,
    GAP,
    draw_cut,
    draw_keys_at_end,
    draw_marked_row,
    row_height,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ui.goto.lines import GotoLine
    from ui.theme import Theme

ROW, MOST_ROWS = 40, 9
_ICON, _LEFT = 16, 40
_CUT = Qt.TextElideMode.ElideRight
_MIDDLE = Qt.AlignmentFlag.AlignVCenter
Index = QModelIndex | QPersistentModelIndex


class LineModel(QAbstractListModel):
    """The lines, as Qt asks for them."""

    def __init__(self, parent: QObject) -> None:
        """Have no line yet."""
        super().__init__(parent)
        self.lines: tuple[GotoLine, ...] = ()

    def show_lines(self, lines: Sequence[GotoLine]) -> None:
        """Have other lines."""
        self.beginResetModel()
        self.lines = tuple(lines)
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """See QAbstractItemModel."""
        return 0 if parent.isValid() else len(self.lines)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> str | None:
        """See QAbstractItemModel."""
        if not index.isValid():
            return None
        line = self.lines[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return line.title
        return line.said if role == Qt.ItemDataRole.AccessibleTextRole else None


class LineList(QListView):
    """What may be meant; the line that Enter takes is marked."""

    picked = Signal()
    """The marked line was clicked."""

    def __init__(self, theme: Theme) -> None:
        """List nothing yet."""
        super().__init__()
        self._theme = theme
        self._model = LineModel(self)
        self.setModel(self._model)
        self.setItemDelegate(_LineDelegate(theme, self))
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setUniformItemSizes(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.clicked.connect(lambda _index: self.picked.emit())

    @property
    def lines(self) -> tuple[GotoLine, ...]:
        """What is listed."""
        return self._model.lines

    @property
    def current(self) -> GotoLine | None:
        """The line that Enter takes."""
        row = self.currentIndex().row()
        return self.lines[row] if 0 <= row < len(self.lines) else None

    def show_lines(self, lines: Sequence[GotoLine]) -> None:
        """List other lines, the first one marked."""
        self._model.show_lines(lines)
        self._mark(0)
        rows = min(len(lines), MOST_ROWS)
        self.setFixedHeight(rows * row_height(self._theme, ROW))
        self.setVisible(bool(lines))

    def step(self, by: int) -> None:
        """Mark the next line or the one before, round and round."""
        if self.lines:
            self._mark((self.currentIndex().row() + by) % len(self.lines))

    def _mark(self, row: int) -> None:
        self.setCurrentIndex(self._model.index(row, 0))


class _LineDelegate(QStyledItemDelegate):
    """Draws a line: icon, title with its letters bold, facts, what it is, keys."""

    def __init__(self, theme: Theme, parent: LineList) -> None:
        super().__init__(parent)
        self._theme, self._list = theme, parent

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        return QSize(0, row_height(self._theme, ROW))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        line = self._list.lines[index.row()]
        box = QRectF(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.TextAntialiasing)
        if index.row() == self._list.currentIndex().row():
            draw_marked_row(painter, self._theme, box.adjusted(4, 1, -4, -1))
        icon = QRectF(box.left() + EDGE, box.top(), _ICON, box.height())
        draw_icon_in(painter, icon, line.icon, size=_ICON, colour=self._theme.tokens.text2)
        right = self._draw_end(painter, box, line)
        self._draw_words(painter, QRectF(_LEFT, box.top(), right - _LEFT, box.height()), line)
        painter.restore()

    def _draw_end(self, painter: QPainter, box: QRectF, line: GotoLine) -> float:
        """Draw what it is, or its keys, at the end; return where that begins."""
        theme, end = self._theme, box.right() - EDGE
        if line.keys:
            return draw_keys_at_end(painter, theme, box, line.keys)
        width = theme.letters.width(Letter.CAPTION, line.kind)
        ink(painter, theme.font(Letter.CAPTION), theme.tokens.text3)
        place = QRectF(end - width, box.top(), width + 1, box.height())
        painter.drawText(place, _MIDDLE, line.kind)
        return end - width - GAP

    def _draw_words(self, painter: QPainter, box: QRectF, line: GotoLine) -> None:
        theme, letters = self._theme, self._theme.letters
        base = QPointF(box.left(), box.center().y() + letters.pixels(Letter.BODY) * 0.36)
        if line.below:
            base.setY(box.center().y() - 3)
        left = self._draw_title(painter, base, box.right(), line)
        room = box.right() - left - GAP
        if line.beside and room > 0:
            ink(painter, theme.font(Letter.CAPTION), theme.tokens.text2)
            draw_cut(painter, QPointF(left + GAP, base.y()), box.right(), line.beside)
        if line.below:
            under = QPointF(box.left(), base.y() + letters.pixels(Letter.BODY) + 4)
            ink(painter, theme.font(Letter.CAPTION), theme.tokens.text2)
            draw_cut(painter, under, box.right(), line.below)

    def _draw_title(self, painter: QPainter, base: QPointF, end: float, line: GotoLine) -> float:
        """Draw the title letter group by letter group; return where it ends."""
        theme, left = self._theme, base.x()
        for text, letter in _runs(line):
            metrics, room = theme.metrics(letter), end - left
            shown = text if metrics.horizontalAdvance(text) <= room else ""
            shown = shown or metrics.elidedText(text, _CUT, max(room, 0))
            ink(painter, theme.font(letter), theme.tokens.text)
            painter.drawText(QPointF(left, base.y()), shown)
            left += metrics.horizontalAdvance(shown)
            if shown != text:
                break
        return left


def _runs(line: GotoLine) -> list[tuple[str, Letter]]:
    """The title in pieces: those that answer to what was typed are bold."""
    pieces, at = [], 0
    for start, end in line.bold:
        pieces += [(line.title[at:start], Letter.BODY), (line.title[start:end], Letter.STRONG)]
        at = end
    pieces.append((line.title[at:], Letter.BODY))
    return [piece for piece in pieces if piece[0]]

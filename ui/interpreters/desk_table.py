"""The table of the interpreter desk: lines below their headings, one act in each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from ui.interpreters.desk_model import (
    ACT,
    DEADLINE,
    LANGUAGE,
    STATE,
    SUBJECT,
    WHEN,
    DeskModel,
    Heading,
)
from ui.interpreters.desk_painter import EDGE, HEADING, ROW, DeskPainter, button_box
from ui.typography import Letter
from ui.widgets.drawing import hairline, ink
from ui.widgets.pick_list import draw_cut

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop_app.wording import Words
    from ui.interpreters.rows import DeskRow
    from ui.theme import Theme

_WIDTHS = {DEADLINE: 214, LANGUAGE: 106, WHEN: 168, STATE: 146, ACT: 112}
_LEAST_SUBJECT, _USUAL_SUBJECT = 130, 200
_SHARES = {DEADLINE: 0.1, LANGUAGE: 0.15, WHEN: 0.1, STATE: 0.2}
"""What columns get of the room that a wide window has more."""

_YIELD = {LANGUAGE: 10, STATE: 40, ACT: 12}
"""Pixels that columns give away where the window is narrow."""

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


class DeskHead(QHeaderView):
    """The heads stand above the words of their columns."""

    def __init__(self, theme: Theme) -> None:
        """Head the columns of the desk."""
        super().__init__(Qt.Orientation.Horizontal)
        self.theme = theme

    def paintSection(self, painter: QPainter, rect: object, section: int) -> None:
        """See QHeaderView."""
        box = QRectF(rect)  # type: ignore[call-overload]
        tokens, line = self.theme.tokens, hairline(painter)
        said = self.model().headerData(section, Qt.Orientation.Horizontal)
        painter.save()
        painter.fillRect(box, tokens.surface)
        painter.fillRect(QRectF(box.left(), box.bottom() - line, box.width(), line), tokens.line)
        ink(painter, self.theme.font(Letter.CAPTION), tokens.text2)
        left = EDGE if section == DEADLINE else 0
        draw_cut(painter, QPointF(box.left() + left, box.center().y() + 4), box.right() - 4, said)
        painter.restore()


class DeskTable(QTableView):
    """One Tab stop; arrows go from order to order, Enter goes to its session."""

    chosen = Signal(object)
    """The DeskRow that is shown at the right."""
    opened = Signal(object)
    """Enter, or a double click, on a DeskRow."""
    acted = Signal(object)
    """The button of a DeskRow was pressed."""
    lettered = Signal(str)
    """A single letter was pressed, in capitals."""

    def __init__(self, theme: Theme, words: Words) -> None:
        """List nothing yet."""
        super().__init__()
        self.theme = theme
        self.lines = DeskModel(words)
        self._painter = DeskPainter(theme)
        self.setModel(self.lines)
        self.setItemDelegate(self._painter)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.verticalHeader().hide()
        self.verticalHeader().setMinimumSectionSize(20)
        self.setHorizontalHeader(DeskHead(theme))
        heads = self.horizontalHeader()
        heads.setHighlightSections(False)
        heads.setSectionsClickable(False)
        heads.setMinimumSectionSize(40)
        heads.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        heads.setSectionResizeMode(SUBJECT, QHeaderView.ResizeMode.Stretch)
        self.selectionModel().currentRowChanged.connect(self._tell)
        theme.changed.connect(self.fit)
        self.fit()
        self.retranslate(words)

    @property
    def row(self) -> DeskRow | None:
        """The order that is chosen."""
        index = self.currentIndex()
        entry = self.lines.entries[index.row()] if index.isValid() else None
        return None if isinstance(entry, Heading) else entry

    def show_entries(self, entries: Sequence[DeskRow | Heading], wanted: str = "") -> None:
        """Show other lines; the same one stays chosen, else its neighbour; `wanted` before all."""
        before, stood = self.row, self.currentIndex().row()
        key = wanted or ("" if before is None else before.key)
        at = self.verticalScrollBar().value()
        self.lines.show_entries(entries)
        self.clearSpans()
        for place, entry in enumerate(entries):
            if isinstance(entry, Heading):
                self.setSpan(place, 0, 1, ACT + 1)
        self.fit()
        place = self.lines.place_of(key)
        if place < 0 and before is not None and not wanted:
            # Nobody had been asked: since then it has an order.
            place = self.lines.place_like(before)
        lines = [at for at, one in enumerate(entries) if not isinstance(one, Heading)]
        if lines:
            nearest = min(lines, key=lambda line: (abs(line - stood), line))
            self.selectRow(place if place >= 0 else nearest)
        self.verticalScrollBar().setValue(at)
        if wanted and place >= 0:
            self.scrollTo(self.currentIndex())

    def retranslate(self, words: Words) -> None:
        """Say the heads in another language."""
        self.setAccessibleName(words._("Interpreter requests"))
        self.lines.retranslate(words)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """See QWidget."""
        key = Qt.Key(event.key())
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if key in _STEPS and plain:
            self._step(_STEPS[key])
        elif key in _ENTER and self.row is not None:
            self.opened.emit(self.row)
        elif plain and event.text().isalpha():
            self.lettered.emit(event.text().upper())
        else:
            super().keyPressEvent(event)

    def keyboardSearch(self, _search: str) -> None:
        """See QAbstractItemView: letters are commands here."""

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """See QWidget."""
        super().mouseReleaseEvent(event)
        row = self.row
        is_left = event.button() is Qt.MouseButton.LeftButton
        if row is not None and row.act is not None and is_left:
            cell = self.visualRect(self.currentIndex().siblingAtColumn(ACT))
            if button_box(QRectF(cell), self.theme).contains(event.position()):
                self.acted.emit(row)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """See QWidget."""
        super().mouseDoubleClickEvent(event)
        place: QPoint = event.position().toPoint()
        on_act = self.indexAt(place).column() == ACT
        if self.row is not None and not on_act and self.indexAt(place).isValid():
            self.opened.emit(self.row)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """See QWidget."""
        super().resizeEvent(event)
        self.fit()

    def fit(self) -> None:
        """Measure lines and columns again."""
        scale = max(self.theme.letters.pixels(Letter.BODY) / Letter.BODY.value.compact, 1)
        heads, sides = self.horizontalHeader(), self.verticalHeader()
        for place, entry in enumerate(self.lines.entries):
            high = HEADING if isinstance(entry, Heading) else ROW
            sides.resizeSection(place, round(high * scale))
        needed = (sum(_WIDTHS.values()) + _USUAL_SUBJECT) * scale
        spare = self.viewport().width() - needed
        for column, width in _WIDTHS.items():
            more = spare * _SHARES.get(column, 0)
            less = min(-spare / sum(_YIELD.values()), scale) * _YIELD.get(column, 0)
            heads.resizeSection(column, round(width * scale + (more if spare > 0 else -less)))
        self.setMinimumWidth(round(_LEAST_SUBJECT * scale) + 220)
        self.viewport().update()

    def _step(self, by: int) -> None:
        """Choose the order above or below; a heading above the first one comes into sight."""
        place = self.currentIndex().row() + by
        entries = self.lines.entries
        while 0 <= place < len(entries) and isinstance(entries[place], Heading):
            place += by
        if 0 <= place < len(entries):
            self.selectRow(place)
        elif by < 0:
            self.scrollToTop()

    def _tell(self) -> None:
        if self.row is not None:
            self.chosen.emit(self.row)

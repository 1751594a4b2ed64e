"""People × sessions: arrows go from cell to cell, the column says which session is meant."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QSizePolicy,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
)

from desktop_app.domain.attendance import AttendanceStatus
from desktop_app.domain.names import is_named
from ui.palettes import Palette
from ui.typography import Letter
from ui.widgets.drawing import edge, hairline, ink, outlined
from ui.widgets.labels import ShortText
from ui.widgets.painted import OWN_RING
from ui.widgets.tones import Tone, tone_colours
from ui.workshops.grid_heads import DatesHead, PeopleHead
from ui.workshops.grid_model import GridModel, GridSight

if TYPE_CHECKING:
    from desktop_app.wording import Words
    from ui.theme import Theme

_ROW, _COLUMN, _SHARE = 26, 84, 70
_CELL_WIDE, _CELL_HIGH = 30, 20
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_TONES = {AttendanceStatus.ABSENT: Tone.DANGER, AttendanceStatus.ABSENT_EXCUSED: Tone.WARN}
_NOTED = {
    "P": AttendanceStatus.PRESENT,
    "A": AttendanceStatus.ABSENT,
    "E": AttendanceStatus.ABSENT_EXCUSED,
}
"""The keys of capture (interface, sections 7.2 and 9.2), the same in both languages."""

_CENTRE = QAbstractItemView.ScrollHint.PositionAtCenter
_Index = QModelIndex | QPersistentModelIndex


class GridPainter(QStyledItemDelegate):
    """Paints presences on the ground of what they mean; the letter says the same."""

    def __init__(self, theme: Theme, model: GridModel) -> None:
        """Paint the cells of `model`."""
        super().__init__()
        self.theme, self._grid = theme, model

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """See QStyledItemDelegate."""
        tokens, box, sight = self.theme.tokens, QRectF(option.rect), self._grid.sight
        if sight is None:
            return
        painter.save()
        dates, row, column = self._grid.dates, index.row(), index.column()
        today = column < len(dates) and dates[column].span.day == sight.now.date()
        painter.fillRect(box, tokens.sel if today else tokens.surface)
        line = hairline(painter)
        painter.fillRect(QRectF(box.left(), box.bottom() - line, box.width(), line), tokens.line)
        total = row == len(self._grid.people)
        if total or column == len(dates):
            self._draw_total(painter, box, index, sight)
        else:
            self._draw_presence(painter, box, index)
        if option.state & QStyle.StateFlag.State_HasFocus:
            cell = QRectF(0, 0, min(box.width() - 4, _CELL_WIDE + 6), box.height() - 4)
            cell.moveCenter(box.center())
            outlined(painter, cell, 6, fill=None, pen=edge(tokens.accent, 2))
        painter.restore()

    def sizeHint(self, _option: QStyleOptionViewItem, _index: _Index) -> QSize:
        """See QStyledItemDelegate."""
        return QSize(_COLUMN, _ROW)

    def _draw_presence(self, painter: QPainter, box: QRectF, index: _Index) -> None:
        status = self._grid.status(index.row(), index.column())
        tokens, said = self.theme.tokens, index.data()
        if status in {None, AttendanceStatus.EXPECTED, AttendanceStatus.CANCELLED_BY_CENTRE}:
            ink(painter, self.theme.font(Letter.STRONG), tokens.text3)
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, said)
            return
        colours = tone_colours(tokens, _TONES.get(status, Tone.OK))
        cell = QRectF(0, 0, _CELL_WIDE, min(_CELL_HIGH, box.height() - 4))
        cell.moveCenter(box.center())
        pen = edge(colours.ink) if tokens.high_contrast else None
        outlined(painter, cell, 5, fill=colours.ground, pen=pen)
        ink(painter, self.theme.font(Letter.CAPTION_STRONG), colours.ink)
        painter.drawText(cell, Qt.AlignmentFlag.AlignCenter, said)

    def _draw_total(self, painter: QPainter, box: QRectF, index: _Index, sight: GridSight) -> None:
        people, column = self._grid.people, index.column()
        missed = False
        if column == len(self._grid.dates) and index.row() < len(people):
            totals = sight.totals(people[index.row()])
            missed = totals.known > totals.came
        colour = self.theme.tokens.danger if missed else self.theme.tokens.text
        ink(painter, self.theme.font(Letter.STRONG), colour)
        side = Qt.AlignmentFlag.AlignVCenter
        if column == len(self._grid.dates):
            painter.drawText(
                box.adjusted(0, 0, -12, 0), side | Qt.AlignmentFlag.AlignRight, index.data()
            )
        else:
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, index.data())


def _always() -> bool:
    return True


class GridTable(QTableView):
    """One Tab stop. P, A and E note a presence and go down, as where sheets are taken in.

    Attributes:
        takes_letters: whether letters alone are wanted.
    """

    date_chosen = Signal()
    """Another column has the focus."""
    opened = Signal()
    """Enter, or a double click: the session of the column is wanted."""
    marked = Signal(object, str)
    """The PersonRow of the line and the status that is noted, at the session of the column."""

    def __init__(self, theme: Theme, words: Words) -> None:
        """Show nobody yet."""
        super().__init__()
        self.theme, self._words, self._typed = theme, words, ""
        self.lines, self.takes_letters = GridModel(words), _always
        self._painter = GridPainter(theme, self.lines)
        self._dates, self._people = DatesHead(theme, self.lines), PeopleHead(theme, self.lines)
        self._corner = ShortText(theme, "", Letter.STRONG)
        self.setModel(self.lines)
        self.setItemDelegate(self._painter)
        self.setHorizontalHeader(self._dates)
        self.setVerticalHeader(self._people)
        self.setCornerButtonEnabled(False)
        self.setProperty(OWN_RING, True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)
        self.horizontalScrollBar().rangeChanged.connect(self.updateGeometry)
        for scrolled in (self.setVerticalScrollMode, self.setHorizontalScrollMode):
            scrolled(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self._corner.setParent(self)
        self._dates.sectionClicked.connect(self._choose)
        self.selectionModel().currentColumnChanged.connect(lambda *_cells: self.date_chosen.emit())
        self.doubleClicked.connect(lambda _index: self.opened.emit())
        theme.changed.connect(self._fit)
        self.retranslate(words)

    @property
    def session(self) -> str:
        """The code of the session of the column with the focus, or nothing."""
        column = self.currentIndex().column()
        return self.lines.dates[column].code if 0 <= column < len(self.lines.dates) else ""

    def show_sight(self, sight: GridSight | None, words: Words, wanted: str = "") -> None:
        """Show a cycle; the same cell keeps the focus, or the column of the session `wanted`."""
        self._words = words
        index, before = self.currentIndex(), self.session
        row = max(index.row(), 0)
        across = self.horizontalScrollBar().value()
        self._dates.words = words
        self._dates.palette_of = None if sight is None else Palette(sight.grid.line.palette)
        self.lines.show_sight(sight, words)
        self._hide_others()
        self._corner.say("" if sight is None else _counted(sight, words))
        self._fit()
        codes = [one.code for one in self.lines.dates]
        session = next((code for code in (wanted, before) if code in codes), "")
        if sight is not None and not session:
            coming = sight.grid.line.next_date(sight.now)
            session = coming.code if coming is not None and coming.code in codes else ""
        if codes:
            column = codes.index(session) if session else len(codes) - 1
            self.setCurrentIndex(self.lines.index(min(row, len(self.lines.people)), column))
            if session == before:
                self.horizontalScrollBar().setValue(across)
            else:
                self._centre_on(column)

    def find_people(self, typed: str) -> str:
        """Keep the people of some name, as they are shown; return what to say if none is left.

        The last line counts everybody, as before.
        """
        self._typed = typed.strip()
        self._hide_others()
        here, left = self.currentIndex(), [row for row in self._rows() if not self._hides(row)]
        if left and here.isValid() and self._hides(here.row()):
            self.setCurrentIndex(self.lines.index(left[0], here.column()))
        self._fit()
        nobody = bool(self.lines.people) and not left
        said = self._words._("Nobody is called “{typed}”.")
        return said.format(typed=self._typed) if nobody else ""

    def _rows(self) -> range:
        """The lines of people."""
        return range(len(self.lines.people))

    def _hides(self, row: int) -> bool:
        """Whether somebody has another name than was looked for."""
        sight = self.lines.sight
        if not self._typed or sight is None or row not in self._rows():
            return False
        return not is_named(self._typed, sight.name(self.lines.people[row].person))

    def _hide_others(self) -> None:
        for row in range(self.lines.rowCount()):
            self.setRowHidden(row, self._hides(row))

    def _centre_on(self, column: int) -> None:
        """Bring a date to the middle, with a whole column at the left of the dates."""
        self.scrollTo(self.currentIndex(), _CENTRE)
        bar, heads = self.horizontalScrollBar(), self.horizontalHeader()
        first = heads.logicalIndexAt(0)
        cut = heads.sectionViewportPosition(first)
        if cut < 0 and first < column:
            bar.setValue(bar.value() + cut)

    def retranslate(self, words: Words) -> None:
        """Say what it is in another language; the cells are shown again."""
        self._words = words
        self.setAccessibleName(words._("People and sessions"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """See QWidget."""
        status = _NOTED.get(event.text().upper()) if self.takes_letters() else None
        if Qt.Key(event.key()) in _ENTER and self.session:
            self.opened.emit()
        elif status is not None:
            self._mark(status)
        else:
            super().keyPressEvent(event)

    def _mark(self, status: AttendanceStatus) -> None:
        """Note it of whoever has a place there, and go down to the next line."""
        here = self.currentIndex()
        if self.lines.status(here.row(), here.column()) is None:
            return
        self.marked.emit(self.lines.people[here.row()], str(status))
        below = [row for row in self._rows() if row > here.row() and not self._hides(row)]
        if below:
            self.setCurrentIndex(self.lines.index(below[0], here.column()))

    def focusInEvent(self, event: QFocusEvent) -> None:
        """See QWidget."""
        super().focusInEvent(event)
        self.viewport().update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """See QWidget."""
        super().resizeEvent(event)
        self._fit()

    def sizeHint(self) -> QSize:
        """See QWidget: everybody and every date."""
        shown = self.lines.rowCount() - self._people.hiddenSectionCount()
        rows = shown * self._people.defaultSectionSize()
        across = self.horizontalScrollBar()
        bar = across.sizeHint().height() if across.maximum() else 0
        high = self._dates.sizeHint().height() + rows + bar + 2
        return QSize(self._people.sizeHint().width() + 4 * _COLUMN, high)

    def minimumSizeHint(self) -> QSize:
        """See QWidget."""
        high = (
            self._dates.sizeHint().height()
            + min(3, max(self.lines.rowCount(), 1)) * self._people.defaultSectionSize()
        )
        return QSize(self._people.sizeHint().width() + _COLUMN, high)

    def _choose(self, column: int) -> None:
        if column < len(self.lines.dates):
            row = max(self.currentIndex().row(), 0)
            self.setCurrentIndex(self.lines.index(row, column))

    def _least(self, scale: float) -> int:
        """The width of the longest day, which may be one of another year."""
        sight, letters = self.lines.sight, self.theme.letters
        days = [] if sight is None else [self.lines.day(sight, one) for one in self.lines.dates]
        widest = max((letters.width(Letter.TITLE, day) for day in days), default=0)
        return max(round(_COLUMN * scale), round(widest) + 10)

    def _fit(self) -> None:
        """Share the width among the dates; they never get too narrow for their day."""
        scale = max(self.theme.letters.pixels(Letter.BODY) / Letter.BODY.value.compact, 1)
        self._people.setDefaultSectionSize(round(_ROW * scale))
        self._people.setFixedWidth(self._people.sizeHint().width())
        count = len(self.lines.dates)
        self._dates.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        least, share = self._least(scale), round(_SHARE * scale)
        if count:
            room = self.viewport().width() - share
            for column in range(count):
                self._dates.resizeSection(column, max(least, room // count))
            self._dates.resizeSection(
                count, max(share, self.viewport().width() - max(least, room // count) * count)
            )
        high = self._corner.sizeHint().height()
        head = self._dates.sizeHint().height()
        self._corner.setGeometry(14, head - high - 6, self._people.width() - 16, high)
        self._corner.raise_()
        self.updateGeometry()
        self.viewport().update()


def _counted(sight: GridSight, words: Words) -> str:
    count = sight.grid.line.enrolled
    said = words.ngettext("{count} enrolled", "{count} enrolled", count)
    return said.format(count=count)

"""One painted line of the preview, with its repairs and what else can be done with it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QEnterEvent, QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop_app.domain.cycle_preview import LineState
from ui.cycles.line_painter import Columns, Place, draw_line, line_height, lines_of
from ui.cycles.repair_button import RepairButton
from ui.cycles.rows import Row, RowAct
from ui.widgets.buttons import LinkButton
from ui.widgets.painted import PaintedWidget
from ui.widgets.wrapping import lines_height, place_lines, wrapped

if TYPE_CHECKING:
    from ui.theme import Theme

_GAP, _END, _BELOW = 8, 18, 7
_STEPS = {
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_PageUp: -10,
    Qt.Key.Key_PageDown: 10,
    Qt.Key.Key_Home: -1000,
    Qt.Key.Key_End: 1000,
}
_NUMBERS = {
    Qt.Key.Key_1: 1,
    Qt.Key.Key_2: 2,
    Qt.Key.Key_3: 3,
    Qt.Key.Key_Ampersand: 1,
    Qt.Key.Key_Eacute: 2,
    Qt.Key.Key_QuoteDbl: 3,
}
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)


@dataclass(frozen=True, slots=True)
class ActWords:
    """What can be done with a line, in words."""

    label: str
    name: str
    find: str = ""


class LineRow(PaintedWidget):
    """A date, or dates skipped together; 1 to 3 take a repair, Delete leaves a date out."""

    acted = Signal()
    """What can be done with the line is wanted."""
    finding = Signal()
    """Another place is to be looked for."""
    taken = Signal(int)
    """A repair, by its number."""
    stepped = Signal(int)
    """Another line is wanted, so many further."""
    entered = Signal()
    """The line, or something in it, took the focus."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        """Show nothing yet."""
        self.row: Row | None = None
        self.columns = Columns.of(theme, ())
        self._is_hovered = self._is_current = False
        self._act_words = ActWords("", "")
        super().__init__(theme, parent)
        self.ways: list[RepairButton] = []
        self.link = LinkButton(theme, "", muted=True, parent=self)
        self.link.clicked.connect(self.acted)
        self.search = LinkButton(theme, "", parent=self)
        self.search.clicked.connect(self.finding)
        self.search.hide()
        self.link.installEventFilter(self)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def show_row(self, row: Row, act: ActWords) -> None:
        """Show a line; ``act`` says what can be done with it."""
        if row == self.row and act == self._act_words:
            return
        rebuilt = self.row is None or row.ways != self.row.ways
        self.row, self._act_words = row, act
        self.link.say(act.label)
        self.link.setAccessibleName(act.name)
        self.search.say(act.find)
        self.search.setVisible(row.state is LineState.TO_REVIEW)
        if rebuilt:
            self._offer(row)
        self.setAccessibleName(row.said)
        self.setToolTip(row.said)
        self._show_link()
        self.updateGeometry()
        self.update()

    def stand(self, columns: Columns) -> None:
        """Write below the same heads as the other lines."""
        if columns != self.columns:
            self.columns = columns
            self.updateGeometry()
            self._place()
            self.update()

    def mark(self, *, current: bool) -> None:
        """Be the line that Tab reaches, or one of the others."""
        self._is_current = current
        policy = Qt.FocusPolicy.StrongFocus if current else Qt.FocusPolicy.ClickFocus
        self.setFocusPolicy(policy)
        self._show_link()

    def sizeHint(self) -> QSize:
        """See QWidget."""
        if self.row is None:
            return QSize(0, 0)
        height = lines_of(self.row, self.columns) * line_height(self.theme)
        if self._has_below:
            height += lines_height(self._button_lines(), _GAP) + _BELOW
        return QSize(200, height)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """See QWidget."""
        super().resizeEvent(event)
        # Narrower, its repairs may take another line.
        self.updateGeometry()
        self._place()

    def enterEvent(self, event: QEnterEvent) -> None:
        """See QWidget."""
        super().enterEvent(event)
        self._is_hovered = True
        self._show_link()

    def leaveEvent(self, event: QEvent) -> None:
        """See QWidget."""
        super().leaveEvent(event)
        self._is_hovered = False
        self._show_link()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """See QWidget."""
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        event.accept()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """See QWidget."""
        super().focusInEvent(event)
        self.entered.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """See QWidget."""
        key, row = Qt.Key(event.key()), self.row
        plain = not event.modifiers() & ~(
            Qt.KeyboardModifier.KeypadModifier | Qt.KeyboardModifier.ShiftModifier
        )
        if row is None or not plain:
            super().keyPressEvent(event)
        elif key in _STEPS:
            self.stepped.emit(_STEPS[key])
        elif key in _NUMBERS:
            self.take(_NUMBERS[key])
        elif (key == Qt.Key.Key_Delete) == (row.act is RowAct.REMOVE) and (
            key in {*_ENTER, Qt.Key.Key_Delete}
        ):
            self.acted.emit()
        else:
            super().keyPressEvent(event)

    def take(self, number: int) -> None:
        """Take a repair by its number, from 1; nothing when there is none."""
        if 1 <= number <= len(self.ways):
            self.taken.emit(number)

    def draw(self, painter: QPainter, box: QRectF) -> None:
        """See PaintedWidget."""
        if self.row is not None:
            right = box.right() - _END
            if not self.link.isHidden() and not self._has_below:
                right = self.link.x() - _GAP
            draw_line(painter, self.theme, Place(box, right, self.columns), self.row)

    def _offer(self, row: Row) -> None:
        for button in self.ways:
            button.hide()
            button.deleteLater()
        self.ways = [RepairButton(self.theme, way, self) for way in row.ways]
        before: QWidget = self
        for button in self.ways:
            button.clicked.connect(lambda _on=False, number=button.way.number: self.take(number))
            QWidget.setTabOrder(before, button)
            button.show()
            before = button
        QWidget.setTabOrder(before, self.search)
        QWidget.setTabOrder(self.search, self.link)

    def _show_link(self) -> None:
        """A date that is ready offers to be left out only where somebody is looking."""
        row = self.row
        quiet = row is not None and row.act is RowAct.REMOVE and row.state is LineState.READY
        shown = row is not None and (not quiet or self._is_current or self._is_hovered)
        self.link.setVisible(shown)
        self._place()
        self.update()

    def _place(self) -> None:
        row = self.row
        if row is None:
            return
        top = lines_of(row, self.columns) * line_height(self.theme)
        if self._has_below:
            left = self.columns.day
            box = QRect(left, top, self.width() - left - _END, self.height() - top - _BELOW)
            place_lines(self._button_lines(), box, _GAP, ())
            return
        size = self.link.sizeHint()
        above = (line_height(self.theme) - size.height()) // 2
        left = self.width() - _END - size.width()
        self.link.setGeometry(left, above, size.width(), size.height())

    def _button_lines(self) -> list[list[QWidget]]:
        room = max(self.width() - self.columns.day - _END, 200)
        return wrapped([*self.ways, self.search, self.link], room, _GAP)

    @property
    def _has_below(self) -> bool:
        """Whether what can be done stands on lines of its own."""
        return bool(self.ways) or not self.search.isHidden()

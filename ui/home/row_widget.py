"""A row of Home: hour, theme, title, places, and the button that prints."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QRectF, Qt, Signal
from PySide6.QtGui import QEnterEvent, QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.density import CARD_RADIUS, GAP
from ui.icons import Icon
from ui.typography import Letter
from ui.widgets.buttons import Button, ButtonLook, Role
from ui.widgets.drawing import hairline, outlined
from ui.widgets.labels import ShortText, Text
from ui.widgets.marks import LanguageMark
from ui.widgets.painted import RADIUS
from ui.widgets.pills import LanguageTag, Outline, Tag, TagLook
from ui.widgets.tiles import Gauge, ThemeTile
from ui.widgets.tones import Tone

if TYPE_CHECKING:
    from desktop_app.wording import Words
    from ui.home.rows import Row
    from ui.theme import Theme

_HEIGHT, _TIME_WIDTH, _COUNT_WIDTH, _BAR = 58, 58, 128, 4
_PRINT_WIDTH = 158
_STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class RowWidget(QWidget):
    """Takes the focus as a whole; its button is one Tab further."""

    opened = Signal()
    """Enter or a double click: it is wanted on the schedule."""
    stepped = Signal(int)
    """An arrow: the row above (-1) or below (1) is wanted."""
    focused = Signal()
    print_asked = Signal()

    def __init__(self, theme: Theme, words: Words, row: Row, keys: str) -> None:
        """Show `row`; `keys` are those that print the row with the focus."""
        super().__init__()
        self.theme, self.row, self._keys = theme, row, keys
        self.is_last = True
        self.is_current = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setProperty(RADIUS, CARD_RADIUS)
        self.setAccessibleName(row.name)
        self.print_button = Button(theme, words._("Print"), self._look())
        self.print_button.setAccessibleDescription(row.name)
        self.print_button.clicked.connect(self.print_asked)
        self._lay_out(words)
        self._fit()
        theme.changed.connect(self._fit)

    def mark(self, *, current: bool) -> None:
        """Mark the row that Ctrl+P prints."""
        if current != self.is_current:
            self.is_current = current
            self.print_button.wear(self._look())
            self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """See QWidget."""
        key = Qt.Key(event.key())
        if key in _STEPS:
            self.stepped.emit(_STEPS[key])
        elif key in _ENTER:
            self.opened.emit()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """See QWidget."""
        super().focusInEvent(event)
        self.focused.emit()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """See QWidget."""
        super().mouseDoubleClickEvent(event)
        self.opened.emit()

    def enterEvent(self, event: QEnterEvent) -> None:
        """See QWidget."""
        super().enterEvent(event)
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        """See QWidget."""
        super().leaveEvent(event)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """See QWidget."""
        tokens, painter = self.theme.tokens, QPainter(self)
        box = QRectF(self.rect())
        if self.is_current or self.underMouse():
            fill = tokens.sel if self.is_current else tokens.alt
            outlined(painter, box.adjusted(1, 1, -1, -1), CARD_RADIUS - 1, fill=fill, pen=None)
        if not self.is_last and not self.is_current:
            line = hairline(painter)
            painter.fillRect(QRectF(0, box.height() - line, box.width(), line), tokens.line)
        bar = QRectF(self._bar_left(), 10, _BAR, box.height() - 20)
        colour = self.theme.block(self.row.palette).bar
        outlined(painter, bar, _BAR / 2, fill=colour, pen=None)
        painter.end()

    def _bar_left(self) -> float:
        return 14 + self._time_width() + 1

    def _time_width(self) -> int:
        return round(_TIME_WIDTH * max(self.theme.text_percent, 100) / 100)

    def _look(self) -> ButtonLook:
        if self.is_current:
            return ButtonLook(Role.PRIMARY, Icon.PRINTER, self._keys, tall=True)
        return ButtonLook(Role.SECONDARY, Icon.PRINTER, tall=True)

    def _lay_out(self, words: Words) -> None:
        theme, row = self.theme, self.row
        whole = QHBoxLayout(self)
        whole.setContentsMargins(14, 6, 12, 6)
        whole.setSpacing(GAP)
        times = QVBoxLayout()
        times.setSpacing(0)
        times.addStretch()
        times.addWidget(Text(theme, row.start, Letter.TIME))
        times.addWidget(Text(theme, row.end, Letter.CAPTION, colour="text2"))
        times.addStretch()
        self._times = QWidget()
        self._times.setLayout(times)
        times.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._times)
        whole.addSpacing(_BAR + 2)
        whole.addWidget(ThemeTile(theme, row.palette, row.icon))
        whole.addSpacing(4)
        whole.addLayout(self._titles(words), 1)
        self._places = self._count_widget()
        whole.addWidget(self._places)
        self._printing = QWidget()
        beside = QHBoxLayout(self._printing)
        beside.setContentsMargins(0, 0, 0, 0)
        beside.addStretch()
        beside.addWidget(self.print_button)
        self.print_button.setHidden(not row.printable)
        whole.addWidget(self._printing)

    def _titles(self, words: Words) -> QVBoxLayout:
        theme, row = self.theme, self.row
        top = QHBoxLayout()
        top.setSpacing(GAP)
        top.addWidget(ShortText(theme, row.title, Letter.ACTION))
        for badge in row.languages:
            said = (
                words._("{language} interpreter confirmed")
                if badge.confirmed
                else words._("{language} interpreter to be confirmed")
            )
            code = badge.code.upper()
            mark = LanguageMark(code, badge.confirmed)
            top.addWidget(LanguageTag(theme, mark, said.format(language=code)))
        if row.conflict:
            look = TagLook(Tone.DANGER, Icon.TRIANGLE_ALERT, Outline.SOLID)
            top.addWidget(Tag(theme, words._("conflict"), look))
        top.addStretch()
        column = QVBoxLayout()
        column.setSpacing(3)
        column.addStretch()
        column.addLayout(top)
        column.addWidget(ShortText(theme, row.detail, Letter.CAPTION, colour="text2"))
        column.addStretch()
        return column

    def _count_widget(self) -> QWidget:
        theme, row = self.theme, self.row
        places = QWidget()
        column = QVBoxLayout(places)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(5)
        column.addStretch()
        line = QHBoxLayout()
        line.setSpacing(GAP)
        if row.count:
            line.addWidget(Text(theme, row.count, Letter.ACTION))
        if row.more and row.waits:
            line.addWidget(Tag(theme, row.more, TagLook(Tone.WARN)))
        elif row.more:
            line.addWidget(Text(theme, row.more, Letter.CAPTION, colour="text2"))
        line.addStretch()
        column.addLayout(line)
        if row.share is not None:
            gauge = Gauge(theme, row.count, row.share)
            gauge.wear(row.palette)
            column.addWidget(gauge)
        column.addStretch()
        return places

    def _fit(self) -> None:
        grown = max(self.theme.text_percent, 100) / 100
        self.setFixedHeight(round(_HEIGHT * grown))
        self._times.setFixedWidth(self._time_width())
        self._places.setFixedWidth(round(_COUNT_WIDTH * grown))
        self._printing.setFixedWidth(round(_PRINT_WIDTH * grown))
        self.update()

"""One session or appointment of the plan: what is in its way, and its ways out to choose from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from ui.icons import Icon
from ui.repairs.sayings import PENDING
from ui.repairs.way_choice import WayChoice
from ui.typography import Letter
from ui.widgets.cards import Card
from ui.widgets.flow_row import FlowRow
from ui.widgets.labels import Glyph, ShortText, Text

if TYPE_CHECKING:
    from ui.repairs.sayings import RepairRow, WayLine
    from ui.theme import Theme

_STEPS = {
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_Home: -1000,
    Qt.Key.Key_End: 1000,
}
_FRENCH = {"&": 1, "é": 2, '"': 3, "'": 4, "(": 5, "-": 6, "è": 7, "_": 8, "ç": 9, "à": 0}
"""The digits of a French keyboard without Shift."""


class RepairLine(Card):
    """The keys 1 to 9 choose a way, 0 and Delete leave it pending, arrows go on."""

    chosen = Signal(int)
    """The number of a way, from 1; 0 to leave it pending."""
    stepped = Signal(int)
    """Another line is wanted, so many further."""
    entered = Signal()
    """It took the focus."""

    def __init__(self, theme: Theme, row: RepairRow) -> None:
        """Show `row`."""
        super().__init__(theme)
        self.row = row
        self.ways: list[WayChoice] = []
        self._mark = Glyph(theme, Icon.TRIANGLE_ALERT, colour="danger")
        self._title = ShortText(theme, "", Letter.TITLE)
        self._when = ShortText(theme, "", Letter.BODY, colour="text2")
        self._trouble = Text(theme, "", Letter.NOTE, colour="danger")
        self._trouble.setWordWrap(True)
        self._choices = FlowRow(())
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._lay_out()
        self.show_row(row)

    def show_row(self, row: RepairRow) -> None:
        """Show another state of it, or another line."""
        if self.ways and row == self.row:
            return
        self.row = row
        icon, colour = (Icon.TRIANGLE_ALERT, "danger") if row.pending else (Icon.CHECK, "ok")
        self._mark.show_icon(icon, colour)
        self._title.say(row.title)
        self._when.say(row.when)
        self._trouble.setText(row.trouble)
        self._trouble.wear(Letter.NOTE, "danger" if row.pending else "text2")
        for button in self.ways:
            button.hide()
            button.deleteLater()
        self.ways = [self._offered(way) for way in row.ways]
        self._choices.arrange(self.ways)
        self.setAccessibleName(row.said)

    def way(self, number: int) -> WayChoice | None:
        """The button of a number."""
        return next((one for one in self.ways if one.way.number == number), None)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """See QWidget."""
        super().focusInEvent(event)
        self.entered.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """See QWidget."""
        key = Qt.Key(event.key())
        number = _number(event)
        if event.modifiers() & (
            Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
        ):
            super().keyPressEvent(event)
        elif key in _STEPS:
            self.stepped.emit(_STEPS[key])
        elif key == Qt.Key.Key_Delete:
            self.chosen.emit(PENDING)
        elif number is not None and self.way(number) is not None:
            self.chosen.emit(number)
        else:
            super().keyPressEvent(event)

    def _offered(self, way: WayLine) -> WayChoice:
        button = WayChoice(self.theme, way, self._choices)
        button.clicked.connect(lambda: self.chosen.emit(button.way.number))
        return button

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 9, 12, 10)
        column.setSpacing(5)
        head = QHBoxLayout()
        head.setSpacing(8)
        for piece in (self._mark, self._title, self._when):
            head.addWidget(piece)
        head.addStretch(1)
        column.addLayout(head)
        column.addWidget(self._trouble)
        column.addWidget(self._choices)


def _number(event: QKeyEvent) -> int | None:
    text = event.text()
    if len(text) == 1 and text in "0123456789":
        return int(text)
    return _FRENCH.get(text)

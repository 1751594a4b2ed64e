"""Home as it is laid out: what runs and follows on the left, what is to do on the right."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from ui.home.bar import HomeBar
from ui.home.change_list import ChangeList
from ui.home.free_rooms import FreeRooms
from ui.home.own_sessions import OwnSessions
from ui.home.row_list import RowList
from ui.home.task_list import TaskList
from ui.icons import Icon
from ui.typography import Letter
from ui.widgets.buttons import Button, ButtonLook, LinkButton
from ui.widgets.labels import ShortText, Text

if TYPE_CHECKING:
    from desktop_app.wording import Words
    from ui.theme import Theme

_MARGIN, _SIDE_WIDTH, _HEAD = 16, 444, 36
_SIDE_SHARE = 0.38
_LEFT_LEAST = 640
"""What the rows need beside the cards, in pixels of usual letters; longer texts are cut."""
_ANY_WIDTH = 16_777_215
"""What Qt takes for no limit."""


class HomePage(QWidget):
    """The cards; what happens between them is `HomeSection`'s."""

    booking_pressed = Signal()
    """N, while no field has the focus."""

    def __init__(self, theme: Theme, words: Words, keys: tuple[str, str]) -> None:
        """Lay out empty cards; ``keys`` print a sheet and the sheets of the day."""
        super().__init__()
        self.theme = theme
        one, day = keys
        self.bar = HomeBar(theme, words)
        self.running = RowList(theme, words, one)
        self.following = RowList(theme, words, one)
        self.print_day = Button(theme, "", ButtonLook(icon=Icon.PRINTER, keys=day, tall=True))
        self.everything, self.all_tasks = LinkButton(theme, ""), LinkButton(theme, "")
        self.tasks = TaskList(theme, words)
        self.changes = ChangeList(theme, words)
        self.rooms = FreeRooms(theme, words)
        self.own = OwnSessions(theme, words)
        self._heads = {
            name: Text(theme, "", Letter.HEADING) for name in ("now", "next", "tasks", "changes")
        }
        self.now_note = ShortText(theme, "", Letter.CAPTION, colour="text2")
        self.next_note = ShortText(theme, "", Letter.CAPTION, colour="text2")
        self.tasks_note = ShortText(theme, "", Letter.CAPTION, colour="text2")
        self.left, self.side = QWidget(), QWidget()
        self._body = QHBoxLayout()
        self._areas = [_scrolled(self.left), _scrolled(self.side)]
        self._lay_out()
        self.following.left.connect(lambda step: step < 0 and self.running.enter(-1))
        self.running.left.connect(lambda step: step > 0 and self.following.enter(0))
        theme.changed.connect(self.fit)
        self.fit()
        self.retranslate(words)

    @property
    def panes(self) -> list[QWidget]:
        """What F6 goes through, in order."""
        return [self.bar, self.left, self.side]

    @property
    def lists(self) -> tuple[RowList, RowList]:
        """What runs, then what follows."""
        return self.running, self.following

    def enter(self) -> None:
        """Give the focus to the first row, else to the bar."""
        if not self.running.enter(0) and not self.following.enter(0):
            self.bar.site.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_keys(self, keys: tuple[str, str]) -> None:
        """Write the keys that print a sheet and the sheets of the day, as the language has it."""
        one, day = keys
        for rows in self.lists:
            rows.show_keys(one)
        self.print_day.wear(ButtonLook(icon=Icon.PRINTER, keys=day, tall=True))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """See QWidget: what no row and no field took."""
        if event.key() == Qt.Key.Key_N and event.modifiers() == Qt.KeyboardModifier.NoModifier:
            self.booking_pressed.emit()
        else:
            super().keyPressEvent(event)

    def retranslate(self, words: Words) -> None:
        """Say everything in another language."""
        self.setAccessibleName(words._("Home"))
        self.left.setAccessibleName(words._("Sessions"))
        self.side.setAccessibleName(words._("To do"))
        for name, said in {
            "now": words._("Now"),
            "next": words._("Next"),
            "tasks": words._("To do"),
            "changes": words._("Recent changes"),
        }.items():
            self._heads[name].setText(said)
        for part in (self.bar, self.tasks, self.changes, self.rooms, self.own, *self.lists):
            part.retranslate(words)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """See QWidget."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), self.theme.tokens.bg)
        painter.end()

    def _lay_out(self) -> None:
        self._fill_left()
        self._fill_side()
        body = self._body
        body.setContentsMargins(_MARGIN, 0, 0, 0)
        body.setSpacing(_MARGIN)
        body.addWidget(self._areas[0], 1)
        body.addWidget(self._areas[1], 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.bar)
        whole.addLayout(body, 1)

    def _fill_left(self) -> None:
        column = _column(self.left)
        column.addLayout(_head(self._heads["now"], self.now_note, self.print_day))
        column.addWidget(self.running)
        column.addSpacing(8)
        column.addLayout(_head(self._heads["next"], self.next_note, self.everything))
        column.addWidget(self.following)
        column.addSpacing(8)
        column.addWidget(self.rooms)
        column.addStretch()

    def _fill_side(self) -> None:
        column = _column(self.side)
        column.setContentsMargins(0, 7, _MARGIN, _MARGIN)
        column.addLayout(_head(self._heads["tasks"], self.tasks_note, self.all_tasks))
        column.addWidget(self.tasks)
        column.addSpacing(8)
        column.addLayout(_head(self._heads["changes"], None, None))
        column.addWidget(self.changes)
        column.addSpacing(8)
        column.addWidget(self.own)
        column.addStretch()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """See QWidget."""
        super().resizeEvent(event)
        self.fit()

    def fit(self) -> None:
        """Put the cards side by side, or one column above the other where letters are large."""
        grown = max(self.theme.text_percent, 100) / 100
        wide = min(round(_SIDE_WIDTH * grown), round(self.width() * _SIDE_SHARE)) + _MARGIN
        beside = self.width() >= round(_LEFT_LEAST * grown) + wide + 2 * _MARGIN
        way = QBoxLayout.Direction
        self._body.setDirection(way.LeftToRight if beside else way.TopToBottom)
        self._areas[1].setMinimumWidth(wide if beside else 0)
        self._areas[1].setMaximumWidth(wide if beside else _ANY_WIDTH)


def _column(widget: QWidget) -> QVBoxLayout:
    column = QVBoxLayout(widget)
    column.setContentsMargins(0, 7, 0, _MARGIN)
    column.setSpacing(7)
    return column


def _head(title: Text, note: ShortText | None, after: QWidget | None) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(8)
    row.addStrut(_HEAD)
    row.addWidget(title)
    if note is not None:
        row.addWidget(note, 1)
    else:
        row.addStretch()
    if after is not None:
        row.addWidget(after)
    return row


def _scrolled(inside: QWidget) -> QScrollArea:
    area = QScrollArea()
    area.setWidget(inside)
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.viewport().setAutoFillBackground(False)
    inside.setAutoFillBackground(False)
    return area

"""A card of rows: arrows go from one to the next, the current one is kept when it is read again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from ui.home.list_card import let_go
from ui.home.row_widget import RowWidget
from ui.home.waiting import GreyLines
from ui.typography import Letter
from ui.widgets.cards import Card
from ui.widgets.labels import Text
from ui.widgets.trouble_line import TroubleLine

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop_app.wording import Words
    from ui.home.rows import Row
    from ui.theme import Theme

PATIENCE_MS = 200
"""Grey lines are shown when an answer takes longer (interface.md 7.10)."""


class RowList(QWidget):
    """Rows in a card, or one sentence when there is none, or what went wrong."""

    opened = Signal(object)
    """The Row wanted on the schedule."""
    print_asked = Signal(object)
    """The Row whose sheet is wanted."""
    focused = Signal(object)
    """The Row that has the focus now."""
    left = Signal(int)
    """An arrow went beyond the first row (-1) or the last (1)."""
    retry_asked = Signal()

    def __init__(self, theme: Theme, words: Words, keys: str) -> None:
        """Show grey lines until there is something to show, if that takes long."""
        super().__init__()
        self.theme, self._words, self._keys = theme, words, keys
        self.widgets: list[RowWidget] = []
        self._shown: tuple[Row, ...] | None = None
        self._card = Card(theme)
        self._empty = Text(theme, "", Letter.BODY, colour="text2")
        self._empty.setMargin(14)
        self._empty.setWordWrap(True)
        self._trouble = TroubleLine(theme, words)
        self._trouble.retry_asked.connect(self.retry_asked)
        self._grey = GreyLines(theme)
        self._column = QVBoxLayout(self._card)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        for piece in (self._empty, self._trouble, self._grey):
            self._column.addWidget(piece)
            piece.hide()
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._card)
        self._late = QTimer(self, interval=PATIENCE_MS, singleShot=True)
        self._late.timeout.connect(self._grey.show)
        self._late.start()

    def show_rows(self, rows: Sequence[Row], empty: str) -> None:
        """Show rows; what had the focus keeps it when it is still there."""
        self._settle()
        self._empty.setText(empty)
        self._empty.setVisible(not rows)
        if self._shown == tuple(rows):
            return
        self._shown = tuple(rows)
        former, self.widgets = self.widgets, []
        focused = next((one.row.code for one in former if one.hasFocus()), "")
        current = next((one.row.code for one in former if one.is_current), "")
        for row in rows:
            self._add(row)
        for widget in self.widgets:
            widget.is_last = widget is self.widgets[-1]
            widget.mark(current=widget.row.code == current)
        if not focused:
            let_go(self._column, former)
            return
        # Qt shows new rows a turn later, and a row takes the focus only once it is shown; what
        # is hidden with the focus would give it to whatever comes next.
        self.setUpdatesEnabled(False)
        QTimer.singleShot(0, self, lambda: self._hand_over(focused, former))

    def show_trouble(self, sentence: str) -> None:
        """Say why there is nothing to show; rows read before stay."""
        self._settle()
        self._empty.hide()
        self._trouble.tell(sentence)

    def enter(self, place: int) -> bool:
        """Give the focus to the first row (0) or the last (-1), if there is one."""
        if self.widgets:
            self.widgets[place].setFocus(Qt.FocusReason.OtherFocusReason)
        return bool(self.widgets)

    def show_keys(self, keys: str) -> None:
        """Write the keys that print the row with the focus on the rows that are shown next."""
        if keys != self._keys:
            self._keys, self._shown = keys, None

    def mark(self, code: str) -> None:
        """Mark the row that Ctrl+P prints, if it is here."""
        for widget in self.widgets:
            widget.mark(current=widget.row.code == code)

    def retranslate(self, words: Words) -> None:
        """Say the rows in another language when they are shown again."""
        self._words, self._shown = words, None
        self._trouble.retranslate(words)

    def _settle(self) -> None:
        self._late.stop()
        self._grey.hide()
        self._trouble.hide()

    def _hand_over(self, focused: str, former: Sequence[RowWidget]) -> None:
        """Give the focus to the row that says what the focused one said, then forget that one."""
        for widget in self.widgets:
            if widget.row.code == focused:
                widget.setFocus(Qt.FocusReason.OtherFocusReason)
        let_go(self._column, former)
        self.setUpdatesEnabled(True)

    def _add(self, row: Row) -> None:
        widget = RowWidget(self.theme, self._words, row, self._keys)
        widget.opened.connect(lambda: self.opened.emit(row))
        widget.print_asked.connect(lambda: self.print_asked.emit(row))
        widget.focused.connect(lambda: self.focused.emit(row))
        widget.stepped.connect(lambda step: self._step(widget, step))
        self._column.addWidget(widget)
        self.widgets.append(widget)

    def _step(self, widget: RowWidget, step: int) -> None:
        place = self.widgets.index(widget) + step
        if 0 <= place < len(self.widgets):
            self.widgets[place].setFocus(Qt.FocusReason.TabFocusReason)
        else:
            self.left.emit(step)

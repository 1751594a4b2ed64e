"""The card of what is to do: a line and a button each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.home.list_card import ListCard
from ui.typography import Letter
from ui.widgets.buttons import Button, ButtonLook, Role
from ui.widgets.drawing import hairline
from ui.widgets.labels import ShortText
from ui.widgets.tiles import ToneTile
from ui.widgets.tones import Tone

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop_app.wording import Words
    from ui.home.tasks import Task
    from ui.theme import Theme

_HEIGHT, _BUTTON = 58, 92


class TaskLine(QWidget):
    """What is to do, why, and the button."""

    def __init__(self, theme: Theme, task: Task, *, first: bool) -> None:
        """Show `task`; the most pressing one has the filled button."""
        super().__init__()
        self.theme, self.task, self._is_first = theme, task, first
        role = Role.PRIMARY if first and task.pressing else Role.SECONDARY
        self.button = Button(theme, task.button, ButtonLook(role, tall=True))
        self.button.setAccessibleDescription(f"{task.title}, {task.detail}")
        self.button.setMinimumWidth(_BUTTON)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 6, 12, 6)
        row.setSpacing(10)
        row.addWidget(ToneTile(theme, task.tone, task.icon))
        column = QVBoxLayout()
        column.setSpacing(3)
        column.addStretch()
        column.addWidget(ShortText(theme, task.title, Letter.TITLE))
        colour = "danger" if task.tone is Tone.DANGER and task.pressing else "text2"
        column.addWidget(ShortText(theme, task.detail, Letter.CAPTION, colour=colour))
        column.addStretch()
        row.addLayout(column, 1)
        row.addWidget(self.button)
        self.setFixedHeight(round(_HEIGHT * max(theme.text_percent, 100) / 100))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """See QWidget."""
        if not self._is_first:
            painter = QPainter(self)
            line = hairline(painter)
            painter.fillRect(QRectF(0, 0, self.width(), line), self.theme.tokens.line)
            painter.end()


class TaskList(ListCard[TaskLine]):
    """What is to do, the most pressing first."""

    chosen = Signal(object)
    """The Task whose button was pressed."""

    def __init__(self, theme: Theme, words: Words) -> None:
        """Show nothing yet."""
        super().__init__(theme, words)
        self._shown: list[Task] | None = None
        theme.changed.connect(self._again)
        self.retranslate(words)

    def show_tasks(self, tasks: Sequence[Task]) -> None:
        """Show what is to do; the button with the focus keeps it."""
        self.empty.setVisible(not tasks)
        if self._shown == list(tasks):
            return
        focused = next((at for at, one in enumerate(self.lines) if one.button.hasFocus()), None)
        self._shown = list(tasks)
        self.show_lines(self._line(task, first=place == 0) for place, task in enumerate(tasks))
        if focused is not None and self.lines:
            self.lines[min(focused, len(self.lines) - 1)].button.setFocus()

    def retranslate(self, words: Words) -> None:
        """Say everything in another language when it is shown again."""
        super().retranslate(words)
        self._shown = None
        self.empty.setText(words._("Nothing is waiting."))

    def _line(self, task: Task, *, first: bool) -> TaskLine:
        line = TaskLine(self.theme, task, first=first)
        line.button.clicked.connect(lambda: self.chosen.emit(task))
        return line

    def _again(self) -> None:
        shown, self._shown = self._shown, None
        if shown is not None:
            self.show_tasks(shown)

"""What is asked before an act on an order: labels, fields, and the act they make."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from ui.dialogs.reason_field import ReasonField
from ui.typography import Letter
from ui.widgets.fields import ChoiceField, TextField
from ui.widgets.labels import Text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop_app.commands.act import Command
    from desktop_app.wording import Words
    from ui.theme import Theme

LONGEST_TOLD = 300
"""Letters of who told whom."""


class ActFields(QWidget):
    """Labels at the left, fields at the right.

    Attributes:
        title: what the dialog is called.
        verb: what its button says.
        done: what is said afterwards.
        heavy: somebody outside the screen is affected: nothing is done by Enter alone.
    """

    changed = Signal()
    """Something else is asked for."""
    entered = Signal()
    """Enter in a line of text."""

    title = verb = done = ""
    heavy = False

    def __init__(self, theme: Theme, words: Words) -> None:
        """Ask nothing yet."""
        super().__init__()
        self.theme, self.words = theme, words
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 2, 4, 2)
        self.column.setSpacing(10)
        self._grid = QGridLayout()
        self._grid.setColumnStretch(1, 1)
        self._grid.setHorizontalSpacing(10)
        self._grid.setVerticalSpacing(8)
        self.column.addLayout(self._grid)
        self._first: QWidget | None = None

    @property
    def consequence(self) -> str:
        """What follows, said before anything is asked."""
        return ""

    @property
    def costs(self) -> bool:
        """Whether what follows costs something."""
        return False

    @property
    def missing(self) -> str:
        """What has to be said first; nothing when it can be done."""
        return ""

    def act(self) -> Command | None:
        """What is to be written; nothing while something is missing."""
        return None

    def enter(self) -> None:
        """Give the focus to the first field."""
        if self._first is not None:
            self._first.setFocus(Qt.FocusReason.PopupFocusReason)

    def add(self, label: str, field: QWidget) -> None:
        """Ask something more."""
        self._first = self._first or field
        place = self._grid.rowCount()
        text = Text(self.theme, label, Letter.BODY, colour="text2")
        self._grid.addWidget(text, place, 0)
        self._grid.addWidget(field, place, 1)

    def line(self, label: str, hint: str = "") -> TextField:
        """Ask for a line of text; Enter in it does the act."""
        field = TextField(self.theme, label)
        field.setMaxLength(LONGEST_TOLD)
        field.setPlaceholderText(hint)
        field.returnPressed.connect(self.entered)
        field.textChanged.connect(self.changed)
        self.add(label, field)
        return field

    def reason_line(self, reasons: Sequence[str]) -> ReasonField:
        """Ask why, above everything else."""
        field = ReasonField(self.theme)
        field.retranslate(self.words, reasons)
        field.changed.connect(self.changed)
        self._first = self._first or field
        self.column.insertWidget(0, field)
        return field

    def told_line(self) -> TextField:
        """Ask who told whom."""
        words = self.words
        return self.line(words._("Who told whom"), words._("such as: called the agency, Mr B."))

    def choice(self, label: str, offered: Sequence[tuple[str, str]], chosen: str) -> ChoiceField:
        """Ask for one of several things, by code."""
        field = ChoiceField(self.theme, label)
        offer(field, offered, chosen)
        field.currentIndexChanged.connect(self.changed)
        self.add(label, field)
        return field


def offer(field: ChoiceField, offered: Sequence[tuple[str, str]], chosen: str) -> None:
    """Offer other things in a list, and choose one by its code; the first if it is not there."""
    with QSignalBlocker(field):
        field.clear()
        for code, said in offered:
            field.addItem(said, code)
        field.setCurrentIndex(max(field.findData(chosen), 0))


def code_of(field: ChoiceField) -> str:
    """The code of what is chosen in a list; nothing in an empty one."""
    return str(field.currentData() or "")

"""« Tout réparer au mieux »: the differences first, one by one, then a single answer."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from ui.dialogs.frame import Dialog
from ui.typography import Letter
from ui.widgets.buttons import Button, ButtonLook, Role
from ui.widgets.labels import Text
from ui.widgets.scrolled import Scrolled

if TYPE_CHECKING:
    from desktop_app.wording.words import Words
    from ui.theme import Theme

_SIZE, _WIDE = QSize(640, 230), QSize(860, 230)
_MARGIN = 20


@dataclass(frozen=True, slots=True)
class Difference:
    """One date as it is asked for, and what its repair would change; nothing without a repair."""

    day: str
    asked: str
    change: str = ""


@dataclass(frozen=True, slots=True)
class Proposed:
    """What is said above the differences, and of a date that stays as it is."""

    about: str
    stays: str


class BestRepairsDialog(Dialog):
    """Shows what would change; nothing changes before it is agreed to."""

    agreed = Signal()
    """The differences are to be applied."""

    def __init__(self, theme: Theme, words: Words, parent: QWidget) -> None:
        """Stay hidden until `ask`."""
        super().__init__(theme, parent)
        self._theme, self._words = theme, words
        self.title = Text(theme, "", Letter.DIALOG_TITLE)
        self.about = Text(theme, "", Letter.BODY, colour="text2")
        self.about.setWordWrap(True)
        self.go = Button(theme, "", ButtonLook(Role.PRIMARY))
        self.safe = Button(theme, "", ButtonLook())
        self.differences: tuple[Difference, ...] = ()
        self._table = QWidget()
        self._grid = QGridLayout(self._table)
        self._grid.setContentsMargins(0, 0, 6, 0)
        self._grid.setHorizontalSpacing(16)
        self._grid.setVerticalSpacing(8)
        self._grid.setColumnStretch(1, 2)
        self._grid.setColumnStretch(2, 3)
        self._lay_out()
        self.go.clicked.connect(self._agree)
        self.safe.clicked.connect(self.reject)

    def ask(self, differences: Sequence[Difference], said: Proposed | None = None) -> None:
        """Show what each date would become; ``said`` of something else than a new cycle."""
        words, theme = self._words, self._theme
        self.differences = tuple(differences)
        repaired = sum(bool(one.change) for one in differences)
        title = words._("Repair everything at best")
        self.setWindowTitle(title)
        self.setAccessibleName(title)
        self.title.setText(title)
        one_line = said is None
        said = said or Proposed(
            words._(
                "Day and hour are kept first, then the room, then the team. Nothing is written yet."
            ),
            words._("no repair is free of conflicts: it stays to review"),
        )
        self.about.setText(said.about)
        for row, one in enumerate(differences):
            change = one.change or said.stays
            looks = (
                (one.day, Letter.TITLE, "text"),
                (one.asked, Letter.BODY, "text3"),
                (change, Letter.BODY, "info" if one.change else "danger"),
            )
            for column, (shown, letter, colour) in enumerate(looks):
                text = Text(theme, shown, letter, colour=colour)
                text.setWordWrap(bool(column))
                self._grid.addWidget(text, row, column, Qt.AlignmentFlag.AlignTop)
        self._grid.setRowStretch(len(differences), 1)
        apply = words.ngettext("Apply {count} repair", "Apply {count} repairs", repaired)
        self.go.say(apply.format(count=repaired))
        self.go.setEnabled(repaired > 0)
        self.safe.say(words._("Change nothing"))
        self.take_size(_SIZE if one_line else _WIDE)
        self.grow_with_contents()
        self.open()
        (self.go if repaired else self.safe).setFocus(Qt.FocusReason.PopupFocusReason)

    def _agree(self) -> None:
        self.accept()
        self.agreed.emit()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self.card)
        column.setContentsMargins(_MARGIN, _MARGIN - 4, _MARGIN, _MARGIN - 4)
        column.setSpacing(10)
        column.addWidget(self.title)
        column.addWidget(self.about)
        column.addWidget(Scrolled(self._table), 1)
        buttons = QHBoxLayout()
        buttons.addStretch()
        buttons.addWidget(self.safe)
        buttons.addWidget(self.go)
        column.addLayout(buttons)

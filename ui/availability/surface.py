"""The pieces of the editor of a week and where they stand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QStackedWidget,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from ui.actions import keys_said
from ui.availability.brush_bar import BrushBar
from ui.availability.last_day import LastDayField
from ui.availability.side_pane import SidePane
from ui.availability.week_grid import WeekGrid
from ui.booking.fields import PickField
from ui.cycles.field_trouble import FieldTrouble
from ui.cycles.fields import DateField, letter_scale
from ui.cycles.strip import Side, Strip
from ui.icons import Icon
from ui.typography import Letter
from ui.widgets.buttons import Button, ButtonLook, IconButton, LinkButton, Role
from ui.widgets.flow_row import FlowRow, Together
from ui.widgets.labels import ShortText, Text
from ui.widgets.scrolled import Scrolled

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop_app.wording.words import Words
    from ui.theme import Theme

_ASIDE, _MOST_ASIDE = 338, 1.3
"""Pixels of what stands beside the grid, and how much wider large letters make it."""


class WeekSurface(QWidget):
    """Everything the editor shows; what it does is decided elsewhere."""

    def __init__(self, theme: Theme, words: Words) -> None:
        """Lay an empty week out."""
        super().__init__()
        self._theme = theme
        self.title = ShortText(theme, "", Letter.DIALOG_TITLE)
        self.subject = PickField(theme, "")
        self.first, self.last = DateField(theme, words), LastDayField(theme, words)
        self._from, self._to = (Text(theme, "", Letter.BODY, colour="text2") for _ in range(2))
        self.save = Button(theme, "", ButtonLook(Role.PRIMARY, Icon.SAVE))
        self.cross = IconButton(theme, Icon.X, "")
        self.bar = BrushBar(theme, words)
        self.trouble = FieldTrouble(theme)
        self.grid, self.table = WeekGrid(theme, words), _table()
        self.sides = QStackedWidget()
        self.totals = ShortText(theme, "", Letter.TITLE)
        self.state = ShortText(theme, "", Letter.CAPTION, colour="text2")
        self.as_table = Button(theme, "", ButtonLook(icon=Icon.LIST))
        self.as_table.setCheckable(True)
        self.discard = LinkButton(theme, "", muted=True)
        self.copy_day = Button(theme, "", ButtonLook(icon=Icon.CALENDAR_PLUS))
        self.copy_parity = Button(theme, "", ButtonLook(icon=Icon.COPY))
        self.side = SidePane(theme, words)
        self._lay_out()
        theme.changed.connect(self._fit)
        self._fit()
        self.retranslate(words)

    def show_table(self, *, shown: bool) -> None:
        """Show the week as a table in the place of the grid."""
        self.sides.setCurrentIndex(int(shown))

    def fill_table(self, lines: Sequence[Sequence[str]]) -> None:
        """Say the grid line by line, for a screen reader and for whoever likes tables."""
        self.table.setRowCount(len(lines))
        for row, line in enumerate(lines):
            for column, said in enumerate(line):
                self.table.setItem(row, column, QTableWidgetItem(said))

    def retranslate(self, words: Words) -> None:
        """Say everything in another language."""
        for part in (self.bar, self.grid, self.side, self.first):
            part.retranslate(words)
        self._from.setText(words._("valid from"))
        self._to.setText(words._("to"))
        self.first.setAccessibleName(words._("Valid from"))
        self.last.setAccessibleName(words._("Valid to"))
        self.last.setPlaceholderText(words._("no end"))
        self.subject.setAccessibleName(words._("Whose week"))
        self.cross.say(words._("Close"))
        self.discard.say(words._("Throw away"))
        self.as_table.say(words._("As a table"))
        self.copy_day.say(words._("Copy a day to…"))
        self.save.say(words._("Save"))
        self.save.wear(ButtonLook(Role.PRIMARY, Icon.SAVE, keys_said("Ctrl+S", words)))
        self.table.setHorizontalHeaderLabels(
            [words._("Day"), words._("Weeks"), words._("Hours"), words._("Site")]
        )
        self.table.setAccessibleName(words._("The week as a table"))

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._head())
        column.addWidget(self._strip())
        body = QHBoxLayout()
        body.setSpacing(0)
        body.addWidget(self._left(), 1)
        body.addWidget(self._beside())
        column.addLayout(body, 1)

    def _head(self) -> QWidget:
        head = Strip(self._theme, Side.BOTTOM)
        row = QHBoxLayout(head)
        row.setContentsMargins(16, 8, 14, 8)
        row.setSpacing(10)
        days = FlowRow(
            [
                self.title,
                self.subject,
                Together(self._from, self.first),
                Together(self._to, self.last),
            ],
            gap=12,
        )
        row.addWidget(days, 1)
        row.addWidget(self.save)
        row.addWidget(self.cross)
        return head

    def _strip(self) -> QWidget:
        strip = Strip(self._theme, Side.BOTTOM, "alt")
        column = QVBoxLayout(strip)
        column.setContentsMargins(16, 5, 14, 5)
        column.addWidget(self.bar)
        column.addWidget(self.trouble)
        return strip

    def _left(self) -> QWidget:
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(1, 0, 0, 0)
        column.setSpacing(0)
        self.sides.addWidget(Scrolled(self.grid))
        self.sides.addWidget(self.table)
        column.addWidget(self.sides, 1)
        foot = Strip(self._theme, Side.TOP)
        inside = QVBoxLayout(foot)
        inside.setContentsMargins(16, 8, 14, 8)
        row = FlowRow(
            [
                self.totals,
                self.state,
                self.discard,
                self.as_table,
                self.copy_day,
                self.copy_parity,
            ],
            gap=10,
            at_end=[self.as_table, self.copy_day, self.copy_parity],
        )
        inside.addWidget(row)
        column.addWidget(foot)
        return left

    def _beside(self) -> QWidget:
        side = Strip(self._theme, Side.LEFT)
        column = QVBoxLayout(side)
        column.setContentsMargins(1, 0, 0, 0)
        column.addWidget(self.side)
        self._area = Scrolled(side)
        return self._area

    def _fit(self) -> None:
        scale = min(letter_scale(self._theme), _MOST_ASIDE)
        self._area.setFixedWidth(round(_ASIDE * scale))
        letters = self._theme.letters
        for field in (self.first, self.last):
            field.setFixedWidth(round(letters.width(Letter.BODY, "00/00/0000") + 46))
        self.table.verticalHeader().setDefaultSectionSize(self._theme.sizes.control)


def _table() -> QTableWidget:
    table = QTableWidget(0, 4)
    table.verticalHeader().hide()
    table.setShowGrid(False)
    table.setTabKeyNavigation(False)
    table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
    table.horizontalHeader().setDefaultAlignment(
        Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
    )
    return table

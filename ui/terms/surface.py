"""The pieces of a term and where they stand: head, lines, one wish beside its dates, foot."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from ui.actions import keys_said
from ui.cycles.fields import letter_scale
from ui.cycles.strip import Side, Strip
from ui.dialogs.head import DialogHead
from ui.form.surface import Band
from ui.icons import Icon
from ui.terms.wish_pane import WishPane
from ui.terms.wish_table import WishTable
from ui.typography import Letter
from ui.widgets.buttons import Button, ButtonLook, Role
from ui.widgets.flow_row import FlowRow
from ui.widgets.labels import ShortText, Text
from ui.widgets.scrolled import Modest, Scrolled

if TYPE_CHECKING:
    from desktop_app.wording.words import Words
    from ui.theme import Theme

_EDGE, _LINES, _ONE = 18, 190, 150


class TermSurface(QWidget):
    """Everything the term shows; what it does is decided elsewhere."""

    def __init__(self, theme: Theme, words: Words) -> None:
        """Lay an empty term out."""
        super().__init__()
        self._theme = theme
        self.head = DialogHead(theme, Icon.CALENDAR_RANGE)
        self.title, self.cross = self.head.title, self.head.cross
        self.band = Band(theme)
        self.table, self.pane = WishTable(theme, words), WishPane(theme, words)
        self.add = Button(theme, "", ButtonLook(Role.SECONDARY, Icon.PLUS))
        self.again = Button(theme, "", ButtonLook(Role.SECONDARY, Icon.COPY))
        self.remove = Button(theme, "", ButtonLook(Role.SECONDARY, Icon.TRASH_2))
        self.file = Button(theme, "")
        self.details = Text(theme, "", Letter.BODY)
        self.details.setWordWrap(True)
        self.details.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        self.state = ShortText(theme, "", Letter.TITLE)
        self.shut = Button(theme, "")
        self.search = Button(theme, "")
        self.create_one = Button(theme, "")
        self.create_all = Button(theme, "", ButtonLook(Role.PRIMARY, Icon.CHECK))
        self._lay_out()
        theme.changed.connect(self._fit)
        self._fit()
        self.retranslate(words)

    def retranslate(self, words: Words) -> None:
        """Say everything in another language."""
        self.title.say(words._("Plan a term"))
        self.cross.say(words._("Close"))
        self.shut.say(words._("Close"))
        self.add.say(words._("Add a line"))
        self.again.say(words._("Duplicate the line"))
        self.remove.say(words._("Remove the line"))
        self.file.say(words._("Open a file…"))
        self.create_one.say(words._("Create this cycle"))
        self.create_all.say(words._("Create all"))
        self.search.wear(ButtonLook(Role.SECONDARY, Icon.SEARCH, keys_said("Ctrl+Return", words)))
        for part in (self.table, self.pane):
            part.retranslate(words)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.head)
        body = QWidget()
        inside = QVBoxLayout(body)
        inside.setContentsMargins(_EDGE, 12, _EDGE, 12)
        inside.setSpacing(10)
        inside.addWidget(self.band)
        inside.addWidget(self.table, 3)
        inside.addWidget(FlowRow([self.add, self.again, self.remove, self.file], gap=10))
        beside = QHBoxLayout()
        beside.setSpacing(18)
        self._fields, self._dates = Modest(self.pane), Modest(self.details)
        beside.addWidget(self._fields, 5)
        beside.addWidget(self._dates, 4)
        inside.addLayout(beside, 2)
        column.addWidget(Scrolled(body), 1)
        column.addWidget(self._foot())

    def _foot(self) -> QWidget:
        foot = Strip(self._theme, Side.TOP)
        column = QVBoxLayout(foot)
        column.setContentsMargins(16, 8, 16, 11)
        column.setSpacing(8)
        self.state.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        column.addWidget(self.state)
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addWidget(self.shut)
        row.addStretch()
        for button in (self.search, self.create_one, self.create_all):
            row.addWidget(button)
        column.addLayout(row)
        return foot

    def _fit(self) -> None:
        """Leave the lines and the wish some room, whatever the letters take."""
        scale = letter_scale(self._theme)
        self.table.setMinimumHeight(round(_LINES * scale))
        for area in (self._fields, self._dates):
            area.setMinimumHeight(round(_ONE * scale))

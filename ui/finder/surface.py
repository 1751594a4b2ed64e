"""The pieces of the finder and where they stand: head, question, places, foot."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from ui.actions import keys_said
from ui.cycles.fields import letter_scale
from ui.cycles.strip import Side, Strip
from ui.dialogs.head import DialogHead
from ui.finder.miss_list import MissList
from ui.finder.question_pane import QuestionPane
from ui.finder.slot_table import SlotTable
from ui.form.surface import Band
from ui.icons import Icon
from ui.typography import Letter
from ui.widgets.buttons import Button, ButtonLook, Role
from ui.widgets.labels import ShortText
from ui.widgets.scrolled import Modest, Scrolled

if TYPE_CHECKING:
    from desktop_app.wording.words import Words
    from ui.theme import Theme

_EDGE, _LEAST = 18, 200


class FinderSurface(QWidget):
    """Everything the finder shows; what it does is decided elsewhere."""

    def __init__(self, theme: Theme, words: Words) -> None:
        """Lay an empty finder out."""
        super().__init__()
        self._theme = theme
        self.head = DialogHead(theme, Icon.SEARCH)
        self.title, self.cross = self.head.title, self.head.cross
        self.pane = QuestionPane(theme, words)
        self.band = Band(theme)
        self.state = ShortText(theme, "", Letter.TITLE)
        self.table, self.misses = SlotTable(theme, words), MissList(theme, words)
        self.area = Modest(self.misses)
        self.shut = Button(theme, "")
        self.choose = Button(theme, "", ButtonLook(Role.PRIMARY, Icon.CHECK))
        self._lay_out()
        theme.changed.connect(self._fit)
        self._fit()
        self.retranslate(words)
        self.show_state("waiting", "")

    def show_state(self, state: str, said: str) -> None:
        """Show the places that are free, why there is none, or neither yet."""
        self.table.setVisible(state != "misses")
        self.area.setVisible(state == "misses")
        self.table.setEnabled(state == "slots")
        self.choose.setVisible(state != "misses")
        self.state.say(said)

    def retranslate(self, words: Words) -> None:
        """Say everything in another language."""
        self.cross.say(words._("Close"))
        self.shut.say(words._("Close"))
        keys = keys_said("Return", words)
        self.choose.wear(ButtonLook(Role.PRIMARY, Icon.CHECK, keys))
        for part in (self.pane, self.table, self.misses):
            part.retranslate(words)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.head)
        body = QWidget()
        inside = QVBoxLayout(body)
        inside.setContentsMargins(1, 0, 1, 0)
        inside.setSpacing(0)
        asked = QVBoxLayout()
        asked.setContentsMargins(_EDGE, 12, 14, 12)
        asked.setSpacing(8)
        for piece in (self.pane, self.band):
            asked.addWidget(piece)
        inside.addLayout(asked)
        inside.addWidget(self.table, 1)
        inside.addWidget(self.area, 1)
        column.addWidget(Scrolled(body), 1)
        column.addWidget(self._foot())

    def _foot(self) -> QWidget:
        foot = Strip(self._theme, Side.TOP)
        row = QHBoxLayout(foot)
        row.setContentsMargins(16, 10, 16, 11)
        row.setSpacing(10)
        self.state.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        row.addWidget(self.state, 1)
        for button in (self.shut, self.choose):
            row.addWidget(button)
        return foot

    def _fit(self) -> None:
        """Leave the places a few lines, whatever the letters take."""
        least = round(_LEAST * letter_scale(self._theme))
        self.table.setMinimumHeight(least)
        self.area.setMinimumHeight(least)

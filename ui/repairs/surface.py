"""The pieces of a plan of repairs and where they stand: head, fields, lines, foot."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from ui.actions import keys_said
from ui.cycles.fields import letter_scale
from ui.cycles.strip import Side, Strip
from ui.dialogs.reason_field import ReasonField
from ui.form.entry_list import EntryList
from ui.form.surface import Band
from ui.icons import Icon
from ui.repairs.change_pane import ChangePane
from ui.repairs.plan_list import PlanList
from ui.repairs.sayings import consequence_said, kind_said
from ui.repairs.typed import Kind
from ui.typography import Letter
from ui.widgets.buttons import Button, ButtonLook, IconButton, LinkButton, Role
from ui.widgets.labels import Glyph, ShortText, Text
from ui.widgets.scrolled import Modest, Scrolled

if TYPE_CHECKING:
    from desktop_app.wording.words import Words
    from ui.theme import Theme

_EDGE, _LEAST = 18, 190
_ICONS = {
    "absence": Icon.CALENDAR_OFF,
    "closure": Icon.LOCK,
    "room": Icon.DOOR_OPEN,
    "block": Icon.LOCK,
    "move": Icon.BUILDING_2,
    "week": Icon.CALENDAR_RANGE,
    "hours": Icon.CLOCK,
}


class PlanSurface(QWidget):
    """Everything a plan shows; what it does is decided elsewhere."""

    def __init__(self, theme: Theme, words: Words, kind: Kind) -> None:
        """Lay an empty plan out."""
        super().__init__()
        self._theme, self.kind = theme, kind
        self.title = ShortText(theme, "", Letter.DIALOG_TITLE)
        self.state = ShortText(theme, "", Letter.CAPTION, colour="text2")
        self.cross = IconButton(theme, Icon.X, "")
        self.about = Text(theme, "", Letter.BODY, colour="text2")
        self.about.setWordWrap(True)
        self.pane = ChangePane(theme, words, kind)
        self.band = Band(theme)
        self.count = Text(theme, "", Letter.TITLE)
        self.best = Button(theme, "", ButtonLook(icon=Icon.WAND_SPARKLES))
        self.leave_all = LinkButton(theme, "", muted=True)
        self.list = PlanList(theme, words)
        self.area = Modest(self.list)
        self.calls = EntryList(theme)
        self.empty = Text(theme, "", Letter.BODY, colour="text3")
        self.empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.empty.setWordWrap(True)
        self.why = ReasonField(theme)
        self.summary = ShortText(theme, "", Letter.TITLE)
        self.discard = LinkButton(theme, "", muted=True)
        self.shut = Button(theme, "")
        self.apply = Button(theme, "", ButtonLook(Role.PRIMARY, Icon.CHECK))
        self._lay_out()
        self.calls.hide()
        theme.changed.connect(self._fit)
        self._fit()
        self.retranslate(words)

    def show_plan(self, *, lines: bool) -> None:
        """Show what is hit, or the sentence that there is nothing."""
        self._counts.setVisible(lines)
        self.area.setVisible(lines)
        self.empty.setVisible(not lines)

    def show_calls(self) -> None:
        """Show whom to call instead of everything that was typed."""
        for piece in (self._fields, self._counts, self.area, self.empty, self.why, self.discard):
            piece.hide()
        self.apply.hide()
        self.calls.show()

    def retranslate(self, words: Words) -> None:
        """Say everything in another language."""
        self.title.say(kind_said(words, self.kind))
        self.about.setText(consequence_said(words, self.kind))
        self.cross.say(words._("Close"))
        self.best.say(words._("At best"))
        self.best.setToolTip(words._("Take the best way out of each line"))
        self.leave_all.say(words._("Leave all pending"))
        self.discard.say(words._("Throw away"))
        comes_back = self.kind in {Kind.WEEK, Kind.HOURS}
        self.shut.say(words._("Back to the week") if comes_back else words._("Close"))
        self.apply.say(words._("Apply"))
        keys = keys_said("Ctrl+Return", words)
        self.apply.wear(ButtonLook(Role.PRIMARY, Icon.CHECK, keys))
        reasons = (
            words._("facilitator away"),
            words._("site closed"),
            words._("room not available"),
        )
        self.why.retranslate(words, reasons)
        for part in (self.pane, self.list):
            part.retranslate(words)

    def _lay_out(self) -> None:
        theme = self._theme
        self._head, self._counts = Strip(theme, Side.BOTTOM), Strip(theme, Side.BOTH, "alt")
        self._fields, self._foot = QWidget(), Strip(theme, Side.TOP)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._head)
        column.addWidget(Scrolled(self._body()), 1)
        column.addWidget(self._foot)
        self._lay_out_head()
        self._lay_out_counts()
        self._lay_out_foot()

    def _body(self) -> QWidget:
        body = QWidget()
        inside = QVBoxLayout(body)
        inside.setContentsMargins(1, 0, 1, 0)
        inside.setSpacing(0)
        fields = QVBoxLayout(self._fields)
        fields.setContentsMargins(_EDGE, 10, 14, 10)
        fields.setSpacing(10)
        for piece in (self.about, self.pane):
            fields.addWidget(piece)
        told = QVBoxLayout()
        told.setContentsMargins(_EDGE, 4, 14, 4)
        told.addWidget(self.band)
        inside.addWidget(self._fields)
        inside.addLayout(told)
        inside.addWidget(self._counts)
        inside.addWidget(self.area, 1)
        inside.addWidget(self.empty, 1)
        calls = QVBoxLayout()
        calls.setContentsMargins(_EDGE, 6, 14, 6)
        calls.addWidget(self.calls, 1)
        inside.addLayout(calls)
        return body

    def _lay_out_head(self) -> None:
        row = QHBoxLayout(self._head)
        row.setContentsMargins(16, 10, 14, 10)
        row.setSpacing(10)
        row.addWidget(Glyph(self._theme, _ICONS[self.kind.value], size=20, colour="text"))
        row.addWidget(self.title)
        row.addStretch(1)
        row.addWidget(self.state)
        row.addWidget(self.cross)

    def _lay_out_counts(self) -> None:
        row = QHBoxLayout(self._counts)
        row.setContentsMargins(_EDGE, 6, 14, 6)
        row.setSpacing(12)
        self.count.setWordWrap(True)
        row.addWidget(self.count, 1)
        row.addWidget(self.leave_all)
        row.addWidget(self.best)

    def _lay_out_foot(self) -> None:
        column = QVBoxLayout(self._foot)
        column.setContentsMargins(16, 10, 16, 11)
        column.setSpacing(9)
        column.addWidget(self.why)
        row = QHBoxLayout()
        row.setSpacing(10)
        self.summary.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        row.addWidget(self.summary, 1)
        for button in (self.discard, self.shut, self.apply):
            row.addWidget(button)
        column.addLayout(row)

    def _fit(self) -> None:
        """Leave the list a few lines, whatever the letters take."""
        self.area.setMinimumHeight(round(_LEAST * letter_scale(self._theme)))

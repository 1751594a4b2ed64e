"""The pieces of the form and where they stand: head, tabs, panes, foot."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QStackedWidget, QVBoxLayout, QWidget

from desktop_app.wording.words import Words
from ui.cycles.strip import Side, Strip
from ui.form.conflict_strip import ConflictStrip
from ui.form.entry_list import EntryList
from ui.form.general import GeneralPane
from ui.form.interpreter import InterpreterPane
from ui.form.scope_row import ScopeRow
from ui.icons import Icon
from ui.palettes import Palette
from ui.typography import Letter
from ui.widgets.buttons import (
    Button,
    ButtonLook,
    IconButton,
    IconLook,
    LinkButton,
    Role,
)
from ui.widgets.cards import Card
from ui.widgets.labels import ShortText, Text
from ui.widgets.pills import Tag, TagLook
from ui.widgets.scrolled import Scrolled
from ui.widgets.tabs import Tabs
from ui.widgets.tiles import ThemeTile
from ui.widgets.tones import Tone

if TYPE_CHECKING:
    from ui.theme import Theme

GENERAL, PEOPLE, INTERPRETER, PAPER, HISTORY = range(5)
_MARGIN = 20


class Band(Card):
    """A line above the fields with one thing to do about it."""

    def __init__(self, theme: Theme, tone: Tone = Tone.INFO) -> None:
        """Lie hidden."""
        super().__init__(theme, tone=tone)
        self.said = Text(theme, "", Letter.NOTE)
        self.said.setWordWrap(True)
        self.link = LinkButton(theme, "")
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 6, 12, 6)
        row.addWidget(self.said, 1)
        row.addWidget(self.link)
        self.hide()

    def tell(self, sentence: str, action: str = "") -> None:
        """Say a sentence; without one, lie hidden."""
        self.said.setText(sentence)
        self.link.say(action)
        self.link.setVisible(bool(action))
        self.setAccessibleName(sentence)
        self.setVisible(bool(sentence))


class FormSurface(QWidget):
    """Everything the form shows; what it does is decided elsewhere."""

    def __init__(self, theme: Theme, words: Words) -> None:
        """Lay an empty form out."""
        super().__init__()
        self._theme = theme
        self.tile = ThemeTile(theme, Palette.MEDIATION, Icon.CALENDAR_DAYS)
        self.title = ShortText(theme, "", Letter.DIALOG_TITLE)
        self.place = Tag(theme, "")
        self.others = Tag(theme, "", TagLook(Tone.INFO, Icon.MONITOR))
        self.large = IconButton(theme, Icon.SQUARE, "", IconLook(glyph=14))
        self.cross = IconButton(theme, Icon.X, "")
        self.tabs = Tabs(theme, "")
        self.band, self.freed = Band(theme), Band(theme, Tone.OK)
        self.general = GeneralPane(theme, words)
        self.strip = ConflictStrip(theme)
        self.scope = ScopeRow(theme, words)
        self.people = QWidget()
        self.interpreter = InterpreterPane(theme, words)
        self.sheets, self.history = EntryList(theme), EntryList(theme)
        self.print = Button(theme, "", ButtonLook(icon=Icon.PRINTER, keys="Ctrl P"))
        self.stack = QStackedWidget()
        self.changed = ShortText(theme, "", Letter.CAPTION, colour="text3")
        self.cancel = Button(theme, "", ButtonLook(Role.DANGER, Icon.CALENDAR_X))
        self.shut = Button(theme, "", ButtonLook())
        self.save = Button(theme, "", ButtonLook(Role.PRIMARY, Icon.SAVE, "Ctrl S"))
        for place in (self.place, self.others):
            place.hide()
        for _tab in range(HISTORY + 1):
            self.tabs.add("")
        self._lay_out()
        self.tabs.currentChanged.connect(self.stack.setCurrentIndex)

    def rename(self) -> None:
        """Give the focus to the title, to be typed over."""
        self.tabs.setCurrentIndex(GENERAL)
        self.general.title.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.general.title.selectAll()

    def retranslate(self, words: Words) -> None:
        """Say everything in another language."""
        self.tabs.setAccessibleName(words._("Tabs of the session"))
        names = (
            words._("General"),
            words._("Enrolled"),
            words._("Interpreter"),
            words._("Sheet and attendance"),
            words._("History"),
        )
        for place, name in enumerate(names):
            self.tabs.setTabText(place, name)
        self.large.say(words._("As large as the window"))
        self.cross.say(words._("Close"))
        self.print.say(words._("Print the sheet"))
        self.cancel.say(words._("Cancel the session…"))
        self.shut.say(words._("Close"))
        self.save.say(words._("Save"))
        for part in (self.general, self.scope, self.interpreter):
            part.retranslate(words)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._head())
        column.addLayout(self._middle(), 1)
        column.addWidget(self._foot())

    def _head(self) -> QWidget:
        strip = Strip(self._theme, Side.BOTTOM)
        column = QVBoxLayout(strip)
        column.setContentsMargins(_MARGIN, 10, _MARGIN, 1)
        column.setSpacing(4)
        row = QHBoxLayout()
        row.setSpacing(10)
        for piece in (self.tile, self.title, self.place, self.others):
            row.addWidget(piece)
        row.addStretch()
        for button in (self.large, self.cross):
            row.addWidget(button)
        column.addLayout(row)
        column.addWidget(self.tabs)
        return strip

    def _middle(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setContentsMargins(_MARGIN, 10, _MARGIN, 8)
        column.setSpacing(9)
        column.addWidget(self.band)
        column.addWidget(self.freed)
        for pane in (
            self._first_pane(),
            self.people,
            self.interpreter,
            self._paper_pane(),
            self.history,
        ):
            self.stack.addWidget(pane)
        column.addWidget(self.stack, 1)
        return column

    def _foot(self) -> QWidget:
        strip = Strip(self._theme, Side.TOP)
        row = QHBoxLayout(strip)
        row.setContentsMargins(_MARGIN, 10, _MARGIN, 10)
        row.setSpacing(8)
        self.changed.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        row.addWidget(self.changed, 1)
        for button in (self.cancel, self.shut, self.save):
            row.addWidget(button)
        return strip

    def _first_pane(self) -> QWidget:
        pane = QWidget()
        column = QVBoxLayout(pane)
        column.setContentsMargins(0, 2, 0, 0)
        column.setSpacing(10)
        for piece in (self.general, self.strip, self.scope):
            column.addWidget(piece)
        column.addStretch()
        return Scrolled(pane)

    def _paper_pane(self) -> QWidget:
        pane = QWidget()
        column = QVBoxLayout(pane)
        column.setContentsMargins(0, 2, 0, 0)
        column.setSpacing(10)
        row = QHBoxLayout()
        row.addWidget(self.print)
        row.addStretch()
        column.addLayout(row)
        column.addWidget(self.sheets, 1)
        return pane

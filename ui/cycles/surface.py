"""The pieces of the wizard and where they stand: steps, fields, dates, months, foot."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from ui.actions import keys_said
from ui.cycles.check_pane import CheckPane
from ui.cycles.counts_bar import CountsBar
from ui.cycles.creation_card import CreationCard
from ui.cycles.fields import letter_scale
from ui.cycles.line_list import LineList
from ui.cycles.months_panel import MonthsPanel
from ui.cycles.rule_pane import RulePane
from ui.cycles.step_marks import Step, StepMarks
from ui.cycles.strip import Side, Strip
from ui.cycles.what_pane import WhatPane
from ui.icons import Icon
from ui.palettes import Palette
from ui.typography import Letter
from ui.widgets.buttons import Button, ButtonLook, IconButton, LinkButton, Role
from ui.widgets.labels import Glyph, ShortText, Text
from ui.widgets.scrolled import Modest, Scrolled
from ui.widgets.tiles import ThemeTile
from ui.widgets.trouble_line import TroubleLine

if TYPE_CHECKING:
    from desktop_app.wording.words import Words
    from ui.theme import Theme

_EDGE = 18
_LEAST_LINES = 150
_ASIDE, _MOST_ASIDE = 328, 1.3
"""Pixels of the months, and how much wider than that large letters make them."""


class WizardSurface(QWidget):
    """Everything the wizard shows; what it does is decided elsewhere."""

    def __init__(self, theme: Theme, words: Words) -> None:
        """Lay an empty wizard out."""
        super().__init__()
        self._theme = theme
        self.tile = ThemeTile(theme, Palette.MEDIATION, Icon.REPEAT)
        self.title = ShortText(theme, "", Letter.DIALOG_TITLE)
        self.steps = StepMarks(theme, words)
        self.state = ShortText(theme, "", Letter.CAPTION, colour="text2")
        self.whole = IconButton(theme, Icon.MAXIMIZE_2, "")
        self.cross = IconButton(theme, Icon.X, "")
        self.what, self.rule = WhatPane(theme, words), RulePane(theme, words)
        self.check = CheckPane(theme)
        self.band = TroubleLine(theme, words)
        self.counts, self.lines = CountsBar(theme, words), LineList(theme, words)
        self.empty = Text(theme, "", Letter.BODY, colour="text3")
        self.empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.empty.setWordWrap(True)
        self.months, self.card = MonthsPanel(theme, words), CreationCard(theme, words)
        self.park = Button(theme, "", ButtonLook(icon=Icon.PENCIL_LINE))
        self.discard = LinkButton(theme, "", muted=True)
        self.info = ShortText(theme, "", Letter.BODY, colour="text2")
        self.back, self.forward = Button(theme, ""), Button(theme, "")
        self.make = Button(theme, "", ButtonLook(Role.PRIMARY, Icon.CHECK))
        self._counts_strip = Strip(theme, Side.BOTH, "alt")
        self.lines_area = Modest(self.lines)
        self._lay_out()
        theme.changed.connect(self._fit)
        self._fit()
        self.retranslate(words)
        self.show_step(Step.WHAT)

    @property
    def panes(self) -> tuple[WhatPane, RulePane, CheckPane]:
        """What is typed or read at each step."""
        return (self.what, self.rule, self.check)

    def show_step(self, step: Step) -> None:
        """Show the fields of a step; the dates below them stay."""
        self.steps.show_step(step)
        for place, pane in enumerate(self.panes):
            pane.setVisible(place == step)
        self.back.setVisible(step is not Step.WHAT)
        self.forward.setVisible(step is not Step.CHECK)

    def show_dates(self, *, shown: bool) -> None:
        """Show the dates, or why there are none."""
        self._counts_strip.setVisible(shown)
        self.lines_area.setVisible(shown)
        self.empty.setVisible(not shown)

    def retranslate(self, words: Words) -> None:
        """Say everything in another language."""
        for part in (self.steps, self.what, self.rule, self.band, self.counts, self.lines):
            part.retranslate(words)
        self.months.retranslate(words)
        self.card.retranslate(words)
        self.whole.say(words._("Full size"))
        self.cross.say(words._("Close"))
        self.park.say(words._("Keep as a draft"))
        self.discard.say(words._("Throw away"))
        self.back.say(words._("Back"))
        self.forward.say(words._("Continue"))
        keys = keys_said("Ctrl+Return", words)
        self.make.wear(ButtonLook(Role.PRIMARY, Icon.CHECK, keys))

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._head())
        body = QHBoxLayout()
        body.setSpacing(0)
        body.addWidget(Scrolled(self._left()), 1)
        body.addWidget(self._side())
        column.addLayout(body, 1)
        column.addWidget(self._foot())

    def _head(self) -> QWidget:
        head = Strip(self._theme, Side.BOTTOM)
        row = QHBoxLayout(head)
        row.setContentsMargins(16, 9, 14, 9)
        row.setSpacing(10)
        row.addWidget(self.tile)
        row.addWidget(self.title)
        row.addSpacing(40)
        row.addWidget(self.steps)
        row.addStretch(1)
        row.addWidget(self.state)
        row.addWidget(self.whole)
        row.addWidget(self.cross)
        return head

    def _left(self) -> QWidget:
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(1, 0, 0, 0)
        column.setSpacing(0)
        fields = QVBoxLayout()
        fields.setContentsMargins(_EDGE, 12, 14, 12)
        for pane in self.panes:
            fields.addWidget(pane)
        column.addLayout(fields)
        column.addWidget(self.band)
        bar = QVBoxLayout(self._counts_strip)
        bar.setContentsMargins(_EDGE, 4, 14, 4)
        bar.addWidget(self.counts)
        column.addWidget(self._counts_strip)
        column.addWidget(self.lines_area, 1)
        column.addWidget(self.empty, 1)
        return left

    def _side(self) -> QWidget:
        side = Strip(self._theme, Side.LEFT, "bg")
        column = QVBoxLayout(side)
        column.setContentsMargins(12, 12, 12, 12)
        column.setSpacing(12)
        column.addWidget(self.months, 1)
        column.addWidget(self.card)
        self._side_area = Scrolled(side)
        return self._side_area

    def _foot(self) -> QWidget:
        foot = Strip(self._theme, Side.TOP)
        row = QHBoxLayout(foot)
        row.setContentsMargins(16, 11, 16, 11)
        row.setSpacing(10)
        row.addWidget(self.park)
        row.addWidget(self.discard)
        row.addSpacing(16)
        row.addWidget(Glyph(self._theme, Icon.INFO))
        self.info.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        row.addWidget(self.info, 1)
        for button in (self.back, self.forward, self.make):
            row.addWidget(button)
        return foot

    def _fit(self) -> None:
        """Leave the dates a few lines, whatever the letters take."""
        scale = letter_scale(self._theme)
        self.lines_area.setMinimumHeight(round(_LEAST_LINES * scale))
        self._side_area.setFixedWidth(round(_ASIDE * min(scale, _MOST_ASIDE)))

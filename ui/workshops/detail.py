"""The chosen cycle: what it is, its grid, who waits, and what can be done with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from desktop_app.wording.names import named, uncapitalised, worker_said
from ui.icons import Icon
from ui.palettes import Palette, theme_icon
from ui.typography import Letter
from ui.widgets.buttons import Button, ButtonLook, IconButton, IconLook, Role
from ui.widgets.cards import Card
from ui.widgets.chips import ThemeLabel
from ui.widgets.flow_row import FlowRow
from ui.widgets.labels import ShortText, Text
from ui.widgets.row_search import RowSearch
from ui.widgets.scrolled import Scrolled
from ui.workshops.grid_table import GridTable
from ui.workshops.rows import CycleRow, when_said
from ui.workshops.waiting_cards import WaitingList

if TYPE_CHECKING:
    from desktop_app.wording import Words
    from desktop_app.wording.names import Names
    from ui.theme import Theme
    from ui.workshops.grid_model import GridSight

_EDGE = 20


class CycleDetail(QWidget):
    """Shows one cycle; a draft of the wizard shows how to go on with it."""

    resumed = Signal()
    """The draft that is shown is to be gone on with."""

    def __init__(self, theme: Theme, words: Words) -> None:
        """Show nothing yet."""
        super().__init__()
        self.theme = theme
        self._sight: GridSight | None = None
        self._nobody_enrolled = ""
        self.theme_label = ThemeLabel(theme, "", Palette.MEDIATION, Icon.REPEAT)
        self.edit = Button(theme, "", ButtonLook(icon=Icon.PENCIL))
        self.more = IconButton(theme, Icon.ELLIPSIS, "", IconLook(framed=True))
        self.title = ShortText(theme, "", Letter.PANEL_TITLE)
        self.about = ShortText(theme, "", Letter.BODY, colour="text2")
        self.grid, self.waiting = GridTable(theme, words), WaitingList(theme)
        self.search = RowSearch(theme, words)
        self.nobody = Text(theme, "", Letter.BODY, colour="text2")
        self.print_sheet, self.enrol, self.add = (
            Button(theme, ""),
            Button(theme, ""),
            Button(theme, ""),
        )
        self.print_grid = Button(theme, "", ButtonLook(icon=Icon.FILE_TEXT, tall=True, padding=10))
        self.draft_said = Text(theme, "", Letter.BODY, colour="text2")
        self.resume = Button(theme, "", ButtonLook(Role.PRIMARY, Icon.PENCIL_LINE))
        self._faces = QStackedWidget()
        self._faces.addWidget(QWidget())
        self._faces.addWidget(self._cycle_face())
        self._faces.addWidget(self._draft_face())
        whole = QVBoxLayout(self)
        whole.setContentsMargins(1, 0, 0, 0)
        whole.addWidget(self._faces)
        self.resume.clicked.connect(self.resumed)
        self.search.typed.connect(self._find)
        self.search.left.connect(lambda: self.grid.setFocus(Qt.FocusReason.OtherFocusReason))
        self.retranslate(words, ("", ""))

    @property
    def sight(self) -> GridSight | None:
        """What is shown of a cycle."""
        return self._sight

    def show_nothing(self) -> None:
        """Show no cycle."""
        self._sight = None
        self._faces.setCurrentIndex(0)

    def show_draft(self, row: CycleRow) -> None:
        """Show what was set aside in the wizard."""
        self._sight = None
        self.draft_said.setText(f"{row.title}\n{row.detail}")
        self._faces.setCurrentIndex(2)

    def show_sight(self, sight: GridSight, told: tuple[Words, Names], wanted: str = "") -> None:
        """Show a cycle, with what codes stand for; `wanted` is the session to go to."""
        words, names = told
        if self._sight is None or self._sight.grid.line.code != sight.grid.line.code:
            self.search.stop()
        self._sight = sight
        line, grid = sight.grid.line, sight.grid
        palette = Palette(line.palette)
        count = words.ngettext("cycle of {count}", "cycle of {count}", len(line.held))
        said = f"{words.of(line.theme)} · {count.format(count=len(line.held))}"
        self.theme_label.show_theme(said, palette, theme_icon(line.icon, palette))
        self.title.say(words.of(line.title))
        hours = f"{when_said(line, words)}–{line.hours.end:%H:%M}"
        team = ", ".join(
            uncapitalised(worker_said(words, names.get(code), code)) for code in line.team
        )
        site = named(words, line.site, names)
        about = (hours, f"{named(words, line.room, names)}, {site}", team)
        self.about.say(" · ".join(part for part in about if part))
        self.grid.show_sight(sight, words, wanted)
        self._nobody_enrolled = "" if grid.people else words._("Nobody is enrolled yet.")
        self._find(self.search.text)
        self.waiting.show_sight(sight, words)
        self._faces.setCurrentIndex(1)

    def allow(self, *, session: bool) -> None:
        """Let that be asked which needs a session with a column."""
        for button in (self.print_sheet, self.enrol, self.edit):
            button.setEnabled(session)

    def retranslate(self, words: Words, keys: tuple[str, str]) -> None:
        """Say everything in another language; `keys` print a sheet and enrol."""
        sheet, enrol = keys
        self.setAccessibleName(words._("Cycle"))
        self.edit.say(words._("Change the dates…"))
        self.more.say(words._("More"))
        self.print_sheet.say(words._("Print the sheet"))
        look = ButtonLook(Role.PRIMARY, Icon.PRINTER, sheet, tall=True, padding=10)
        self.print_sheet.wear(look)
        self.print_grid.say(words._("Cycle grid"))
        self.enrol.say(words._("Enrol"))
        self.enrol.wear(ButtonLook(icon=Icon.USER_PLUS, keys=enrol, tall=True, padding=10))
        self.add.say(words._("Session"))
        self.add.setToolTip(words._("Add a date to the cycle"))
        self.add.setAccessibleName(words._("Add a date to the cycle"))
        self.add.wear(ButtonLook(icon=Icon.PLUS, tall=True, padding=10))
        self.resume.say(words._("Go on with it"))
        for part in (self.grid, self.search):
            part.retranslate(words)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """See QWidget."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), self.theme.tokens.surface)
        painter.fillRect(0, 0, 1, self.height(), self.theme.tokens.line2)
        painter.end()

    def _find(self, typed: str) -> None:
        """Keep the people of some name, and say so where there is nobody."""
        said = self.grid.find_people(typed)
        self.search.tell(said)
        self.nobody.setText(said or self._nobody_enrolled)
        self.nobody.setVisible(bool(self.nobody.text()))

    def _cycle_face(self) -> QWidget:
        face = QWidget()
        column = QVBoxLayout(face)
        column.setContentsMargins(_EDGE - 1, 10, 16, 4)
        column.setSpacing(4)
        column.addLayout(self._head())
        column.addWidget(self.title)
        column.addWidget(self.about)
        column.addSpacing(6)
        column.addWidget(self._grid_card())
        column.addSpacing(8)
        column.addWidget(self.waiting)
        column.addStretch(1)
        whole = QWidget()
        parts = QVBoxLayout(whole)
        parts.setContentsMargins(0, 0, 0, 0)
        parts.setSpacing(0)
        parts.addWidget(Scrolled(face), 1)
        parts.addLayout(self._foot())
        return whole

    def _head(self) -> QHBoxLayout:
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self.theme_label)
        head.addStretch()
        head.addWidget(self.edit)
        head.addWidget(self.more)
        return head

    def _grid_card(self) -> Card:
        card = Card(self.theme)
        inside = QVBoxLayout(card)
        inside.setContentsMargins(1, 3, 1, 3)
        inside.setSpacing(0)
        inside.addWidget(self.search)
        inside.addWidget(self.grid)
        self.nobody.setMargin(12)
        inside.addWidget(self.nobody)
        return card

    def _foot(self) -> QVBoxLayout:
        """The actions, which stay at the bottom whatever scrolls above them."""
        actions = FlowRow([self.print_sheet, self.print_grid, self.enrol, self.add], gap=8)
        foot = QVBoxLayout()
        foot.setContentsMargins(_EDGE - 1, 4, 16, 12)
        foot.addWidget(actions)
        return foot

    def _draft_face(self) -> QWidget:
        face = QWidget()
        column = QVBoxLayout(face)
        column.setContentsMargins(_EDGE, 24, 16, 12)
        column.setSpacing(12)
        self.draft_said.setWordWrap(True)
        column.addWidget(self.draft_said)
        column.addWidget(self.resume, alignment=Qt.AlignmentFlag.AlignLeft)
        column.addStretch()
        return face

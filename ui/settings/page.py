"""The settings as they are laid out: the list of pages left, the chosen one right."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QWidget

from ui.settings.centre_panel import CentrePanel
from ui.settings.desk_panel import DeskPanel
from ui.settings.display_panel import DisplayPanel
from ui.settings.entries import ENTRIES, EntryList
from ui.settings.keyboard_panel import KeyboardPanel
from ui.settings.places_panel import PlacesPanel
from ui.settings.printing_panel import PrintingPanel
from ui.settings.programmes_panel import ProgrammesPanel

if TYPE_CHECKING:
    from desktop_app.readings.described import Described
    from desktop_app.wording import Words
    from ui.actions import Actions
    from ui.settings.panel import Panel
    from ui.surroundings import Surroundings


class SettingsPage(QWidget):
    """The pages, each made once; they show what is kept and say what is asked."""

    def __init__(self, around: Surroundings, actions: Actions) -> None:
        """Lay out every page."""
        super().__init__()
        theme, words, appearance = around.theme, around.words, around.appearance
        self._theme = theme
        self.entries = EntryList(theme, words)
        self.centre = CentrePanel(theme, words)
        self.places = PlacesPanel(theme, words)
        self.programmes = ProgrammesPanel(theme, words)
        self.printing = PrintingPanel(appearance)
        self.desk = DeskPanel(appearance, around.desk)
        self.display = DisplayPanel(appearance, actions)
        self.keyboard = KeyboardPanel(appearance, actions)
        self._pages: dict[str, Panel] = {
            "centre": self.centre,
            "places": self.places,
            "programmes": self.programmes,
            "printing": self.printing,
            "desk": self.desk,
            "display": self.display,
            "keyboard": self.keyboard,
        }
        self._stack = QStackedWidget()
        for panel in self._pages.values():
            self._stack.addWidget(panel)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.entries)
        row.addWidget(self._stack, 1)
        self.entries.chosen.connect(self.show_page)
        self.show_page(next(iter(ENTRIES)))
        self.retranslate(words)

    @property
    def code(self) -> str:
        """The code of the page that is shown."""
        shown = self._stack.currentWidget()
        return next(code for code, panel in self._pages.items() if panel is shown)

    @property
    def panes(self) -> list[QWidget]:
        """What F6 goes through, in order."""
        return [self.entries, self._stack]

    def show_page(self, code: str) -> None:
        """Show a page and mark it in the list."""
        self._stack.setCurrentWidget(self._pages[code])
        self.entries.choose(code)

    def show_described(self, described: Described, wanted: str = "") -> None:
        """Show what is kept of the centre; what was just added is chosen."""
        self.centre.show_described(described)
        self.places.show_described(described, wanted)
        self.programmes.show_described(described, wanted)
        self.desk.show_described(described)

    def show_chosen(self) -> None:
        """Show what is kept of this desk."""
        for panel in (self.printing, self.desk, self.display, self.keyboard):
            panel.show_chosen()

    def focus(self) -> None:
        """Give the focus to the list of pages."""
        self.entries.button(self.code).setFocus(Qt.FocusReason.OtherFocusReason)

    def retranslate(self, words: Words) -> None:
        """Say everything in another language."""
        self.setAccessibleName(words._("Settings"))
        self.entries.retranslate(words)
        for panel in self._pages.values():
            panel.retranslate(words)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """See QWidget."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._theme.tokens.bg)
        painter.end()

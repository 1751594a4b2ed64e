"""The head of a form over the window: its icon, its title and its cross."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QSizePolicy

from ui.cycles.strip import Side, Strip
from ui.icons import Icon
from ui.typography import Letter
from ui.widgets.buttons import IconButton
from ui.widgets.labels import Glyph, ShortText

if TYPE_CHECKING:
    from ui.theme import Theme


class DialogHead(Strip):
    """A strip above what is asked."""

    def __init__(self, theme: Theme, icon: Icon) -> None:
        """Name nothing yet."""
        super().__init__(theme, Side.BOTTOM)
        self.title = ShortText(theme, "", Letter.DIALOG_TITLE)
        self.title.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.cross = IconButton(theme, Icon.X, "")
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 10, 14, 10)
        row.setSpacing(10)
        row.addWidget(Glyph(theme, icon, size=20, colour="text"))
        row.addWidget(self.title, 1)
        row.addWidget(self.cross)

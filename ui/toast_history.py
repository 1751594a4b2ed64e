"""The last toasts of this sitting, for whoever looked away; names stay as masked as they were."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from ui.typography import Letter
from ui.widgets.buttons import LinkButton
from ui.widgets.labels import Glyph, Text
from ui.widgets.rings import FocusRing
from ui.widgets.tones import TONE_ICONS, Tone

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from desktop_app.wording import Words
    from ui.theme import Theme

WIDTH = 440
"""Pixels, at the usual text size."""

_EDGE, _GAP = 12, 8


@dataclass(slots=True, weakref_slot=True)
class Told:
    """What a toast said.

    Attributes:
        hour: when, in words.
        sentence: what, as it was said.
        tone: what its colour means.
        action: what can still be done about it, in words.
        act: does it; nothing once it was done.
        entry: number of the act in the journal that `act` takes back, if it does.
    """

    hour: str
    sentence: str
    tone: Tone
    action: str = ""
    act: Callable[[], None] | None = None
    entry: int = 0

    def carry_out(self) -> None:
        """Do what can be done about it, once."""
        act, self.act = self.act, None
        if act is not None:
            act()


class ToastHistory(QFrame):
    """A line for each toast, the latest first; Tab goes through them, Escape closes."""

    def __init__(self, theme: Theme, words: Words, told: Sequence[Told], parent: QWidget) -> None:
        """List what was `told`, given with the latest last."""
        super().__init__(parent, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setAccessibleName(words._("Last messages"))
        self._theme = theme
        column = QVBoxLayout(self)
        column.setContentsMargins(_EDGE, _EDGE, _EDGE, _EDGE)
        column.setSpacing(_GAP)
        column.addWidget(Text(theme, words._("Last messages"), Letter.STRONG))
        self.lines = [self._line(one) for one in reversed(told)]
        for line in self.lines:
            column.addWidget(line)
        self.setFixedWidth(round(WIDTH * max(theme.text_percent, 100) / 100))
        self._ring = FocusRing(theme, self)

    def open_above(self, anchor: QWidget) -> None:
        """Show the lines above a widget, flush with its right edge, ready for the keyboard."""
        self.resize(self.width(), self.heightForWidth(self.width()))
        corner = anchor.mapToGlobal(QPoint(anchor.width(), 0))
        self.move(corner - QPoint(self.width(), self.height() + 4))
        self.show()
        if self.lines:
            self.lines[0].setFocus(Qt.FocusReason.PopupFocusReason)

    def _line(self, told: Told) -> QWidget:
        theme = self._theme
        line = QWidget()
        line.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        line.setAccessibleName(" ".join(filter(None, (told.hour, told.sentence))))
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(_GAP)
        colour = "text2" if told.tone is Tone.NEUTRAL else told.tone.value
        row.addWidget(Glyph(theme, TONE_ICONS[told.tone], colour=colour))
        row.addWidget(Text(theme, told.hour, Letter.CAPTION, colour="text2"))
        sentence = Text(theme, told.sentence)
        sentence.setWordWrap(True)
        row.addWidget(sentence, 1)
        if told.act is not None:
            row.addWidget(self._link(told))
        return line

    def _link(self, told: Told) -> LinkButton:
        link = LinkButton(self._theme, told.action)
        link.setAccessibleDescription(told.sentence)
        link.clicked.connect(self.close)
        link.clicked.connect(told.carry_out)
        return link

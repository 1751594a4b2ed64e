"""The list of the pages of the settings."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from ui.density import CONTROL_RADIUS
from ui.icons import Icon, draw_icon
from ui.typography import Letter
from ui.widgets.drawing import hairline, ink, outlined
from ui.widgets.labels import Text
from ui.widgets.painted import RADIUS, PaintedButton

if TYPE_CHECKING:
    from collections.abc import Mapping

    from desktop_app.wording import Words
    from ui.theme import Theme

_WIDTH = 208
_ICON = 16
_LEFT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
_STEPS: dict[int, int] = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


def _(sentence: str) -> str:
    """Mark a sentence for the catalogue; it is translated when it is shown."""
    return sentence


@dataclass(frozen=True, slots=True)
class Entry:
    """A page one can go to."""

    title: str
    icon: Icon


ENTRIES: Mapping[str, Entry] = {
    "centre": Entry(_("Centre"), Icon.BUILDING_2),
    "places": Entry(_("Sites and rooms"), Icon.DOOR_OPEN),
    "programmes": Entry(_("Programmes"), Icon.LAYERS),
    "printing": Entry(_("Printing"), Icon.PRINTER),
    "desk": Entry(_("This desk"), Icon.MONITOR),
    "display": Entry(_("Display"), Icon.PALETTE),
    "keyboard": Entry(_("Keyboard"), Icon.KEYBOARD),
}
"""The pages that are built, by code, in their order."""


class EntryList(QWidget):
    """One button for each page; arrows go from one to the next."""

    chosen = Signal(str)
    """The code of a page."""

    def __init__(self, theme: Theme, words: Words) -> None:
        """Offer every page."""
        super().__init__()
        self.theme = theme
        self._title = Text(theme, "", Letter.PANEL_TITLE)
        self._buttons: dict[str, _EntryButton] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 20, 12, 12)
        column.setSpacing(2)
        self._title.setContentsMargins(10, 0, 0, 10)
        column.addWidget(self._title)
        for code, entry in ENTRIES.items():
            button = _EntryButton(theme, entry, self)
            button.clicked.connect(lambda _on=False, code=code: self.chosen.emit(code))
            self._buttons[code] = button
            column.addWidget(button)
        column.addStretch()
        theme.changed.connect(self._fit)
        self._fit()
        self.retranslate(words)

    def choose(self, code: str) -> None:
        """Mark the page that is shown."""
        if any(button.hasFocus() for button in self._buttons.values()):
            self._buttons[code].setFocus(Qt.FocusReason.OtherFocusReason)
        for one, button in self._buttons.items():
            button.setChecked(one == code)
            policy = Qt.FocusPolicy.TabFocus if one == code else Qt.FocusPolicy.NoFocus
            button.setFocusPolicy(policy)

    def button(self, code: str) -> PaintedButton:
        """The button of a page."""
        return self._buttons[code]

    def step(self, by: int) -> None:
        """Go to the page before (-1) or after (1) the one that is shown."""
        codes = list(self._buttons)
        here = next(place for place, code in enumerate(codes) if self._buttons[code].isChecked())
        if 0 <= here + by < len(codes):
            self.chosen.emit(codes[here + by])
            self._buttons[codes[here + by]].setFocus(Qt.FocusReason.TabFocusReason)

    def retranslate(self, words: Words) -> None:
        """Say everything in another language."""
        self._title.setText(words._("Settings"))
        self.setAccessibleName(words._("Settings"))
        for code, button in self._buttons.items():
            button.say(words._(ENTRIES[code].title))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """See QWidget."""
        tokens, painter = self.theme.tokens, QPainter(self)
        painter.fillRect(self.rect(), tokens.alt)
        line = hairline(painter)
        painter.fillRect(QRectF(self.width() - line, 0, line, self.height()), tokens.line2)
        painter.end()

    def _fit(self) -> None:
        self.setFixedWidth(round(_WIDTH * max(self.theme.text_percent, 100) / 100))


class _EntryButton(PaintedButton):
    def __init__(self, theme: Theme, entry: Entry, entries: EntryList) -> None:
        self._entry, self._entries = entry, entries
        super().__init__(theme, entry.title, entries)
        self.setCheckable(True)
        self.setProperty(RADIUS, CONTROL_RADIUS)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def content_size(self) -> QSize:
        """See PaintedButton."""
        wide = self.theme.letters.width(Letter.TITLE, self.label) + 48
        return QSize(round(wide), self.theme.sizes.control)

    def draw(self, painter: QPainter, box: QRectF) -> None:
        """See PaintedButton."""
        tokens, chosen = self.theme.tokens, self.isChecked()
        if chosen or self.is_hovered:
            fill = tokens.sel if chosen else tokens.closed
            outlined(painter, box, CONTROL_RADIUS, fill=fill, pen=None)
        corner = QPointF(box.left() + 10, box.center().y() - _ICON / 2)
        colour = tokens.text if chosen else tokens.text2
        draw_icon(painter, corner, self._entry.icon, size=_ICON, colour=colour)
        ink(painter, self.theme.font(Letter.TITLE if chosen else Letter.BODY), colour)
        painter.drawText(box.adjusted(36, 0, 0, 0), _LEFT, self.label)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """See QWidget."""
        step = _STEPS.get(event.key())
        if step is None:
            super().keyPressEvent(event)
        else:
            self._entries.step(step)

    def nextCheckState(self) -> None:
        """Leave it to the list which page is shown."""

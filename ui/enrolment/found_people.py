"""The field in which somebody is looked for, and the people found under it."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter

from ui.icons import Icon, draw_icon_in
from ui.theme import Theme
from ui.widgets.fields import SearchField
from ui.widgets.pick_list import PickList


class PersonField(SearchField):
    """The arrows move the mark of the list below, Enter takes it; the focus stays here."""

    stepped = Signal(int)
    """One line down, or up for -1."""
    taken = Signal()
    """Enter: the marked line."""

    def __init__(self, theme: Theme) -> None:
        """Take a name, a telephone number or a birth."""
        super().__init__(theme, "")
        self.setProperty("look", "")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """See QWidget."""
        key = Qt.Key(event.key())
        step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(key)
        if step is not None:
            self.stepped.emit(step)
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.taken.emit()
        else:
            super().keyPressEvent(event)


@dataclass(frozen=True, slots=True)
class FoundLine:
    """Somebody found, or the offer to create whoever was not; ``code`` is then empty."""

    code: str
    title: str
    details: str = ""

    @property
    def icon(self) -> Icon:
        """A person, or a person more."""
        return Icon.USER if self.code else Icon.PLUS


class FoundPeople(PickList[FoundLine]):
    """Who may be meant, and somebody new."""

    def draw_mark(self, painter: QPainter, row: QRectF, line: FoundLine) -> None:
        """See PickList."""
        glyph = QRectF(row.left() + 10, row.center().y() - 8, 16, 16)
        draw_icon_in(painter, glyph, line.icon, size=16, colour=self.theme.tokens.text2)

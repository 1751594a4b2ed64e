"""What the popover shows of an appointment besides its fields: for whom, and when one is free."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.domain.appointments import AppointmentKind
from desktop_app.wording.statuses import appointment_kind_text
from ui.icons import Icon, draw_icon_in
from ui.typography import Letter
from ui.widgets.labels import ShortText, Text
from ui.widgets.pick_list import PickList
from ui.widgets.segments import Choice, Segments

if TYPE_CHECKING:
    from desktop_app.wording import Words
    from ui.theme import Theme

NEXT_KEYS = "Alt N"
"""What takes the next free appointment; N alone is text in the popover."""


class AppointmentHead(QWidget):
    """For whom it is, and of which kind."""

    kind_chosen = Signal(str)
    """The code of a kind of appointment."""

    def __init__(self, theme: Theme, words: Words) -> None:
        """Show nobody yet."""
        super().__init__()
        self._who = ShortText(theme, "", Letter.TITLE)
        self.kinds = Segments(theme, "", _choices(words))
        self.kinds.chosen.connect(self.kind_chosen)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 2, 0, 2)
        row.setSpacing(8)
        row.addWidget(self._who, 1)
        row.addWidget(self.kinds, alignment=Qt.AlignmentFlag.AlignRight)
        self.retranslate(words)
        self.hide()

    @property
    def who(self) -> str:
        """Whom it is for, as it is shown."""
        return self._who.words

    def retranslate(self, words: Words) -> None:
        """Say everything in another language."""
        self.kinds.offer(_choices(words))
        self.kinds.setAccessibleName(words._("Kind of appointment"))

    def show_person(self, said: str, kind: str) -> None:
        """Show whom it is for and its kind."""
        self._who.say(said)
        self.kinds.choose(kind)


def _choices(words: Words) -> list[Choice]:
    return [Choice(kind, appointment_kind_text(words, kind)) for kind in AppointmentKind]


@dataclass(frozen=True, slots=True)
class FreeSlotLine:
    """A free appointment on offer: when and where, then what it is and with whom."""

    title: str
    details: str
    code: str = ""
    icon: Icon = Icon.CALENDAR_CLOCK


class NextFreeList(PickList[FreeSlotLine]):
    """The next free appointment in one line that a key or a click takes."""

    ROW = 40

    def draw_mark(self, painter: QPainter, row: QRectF, line: FreeSlotLine) -> None:
        """See PickList."""
        glyph = QRectF(row.left() + 10, row.center().y() - 8, 16, 16)
        draw_icon_in(painter, glyph, line.icon, size=16, colour=self.theme.tokens.text2)


class AppointmentFoot(QWidget):
    """Who interprets until when, and the next free appointment or that there is none."""

    def __init__(self, theme: Theme) -> None:
        """Show nothing yet."""
        super().__init__()
        self.interpreter = Text(theme, "", Letter.CAPTION, colour="text2")
        self.free = NextFreeList(theme)
        self.free.setAccessibleDescription(NEXT_KEYS)
        self.nothing = Text(theme, "", Letter.CAPTION, colour="text2")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        for text in (self.interpreter, self.nothing):
            text.setWordWrap(True)
        for piece in (self.interpreter, self.free, self.nothing):
            column.addWidget(piece)
        self.hide()

    def show_interpreter(self, said: str) -> None:
        """Say who interprets and until when that is ordered; nothing without a language."""
        self.interpreter.setText(said)
        self.interpreter.setVisible(bool(said))

    def show_free(self, line: FreeSlotLine | None, nothing: str) -> None:
        """Offer a free appointment, or say that there is ``nothing``."""
        self.free.show_lines((line,) if line is not None else (), NEXT_KEYS)
        self.nothing.setText(nothing)
        self.nothing.setVisible(bool(nothing))

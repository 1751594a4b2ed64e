"""Where a session is: the letter of the site, the room, and how many it holds."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter

from ui.booking.fields import PickField
from ui.booking.sayings import Speaker, places_said
from ui.typography import Letter
from ui.widgets.drawing import ink
from ui.widgets.marks import draw_site_letter

if TYPE_CHECKING:
    from ui.theme import Theme

_LEFT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
_LETTER, _GAP = 18, 8


class RoomField(PickField):
    """A list of rooms; the one chosen is drawn with the letter of its site."""

    def __init__(self, theme: Theme) -> None:
        """Offer nothing yet."""
        super().__init__(theme, "")
        self._shown: tuple[str, str, str] | None = None

    def offer_rooms(self, codes: Iterable[str], speaker: Speaker, chosen: str) -> None:
        """List rooms by their codes, and show the chosen one."""
        self._shown = _shown(speaker, chosen)
        self.offer([(code, speaker.room(code)) for code in codes], chosen)

    def sizeHint(self) -> QSize:
        """See QWidget."""
        return super().sizeHint() + QSize(_LETTER + _GAP, 0)

    def draw_current(self, painter: QPainter, inner: QRectF) -> None:
        """See ChoiceField."""
        if self._shown is None:
            super().draw_current(painter, inner)
            return
        letter, name, places = self._shown
        top = inner.center().y() - _LETTER / 2
        draw_site_letter(painter, self.theme, QRectF(inner.left(), top, _LETTER, _LETTER), letter)
        left = inner.adjusted(_LETTER + _GAP, 0, 0, 0)
        tokens, letters = self.theme.tokens, self.theme.letters
        ink(painter, self.theme.font(Letter.TITLE), tokens.text)
        said = self.theme.metrics(Letter.TITLE).elidedText(
            name, Qt.TextElideMode.ElideRight, round(left.width())
        )
        painter.drawText(left, _LEFT, said)
        beside = left.adjusted(letters.width(Letter.TITLE, said) + _GAP, 0, 0, 0)
        if letters.width(Letter.CAPTION, places) <= beside.width():
            ink(painter, self.theme.font(Letter.CAPTION), tokens.text2)
            painter.drawText(beside, _LEFT, places)


def _shown(speaker: Speaker, chosen: str) -> tuple[str, str, str] | None:
    """The letter of the site, the name of the room and its places; nothing without a room."""
    planning, words = speaker.planning, speaker.words
    room = planning.rooms.get(chosen)
    if room is None:
        return None
    letter = planning.sites[room.site].letter
    return letter, words.of(room.name), places_said(words, room.capacity)

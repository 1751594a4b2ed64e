"""Over the inspector while a session is in the hand: from where to where, and what is checked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from ui.board.sayings import POINT
from ui.icons import Icon
from ui.inspector.gesture_lines import CheckLine, Gesture, gesture_lines, hours_of, room_of
from ui.typography import Letter
from ui.widgets.cards import Notice
from ui.widgets.drawing import hairline
from ui.widgets.labels import Glyph, ShortText, Text
from ui.widgets.pills import KeyCap
from ui.widgets.scrolled import Scrolled
from ui.widgets.tiles import ToneTile
from ui.widgets.tones import Tone

if TYPE_CHECKING:
    from desktop_app.wording import Words
    from ui.theme import Theme

_EDGE, _GAP, _TOP = 16, 12, 15
_TILE, _ARROW, _NEAR = 24, 14, 6
_ICONS = {Tone.DANGER: Icon.X, Tone.OK: Icon.CHECK, Tone.WARN: Icon.TRIANGLE_ALERT}


class GesturePane(QWidget):
    """Says a gesture as it goes on; it covers what stands below it."""

    def __init__(self, theme: Theme, words: Words, parent: QWidget) -> None:
        """Stay hidden until something is in the hand."""
        super().__init__(parent)
        self._over = parent
        self.theme, self._words = theme, words
        self._lines: tuple[CheckLine, ...] = ()
        self._kind = Text(theme, "", Letter.CAPTION_STRONG, colour="text3")
        self._title = Text(theme, "", Letter.PANEL_TITLE)
        self._title.setWordWrap(True)
        self._checked = Text(theme, "", Letter.CAPTION_STRONG, colour="text3")
        self._hours, self._room = _Change(theme), _Change(theme)
        self._rows = QVBoxLayout()
        self._nearest = Notice(theme, Tone.INFO, "")
        self._keys = QVBoxLayout()
        self._lay_out()
        self.retranslate(words)
        self.hide()

    @property
    def lines(self) -> tuple[CheckLine, ...]:
        """What is said of the place under the hand."""
        return self._lines

    def tell(self, gesture: Gesture) -> None:
        """Say a gesture where it is now."""
        check, words = gesture.check, self._words
        wish, block = check.wish, gesture.board.block(check.wish.code)
        if block is None:
            return
        self._kind.setText(words._("Copying") if check.copies else words._("Moving"))
        self._title.setText(words.of(block.title))
        hours = (
            hours_of(words, block.span, wish.span.day),
            hours_of(words, wish.span, block.span.day),
        )
        rooms = room_of(gesture, words, wish.seen.room), room_of(gesture, words, wish.room)
        width = self._over.width() - 2 * _EDGE
        self._hours.say(words._("Hours"), hours, width)
        self._room.say(words._("Room"), rooms, width)
        self._show_lines(gesture_lines(gesture, words))
        self._show_nearest(gesture)
        if self.isHidden():
            self.setGeometry(self._over.rect())
            self.raise_()
            self.show()

    def retranslate(self, words: Words) -> None:
        """Say everything in another language."""
        self._words = words
        self.setAccessibleName(words._("Moving"))
        self._checked.setText(words._("Checked as it goes"))
        while self._keys.count():
            item = self._keys.takeAt(0)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.deleteLater()
        for key, said in (
            (words._("Esc"), words._("give up")),
            (words._("Shift"), words._("steps of 5 min instead of 15")),
        ):
            self._keys.addWidget(_hint(self.theme, key, said))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """See QWidget."""
        painter, tokens = QPainter(self), self.theme.tokens
        painter.fillRect(self.rect(), tokens.surface)
        painter.fillRect(QRectF(0, 0, hairline(painter), self.height()), tokens.line2)
        painter.end()

    def _show_lines(self, lines: tuple[CheckLine, ...]) -> None:
        """Lay out what was checked, unless it is said already: the hand goes on meanwhile."""
        if lines == self._lines:
            return
        self._lines = lines
        while self._rows.count():
            item = self._rows.takeAt(0)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for line in lines:
            self._rows.addWidget(_CheckRow(self.theme, line))

    def _show_nearest(self, gesture: Gesture) -> None:
        nearest, words = gesture.check.nearest, self._words
        self._nearest.setVisible(nearest is not None)
        if nearest is not None:
            room = gesture.board.planning.rooms[nearest.room]
            where = words.of(room.name)
            when = hours_of(words, nearest.span, gesture.check.wish.span.day)
            snaps = words._("Tab puts the block there")
            self._nearest.say(
                words._("Nearest place without a conflict"), f"{when}{POINT}{where}\n{snaps}"
            )

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(_EDGE, _TOP, _EDGE, _GAP)
        column.setSpacing(_GAP)
        for piece in (self._kind, self._title, self._hours, self._room):
            column.addWidget(piece)
        column.addWidget(self._checked)
        inside = QWidget()
        found = QVBoxLayout(inside)
        found.setContentsMargins(0, 0, 0, 0)
        found.setSpacing(_GAP)
        self._rows.setSpacing(_GAP)
        found.addLayout(self._rows)
        found.addWidget(self._nearest)
        found.addStretch()
        column.addWidget(Scrolled(inside), 1)
        self._keys.setSpacing(6)
        column.addLayout(self._keys)


class _Change(QWidget):
    """What it was, an arrow, what it would be: below each other where one line has no room."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._name = Text(theme, "", Letter.CAPTION_STRONG, colour="text3")
        self._before = ShortText(theme, "", Letter.BODY, colour="text3")
        self._after = ShortText(theme, "", Letter.TITLE)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(3)
        column.addWidget(self._name)
        self._both = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._both.setSpacing(_NEAR)
        self._both.addWidget(self._before, 1)
        later = QHBoxLayout()
        later.setSpacing(_NEAR)
        later.addWidget(Glyph(theme, Icon.ARROW_RIGHT, size=_ARROW))
        later.addWidget(self._after, 1)
        self._both.addLayout(later, 1)
        column.addLayout(self._both)

    def say(self, name: str, change: tuple[str, str], width: int) -> None:
        """Say all three in so many pixels."""
        self._name.setText(name)
        for text, said in zip((self._before, self._after), change, strict=True):
            text.say(said)
        half = (width - _NEAR) // 2
        fits = self._before.sizeHint().width() <= half
        fits = fits and self._after.sizeHint().width() + _ARROW + _NEAR <= half
        beside, below = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._both.setDirection(beside if fits else below)


class _CheckRow(QWidget):
    """A mark and what it stands for."""

    def __init__(self, theme: Theme, line: CheckLine) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        tile = ToneTile(theme, line.tone, _ICONS[line.tone], size=_TILE)
        row.addWidget(tile, alignment=Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout()
        column.setContentsMargins(0, 3, 0, 0)
        column.setSpacing(2)
        for said, letter, colour in (
            (line.title, Letter.TITLE, "text"),
            (line.detail, Letter.CAPTION, "text2"),
        ):
            if said:
                text = Text(theme, said, letter, colour=colour)
                text.setWordWrap(True)
                column.addWidget(text)
        row.addLayout(column, 1)


def _hint(theme: Theme, key: str, said: str) -> QWidget:
    hint = QWidget()
    row = QHBoxLayout(hint)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(8)
    row.addWidget(KeyCap(theme, key))
    row.addWidget(Text(theme, said, Letter.CAPTION, colour="text2"))
    row.addStretch()
    return hint

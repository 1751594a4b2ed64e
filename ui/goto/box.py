"""The box itself: a field, its list, and what to say when nothing answers."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QKeyEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from ui.goto.line_list import LineList
from ui.typography import Letter
from ui.widgets.cards import Card
from ui.widgets.fields import SearchField
from ui.widgets.labels import Text
from ui.widgets.rings import give_focus_back

if TYPE_CHECKING:
    from desktop_app.wording import Words
    from ui.goto.lines import GotoLine
    from ui.theme import Theme

WIDTH = 560
LONGEST_TYPED = 200
_PADDING, _STEPS = 8, {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class GotoInput(SearchField):
    """The arrows move the mark of the list, Enter takes it, Escape gives up.

    Ctrl+Enter takes it beside what is shown.
    """

    stepped = Signal(int)
    entered = Signal()
    entered_beside = Signal()
    given_up = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """See QWidget."""
        key = Qt.Key(event.key())
        if key in _STEPS:
            self.stepped.emit(_STEPS[key])
        elif key in _ENTER:
            beside = event.modifiers() & Qt.KeyboardModifier.ControlModifier
            (self.entered_beside if beside else self.entered).emit()
        elif key == Qt.Key.Key_Escape:
            self.given_up.emit()
        else:
            super().keyPressEvent(event)


class GotoBox(QWidget):
    """Floats over the window that is its parent; closing gives the focus back."""

    typed = Signal(str)
    """What stands in the field now."""
    entered = Signal()
    """Enter was pressed, or a line was clicked."""
    entered_beside = Signal()
    """Ctrl+Enter was pressed: what is shown now is to stay."""

    def __init__(self, theme: Theme, words: Words, window: QWidget) -> None:
        """Stay hidden until it is opened."""
        super().__init__(window)
        self.theme, self._words, self._window = theme, words, window
        self._before: QWidget | None = None
        self.line = GotoInput(theme, "")
        self.list = LineList(theme)
        self._nothing = Text(theme, "", Letter.BODY, colour="text2")
        self._card = Card(theme, floating=True)
        self._lay_out()
        self.line.textChanged.connect(self.typed)
        self.line.stepped.connect(self._step)
        self.line.entered.connect(self.entered)
        self.line.entered_beside.connect(self.entered_beside)
        self.line.given_up.connect(self.give_up)
        self.list.picked.connect(self.entered)
        self.hide()
        self.retranslate(words)

    @property
    def is_open(self) -> bool:
        """Whether it can be typed in."""
        return self.isVisible()

    @property
    def message(self) -> str:
        """What is said in the place of lines."""
        return "" if self._nothing.isHidden() else self._nothing.text()

    def open_over(self, field: QRect) -> None:
        """Open empty, its own field over a field of the window."""
        if not self.is_open:
            self._before = QApplication.focusWidget()
        self._over = field
        self.line.clear()
        self.tell("")
        self.show()
        self._fit()
        self.raise_()
        self.line.setFocus(Qt.FocusReason.PopupFocusReason)
        app = QApplication.instance()
        if app is not None:
            app.installEventFilter(self)

    def give_up(self) -> None:
        """Close; the focus goes back where it was."""
        before, self._before = self._before, None
        had_focus = self.isAncestorOf(QApplication.focusWidget() or self._window)
        self._leave()
        if had_focus:
            give_focus_back(before)

    def show_lines(self, lines: Sequence[GotoLine]) -> None:
        """List what may be meant."""
        self._nothing.hide()
        self.list.show_lines(lines)
        self._fit()
        self._announce()

    def tell(self, sentence: str) -> None:
        """Say something in the place of lines, or nothing."""
        self.list.show_lines(())
        self.note(sentence)

    def note(self, sentence: str) -> None:
        """Say something below the lines."""
        self._nothing.setText(sentence)
        self._nothing.setVisible(bool(sentence))
        self._fit()
        if sentence:
            self._say(sentence)

    def retranslate(self, words: Words) -> None:
        """Say everything in another language."""
        self._words = words
        self.setAccessibleName(words._("Go to"))
        self.line.setAccessibleName(words._("Person, workshop, room, date, > command"))
        self.line.setPlaceholderText(words._("Person, workshop, room, date, > command"))
        self.list.setAccessibleName(words._("Results"))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """See QObject: a click elsewhere, or the focus elsewhere, closes the box."""
        kinds = (QEvent.Type.MouseButtonPress, QEvent.Type.FocusIn)
        if event.type() in kinds and isinstance(watched, QWidget) and self._is_elsewhere(watched):
            self._before = None
            self._leave()
        return super().eventFilter(watched, event)

    def _is_elsewhere(self, widget: QWidget) -> bool:
        mine = widget is self or self.isAncestorOf(widget)
        return self.is_open and not mine and widget.window() is self.window()

    def _leave(self) -> None:
        app = QApplication.instance()
        if app is not None:
            app.removeEventFilter(self)
        self.hide()

    def _step(self, by: int) -> None:
        self.list.step(by)
        self._announce()

    def _announce(self) -> None:
        """Say the marked line; the focus never leaves the field."""
        line = self.list.current
        if line is None:
            return
        count = len(self.list.lines)
        place = self.list.currentIndex().row() + 1
        said = self._words._("{line}, {place} of {count}")
        self._say(said.format(line=line.said, place=place, count=count))

    def _say(self, sentence: str) -> None:
        self.line.setAccessibleDescription(sentence)
        if QAccessible.isActive():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self.line, sentence))

    def _lay_out(self) -> None:
        margin = self._card.margin
        whole = QHBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._card)
        column = QVBoxLayout(self._card)
        inside = margin + _PADDING
        column.setContentsMargins(inside, inside, inside, inside)
        column.setSpacing(6)
        self.line.setMaxLength(LONGEST_TYPED)
        self._nothing.setWordWrap(True)
        self._nothing.setMargin(6)
        for piece in (self.line, self.list, self._nothing):
            column.addWidget(piece)
        self._over = QRect()

    def _fit(self) -> None:
        """Take the width of the field at least, and stay inside the window."""
        margin = self._card.margin + _PADDING
        wide = max(WIDTH * max(self.theme.text_percent, 100) // 100, self._over.width())
        width = min(wide + 2 * margin, self._window.width() - 8)
        layout = self._card.layout()
        self.resize(width, self.height())
        if layout is not None:
            layout.activate()
        self.resize(width, self.sizeHint().height())
        left = min(self._over.left() - margin, self._window.width() - width)
        middle = self._over.center().y() - self.line.height() // 2
        self.move(QPoint(max(left, 0), middle - margin))

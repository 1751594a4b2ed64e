"""What can be chosen of a sheet before it is printed: free lines, high rows, how names are."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget

from ui.density import CONTROL_RADIUS, GROUP_GAP
from ui.dialogs.preview_work import Look
from ui.icons import Icon
from ui.typography import Letter
from ui.widgets.buttons import IconButton, IconLook
from ui.widgets.drawing import edge, ink, outlined
from ui.widgets.fields import EitherOr, Tick
from ui.widgets.labels import Text
from ui.widgets.painted import PaintedWidget
from ui.widgets.rule import Rule

if TYPE_CHECKING:
    from desktop_app.readings.preview import SheetPreview
    from desktop_app.wording.words import Words
    from ui.theme import Theme

MOST_BLANK = 30
_VALUE_WIDTH = 36


class FramedNumber(PaintedWidget):
    """A number in the frame of a field; it is changed by the buttons beside it."""

    def __init__(self, theme: Theme) -> None:
        """Show none."""
        self._number = 0
        super().__init__(theme)

    def show_number(self, number: int) -> None:
        """Show another one."""
        self._number = number
        self.setAccessibleName(str(number))
        self.update()

    def sizeHint(self) -> QSize:
        """See QWidget."""
        letters = self.theme.letters
        wide = round(letters.width(Letter.TITLE, "88"))
        return QSize(max(_VALUE_WIDTH, wide + 16), max(30, letters.pixels(Letter.TITLE) + 14))

    def draw(self, painter: QPainter, box: QRectF) -> None:
        """See PaintedWidget."""
        tokens = self.theme.tokens
        inside = box.adjusted(0.5, 0.5, -0.5, -0.5)
        outlined(painter, inside, CONTROL_RADIUS, fill=tokens.surface, pen=edge(tokens.ctrl))
        ink(painter, self.theme.font(Letter.TITLE), tokens.text)
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, str(self._number))


class RowStepper(QWidget):
    """Fewer, how many, more: free lines for people who come without being enrolled."""

    stepped = Signal(int)
    """How many are wanted now."""

    def __init__(self, theme: Theme) -> None:
        """Show none."""
        super().__init__()
        self.fewer = IconButton(theme, Icon.MINUS, "", IconLook(framed=True))
        self.more = IconButton(theme, Icon.PLUS, "", IconLook(framed=True))
        self._said = FramedNumber(theme)
        self._value = 0
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        for piece in (self.fewer, self._said, self.more):
            row.addWidget(piece)
        self.fewer.clicked.connect(lambda: self._step(-1))
        self.more.clicked.connect(lambda: self._step(1))

    @property
    def value(self) -> int:
        """How many are wanted."""
        return self._value

    def show_value(self, value: int) -> None:
        """Show how many there are, without telling anybody."""
        self._value = value
        self._said.show_number(value)
        self.fewer.setEnabled(value > 0)
        self.more.setEnabled(value < MOST_BLANK)

    def retranslate(self, words: Words) -> None:
        """Say everything in another language."""
        self.setAccessibleName(words._("Free lines"))
        self.fewer.say(words._("One free line fewer"))
        self.more.say(words._("One free line more"))

    def _step(self, by: int) -> None:
        self.show_value(max(0, min(MOST_BLANK, self._value + by)))
        self.stepped.emit(self._value)


class PreviewChoices(QWidget):
    """Free lines, rows and names; what is not for these sheets is not shown."""

    changed = Signal(object)
    """The Look that was chosen."""

    def __init__(self, theme: Theme, words: Words) -> None:
        """Show the habits of the programmes."""
        super().__init__()
        self._words = words
        self._blank: int | None = None
        self._labels = [Text(theme, "", Letter.TITLE) for _ in range(4)]
        self.lines = Text(theme, "", Letter.BODY, colour="text2")
        self.lines.setWordWrap(True)
        self.blank = RowStepper(theme)
        self.large, self.structure = Tick(theme, ""), Tick(theme, "")
        self._rules = [Rule(theme) for _ in range(4)]
        self.full, self.short = EitherOr(theme, ""), EitherOr(theme, "")
        self._lay_out()
        self.blank.stepped.connect(self._take_blank)
        for choice in (self.large, self.structure, self.short):
            choice.toggled.connect(lambda _on: self.changed.emit(self.look))
        self.retranslate(words)

    @property
    def look(self) -> Look:
        """How the sheets are wanted."""
        large, short = self.large.isChecked() or None, self.short.isChecked()
        return Look(large, short, self._blank, self.structure.isChecked())

    def begin(self, *, large: bool) -> None:
        """Go back to the habits; rows are high where this desk always wants them."""
        self._blank = None
        for choice, on in ((self.full, True), (self.large, large), (self.structure, True)):
            choice.blockSignals(True)
            choice.setChecked(on)
            choice.blockSignals(False)

    def show_previews(self, previews: Sequence[SheetPreview]) -> None:
        """Show how many lines there are, and what can be chosen of these sheets."""
        lines = sum(len(one.sheet.lines) for one in previews)
        people = sum(one.line.enrolled for one in previews)
        said = self._words.ngettext(
            "{count} enrolled, {lines} lines", "{count} enrolled, {lines} lines", people
        )
        self.lines.setText(said.format(count=people, lines=lines))
        alone = len(previews) == 1 and previews[0].blank_lines + people > 0
        self.blank.setVisible(alone)
        if alone:
            self.blank.show_value(previews[0].blank_lines)
        for choice in (self._rules[3], self._labels[3], self.full, self.short):
            choice.setVisible(any(one.may_shorten for one in previews))
        for piece in (self._rules[2], self._labels[2], self.structure):
            piece.setVisible(any(one.has_structures for one in previews))

    def retranslate(self, words: Words) -> None:
        """Say everything in another language."""
        self._words = words
        said = (words._("Free lines"), words._("Rows"), words._("Columns"), words._("Names"))
        for label, text in zip(self._labels, said, strict=True):
            label.setText(text)
        self.large.setText(words._("large rows"))
        self.structure.setText(words._("organisation"))
        self.full.setText(words._("full name"))
        self.short.setText(words._("First name N."))
        self.blank.retranslate(words)

    def _take_blank(self, value: int) -> None:
        self._blank = value
        self.changed.emit(self.look)

    def _lay_out(self) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(GROUP_GAP)
        grid.setVerticalSpacing(6)
        count = QHBoxLayout()
        count.addWidget(self.lines, 1)
        count.addWidget(self.blank)
        for row, rule in enumerate(self._rules):
            grid.addWidget(rule, 2 * row, 0, 1, 3)
            grid.addWidget(self._labels[row], 2 * row + 1, 0)
        grid.addLayout(count, 1, 1, 1, 2)
        grid.addWidget(self.large, 3, 1)
        grid.addWidget(self.structure, 5, 1)
        grid.addWidget(self.full, 7, 1)
        grid.addWidget(self.short, 7, 2)
        self.full.setChecked(True)
        self.structure.setChecked(True)
        grid.setColumnStretch(2, 1)

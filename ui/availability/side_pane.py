"""Beside the grid: exceptions, even and odd weeks, next dates, what is touched."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.actions import keys_said
from ui.availability.week_strip import WeekStrip
from ui.cycles.field_trouble import FieldTrouble
from ui.icons import Icon
from ui.typography import Letter
from ui.widgets.buttons import Button, ButtonLook
from ui.widgets.cards import Card, Notice
from ui.widgets.fields import TextField
from ui.widgets.labels import Text
from ui.widgets.pills import Tag, TagLook
from ui.widgets.tones import Tone

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop_app.wording.words import Words
    from ui.theme import Theme

_GAP = 8


class LineColumn(QWidget):
    """Titles with a caption below each, rebuilt when they change."""

    def __init__(self, theme: Theme) -> None:
        """Show nothing yet."""
        super().__init__()
        self._theme = theme
        self.lines: tuple[tuple[str, str], ...] = ()
        self._texts: list[Text] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(1)

    def show_lines(self, lines: Sequence[tuple[str, str]]) -> None:
        """Show a title and a caption for each line; an empty one is left out."""
        if tuple(lines) == self.lines:
            return
        self.lines = tuple(lines)
        for text in self._texts:
            self._column.removeWidget(text)
            text.deleteLater()
        self._texts = []
        for title, caption in lines:
            for said, letter, colour in (
                (title, Letter.TITLE, "text"),
                (caption, Letter.CAPTION, "text2"),
            ):
                if said:
                    text = Text(self._theme, said, letter, colour=colour)
                    text.setWordWrap(True)
                    self._texts.append(text)
                    self._column.addWidget(text)


class SidePane(QWidget):
    """Everything beside the grid."""

    line_edited = Signal(str)
    line_entered = Signal()

    def __init__(self, theme: Theme, words: Words) -> None:
        """Show nothing yet."""
        super().__init__()
        self._theme = theme
        self._heads = {
            name: Text(theme, "", Letter.HEADING)
            for name in ("exceptions", "weeks", "dates", "beside")
        }
        self.line = TextField(theme, "", keys=keys_said("Return", words))
        self.line.textEdited.connect(self.line_edited)
        self.line.returnPressed.connect(self.line_entered)
        self.read = [Tag(theme, "", TagLook(Tone.INFO, Icon.CHECK)) for _ in range(2)]
        self.trouble = FieldTrouble(theme)
        self.absences, self.beside = LineColumn(theme), LineColumn(theme)
        self.strip = WeekStrip(theme, words)
        self.end, self.turn = Notice(theme, Tone.WARN, ""), Notice(theme, Tone.WARN, "")
        self.shift = Button(theme, "", ButtonLook(icon=Icon.ARROW_RIGHT))
        self.dates = Text(theme, "", Letter.CAPTION, colour="text2")
        self.dates.setWordWrap(True)
        self.touched = Card(theme, tone=Tone.DANGER)
        self.touched_title = Text(theme, "", Letter.HEADING, colour="danger")
        self.touched_title.setWordWrap(True)
        self.touched_lines = LineColumn(theme)
        self._lay_out()
        self.retranslate(words)

    def show_person(self, *, shown: bool) -> None:
        """Show what only a person has: exceptions, parities, dates."""
        for piece in self._of_person:
            piece.setVisible(shown)

    def show_read(self, read: tuple[str, str] | None) -> None:
        """Show how the line is read."""
        for tag, said in zip(self.read, read or ("", ""), strict=True):
            tag.say(said)
            tag.setVisible(bool(said))

    def show_touched(self, title: str, lines: Sequence[tuple[str, str]]) -> None:
        """List what is planned and touched; hidden without a title."""
        self.touched_title.setText(title)
        self.touched.setAccessibleName(title)
        self.touched_lines.show_lines(lines)
        self.touched.setVisible(bool(title))

    def show_turn(self, sentence: str, shift: str) -> None:
        """Warn of a year of 53 weeks, and offer to go on alternating."""
        self.turn.say(sentence)
        self.turn.setVisible(bool(sentence))
        self.shift.say(shift)
        self.shift.setVisible(bool(sentence))

    def show_end(self, sentence: str) -> None:
        """Warn that what is painted ends soon; hidden without a sentence."""
        self.end.say(sentence)
        self.end.setVisible(bool(sentence))

    def show_beside(self, lines: Sequence[str]) -> None:
        """List what the grid cannot show."""
        self._heads["beside"].setVisible(bool(lines))
        self.beside.setVisible(bool(lines))
        self.beside.show_lines([("", line) for line in lines])

    def show_dates(self, title: str, said: str) -> None:
        """Show the next real dates."""
        self._heads["dates"].setText(title)
        self.dates.setText(said)

    def retranslate(self, words: Words) -> None:
        """Say everything in another language."""
        self._heads["exceptions"].setText(words._("Exceptions"))
        self._heads["exceptions"].setToolTip(words._("They win over the usual week."))
        self._heads["weeks"].setText(words._("Even and odd weeks (ISO)"))
        self._heads["beside"].setText(words._("Beside the grid, kept as they are"))
        self.line.setAccessibleName(words._("Exception in one line"))
        self.line.setPlaceholderText(words._("leave 22/12-02/01"))
        self.strip.retranslate(words)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 14, 16, 14)
        column.setSpacing(_GAP)
        tags = QHBoxLayout()
        tags.setSpacing(6)
        for tag in self.read:
            tags.addWidget(tag)
        tags.addStretch(1)
        touched = QVBoxLayout(self.touched)
        touched.setContentsMargins(12, 10, 12, 10)
        touched.setSpacing(6)
        touched.addWidget(self.touched_title)
        touched.addWidget(self.touched_lines)
        column.addWidget(self.end)
        column.addWidget(self._heads["exceptions"])
        column.addWidget(self.line)
        column.addLayout(tags)
        for piece in (self.trouble, self.absences, self.touched, self._heads["weeks"]):
            column.addWidget(piece)
        column.addWidget(self.strip)
        column.addWidget(self.turn)
        row = QHBoxLayout()
        row.addWidget(self.shift)
        row.addStretch(1)
        column.addLayout(row)
        for piece in (self._heads["dates"], self.dates, self._heads["beside"], self.beside):
            column.addWidget(piece)
        column.addStretch(1)
        self._of_person = (
            self._heads["exceptions"],
            self.line,
            self.absences,
            self._heads["weeks"],
            self.strip,
            self._heads["dates"],
            self.dates,
        )

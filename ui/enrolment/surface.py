"""The pieces of the enrolment and where they stand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.enrolment.cards import FullCard, OutcomeCard, TurnCard
from ui.enrolment.found_people import FoundPeople, PersonField
from ui.enrolment.new_person import NewPersonForm
from ui.enrolment.people_table import PeopleTable
from ui.enrolment.sayings import counted, scope_said, turn_said
from ui.icons import Icon
from ui.typography import Letter
from ui.widgets.buttons import Button, ButtonLook
from ui.widgets.labels import Text
from ui.widgets.segments import Choice, Segments

if TYPE_CHECKING:
    from desktop_app.readings.enrolment import EnrolmentReading
    from desktop_app.wording.words import Words
    from ui.theme import Theme

DATE, CYCLE = "date", "cycle"
"""What people join: this session alone, or its whole cycle."""


class EnrolmentSurface(QWidget):
    """Count, choice of date or cycle, field, people found, cards, somebody new, the list."""

    def __init__(self, theme: Theme, words: Words) -> None:
        """Show nothing yet."""
        super().__init__()
        self.theme, self._words = theme, words
        self.count = Text(theme, "", Letter.HEADING)
        self.scope = Segments(theme, "", [Choice(CYCLE, ""), Choice(DATE, "")])
        self.scope_said = Text(theme, "", Letter.CAPTION, colour="text2")
        self.field = PersonField(theme)
        self.found = FoundPeople(theme)
        self.outcome, self.full, self.turn = OutcomeCard(theme), FullCard(theme), TurnCard(theme)
        self.new = NewPersonForm(theme, words)
        self.table = PeopleTable(theme, words)
        self.withdraw = Button(theme, "", ButtonLook(icon=Icon.X))
        self.promote = Button(theme, "", ButtonLook(icon=Icon.CHECK))
        self._lay_out()
        self.field.stepped.connect(self.found.step)
        self.scope.hide()
        self.scope_said.hide()
        self.retranslate(words)

    @property
    def words(self) -> Words:
        """The language of the moment."""
        return self._words

    @property
    def is_whole_cycle(self) -> bool:
        """Whether people join the whole cycle."""
        return self.scope.isVisibleTo(self) and self.scope.code == CYCLE

    def retranslate(self, words: Words) -> None:
        """Say everything in another language."""
        self._words = words
        self.field.setAccessibleName(words._("Whom to enrol"))
        self.field.setPlaceholderText(words._("Whom to enrol: name, telephone or date of birth"))
        self.scope.setAccessibleName(words._("What they join"))
        self.scope.offer(
            [Choice(CYCLE, words._("Whole cycle")), Choice(DATE, words._("This date alone"))]
        )
        self.withdraw.say(words._("Withdraw"))
        self.withdraw.wear(ButtonLook(icon=Icon.X, keys=words._("Delete")))
        self.promote.say(words._("Give a place"))
        for part in (self.full, self.turn, self.outcome, self.new, self.table):
            part.retranslate(words)

    def show_reading(self, reading: EnrolmentReading, *, masked: bool, first: bool) -> None:
        """Show who is there and what can be chosen; ``first`` chooses what is usual."""
        self.count.setText(counted(self._words, reading))
        chooses = reading.cycle is not None and reading.is_open
        self.scope.setVisible(chooses)
        self.scope_said.setVisible(chooses)
        if first and reading.cycle is not None:
            self.scope.choose(CYCLE if reading.cycle.usual else DATE)
        self.say_scope(reading)
        turn = reading.turn
        known = reading.languages
        self.turn.offer(turn_said(self._words, turn, known, masked=masked) if turn else "")
        self.table.show_people(reading, masked=masked)
        self.field.setEnabled(reading.takes_somebody)
        self.suit(reading)

    def say_scope(self, reading: EnrolmentReading) -> None:
        """Say what follows from the choice of date or cycle."""
        said = scope_said(self._words, reading.cycle, whole=self.scope.code == CYCLE)
        self.scope_said.setText(said)

    def suit(self, reading: EnrolmentReading | None) -> None:
        """Let those buttons be pressed that do something with the chosen line."""
        chosen = self.table.chosen
        self.withdraw.setEnabled(self.table.picked is not None)
        whole = chosen is not None and reading is not None and chosen.subject == reading.line.cycle
        words = self._words
        self.withdraw.say(
            words._("Withdraw from the whole cycle") if whole else words._("Withdraw")
        )
        free = reading is not None and reading.free != 0
        self.promote.setVisible(chosen is not None and chosen.waiting)
        self.promote.setEnabled(free)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        head = QHBoxLayout()
        head.setSpacing(10)
        head.addWidget(self.count)
        head.addStretch()
        head.addWidget(self.scope)
        column.addLayout(head)
        self.scope_said.setWordWrap(True)
        self.scope_said.setAlignment(Qt.AlignmentFlag.AlignRight)
        column.addWidget(self.scope_said)
        for piece in (self.field, self.found, self.full, self.outcome, self.turn, self.new):
            column.addWidget(piece)
        column.addWidget(self.table, 1)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.withdraw)
        row.addWidget(self.promote)
        row.addStretch()
        column.addLayout(row)

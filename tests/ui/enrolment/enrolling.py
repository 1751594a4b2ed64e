"""The enrolment as a person at the desk uses it: typing, Enter, buttons."""

from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton

from desktop_app.readings.enrolment import EnrolmentReading, enrolment_reading
from tests.ui.at_desk import AtDesk, press, write
from ui.enrolment.dialog import EnrolDialog
from ui.masking import Masking

SCHOOL, COOKING = "C01-02", "C05-04"
"""Full, with three who wait, in a room that holds no more; and one with places left."""


@dataclass(frozen=True)
class Enrolling:
    """The dialog over its desk."""

    at_desk: AtDesk
    dialog: EnrolDialog
    masking: Masking

    def open(self, session: str) -> None:
        """Open a session."""
        self.dialog.show_session(session)
        self.settle()

    def settle(self) -> None:
        """Wait for every answer, and for what follows from it."""
        for _turn in range(3):
            self.at_desk.settle()

    def type(self, text: str) -> None:
        """Type into the field."""
        self.dialog.pane.surface.field.clear()
        write(self.dialog.pane.surface.field, text)
        self.settle()

    def enter(self) -> None:
        """Press Enter in the field."""
        press(self.dialog.pane.surface.field, Qt.Key.Key_Return)
        self.settle()

    def click(self, button: QAbstractButton) -> None:
        """Press a button that can be pressed."""
        assert button.isVisibleTo(self.dialog), button.accessibleName()
        assert button.isEnabled(), button.accessibleName()
        button.click()
        self.settle()

    def reading(self, session: str) -> EnrolmentReading:
        """Who is there, as the centre has it."""
        return self.at_desk.ask(lambda desk: enrolment_reading(desk.engine, session, desk.now()))

    def counts(self, session: str) -> tuple[int, int]:
        """How many are enrolled and how many wait."""
        reading = self.reading(session)
        return len(reading.enrolled), len(reading.waiting)

    def cell(self, row: int, column: int) -> str:
        """What a cell of the list says."""
        item = self.dialog.pane.surface.table.item(row, column)
        return "" if item is None else item.text()

    def stranger(self, session: str) -> str:
        """The name of somebody who is not there, found by the field before anybody else."""
        there = {one.person.code for one in self.reading(session).people}
        pane = self.dialog.pane
        for text in ("marivaldo agnes", "kerouald", "ploudreven", "pennouvel"):
            self.type(text)
            current = pane.surface.found.current
            if current is not None and current.code and current.code not in there:
                return text
        raise LookupError(session)

    @property
    def said(self) -> str:
        """What the last act said."""
        card = self.dialog.pane.surface.outcome
        return card.accessibleName() if card.isVisibleTo(self.dialog) else ""

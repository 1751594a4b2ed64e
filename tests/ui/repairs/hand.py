"""What a coordinator does in a plan of repairs, through its widgets."""

from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit
from sqlalchemy import func, select

from db.engine import reading
from db.tables.journal import JournalEntry
from db.tables.sessions import WorkshopSession
from db.tables.workers import AvailabilityException
from desktop_app.readings.appointments import AppointmentLine, appointment_lines
from desktop_app.readings.desk import OpenDesk
from desktop_app.readings.sessions import session_reading
from desktop_app.wording import words_in
from tests.ui.at_desk import AtDesk, press, write
from ui.cycles.best_repairs import BestRepairsDialog
from ui.repairs.dialog import PlanDialog
from ui.repairs.repair_forms import RepairForms
from ui.repairs.repair_line import RepairLine


@dataclass(frozen=True)
class Hand:
    """A person at a plan; each act waits for the answer that follows it."""

    forms: RepairForms
    at: AtDesk

    @property
    def plan(self) -> PlanDialog:
        """What is on the screen."""
        assert self.forms.plan is not None
        return self.forms.plan

    @property
    def codes(self) -> list[str]:
        """The sessions that are listed."""
        return [line.row.code for line in self.plan.surface.list.lines]

    @property
    def summary(self) -> str:
        """What stands at the foot."""
        return self.plan.surface.summary.words

    def restarted(self) -> "Hand":
        """The same person after the program has come to its end and begun again."""
        forms = RepairForms(self.at.desk, self.plan.card.theme, words_in("en"), self.at.window)
        forms.kept.look_for_drafts()
        again = Hand(forms, self.at)
        again.settle()
        return again

    def line(self, code: str) -> RepairLine:
        """The widget of a session."""
        line = self.plan.surface.list.line_of(code)
        assert line is not None, code
        return line

    def settle(self) -> None:
        """Wait until the plan is of what is typed."""
        self.at.settle()
        QApplication.processEvents()

    def type(self, field: QLineEdit, text: str) -> None:
        """Type into a field and leave it with Enter."""
        field.setFocus(Qt.FocusReason.TabFocusReason)
        field.selectAll()
        write(field, text)
        press(field, Qt.Key.Key_Return)
        self.settle()

    def pick(self, field: QComboBox, code: str) -> None:
        """Choose something of a list."""
        place = field.findData(code)
        assert place >= 0, code
        field.setCurrentIndex(place)
        field.activated.emit(place)
        self.settle()

    def press(self, key: Qt.Key) -> None:
        """Press a key where the focus is."""
        focused = QApplication.focusWidget()
        assert focused is not None
        press(focused, key)
        self.settle()

    def write(self, letters: str) -> None:
        """Type letters where the focus is."""
        focused = QApplication.focusWidget()
        assert focused is not None
        write(focused, letters)
        self.settle()

    def look_for_best(self) -> BestRepairsDialog:
        """« At best », by keyboard: what is then shown before anything is chosen."""
        self.plan.surface.best.setFocus(Qt.FocusReason.TabFocusReason)
        self.press(Qt.Key.Key_Return)
        shown = self.plan.findChild(BestRepairsDialog)
        assert isinstance(shown, BestRepairsDialog)
        return shown

    def take_best(self) -> None:
        """« At best », and yes to the differences."""
        press(self.look_for_best().go, Qt.Key.Key_Return)
        self.settle()

    def apply(self) -> None:
        """Ctrl+Enter, and wait until it is written or refused."""
        QTest.keyClick(self.plan, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
        self.settle()

    def written(self) -> tuple[int, int]:
        """How many entries of the journal and how many absences there are."""

        def count(desk: OpenDesk) -> tuple[int, int]:
            with reading(desk.engine) as tx:
                entries = tx.scalar(select(func.count(JournalEntry.id))) or 0
                return entries, tx.scalar(select(func.count(AvailabilityException.id))) or 0

        return self.at.ask(count)

    def appointments(self) -> dict[str, AppointmentLine]:
        """Where every appointment is, with whom, in which state."""

        def read(desk: OpenDesk) -> dict[str, AppointmentLine]:
            with reading(desk.engine) as tx:
                return {one.code: one for one in appointment_lines(tx)}

        return self.at.ask(read)

    def sessions(self) -> dict[str, tuple[object, ...]]:
        """Where every session is, with whom, in which state."""

        def read(desk: OpenDesk) -> dict[str, tuple[object, ...]]:
            with reading(desk.engine) as tx:
                codes = tx.scalars(select(WorkshopSession.code)).all()
            seen = [session_reading(desk.engine, code) for code in codes]
            return {
                one.line.code: (
                    one.line.span,
                    one.line.room,
                    one.line.status,
                    tuple(worker.code for worker in one.line.workers),
                )
                for one in seen
            }

        return self.at.ask(read)

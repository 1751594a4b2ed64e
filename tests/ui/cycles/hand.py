"""What a person does in the wizard, through its widgets."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit

from desktop_app.domain.cycle_preview import LineState
from desktop_app.readings.cycle_preview import CyclePreview
from tests.ui.at_desk import AtDesk, press, write
from ui.cycles.line_row import LineRow
from ui.cycles.rows import Row
from ui.cycles.step_marks import Step
from ui.cycles.typed import CycleTyped
from ui.cycles.wizard import CycleWizard

BREATH, DOCTOR, NURSE, HALL = "SOUFFLE", "P03", "P01", "VIL-01"


@dataclass(frozen=True)
class Hand:
    """A person at the wizard; each act waits for the preview that follows it."""

    wizard: CycleWizard
    at: AtDesk

    @property
    def rows(self) -> Sequence[Row]:
        """The lines of the preview."""
        return self.wizard.surface.lines.rows

    @property
    def preview(self) -> CyclePreview:
        """What the lines say, as values."""
        preview = self.wizard.conduct.preview
        assert preview is not None
        return preview

    def settle(self) -> None:
        """Wait until the preview is of what is typed."""
        self.at.qtbot.waitUntil(self._is_told, timeout=20_000)
        QApplication.processEvents()

    def _is_told(self) -> bool:
        entry, reader = self.wizard.conduct.entry, self.wizard.conduct.reader
        asked = entry is not None and bool(entry.typed.programme)
        return not reader.is_waiting and (not asked or (entry is not None and entry.is_current))

    def pick(self, field: QComboBox, code: str) -> None:
        """Choose something of a list."""
        place = field.findData(code)
        assert place >= 0, code
        field.setCurrentIndex(place)
        field.activated.emit(place)
        self.settle()

    def type(self, field: QLineEdit, text: str) -> None:
        """Type into a field and leave it with Enter."""
        field.setFocus(Qt.FocusReason.TabFocusReason)
        field.selectAll()
        write(field, text)
        press(field, Qt.Key.Key_Return)
        self.settle()

    def plan(self, sessions: int = 10) -> None:
        """Ask for Wednesdays at ten with the doctor and the nurse, from 7 October on."""
        self.pick(self.wizard.surface.what.programme, BREATH)
        self.wizard.go_to(Step.WHEN)
        rule = self.wizard.surface.rule
        self.type(rule.dates.first, "07/10/2026")
        if NURSE not in self.typed.workers:
            self.pick(rule.places.adding, NURSE)
        self.pick(rule.places.room, HALL)
        self.type(rule.dates.count, str(sessions))

    @property
    def typed(self) -> CycleTyped:
        """What the wizard holds."""
        entry = self.wizard.conduct.entry
        assert entry is not None
        return entry.typed

    def row(self, day: date) -> Row:
        """The line of a day."""
        line = self.line(day)
        assert line.row is not None
        return line.row

    def line(self, day: date) -> LineRow:
        """The widget of a day."""
        line = self.wizard.surface.lines.line_of(day)
        assert line is not None, day
        return line

    def days(self, state: LineState) -> list[date]:
        """The days in a state."""
        return [day for row in self.rows if row.state is state for day in row.days]

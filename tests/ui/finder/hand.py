"""What somebody does in the finder, through its widgets."""

from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit

from desktop_app.domain.finder import Slot
from tests.ui.at_desk import AtDesk, press, write
from ui.finder.dialog import FinderDialog
from ui.finder.finder_forms import FinderForms
from ui.finder.surface import FinderSurface


@dataclass(frozen=True)
class Hand:
    """A person at the finder; each act waits for the answer that follows it."""

    forms: FinderForms
    at: AtDesk

    @property
    def finder(self) -> FinderDialog:
        """What is on the screen."""
        assert self.forms.finder is not None
        return self.forms.finder

    @property
    def surface(self) -> FinderSurface:
        """Its pieces."""
        return self.finder.surface

    @property
    def slots(self) -> tuple[Slot, ...]:
        """The places that are free, as values."""
        answer = self.finder.conduct.answer
        assert answer is not None
        assert answer.found is not None
        return answer.found.slots

    @property
    def listed(self) -> list[tuple[str, ...]]:
        """The places as they are listed."""
        table = self.surface.table
        items = [
            [table.item(row, column) for column in range(table.columnCount())]
            for row in range(table.rowCount())
        ]
        return [tuple(one.text() for one in row if one is not None) for row in items]

    def settle(self) -> None:
        """Wait until the answer is to what is typed."""
        self.at.settle()
        QApplication.processEvents()

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

    def enter(self) -> None:
        """Press Enter in the list."""
        press(self.surface.table, Qt.Key.Key_Return)
        self.settle()

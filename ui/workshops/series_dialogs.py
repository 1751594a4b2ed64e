"""Opens the changes of a cycle: its dates moved, added or put back, its holiday policy."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from desktop_app.wording.names import quoted
from ui.workshops.grid_model import number_said
from ui.workshops.move_fields import MoveFields
from ui.workshops.series_dialog import SeriesDialog
from ui.workshops.series_fields import AddFields, PolicyFields, PutBackFields, SeriesFields

if TYPE_CHECKING:
    from desktop_app.readings.cycle_grid import CycleGrid
    from desktop_app.readings.session_lines import SessionLine
    from desktop_app.readings.workshops import Workshops
    from ui.surroundings import Surroundings


class SeriesDialogs(QObject):
    """One dialog at a time, over the page.

    Attributes:
        dialog: what is open, or nothing.
    """

    def __init__(self, around: Surroundings, over: QWidget) -> None:
        """Open them over `over`."""
        super().__init__(over)
        self._around, self._over = around, over
        self.dialog: SeriesDialog | None = None

    def is_answering(self, error: object) -> bool:
        """Whether a refusal is said by the dialog that asked for it."""
        return self.dialog is not None and self.dialog.refused is error

    def move(self, grid: CycleGrid, line: SessionLine, read: Workshops) -> None:
        """Ask where a date goes, and how far the change reaches."""
        theme, words = self._around.theme, self._around.words
        rooms = [(code, words.of(name)) for code, name in read.rooms.items()]
        fields = MoveFields(theme, words, line, rooms)
        day = words.short_day_with_year(line.span.day)
        about = f"{number_said(words, line)}, {day}"
        self._ask(grid, words._("Change the dates"), fields, about)

    def add(self, grid: CycleGrid) -> None:
        """Ask which date is added."""
        theme, words = self._around.theme, self._around.words
        fields = AddFields(theme, words, grid.line.code, grid.columns or grid.dates)
        self._ask(grid, words._("Add a date to the cycle"), fields)

    def put_back(self, grid: CycleGrid) -> None:
        """Ask which date that was left out is held after all."""
        theme, words = self._around.theme, self._around.words
        fields = PutBackFields(theme, words, grid.missing)
        self._ask(grid, words._("Put a date back"), fields)

    def change_policy(self, grid: CycleGrid, read: Workshops) -> None:
        """Ask what the cycle does in the school holidays."""
        theme, words = self._around.theme, self._around.words
        fields = PolicyFields(theme, words, grid, read.now.date())
        self._ask(grid, words._("School holidays of the cycle"), fields)

    def _ask(self, grid: CycleGrid, title: str, fields: SeriesFields, about: str = "") -> None:
        around = self._around
        dialog = SeriesDialog(around.desk, around.theme, around.words, self._over)
        dialog.undoable.connect(around.forms.undoable)
        dialog.finished.connect(self._forget)
        self.dialog = dialog
        said = quoted(around.words, around.words.of(grid.line.title))
        dialog.ask(title, f"{said} · {about}" if about else said, fields)

    def _forget(self) -> None:
        self.dialog = None

"""The last day of a version of the week, which may have none."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from ui.cycles.fields import DateField

if TYPE_CHECKING:
    from datetime import date


class LastDayField(DateField):
    """A day; emptied, there is no end."""

    cleared = Signal()

    def show_last(self, day: date | None, today: date) -> None:
        """Show a day, or none."""
        if day is not None:
            self.show_day(day, today)
        elif not (self.hasFocus() and self.isModified()):
            self.clear()
            self.judge(None)

    def _take(self) -> None:
        if self.isModified() and not self.text().strip():
            self.setModified(False)
            self.judge(None)
            self.cleared.emit()
        else:
            super()._take()

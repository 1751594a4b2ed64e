"""Noting a presence from the grid of a cycle, one letter at a time."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject

if TYPE_CHECKING:
    from desktop_app.commands.act import Outcome
    from desktop_app.readings.cycle_grid import PersonRow
    from ui.surroundings import Surroundings
    from ui.workshops.grid_table import GridTable


@dataclass(frozen=True, slots=True)
class Mark:
    """What is noted of somebody at a session, as a command made where commands are known.

    ``seen`` is what stood there: noted otherwise by another desk since, it is refused.
    """

    session: str
    person: str
    status: str
    seen: str

    def __call__(self, engine: Any, actor: Any) -> Outcome:
        """Carry it out; raises as `RecordAttendance`."""
        from desktop_app.commands.attendance import RecordAttendance  # noqa: PLC0415 - data thread

        record = RecordAttendance(
            self.session, ((self.person, self.status),), seen=((self.person, self.seen),)
        )
        return record(engine, actor)


class Marking(QObject):
    """Carries out what the letters of the grid say; what cannot be is said by the desk."""

    def __init__(self, around: Surroundings, grid: GridTable) -> None:
        """Follow `grid`, as long as letters alone are wanted."""
        super().__init__(grid)
        self._desk, self._grid = around.desk, grid
        grid.takes_letters = lambda: around.appearance.settings.letters == "yes"
        grid.marked.connect(self._note)

    def _note(self, row: PersonRow, status: str) -> None:
        session = self._grid.session
        seen = row.at(session)
        if seen is not None and status != seen:
            self._desk.run(Mark(session, row.person.code, status, str(seen)))

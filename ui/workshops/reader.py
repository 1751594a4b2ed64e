"""Reads the cycles and the chosen one through the desk, again whenever something changed."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from ui.dialogs.attempt import while_alive

if TYPE_CHECKING:
    from desktop_app.readings.cycle_grid import CycleGrid
    from desktop_app.readings.desk import OpenDesk
    from desktop_app.readings.workshop_models import WorkshopModel
    from desktop_app.readings.workshops import Workshops
    from ui.desk import Desk


@dataclass(frozen=True, slots=True)
class Listed:
    """What one look found: the list or why it could not be read, and the models."""

    cycles: Workshops | None = None
    models: tuple[WorkshopModel, ...] = ()
    failure: Exception | None = None


class WorkshopsReader(QObject):
    """One look at a time; what changes meanwhile is looked at once more after it."""

    listed = Signal(object)
    """A Listed."""
    shown = Signal(object)
    """The CycleGrid of the cycle that was wanted last; nothing when it is gone."""

    def __init__(self, desk: Desk, parent: QObject) -> None:
        """Read nothing before it is wanted."""
        super().__init__(parent)
        self._desk = desk
        self._with_finished = self._wanted = self._asked = self._again = False
        self._cycle = ""
        desk.changed.connect(lambda _change: self.again())
        for over in (desk.refused, desk.failed, desk.crashed):
            over.connect(lambda _error: self._let_go())

    @property
    def cycle(self) -> str:
        """The code of the cycle that was asked for last, or nothing."""
        return self._cycle

    def list_cycles(self, *, with_finished: bool) -> None:
        """Ask for the list, with finished cycles or without."""
        self._with_finished, self._wanted = with_finished, True
        self.again()

    def show_cycle(self, code: str) -> None:
        """Ask for one cycle; nothing is wanted for an empty code."""
        self._cycle = code
        if code and self._desk.open_desk is not None:
            question = partial(_grid_of, code=code)
            self._desk.read(question, while_alive(self, partial(self._deliver, code)))

    def again(self) -> None:
        """Ask again for the list, then for the cycle."""
        if not self._wanted or self._desk.open_desk is None:
            return
        if self._asked:
            self._again = True
            return
        self._asked, self._again = True, False
        question = partial(_listed, with_finished=self._with_finished)
        self._desk.read(question, while_alive(self, self._take))

    def _take(self, listed: Listed) -> None:
        self._asked = False
        if self._again:
            self.again()
            return
        self.listed.emit(listed)
        self.show_cycle(self._cycle)

    def _deliver(self, code: str, grid: CycleGrid | None) -> None:
        if code == self._cycle:
            self.shown.emit(grid)

    def _let_go(self) -> None:
        """Whatever failed may have been this question: the next one is asked anew."""
        self._asked = False


def _listed(desk: OpenDesk, with_finished: bool) -> Listed:  # noqa: FBT001 - a part of a question
    from desktop_app.readings.desk import ENVIRONMENT_ERRORS  # noqa: PLC0415 - the data thread
    from desktop_app.readings.workshop_models import workshop_models  # noqa: PLC0415
    from desktop_app.readings.workshops import workshops_reading  # noqa: PLC0415

    try:
        cycles = workshops_reading(desk.engine, desk.now(), with_finished=with_finished)
        return Listed(cycles, workshop_models(desk.engine))
    except ENVIRONMENT_ERRORS as failure:
        return Listed(failure=failure)


def _grid_of(desk: OpenDesk, code: str) -> CycleGrid | None:
    from desktop_app.domain.errors import UnknownCodeError  # noqa: PLC0415 - the data thread
    from desktop_app.readings.cycle_grid import cycle_grid  # noqa: PLC0415
    from desktop_app.readings.desk import ENVIRONMENT_ERRORS  # noqa: PLC0415

    try:
        return cycle_grid(desk.engine, code, desk.now())
    except (UnknownCodeError, *ENVIRONMENT_ERRORS):
        # Gone since, or out of reach: the list, which is read as well, says so.
        return None

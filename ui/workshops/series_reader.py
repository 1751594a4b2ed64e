"""Asks what an act would make of every date of a cycle; nothing is written."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from desktop_app.domain.errors import PermanenceError
from desktop_app.domain.findings import Level, standing_conflicts
from ui.dialogs.attempt import while_alive

if TYPE_CHECKING:
    from desktop_app.commands.series_previews import DatePreview, SeriesAct
    from desktop_app.domain.findings import Finding
    from desktop_app.readings.desk import OpenDesk
    from ui.desk import Desk


@dataclass(frozen=True, slots=True)
class SeriesSeen:
    """Every date before and after, or why it cannot be so."""

    act: SeriesAct
    dates: tuple[DatePreview, ...] = ()
    error: Exception | None = None

    @property
    def changing(self) -> tuple[DatePreview, ...]:
        """The dates that will not be as they are."""
        return tuple(one for one in self.dates if one.before != one.after)

    @property
    def conflicts(self) -> list[Finding]:
        """The conflicts of dates that are to be firm."""
        return [
            found
            for one in self.dates
            if one.after.firm
            for found in one.findings
            if found.level is Level.CONFLICT
        ]

    def refuses(self, kept: frozenset[str]) -> bool:
        """Whether a conflict stands that is not among those kept."""
        return bool(standing_conflicts(self.conflicts, kept))


class SeriesReader(QObject):
    """One question at a time; what is asked meanwhile is asked once the answer is there."""

    answered = Signal(object)
    """The SeriesSeen of the act that was asked about last."""

    def __init__(self, desk: Desk, parent: QObject) -> None:
        """Ask nothing yet."""
        super().__init__(parent)
        self._desk = desk
        self._wanted: SeriesAct | None = None
        self._is_waiting = False
        desk.crashed.connect(self._let_go)

    def ask(self, act: SeriesAct) -> None:
        """Ask what an act would do."""
        self._wanted = act
        if not self._is_waiting:
            self._send()

    def _send(self) -> None:
        act, self._wanted = self._wanted, None
        if act is not None:
            self._is_waiting = True
            self._desk.read(partial(_seen, act=act), while_alive(self, self._take))

    def _take(self, seen: SeriesSeen) -> None:
        self._is_waiting = False
        if self._wanted is not None:
            self._send()
        else:
            self.answered.emit(seen)

    def _let_go(self, _error: object) -> None:
        """A question that ended in a bug is never answered."""
        self._is_waiting = False


def _seen(desk: OpenDesk, act: SeriesAct) -> SeriesSeen:
    from desktop_app.commands.series_previews import series_preview  # noqa: PLC0415 - data thread
    from desktop_app.readings.desk import ENVIRONMENT_ERRORS  # noqa: PLC0415

    try:
        return SeriesSeen(act, series_preview(desk.engine, act, desk.now()))
    except (PermanenceError, *ENVIRONMENT_ERRORS) as error:
        return SeriesSeen(act, error=error)

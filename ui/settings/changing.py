"""Settings of the centre on their way: asked of the desk one by one, each answered in its row."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal
from shiboken6 import isValid

from ui.dialogs.attempt import Attempt, failure_text

if TYPE_CHECKING:
    from collections.abc import Callable

    from desktop_app.commands.act import Command, Outcome
    from ui.settings.rows import Row
    from ui.surroundings import Surroundings


@dataclass(frozen=True, slots=True)
class FieldChange:
    """Another value of one field: of the centre, or of the object `code` of a kind."""

    kind: str
    code: str
    field: str
    typed: str

    def __call__(self, engine: Any, actor: Any) -> Outcome:
        """Carry it out; raises as the command of the kind."""
        from desktop_app.commands.centre_settings import ChangeCentre  # noqa: PLC0415 - data thread
        from desktop_app.commands.programme_settings import ChangeProgramme  # noqa: PLC0415
        from desktop_app.commands.room_settings import ChangeRoom  # noqa: PLC0415
        from desktop_app.commands.site_settings import ChangeSite  # noqa: PLC0415

        if self.kind == "centre":
            return ChangeCentre(self.field, self.typed)(engine, actor)
        kinds: dict[str, Callable[[str, str, str], Command]] = {
            "site": ChangeSite,
            "room": ChangeRoom,
            "programme": ChangeProgramme,
        }
        return kinds[self.kind](self.code, self.field, self.typed)(engine, actor)


@dataclass(frozen=True, slots=True)
class LastDay:
    """A last day for a room, as it was typed."""

    room: str
    typed: str

    def __call__(self, engine: Any, actor: Any) -> Outcome:
        """Carry it out; raises as `EndRoom`."""
        from desktop_app.commands.room_days import LAST_DAY  # noqa: PLC0415 - data thread
        from desktop_app.commands.room_endings import EndRoom  # noqa: PLC0415
        from desktop_app.commands.typed_values import day, optional  # noqa: PLC0415

        last = optional(day)(LAST_DAY, self.typed)
        return EndRoom(self.room, last)(engine, actor)


@dataclass(frozen=True, slots=True)
class PutAway:
    """A site or a programme to be put away, or to be offered again."""

    kind: str
    code: str
    away: bool

    def __call__(self, engine: Any, actor: Any) -> Outcome:
        """Carry it out; raises as the command of the kind."""
        from desktop_app.commands.putting_away import (  # noqa: PLC0415 - data thread
            PutProgrammeAway,
            PutSiteAway,
        )

        if self.kind == "site":
            return PutSiteAway(self.code, self.away)(engine, actor)
        return PutProgrammeAway(self.code, self.away)(engine, actor)


@dataclass(frozen=True, slots=True)
class NewSite:
    """A site to add."""

    name: str
    address: str
    hours_of: str

    def __call__(self, engine: Any, actor: Any) -> Outcome:
        """Carry it out; raises as `AddSite`."""
        from desktop_app.commands.site_settings import AddSite  # noqa: PLC0415 - data thread

        return AddSite(self.name, self.address, self.hours_of)(engine, actor)


@dataclass(frozen=True, slots=True)
class NewRoom:
    """A room to add to a site."""

    site: str
    name: str
    kind: str
    capacity: str
    parts: tuple[str, ...]

    def __call__(self, engine: Any, actor: Any) -> Outcome:
        """Carry it out; raises as `AddRoom`."""
        from desktop_app.commands.room_settings import AddRoom  # noqa: PLC0415 - data thread

        return AddRoom(self.site, self.name, self.kind, self.capacity, self.parts)(engine, actor)


@dataclass(frozen=True, slots=True)
class NewProgramme:
    """A programme to add."""

    title: str
    theme: str
    minutes: str
    places: str

    def __call__(self, engine: Any, actor: Any) -> Outcome:
        """Carry it out; raises as `AddProgramme`."""
        from desktop_app.commands.programme_settings import AddProgramme  # noqa: PLC0415

        return AddProgramme(self.title, self.theme, self.minutes, self.places)(engine, actor)


class Changing(QObject):
    """Asks the desk for what was typed in a row, and lets the row say how it went."""

    added = Signal(str)
    """The code of what was added."""

    def __init__(self, around: Surroundings, parent: QObject) -> None:
        """Ask for nothing yet."""
        super().__init__(parent)
        self._around = around
        self._answered: object = None

    def is_answering(self, error: object) -> bool:
        """Whether a row has already said this refusal."""
        return error is self._answered

    def ask(
        self,
        row: Row,
        command: Command,
        refused: Callable[[Exception], bool] | None = None,
    ) -> None:
        """Ask for an act; `refused` may answer a refusal in its own way, and then says so."""
        attempt = Attempt(self._around.desk, command, self)
        attempt.succeeded.connect(partial(self._done, row, command))
        attempt.refused.connect(partial(self._refused, row, refused))
        for signal in (attempt.succeeded, attempt.refused):
            signal.connect(attempt.deleteLater)
        attempt.start()

    def _done(self, row: Row, command: Command, outcome: Outcome) -> None:
        if isValid(row):
            row.take()
        if isinstance(command, NewSite | NewRoom | NewProgramme):
            self.added.emit(outcome.subject)

    def _refused(
        self, row: Row, refused: Callable[[Exception], bool] | None, error: Exception
    ) -> None:
        self._answered = error
        if isValid(row) and not (refused is not None and refused(error)):
            row.refuse(failure_text(self._around.words, error))

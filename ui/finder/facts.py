"""What the finder asks of the data thread: what can be chosen, and where it is free."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any

from desktop_app.domain.errors import PermanenceError
from ui.finder.typed import another_place

if TYPE_CHECKING:
    from collections.abc import Mapping

    from desktop_app.commands.act import Command
    from desktop_app.domain.finder import Slot
    from desktop_app.readings.cycle_form import CycleForm
    from desktop_app.readings.desk import OpenDesk
    from desktop_app.readings.free_slots import FoundSlots
    from desktop_app.readings.session_form import SessionForm
    from desktop_app.readings.team_names import TeamName
    from ui.finder.typed import FinderTyped


@dataclass(frozen=True, slots=True)
class Choices:
    """What can be chosen; what the team is called; the session that looks for a place, if any."""

    form: CycleForm
    team: Mapping[str, TeamName]
    session: SessionForm | None = None

    @property
    def begun(self) -> FinderTyped | None:
        """What the session that looks for a place would have typed."""
        if self.session is None:
            return None
        line, kept = self.session.line, self.session.fields
        return another_place(line.code, kept, line.enrolled, self.form.now.date())


@dataclass(frozen=True, slots=True)
class Answer:
    """The answer to what was ``typed``.

    ``found`` is nothing when there was no search: ``wrong`` then says why, or ``lost`` what the
    store or the computer did not give.
    """

    typed: FinderTyped
    found: FoundSlots | None = None
    wrong: PermanenceError | None = None
    lost: Exception | None = None


@dataclass(frozen=True, slots=True)
class Search:
    """What is looked for, and what was known of the centre when it was typed."""

    typed: FinderTyped
    form: CycleForm


def choices_of(desk: OpenDesk, session: str = "") -> Choices:
    """Read what can be chosen; the data thread.

    Raises:
        UnknownCodeError: no session carries the code.
    """
    from desktop_app.readings.cycle_form import cycle_form  # noqa: PLC0415 - the data thread
    from desktop_app.readings.session_form import session_form  # noqa: PLC0415
    from desktop_app.readings.team_names import team_names  # noqa: PLC0415

    engine, now = desk.engine, desk.now()
    kept = session_form(engine, session, now) if session else None
    return Choices(cycle_form(engine, now), team_names(engine), kept)


def searched(desk: OpenDesk, asked: Search) -> Answer:
    """Look for places; the data thread.

    A refusal is an answer for the fields, not for the whole window.
    """
    from desktop_app.readings.desk import ENVIRONMENT_ERRORS  # noqa: PLC0415 - the data thread
    from desktop_app.readings.free_slots import free_slots  # noqa: PLC0415

    typed = asked.typed
    try:
        wish = typed.wish(asked.form.planning)
        return Answer(typed, free_slots(desk.engine, wish, desk.now()))
    except PermanenceError as wrong:
        return Answer(typed, wrong=wrong)
    except ENVIRONMENT_ERRORS as lost:
        return Answer(typed, lost=lost)


def move_of(session: SessionForm, slot: Slot) -> Command:
    """The act that moves a session to a place that was found, as it was seen before."""
    return partial(_move, session=session, slot=slot)


def _move(engine: Any, actor: Any, session: SessionForm, slot: Slot) -> Any:
    from desktop_app.commands.sessions import MoveSession, Seen  # noqa: PLC0415 - data thread

    kept, there = session.fields, slot.proposal
    seen = Seen(kept.span.start, kept.span.end, kept.room)
    start, end = there.span.start, there.span.end
    return MoveSession(session.line.code, there.room, start, end, seen=seen)(engine, actor)

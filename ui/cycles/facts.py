"""What the wizard asks of the data thread: what may be chosen, and the preview of what is typed."""

from __future__ import annotations

from dataclasses import dataclass, replace
from time import perf_counter
from typing import TYPE_CHECKING

from desktop_app.domain.errors import PermanenceError
from ui.cycles.typed import asked_of

if TYPE_CHECKING:
    from datetime import datetime

    from desktop_app.commands.cycles import CreateCycle
    from desktop_app.domain.planning import Planning
    from desktop_app.readings.cycle_form import CycleForm
    from desktop_app.readings.cycle_preview import CyclePreview
    from desktop_app.readings.desk import OpenDesk
    from ui.cycles.typed import CycleTyped


@dataclass(frozen=True, slots=True)
class Previewed:
    """The answer to what was ``typed``.

    ``preview`` is nothing when it cannot be made: ``wrong`` then says why, or ``lost`` what the
    store or the computer did not give. ``order_by`` is the last moment to order the first
    interpreter.
    """

    typed: CycleTyped
    preview: CyclePreview | None = None
    wrong: PermanenceError | None = None
    lost: Exception | None = None
    milliseconds: int = 0
    order_by: datetime | None = None


def form_of(desk: OpenDesk) -> CycleForm:
    """Read what a new cycle may be made of; the data thread."""
    from desktop_app.readings.cycle_form import cycle_form  # noqa: PLC0415 - the data thread

    return cycle_form(desk.engine, desk.now())


def previewed(desk: OpenDesk, typed: CycleTyped, planning: Planning) -> Previewed:
    """Ask for every date of what is typed; the data thread.

    A refusal is an answer for the fields, not for the whole window.
    """
    from desktop_app.readings.cycle_preview import preview_cycle  # noqa: PLC0415 - the data thread
    from desktop_app.readings.desk import ENVIRONMENT_ERRORS  # noqa: PLC0415

    began, now = perf_counter(), desk.now()
    try:
        preview = preview_cycle(desk.engine, asked_of(typed), now)
    except PermanenceError as wrong:
        return Previewed(typed, wrong=wrong)
    except ENVIRONMENT_ERRORS as lost:
        return Previewed(typed, lost=lost)
    took = round((perf_counter() - began) * 1000)
    order_by = _order_by(preview, planning, now)
    return Previewed(typed, preview, milliseconds=max(took, 1), order_by=order_by)


def command_of(typed: CycleTyped, preview: CyclePreview) -> CreateCycle:
    """The act that writes what was previewed; what is to be reviewed becomes an option."""
    from desktop_app.commands.cycles import CycleSeen, cycle_as_seen  # noqa: PLC0415

    seen = CycleSeen(preview.rule, preview.sample, preview.lines, preview.kinds)
    return replace(cycle_as_seen(seen, typed.title, typed.reason), places=typed.places)


def _order_by(preview: CyclePreview, planning: Planning, now: datetime) -> datetime | None:
    """The last moment at which an interpreter can be ordered for the first date."""
    from desktop_app.readings.free_now import interpreter_freedoms  # noqa: PLC0415

    first = next((line.proposal for line in preview.lines if line.proposal is not None), None)
    if first is None or not first.language:
        return None
    languages = first.language.split("|")
    found = interpreter_freedoms(first, planning, now, languages)
    return min((one.order_by for one in found if one.order_by is not None), default=None)

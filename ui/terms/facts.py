"""What a plan of a term asks of other threads: the centre, plans a slice at a time, a file."""

from __future__ import annotations

import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from desktop_app.domain.errors import BadInputError, PermanenceError
from desktop_app.domain.term_misses import NotPlaced, not_placed

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime
    from pathlib import Path

    from desktop_app.commands.act import Command
    from desktop_app.domain.term_asked import TermAsked
    from desktop_app.domain.term_planner import TermPlanner
    from desktop_app.domain.term_plans import PlannedCycle, TermPlan
    from desktop_app.exchange.term_file import WishesRead
    from desktop_app.readings.desk import OpenDesk
    from desktop_app.readings.term import TermReading

SLICE_SECONDS = 0.15
"""Plans are looked for so long at a time; in between, paper can be drawn."""
LONGEST_SECONDS = 300
"""A search that nobody stops ends by itself: the computer has something else to do."""


@dataclass(frozen=True, slots=True)
class Found:
    """What a search found for one wish: ``there`` is what it would have alone, today."""

    here: PlannedCycle | None
    there: PlannedCycle | None
    kinds: tuple[str, ...]
    reason: NotPlaced | None = None


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a search is: the best plan, by line; ``is_over`` when no better one can be."""

    plan: TermPlan
    found: Mapping[int, Found]
    tries: int
    is_over: bool = False


@dataclass(frozen=True, slots=True)
class Wrong:
    """Why nothing can be planned: line by line, or as a whole."""

    lines: Mapping[int, PermanenceError] = field(default_factory=dict)
    whole: Exception | None = None


class TermRun:
    """One search at work, always on the same thread; see `slice`."""

    def __init__(self, reading: TermReading, now: datetime) -> None:
        """Look at nothing yet: the first slice does."""
        self._reading, self._now = reading, now
        self._planner: TermPlanner | None = None
        self._plans: Iterator[TermPlan] = iter(())
        self._best: TermPlan | None = None
        self._alone: TermPlan | None = None
        self._tries, self._seconds = 0, 0.0

    def slice(self) -> Progress:
        """Look for better plans for a moment; the first time, make one at all."""
        begun = time.monotonic()
        if self._best is None:
            self._plans = self._made().plans()
            self._alone = self._made().alone()
            self._best = next(self._plans)
        else:
            while time.monotonic() < begun + SLICE_SECONDS:
                self._best = next(self._plans)
                self._tries += 1
        self._seconds += time.monotonic() - begun
        return self._progress({})

    def reasons(self) -> Progress:
        """The best plan, with why it leaves cycles out."""
        if self._best is None:
            return self.slice()
        reasons = not_placed(self._best, self._made(), self._reading.planning, self._now)
        pairs = zip(self._reading.lines, self._best.cycles, strict=True)
        without = [line for line, one in pairs if one is None]
        return self._progress(dict(zip(without, reasons, strict=True)))

    def _made(self) -> TermPlanner:
        if self._planner is None:
            self._planner = self._reading.planner(self._now)
        return self._planner

    def _progress(self, reasons: Mapping[int, NotPlaced]) -> Progress:
        best, alone, reading = self._best, self._alone, self._reading
        if best is None or alone is None:
            raise RuntimeError("there is a plan after the first slice")
        cycles = zip(reading.lines, best.cycles, alone.cycles, reading.kinds, strict=True)
        found = {
            line: Found(here, there, kinds, reasons.get(line))
            for line, here, there, kinds in cycles
        }
        is_over = best.weight <= alone.weight or self._seconds > LONGEST_SECONDS
        return Progress(best, found, self._tries, is_over)


def run_of(desk: OpenDesk, asked: Sequence[TermAsked]) -> TermRun | Wrong:
    """Read the centre for a search; the data thread. A refusal is an answer for the lines."""
    from desktop_app.readings.desk import ENVIRONMENT_ERRORS  # noqa: PLC0415 - the data thread
    from desktop_app.readings.term import term_reading  # noqa: PLC0415

    unsaid = [one.line for one in asked if not one.programme]
    if unsaid:
        return Wrong({line: BadInputError("programme", "missing") for line in unsaid})
    try:
        reading = term_reading(desk.engine, asked)
    except (PermanenceError, *ENVIRONMENT_ERRORS) as error:
        return Wrong(whole=error)
    if reading.refused:
        return Wrong({one.line: one.error for one in reading.refused})
    return TermRun(reading, desk.now())


def file_of(path: Path) -> WishesRead | Exception:
    """Read a file of wishes, as the command line does."""
    from desktop_app.exchange.term_file import read_wishes  # noqa: PLC0415 - another thread
    from desktop_app.machine.errors import MachineError  # noqa: PLC0415

    try:
        return read_wishes(path)
    except (PermanenceError, MachineError) as error:
        return error


@dataclass(frozen=True, slots=True)
class Creation:
    """The act that writes one cycle of a plan."""

    found: Found

    def __call__(self, engine: Any, actor: Any) -> Any:
        """See Command."""
        from desktop_app.commands.term_cycles import cycle_as_planned  # noqa: PLC0415

        here = self.found.here
        if here is None:
            raise ValueError("a cycle without a place cannot be written")
        return cycle_as_planned(here, self.found.kinds, here.wish.name)(engine, actor)

    def as_command(self) -> Command:
        """The same, as the desk takes it."""
        return self

"""W14: the preview of a cycle of 52 dates on the centre of ten years.

    python -m tests.benchmarks w14

A weekly workshop of a year after the sample's day is read as the wizard does it: its dates, what
stands in the way of each, the ways out that were tried, and the best of them. A time in
milliseconds is the goal (issue 4); beside it stands the reading of those months alone. One cycle
names no room, so that the eight nearest that suit are tried; one is led by somebody who is there
every other week only, so that about half of its dates need ways out; of the last no date is free.
"""

import tempfile
from collections.abc import Sequence
from datetime import date, datetime, time
from pathlib import Path

from sqlalchemy import Engine

from db.engine import create_centre, reading, transaction
from db.queries.planning import planning_during
from desktop_app.domain.cycle_dates import HolidayPolicy
from desktop_app.domain.cycle_preview import LineState
from desktop_app.domain.planning import Involved, Proposal
from desktop_app.domain.recurrence import Rhythm
from desktop_app.domain.span import Span
from desktop_app.exchange.sample import ten_years
from desktop_app.readings.cycle_preview import CycleAsked, preview_cycle
from tests.benchmarks.figures import Figure
from tests.benchmarks.w11_repair_plan import median_seconds

NOW = datetime(2026, 11, 24, 11, 10)
FIRST = date(2026, 12, 1)
DATES = 52
GOAL_SECONDS = 0.2


def yearly(room: str, team: Sequence[str], start: time) -> CycleAsked:
    """A workshop on every Tuesday of a year, school holidays included."""
    whole = Span.whole_days(FIRST, FIRST)
    sample = Proposal(whole, room, tuple(Involved(worker) for worker in team))
    policy = HolidayPolicy.CONTINUE
    return CycleAsked(
        "PAPOTE", FIRST, start, sample, Rhythm.parse("weekly"), count=DATES, policy=policy
    )


ASKED = {
    "no room named": yearly("", (), time(14)),
    "somebody there every other week": yearly("VIL-01", ("P003",), time(14)),
    "no date free": yearly("VIL-01", ("P003", "P010"), time(9)),
}


def measure() -> list[Figure]:
    """The figures of W14."""
    with tempfile.TemporaryDirectory() as folder:
        engine = create_centre(str(Path(folder) / "centre.db"))
        with transaction(engine) as tx:
            ten_years(tx)
        figures = [figure(engine, what, asked) for what, asked in ASKED.items()]
        engine.dispose()
    return figures


def figure(engine: Engine, what: str, asked: CycleAsked) -> Figure:
    """How long one preview takes."""
    seen = preview_cycle(engine, asked, NOW)
    days = [line.date.day for line in seen.lines]
    assert len(days) == DATES
    spent = median_seconds(lambda: preview_cycle(engine, asked, NOW))
    bare = median_seconds(lambda: months(engine, days[0], days[-1]))
    goal, met = f"≤ {GOAL_SECONDS * 1000:g} ms", spent <= GOAL_SECONDS
    return Figure(
        "W14",
        f"preview of {DATES} dates, {what}, ten years",
        f"{spent * 1000:.0f} ms",
        goal,
        met,
        f"{seen.count(LineState.TO_REVIEW)} dates to review;"
        f" reading those months alone: {bare * 1000:.0f} ms",
    )


def months(engine: Engine, first: date, last: date) -> int:
    """How many resources are held in some months, as the rules read them."""
    with reading(engine) as tx:
        return len(planning_during(tx, Span.whole_days(first, last)).occupations)

"""W11: the repair plan of a three-week absence on the centre of ten years.

    python -m tests.benchmarks w11

Whoever leads the most sessions in the three weeks after the sample's day is away; the plan is
read and settled as a screen does it: what breaks, the ranked ways out of each session, and the
best way of each in nobody's way. A time in seconds is the goal (issue 4); beside it stands the
one bare statement that finds the sessions.
"""

import statistics
import tempfile
import time
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path

from sqlalchemy import Engine, func, select
from sqlalchemy.orm import Session

from db.engine import create_centre, reading, transaction
from db.tables.sessions import Allocation, Resource, WorkshopSession
from db.tables.workers import Professional
from desktop_app.commands.absences import RecordAbsence
from desktop_app.domain.span import Span
from desktop_app.exchange.sample import ten_years
from desktop_app.readings.breakages import what_breaks
from tests.benchmarks.figures import Figure

NOW = datetime(2026, 11, 24, 11, 10)
FIRST, LAST = date(2026, 11, 30), date(2026, 12, 20)
ROUNDS = 7
GOAL_SECONDS = 1.0


def busiest(tx: Session) -> str:
    """The code of the professional with the most sessions in the three weeks."""
    many, weeks = func.count(), Span.whole_days(FIRST, LAST)
    return tx.scalars(
        select(Resource.code)
        .join(Professional, Professional.id == Resource.id)
        .join(Allocation, Allocation.resource_id == Resource.id)
        .join(WorkshopSession, WorkshopSession.id == Allocation.session_id)
        .where(
            WorkshopSession.status == "planned",
            WorkshopSession.starts >= weeks.start,
            WorkshopSession.starts < weeks.end,
        )
        .group_by(Resource.code)
        .order_by(many.desc(), Resource.code)
        .limit(1)
    ).one()


def measure() -> list[Figure]:
    """The one figure of W11."""
    with tempfile.TemporaryDirectory() as folder:
        engine = create_centre(str(Path(folder) / "centre.db"))
        with transaction(engine) as tx:
            ten_years(tx)
        with reading(engine) as tx:
            who = busiest(tx)
        away = RecordAbsence(who, FIRST, LAST, "sick").frame
        lines = what_breaks(engine, away, NOW).best()
        assert lines
        plan = median_seconds(lambda: what_breaks(engine, away, NOW).best())
        bare = median_seconds(lambda: sessions_of(engine, who))
        engine.dispose()
    what = f"repair plan of a three-week absence, {len(lines)} sessions hit, ten years"
    note = f"the one statement that finds the sessions: {bare * 1000:.1f} ms"
    met = plan <= GOAL_SECONDS
    return [Figure("W11", what, f"{plan:.2f} s", f"≤ {GOAL_SECONDS:g} s", met, note)]


def sessions_of(engine: Engine, who: str) -> int:
    """How many sessions somebody has, by one bare statement."""
    with engine.connect() as connection:
        found = connection.execute(
            select(func.count())
            .select_from(Allocation)
            .join(Resource, Resource.id == Allocation.resource_id)
            .where(Resource.code == who)
        )
        return int(found.scalar_one())


def median_seconds(work: Callable[[], object]) -> float:
    """The median of some rounds, after one that does not count."""
    work()
    spent = []
    for _ in range(ROUNDS):
        started = time.perf_counter()
        work()
        spent.append(time.perf_counter() - started)
    return statistics.median(spent)

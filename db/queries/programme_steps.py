"""The steps of every kind of workshop, in one statement."""

from collections import defaultdict

from sqlalchemy import select
from sqlalchemy.orm import Session

from db.tables.sessions import Programme, ProgrammeStep
from desktop_app.domain.cycle_dates import CycleStep


def programme_steps(tx: Session) -> dict[str, list[tuple[CycleStep, str]]]:
    """The steps with their kinds (workshop, meeting), in order, by code of the programme."""
    rows = tx.execute(
        select(Programme.code, ProgrammeStep)
        .join(ProgrammeStep, ProgrammeStep.programme_id == Programme.id)
        .order_by(ProgrammeStep.programme_id, ProgrammeStep.step)
    )
    found: dict[str, list[tuple[CycleStep, str]]] = defaultdict(list)
    for code, row in rows:
        fewest, most = row.min_days_after_previous_step, row.max_days_after_previous_step
        window = None if fewest is None or most is None else (fewest, most)
        found[code].append((CycleStep(row.minutes, row.count, row.start_time, window), row.kind))
    return dict(found)

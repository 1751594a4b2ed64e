"""The sheets printed so far, issued one by one in the order in which they were printed."""

from collections.abc import Callable
from datetime import datetime, time, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from db.tables.paper import Sheet
from desktop_app.exchange.sample.scene import Scene

Issue = Callable[[Session, int, datetime], object]
"""Prints the sheet of a session (number of its row) at a time, inside the transaction."""

AHEAD = timedelta(days=3)
FILED_AFTER = timedelta(days=14)
MISSING_ONCE_IN = 12
"""Every so many sheets one was not brought back."""


def print_sheets(scene: Scene, issue: Issue) -> None:
    """Print the sheets of what was held and of a few coming sessions, the afternoon before."""
    scene.flush()
    printed = [
        (_printed_at(scene, one.span.start), one)
        for one in scene.town.sessions
        if one.span.start < scene.now + AHEAD
    ]
    for position, (at, session) in enumerate(sorted(printed, key=lambda pair: pair[0])):
        ahead = session.span.start > scene.now
        if not (ahead and position % 2):
            issue(scene.rows.tx, session.number, at)
            _bring_back(scene, session.number, session.span.end, position)
    scene.flush()


def _printed_at(scene: Scene, start: datetime) -> datetime:
    eve = datetime.combine(start.date() - timedelta(days=1), time(16, 30))
    return min(eve, scene.now - timedelta(minutes=15))


def _bring_back(scene: Scene, session: int, end: datetime, position: int) -> None:
    if end > scene.now or position % MISSING_ONCE_IN == 0:
        return
    status = "filed" if end < scene.now - FILED_AFTER else "signed"
    numbers = scene.rows.tx.scalars(select(Sheet.id).where(Sheet.session_id == session))
    for number in list(numbers):
        scene.rows.change(Sheet, number, status=status)

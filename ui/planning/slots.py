"""Where a booking begins when nobody pointed at a place: the next free hour."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING

from desktop_app.domain.checks import session_findings
from desktop_app.domain.findings import Level
from desktop_app.domain.planning import Proposal
from desktop_app.domain.span import Span

if TYPE_CHECKING:
    from desktop_app.readings.board import Board

FIRST_HOUR, LAST_HOUR = 9, 17
ONE_HOUR = timedelta(hours=1)


def next_free_slot(board: Board, day: date) -> tuple[str, Span] | None:
    """The first room that an hour fits in, from the next full hour on; nothing when none does."""
    for hour in range(_first_hour(board.now, day), LAST_HOUR + 1):
        start = datetime.combine(day, time(hour))
        span = Span(start, start + ONE_HOUR)
        for room in board.planning.rooms.values():
            if room.claimed and _fits(room.code, span, board):
                return room.code, span
    return None


def _first_hour(now: datetime, day: date) -> int:
    if now.date() != day:
        return FIRST_HOUR
    return max(FIRST_HOUR, min(now.hour + 1, LAST_HOUR))


def _fits(room: str, span: Span, board: Board) -> bool:
    found = session_findings(Proposal(span, room), board.planning, board.now)
    return all(one.level is not Level.CONFLICT for one in found)

"""Why nobody can be in a row on a whole day: a closure, an absence, a public holiday."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, time
from typing import TYPE_CHECKING

from desktop_app.domain.availability import rules_on, without_absences
from desktop_app.domain.calendar import public_holiday_on, school_holiday_on
from desktop_app.domain.dates import is_worked
from desktop_app.domain.opening import closures_over
from desktop_app.domain.span import Span
from desktop_app.wording.holidays import public_holiday_text
from desktop_app.wording.people_findings import absence_text
from ui.board.shading import closures_of, opening_of

if TYPE_CHECKING:
    from desktop_app.domain.planning import Planning, Room, Worker
    from desktop_app.wording.words import Words
    from ui.board.row_kinds import Row

DAYTIME = time(9), time(18)
"""What has to be shut for a room without hours to be shut all day."""


def shut_days(row: Row, days: Sequence[date], planning: Planning, words: Words) -> dict[date, str]:
    """Why a row cannot be used at all on some of these days, as far as somebody said why."""
    if row.room is not None:
        found = _room_shut(row.room, days, planning, words)
    else:
        worker = planning.workers.get(row.key)
        found = iter(()) if worker is None else _worker_away(worker, days, planning, words)
    return dict(found)


def _room_shut(
    room: Room, days: Sequence[date], planning: Planning, words: Words
) -> Iterator[tuple[date, str]]:
    whole = Span.whole_days(days[0], days[-1])
    closures = closures_over(whole, closures_of(room, planning))
    for day in days:
        holiday = public_holiday_on(day)
        if holiday is not None and not is_worked(day, planning.sites[room.site]):
            yield day, public_holiday_text(words, str(holiday))
            continue
        over = [closure for closure in closures if day in closure.span.days]
        opening = opening_of(room, planning, day) if over else ()
        hours = (Span.on(day, *DAYTIME),) if opening is None else opening
        if over and hours and not _left(hours, [closure.span for closure in over]):
            yield day, over[0].reason


def _left(hours: Iterable[Span], taken: Sequence[Span]) -> tuple[Span, ...]:
    left = tuple(hours)
    for span in taken:
        left = tuple(piece for one in left for piece in one.without(span))
    return left


def _worker_away(
    worker: Worker, days: Sequence[date], planning: Planning, words: Words
) -> Iterator[tuple[date, str]]:
    for day in days:
        away = [one for one in worker.absences if any(day in span.days for span in one.spans)]
        if not away:
            continue
        holiday = school_holiday_on(day, planning.school_holidays) is not None
        rules = rules_on(day, worker.rules, school_holiday=holiday)
        hours = [rule.span_on(day) for rule in rules]
        if hours and not without_absences(hours, away):
            yield day, absence_text(words, away[0].kind)

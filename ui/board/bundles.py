"""The individual appointments of one row and one day as one line (interface 4.1)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from desktop_app.domain.availability import FOR_APPOINTMENTS, rules_on, without_absences
from desktop_app.domain.calendar import school_holiday_on
from desktop_app.domain.span import Span
from ui.board.blocks import APPOINTMENT, BUNDLE
from ui.board.row_kinds import in_order

if TYPE_CHECKING:
    from desktop_app.domain.planning import Planning, Worker
    from desktop_app.readings.board import Block, Board

CONSULTATION = timedelta(hours=1)
"""How long one appointment holds its professional, the notes after it included."""


def lines_of_days(
    row: str, blocks: Iterable[Block], board: Board, *, apart: bool = False
) -> dict[date, tuple[Block, ...]]:
    """The lines of a row by day: sessions as they are, appointments of a kind as one line.

    Args:
        row: the key of the row.
        blocks: what stands in it, in order.
        board: what else is known of these days.
        apart: whether each appointment has a line of its own.
    """
    by_day: defaultdict[date, list[Block]] = defaultdict(list)
    first = board.window.day
    for block in blocks:
        by_day[max(block.span.start.date(), first)].append(block)
    return {
        day: tuple(held)
        if apart or all(one.kind != APPOINTMENT for one in held)
        else in_order(_bundled(row, day, held, board))
        for day, held in by_day.items()
    }


def _bundled(row: str, day: date, held: list[Block], board: Board) -> Iterator[Block]:
    kinds: defaultdict[str, list[Block]] = defaultdict(list)
    for block in held:
        if block.kind == APPOINTMENT:
            kinds[block.palette].append(block)
        else:
            yield block
    for palette, appointments in kinds.items():
        yield _bundle(f"{BUNDLE}:{row}:{day}:{palette}", in_order(appointments), board)


def _bundle(code: str, appointments: tuple[Block, ...], board: Board) -> Block:
    """A block that stands for some appointments; its places are those taken and those free."""
    first, taken = appointments[0], len(appointments)
    workers = tuple(dict.fromkeys(code for one in appointments for code in one.workers))
    last = max(one.span.end for one in appointments)
    free = sum(
        _free_hours(board.planning.workers[worker], first.span.day, board)
        for worker in workers
        if worker in board.planning.workers
    )
    return replace(
        first,
        code=code,
        kind=BUNDLE,
        span=Span(first.span.start, last),
        workers=workers,
        enrolled=taken,
        places=taken + free,
        languages=(),
        attendance="",
    )


def _free_hours(worker: Worker, day: date, board: Board) -> int:
    """How many hours of consultation nothing takes."""
    held = board.planning.occupations.get(worker.code, ())
    taken = [one.span for one in held if one.span.day == day]
    return sum(
        not any(hour.overlaps(span) for span in taken)
        for hour in _consultations(worker, day, board.planning)
    )


def _consultations(worker: Worker, day: date, planning: Planning) -> Iterator[Span]:
    holiday = school_holiday_on(day, planning.school_holidays) is not None
    rules = rules_on(day, worker.rules, school_holiday=holiday)
    given = [rule.span_on(day) for rule in rules if rule.kind in FOR_APPOINTMENTS]
    for span in without_absences(given, worker.absences):
        for place in range(span.duration // CONSULTATION):
            yield Span(span.start + place * CONSULTATION, span.start + (place + 1) * CONSULTATION)

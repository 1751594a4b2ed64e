"""Where the focus goes next where days are columns: from line to line, from day to day."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING

from ui.board.dates import DateMode
from ui.board.days_axis import DaysAxis
from ui.board.focus import Focus
from ui.board.geometry import HOUR, floored
from ui.board.shading import opening_of

if TYPE_CHECKING:
    from desktop_app.readings.board import Block
    from ui.board.scene import Scene

FIRST_HOUR, LAST_HOUR = time(9), time(18)
"""Between which a booking is proposed in a place whose hours nobody said."""


def lines_in(scene: Scene, row: str, day: date) -> list[Block]:
    """The lines of a cell from top to bottom."""
    if scene.dates is DateMode.FOUR_WEEKS:
        return []
    held = scene.in_row.get(row, ())
    return [placed.block for placed in held if shown_day(scene, placed.block) == day]


def shown_day(scene: Scene, block: Block) -> date:
    """The day in whose column a block stands."""
    axis = scene.axis
    return axis.column(block.span.day).day if isinstance(axis, DaysAxis) else block.span.day


def arrived(scene: Scene, row: str, day: date, *, last: bool = False) -> Focus:
    """The focus in a cell: on its first line, or its last, or on the empty cell."""
    lines = lines_in(scene, row, day)
    if not lines:
        return Focus(row, cell_moment(scene, row, day))
    block = lines[-1 if last else 0]
    return Focus(row, block.span.start, block.code)


def sideways(scene: Scene, focus: Focus, forward: int) -> Focus:
    """The day before (-1) or after (1) in the same row."""
    axis = scene.axis
    if not isinstance(axis, DaysAxis):
        return focus
    days = [column.day for column in axis.columns]
    place = days.index(axis.column(focus.moment.date()).day) + forward
    return arrived(scene, focus.row, days[place]) if 0 <= place < len(days) else focus


def updown(scene: Scene, focus: Focus, down: int, rows: list[str]) -> Focus:
    """The line above (-1) or below (1): in the same cell, then in the next row's."""
    day = focus.moment.date()
    codes = [block.code for block in lines_in(scene, focus.row, day)]
    if focus.code in codes:
        place = codes.index(focus.code) + down
        if 0 <= place < len(codes):
            block = lines_in(scene, focus.row, day)[place]
            return Focus(focus.row, block.span.start, block.code)
    place = rows.index(focus.row) + down
    if not 0 <= place < len(rows):
        return focus
    return arrived(scene, rows[place], day, last=down < 0)


def to_end(scene: Scene, focus: Focus, forward: int) -> Focus:
    """The first (-1) or last (1) day shown."""
    axis = scene.axis
    if not isinstance(axis, DaysAxis):
        return focus
    return arrived(scene, focus.row, axis.columns[-1 if forward > 0 else 0].day)


def cell_moment(scene: Scene, row: str, day: date) -> datetime:
    """When a booking would begin in a cell: the first hour there that nothing takes."""
    first, last = _hours(scene, row, day)
    now = scene.board.now if scene.board is not None else first
    if now.date() == day:
        first = max(first, min(floored(now, HOUR) + HOUR, last))
    held = scene.rows[row].blocks if row in scene.rows else ()
    taken = [block.span for block in held if block.span.day == day]
    start = first
    while start < last:
        if not any(span.start < start + HOUR and start < span.end for span in taken):
            return start
        start += HOUR
    return first


def _hours(scene: Scene, row: str, day: date) -> tuple[datetime, datetime]:
    room = scene.rows[row].room if row in scene.rows else None
    usual = datetime.combine(day, FIRST_HOUR), datetime.combine(day, LAST_HOUR)
    if room is None or scene.board is None:
        return usual
    opening = opening_of(room, scene.board.planning, day)
    if not opening:
        return usual
    first = max(opening[0].start, usual[0])
    return first, max(opening[-1].end - HOUR + timedelta(minutes=1), first)

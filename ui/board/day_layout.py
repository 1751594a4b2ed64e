"""One day on the board: hours across, blocks as long as they last, lanes where two meet."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import time, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF

from desktop_app.domain.span import Span
from ui.board.geometry import (
    LEAST_ZOOM,
    Lanes,
    Line,
    RowCount,
    Stack,
    TimeAxis,
    day_axis,
    lanes,
    row_height,
    thin_height,
)
from ui.board.layout import Layout, Placed, blocks_seen
from ui.board.shading import opening_of, shades_of
from ui.density import SMALLEST_TARGET

if TYPE_CHECKING:
    from desktop_app.readings.board import Board
    from ui.board.row_kinds import Row
    from ui.board.scene import Scene

USUAL_HOURS = time(8), time(19, 30)
LANE_GAP = 2


def day_layout(scene: Scene, board: Board) -> Layout:
    """Give everything of one day its place."""
    shown = shown_hours(board, scene.rows.values())
    least = max(scene.grid.width(), LEAST_ZOOM * (shown.duration / timedelta(hours=1)))
    wanted = (scene.sight.zoom or scene.sight.held or 0) * (shown.duration / timedelta(hours=1))
    axis = TimeAxis(shown, 0, max(least, wanted))
    shades = {row.key: shades_of(row, shown, board, scene.words) for row in scene.rows.values()}
    hidden = scene.sight.hidden
    held = {
        key: lanes([one.span for one in blocks_seen(row, hidden)])
        for key, row in scene.rows.items()
    }
    stack = Stack.of(_lines(scene, held))
    placed, overflow = _placed(scene, axis, stack, held)
    return Layout(axis, stack, placed, overflow, shades)


def shown_hours(board: Board, rows: Iterable[Row]) -> Span:
    """The hours a day is drawn with: those of the rooms in the rows, or of all rooms."""
    day, planning = board.window.day, board.planning
    rooms = [row.room for row in rows if row.room is not None] or list(planning.rooms.values())
    opening = [span for room in rooms for span in opening_of(room, planning, day) or ()]
    usual = Span.on(day, *USUAL_HOURS)
    return day_axis(opening, (block.span for block in board.blocks), usual)


def _lines(scene: Scene, held: dict[str, Lanes]) -> Iterator[Line]:
    sizes = scene.theme.sizes
    seen = [row for group in scene.groups if not scene.is_folded(group.key) for row in group.rows]
    thin = sum(row.thin for row in seen)
    extra = sum(held[row.key].count - 1 for row in seen)
    count = RowCount(len(seen) - thin, thin, extra, len(scene.groups))
    full = row_height(sizes, count, int(scene.grid.height()))
    top = 0
    for group in scene.groups:
        yield Line(group.key, "", top, sizes.group_row)
        top += sizes.group_row
        for row in () if scene.is_folded(group.key) else group.rows:
            number = held[row.key].count
            height = thin_height(full, SMALLEST_TARGET) if row.thin else full
            height += (number - 1) * sizes.lane
            yield Line(group.key, row.key, top, height, number)
            top += height


def _placed(
    scene: Scene, axis: TimeAxis, stack: Stack, held: dict[str, Lanes]
) -> tuple[tuple[Placed, ...], dict[str, int]]:
    placed: list[Placed] = []
    overflow: dict[str, int] = {}
    for line in stack.lines:
        if not line.row:
            continue
        row, order = scene.rows[line.row], held[line.row]
        for place, block in enumerate(blocks_seen(row, scene.sight.hidden)):
            if order.lane_of[place] >= order.count:
                overflow[row.key] = overflow.get(row.key, 0) + 1
                continue
            top, height = _lane(scene.lane_band(line), order, place)
            left, right = axis.stretch(block.span)
            box = QRectF(left, top, right - left, height)
            placed.append(Placed(block, row.key, box, row.thin, not order.alone[place]))
    return tuple(placed), overflow


def _lane(band: tuple[float, float], order: Lanes, place: int) -> tuple[float, float]:
    """Top and height of one lane of a row."""
    top, height = band
    if order.alone[place]:
        return top, height
    each = (height - LANE_GAP * (order.count - 1)) / order.count
    return top + order.lane_of[place] * (each + LANE_GAP), each

"""A week or four weeks on the board: days across, lines or dots in each cell."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF

from desktop_app.domain.calendar import public_holiday_on
from desktop_app.domain.dates import is_worked
from desktop_app.domain.opening import SUNDAY
from desktop_app.wording.holidays import public_holiday_text
from ui.board.bundles import lines_of_days
from ui.board.dates import DateMode
from ui.board.day_shut import shut_days
from ui.board.days_axis import DayColumn, DaysAxis, days_axis, days_between
from ui.board.geometry import Line, RowCount, Stack, row_height
from ui.board.layout import Cell, Layout, Placed, blocks_seen
from ui.board.quiet_cells import quiet_cells
from ui.board.row_kinds import INTERPRETERS
from ui.density import Density, Sizes

if TYPE_CHECKING:
    from desktop_app.readings.board import Block, Board
    from ui.board.row_kinds import Row
    from ui.board.scene import Scene
    from ui.board.shading import Shade

LINE, LINE_GAP = 28, 4
"""Height of a session in a week, and what is between two (interface 4.1)."""

LEGEND = 32
"""What is kept below the last row for the meaning of the marks, in pixels."""

ROW_MOST = 55
"""A row of one line takes no more, however much is free."""

DOT, DOT_PITCH = 8, 11
"""Side of a dot of the four weeks, and from one to the next."""

_INSET, _SMALL_INSET = 10, 4
_DOTS_EDGE = 4

Cells = Mapping[str, Mapping[date, tuple["Block", ...]]]
Boxes = Callable[[Line, DayColumn, int], list[QRectF]]


@dataclass(frozen=True, slots=True)
class _Laid:
    """Blocks of every cell, and which of them found a box."""

    placed: tuple[Placed, ...]
    crowded: Mapping[Cell, int]


def days_layout(scene: Scene, board: Board) -> Layout:
    """Give everything of a week, or of four, its place."""
    days, growth = _days(scene, board), max(scene.theme.text_percent, 100) / 100
    axis = days_axis(days, _holidays(scene, board), scene.grid.width(), growth)
    weekly = scene.dates is DateMode.WEEK
    cells = {key: _cells_of(scene, row, board) for key, row in scene.rows.items()}
    stack = Stack.of(_lines(scene, cells if weekly else {}))
    laid = _placed(scene, axis, stack, cells)
    return Layout(
        axis,
        stack,
        laid.placed,
        shut=_shut(scene, axis, board),
        crowded=laid.crowded,
        quiet=_quiet(scene, axis, board),
    )


def _days(scene: Scene, board: Board) -> list[date]:
    first, last = board.window.day, (board.window.end - timedelta.resolution).date()
    days = days_between(first, last)
    if scene.dates is DateMode.FOUR_WEEKS:
        return days
    used = {block.span.day for block in board.blocks}
    return [day for day in days if day.isoweekday() != SUNDAY or day in used]


def _holidays(scene: Scene, board: Board) -> dict[date, str]:
    sites = board.planning.sites.values()
    return {
        day: public_holiday_text(scene.words, str(holiday))
        for day in board.window.days
        if (holiday := public_holiday_on(day)) is not None
        and not any(is_worked(day, site) for site in sites)
    }


def _cells_of(scene: Scene, row: Row, board: Board) -> Mapping[date, tuple[Block, ...]]:
    apart = row.key.startswith(INTERPRETERS) or scene.dates is DateMode.FOUR_WEEKS
    return lines_of_days(row.key, blocks_seen(row, scene.sight.hidden), board, apart=apart)


def row_inset(scene: Scene) -> int:
    """What a cell leaves free above its first line and below its last."""
    return _INSET if scene.theme.density is Density.COMFORTABLE else _SMALL_INSET


def line_height(scene: Scene) -> int:
    """Height of a line of a week: it grows with the letters."""
    return round(LINE * max(scene.theme.text_percent, 100) / 100)


def _lines(scene: Scene, cells: Cells) -> Iterator[Line]:
    sizes = scene.theme.sizes
    seen = [row for group in scene.groups if not scene.is_folded(group.key) for row in group.rows]
    count = {row.key: max([1, *map(len, cells.get(row.key, {}).values())]) for row in seen}
    one = _one_line(scene, sizes, count)
    top = 0
    for group in scene.groups:
        yield Line(group.key, "", top, sizes.group_row)
        top += sizes.group_row
        for row in () if scene.is_folded(group.key) else group.rows:
            number = count[row.key]
            line = line_height(scene)
            needed = number * (line + LINE_GAP) - LINE_GAP + 2 * row_inset(scene)
            height = max(one, needed)
            yield Line(group.key, row.key, top, height, number)
            top += height


def _one_line(scene: Scene, sizes: Sizes, count: Mapping[str, int]) -> int:
    """Height of a row whose days have one line at most."""
    more = sum(number - 1 for number in count.values())
    rows = RowCount(len(count), 0, more, len(scene.groups))
    free = int(scene.grid.height()) - LEGEND
    return min(row_height(sizes, rows, free), max(ROW_MOST, sizes.row))


def _placed(scene: Scene, axis: DaysAxis, stack: Stack, cells: Cells) -> _Laid:
    weekly = scene.dates is DateMode.WEEK
    boxes = partial(_line_boxes, line_height(scene)) if weekly else _dot_boxes
    placed: list[Placed] = []
    crowded: dict[Cell, int] = {}
    for line in stack.lines:
        if not line.row:
            continue
        thin = scene.rows[line.row].thin
        for day, blocks in cells[line.row].items():
            found = boxes(line, axis.column(day), len(blocks))
            placed += [
                Placed(block, line.row, box, thin)
                for block, box in zip(blocks, found, strict=False)
            ]
            if len(found) < len(blocks):
                crowded[line.row, day] = len(blocks) - len(found)
    return _Laid(tuple(placed), crowded)


def _line_boxes(high: int, line: Line, column: DayColumn, count: int) -> list[QRectF]:
    """Lines of a cell below each other, in the middle of its height."""
    whole = count * (high + LINE_GAP) - LINE_GAP
    top = line.top + (line.height - 1 - whole) // 2
    left, width = column.left + 5, column.width - 10
    return [QRectF(left, top + place * (high + LINE_GAP), width, high) for place in range(count)]


def _dot_boxes(line: Line, column: DayColumn, count: int) -> list[QRectF]:
    """Dots of a cell beside and below each other; the last place is kept to count the others."""
    across = max(int((column.width - _DOTS_EDGE) // DOT_PITCH), 1)
    down = max(int((line.height - _DOTS_EDGE) // DOT_PITCH), 1)
    fitting = across * down
    shown = count if count <= fitting else max(fitting - 2, 0)
    rows = -(-min(count, fitting) // across)
    left = column.left + (column.width - min(count, across) * DOT_PITCH + DOT_PITCH - DOT) / 2
    top = line.top + (line.height - rows * DOT_PITCH + DOT_PITCH - DOT) / 2
    return [
        QRectF(left + place % across * DOT_PITCH, top + place // across * DOT_PITCH, DOT, DOT)
        for place in range(shown)
    ]


def _quiet(scene: Scene, axis: DaysAxis, board: Board) -> Mapping[Cell, tuple[Shade, ...]]:
    """What is kept, asked once for each reading: it does not change with the size."""
    key = ("quiet", axis.columns[0].day, len(axis.columns))
    if key not in scene.kept:
        scene.kept[key] = quiet_cells(scene, board, [column.day for column in axis.columns])
    return scene.kept[key]


def _shut(scene: Scene, axis: DaysAxis, board: Board) -> dict[Cell, str]:
    days = [column.day for column in axis.columns if not column.holiday]
    return {
        (row.key, day): said
        for row in scene.rows.values()
        if days
        for day, said in shut_days(row, days, board.planning, scene.words).items()
    }

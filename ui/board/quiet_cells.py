"""Days of a week on which a room is kept for somebody, or taken with the room next door."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import datetime, time, timedelta
from itertools import groupby
from operator import attrgetter
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from desktop_app.domain.span import Span
from ui.board.dates import DateMode
from ui.board.lettering import Style, write_at
from ui.board.shade_painter import paint_quiet, paint_quiet_under
from ui.board.shading import Shade, quiet_rooms, quiet_shades
from ui.typography import Letter

if TYPE_CHECKING:
    from datetime import date

    from desktop_app.readings.board import Board
    from ui.board.days_axis import DayColumn
    from ui.board.geometry import Line
    from ui.board.layout import Cell
    from ui.board.scene import Scene

_EDGE, _GAP, _LABEL_EDGE = 5, 2, 5
_FRAME = 2
"""How far the box of a day stands out from under the blocks of it."""

_LINE = 28
_MIDDAY, _LUNCH = time(13), timedelta(hours=1)
_WHAT, _START = attrgetter("kind", "label"), attrgetter("span.start")


def quiet_cells(
    scene: Scene, board: Board, days: Iterable[date]
) -> Mapping[Cell, tuple[Shade, ...]]:
    """Find what is kept or taken in the rooms of the rows on each day, by time."""
    rooms = quiet_rooms(board.planning)
    asked = [row for row in scene.rows.values() if row.room is not None and row.key in rooms]
    return {
        (row.key, day): tuple(sorted(quiet, key=_START))
        for day in days
        for row in asked
        if row.room is not None
        and (quiet := [*quiet_shades(row.room, Span.whole_days(day, day), board, scene.words)])
    }


def paint_quiet_cell(painter: QPainter, scene: Scene, line: Line, column: DayColumn) -> None:
    """Paint what is kept or taken on a day: with its name where nothing is planned over it."""
    shades = scene.layout.quiet.get((line.row, column.day), ())
    if not shades:
        return
    planned = _is_planned(scene, line, column)
    if scene.dates is not DateMode.WEEK or planned:
        inner = QRectF(column.left, line.top, column.width, line.height)
        frame = inner.adjusted(_FRAME, _FRAME, -_FRAME - 1, -_FRAME - 1)
        for box, shade in quiet_boxes(frame, shades):
            paint = paint_quiet_under if planned else paint_quiet
            paint(painter, scene, box, shade.kind)
        return
    high = round(_LINE * max(scene.theme.text_percent, 100) / 100)
    top = line.top + (line.height - 1 - high) // 2
    style = Style(Letter.CAPTION, scene.theme.tokens.text3)
    whole = QRectF(column.left + _EDGE, top, column.width - 2 * _EDGE, high)
    for box, shade in quiet_boxes(whole, shades):
        paint_quiet(painter, scene, box, shade.kind)
        inside = box.adjusted(_LABEL_EDGE, 0, -_LABEL_EDGE + 2, 0)
        write_at(painter, scene.theme, inside, shade.label, style=style)


def quiet_boxes(whole: QRectF, shades: Iterable[Shade]) -> Iterator[tuple[QRectF, Shade]]:
    """Share a day among what is kept: the morning at the left, the afternoon at the right."""
    named = [_joined(list(same)) for _, same in groupby(shades, key=_WHAT)]
    halves: dict[tuple[float, float], list[Shade]] = {}
    for shade in named:
        halves.setdefault(_half_of(shade), []).append(shade)
    for (start, end), held in halves.items():
        each = (end - start) / len(held)
        for place, shade in enumerate(held):
            left = round(whole.left() + (start + place * each) * whole.width())
            right = round(whole.left() + (start + (place + 1) * each) * whole.width())
            gap = _GAP if right < round(whole.right()) else 0
            yield QRectF(left, whole.top(), right - left - gap, whole.height()), shade


def _joined(same: list[Shade]) -> Shade:
    """What is kept for somebody from the first hour to the last."""
    return replace(same[0], span=Span(same[0].span.start, same[-1].span.end))


def _half_of(shade: Shade) -> tuple[float, float]:
    """From where to where in a day: a half of it, or the whole."""
    midday = datetime.combine(shade.span.day, _MIDDAY)
    if shade.span.end <= midday:
        return 0, 0.5
    return (0.5, 1) if shade.span.start >= midday - _LUNCH else (0, 1)


def _is_planned(scene: Scene, line: Line, column: DayColumn) -> bool:
    placed = scene.in_row.get(line.row, ())
    return any(one.block.span.day == column.day for one in placed)

"""Where places stand on the board: the lines in sight, the slot of the focus, a free place."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF

from desktop_app.domain.span import Span
from ui.board.geometry import STEP, Line

if TYPE_CHECKING:
    from datetime import datetime

    from ui.board.scene import Scene


def visible_lines(scene: Scene) -> Iterator[Line]:
    """The lines of which something is in the viewport."""
    if scene.band is not None:
        yield from scene.stack.between(*scene.band)
        return
    top = scene.sight.scroll.y()
    yield from scene.stack.between(top, top + scene.grid.height())


def slot_box(scene: Scene) -> QRectF | None:
    """The box of the focused slot; nothing when a block has the focus."""
    focus = scene.sight.focus
    if focus is None or focus.code:
        return None
    line = scene.stack.row(focus.row)
    if line is None:
        return None
    top, height = scene.lane_band(line)
    if not scene.axis.is_hourly:
        return cell_box(scene, line, focus.moment)
    left = scene.axis.x(focus.moment)
    right = scene.axis.x(focus.until or focus.moment + STEP)
    return QRectF(left, top, right - left, height)


def cell_box(scene: Scene, line: Line, moment: datetime) -> QRectF:
    """The inside of a row on the day of a moment."""
    left, right = scene.axis.stretch(Span(moment, moment + STEP))
    return QRectF(left - 2, line.top + 3, right - left + 4, line.height - 7)


def place_box(scene: Scene, line: Line, span: Span) -> QRectF:
    """The box of a place that nothing takes yet: its hours, or its whole day."""
    if scene.axis.is_hourly:
        return scene.span_box(span, *scene.lane_band(line))
    return cell_box(scene, line, span.start)

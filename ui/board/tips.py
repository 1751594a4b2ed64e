"""What the board says of the point under the mouse (interface 4.3)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF

from desktop_app.wording.names import capitalised
from ui.board.dates import DateMode
from ui.board.held_slots import held_said
from ui.board.row_kinds import RowsMode
from ui.board.ruler import school_holiday_name
from ui.board.sayings import (
    clock,
    complete_parts,
    complete_title,
    day_said,
    hours_between,
    room_detail,
)
from ui.board.shading import ShadeKind

if TYPE_CHECKING:
    from datetime import date, datetime

    from desktop_app.wording.words import Words
    from ui.board.row_kinds import Row
    from ui.board.scene import Scene
    from ui.board.shading import Shade


def tip_at(scene: Scene, point: QPointF) -> str:
    """What is said of a point of the viewport: everything of a block, a line for each thing."""
    target = scene.at(point)
    if target is not None and scene.board is not None:
        return "\n".join(complete_parts(target.block, scene.board, scene.words))
    line = scene.line_at(point)
    if line is None:
        return _ruler_tip(scene, point)
    if line.row and not scene.grid.contains(point):
        return row_said(scene.rows[line.row], scene.words)
    moment = scene.axis.moment((point - scene.origin).x())
    return slot_said(scene, line.row, moment) if line.row else ""


def slot_said(scene: Scene, row: str, moment: datetime) -> str:
    """What is to know of a free place: the day of four weeks is said whole."""
    held = held_said(scene, row, moment)
    if scene.dates is DateMode.FOUR_WEEKS:
        return "\n".join([cell_said(scene, row, moment.date()), *held])
    quiet = scene.layout.quiet.get((row, moment.date()), ())
    here = [
        shade
        for shade in scene.shades.get(row, ())
        if shade.label and shade.span.start <= moment < shade.span.end
    ]
    shaded = (shade_said(shade, scene.words) for shade in (*quiet, *here))
    return "\n".join([*held, *shaded])


def row_said(row: Row, words: Words) -> str:
    """The whole name of a row, and below it what a room holds or what somebody is."""
    if row.room is None:
        return "\n".join(part for part in (row.title, row.detail) if part)
    features = row.room.features | ({"step_free"} if row.room.step_free else frozenset())
    return "\n".join([row.title, room_detail(words, row.room.capacity, features)])


def shade_said(shade: Shade, words: Words) -> str:
    """« 09:00 – 12:30 gardé pour : psychologue »; a closure by its name."""
    hours = hours_between(shade.span)
    match shade.kind:
        case ShadeKind.KEPT:
            return words._("{hours} kept for: {who}").format(hours=hours, who=shade.label)
        case ShadeKind.TAKEN:
            return words._("{hours} taken by: {what}").format(hours=hours, what=shade.label)
        case ShadeKind.CLOSED:
            return capitalised(shade.label)


def cell_said(scene: Scene, row: str, day: date) -> str:
    """What is planned or kept in a row on a day, a line for each."""
    held = [block for block in scene.rows[row].blocks if block.span.day == day]
    lines = [f"{clock(block.span)} {complete_title(block, scene.words)}" for block in held]
    quiet = scene.layout.quiet.get((row, day), ())
    lines += [shade_said(shade, scene.words) for shade in quiet]
    return "\n".join([day_said(scene.words, day), *lines])


def _ruler_tip(scene: Scene, point: QPointF) -> str:
    if point.y() >= scene.theme.sizes.ruler:
        return ""
    if point.x() < scene.theme.sizes.row_header and scene.sight.mode is RowsMode.TEAM:
        return scene.words._("Click: the team by profession or by site")
    return school_holiday_name(scene, point.x())

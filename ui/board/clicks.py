"""What a click or Enter does: select, book, fold, open a day (interface 4.4 and 4.5)."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF

from ui.board.blocks import BUNDLE
from ui.board.dates import DateMode
from ui.board.days_travel import cell_moment
from ui.board.focus import Focus
from ui.board.geometry import STEP, floored
from ui.board.row_kinds import RowsMode

if TYPE_CHECKING:
    from datetime import datetime

    from ui.board.conduct import Conduct
    from ui.board.layout import Placed
    from ui.board.scene import Scene
    from ui.board.view import BoardView


SHAKE = 6
"""Pixels a hand may move without meaning to drag."""


@dataclass(frozen=True, slots=True)
class FirstClick:
    """Where a button went down, and on what; nothing when it was on no block."""

    point: QPointF = field(default_factory=QPointF)
    target: Placed | None = None

    def meant(self, second: QPointF, scene: Scene) -> Placed | None:
        """What a double click is on: hours may move after its first click, for the inspector."""
        near = (second - self.point).manhattanLength() < SHAKE
        return self.target if near and self.target is not None else scene.at(second)


def click(view: BoardView, conduct: Conduct, point: QPointF, target: Placed | None) -> None:
    """Select what was pressed, fold a group, or do what Enter does in a slot."""
    scene = conduct.scene
    if target is not None:
        conduct.focus(Focus(target.row, target.block.span.start, target.block.code))
        return
    line = scene.line_at(point)
    if line is None:
        _click_ruler(view, conduct, point)
    elif not line.row:
        conduct.turn_group(line.group)
    elif scene.grid.contains(point):
        slot = Focus(line.row, moment_at(scene, line.row, (point - scene.origin).x()))
        conduct.focus(slot)
        enter(view, conduct, slot)


def double_click(view: BoardView, target: Placed | None) -> None:
    """Open the form of a session, or the day of a line of appointments."""
    if target is not None and target.block.kind == BUNDLE:
        view.day_opened.emit(target.block.span.day)
    elif target is not None:
        view.open_requested.emit(target.block.code)


def enter(view: BoardView, conduct: Conduct, focus: Focus) -> None:
    """Go to the inspector, open the day of a line, or book a slot."""
    block = conduct.scene.block(focus.code) if focus.code else None
    if conduct.scene.dates is DateMode.FOUR_WEEKS or (block and block.kind == BUNDLE):
        view.day_opened.emit(focus.moment.date())
    elif block is not None:
        view.inspector_requested.emit(block.code)
    else:
        conduct.book(focus.row, focus.moment, focus.until)


def moment_at(scene: Scene, row: str, x: float) -> datetime:
    """Which slot of a row is at ``x``: a quarter of an hour, or the first free hour of a day."""
    moment = scene.axis.moment(x)
    if scene.axis.is_hourly:
        return floored(moment, STEP)
    return cell_moment(scene, row, moment.date())


def _click_ruler(view: BoardView, conduct: Conduct, point: QPointF) -> None:
    """Open the day whose head is pressed; stand the team otherwise in the corner."""
    scene = conduct.scene
    if point.y() >= scene.theme.sizes.ruler:
        return
    if point.x() < scene.theme.sizes.row_header:
        _turn_team(view, scene)
    elif not scene.axis.is_hourly:
        view.day_opened.emit(scene.axis.moment(point.x() - scene.origin.x()).date())


def _turn_team(view: BoardView, scene: Scene) -> None:
    """Stand the team by profession, or by site again."""
    rows = scene.sight.rows
    if rows.mode is RowsMode.TEAM:
        view.show_rows(replace(rows, by_profession=not rows.by_profession))
        view.rows_turned.emit()

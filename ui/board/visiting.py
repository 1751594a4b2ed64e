"""Arriving on the board from elsewhere: at a row, at a moment."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ui.board import days_travel, travel
from ui.board.conduct import Conduct
from ui.board.geometry import STEP, floored

if TYPE_CHECKING:
    from datetime import datetime

    from ui.board.focus import Focus
    from ui.board.scene import Scene
    from ui.board.view import BoardView


def visit(view: BoardView, row: str, moment: datetime) -> None:
    """Put the focus on a row at a moment, its group unfolded, and bring it into view.

    Without a row it stays in the one it is in, else it begins in the first.
    """
    scene = view.scene
    group = next((one.key for one in scene.groups if row in {each.key for each in one.rows}), "")
    if group and row not in travel.visible_rows(scene):
        scene.turn(group)
    wanted = _place(scene, row, moment)
    if wanted is not None:
        Conduct(view, view.port).focus(wanted)


def _place(scene: Scene, row: str, moment: datetime) -> Focus | None:
    rows, here = travel.visible_rows(scene), scene.sight.focus
    if not rows:
        return None
    usual = here.row if here is not None and here.row in rows else rows[0]
    wanted = row if row in rows else usual
    if not scene.axis.is_hourly:
        return days_travel.arrived(scene, wanted, moment.date())
    return travel.arrived(scene, wanted, travel.within(scene, floored(moment, STEP)))

"""Where the focus goes next on the board: slots of 15 minutes, blocks, rows (interface 4.5)."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from ui.board import days_travel
from ui.board.focus import Focus
from ui.board.geometry import HOUR, STEP, floored
from ui.board.row_kinds import in_order

if TYPE_CHECKING:
    from desktop_app.readings.board import Block
    from ui.board.scene import Scene


def first_focus(scene: Scene) -> Focus | None:
    """Where the focus begins: the selected block, else now in the first row."""
    rows = visible_rows(scene)
    if not rows or scene.board is None:
        return None
    selected = focus_on(scene, scene.sight.selected)
    if selected is not None:
        return selected
    if not scene.axis.is_hourly:
        day = scene.axis.moment(scene.axis.x(scene.board.now)).date()
        return days_travel.arrived(scene, rows[0], day)
    return arrived(scene, rows[0], within(scene, floored(scene.board.now, STEP)))


def focus_on(scene: Scene, code: str) -> Focus | None:
    """The focus of a block in the first visible row where it stands."""
    for placed in scene.placed:
        if code and placed.block.code == code and not placed.thin:
            return Focus(placed.row, placed.block.span.start, code)
    return None


def visible_rows(scene: Scene) -> list[str]:
    """Keys of the rows from top to bottom, folded groups left out."""
    return [line.row for line in scene.stack.lines if line.row]


def blocks_in(scene: Scene, row: str) -> tuple[Block, ...]:
    """The blocks of a row that are drawn, by time."""
    return in_order(placed.block for placed in scene.placed if placed.row == row)


def within(scene: Scene, moment: datetime) -> datetime:
    """The nearest moment at which a slot can begin."""
    shown = scene.axis.span
    return min(max(moment, shown.start), shown.end - STEP)


def arrived(scene: Scene, row: str, moment: datetime) -> Focus:
    """The focus at a moment of a row: on the block it meets there, or on the slot."""
    for block in blocks_in(scene, row):
        if block.span.start <= moment < block.span.end:
            return Focus(row, moment, block.code)
    return Focus(row, moment)


def sideways(scene: Scene, focus: Focus, forward: int) -> Focus:
    """One step earlier (-1) or later (1); from a block to the slot before or after it."""
    if not scene.axis.is_hourly:
        return days_travel.sideways(scene, focus, forward)
    block = _block(scene, focus)
    if block is None:
        return arrived(scene, focus.row, within(scene, focus.moment + forward * STEP))
    beside = block.span.end if forward > 0 else floored(block.span.start - STEP / 3, STEP)
    if not scene.axis.span.start <= beside < scene.axis.span.end:
        return focus
    return arrived(scene, focus.row, beside)


def updown(scene: Scene, focus: Focus, down: int) -> Focus:
    """The row above (-1) or below (1), at the same time."""
    rows = visible_rows(scene)
    if focus.row not in rows:
        return first_focus(scene) or focus
    if not scene.axis.is_hourly:
        return days_travel.updown(scene, focus, down, rows)
    place = rows.index(focus.row) + down
    if not 0 <= place < len(rows):
        return focus
    return arrived(scene, rows[place], focus.moment)


def to_block(scene: Scene, focus: Focus, forward: int) -> Focus:
    """The previous (-1) or next (1) block of the row."""
    blocks = list(blocks_in(scene, focus.row))
    codes = [block.code for block in blocks]
    if focus.code in codes:
        place = codes.index(focus.code) + forward
        found = blocks[place] if 0 <= place < len(blocks) else None
    elif forward > 0:
        found = next((one for one in blocks if one.span.start >= focus.moment), None)
    else:
        found = next((one for one in reversed(blocks) if one.span.end <= focus.moment), None)
    return focus if found is None else Focus(focus.row, found.span.start, found.code)


def to_end(scene: Scene, focus: Focus, forward: int) -> Focus:
    """The first (-1) or last (1) hour of the day, or day of the week."""
    if not scene.axis.is_hourly:
        return days_travel.to_end(scene, focus, forward)
    shown = scene.axis.span
    moment = shown.start if forward < 0 else floored(shown.end - timedelta(minutes=1), HOUR)
    return arrived(scene, focus.row, within(scene, moment))


def to_problem(scene: Scene, focus: Focus | None, forward: int) -> Focus | None:
    """The previous (-1) or next (1) block in conflict, from top to bottom, round and round."""
    troubled = [
        placed for placed in scene.placed if placed.block.code in scene.troubled and not placed.thin
    ]
    if not troubled:
        return focus
    codes = [placed.block.code for placed in troubled]
    here = focus.code if focus is not None else ""
    start = codes.index(here) + forward if here in codes else (0 if forward > 0 else -1)
    found = troubled[start % len(troubled)]
    return Focus(found.row, found.block.span.start, found.block.code)


def extended(scene: Scene, focus: Focus) -> Focus:
    """The slot selection, one step longer, until the next block or the end of the day."""
    if focus.code or not scene.axis.is_hourly:
        return focus
    until = (focus.until or focus.moment + STEP) + STEP
    stops = [one.span.start for one in blocks_in(scene, focus.row) if one.span.start > focus.moment]
    return Focus(focus.row, focus.moment, until=min([until, scene.axis.span.end, *stops]))


def kept(scene: Scene, focus: Focus | None) -> Focus | None:
    """The same focus after a new reading: it follows its block, and stays where a block went."""
    if focus is None:
        return None
    if focus.code:
        rows = [placed.row for placed in scene.placed if placed.block.code == focus.code]
        board = scene.board
        block = scene.block(focus.code) if board is not None else None
        if block is not None and rows:
            row = focus.row if focus.row in rows else rows[0]
            inside = block.span.start <= focus.moment < block.span.end
            return Focus(row, focus.moment if inside else block.span.start, focus.code)
    if focus.row not in visible_rows(scene):
        return None
    if not scene.axis.is_hourly:
        return days_travel.arrived(scene, focus.row, _shown(scene, focus.moment))
    return Focus(focus.row, within(scene, _on(scene, focus.moment)))


def _shown(scene: Scene, moment: datetime) -> date:
    """The day of a moment, or the nearest that is shown."""
    return scene.axis.moment(scene.axis.x(moment)).date()


def _on(scene: Scene, moment: datetime) -> datetime:
    """The same time on the day that is shown."""
    return datetime.combine(scene.axis.span.day, moment.time())


def _block(scene: Scene, focus: Focus) -> Block | None:
    blocks = blocks_in(scene, focus.row)
    return next((block for block in blocks if block.code == focus.code and focus.code), None)

"""A block in the hand: where it would be, and what the rules say of it there."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import Enum
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF

from desktop_app.domain.findings import Finding, Level
from desktop_app.domain.span import MINUTE, Span
from ui.board.checks import SessionChecks, Spot
from ui.board.geometry import FINE_STEP, STEP, snapped
from ui.board.ghost import DragView
from ui.board.reasons import reason_said
from ui.board.wishes import DragCheck, MoveWish, SeenPlace

if TYPE_CHECKING:
    from desktop_app.readings.board import Block
    from ui.board.layout import Placed
    from ui.board.scene import Scene

EDGE = 6
"""Width of the zone inside a block that resizes it, in pixels."""

RESIZABLE = 24
"""Width from which a block has such zones."""


class Grip(Enum):
    """Which part of a block is held."""

    WHOLE = "whole"
    START = "start"
    END = "end"


@dataclass(frozen=True, slots=True)
class Gesture:
    """Where the pointer is, counted as boxes are, and which keys are down."""

    point: QPointF
    fine: bool = False
    copies: bool = False


def grip_at(box: QRectF, x: float) -> Grip:
    """Which part of a block is under a point."""
    if box.width() >= RESIZABLE:
        if x >= box.right() - EDGE:
            return Grip.END
        if x <= box.left() + EDGE:
            return Grip.START
    return Grip.WHOLE


class Drag:
    """A session held by its middle or by an end; nothing is changed before it is dropped."""

    def __init__(self, scene: Scene, placed: Placed, grip: Grip, point: QPointF) -> None:
        """Take the block at ``point``, counted as boxes are; that point stays under the hand."""
        if scene.board is None:
            raise ValueError("nothing can be held before a board is shown")
        self._scene, self._placed, self.grip = scene, placed, grip
        self._block: Block = placed.block
        self._board = scene.board
        self._held = point
        self._taken = scene.axis.moment(point.x())
        self._checks = SessionChecks(scene.board, self._block.code)
        self._copy_checks: SessionChecks | None = None
        self._unfit = self._checks.unfit_rooms(scene.words) if grip is Grip.WHOLE else {}
        self.copies = False
        self._row, self._top = placed.row, placed.box.top()
        self._spot = Spot(self._block.room, self._block.span)
        self._snapped: Spot | None = None

    @property
    def code(self) -> str:
        """The session in hand."""
        return self._block.code

    @property
    def wish(self) -> MoveWish:
        """What a drop here would ask."""
        spot = self._snapped or self._spot
        return self._wish_at(spot)

    @property
    def check(self) -> DragCheck:
        """What the rules say of a drop here."""
        spot = self._snapped or self._spot
        findings = self._asked.findings(spot)
        check = DragCheck(self.wish, findings, self.copies)
        if not check.conflicts or self.grip is not Grip.WHOLE:
            return check
        found = self._asked.nearest(spot, self._scene.axis.span)
        return replace(check, nearest=self._wish_at(found) if found else None)

    @property
    def view(self) -> DragView:
        """What is painted meanwhile."""
        check = self.check
        conflict = next((one for one in check.findings if one.level is Level.CONFLICT), None)
        row, top = self._row, self._top
        line = self._scene.stack.row(self._snapped.room) if self._snapped is not None else None
        if line is not None:
            row, top = line.row, self._scene.lane_band(line)[0]
        return DragView(
            code=self.code,
            span=check.wish.span,
            row=row,
            top=top,
            refused=conflict is not None,
            headline=self._headline(conflict),
            unfit=self._unfit if self._is_by_rooms else {},
            copies=self.copies,
            nearest=check.nearest,
            concerned=self._concerned(),
        )

    def follow(self, gesture: Gesture) -> None:
        """Go with the hand, by steps of 15 minutes, or of 5."""
        self.copies = gesture.copies and self.grip is Grip.WHOLE
        self._snapped = None
        step = FINE_STEP if gesture.fine else STEP
        moved = self._scene.axis.moment(gesture.point.x()) - self._taken
        self._spot = Spot(self._room_under(gesture.point), self._span_after(moved, step))

    def snap(self) -> bool:
        """Go to the nearest place without a conflict; say whether there is one."""
        found = self.check.nearest
        if found is not None:
            self._snapped = Spot(found.room, found.span)
        return found is not None

    @property
    def _asked(self) -> SessionChecks:
        if not self.copies:
            return self._checks
        if self._copy_checks is None:
            self._copy_checks = SessionChecks(self._board, self.code, copies=True)
        return self._copy_checks

    @property
    def _is_by_rooms(self) -> bool:
        return self._scene.rows[self._placed.row].room is not None

    def _room_under(self, point: QPointF) -> str:
        if self.grip is not Grip.WHOLE:
            return self._block.room
        self._top = self._placed.box.top() + point.y() - self._held.y()
        line = self._scene.stack.at(point.y())
        row = None if line is None else self._scene.rows.get(line.row)
        if row is not None and row.room is not None and self._is_by_rooms:
            self._row = row.key
        return self._row if self._is_by_rooms else self._block.room

    def _span_after(self, moved: timedelta, step: timedelta) -> Span:
        span, shown = self._block.span, self._scene.axis.span
        if not self._scene.axis.is_hourly:
            return span.moved(moved)
        if self.grip is Grip.WHOLE:
            start = snapped(span.start + moved, step)
            latest = max(shown.end - span.duration, shown.start)
            return span.starting(min(max(start, shown.start), latest))
        if self.grip is Grip.START:
            start = snapped(span.start + moved, step)
            return Span(max(min(start, span.end - step), shown.start), span.end)
        end = snapped(span.end + moved, step)
        return Span(span.start, min(max(end, span.start + step), shown.end))

    def _wish_at(self, spot: Spot) -> MoveWish:
        block = self._block
        seen = SeenPlace(block.span.start, block.span.end, block.room)
        return MoveWish(block.code, seen, spot.room, spot.span.start, spot.span.end)

    def _headline(self, conflict: Finding | None) -> str:
        words = self._scene.words
        return words._("possible here") if conflict is None else reason_said(words, conflict)

    def _concerned(self) -> frozenset[str]:
        pairs = (frozenset({one.one, one.other}) for one in self._scene.clashes)
        mine = [pair for pair in pairs if self.code in pair]
        return frozenset({self.code}).union(*mine)


class Stroke:
    """A new slot being drawn on an empty row."""

    def __init__(self, scene: Scene, row: str, start: datetime) -> None:
        """Begin at ``start``, already on a step."""
        self._scene, self.row, self._start = scene, row, start
        self._end = start + STEP

    @property
    def span(self) -> Span:
        """What is drawn so far, at least one step."""
        first, last = sorted((self._start, self._end))
        return Span(first, max(last, first + 5 * MINUTE))

    @property
    def view(self) -> DragView:
        """What is painted meanwhile."""
        line = self._scene.stack.row(self.row)
        top = 0.0 if line is None else self._scene.lane_band(line)[0]
        return DragView(code="", span=self.span, row=self.row, top=top)

    def follow(self, gesture: Gesture) -> None:
        """Draw as far as the hand."""
        step = FINE_STEP if gesture.fine else STEP
        reached = snapped(self._scene.axis.moment(gesture.point.x()), step)
        shown = self._scene.axis.span
        self._end = min(max(reached, shown.start), shown.end)

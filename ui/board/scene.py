"""What is on the board now: rows, hours, blocks in their boxes, selection and focus.

Boxes are counted from the left end of the hours and from the first line; `origin` says where
that corner stands in the viewport.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from math import ceil
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSizeF
from PySide6.QtGui import QPixmap

from desktop_app.domain.span import Span
from ui.board.blocks import Clash, clashes_of, palette_of
from ui.board.geometry import (
    LEAST_ZOOM,
    MOST_ZOOM,
    SPARE,
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
from ui.board.rows import INTERPRETERS, Group, Row, RowsMode, groups_of
from ui.board.sayings import Saying, saying_of
from ui.board.shading import Shade, opening_of, shades_of
from ui.density import SMALLEST_TARGET, Density

if TYPE_CHECKING:
    from desktop_app.readings.board import Block, Board
    from desktop_app.wording.words import Words
    from ui.board.wishes import BookingWish
    from ui.palettes import Palette
    from ui.theme import Theme

USUAL_HOURS = time(8), time(19, 30)
NO_DAY = date(2000, 1, 1)
"""Stands in the axis until a board is shown."""

_BEFORE, _AFTER = 1.0, 1.5
"""What a block leaves free at its start and its end, in pixels."""

_LOW_INSET = 3
"""What it leaves free above and below in a row lower than usual, so that two lines fit."""


@dataclass(frozen=True, slots=True)
class Placed:
    """A block in its box; in the rows of interpreters it stands for the order."""

    block: Block
    row: str
    box: QRectF
    thin: bool = False
    lane: bool = False


@dataclass(frozen=True, slots=True)
class Focus:
    """Where the keyboard is: a slot of a row, or a block of it; ``until`` extends a slot."""

    row: str
    moment: datetime
    code: str = ""
    until: datetime | None = None


@dataclass(slots=True)
class Sight:
    """What a person chose to see, which a new reading never changes."""

    mode: RowsMode = RowsMode.ROOMS
    hidden: frozenset[Palette] = frozenset()
    turned: set[str] = field(default_factory=set)
    zoom: float | None = None
    scroll: QPointF = field(default_factory=QPointF)
    size: QSizeF = field(default_factory=QSizeF)
    selected: str = ""
    focus: Focus | None = None
    loading: bool = False
    preview: BookingWish | None = None


class Scene:
    """Everything the painter, the mouse, the keyboard and a screen reader ask about."""

    def __init__(self, theme: Theme, words: Words) -> None:
        """Start with nothing to show."""
        self.theme, self.words = theme, words
        self.board: Board | None = None
        self.sight = Sight()
        self.groups: tuple[Group, ...] = ()
        self.rows: dict[str, Row] = {}
        self.stack = Stack()
        self.axis = TimeAxis(Span.on(NO_DAY, *USUAL_HOURS), 0, 1)
        self.placed: tuple[Placed, ...] = ()
        self.overflow: dict[str, int] = {}
        self.clashes: tuple[Clash, ...] = ()
        self.sayings: dict[str, Saying] = {}
        self.shades: dict[str, tuple[Shade, ...]] = {}
        self.pictures: dict[tuple[object, ...], QPixmap] = {}
        self.looks = 0

    @property
    def origin(self) -> QPointF:
        """Where the first line and the first hour meet in the viewport."""
        sizes = self.theme.sizes
        return QPointF(sizes.row_header, sizes.ruler) - self.sight.scroll

    @property
    def grid(self) -> QRectF:
        """The part of the viewport where blocks are, beside the headers and below the ruler."""
        sizes, size = self.theme.sizes, self.sight.size
        return QRectF(
            sizes.row_header,
            sizes.ruler,
            max(size.width() - sizes.row_header, 1),
            max(size.height() - sizes.ruler, 1),
        )

    @property
    def troubled(self) -> frozenset[str]:
        """Codes of the blocks in conflict, and of those they clash with."""
        named = {code for clash in self.clashes for code in (clash.one, clash.other)}
        alone = {placed.block.code for placed in self.placed if placed.block.in_conflict}
        return frozenset(named | alone)

    def show(self, board: Board | None) -> None:
        """Take a new reading; what a person chose to see stays."""
        self.board = board
        self.read_again()

    def read_again(self) -> None:
        """Make rows, words and shades anew from the same reading."""
        board, words = self.board, self.words
        self.groups = () if board is None else groups_of(board, self.sight.mode, words)
        self.rows = {row.key: row for group in self.groups for row in group.rows}
        self.clashes = () if board is None else clashes_of(board)
        self.sayings = (
            {}
            if board is None
            else {block.code: saying_of(block, board, words) for block in board.blocks}
        )
        self.lay_out()

    def lay_out(self) -> None:
        """Give every line and every block its place for the present size."""
        self.pictures.clear()
        self.looks += 1
        board = self.board
        if board is None:
            self.stack, self.placed, self.shades = Stack(), (), {}
            return
        shown = shown_hours(board, self.rows.values())
        self.axis = TimeAxis(shown, 0, self._width_of(shown))
        self.shades = {
            row.key: shades_of(row, shown, board.planning, self.words) for row in self.rows.values()
        }
        held = {key: lanes([one.span for one in self._seen(row)]) for key, row in self.rows.items()}
        self.stack = Stack.of(self._lines(held))
        self.placed = tuple(self._placed(held))
        self._hold_scroll()

    def is_folded(self, group: str) -> bool:
        """Whether only the heading of a group shows; interpreters begin folded on small screens."""
        small = self.theme.density is not Density.COMFORTABLE
        usual = group == INTERPRETERS and self.sight.mode is RowsMode.ROOMS and small
        return usual != (group in self.sight.turned)

    def turn(self, group: str) -> None:
        """Fold a group, or unfold it."""
        self.sight.turned ^= {group}
        self.lay_out()

    def scroll_range(self) -> QSizeF:
        """How far the hours and the lines go beyond the viewport."""
        grid = self.grid
        below = self.stack.height - grid.height()
        return QSizeF(max(self.axis.width - grid.width(), 0), below if below > SPARE else 0)

    def zoom(self, pixels_per_hour: float) -> None:
        """Give the hours another width, within the limits; never narrower than the board."""
        self.sight.zoom = max(LEAST_ZOOM, min(pixels_per_hour, MOST_ZOOM))
        self.lay_out()

    def box_of(self, code: str, row: str = "") -> QRectF | None:
        """The box of a block, in one row or in the first where it stands."""
        return next(
            (
                one.box
                for one in self.placed
                if one.block.code == code and (not row or one.row == row)
            ),
            None,
        )

    def at(self, point: QPointF) -> Placed | None:
        """The topmost block at a point of the viewport, with a target of at least 24 px."""
        inside = point - self.origin
        if not self.grid.contains(point):
            return None
        return next((one for one in reversed(self.placed) if target_of(one).contains(inside)), None)

    def line_at(self, point: QPointF) -> Line | None:
        """The line at a point of the viewport."""
        if point.y() < self.theme.sizes.ruler:
            return None
        return self.stack.at(point.y() - self.origin.y())

    def _seen(self, row: Row) -> tuple[Block, ...]:
        hidden = self.sight.hidden
        return tuple(block for block in row.blocks if palette_of(block) not in hidden)

    def _width_of(self, shown: Span) -> float:
        hours = shown.duration / timedelta(hours=1)
        least = max(self.grid.width(), LEAST_ZOOM * hours)
        return max(least, (self.sight.zoom or 0) * hours)

    def _lines(self, held: dict[str, Lanes]) -> Iterable[Line]:
        sizes = self.theme.sizes
        seen = [row for group in self.groups if not self.is_folded(group.key) for row in group.rows]
        thin = sum(row.thin for row in seen)
        extra = sum(held[row.key].count - 1 for row in seen)
        count = RowCount(len(seen) - thin, thin, extra, len(self.groups))
        full = row_height(sizes, count, int(self.grid.height()))
        top = 0
        for group in self.groups:
            yield Line(group.key, "", top, sizes.group_row)
            top += sizes.group_row
            for row in () if self.is_folded(group.key) else group.rows:
                number = held[row.key].count
                height = thin_height(full, SMALLEST_TARGET) if row.thin else full
                height += (number - 1) * sizes.lane
                yield Line(group.key, row.key, top, height, number)
                top += height

    def _placed(self, held: dict[str, Lanes]) -> Iterable[Placed]:
        self.overflow = {}
        for line in self.stack.lines:
            if not line.row:
                continue
            row, order = self.rows[line.row], held[line.row]
            for place, block in enumerate(self._seen(row)):
                if order.lane_of[place] >= order.count:
                    self.overflow[row.key] = self.overflow.get(row.key, 0) + 1
                else:
                    box = self._box(line, block.span, order, place)
                    yield Placed(block, row.key, box, row.thin, not order.alone[place])

    def _box(self, line: Line, span: Span, order: Lanes, place: int) -> QRectF:
        top, height = self.lane_band(line)
        if not order.alone[place]:
            gap = 2
            each = (height - gap * (order.count - 1)) / order.count
            top += order.lane_of[place] * (each + gap)
            height = each
        return self.span_box(span, top, height)

    def lane_band(self, line: Line) -> tuple[float, float]:
        """Top and height of what blocks may take of a line."""
        sizes = self.theme.sizes
        above, below = sizes.inset_above, sizes.inset_below
        if line.height < sizes.row:
            above = below = _LOW_INSET
        return line.top + above, line.height - above - below

    def span_box(self, span: Span, top: float, height: float) -> QRectF:
        """The box of a span at a height, cut at the edges of the shown hours."""
        shown = span.common(self.axis.span) or self.axis.span
        left = round(self.axis.x(shown.start) + _BEFORE)
        right = ceil(self.axis.x(shown.end) - _AFTER)
        return QRectF(left, top, max(right - left, 3), height)

    def _hold_scroll(self) -> None:
        most = self.scroll_range()
        self.sight.scroll = QPointF(
            min(self.sight.scroll.x(), most.width()), min(self.sight.scroll.y(), most.height())
        )


def shown_hours(board: Board, rows: Iterable[Row]) -> Span:
    """The hours a day is drawn with: those of the rooms in the rows, or of all rooms."""
    day, planning = board.window.day, board.planning
    rooms = [row.room for row in rows if row.room is not None] or list(planning.rooms.values())
    opening = [span for room in rooms for span in opening_of(room, planning, day) or ()]
    usual = Span.on(day, *USUAL_HOURS)
    return day_axis(opening, (block.span for block in board.blocks), usual)


def target_of(placed: Placed) -> QRectF:
    """What can be pressed of a block: never narrower than a hand can hit."""
    grown = max(SMALLEST_TARGET - placed.box.width(), 0) / 2
    return placed.box.adjusted(-grown, 0, grown, 0)

"""What is on the board now: rows, hours, blocks in their boxes, selection and focus.

Boxes are counted from the left end of the hours and from the first line; `origin` says where
that corner stands in the viewport.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import groupby
from operator import attrgetter
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSizeF

from desktop_app.domain.span import Span
from ui.board.blocks import Clash, clashes_of, conflict_was_kept
from ui.board.dates import DateMode, mode_of
from ui.board.day_layout import USUAL_HOURS, day_layout
from ui.board.days_layout import LEGEND, days_layout
from ui.board.focus import Focus
from ui.board.found_rows import found_groups
from ui.board.geometry import SPARE, Line, Stack, TimeAxis
from ui.board.layout import Cell, Layout, Placed
from ui.board.pictures import Pictures
from ui.board.row_kinds import EVERYBODY, INTERPRETERS, Group, Row, RowsMode, RowsWanted
from ui.board.rows import groups_of
from ui.board.sayings import Saying, saying_of
from ui.density import SMALLEST_TARGET, Density

if TYPE_CHECKING:
    from desktop_app.domain.held_slots import HeldSlot
    from desktop_app.readings.board import Block, Board
    from desktop_app.wording.words import Words
    from ui.board.shading import Shade
    from ui.board.wishes import BookingWish
    from ui.palettes import Palette
    from ui.theme import Theme

NO_DAY = date(2000, 1, 1)
"""Stands in the axis until a board is shown."""

_ROW = attrgetter("row")
_LOW_INSET = 3
"""What a block leaves free above and below in a row lower than usual, so that two lines fit."""


@dataclass(slots=True)
class Sight:
    """What a person chose to see, which a new reading never changes.

    Attributes:
        rows: what stands in the rows.
        hidden: the themes left out.
        turned: the groups that are not as they begin, folded or unfolded.
        typed: what is looked for among the names of the rows; nothing shows every row.
        folded_found: the groups folded by hand among the rows that were found.
        zoom: pixels of an hour, when somebody chose.
        held: pixels of an hour while a button is down: a panel that opens moves nothing under it.
        scroll, size: of the viewport.
        selected: the code of a block, or nothing.
        focus: where the keyboard is.
        loading: whether blocks are grey shapes.
        preview: what is outlined.
        news: codes of the blocks another desk has just changed.
        held_slots: what other desks are typing a booking for.
    """

    rows: RowsWanted = field(default_factory=RowsWanted)
    hidden: frozenset[Palette] = frozenset()
    turned: set[str] = field(default_factory=set)
    typed: str = ""
    folded_found: set[str] = field(default_factory=set)
    zoom: float | None = None
    held: float | None = None
    scroll: QPointF = field(default_factory=QPointF)
    size: QSizeF = field(default_factory=QSizeF)
    selected: str = ""
    focus: Focus | None = None
    loading: bool = False
    preview: BookingWish | None = None
    news: frozenset[str] = frozenset()
    held_slots: tuple[HeldSlot, ...] = ()

    @property
    def mode(self) -> RowsMode:
        """What the rows are."""
        return self.rows.mode


class Scene:
    """Everything the painter, the mouse, the keyboard and a screen reader ask about."""

    def __init__(self, theme: Theme, words: Words) -> None:
        """Start with nothing to show."""
        self.theme, self.words = theme, words
        self.board: Board | None = None
        self.dates = DateMode.DAY
        self.sight = Sight()
        self.groups: tuple[Group, ...] = ()
        self.rows: dict[str, Row] = {}
        self.shared: Mapping[str, int] | None = None
        self.layout = Layout(TimeAxis(Span.on(NO_DAY, *USUAL_HOURS), 0, 1))
        self.in_row: dict[str, list[Placed]] = {}
        self.clashes: tuple[Clash, ...] = ()
        self.troubled: frozenset[str] = frozenset()
        self.accepted: frozenset[str] = frozenset()
        self.pictures = Pictures()
        self.shares: dict[object, float | None] = {}
        self.kept: dict[object, Mapping[Cell, tuple[Shade, ...]]] = {}
        self.looks = 0
        self.band: tuple[float, float] | None = None
        self._of_code: dict[str, list[Placed]] | None = None
        self._sayings: dict[str, Saying] = {}

    @property
    def axis(self) -> TimeAxis:
        """The hours or the days across."""
        return self.layout.axis

    @property
    def stack(self) -> Stack:
        """The lines from top to bottom."""
        return self.layout.stack

    @property
    def placed(self) -> tuple[Placed, ...]:
        """Every block that is drawn, from top to bottom."""
        return self.layout.placed

    @property
    def overflow(self) -> Mapping[str, int]:
        """How many blocks of a row found no lane."""
        return self.layout.overflow

    @property
    def shades(self) -> Mapping[str, tuple[Shade, ...]]:
        """What lies under the blocks of each row of a day."""
        return self.layout.shades

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
    def scroll_range(self) -> QSizeF:
        """How far the hours and the lines go beyond the viewport."""
        grid = self.grid
        legend = 0 if self.dates is DateMode.DAY or not self.stack.lines else LEGEND
        below = self.stack.height + legend - grid.height()
        return QSizeF(max(self.axis.width - grid.width(), 0), below if below > SPARE else 0)

    def show(self, board: Board | None) -> None:
        """Take a new reading; what a person chose to see stays."""
        before, self.board = self.board, board
        self.dates = DateMode.DAY if board is None else mode_of(board.window)
        if before is None or board is None or before.planning.workers != board.planning.workers:
            self.pictures.clear()
        self.read_again()

    def read_again(self) -> None:
        """Make rows, words and shades anew from the same reading."""
        board, words = self.board, self.words
        self._sayings.clear()
        self.shares.clear()
        self.kept.clear()
        groups = () if board is None else groups_of(board, self.sight.rows, words)
        self.groups = found_groups(groups, self.sight.typed)
        self.rows = {row.key: row for group in self.groups for row in group.rows}
        self.shared = None
        self.clashes = () if board is None else clashes_of(board)
        found = [] if board is None else [block for block in board.blocks if block.findings]
        self.troubled = _troubled(found, self.clashes)
        self.accepted = frozenset(one.code for one in found if conflict_was_kept(one))
        self.lay_out()

    def lay_out(self) -> None:
        """Give every line and every block its place for the present size."""
        self.looks += 1
        board = self.board
        if board is None:
            self.layout = Layout(self.axis)
        elif self.dates is DateMode.DAY:
            self.layout = day_layout(self, board)
        else:
            self.layout = days_layout(self, board)
        self._file()
        self._hold_scroll()

    def is_folded(self, group: str) -> bool:
        """Whether only the heading of a group shows; interpreters begin folded on small screens."""
        if self.sight.typed:
            return group in self.sight.folded_found
        small = self.theme.density is not Density.COMFORTABLE or self.dates is not DateMode.DAY
        usual = group == INTERPRETERS and self.sight.mode is RowsMode.ROOMS and small
        return usual != (group in self.sight.turned)

    def turn(self, group: str) -> None:
        """Fold a group, or unfold it; the last line of the team shows the others too."""
        if group == EVERYBODY:
            rows = self.sight.rows
            self.sight.rows = replace(rows, everybody=not rows.everybody)
            self.read_again()
            return
        turned = self.sight.folded_found if self.sight.typed else self.sight.turned
        turned ^= {group}
        self.lay_out()

    def block(self, code: str) -> Block | None:
        """A block that was read, or a line that stands for some."""
        found = self.board.block(code) if self.board is not None else None
        return found or next((placed.block for placed in self._standing(code)), None)

    def saying(self, block: Block) -> Saying:
        """The words of a block."""
        found = self._sayings.get(block.code)
        if found is None:
            if self.board is None:
                raise ValueError("nothing is said before a board is shown")
            found = saying_of(block, self.board, self.words)
            self._sayings[block.code] = found
        return found

    def box_of(self, code: str, row: str = "") -> QRectF | None:
        """The box of a block, in one row or in the first where it stands."""
        found = self._standing(code)
        return next((one.box for one in found if not row or one.row == row), None)

    def at(self, point: QPointF) -> Placed | None:
        """The topmost block at a point of the viewport, with a target of at least 24 px."""
        line = self.line_at(point)
        if line is None or not self.grid.contains(point) or self.dates is DateMode.FOUR_WEEKS:
            return None
        inside, held = point - self.origin, self.in_row.get(line.row, [])
        return next((one for one in reversed(held) if target_of(one).contains(inside)), None)

    def line_at(self, point: QPointF) -> Line | None:
        """The line at a point of the viewport."""
        if point.y() < self.theme.sizes.ruler:
            return None
        return self.stack.at(point.y() - self.origin.y())

    def lane_band(self, line: Line) -> tuple[float, float]:
        """Top and height of what blocks may take of a line."""
        sizes = self.theme.sizes
        above, below = sizes.inset_above, sizes.inset_below
        if line.height < sizes.row:
            above = below = _LOW_INSET
        return line.top + above, line.height - above - below

    def span_box(self, span: Span, top: float, height: float) -> QRectF:
        """The box of a span at a height, cut at the edges of what is shown."""
        left, right = self.axis.stretch(span)
        return QRectF(left, top, right - left, height)

    def _file(self) -> None:
        """Find blocks by their row; by their code as soon as somebody asks."""
        self._of_code = None
        self.in_row = {row: list(held) for row, held in groupby(self.placed, _ROW)}

    def _standing(self, code: str) -> list[Placed]:
        """Where a block stands, from top to bottom."""
        if self._of_code is None:
            self._of_code = {}
            for placed in self.placed:
                self._of_code.setdefault(placed.block.code, []).append(placed)
        return self._of_code.get(code, [])

    def _hold_scroll(self) -> None:
        most = self.scroll_range
        self.sight.scroll = QPointF(
            min(self.sight.scroll.x(), most.width()), min(self.sight.scroll.y(), most.height())
        )


def _troubled(blocks: Iterable[Block], clashes: Iterable[Clash]) -> frozenset[str]:
    """Codes of the blocks in conflict, and of those they clash with."""
    named = {code for clash in clashes for code in (clash.one, clash.other)}
    return frozenset(named | {block.code for block in blocks if block.in_conflict})


def target_of(placed: Placed) -> QRectF:
    """What can be pressed of a block: never narrower than a hand can hit."""
    grown = max(SMALLEST_TARGET - placed.box.width(), 0) / 2
    return placed.box.adjusted(-grown, 0, grown, 0)

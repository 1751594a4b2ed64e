"""Where things stand on the board: hours to pixels and back, lanes, lines from top to bottom."""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from math import ceil

from desktop_app.domain.span import MINUTE, Span
from ui.density import LANES_MOST, Sizes

STEP = timedelta(minutes=15)
FINE_STEP = timedelta(minutes=5)
HALF_HOUR = timedelta(minutes=30)
HOUR = timedelta(hours=1)
LEAST_ZOOM, MOST_ZOOM = 50, 240
"""Pixels of an hour."""

ZOOM_PER_NOTCH = 1.15
"""By how much an hour grows with one notch of the wheel, or one key."""

THIN_SHARE = 0.73
"""Height of an interpreter's row in that of a room."""

NEAR = 2
"""A row height this close to the usual one of its density takes the usual one, in pixels."""

SPARE = 4
"""What may lie below the edge without anything to scroll: the line under the last row."""

_MIDNIGHT_TO_MIDNIGHT = timedelta(days=1)
_BEFORE, _AFTER = 1.0, 1.5
"""What a block leaves free at its start and its end, in pixels."""

LEAST_BOX = 3
"""Width of the shortest block."""


@dataclass(frozen=True, slots=True)
class TimeAxis:
    """The hours of ``span`` across ``width`` pixels from ``left``."""

    span: Span
    left: float
    width: float

    @property
    def is_hourly(self) -> bool:
        """Whether a moment has a place of its own, or only its day."""
        return True

    @property
    def pixels_per_hour(self) -> float:
        """How wide an hour is."""
        return self.width / (self.span.duration / HOUR)

    def x(self, moment: datetime) -> float:
        """Where a moment stands; it may lie beyond both ends."""
        return self.left + self.width * ((moment - self.span.start) / self.span.duration)

    def moment(self, x: float) -> datetime:
        """Which moment stands at ``x``, to the minute."""
        minutes = (x - self.left) / self.width * (self.span.duration / MINUTE)
        return self.span.start + round(minutes) * MINUTE

    def stretch(self, span: Span) -> tuple[float, float]:
        """From where to where the box of a span goes, cut at the ends of the axis."""
        shown = span.common(self.span) or self.span
        left = round(self.x(shown.start) + _BEFORE)
        return left, max(ceil(self.x(shown.end) - _AFTER), left + LEAST_BOX)

    def hours(self) -> list[datetime]:
        """Every full hour of the axis, both ends included."""
        first = floored(self.span.start + HOUR - timedelta.resolution, HOUR)
        return [
            first + number * HOUR
            for number in range(int((self.span.end - first) / HOUR) + 1)
            if first + number * HOUR <= self.span.end
        ]


def floored(moment: datetime, step: timedelta) -> datetime:
    """Return the last multiple of ``step`` since midnight that is not after ``moment``."""
    midnight = moment.replace(hour=0, minute=0, second=0, microsecond=0)
    return midnight + (moment - midnight) // step * step


def snapped(moment: datetime, step: timedelta) -> datetime:
    """Return the multiple of ``step`` since midnight that is nearest to ``moment``."""
    return floored(moment + step / 2, step)


def day_axis(open_spans: Iterable[Span], blocks: Iterable[Span], usual: Span) -> Span:
    """Return the hours a day is drawn with, to the half hour on both sides.

    Args:
        open_spans: when the shown places are open that day.
        blocks: what is planned; nothing of it is ever cut off.
        usual: the hours of a day on which nothing opens and nothing is planned.
    """
    day = Span.whole_days(usual.day, usual.day)
    shown = [common for span in (*open_spans, *blocks) if (common := span.common(day))]
    spans = shown or [usual]
    start = floored(min(span.start for span in spans), HALF_HOUR)
    end = floored(max(span.end for span in spans) + HALF_HOUR - timedelta.resolution, HALF_HOUR)
    return Span(start, min(end, day.start + _MIDNIGHT_TO_MIDNIGHT))


@dataclass(frozen=True, slots=True)
class Lanes:
    """Which lane each span of a row stands in, in the order of the spans.

    ``alone`` says which spans share no instant with another: they take the whole height.
    ``count`` is how many lanes the row has; a span in lane ``count`` or beyond is not drawn.
    """

    lane_of: tuple[int, ...] = ()
    alone: tuple[bool, ...] = ()
    count: int = 1


def lanes(spans: Sequence[Span], most: int = LANES_MOST) -> Lanes:
    """Give every span the first lane that is free when it starts."""
    order = sorted(range(len(spans)), key=lambda place: (spans[place].start, place))
    ends: list[datetime] = []
    lane_of = [0] * len(spans)
    for place in order:
        span = spans[place]
        free = next((n for n, end in enumerate(ends) if end <= span.start), len(ends))
        ends[free : free + 1] = [span.end]
        lane_of[place] = free
    alone = tuple(
        not any(span.overlaps(other) for place, other in enumerate(spans) if place != own)
        for own, span in enumerate(spans)
    )
    return Lanes(tuple(lane_of), alone, max(1, min(len(ends), most)))


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the board: a group's own (``row`` empty) or a row's.

    ``group`` and ``row`` are keys; ``top`` counts from the first line, without scrolling.
    """

    group: str
    row: str
    top: int
    height: int
    lanes: int = 1

    @property
    def bottom(self) -> int:
        """Where the next line begins."""
        return self.top + self.height


@dataclass(frozen=True, slots=True)
class Stack:
    """Every line from top to bottom."""

    lines: tuple[Line, ...] = ()
    tops: tuple[int, ...] = field(default=(), repr=False)

    @classmethod
    def of(cls, lines: Iterable[Line]) -> "Stack":
        """Stack lines that are already in order."""
        kept = tuple(lines)
        return cls(kept, tuple(line.top for line in kept))

    @property
    def height(self) -> int:
        """Height of all lines together."""
        return self.lines[-1].bottom if self.lines else 0

    def at(self, y: float) -> Line | None:
        """The line at a height, if there is one."""
        place = bisect_right(self.tops, y) - 1
        if place < 0 or y >= self.lines[place].bottom:
            return None
        return self.lines[place]

    def row(self, key: str) -> Line | None:
        """The line of a row, unless its group is folded."""
        return next((line for line in self.lines if line.row and line.row == key), None)

    def between(self, top: float, bottom: float) -> tuple[Line, ...]:
        """The lines of which something lies between two heights."""
        first = max(bisect_right(self.tops, top) - 1, 0)
        return tuple(line for line in self.lines[first:] if line.top < bottom)


@dataclass(frozen=True, slots=True)
class RowCount:
    """What shares the height of the board: full rows, thin rows, extra lanes, group lines."""

    full: int = 0
    thin: int = 0
    lanes: int = 0
    groups: int = 0


def row_height(sizes: Sizes, count: RowCount, height: int) -> int:
    """Return the height of a full row when ``height`` is free (interface 2.4)."""
    free = height - count.groups * sizes.group_row - count.lanes * sizes.lane
    wanted = round(free / max(count.full + THIN_SHARE * count.thin, 1))
    held = max(sizes.row_least, min(wanted, sizes.row_most))
    return sizes.row if abs(held - sizes.row) <= NEAR else held


def thin_height(full: int, least: int) -> int:
    """Return the height of an interpreter's row."""
    return max(round(full * THIN_SHARE), least)

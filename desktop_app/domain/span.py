"""Half-open intervals of civil time: the shape of every booking."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

MINUTE = timedelta(minutes=1)
FIRST_YEAR, LAST_YEAR = 2000, 2100


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """From ``start`` until ``end``, the end excluded, in the centre's civil time.

    Touching spans do not overlap: 09:00-10:00 and 10:00-11:00 share nothing.

    Raises:
        ValueError: ``end`` is not after ``start``, or either carries an offset.
    """

    start: datetime
    end: datetime

    def __post_init__(self) -> None:
        if self.start.tzinfo is not None or self.end.tzinfo is not None:
            raise ValueError("a span holds civil time, without an offset")
        if self.end <= self.start:
            raise ValueError(f"a span ends after its start, got {self.start} to {self.end}")

    @classmethod
    def on(cls, day: date, start: time, end: time) -> "Span":
        """The span of one day between two times of it."""
        return cls(datetime.combine(day, start), datetime.combine(day, end))

    @classmethod
    def whole_days(cls, first: date, last: date) -> "Span":
        """From midnight of ``first`` to the midnight that ends ``last``."""
        return cls(
            datetime.combine(first, time()), datetime.combine(last + timedelta(days=1), time())
        )

    @property
    def duration(self) -> timedelta:
        """How long it lasts by the clock on the wall."""
        return self.end - self.start

    @property
    def minutes(self) -> int:
        """Whole minutes from start to end."""
        return self.duration // MINUTE

    @property
    def day(self) -> date:
        """The day on which it starts."""
        return self.start.date()

    @property
    def days(self) -> frozenset[date]:
        """Every day it touches; one that ends at midnight does not touch the next."""
        first, last = self.start.date(), (self.end - timedelta.resolution).date()
        if first == last:  # nearly every booking: searches ask this thousands of times
            return frozenset((first,))
        return frozenset(first + timedelta(days=n) for n in range((last - first).days + 1))

    def overlaps(self, other: "Span") -> bool:
        """Whether the two share at least one instant."""
        return self.start < other.end and other.start < self.end

    def contains(self, other: "Span") -> bool:
        """Whether ``other`` lies wholly inside, edges allowed."""
        return self.start <= other.start and other.end <= self.end

    def common(self, other: "Span") -> "Span | None":
        """The part both share, or nothing."""
        if not self.overlaps(other):
            return None
        return Span(max(self.start, other.start), min(self.end, other.end))

    def without(self, other: "Span") -> "tuple[Span, ...]":
        """What is left when ``other`` is taken out: nothing, one piece, or two."""
        if not self.overlaps(other):
            return (self,)
        before = (Span(self.start, other.start),) if self.start < other.start else ()
        after = (Span(other.end, self.end),) if other.end < self.end else ()
        return before + after

    def widened(self, margin: timedelta) -> "Span":
        """The span with ``margin`` added on both sides."""
        return Span(self.start - margin, self.end + margin)

    def moved(self, by: timedelta) -> "Span":
        """The same length, later by ``by`` (earlier when negative)."""
        return Span(self.start + by, self.end + by)

    def starting(self, start: datetime) -> "Span":
        """The same length from another start."""
        return Span(start, start + self.duration)

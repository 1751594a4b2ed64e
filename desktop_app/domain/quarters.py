"""Time as a row of quarter hours, one bit each: who is free for how long is three operations.

A whole term is one integer; `speed.md` measures why no other form comes near.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from desktop_app.domain.span import Span

QUARTER = timedelta(minutes=15)
A_DAY = 96
"""Quarter hours of a day."""


@dataclass(frozen=True, slots=True)
class Quarters:
    """The quarter hours of some days, both included: bit 0 begins the first day.

    Raises:
        ValueError: the last day is before the first.
    """

    first: date
    last: date

    def __post_init__(self) -> None:
        if self.last < self.first:
            raise ValueError(f"quarters end before they start: {self.first}, {self.last}")

    @property
    def days(self) -> Iterator[date]:
        """Each day."""
        return (self.first + timedelta(days=number) for number in range(self._count))

    @property
    def all(self) -> int:
        """Every quarter hour."""
        return (1 << (A_DAY * self._count)) - 1

    def whole(self, spans: Iterable[Span]) -> int:
        """The quarter hours that lie whole in one of the spans."""
        start = self._start
        return self._mask(
            (-((start - one.start) // QUARTER), (one.end - start) // QUARTER) for one in spans
        )

    def touched(self, spans: Iterable[Span]) -> int:
        """The quarter hours of which one of the spans takes a part."""
        start = self._start
        return self._mask(
            ((one.start - start) // QUARTER, -((start - one.end) // QUARTER)) for one in spans
        )

    def moment(self, quarter: int) -> datetime:
        """When a quarter hour begins."""
        return self._start + quarter * QUARTER

    @property
    def _count(self) -> int:
        return (self.last - self.first).days + 1

    @property
    def _start(self) -> datetime:
        return datetime.combine(self.first, time())

    def _mask(self, stretches: Iterable[tuple[int, int]]) -> int:
        mask, end_of_all = 0, A_DAY * self._count
        for start, end in stretches:
            if 0 <= start < end <= end_of_all:
                mask |= ((1 << (end - start)) - 1) << start
            elif max(start, 0) < min(end, end_of_all):
                first = max(start, 0)
                mask |= ((1 << (min(end, end_of_all) - first)) - 1) << first
        return mask


def starts_of(mask: int, minutes: int) -> int:
    """The quarter hours from which so many minutes are free without a break.

    Raises:
        ValueError: no minutes are asked for.
    """
    if minutes < 1:
        raise ValueError(f"a stretch has at least a minute, got {minutes}")
    wanted, have = -(-minutes // 15), 1
    while have * 2 <= wanted:
        mask &= mask >> have
        have *= 2
    return mask & (mask >> (wanted - have)) if wanted > have else mask


def each_quarter(mask: int) -> Iterator[int]:
    """The quarter hours of a mask, in order."""
    while mask:
        lowest = mask & -mask
        yield lowest.bit_length() - 1
        mask ^= lowest

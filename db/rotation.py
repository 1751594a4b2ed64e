"""Which verified copies of a centre are kept when there are too many."""

from collections.abc import Iterable
from dataclasses import dataclass

COPIES_KEPT = 10


@dataclass(frozen=True, slots=True, order=True)
class NumberedCopy:
    """A copy by its number, which gives the order whatever the clock said, and its day.

    ``day`` is only compared with others: ``20261124``.
    """

    number: int
    day: str


def copies_to_keep(
    copies: Iterable[NumberedCopy], most: int = COPIES_KEPT
) -> frozenset[NumberedCopy]:
    """The last copy of each of the latest days, then the latest of what is left.

    A busy morning never pushes yesterday out: an earlier day goes only when ``most`` later
    days have a copy.
    """
    latest_first = sorted(copies, reverse=True)
    last_of_day: dict[str, NumberedCopy] = {}
    for copy in latest_first:
        last_of_day.setdefault(copy.day, copy)
    ends_of_days = list(last_of_day.values())[:most]
    others = [copy for copy in latest_first if copy not in ends_of_days]
    return frozenset([*ends_of_days, *others[: most - len(ends_of_days)]])

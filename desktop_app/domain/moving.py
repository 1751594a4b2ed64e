"""What moving, cancelling and putting back mean to people: who is called, what may not move."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from desktop_app.domain.planning import Whereabouts


@dataclass(frozen=True, slots=True)
class Displaced:
    """A session before and after an act, and whom it concerns; people are codes.

    Nothing ``before`` means that it was not to take place (cancelled, skipped), nothing
    ``after`` that it no longer is.
    """

    before: Whereabouts | None
    after: Whereabouts | None
    enrolled: frozenset[str] = frozenset()
    waiting: frozenset[str] = frozenset()

    def is_over(self, now: datetime) -> bool:
        """Whether the act changes nothing but the past."""
        there = (one for one in (self.before, self.after) if one is not None)
        return all(one.span.end <= now for one in there)


def call_lists(displaced: Sequence[Displaced], now: datetime) -> list[frozenset[str]]:
    """Give the people who have to be told about each session, in their order.

    Nobody is on two lists, however many of their dates change: one call says it all. Those
    enrolled are told of another time or room, of a date put back and of a date cancelled;
    those who wait are told only of a cancellation, which empties their list (interface.md 5.3
    and 5.4). Another professional is no reason to call, nor is a date that is already over.
    """
    listed: set[str] = set()
    lists = []
    for one in displaced:
        lists.append(_called(one, now) - listed)
        listed |= lists[-1]
    return lists


def _called(one: Displaced, now: datetime) -> frozenset[str]:
    if one.before == one.after or one.is_over(now):
        return frozenset()
    return one.enrolled | one.waiting if one.after is None else one.enrolled


def may_start(start: datetime, now: datetime, *, held: bool) -> bool:
    """Whether a session may be given this start.

    One whose presences are recorded has taken place: its hours may be corrected, but it
    never starts after ``now``.
    """
    return not held or start <= now

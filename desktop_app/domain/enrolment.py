"""Places of a session or a cycle, and the waiting list in which households stay together."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import overload

HOLD_FOR_HOUSEHOLD = timedelta(days=3)
WALK_IN = "walk_in"
"""The mode of programmes that people join without enrolling."""


class EnrolmentStatus(StrEnum):
    """Where a person stands with a session or a cycle."""

    ENROLLED = "enrolled"
    WAITING = "waiting"
    WITHDRAWN = "withdrawn"


class EnrolOutcome(StrEnum):
    """What asking for a place gives."""

    ENROLLED = "enrolled"
    WAITING = "waiting"
    TWICE = "twice"


class PassedReason(StrEnum):
    """Why somebody who waits was passed over when a place was free; no story is kept."""

    NO_ANSWER = "no_answer"
    NOT_THIS_TIME = "not_this_time"
    GAVE_UP = "gave_up"


@dataclass(frozen=True, slots=True)
class EnrolDecision:
    """The answer to a person who asks for a place; ``rank`` is set for the waiting list only."""

    outcome: EnrolOutcome
    rank: int | None = None


@overload
def places_of(
    programme_capacity: int, room_capacity: int | None, own: int | None = None
) -> int: ...


@overload
def places_of(
    programme_capacity: int | None, room_capacity: int | None, own: int | None = None
) -> int | None: ...


def places_of(
    programme_capacity: int | None, room_capacity: int | None, own: int | None = None
) -> int | None:
    """Say how many people a session takes: its own number if it has one, else the lower capacity.

    Args:
        programme_capacity: people the programme takes; empty for any number.
        room_capacity: people the room takes; empty without a room.
        own: places given to this very session, above the room's capacity if need be.

    Returns:
        The places; nothing when nothing limits them.

    Raises:
        ValueError: a number is negative.
    """
    capacities = [n for n in (programme_capacity, room_capacity) if n is not None]
    if min((*capacities, own or 0), default=0) < 0:
        raise ValueError(f"places are at least zero, got {capacities} and {own}")
    return min(capacities, default=None) if own is None else own


def places_free_in_cycle(own: int, dates: Iterable[int]) -> int:
    """Say how many more a cycle takes: one of its dates that is full fills it.

    Args:
        own: places of the cycle itself that nobody has; below zero when it has too many.
        dates: the same for each of its dates to come.
    """
    return min([own, *dates])


def waiting_list_is_full(waiting: int, limit: int | None) -> bool:
    """Say whether nobody more may wait; without a limit the list is never full."""
    return limit is not None and waiting >= limit


def enrol_decision(
    places: int,
    enrolled: int,
    waiting: int,
    already: EnrolmentStatus | None = None,
) -> EnrolDecision:
    """Decide between a place, the waiting list, and « already there ».

    A newcomer never overtakes those who wait: while somebody does, a free place
    is theirs.

    Args:
        places: people the session takes.
        enrolled: people who have a place.
        waiting: people who wait for one of these places, on whatever list; the newcomer's
            rank is the next.
        already: where the person stands; withdrawn is as good as never enrolled.

    Raises:
        ValueError: a count is negative.
    """
    if min(places, enrolled, waiting) < 0:
        raise ValueError("counts of people are at least zero")
    if already in {EnrolmentStatus.ENROLLED, EnrolmentStatus.WAITING}:
        return EnrolDecision(EnrolOutcome.TWICE)
    if waiting == 0 and enrolled < places:
        return EnrolDecision(EnrolOutcome.ENROLLED)
    return EnrolDecision(EnrolOutcome.WAITING, rank=waiting + 1)


@dataclass(frozen=True, slots=True)
class Waiting:
    """One person on a waiting list.

    ``rank`` is 1 for the first. People of the same ``household`` get a place
    together or not at all; empty means alone.

    Raises:
        ValueError: ``rank`` is below 1.
    """

    person: str
    rank: int
    household: str | None = None

    def __post_init__(self) -> None:
        if self.rank < 1:
            raise ValueError(f"ranks start at 1, got {self.rank}")


def next_to_promote(
    waiting: Iterable[Waiting], free: int, *, day: date, starts: date
) -> tuple[Waiting, ...]:
    """Say who gets the free places next: one person, a whole household, or nobody yet.

    The first in rank comes first; a household ranks with its first member. As
    long as the first household is too large for the free places, these are kept
    for it; from three days before the start on, the next who fit get them.

    Args:
        waiting: the waiting list, in any order.
        free: places free now; zero or less promotes nobody.
        day: today.
        starts: the day of the session, or of the first session of the cycle to come.
    """
    parties = _parties(waiting)
    if starts - day > HOLD_FOR_HOUSEHOLD:
        parties = parties[:1]
    return next((party for party in parties if len(party) <= free), ())


def _parties(waiting: Iterable[Waiting]) -> list[tuple[Waiting, ...]]:
    parties: dict[tuple[str, str], list[Waiting]] = {}
    for place in _in_rank(waiting):
        alone_or_together = (place.household or "", "" if place.household else place.person)
        parties.setdefault(alone_or_together, []).append(place)
    return [tuple(party) for party in parties.values()]


def _in_rank(waiting: Iterable[Waiting]) -> list[Waiting]:
    return sorted(waiting, key=lambda place: (place.rank, place.person))

"""What a cycle of a term loses of its wishes, and how much each loss weighs: here and nowhere else.

What a session *needs* weighs nothing: it is never given up. A plan with a smaller sum of losses
is a better plan.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType


class Loss(StrEnum):
    """One wish that a date does not get."""

    NOT_PLACED = "not_placed"
    ANOTHER_HOUR = "another_hour"
    ANOTHER_PERSON = "another_person"
    ANOTHER_ROOM = "another_room"
    WEEK_WITHOUT = "week_without"
    ANOTHER_INTERPRETER = "another_interpreter"
    OUTSIDE_HOURS = "outside_hours"
    OTHER_WEEKDAY = "other_weekday"
    LARGE_ROOM = "large_room"


WEIGHTS: Mapping[Loss, int] = MappingProxyType(
    {
        Loss.NOT_PLACED: 1000,
        Loss.ANOTHER_HOUR: 5,
        Loss.ANOTHER_PERSON: 4,
        Loss.ANOTHER_ROOM: 3,
        Loss.WEEK_WITHOUT: 3,
        Loss.ANOTHER_INTERPRETER: 2,
        Loss.OUTSIDE_HOURS: 2,
        Loss.OTHER_WEEKDAY: 2,
        Loss.LARGE_ROOM: 1,
    }
)
"""A group that meets on the same day at the same hour comes back; then its people, its room."""

TOO_LARGE = 2
"""A room is too large for a group that would fit so many times into it."""


@dataclass(frozen=True, slots=True)
class DateTraits:
    """What counts of one date: where it stands in its week, its room, whom it has.

    ``at`` is the quarter hour in its week, nothing for a step that leaves the rhythm. ``people``
    has one code for each seat that was open, those of interpreters in ``interpreters`` instead.
    ``off_its_hour`` when its step has an hour of its own, and it starts at another.
    """

    at: int | None
    room: str
    people: tuple[str, ...] = ()
    interpreters: tuple[str, ...] = ()
    outside_hours: bool = False
    other_weekday: bool = False
    large_room: bool = False
    off_its_hour: bool = False


def losses_of(dates: Sequence[DateTraits], weeks_without: int = 0) -> Counter[Loss]:
    """Count the losses of one cycle; what most of its dates share is its usual."""
    losses: Counter[Loss] = Counter(
        {
            Loss.ANOTHER_HOUR: _unusual([one.at for one in dates if one.at is not None])
            + sum(one.off_its_hour for one in dates),
            Loss.ANOTHER_ROOM: _unusual([one.room for one in dates]),
            Loss.WEEK_WITHOUT: weeks_without,
            Loss.OUTSIDE_HOURS: sum(one.outside_hours for one in dates),
            Loss.OTHER_WEEKDAY: sum(one.other_weekday for one in dates),
            Loss.LARGE_ROOM: sum(one.large_room for one in dates),
        }
    )
    losses[Loss.ANOTHER_PERSON] = _by_seat([one.people for one in dates])
    losses[Loss.ANOTHER_INTERPRETER] = _by_seat([one.interpreters for one in dates])
    return +losses


def weight_of(losses: Mapping[Loss, int]) -> int:
    """The sum that a plan makes as small as it can."""
    return sum(WEIGHTS[loss] * many for loss, many in losses.items())


def _unusual(values: Sequence[object]) -> int:
    return len(values) - max(Counter(values).values(), default=0)


def _by_seat(teams: Sequence[tuple[str, ...]]) -> int:
    return sum(_unusual(seat) for seat in zip(*teams, strict=True))

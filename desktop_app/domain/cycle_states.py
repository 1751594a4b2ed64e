"""Where a cycle stands: a draft, open, full or finished (interface.md 7.2)."""

from collections.abc import Iterable
from datetime import datetime
from enum import StrEnum

FIRM = frozenset({"planned", "held"})
TO_COME = frozenset({"planned", "held", "option"})


class CycleState(StrEnum):
    """The states of a cycle, in the order of their chips."""

    OPEN = "open"
    FULL = "full"
    DRAFT = "draft"
    FINISHED = "finished"


def cycle_state(
    dates: Iterable[tuple[str, datetime]], now: datetime, free: int | None
) -> CycleState:
    """Say where a cycle stands.

    A cycle without any date to come is finished; one that holds nothing firm, only options, is
    a draft.

    Args:
        dates: the status and the end of each of its dates.
        now: civil time of the centre.
        free: places that nobody has; nothing where places are not counted.
    """
    known = tuple(dates)
    if not any(status in TO_COME and end > now for status, end in known):
        return CycleState.FINISHED
    if all(status not in FIRM for status, _end in known):
        return CycleState.DRAFT
    return CycleState.FULL if free is not None and free <= 0 else CycleState.OPEN

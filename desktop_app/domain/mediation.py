"""Health mediation: the life of a request, and counts that never hide a double count.

Codes only: no story is kept (domain.md, 1.3 and 3.2).
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType


class MediationStatus(StrEnum):
    """Where a request stands; ``removed`` was taken back by an undo."""

    RECEIVED = "received"
    ASSESSED = "assessed"
    IN_PROGRESS = "in_progress"
    CLOSED = "closed"
    REMOVED = "removed"


class MediationChannel(StrEnum):
    """How a request came."""

    DESK = "desk"
    PHONE = "phone"
    PARTNER = "partner"
    OUTREACH = "outreach"


class MediationOutcome(StrEnum):
    """How a request ended."""

    SOLVED = "solved"
    HANDED_OVER = "handed_over"
    GIVEN_UP = "given_up"
    NO_NEWS = "no_news"


_NEXT = MappingProxyType(
    {
        MediationStatus.RECEIVED: {
            MediationStatus.ASSESSED,
            MediationStatus.IN_PROGRESS,
            MediationStatus.CLOSED,
        },
        MediationStatus.ASSESSED: {MediationStatus.IN_PROGRESS, MediationStatus.CLOSED},
        MediationStatus.IN_PROGRESS: {MediationStatus.CLOSED},
        MediationStatus.CLOSED: {MediationStatus.IN_PROGRESS},
        MediationStatus.REMOVED: set[MediationStatus](),
    }
)


def may_become(status: MediationStatus, wanted: MediationStatus) -> bool:
    """Whether a request may go from one state to another; staying is allowed.

    It goes forward, and one that was closed too early is taken up again.
    """
    return wanted is status or wanted in _NEXT[status]


@dataclass(frozen=True, slots=True)
class MotiveCounts:
    """Requests counted by group and by motive.

    A request counts once in ``total``, and in each of its motives and groups: ``several_motives``
    and ``several_groups`` are how many the parts count more than once.
    """

    total: int
    by_group: Mapping[str, int]
    by_motive: Mapping[str, int]
    several_motives: int
    several_groups: int


def motive_counts(requests: Iterable[Sequence[str]], groups: Mapping[str, str]) -> MotiveCounts:
    """Count requests, each given by the codes of its motives; ``groups`` by motive."""
    by_group: Counter[str] = Counter()
    by_motive: Counter[str] = Counter()
    total = several_motives = several_groups = 0
    for motives in requests:
        own = {groups[motive] for motive in motives}
        total += 1
        several_motives += len(set(motives)) > 1
        several_groups += len(own) > 1
        by_motive.update(set(motives))
        by_group.update(own)
    return MotiveCounts(
        total,
        {group: by_group[group] for group in dict.fromkeys(groups.values())},
        {motive: by_motive[motive] for motive in groups},
        several_motives,
        several_groups,
    )

"""Unmet need: people who needed an interpreter, and for whom none came.

A funder asks for it beside the hours done (domain.md 1.2): what could not be had is invisible
in the sum of the orders.
"""

from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from desktop_app.domain.interpreters import OrderStatus

MET = frozenset(
    {
        OrderStatus.CONFIRMED,
        OrderStatus.DONE,
        OrderStatus.INVOICED,
        OrderStatus.USER_ABSENT,
    }
)
"""An interpreter came, or was promised and nobody has noted yet that they did not come."""


@dataclass(frozen=True, slots=True)
class Need:
    """One language of one session or appointment that took place.

    ``orders`` are the states of its orders in that language; ``somebody`` when an interpreter
    was there without one, standing there or of the centre's own.
    """

    subject: str
    language: str
    orders: Collection[OrderStatus] = ()
    somebody: bool = False

    @property
    def met(self) -> bool:
        """Whether somebody interpreted."""
        return self.somebody or not MET.isdisjoint(self.orders)


def unmet_by_language(needs: Iterable[Need]) -> dict[str, int]:
    """Count the needs that were not met, by language, the most first."""
    counts = Counter(one.language for one in needs if not one.met)
    return dict(sorted(counts.items(), key=lambda one: (-one[1], one[0])))

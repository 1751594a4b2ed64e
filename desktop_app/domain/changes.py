"""What an act touched, so that each screen decides whether to read again."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date


@dataclass(frozen=True, slots=True)
class Change:
    """Sites, days and objects an act touched; ``subjects`` are codes."""

    sites: frozenset[str] = field(default_factory=frozenset)
    days: frozenset[date] = field(default_factory=frozenset)
    subjects: frozenset[str] = field(default_factory=frozenset)

    def touches(self, site: str, days: Iterable[date]) -> bool:
        """Whether a screen that shows ``site`` over ``days`` should read again."""
        return site in self.sites and not self.days.isdisjoint(days)

    def __or__(self, other: "Change") -> "Change":
        """Both changes as one."""
        return Change(
            self.sites | other.sites, self.days | other.days, self.subjects | other.subjects
        )


@dataclass(frozen=True, slots=True)
class Consequences:
    """What else an act touched: counts, and euro cents.

    ``cost_cents`` is billed; ``former_time_cents`` is what an agency may bill for the time a
    session has left, when it could no longer be cancelled for nothing.
    """

    people_to_call: int = 0
    orders_to_reconfirm: int = 0
    sheets_out_of_date: int = 0
    cost_cents: int = 0
    former_time_cents: int = 0

    def __add__(self, other: "Consequences") -> "Consequences":
        """The consequences of two parts of one act."""
        return Consequences(
            self.people_to_call + other.people_to_call,
            self.orders_to_reconfirm + other.orders_to_reconfirm,
            self.sheets_out_of_date + other.sheets_out_of_date,
            self.cost_cents + other.cost_cents,
            self.former_time_cents + other.former_time_cents,
        )

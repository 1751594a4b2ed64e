"""Allocations and claims of sessions and appointments, gathered and written in bulk."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

from sqlalchemy.orm import Session

from db.tables.sessions import Allocation, Claim
from desktop_app.exchange.centre_folder.bulk import AT_ONCE, write_rows
from desktop_app.exchange.centre_folder.double_bookings import Diary, units_taken
from desktop_app.exchange.centre_folder.holdings import Holding, Stock
from desktop_app.exchange.centre_folder.numbering import next_number


@dataclass(slots=True)
class BookingRows:
    """What sessions and appointments hold, on its way into the database.

    Claims are made for firm bookings only: an option holds nothing. ``numbers`` are those of
    the resources; ``shift`` moves everything that is written to another year.
    """

    tx: Session
    numbers: dict[str, int]
    stock: Stock
    diary: Diary = field(default_factory=Diary)
    shift: timedelta = timedelta()
    _allocations: list[dict[str, Any]] = field(default_factory=list)
    _claims: list[dict[str, Any]] = field(default_factory=list)
    _next_allocation: int = 0
    _next_claim: int = 0

    def __post_init__(self) -> None:
        self._next_allocation = next_number(self.tx, Allocation)
        self._next_claim = next_number(self.tx, Claim)

    def add(self, owner: dict[str, int], holdings: Iterable[Holding], *, firm: bool) -> None:
        """Give resources to a session or an appointment.

        Args:
            owner: ``session_id`` or ``appointment_id`` with its number.
            holdings: what it takes.
            firm: whether the resources are held against others.
        """
        for holding in holdings:
            self._allocate(owner, holding)
            if firm:
                self._claim(holding)
            self._next_allocation += 1
        if len(self._claims) > AT_ONCE:
            self.flush()

    def flush(self) -> None:
        """Write what was gathered."""
        write_rows(self.tx, Allocation, self._allocations)
        write_rows(self.tx, Claim, self._claims)
        self._allocations.clear()
        self._claims.clear()

    def _allocate(self, owner: dict[str, int], holding: Holding) -> None:
        self._allocations.append(
            {
                "id": self._next_allocation,
                "session_id": owner.get("session_id"),
                "appointment_id": owner.get("appointment_id"),
                "resource_id": self.numbers[holding.resource],
                "role": holding.role,
                "quantity": holding.quantity,
                "starts": holding.span.start + self.shift if holding.own else None,
                "ends": holding.span.end + self.shift if holding.own else None,
            }
        )

    def _claim(self, holding: Holding) -> None:
        for resource, unit in units_taken(self.diary, self.stock, holding):
            self.diary.hold(resource, unit, holding.span, "")
            self._claims.append(
                {
                    "id": self._next_claim,
                    "allocation_id": self._next_allocation,
                    "resource_id": self.numbers[resource],
                    "unit": unit,
                    "starts_at": holding.span.start + self.shift,
                    "ends_at": holding.span.end + self.shift,
                }
            )
            self._next_claim += 1

"""Funding envelopes of interpreting: what is spent, what is promised, what is left.

An envelope holds money for a period, and hours where the funder counts them too. It always
equals the sum of its orders: nothing of it is stored besides them.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Envelope:
    """Money, and perhaps minutes, set aside from a day to another, both included."""

    code: str
    label: str
    first_day: date
    last_day: date
    amount_cents: int
    minutes: int | None = None

    def covers(self, day: date) -> bool:
        """Whether an order for a day is paid from it."""
        return self.first_day <= day <= self.last_day


@dataclass(frozen=True, slots=True)
class Charge:
    """What one order takes from its envelope, ``foreseen`` while it is still to take place."""

    cents: int
    minutes: int
    foreseen: bool = False


@dataclass(frozen=True, slots=True)
class EnvelopeBalance:
    """An envelope with the sums of its orders."""

    envelope: Envelope
    spent_cents: int = 0
    foreseen_cents: int = 0
    spent_minutes: int = 0
    foreseen_minutes: int = 0

    @property
    def left_cents(self) -> int:
        """What is left once all that is foreseen has taken place; below zero when overrun."""
        return self.envelope.amount_cents - self.spent_cents - self.foreseen_cents

    @property
    def left_minutes(self) -> int | None:
        """The same in minutes; nothing where no hours are counted."""
        if self.envelope.minutes is None:
            return None
        return self.envelope.minutes - self.spent_minutes - self.foreseen_minutes

    @property
    def overrun(self) -> bool:
        """Whether the money or the hours are not enough."""
        minutes = self.left_minutes
        return self.left_cents < 0 or (minutes is not None and minutes < 0)

    def with_charge(self, charge: Charge) -> "EnvelopeBalance":
        """The balance with one more order: a warning comes before it is overrun."""
        return envelope_balance(self.envelope, [self._so_far(), self._to_come(), charge])

    def _so_far(self) -> Charge:
        return Charge(self.spent_cents, self.spent_minutes)

    def _to_come(self) -> Charge:
        return Charge(self.foreseen_cents, self.foreseen_minutes, foreseen=True)


def envelope_balance(envelope: Envelope, charges: Iterable[Charge]) -> EnvelopeBalance:
    """Add up what some orders take from an envelope."""
    every = tuple(charges)
    spent = [one for one in every if not one.foreseen]
    foreseen = [one for one in every if one.foreseen]
    return EnvelopeBalance(
        envelope,
        spent_cents=sum(one.cents for one in spent),
        foreseen_cents=sum(one.cents for one in foreseen),
        spent_minutes=sum(one.minutes for one in spent),
        foreseen_minutes=sum(one.minutes for one in foreseen),
    )


def envelope_for(day: date, envelopes: Iterable[Envelope]) -> Envelope | None:
    """The envelope that pays an order for a day: the shortest one that covers it, then by code."""
    covering = [one for one in envelopes if one.covers(day)]
    return min(covering, key=lambda one: (one.last_day - one.first_day, one.code), default=None)

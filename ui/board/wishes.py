"""What a person asks of the board: a booking, a move, and what the rules say meanwhile."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from desktop_app.domain.findings import Finding, Level
from desktop_app.domain.span import Span

if TYPE_CHECKING:
    from desktop_app.readings.board import Block


@dataclass(frozen=True, slots=True)
class BookingWish:
    """Somebody would like to book ``room`` during ``span``."""

    room: str
    span: Span


@dataclass(frozen=True, slots=True)
class SeenPlace:
    """Where the person saw a session when the hand took it."""

    start: datetime
    end: datetime
    room: str


@dataclass(frozen=True, slots=True)
class MoveWish:
    """A session given another room, another time or another length; or a copy of it there."""

    code: str
    seen: SeenPlace
    room: str
    start: datetime
    end: datetime

    @property
    def span(self) -> Span:
        """When it would be."""
        return Span(self.start, self.end)

    @property
    def is_a_move(self) -> bool:
        """Whether anything would change."""
        return (self.start, self.end, self.room) != (
            self.seen.start,
            self.seen.end,
            self.seen.room,
        )


def staying(block: Block) -> MoveWish:
    """The wish that leaves a block where it is seen."""
    span = block.span
    seen = SeenPlace(span.start, span.end, block.room)
    return MoveWish(block.code, seen, block.room, span.start, span.end)


@dataclass(frozen=True, slots=True)
class DragCheck:
    """What the rules say of a wish while it is being made.

    ``copies`` when the session itself stays; ``nearest`` is the nearest place and time without
    a conflict, or nothing.
    """

    wish: MoveWish
    findings: tuple[Finding, ...]
    copies: bool = False
    nearest: MoveWish | None = None

    @property
    def conflicts(self) -> tuple[Finding, ...]:
        """What would refuse it."""
        return tuple(one for one in self.findings if one.level is Level.CONFLICT)

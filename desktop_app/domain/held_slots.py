"""A slot that another desk is about to book: said, never forbidden (interface.md 5.1)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from desktop_app.domain.span import Span

_MINUTE = timedelta(minutes=1)


@dataclass(frozen=True, slots=True)
class HeldSlot:
    """A room and a time that ``desk`` is typing a booking for; nobody sees it from ``until`` on."""

    room: str
    span: Span
    desk: str
    until: datetime

    def minutes_left(self, now: datetime) -> int:
        """Minutes until it is forgotten, a begun one counted whole."""
        return -((now - self.until) // _MINUTE)


def held_during(held: Iterable[HeldSlot], room: str, span: Span) -> tuple[HeldSlot, ...]:
    """The slots held in a room during some of ``span``."""
    return tuple(one for one in held if one.room == room and one.span.overlaps(span))

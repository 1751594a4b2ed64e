"""The room that a booking is offered when nobody has said where: free, and fit for it."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta

from desktop_app.domain.planning import Planning, Proposal, Room
from desktop_app.domain.span import Span
from desktop_app.readings.free_now import NOT_FOR_GROUPS, Freedom, room_freedom

FIRST_HOUR, LAST_HOUR = 9, 17
_ONE_HOUR = timedelta(hours=1)
_OFFICES = frozenset({"consultation", "interview"})
_FITTED_OUT = frozenset({"kitchen", "activity"})
"""Rooms made for one thing: another workshop is offered them after the plain ones."""


@dataclass(frozen=True, slots=True)
class RoomWanted:
    """What a room is looked for with.

    ``people`` it must hold. ``sites`` are where it must be; ``near`` is the site that is
    preferred. ``own`` is the room of a cycle, ``usual`` are those that its kind of workshop is
    held in. ``only`` is the room it must be, whatever it holds.
    """

    people: int = 0
    sites: tuple[str, ...] = ()
    near: str = ""
    own: str = ""
    usual: tuple[str, ...] = ()
    only: str = ""


def next_hour(now: datetime, day: date) -> Span:
    """Give the hour a booking begins with: the next full one, or the first of another day."""
    hour = FIRST_HOUR
    if now.date() == day:
        hour = max(FIRST_HOUR, min(now.hour + 1, LAST_HOUR))
    start = datetime.combine(day, time(hour))
    return Span(start, start + _ONE_HOUR)


def proposed_room(proposal: Proposal, planning: Planning, wanted: RoomWanted) -> str:
    """Choose the free room that suits best, by its code; nothing when none is free.

    It holds everybody, is kept for nobody else and has what is needed. A cycle's own room comes
    first, then those of the kind that the workshop is held in, those for groups, those fitted
    out for one thing, offices; of these the site that is near, a usual site or room, the smallest.
    """
    for room in sorted(_possible(planning, wanted), key=lambda one: _order(one, planning, wanted)):
        people = 0 if wanted.only else wanted.people
        if room_freedom(room, proposal, planning, people).state is Freedom.FREE:
            return room.code
    return ""


def proposed_slot(
    proposal: Proposal, planning: Planning, wanted: RoomWanted
) -> tuple[Span, str] | None:
    """Choose the first hour of the day from the proposal on at which a room suits, and the room.

    Nothing when there is none until the last hour at which bookings begin.
    """
    span = proposal.span
    while span.start.hour <= LAST_HOUR and len(span.days) == 1:
        room = proposed_room(replace(proposal, span=span), planning, wanted)
        if room:
            return span, room
        span = span.moved(_ONE_HOUR)
    return None


def _possible(planning: Planning, wanted: RoomWanted) -> Iterator[Room]:
    if wanted.only:
        yield planning.rooms[wanted.only]
        return
    for room in planning.rooms.values():
        proposable = room.code in (wanted.own, *wanted.usual) or room.kind not in NOT_FOR_GROUPS
        if proposable and (not wanted.sites or room.site in wanted.sites):
            yield room


def _order(
    room: Room, planning: Planning, wanted: RoomWanted
) -> tuple[bool, int, bool, bool, bool, int, str]:
    usual = [planning.rooms[code] for code in wanted.usual if code in planning.rooms]
    return (
        room.code != wanted.own,
        _distance(room.kind, {one.kind for one in usual}),
        room.site != wanted.near,
        room.site not in {one.site for one in usual},
        room.code not in wanted.usual,
        room.capacity,
        room.code,
    )


def _distance(kind: str, usual: set[str]) -> int:
    """How far a kind of room is from those a workshop is usually held in."""
    if kind in usual:
        return 0
    if kind in _OFFICES:
        return 3
    if kind in _FITTED_OUT or kind in NOT_FOR_GROUPS:
        return 2
    return int(bool(usual) and usual <= _OFFICES | _FITTED_OUT | NOT_FOR_GROUPS)

"""Rules about the room itself: taken, shut, not bookable on that day, hard to reach, set-up."""

from collections import Counter
from collections.abc import Iterator
from datetime import date

from desktop_app.domain.dates import own_hours, shut_span, wanted_room
from desktop_app.domain.findings import Code, Fact, Finding
from desktop_app.domain.occupations import around, common_minutes, gap_minutes, once_each, taken
from desktop_app.domain.opening import Closure, closures_over
from desktop_app.domain.planning import STEP_FREE, Occupation, Planning, Proposal, Room


def room_taken_findings(proposal: Proposal, planning: Planning) -> list[Finding]:
    """Say which bookings hold the room, or a part of it, during the proposal.

    One finding for each booking, however many parts it holds. Facts: ``title``
    of the booking, ``minutes`` in common, ``wanted`` span, ``label`` of the room,
    and ``part``, the code held, when that is one part of the room and not all of it.
    """
    room = wanted_room(proposal, planning)
    if room is None:
        return []
    held = [
        occupation
        for part in room.claimed
        for occupation in taken(part, proposal.span, proposal, planning)
    ]
    parts = Counter((occupation.by, occupation.span) for occupation in held)
    return [
        _taken_finding(room, one, proposal, whole=parts[one.by, one.span] == len(room.claimed))
        for one in once_each(iter(held))
    ]


def room_not_bookable_findings(proposal: Proposal, planning: Planning) -> list[Finding]:
    """Say that the room cannot be booked on that day: not yet, or no longer.

    Facts: ``from`` and ``to``, the first and last day on which it can be, where
    there are any; those of its premises and of its parts are counted in.
    """
    room = wanted_room(proposal, planning)
    if room is None:
        return []
    own = [room, *(planning.rooms[part] for part in room.parts if part in planning.rooms)]
    starts = max((one.bookable_from for one in own if one.bookable_from), default=None)
    ends = min((one.bookable_to for one in own if one.bookable_to), default=None)
    if all(_between(day, starts, ends) for day in proposal.span.days):
        return []
    limits = {"from": starts, "to": ends}
    facts: dict[str, Fact] = {"label": room.name}
    facts |= {name: day for name, day in limits.items() if day is not None}
    return [Finding(Code.ROOM_NOT_BOOKABLE, room.code, facts=facts)]


def room_closed_findings(proposal: Proposal, planning: Planning) -> list[Finding]:
    """Say which blocks close the room, and whether it is outside hours of its own.

    Fact ``reason`` is ``block`` (cleaning, repair, a meeting: ``cause`` says which)
    or ``hours`` (``span`` is then the stretch in which it is shut). A block of a
    divisible room closes its parts, and a block of a part closes the whole.
    """
    room = wanted_room(proposal, planning)
    if room is None:
        return []
    blocks = closures_over(proposal.span, _blocks(room, planning))
    findings = [
        Finding(
            Code.ROOM_CLOSED,
            resource=room.code,
            by=block.code,
            span=block.span,
            facts={"reason": "block", "cause": block.reason, "label": room.name},
        )
        for block in dict.fromkeys(blocks)
    ]
    for place in (room, *(planning.rooms[part] for part in room.parts)):
        shut = shut_span(proposal.span, own_hours(place, proposal.span.day))
        if shut is not None:
            facts: dict[str, Fact] = {"reason": "hours", "label": place.name}
            findings.append(Finding(Code.ROOM_CLOSED, room.code, span=shut, facts=facts))
    return findings


def not_accessible_findings(proposal: Proposal, planning: Planning) -> list[Finding]:
    """Say that step-free access is needed and the room has none."""
    room = wanted_room(proposal, planning)
    if room is None or room.step_free or all(need.code != STEP_FREE for need in proposal.needs):
        return []
    return [Finding(Code.NOT_ACCESSIBLE, room.code, facts={"label": room.name})]


def setup_too_short_findings(proposal: Proposal, planning: Planning) -> list[Finding]:
    """Warn of bookings just before or after, with less than the set-up time between.

    The time wanted between two bookings is the longer of their two rooms' set-up
    times: one team clears while the other arranges. Facts: ``minutes`` there are,
    ``needed``, ``title`` of the other booking.
    """
    room = wanted_room(proposal, planning)
    if room is None:
        return []
    near = once_each(
        occupation
        for part in room.claimed
        for occupation in around(part, proposal.span, proposal, planning)
    )
    return list(_setup_findings(room, near, proposal, planning))


def _setup_findings(
    room: Room, near: list[Occupation], proposal: Proposal, planning: Planning
) -> Iterator[Finding]:
    for occupation in near:
        other = planning.rooms.get(occupation.room)
        needed = max(room.setup_minutes, 0 if other is None else other.setup_minutes)
        minutes = gap_minutes(proposal.span, occupation.span)
        if minutes < needed:
            yield Finding(
                Code.SETUP_TOO_SHORT,
                resource=room.code,
                by=occupation.by,
                span=occupation.span,
                facts={
                    "minutes": minutes,
                    "needed": needed,
                    "title": occupation.title,
                    "label": room.name,
                },
            )


def _taken_finding(
    room: Room, occupation: Occupation, proposal: Proposal, *, whole: bool
) -> Finding:
    facts: dict[str, Fact] = {
        "title": occupation.title,
        "minutes": common_minutes(occupation.span, proposal.span),
        "wanted": proposal.span,
        "label": room.name,
    }
    if occupation.resource != room.code and not whole:
        facts["part"] = occupation.resource
    return Finding(Code.ROOM_TAKEN, room.code, by=occupation.by, span=occupation.span, facts=facts)


def _between(day: date, first: date | None, last: date | None) -> bool:
    return (first is None or first <= day) and (last is None or day <= last)


def _blocks(room: Room, planning: Planning) -> Iterator[Closure]:
    claimed = set(room.claimed)
    for other in planning.rooms.values():
        if other.blocks and (other.code == room.code or not claimed.isdisjoint(other.claimed)):
            yield from other.blocks

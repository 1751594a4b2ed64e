"""Rules about numbers: how many people a room holds, and how many places a session offers."""

from desktop_app.domain.dates import wanted_room
from desktop_app.domain.findings import Code, Fact, Finding
from desktop_app.domain.planning import Planning, Proposal, Room

DROP_IN = "drop_in"


def counted_room(proposal: Proposal, planning: Planning) -> Room | None:
    """Give the room whose capacity is compared: none without a room, or at a drop-in place."""
    room = wanted_room(proposal, planning)
    return None if room is None or room.kind == DROP_IN else room


def most_people(proposal: Proposal) -> int:
    """Give the participants a room must hold: expected, enrolled or last counted."""
    return max(proposal.people, proposal.enrolled, proposal.headcount)


def people_to_hold(proposal: Proposal, planning: Planning) -> int:
    """Give the participants that another room must hold.

    Those said to be expected; else the places offered, which are the session's own or its
    programme's but never more than the room asked for holds, and everybody enrolled.
    """
    known = most_people(proposal)
    programme = planning.programmes.get(proposal.programme)
    of_programme = None if programme is None else programme.capacity
    offered = of_programme if proposal.places is None else proposal.places
    if proposal.people or offered is None:
        return known
    room = counted_room(proposal, planning)
    return max(known, offered if room is None else min(offered, room.capacity))


def room_too_small_findings(proposal: Proposal, planning: Planning) -> list[Finding]:
    """Say that more participants are expected than the room holds; staff are not counted.

    Facts: ``people`` and ``capacity``.
    """
    room = counted_room(proposal, planning)
    people = most_people(proposal)
    if room is None or people <= room.capacity:
        return []
    facts: dict[str, Fact] = {"people": people, "capacity": room.capacity, "label": room.name}
    return [Finding(Code.ROOM_TOO_SMALL, room.code, facts=facts)]


def places_exceeded_findings(proposal: Proposal, planning: Planning) -> list[Finding]:
    """Warn that fewer places are offered than people are enrolled.

    Places are the session's own, else its programme's; the room is another
    question. Facts: ``enrolled`` and ``places``.
    """
    programme = planning.programmes.get(proposal.programme)
    of_programme = None if programme is None else programme.capacity
    places = of_programme if proposal.places is None else proposal.places
    if places is None or proposal.enrolled <= places:
        return []
    return [Finding(Code.PLACES_EXCEEDED, facts={"enrolled": proposal.enrolled, "places": places})]


def places_above_room_findings(proposal: Proposal, planning: Planning) -> list[Finding]:
    """Note that a session offers more places than its room holds; facts as for the others.

    Nothing more is said where as many are expected: the room is then too small.
    """
    room = counted_room(proposal, planning)
    if room is None or proposal.places is None:
        return []
    if proposal.places <= max(room.capacity, proposal.people):
        return []
    facts: dict[str, Fact] = {
        "places": proposal.places,
        "capacity": room.capacity,
        "label": room.name,
    }
    return [Finding(Code.PLACES_ABOVE_ROOM, room.code, facts=facts)]

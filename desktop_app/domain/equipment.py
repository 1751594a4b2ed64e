"""Rules about equipment: what stands in the room, and pieces taken from the movable stock."""

from collections.abc import Collection

from desktop_app.domain.dates import wanted_room
from desktop_app.domain.findings import Code, Fact, Finding
from desktop_app.domain.occupations import taken
from desktop_app.domain.planning import STEP_FREE, Need, Occupation, Planning, Proposal


def stock_of(code: str, planning: Planning) -> int:
    """Count the movable pieces there are of an equipment; none when it only stands in rooms."""
    equipment = planning.equipment.get(code)
    return 0 if equipment is None or equipment.quantity is None else equipment.quantity


def pieces_wanted(proposal: Proposal, planning: Planning) -> dict[str, int]:
    """Count the pieces a booking takes from the movable stock, by equipment code.

    A need with a quantity takes that many. A need without one takes nothing
    where the room has it, else one piece of the stock if there is any.
    """
    pieces: dict[str, int] = {}
    for need in proposal.needs:
        wanted = _from_stock(need, proposal, planning)
        if wanted > 0:
            pieces[need.code] = pieces.get(need.code, 0) + wanted
    return pieces


def free_units(code: str, proposal: Proposal, planning: Planning) -> list[int]:
    """List the pieces (1, 2, ...) that nothing holds from the start of the proposal to its end.

    A piece changes hands only between bookings: two pieces free for half of the
    time each are not one free piece, and the database would refuse it.
    """
    busy = {held.unit for held in taken(code, proposal.span, proposal, planning)}
    return [unit for unit in range(1, stock_of(code, planning) + 1) if unit not in busy]


def equipment_short_findings(proposal: Proposal, planning: Planning) -> list[Finding]:
    """Say of which equipment more pieces are wanted than are free the whole time.

    ``by`` is the first booking that holds some, if any. Facts: ``wanted``,
    ``free``, ``stock``, ``label`` and ``title`` of that booking.
    """
    findings = []
    for code, wanted in pieces_wanted(proposal, planning).items():
        free = len(free_units(code, proposal, planning))
        if wanted > free:
            held = taken(code, proposal.span, proposal, planning)
            facts: dict[str, Fact] = {
                "label": planning.equipment[code].label,
                "wanted": wanted,
                "free": free,
                "stock": stock_of(code, planning),
            }
            findings.append(_short_finding(code, held, facts))
    return findings


def feature_missing_findings(proposal: Proposal, planning: Planning) -> list[Finding]:
    """Say what is needed and neither stands in the room nor exists as movable stock.

    Without a room there is nothing to compare with. ``resource`` is the
    equipment; facts: its ``label`` and the ``room``.
    """
    room = wanted_room(proposal, planning)
    if room is None:
        return []
    missing = dict.fromkeys(
        need.code
        for need in proposal.needs
        if need.code not in room.features
        and need.code != STEP_FREE
        and stock_of(need.code, planning) == 0
    )
    return [
        Finding(
            Code.FEATURE_MISSING,
            resource=code,
            facts={"label": _label(code, planning), "room": room.name},
        )
        for code in missing
    ]


def _from_stock(need: Need, proposal: Proposal, planning: Planning) -> int:
    if need.code == STEP_FREE or stock_of(need.code, planning) == 0:
        return 0
    room = wanted_room(proposal, planning)
    return pieces_taken(need, () if room is None else room.features)


def pieces_taken(need: Need, features: Collection[str]) -> int:
    """How many pieces a need takes from the movable stock of a room with ``features``.

    As many as were asked for; without a number, one where the room has none of its own.
    """
    if need.quantity is not None:
        return need.quantity
    return 0 if need.code in features else 1


def _short_finding(code: str, held: list[Occupation], facts: dict[str, Fact]) -> Finding:
    if not held:
        return Finding(Code.EQUIPMENT_SHORT, code, facts=facts)
    facts["title"] = held[0].title
    return Finding(Code.EQUIPMENT_SHORT, code, by=held[0].by, span=held[0].span, facts=facts)


def _label(code: str, planning: Planning) -> Fact:
    equipment = planning.equipment.get(code)
    return code if equipment is None else equipment.label

"""The planning as it would be once some sessions have moved."""

from collections.abc import Sequence
from dataclasses import replace

from desktop_app.commands.session_rows import Rewriting
from desktop_app.commands.session_state import EQUIPMENT
from desktop_app.domain.occupations import held_by, with_held, without_sessions
from desktop_app.domain.planning import Occupation, Planning, Proposal

__all__ = ["replanned", "without_sessions"]


def replanned(planning: Planning, moved: Sequence[Rewriting]) -> Planning:
    """The planning as if some sessions already stood where they are going."""
    if not moved:
        return planning
    emptied = without_sessions(planning, {one.row.code for one in moved})
    firm = [one for one in moved if one.after.firm]
    return with_held(emptied, [held for one in firm for held in _held_by(one, planning)])


def _held_by(one: Rewriting, planning: Planning) -> list[Occupation]:
    after = one.after
    wanted = Proposal(
        after.span, after.room, after.involved, after.programme, ignoring=one.row.code
    )
    places_and_people = list(held_by(wanted, planning))
    pieces = [
        replace(places_and_people[0], resource=taken.resource, unit=unit)
        for taken in after.allocated
        if taken.role == EQUIPMENT
        for unit in range(1, taken.quantity + 1)
    ]
    return [*places_and_people, *pieces]

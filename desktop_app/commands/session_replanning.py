"""The planning as it would be once some sessions have moved."""

from collections.abc import Collection, Sequence
from dataclasses import replace

from desktop_app.commands.session_rows import Rewriting
from desktop_app.commands.session_state import EQUIPMENT
from desktop_app.domain.planning import Occupation, Planning


def without_sessions(planning: Planning, codes: Collection[str]) -> Planning:
    """The planning as if some sessions were not there."""
    return replace(
        planning,
        occupations={
            resource: tuple(one for one in held if one.by not in codes)
            for resource, held in planning.occupations.items()
        },
    )


def replanned(planning: Planning, moved: Sequence[Rewriting]) -> Planning:
    """The planning as if some sessions already stood where they are going."""
    if not moved:
        return planning
    emptied = without_sessions(planning, {one.row.code for one in moved})
    occupations = dict(emptied.occupations)
    for one in moved:
        if one.after.firm:
            for held in _held_by(one, planning):
                line = (*occupations.get(held.resource, ()), held)
                occupations[held.resource] = tuple(sorted(line, key=lambda each: each.span))
    return replace(emptied, occupations=occupations)


def _held_by(one: Rewriting, planning: Planning) -> list[Occupation]:
    room = planning.rooms[one.after.room]
    programme = planning.programmes.get(one.after.programme)
    sample = Occupation(
        resource=room.code,
        span=one.after.span,
        by=one.row.code,
        title=programme.title if programme is not None else room.name,
        room=room.code,
        site=room.site,
    )
    places = [replace(sample, resource=code) for code in room.claimed]
    people = [
        replace(sample, resource=involved.worker, span=involved.span or sample.span)
        for involved in one.after.involved
        if (worker := planning.workers.get(involved.worker)) is not None and not worker.platform
    ]
    pieces = [
        replace(sample, resource=taken.resource, unit=unit)
        for taken in one.after.allocated
        if taken.role == EQUIPMENT
        for unit in range(1, taken.quantity + 1)
    ]
    return [*places, *people, *pieces]

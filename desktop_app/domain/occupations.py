"""What already holds a resource: looked up by bisection in a planning."""

from bisect import bisect_left
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import datetime

from desktop_app.domain.civil_time import LONGEST_SESSION
from desktop_app.domain.planning import Occupation, Planning, Proposal
from desktop_app.domain.span import MINUTE, Span


def overlapping(occupations: Sequence[Occupation], span: Span, ignoring: str) -> list[Occupation]:
    """List what overlaps ``span``, but for the booking ``ignoring``.

    Args:
        occupations: sorted by start; none lasts longer than a session may (24 hours).
        span: the time looked at.
        ignoring: code of the booking that must not stand in its own way; empty for none.
    """
    first = bisect_left(occupations, span.start - LONGEST_SESSION, key=_start)
    last = bisect_left(occupations, span.end, lo=first, key=_start)
    return [
        occupation
        for occupation in occupations[first:last]
        if occupation.span.end > span.start and not is_own(occupation, ignoring)
    ]


def neighbours(occupations: Sequence[Occupation], span: Span, ignoring: str) -> list[Occupation]:
    """Give the last occupation that ends before ``span`` and the first that starts after it.

    Touching counts as before or after. The same arguments as `overlapping`.
    """
    split = bisect_left(occupations, span.start, key=_start)
    before = (
        occupation
        for occupation in reversed(occupations[:split])
        if occupation.span.end <= span.start and not is_own(occupation, ignoring)
    )
    after = (
        occupation
        for occupation in occupations[split:]
        if occupation.span.start >= span.end and not is_own(occupation, ignoring)
    )
    return [near for near in (next(before, None), next(after, None)) if near is not None]


def taken(resource: str, span: Span, proposal: Proposal, planning: Planning) -> list[Occupation]:
    """List what holds a resource during ``span``, the proposal's own booking left out."""
    return overlapping(planning.occupations.get(resource, ()), span, proposal.ignoring)


def around(resource: str, span: Span, proposal: Proposal, planning: Planning) -> list[Occupation]:
    """Give what holds a resource just before and just after ``span``, its own booking left out."""
    return neighbours(planning.occupations.get(resource, ()), span, proposal.ignoring)


def common_minutes(one: Span, other: Span) -> int:
    """Minutes two spans share, none when they only touch."""
    shared = one.common(other)
    return 0 if shared is None else shared.minutes


def gap_minutes(one: Span, other: Span) -> int:
    """Minutes between two spans that do not overlap."""
    first, second = sorted((one, other))
    return (second.start - first.end) // MINUTE


def once_each(occupations: Iterator[Occupation]) -> list[Occupation]:
    """Keep one occupation of each booking and span: a divisible room is held part by part."""
    seen = {(occupation.by, occupation.span): occupation for occupation in occupations}
    return sorted(seen.values(), key=lambda occupation: (occupation.span, occupation.by))


def is_own(occupation: Occupation, ignoring: str) -> bool:
    """Whether an occupation belongs to the booking that is being changed."""
    return bool(ignoring) and occupation.by == ignoring


def _start(occupation: Occupation) -> datetime:
    return occupation.span.start


def held_by(proposal: Proposal, planning: Planning) -> Iterator[Occupation]:
    """What a booking would hold of rooms and people, under the code it ignores.

    Its equipment is not counted: pieces are chosen when it is written.
    """
    sample = _sample(proposal, planning)
    for code in planning.rooms[proposal.room].claimed:
        yield replace(sample, resource=code)
    for one in proposal.involved:
        worker = planning.workers.get(one.worker)
        if worker is not None and not worker.platform:
            yield replace(sample, resource=one.worker, span=one.span or proposal.span)


def with_held(planning: Planning, held: Iterable[Occupation]) -> Planning:
    """The planning once something more is held."""
    occupations = dict(planning.occupations)
    for one in held:
        line = (*occupations.get(one.resource, ()), one)
        occupations[one.resource] = tuple(sorted(line, key=_start))
    return replace(planning, occupations=occupations)


def engaged_by(proposal: Proposal, planning: Planning) -> Planning:
    """The planning once the participants of a booking are expected there, under its code."""
    engagements = dict(planning.engagements)
    sample = _sample(proposal, planning)
    for code in proposal.participants:
        line = (*engagements.get(code, ()), replace(sample, resource=code))
        engagements[code] = tuple(sorted(line, key=_start))
    return replace(planning, engagements=engagements)


def without_sessions(planning: Planning, codes: Collection[str]) -> Planning:
    """The planning as if some sessions and appointments were not there, for those in them too."""
    return replace(
        planning,
        occupations=_without(planning.occupations, codes),
        engagements=_without(planning.engagements, codes),
    )


def _without(
    lines: Mapping[str, tuple[Occupation, ...]], codes: Collection[str]
) -> dict[str, tuple[Occupation, ...]]:
    return {
        resource: tuple(one for one in held if one.by not in codes)
        for resource, held in lines.items()
    }


def _sample(proposal: Proposal, planning: Planning) -> Occupation:
    room = planning.rooms[proposal.room]
    programme = planning.programmes.get(proposal.programme)
    return Occupation(
        resource=room.code,
        span=proposal.span,
        by=proposal.ignoring,
        title=programme.title if programme is not None else room.name,
        room=room.code,
        site=room.site,
    )

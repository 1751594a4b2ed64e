"""Why nothing is free: the smallest changes that would give a place, and what stands there."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum

from desktop_app.domain.checks import session_findings
from desktop_app.domain.finder import FindWish, Slot, find_slots
from desktop_app.domain.findings import Finding, Level
from desktop_app.domain.planning import Need, Planning, Proposal
from desktop_app.domain.span import Span

ONE_DAY = timedelta(days=1)
LOOKED_FURTHER = timedelta(days=28)
"""How far beyond the last day a place is looked for when there is none before."""


class Change(StrEnum):
    """What is given up: somebody, something, a place, a part of the number or the length, time."""

    PERSON = "person"
    ROLE = "role"
    LANGUAGE = "language"
    NEED = "need"
    ELSEWHERE = "elsewhere"
    SMALLER = "smaller"
    SHORTER = "shorter"
    LATER = "later"


@dataclass(frozen=True, slots=True)
class NearMiss:
    """A place that would do with one thing less: which, and what stands in its way there.

    ``what`` is the code of whom or what is given up, the people or minutes that are left, or
    the last day that was wanted.
    """

    change: Change
    what: str
    slot: Slot
    findings: tuple[Finding, ...] = ()


def near_misses(wish: FindWish, planning: Planning, now: datetime) -> list[NearMiss]:
    """The smallest changes that would give a place, and what stands there as it was wanted.

    One thing at a time is given up: a person, a language, a need of the room, the number of
    people, the room or the site, a part of the length, or the last day, as far as the planning
    goes.
    """
    found = []
    for change, what, easier in _easier(wish, planning):
        for slot in find_slots(easier, planning, now, most=1):
            asked = _as_wanted(wish, planning, slot)
            blocking = [
                one for one in session_findings(asked, planning, now) if one.level is not Level.NOTE
            ]
            found.append(NearMiss(change, what, slot, tuple(blocking)))
    return found


def _easier(wish: FindWish, planning: Planning) -> Iterator[tuple[Change, str, FindWish]]:
    """The same question with one thing less."""
    yield from _with_fewer_people(wish)
    yield from _with_fewer_needs(wish)
    if wish.room:
        yield Change.ELSEWHERE, wish.room, replace(wish, room="")
    if wish.site:
        yield Change.ELSEWHERE, wish.site, replace(wish, site="", room="")
    sample = wish.sample
    if sample.people > 1:
        largest = max((room.capacity for room in planning.rooms.values()), default=1)
        fewer = min(sample.people // 2, largest)
        yield Change.SMALLER, f"{fewer}", replace(wish, sample=replace(sample, people=fewer))
    for minutes in range(wish.minutes - 15, max(wish.minutes // 2, 29), -15):
        yield Change.SHORTER, f"{minutes}", replace(wish, minutes=minutes)
    yield from _later(wish, planning)


def _later(wish: FindWish, planning: Planning) -> Iterator[tuple[Change, str, FindWish]]:
    """The days that follow, while the planning knows them."""
    first = wish.last + ONE_DAY
    last = min(wish.last + LOOKED_FURTHER, (planning.window.end - 2 * ONE_DAY).date())
    if first <= last:
        yield Change.LATER, f"{wish.last}", replace(wish, first=first, last=last)


def _with_fewer_people(wish: FindWish) -> Iterator[tuple[Change, str, FindWish]]:
    """Without one of those who are named, or of the professions."""
    sample = wish.sample
    for one in sample.involved:
        fewer = tuple(other for other in sample.involved if other != one)
        yield Change.PERSON, one.worker, replace(wish, sample=replace(sample, involved=fewer))
    roles = wish.roles.split("+")
    for role in filter(None, roles):
        rest = "+".join(other for other in roles if other != role)
        yield Change.ROLE, role, replace(wish, roles=rest)


def _with_fewer_needs(wish: FindWish) -> Iterator[tuple[Change, str, FindWish]]:
    """Without one of the languages, or of what the room must have."""
    sample = wish.sample
    languages = sample.language.split("|")
    for language in filter(None, languages):
        others = "|".join(other for other in languages if other != language)
        yield Change.LANGUAGE, language, replace(wish, sample=replace(sample, language=others))
    for need in sample.needs:
        yield Change.NEED, need.code, replace(wish, sample=_without_need(sample, need))


def _without_need(sample: Proposal, need: Need) -> Proposal:
    return replace(sample, needs=tuple(other for other in sample.needs if other != need))


def _as_wanted(wish: FindWish, planning: Planning, slot: Slot) -> Proposal:
    """What was asked, at the place of a slot that was found for less."""
    sample, there = wish.sample, slot.proposal
    present = {one.worker for one in there.involved}
    missing = tuple(one for one in sample.involved if one.worker not in present)
    room = planning.rooms[wish.room] if wish.room else planning.rooms[there.room]
    end = there.span.start + timedelta(minutes=wish.minutes)
    return replace(
        sample,
        span=Span(there.span.start, end),
        room=room.code,
        involved=(*there.involved, *missing),
    )

"""Why nothing is free: the smallest changes that would give a place, and what stands there."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from desktop_app.domain.checks import session_findings
from desktop_app.domain.finder import FindWish, Slot, find_slots
from desktop_app.domain.findings import Finding, Level
from desktop_app.domain.planning import Need, Planning, Proposal
from desktop_app.domain.span import Span


@dataclass(frozen=True, slots=True)
class NearMiss:
    """A place that would do with one thing less: which, and what stands in its way there.

    ``change`` is without, smaller, shorter or elsewhere; ``what`` the code of whom or what is
    given up, or the minutes that are left.
    """

    change: str
    what: str
    slot: Slot
    findings: tuple[Finding, ...] = ()


def near_misses(wish: FindWish, planning: Planning, now: datetime) -> list[NearMiss]:
    """The smallest changes that would give a place, and what stands there as it was wanted.

    One thing at a time is given up: a person, a language, a need of the room, the number of
    people, the room or the site, a part of the length.
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


def _easier(wish: FindWish, planning: Planning) -> Iterator[tuple[str, str, FindWish]]:
    """The same question with one thing less."""
    sample = wish.sample
    for one in sample.involved:
        fewer = tuple(other for other in sample.involved if other != one)
        yield "without", one.worker, replace(wish, sample=replace(sample, involved=fewer))
    for language in filter(None, sample.language.split("|")):
        others = "|".join(other for other in sample.language.split("|") if other != language)
        yield "without", language, replace(wish, sample=replace(sample, language=others))
    for need in sample.needs:
        yield "without", need.code, replace(wish, sample=_without_need(sample, need))
    if wish.room:
        yield "elsewhere", wish.room, replace(wish, room="")
    if wish.site:
        yield "elsewhere", wish.site, replace(wish, site="", room="")
    largest = max((room.capacity for room in planning.rooms.values()), default=0)
    if sample.people > 1:
        fewer_people = min(sample.people // 2, largest)
        yield (
            "smaller",
            f"{fewer_people}",
            replace(wish, sample=replace(sample, people=fewer_people)),
        )
    for minutes in range(wish.minutes - 15, max(wish.minutes // 2, 29), -15):
        yield "shorter", f"{minutes}", replace(wish, minutes=minutes)


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

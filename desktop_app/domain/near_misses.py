"""Why nothing is free: the smallest changes that would give a place, and what stands there."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, time, timedelta
from enum import StrEnum

from desktop_app.domain.checks import session_findings
from desktop_app.domain.finder import FindWish, Slot, find_slots, rooms_for, seats_of
from desktop_app.domain.findings import Finding, Level
from desktop_app.domain.places import people_to_hold
from desktop_app.domain.planning import Involved, Need, Planning, Proposal, Room
from desktop_app.domain.span import Span

ONE_DAY = timedelta(days=1)
LOOKED_FURTHER = timedelta(days=28)
"""How far beyond the last day a place is looked for when there is none before."""

LAST_MINUTE = time(23, 59)
EARLIEST = time(8)
DAYS_LOOKED_AT, ROOMS_LOOKED_AT = 14, 3
"""What is looked at for the place in whose way least stands."""

FACILITATOR, INTERPRETER = "facilitator", "interpreter"


class Change(StrEnum):
    """What is given up: somebody, something, a place, a part of the number or the length, time."""

    PERSON = "person"
    ROLE = "role"
    LANGUAGE = "language"
    NEED = "need"
    ELSEWHERE = "elsewhere"
    SMALLER = "smaller"
    SHORTER = "shorter"
    HOURS = "hours"
    LATER = "later"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class NearMiss:
    """A place that would do with one thing less: which, and what stands in its way there.

    ``what`` is the code of whom or what is given up, the people or minutes that are left, the
    hours (``08:00-12:00``) or the last day that were wanted; nothing where no single change
    would do: the place is then the one in whose way least stands.
    """

    change: Change
    what: str
    slot: Slot
    findings: tuple[Finding, ...] = ()


def near_misses(wish: FindWish, planning: Planning, now: datetime) -> list[NearMiss]:
    """The smallest changes that would give a place, and what stands there as it was wanted.

    One thing at a time is given up: a person, a language, a need of the room, the number of
    people, the room or the site, a part of the length, the hours, or the last day, as far as the
    planning goes. Where that gives none, everything is said that stands in the way of the place
    in whose way least stands.
    """
    found = []
    for change, what, easier in _easier(wish, planning):
        for slot in find_slots(easier, planning, now, most=1):
            start = _wanted_start(wish, slot) if change is Change.HOURS else None
            asked = _as_wanted(wish, planning, slot, start)
            found.append(NearMiss(change, what, slot, _blocking(asked, planning, now)))
    return found or _least_blocked(wish, planning, now)


def _blocking(asked: Proposal, planning: Planning, now: datetime) -> tuple[Finding, ...]:
    found = session_findings(asked, planning, now)
    return tuple(one for one in found if one.level is not Level.NOTE)


def _least_blocked(wish: FindWish, planning: Planning, now: datetime) -> list[NearMiss]:
    """The place in whose way least stands, of the full hours and the first rooms that could do."""
    sample = wish.sample
    rooms = rooms_for(sample, planning, wish.site, wish.room) or _rooms_at(wish, planning)
    people = _everybody(wish, planning)
    candidates = (
        replace(
            sample,
            span=Span(start, start + timedelta(minutes=wish.minutes)),
            room=room.code,
            involved=people,
        )
        for start in _full_hours(wish, now)
        for room in rooms[:ROOMS_LOOKED_AT]
    )
    judged = ((one, _blocking(one, planning, now)) for one in candidates)
    best = min(judged, key=lambda one: _weight(one[1]), default=None)
    return [] if best is None else [NearMiss(Change.NONE, "", Slot(best[0]), best[1])]


def _weight(findings: Sequence[Finding]) -> tuple[int, int]:
    conflicts = sum(one.level is Level.CONFLICT for one in findings)
    return conflicts, len(findings)


def _rooms_at(wish: FindWish, planning: Planning) -> list[Room]:
    """Where no room could ever do, what it lacks is said of the largest ones."""
    there = [one for one in planning.rooms.values() if not wish.site or one.site == wish.site]
    return sorted(there, key=lambda one: (-one.capacity, one.code))


def _everybody(wish: FindWish, planning: Planning) -> tuple[Involved, ...]:
    """Those who are named, and one for each of the other seats."""
    named = list(wish.sample.involved)
    taken = {one.worker for one in named}
    for seat in seats_of(wish, planning):
        free = next((code for code in seat.workers if code not in taken), None)
        if free is not None and taken.isdisjoint(seat.workers):
            named.append(Involved(free, INTERPRETER if seat.language else FACILITATOR))
            taken.add(free)
    return tuple(named)


def _full_hours(wish: FindWish, now: datetime) -> Iterator[datetime]:
    """The full hours of the first days at which it could begin."""
    first = max(wish.after, EARLIEST)
    for number in range(min((wish.last - wish.first).days + 1, DAYS_LOOKED_AT)):
        day = wish.first + number * ONE_DAY
        start = datetime.combine(day, first)
        latest = datetime.combine(day, wish.before) - timedelta(minutes=wish.minutes)
        while start <= latest:
            if start >= now:
                yield start
            start += timedelta(hours=1)


def _easier(wish: FindWish, planning: Planning) -> Iterator[tuple[Change, str, FindWish]]:
    """The same question with one thing less."""
    yield from _with_fewer_people(wish, planning)
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
    if (wish.after, wish.before) != (time(0), LAST_MINUTE):
        hours = f"{wish.after:%H:%M}-{wish.before:%H:%M}"
        yield Change.HOURS, hours, replace(wish, after=time(0), before=LAST_MINUTE)
    yield from _later(wish, planning)


def _later(wish: FindWish, planning: Planning) -> Iterator[tuple[Change, str, FindWish]]:
    """The days that follow, while the planning knows them."""
    first = wish.last + ONE_DAY
    last = min(wish.last + LOOKED_FURTHER, (planning.window.end - 2 * ONE_DAY).date())
    if first <= last:
        yield Change.LATER, f"{wish.last}", replace(wish, first=first, last=last)


def _without_programme(wish: FindWish, planning: Planning) -> FindWish:
    """The same people and room without the roles that the programme brings."""
    sample = wish.sample
    people = max(sample.people, people_to_hold(replace(sample, room=""), planning))
    return replace(wish, sample=replace(sample, programme="", people=people))


def _with_fewer_people(
    wish: FindWish, planning: Planning
) -> Iterator[tuple[Change, str, FindWish]]:
    """Without one of those who are named, or of the professions."""
    sample = wish.sample
    for one in sample.involved:
        fewer = tuple(other for other in sample.involved if other != one)
        yield Change.PERSON, one.worker, replace(wish, sample=replace(sample, involved=fewer))
    programme = planning.programmes.get(sample.programme)
    usual = "" if programme is None else programme.roles
    roles = list(dict.fromkeys(filter(None, f"{usual}+{wish.roles}".split("+"))))
    for role in roles:
        rest = "+".join(other for other in roles if other != role)
        yield Change.ROLE, role, replace(_without_programme(wish, planning), roles=rest)


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


def _wanted_start(wish: FindWish, slot: Slot) -> datetime:
    """The hour within those wanted that is nearest to a slot that was found outside them."""
    start = slot.proposal.span.start
    latest = datetime.combine(start, wish.before) - timedelta(minutes=wish.minutes)
    return max(min(start, latest), datetime.combine(start, wish.after))


def _as_wanted(
    wish: FindWish, planning: Planning, slot: Slot, start: datetime | None = None
) -> Proposal:
    """What was asked, at the place of a slot that was found for less, or at another hour there."""
    sample, there = wish.sample, slot.proposal
    present = {one.worker for one in there.involved}
    missing = tuple(one for one in sample.involved if one.worker not in present)
    room = planning.rooms[wish.room] if wish.room else planning.rooms[there.room]
    begins = start or there.span.start
    return replace(
        sample,
        span=Span(begins, begins + timedelta(minutes=wish.minutes)),
        room=room.code,
        involved=(*there.involved, *missing),
    )

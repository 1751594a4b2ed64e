"""Who and what is free at an hour, answered from a planning: nothing here touches the store."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from desktop_app.domain.availability import FOR_APPOINTMENTS, FOR_WORKSHOPS, available_spans
from desktop_app.domain.calendar import school_holiday_on
from desktop_app.domain.dates import (
    public_holiday_findings,
    site_closed_findings,
    wanted_site,
)
from desktop_app.domain.equipment import feature_missing_findings
from desktop_app.domain.findings import Code, Finding
from desktop_app.domain.interpreters import latest_order_time
from desktop_app.domain.interpreting import terms_for
from desktop_app.domain.occupations import neighbours, overlapping
from desktop_app.domain.people import (
    outside_availability_findings,
    person_absent_findings,
    person_taken_findings,
    travel_too_short_findings,
)
from desktop_app.domain.places import DROP_IN
from desktop_app.domain.planning import Involved, Planning, Proposal, Room, Worker, WorkerKind
from desktop_app.domain.receiving import receivers
from desktop_app.domain.roles import role_groups
from desktop_app.domain.rooms import (
    not_accessible_findings,
    room_closed_findings,
    room_not_bookable_findings,
    room_taken_findings,
)
from desktop_app.domain.standing import active_on, room_reserved_findings

MOST_ROOMS, MOST_PEOPLE, MOST_LANGUAGES = 5, 6, 2
FACILITATOR = "facilitator"
ON_SITE, PHONE = "on_site", "phone"
NOT_FOR_GROUPS = frozenset({"outdoor", "drop_in"})
"""Places that stand for themselves: they are proposed only when they are asked for."""

Rule = Callable[[Proposal, Planning], list[Finding]]


class Freedom(StrEnum):
    """Whether something can be had at that hour, and if not, why."""

    FREE = "free"
    TAKEN = "taken"
    TOO_SMALL = "too_small"
    RESERVED = "reserved"
    CLOSED = "closed"
    NOT_STEP_FREE = "not_step_free"
    LACKING = "lacking"
    AWAY = "away"
    OUTSIDE = "outside"
    TRAVELLING = "travelling"
    LATE = "late"


@dataclass(frozen=True, slots=True)
class RoomFreedom:
    """A room at an hour; ``until`` is when it is free again, or taken again."""

    code: str
    state: Freedom
    capacity: int
    until: datetime | None = None


@dataclass(frozen=True, slots=True)
class PersonFreedom:
    """Somebody able to run it; ``until`` is when they are free again, or wanted again."""

    code: str
    state: Freedom
    until: datetime | None = None


@dataclass(frozen=True, slots=True)
class InterpreterFreedom:
    """A language in one mode; ``order_by`` is the last moment to order it."""

    language: str
    mode: str
    state: Freedom
    order_by: datetime | None = None


_ROOM_RULES: tuple[tuple[Freedom, Rule], ...] = (
    (Freedom.NOT_STEP_FREE, not_accessible_findings),
    (Freedom.LACKING, feature_missing_findings),
    (Freedom.TAKEN, room_taken_findings),
    (Freedom.CLOSED, room_not_bookable_findings),
    (Freedom.CLOSED, room_closed_findings),
    (Freedom.CLOSED, site_closed_findings),
    (Freedom.CLOSED, public_holiday_findings),
    (Freedom.RESERVED, room_reserved_findings),
)
_PERSON_RULES: tuple[tuple[Freedom, Rule], ...] = (
    (Freedom.TAKEN, person_taken_findings),
    (Freedom.AWAY, person_absent_findings),
    (Freedom.OUTSIDE, outside_availability_findings),
    (Freedom.TRAVELLING, travel_too_short_findings),
)


def room_freedoms(
    proposal: Proposal, planning: Planning, people: int, most: int = MOST_ROOMS
) -> tuple[RoomFreedom, ...]:
    """Say of each room that suits ``people`` whether it is free, the nearest first.

    Free rooms come before the others, of those the one wanted, then its site, then the
    smallest that does; rooms too small stand last. The room wanted is never left out.
    """
    site = wanted_site(proposal, planning)
    found = [
        room_freedom(room, proposal, planning, people)
        for room in planning.rooms.values()
        if room.kind not in NOT_FOR_GROUPS or room.code == proposal.room
    ]
    fitting = [one for one in found if one.state is not Freedom.TOO_SMALL]
    small = [one for one in found if one.state is Freedom.TOO_SMALL]

    def order(one: RoomFreedom) -> tuple[bool, bool, bool, int, str]:
        elsewhere = site is not None and planning.rooms[one.code].site != site.code
        free = one.state is Freedom.FREE
        return (not free, one.code != proposal.room, elsewhere, one.capacity, one.code)

    small.sort(key=lambda one: (*order(one)[:3], -one.capacity, one.code))
    ordered = [*sorted(fitting, key=order), *small]
    wanted = [one for one in ordered[most:] if one.code == proposal.room]
    return (*ordered[: most - len(wanted)], *wanted)


def room_freedom(room: Room, proposal: Proposal, planning: Planning, people: int) -> RoomFreedom:
    """Say of one room whether ``people`` can have it at the hour of a proposal."""
    moved = replace(proposal, room=room.code, places=None, people=0)
    if room.capacity < people and room.kind != DROP_IN:
        return RoomFreedom(room.code, Freedom.TOO_SMALL, room.capacity)
    for state, rule in _ROOM_RULES:
        found = [one for one in rule(moved, planning) if _is_about(one, room, planning)]
        if found:
            return RoomFreedom(room.code, state, room.capacity, _last_end(found))
    return RoomFreedom(room.code, Freedom.FREE, room.capacity)


def rooms_counted(proposal: Proposal, planning: Planning, people: int) -> tuple[int, int]:
    """How many rooms of the site wanted are free and large enough, and how many are large."""
    site = wanted_site(proposal, planning)
    large = [
        one
        for one in room_freedoms(proposal, planning, people, len(planning.rooms))
        if one.state is not Freedom.TOO_SMALL
        and (site is None or planning.rooms[one.code].site == site.code)
    ]
    return sum(one.state is Freedom.FREE for one in large), len(large)


def person_freedoms(
    proposal: Proposal, planning: Planning, most: int = MOST_PEOPLE
) -> tuple[PersonFreedom, ...]:
    """Say of each person able to run it whether they are free, those of the site first.

    Able is who brings a role that the programme asks for; without a programme, who leads
    groups at that site; who receives for its kind, where it is an appointment.
    """
    site = wanted_site(proposal, planning)
    chosen = {one.worker for one in proposal.involved}
    found = [_person_freedom(worker, proposal, planning) for worker in _able(proposal, planning)]

    def order(one: PersonFreedom) -> tuple[bool, bool, bool, str]:
        here = site is not None and planning.workers[one.code].home_site == site.code
        return (one.code not in chosen, one.state is not Freedom.FREE, not here, one.code)

    return tuple(sorted(found, key=order)[:most])


def team_for(proposal: Proposal, planning: Planning) -> tuple[str, ...]:
    """Choose one free person for each role that the programme asks for, as far as there are."""
    programme = planning.programmes.get(proposal.programme)
    if programme is None:
        return ()
    free = [
        one.code
        for one in person_freedoms(replace(proposal, involved=()), planning, len(planning.workers))
        if one.state is Freedom.FREE
    ]
    team: list[str] = []
    for group in role_groups(programme.roles):
        able = (code for code in free if group & planning.workers[code].roles)
        chosen = next(able, None)
        if chosen is not None and chosen not in team:
            team.append(chosen)
    return tuple(team)


def interpreter_freedoms(
    proposal: Proposal, planning: Planning, now: datetime, languages: Sequence[str] = ()
) -> tuple[InterpreterFreedom, ...]:
    """Say of each language wanted how an interpreter can still be had: by telephone, on site.

    Without a language wanted, the first of the centre are told.
    """
    wanted = [code for code in languages if code in planning.languages]
    wanted = wanted or list(planning.languages)[:MOST_LANGUAGES]
    return tuple(
        one
        for language in wanted
        for mode in (PHONE, ON_SITE)
        if (one := _interpreter_freedom(language, mode, (proposal, planning, now))) is not None
    )


def _is_about(finding: Finding, room: Room, planning: Planning) -> bool:
    """Whether a finding is about the place, and not about somebody who was to come."""
    places = {room.code, *room.parts, planning.sites[room.site].code}
    return finding.code is Code.FEATURE_MISSING or finding.resource in places


def _last_end(findings: Iterable[Finding]) -> datetime | None:
    return max((one.span.end for one in findings if one.span is not None), default=None)


def _able(proposal: Proposal, planning: Planning) -> Iterator[Worker]:
    if proposal.appointment:
        yield from _receiving(proposal, planning)
        return
    programme = planning.programmes.get(proposal.programme)
    wanted = role_groups(programme.roles) if programme is not None else ()
    roles = frozenset(role for group in wanted for role in group)
    chosen = {one.worker for one in proposal.involved}
    day = proposal.span.day
    for worker in planning.workers.values():
        if worker.kind is WorkerKind.INTERPRETER or not active_on(worker, day):
            continue
        if worker.code in chosen or roles & worker.roles or (not roles and worker.rules):
            yield worker


def _receiving(proposal: Proposal, planning: Planning) -> Iterator[Worker]:
    """Those who receive for a kind of appointment, and whoever else was chosen to."""
    able = receivers(proposal.purpose, planning, proposal.span.day)
    yield from able
    chosen = {one.worker for one in proposal.involved} - {one.code for one in able}
    yield from (planning.workers[code] for code in sorted(chosen))


def _person_freedom(worker: Worker, proposal: Proposal, planning: Planning) -> PersonFreedom:
    alone = replace(proposal, involved=(Involved(worker.code, FACILITATOR),))
    for state, rule in _PERSON_RULES:
        found = rule(alone, planning)
        if found:
            until = _last_end(found) if state is Freedom.TAKEN else None
            return PersonFreedom(worker.code, state, until)
    return PersonFreedom(worker.code, Freedom.FREE, _free_until(worker, proposal, planning))


def _free_until(worker: Worker, proposal: Proposal, planning: Planning) -> datetime | None:
    """Until the next booking of the day, or the end of the hours they gave."""
    span = proposal.span
    near = neighbours(planning.occupations.get(worker.code, ()), span, proposal.ignoring)
    ends = [one.span.start for one in near if one.span.start >= span.end]
    site = wanted_site(proposal, planning)
    asked = available_spans(
        span.day,
        worker.rules,
        site=worker.home_site if site is None else site.code,
        kinds=FOR_APPOINTMENTS if proposal.appointment else FOR_WORKSHOPS,
        school_holiday=school_holiday_on(span.day, planning.school_holidays) is not None,
    )
    ends += [given.end for given in asked if given.contains(span)]
    same_day = [end for end in ends if end.date() == span.day]
    return min(same_day, default=None)


def _interpreter_freedom(
    language: str, mode: str, question: tuple[Proposal, Planning, datetime]
) -> InterpreterFreedom | None:
    proposal, planning, now = question
    speakers = [
        worker
        for worker in planning.workers.values()
        if worker.kind is WorkerKind.INTERPRETER
        and language in worker.languages
        and worker.code not in proposal.excluded_interpreters
        and any(terms.mode == mode for terms in worker.terms)
    ]
    if not speakers:
        return None
    free = [one for one in speakers if _comes(one, proposal, planning)]
    if not free:
        return InterpreterFreedom(language, mode, Freedom.TAKEN)
    last = max(
        latest_order_time(proposal.span.start, terms)
        for worker in free
        if (terms := terms_for(worker, mode)) is not None
    )
    late = last < now and proposal.span.start > now and last < proposal.span.start
    return InterpreterFreedom(language, mode, Freedom.LATE if late else Freedom.FREE, last)


def _comes(worker: Worker, proposal: Proposal, planning: Planning) -> bool:
    if worker.platform:
        return True
    span = proposal.span
    days = {day.isoweekday() for day in span.days}
    held = overlapping(planning.occupations.get(worker.code, ()), span, proposal.ignoring)
    away = any(absence.overlaps(span) for absence in worker.absences)
    return (not worker.iso_weekdays or days <= worker.iso_weekdays) and not held and not away

"""Where to look for a way out of a conflict: other rooms, hours, days and people.

Everything here is a candidate: `alternatives` keeps those that pass the rules.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from itertools import islice, product

from desktop_app.domain.checks import findings_in_turn
from desktop_app.domain.civil_time import span_problem
from desktop_app.domain.dates import OUTDOOR, wanted_room
from desktop_app.domain.equipment import feature_missing_findings
from desktop_app.domain.findings import Code, Finding, Level
from desktop_app.domain.interpreting import languages_wanted
from desktop_app.domain.places import (
    DROP_IN,
    counted_room,
    people_to_hold,
    room_too_small_findings,
)
from desktop_app.domain.planning import Involved, Planning, Proposal, Room, Worker, WorkerKind
from desktop_app.domain.rooms import not_accessible_findings
from desktop_app.domain.span import Span

STEP = timedelta(minutes=15)
NEAR = timedelta(hours=2)
ONE_DAY, ONE_WEEK = timedelta(days=1), timedelta(weeks=1)
DAYS_AHEAD = 14
EARLIEST, LATEST = time(6), time(23)
MOST_ROOMS, MOST_SUBSTITUTES, MOST_TEAMS, MOST_AT_ONCE = 8, 4, 16, 80
ONLY_LIKE_FOR_LIKE = frozenset({OUTDOOR, DROP_IN})
OFFICES = frozenset({"consultation", "interview"})
"""Kinds of rooms where somebody works: a group is sent there for want of anything else."""


class WayOut(StrEnum):
    """What an alternative changes first of all; its facts say the rest."""

    SUBSTITUTE = "substitute"
    ROOM = "room"
    WITHOUT = "without"
    TIME = "time"
    DAY = "day"


@dataclass(frozen=True, slots=True)
class Candidate:
    """A booking that may do instead; ``replaced`` says who gives way to whom (nobody: empty)."""

    way: WayOut
    proposal: Proposal
    replaced: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Question:
    """A booking with conflicts: what it is, what is planned, and what was found."""

    proposal: Proposal
    planning: Planning
    now: datetime
    findings: tuple[Finding, ...]
    unwanted: frozenset[Code] = frozenset()
    """Warnings that are to go as well, as if they refused it."""

    @property
    def conflicts(self) -> tuple[Finding, ...]:
        """What refuses it."""
        return tuple(
            finding
            for finding in self.findings
            if finding.level is Level.CONFLICT or finding.code in self.unwanted
        )

    @property
    def warnings(self) -> Counter[Code]:
        """How often each warning is given already; an order that is late may become late soon."""
        given = Counter(
            one.code
            for one in self.findings
            if one.level is Level.WARNING and one.code not in self.unwanted
        )
        given[Code.INTERPRETER_UNCONFIRMED] += given[Code.INTERPRETER_NOTICE_PASSED]
        return given

    @property
    def troubled(self) -> tuple[str, ...]:
        """Codes of the workers who stand in the way."""
        found = (finding.resource for finding in self.conflicts)
        return tuple(dict.fromkeys(code for code in found if code in self.planning.workers))

    @property
    def people(self) -> int:
        """How many participants another room must hold."""
        return people_to_hold(self.proposal, self.planning)

    @property
    def place_troubled(self) -> bool:
        """Whether something else than a person stands in the way."""
        return any(finding.resource not in self.troubled for finding in self.conflicts)


def at_the_same_time(question: Question) -> Iterator[Candidate]:
    """Give bookings that keep the hour: another room, somebody else, or both if both are at fault.

    Rooms for groups come before offices, then rooms of the same site, then those of the same
    kind, then the smallest that does. A locum named by the absence comes before anybody else.
    """
    rooms = other_rooms(question) if question.place_troubled else [question.proposal.room]
    teams = list(_teams(question)) if question.troubled else [{}]
    for team, room in islice(product(teams, rooms), MOST_AT_ONCE):
        proposal = _with_team(replace(question.proposal, room=room), team)
        yield Candidate(_way_of(question, room, team), proposal, team)


def at_other_hours(question: Question) -> Iterator[Candidate]:
    """Give the same day in the same room by steps of 15 minutes, the nearest first."""
    for start in _hours_of_the_day(question.proposal.span):
        yield Candidate(WayOut.TIME, starting(question.proposal, start), {})


def on_other_days(question: Question) -> Iterator[Candidate]:
    """Give the same hour in the same room during the next 14 days, the same weekday first."""
    for start in _other_days(question.proposal.span):
        yield Candidate(WayOut.DAY, starting(question.proposal, start), {})


def on_days(question: Question, days: Sequence[date], rooms: Sequence[str]) -> Iterator[Candidate]:
    """Give the same hour on each of some ``days`` in each of some ``rooms``, in this order."""
    span = question.proposal.span
    for day, room in product(days, rooms):
        start = datetime.combine(day, span.start.time())
        moved = starting(replace(question.proposal, room=room), start)
        yield Candidate(WayOut.DAY, moved, {})


def elsewhere_at_other_times(question: Question) -> Iterator[Candidate]:
    """Give other rooms at other times: hours within two hours first, then other days."""
    span = question.proposal.span
    rooms = list(islice(other_rooms(question), MOST_ROOMS))
    hours = [start for start in _hours_of_the_day(span) if abs(start - span.start) <= NEAR]
    for way, starts in ((WayOut.TIME, hours), (WayOut.DAY, list(_other_days(span)))):
        for start, room in product(starts, rooms):
            moved = starting(replace(question.proposal, room=room), start)
            yield Candidate(way, moved, {})


def other_rooms(question: Question) -> Iterator[str]:
    """Give the codes of the rooms that suit but for what is planned in them.

    Big enough, with what is needed, step-free where asked. Outdoor and drop-in
    places stand in only for their like.
    """
    wanted = wanted_room(question.proposal, question.planning)
    if wanted is None:
        return
    for room in sorted(
        question.planning.rooms.values(), key=lambda room: _remoteness(room, wanted)
    ):
        like = room.kind == wanted.kind or room.kind not in ONLY_LIKE_FOR_LIKE
        if room.code != wanted.code and like and _suits(room, question):
            yield room.code


def is_makeshift(room: str, question: Question) -> bool:
    """Whether an office would stand in for a room that is none."""
    wanted = wanted_room(question.proposal, question.planning)
    return wanted is not None and _is_makeshift(question.planning.rooms[room], wanted)


def starting(proposal: Proposal, start: datetime) -> Proposal:
    """Give the same booking from another start; guests keep their place inside it."""
    later = start - proposal.span.start
    involved = tuple(
        one if one.span is None else replace(one, span=one.span.moved(later))
        for one in proposal.involved
    )
    return replace(proposal, span=proposal.span.moved(later), involved=involved)


def is_possible(candidate: Proposal, question: Question) -> bool:
    """Whether a candidate can be planned at all, and is something else than today's state.

    Not in the past, inside what the planning knows, and away from a change of the clock;
    a session that is to move is not sent back to where it already stands.
    """
    span, stands = candidate.span, question.proposal.stands
    if candidate.whereabouts == stands and question.proposal.whereabouts != stands:
        return False
    return (
        span.start >= question.now
        and question.planning.window.contains(span)
        and span_problem(span, question.planning.zone) is None
    )


def _way_of(question: Question, room: str, team: Mapping[str, str]) -> WayOut:
    if room != question.proposal.room:
        return WayOut.ROOM
    return WayOut.SUBSTITUTE if any(team.values()) else WayOut.WITHOUT


def _is_makeshift(room: Room, wanted: Room) -> bool:
    return room.kind in OFFICES and wanted.kind not in OFFICES


def _remoteness(room: Room, wanted: Room) -> tuple[bool, bool, bool, int, str]:
    return (
        _is_makeshift(room, wanted),
        room.site != wanted.site,
        room.kind != wanted.kind,
        room.capacity,
        room.code,
    )


def _suits(room: Room, question: Question) -> bool:
    moved = replace(question.proposal, room=room.code)
    like_a_room = counted_room(moved, question.planning)
    if like_a_room is not None and like_a_room.capacity < question.people:
        return False
    rules = (room_too_small_findings, not_accessible_findings, feature_missing_findings)
    return not any(rule(moved, question.planning) for rule in rules)


def _hours_of_the_day(span: Span) -> Iterator[datetime]:
    day = Span.on(span.day, EARLIEST, LATEST)
    for steps in range(1, day.duration // STEP):
        for start in (span.start + steps * STEP, span.start - steps * STEP):
            if day.contains(span.starting(start)):
                yield start


def _other_days(span: Span) -> Iterator[datetime]:
    days = [ONE_DAY * number for number in range(1, DAYS_AHEAD + 1)]
    for later in sorted(days, key=lambda days: (days % ONE_WEEK > timedelta(), days)):
        yield span.start + later


def _teams(question: Question) -> Iterator[dict[str, str]]:
    """Give ways to fill in for everybody who is in the way: who is replaced by whom, or dropped."""
    choices = [
        [(code, other) for other in _stand_ins(code, question)] for code in question.troubled
    ]
    for team in islice(product(*choices), MOST_TEAMS):
        coming = [other for _, other in team if other]
        if len(set(coming)) == len(coming):
            yield dict(team)


def _stand_ins(code: str, question: Question) -> list[str]:
    """List the codes of those who could come instead; empty text stands for nobody."""
    planning = question.planning
    gone = planning.workers[code]
    colleagues = sorted(
        (worker for worker in planning.workers.values() if _same_work(gone, worker, question)),
        key=lambda worker: _closeness(worker, gone, question),
    )
    free = (worker.code for worker in colleagues if _is_free(worker, code, question))
    nobody = [] if gone.kind is WorkerKind.INTERPRETER else [""]
    return [*islice(free, MOST_SUBSTITUTES), *nobody]


def _same_work(gone: Worker, other: Worker, question: Question) -> bool:
    if any(involved.worker == other.code for involved in question.proposal.involved):
        return False
    if WorkerKind.INTERPRETER not in {gone.kind, other.kind}:
        return not gone.roles.isdisjoint(other.roles)
    if gone.kind is not other.kind:
        return False
    needed = set(languages_wanted(question.proposal)) & set(gone.languages)
    if needed:
        return needed <= set(other.languages)
    return not set(gone.languages).isdisjoint(other.languages)


def _closeness(worker: Worker, gone: Worker, question: Question) -> tuple[bool, bool, bool, str]:
    locums = {absence.replaced_by for absence in gone.absences}
    room = wanted_room(question.proposal, question.planning)
    here = room is not None and worker.home_site == room.site
    return (worker.code not in locums, worker.platform, not here, worker.code)


def _is_free(worker: Worker, instead_of: str, question: Question) -> bool:
    """Whether no rule says anything new against somebody in the place of another."""
    known = question.warnings
    involved = tuple(
        replace(one, worker=worker.code)
        for one in question.proposal.involved
        if one.worker == instead_of
    )
    alone = replace(question.proposal, involved=involved)
    return not any(
        finding.resource == worker.code
        and (finding.level is Level.CONFLICT or _is_new_warning(finding, known))
        for finding in findings_in_turn(alone, question.planning, question.now)
    )


def _is_new_warning(finding: Finding, known: Counter[Code]) -> bool:
    return finding.level is Level.WARNING and finding.code not in known


def _with_team(proposal: Proposal, team: Mapping[str, str]) -> Proposal:
    involved: list[Involved] = []
    for one in proposal.involved:
        worker = team.get(one.worker, one.worker)
        if worker:
            involved.append(replace(one, worker=worker))
    return replace(proposal, involved=tuple(involved))

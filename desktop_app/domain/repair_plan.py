"""One plan for all that a change hits: ranked ways out that stand in nobody's way.

Issue « What a change breaks »: for each session somebody of the same profession, another date
inside the cycle, another room or site with the same leaders, or cancelling it. An appointment
goes to somebody of the same profession, to another room, or to another time with whom the person
knows. No way meets a conflict, and none meets another way that was chosen in the same plan.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from itertools import chain, islice

from desktop_app.domain.alternatives import MOST, Passed, passed_ways, varied
from desktop_app.domain.breakages import MADE_BY_CHANGES, Breakage
from desktop_app.domain.checks import session_findings
from desktop_app.domain.equipment import free_units, pieces_wanted
from desktop_app.domain.finder import FindWish, find_slots
from desktop_app.domain.findings import Code, Finding, Level
from desktop_app.domain.occupations import engaged_by, held_by, with_held, without_sessions
from desktop_app.domain.planning import Alternative, Occupation, Planning, Proposal
from desktop_app.domain.ways_out import (
    DAYS_AHEAD,
    MOST_ROOMS,
    Candidate,
    Question,
    WayOut,
    at_other_hours,
    at_the_same_time,
    on_days,
    other_rooms,
    starting,
)

ONE_DAY = timedelta(days=1)
CANCEL = "cancel"
"""The way that is always left, and never chosen but by somebody."""

MOST_DAYS = 60
"""Days looked at for one session, the best ones of its cycle first; how long after its day an
appointment still waits for somebody to be back."""

MOST_SLOTS = 8
"""Hours of other days looked at when nothing nearer is possible."""

MOST_WAYS = 5
"""Ways shown for one session, besides cancelling it."""


@dataclass(frozen=True, slots=True)
class Hit:
    """A session or an appointment that a change breaks, and where else its date may go.

    ``days`` are in order of preference; ``waiting`` people are called when it is cancelled.
    ``room_again`` is the room that takes the place of its own in a new building; no two dates
    of one ``cycle`` go to the same day.
    """

    breakage: Breakage
    days: tuple[date, ...] = ()
    waiting: int = 0
    room_again: str = ""
    cycle: str = ""

    @property
    def code(self) -> str:
        """Of the session or the appointment."""
        return self.breakage.proposal.ignoring

    @property
    def proposal(self) -> Proposal:
        """What is booked, as it stands."""
        return self.breakage.proposal


@dataclass(frozen=True, slots=True)
class RepairWay:
    """One way out, and whom it disturbs.

    ``kind`` is a `WayOut`, or `CANCEL` without an ``alternative``; ``people_to_call`` counts
    those enrolled, and for a cancelled session those who wait. ``replaced`` says who gives way
    to whom (nobody: empty); ``appointment`` whether it is a way out of one.
    """

    kind: str
    people_to_call: int
    alternative: Alternative | None = None
    replaced: Mapping[str, str] = field(default_factory=dict)
    appointment: bool = False

    @property
    def proposal(self) -> Proposal | None:
        """What is booked instead; nothing when it is cancelled."""
        return None if self.alternative is None else self.alternative.proposal

    @property
    def wants_reason(self) -> bool:
        """Whether it has to be said why: never of an appointment, where nothing is kept of it."""
        return self.kind == CANCEL and not self.appointment


@dataclass(frozen=True, slots=True)
class RepairLine:
    """One line of the plan: its ways out, the best first, and the one chosen, if any."""

    hit: Hit
    ways: tuple[RepairWay, ...]
    chosen: RepairWay | None = None


Choices = Mapping[str, RepairWay]


def days_instead(day: date, dates: Mapping[date, str], today: date) -> tuple[date, ...]:
    """The days on which a date may be held instead: inside its cycle, the nearest first.

    They go from the first date of the cycle to the last, and a fortnight on for the last one
    and for a session without a cycle; never before ``today``, never on another date of the
    cycle, and never across a step of another kind (the meeting stays after the workshops). Days
    a whole number of weeks away come first.

    Args:
        day: of the date itself.
        dates: the days of its cycle with their kinds (workshop, meeting), cancelled ones left
            out; empty for a session alone.
        today: of the centre.
    """
    kind = dates.get(day, "")
    unlike = [one for one, its in dates.items() if its != kind]
    first = max((one + ONE_DAY for one in unlike if one < day), default=min(dates, default=day))
    last = min(
        (one - ONE_DAY for one in unlike if one > day),
        default=max([day, *dates]),
    )
    if last == day and not any(one > day for one in dates):
        last = day + DAYS_AHEAD * ONE_DAY
    first = max(first, today)
    there = (first + n * ONE_DAY for n in range((last - first).days + 1))
    return _nearest_first(day, (one for one in there if one != day and one not in dates))


def days_of_appointment(day: date, back: date, today: date) -> tuple[date, ...]:
    """The days on which an appointment may be instead, ordered as `days_instead`.

    They are the fortnight after its own day, and the one that begins when the change is over if
    that is within `MOST_DAYS`: the person then sees again whom they know.

    Args:
        day: of the appointment.
        back: the first day after the change.
        today: of the centre.
    """
    firsts = [day + ONE_DAY, *([back] if back - day <= MOST_DAYS * ONE_DAY else [])]
    there = {first + n * ONE_DAY for first in firsts for n in range(DAYS_AHEAD)}
    return _nearest_first(day, (one for one in there if one > day and one >= today))


def _nearest_first(day: date, days: Iterable[date]) -> tuple[date, ...]:
    """Days a whole number of weeks away come first, then the nearest."""
    return tuple(sorted(days, key=lambda one: ((one - day).days % 7 != 0, abs(one - day), one)))


def repair_plan(
    hits: Sequence[Hit], after: Planning, now: datetime, chosen: Choices | None = None
) -> tuple[RepairLine, ...]:
    """The ways out of each line, given what is chosen for the others.

    Args:
        hits: in order of time.
        after: the centre with the change, during all the days where a date may go.
        now: civil time of the centre.
        chosen: ways by code; the others stay pending where they are.
    """
    asked = _Asked(tuple(hits), after, now)
    taken = chosen or {}
    return tuple(
        RepairLine(hit, (*asked.ways(hit, taken), _cancelled(hit)), taken.get(hit.code))
        for hit in hits
    )


def best_plan(
    hits: Sequence[Hit], after: Planning, now: datetime, decided: Choices | None = None
) -> tuple[RepairLine, ...]:
    """The plan with the best way of each session in turn, none in the way of another.

    What somebody ``decided`` stays. Nothing is cancelled by itself: a session without any other
    way stays pending. What was offered before others were chosen stays if it stands in no
    one's way.
    """
    asked = _Asked(tuple(hits), after, now)
    chosen: dict[str, RepairWay] = dict(decided or {})
    offered: dict[str, list[RepairWay]] = {}
    for hit in hits:
        ways = offered[hit.code] = asked.ways(hit, chosen)
        if ways and hit.code not in chosen:
            chosen[hit.code] = ways[0]
    return tuple(
        RepairLine(
            hit,
            (*asked.still_free(offered[hit.code], hit, chosen), _cancelled(hit)),
            chosen.get(hit.code),
        )
        for hit in hits
    )


def ways_that_hold(
    hits: Sequence[Hit], after: Planning, now: datetime, chosen: Iterable[tuple[Hit, RepairWay]]
) -> Choices:
    """Those of the ways chosen in an earlier plan that still hold, by code of session.

    A way holds while its session stands as it did, and nothing has come in its way since.
    """
    asked = _Asked(tuple(hits), after, now)
    there = {hit.code: hit for hit in hits}
    same = {
        hit.code: way
        for hit, way in chosen
        if hit.code in there and there[hit.code].proposal == hit.proposal
    }
    return {
        code: way for code, way in same.items() if any(asked.still_free([way], there[code], same))
    }


@dataclass(frozen=True, slots=True)
class _Asked:
    """The sessions of one plan, and the centre with the change."""

    hits: tuple[Hit, ...]
    after: Planning
    now: datetime

    def ways(self, hit: Hit, chosen: Choices) -> list[RepairWay]:
        """The ways of one session once those of the others are taken."""
        others = _others(chosen, hit)
        taken = self._days_taken(hit, others)
        open_days = tuple(day for day in hit.days if day not in taken)
        planning = _planned(self.after, others)
        offered = _ways(replace(hit, days=open_days), planning, self.now)
        # Where it stands another chosen way may meet it already: that excuses no way out.
        return [way for way in offered if not others or self._is_free(way, planning, others)]

    def still_free(
        self, ways: Iterable[RepairWay], hit: Hit, chosen: Choices
    ) -> Iterator[RepairWay]:
        """Those of its ways that no later choice took."""
        others = _others(chosen, hit)
        planning, taken = _planned(self.after, others), self._days_taken(hit, others)
        for way in ways:
            day = hit.proposal.span.day if way.proposal is None else way.proposal.span.day
            if day not in taken and self._is_free(way, planning, others):
                yield way

    def _is_free(self, way: RepairWay, planning: Planning, others: Choices) -> bool:
        if way.proposal is None:
            return True
        found = session_findings(way.proposal, planning, self.now)
        return not any(one.level is Level.CONFLICT or _is_met(one, others) for one in found)

    def _days_taken(self, hit: Hit, others: Choices) -> frozenset[date]:
        """The days on which other dates of the same cycle would be held."""
        same = {one.code for one in self.hits if hit.cycle and one.cycle == hit.cycle}
        chosen = (way.proposal for code, way in others.items() if code in same)
        return frozenset(proposal.span.day for proposal in chosen if proposal is not None)


def _others(chosen: Choices, hit: Hit) -> Choices:
    return {code: way for code, way in chosen.items() if code != hit.code}


def _is_met(finding: Finding, others: Choices) -> bool:
    """Whether a person would be in two places by the same plan."""
    return finding.code is Code.PARTICIPANT_ELSEWHERE and finding.by in others


def _cancelled(hit: Hit) -> RepairWay:
    called = hit.proposal.enrolled + hit.waiting
    return RepairWay(CANCEL, called, appointment=hit.proposal.appointment)


def _ways(hit: Hit, planning: Planning, now: datetime) -> list[RepairWay]:
    """The ways that pass every rule, one of each kind before others, then by what they cost."""
    proposal = hit.proposal
    findings = tuple(session_findings(proposal, planning, now))
    question = Question(proposal, planning, now, findings, MADE_BY_CHANGES)
    if not question.conflicts:
        return []
    at_once = chain(_in_the_room_again(hit), at_the_same_time(question))
    passed = passed_ways(at_once, question, MOST)
    days = hit.days[:MOST_DAYS]
    passed += passed_ways(on_days(question, days, [proposal.room]), question, MOST)
    passed += passed_ways(at_other_hours(question), question, 1)
    if question.place_troubled and len(passed) < MOST:
        rooms = list(islice(other_rooms(question), MOST_ROOMS))
        passed += passed_ways(on_days(question, days, rooms), question, MOST)
    if not _is_enough(passed, question):
        passed += passed_ways(_at_any_hour(question, hit.days), question, MOST)
    best = sorted(varied(passed)[:MOST_WAYS], key=lambda one: one.cost)
    return [_way(one) for one in best]


def _is_enough(passed: Sequence[Passed], question: Question) -> bool:
    """Whether no other hours of other days are looked for.

    Whoever has an appointment may always wait for a professional who is away.
    """
    kinds = {one.alternative.kind for one in passed}
    waits = question.proposal.appointment and bool(question.troubled)
    return WayOut.DAY in kinds if waits else bool(kinds)


def _in_the_room_again(hit: Hit) -> Iterator[Candidate]:
    if hit.room_again:
        yield Candidate(WayOut.ROOM, replace(hit.proposal, room=hit.room_again), {})


def _at_any_hour(question: Question, days: Sequence[date]) -> Iterator[Candidate]:
    """The same people on other days at other hours, for want of anything else.

    The quarter hours in which all are free are found first, so that few are asked of the rules.
    """
    if not days:
        return
    proposal = question.proposal
    wish = FindWish(
        minutes=proposal.span.minutes,
        first=min(days),
        last=max(days),
        sample=replace(proposal, programme="", language=""),
        room="" if question.place_troubled else proposal.room,
    )
    for slot in find_slots(wish, question.planning, question.now, MOST_SLOTS):
        if slot.proposal.span.day in days:
            moved = starting(proposal, slot.proposal.span.start)
            yield Candidate(WayOut.DAY, replace(moved, room=slot.proposal.room), {})


def _way(passed: Passed) -> RepairWay:
    way = passed.alternative
    return RepairWay(
        way.kind, way.disturbed, way, passed.replaced, appointment=way.proposal.appointment
    )


def _planned(after: Planning, chosen: Choices) -> Planning:
    """The centre once the ways chosen are taken: what goes has left where it was."""
    if not chosen:
        return after
    planning = without_sessions(after, chosen.keys())
    for way in chosen.values():
        if way.proposal is not None:
            planning = with_held(planning, [*_all_held(way.proposal, planning)])
            planning = engaged_by(way.proposal, planning)
    return planning


def _all_held(proposal: Proposal, planning: Planning) -> Iterator[Occupation]:
    """What a booking holds of rooms, people and pieces of equipment."""
    held = list(held_by(proposal, planning))
    yield from held
    room = planning.rooms[proposal.room]
    sample = Occupation(room.code, proposal.span, proposal.ignoring, room.name)
    for code, number in pieces_wanted(proposal, planning).items():
        for unit in free_units(code, proposal, planning)[:number]:
            yield replace(sample, resource=code, unit=unit)

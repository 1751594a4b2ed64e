"""The ways out of a conflict: bookings that pass the same rules, the least disturbing first."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from itertools import islice

from desktop_app.domain.checks import findings_in_turn, session_findings
from desktop_app.domain.findings import Code, Finding, Level
from desktop_app.domain.interpreters import OrderStatus, status_after_move
from desktop_app.domain.interpreting import interpreters_involved, with_order
from desktop_app.domain.planning import Alternative, Planning, Proposal
from desktop_app.domain.span import MINUTE
from desktop_app.domain.waiting_options import options_beside
from desktop_app.domain.ways_out import (
    Candidate,
    Question,
    WayOut,
    at_other_hours,
    at_the_same_time,
    elsewhere_at_other_times,
    is_makeshift,
    is_possible,
    on_other_days,
)

MOST = 3
TRIED = 4 * MOST
"""How many that pass are found of each kind before one where an option waits will do."""
APART = timedelta(hours=1)
"""Two other hours nearer than this are one way out: nobody is helped by a second."""
Cost = tuple[int, int, int, int, int, int, int, int]
_OTHER_HOURS = frozenset({WayOut.TIME, WayOut.DAY})
_WAYS = {way: rank for rank, way in enumerate(WayOut)}


@dataclass(frozen=True, slots=True)
class Passed:
    """An alternative and what it costs, the cheapest being the smallest.

    ``options`` wait there; ``replaced`` says who gives way to whom (nobody: empty).
    """

    alternative: Alternative
    cost: Cost
    options: int = 0
    replaced: Mapping[str, str] = field(default_factory=dict)


def anything(_: Alternative) -> bool:
    """Let every way out be proposed."""
    return True


@dataclass(frozen=True, slots=True)
class Leeway:
    """What whoever looks for a way out can go along with.

    ``allowed`` says no to a way that they cannot go. ``usual`` are warnings that a way may
    carry as well, since they are accepted elsewhere: those of all the other dates of a cycle.
    """

    allowed: Callable[[Alternative], bool] = anything
    usual: tuple[Finding, ...] = ()


NO_LEEWAY = Leeway()


def alternatives(
    proposal: Proposal,
    planning: Planning,
    now: datetime,
    most: int = MOST,
    *,
    leeway: Leeway = NO_LEEWAY,
) -> list[Alternative]:
    """Propose up to ``most`` bookings instead of one that has conflicts.

    Each passes every rule at conflict level, carries no warning the original
    had not, starts at ``now`` or later, and differs from the others, from what was asked
    and from where the session already stands. There is a second of a kind only where there
    are fewer kinds than ``most``, and other hours of a kind are at least `APART`. The order is:
    fewest people to call, interpreter not to be asked again, no option waiting there,
    nearest in time, no office instead of a room for groups, same site. A place where an
    option waits is proposed only for want of others. The list is empty when nothing stands
    in the way, and when nothing fits.

    Facts say what changes: ``room``, ``site``, ``start``, ``end``, ``minutes``
    (later, negative when earlier), ``replaced`` and ``replaced_by`` (codes joined
    by ``|``; nobody for a person who is dropped); and whom it disturbs, compared with
    where the session stands today: ``people_to_call``, ``interpreter_again`` (1 or 0).

    The work is bounded: the rooms, the quarter hours of the day, 14 days and a
    few colleagues are tried, never every combination of them.

    Args:
        proposal: what was asked, or what stands.
        planning: the centre around it.
        now: civil time of the centre.
        most: how many at most.
        leeway: what whoever asks can go along with.

    Raises:
        KeyError: a room or a worker of the proposal is not in the planning.
    """
    findings = session_findings(proposal, planning, now)
    question = Question(proposal, planning, now, (*findings, *leeway.usual))
    if not question.conflicts:
        return []
    passed = [
        one
        for search in (at_the_same_time, at_other_hours, on_other_days)
        for one in passed_ways(search(question), question, most, leeway.allowed)
    ]
    if sum(not one.options for one in varied(passed)) < most:
        passed += passed_ways(elsewhere_at_other_times(question), question, most, leeway.allowed)
    chosen = sorted(varied(passed)[:most], key=lambda one: one.cost)
    return [one.alternative for one in chosen]


def passed_ways(
    candidates: Iterator[Candidate],
    question: Question,
    most: int,
    allowed: Callable[[Alternative], bool] = anything,
) -> list[Passed]:
    """Take the first ``most`` that pass where no option waits, and those met on the way.

    What is beside one of them is not even asked of the rules.
    """
    found: list[Passed] = []
    free: list[Passed] = []
    apart = (one for one in candidates if not _is_beside(one.way, one.proposal, free))
    for one in islice(_passing(apart, question, allowed), TRIED):
        found.append(one)
        if not one.options:
            free.append(one)
        if len(free) == most:
            break
    return found


def _is_beside(kind: str, proposal: Proposal, others: list[Passed]) -> bool:
    """Whether a booking at another hour is less than `APART` from another of its kind."""
    return kind in _OTHER_HOURS and any(
        other.alternative.kind == kind
        and abs(other.alternative.proposal.span.start - proposal.span.start) < APART
        for other in others
    )


def _passing(
    candidates: Iterator[Candidate], question: Question, allowed: Callable[[Alternative], bool]
) -> Iterator[Passed]:
    """Keep the candidates that pass, each once; what was asked is no way out of itself."""
    seen = {_identity(question.proposal)}
    allowance = _Allowance.of(question)
    for candidate in candidates:
        identity = _identity(candidate.proposal)
        if identity in seen or not is_possible(candidate.proposal, question):
            continue
        seen.add(identity)
        settled = _with_order_asked_again(candidate.proposal, question)
        notes = _notes_if_it_passes(settled, question, allowance)
        if notes is None:
            continue
        passed = _passed(replace(candidate, proposal=settled), notes, question)
        if allowed(passed.alternative):
            yield passed


def _identity(proposal: Proposal) -> tuple[object, ...]:
    workers = frozenset(involved.worker for involved in proposal.involved)
    return (proposal.span, proposal.room, workers)


@dataclass(frozen=True, slots=True)
class _Allowance:
    """What a way out may carry because what was asked carried it too."""

    warnings: Mapping[Code, int]
    pauses: bool

    @classmethod
    def of(cls, question: Question) -> "_Allowance":
        return cls(question.warnings, any(_is_pause(finding) for finding in question.findings))


def _notes_if_it_passes(
    proposal: Proposal, question: Question, allowance: _Allowance
) -> int | None:
    """Count the notes of a candidate; nothing as soon as one finding speaks against it.

    Against it are a conflict, a warning more than the original had of its code,
    and a school holiday in which the programme pauses, unless it was asked for.
    """
    left = Counter(allowance.warnings)
    notes = 0
    for finding in findings_in_turn(proposal, question.planning, question.now):
        if finding.level is Level.WARNING and left[finding.code] > 0:
            left[finding.code] -= 1
        elif finding.level is Level.NOTE and (allowance.pauses or not _is_pause(finding)):
            notes += 1
        else:
            return None
    return notes


def _is_pause(finding: Finding) -> bool:
    return finding.code is Code.SCHOOL_HOLIDAY and finding.facts["pauses"] == 1


def _with_order_asked_again(proposal: Proposal, question: Question) -> Proposal:
    """Re-open the interpreter order where the time, the room or the interpreter changes."""
    asked = question.proposal
    stands = asked.stands or asked.whereabouts
    changes = proposal.whereabouts != stands or _interpreters(
        proposal, question.planning
    ) != _interpreters(asked, question.planning)
    if not proposal.order or not changes:
        return proposal
    return with_order(proposal, str(status_after_move(OrderStatus(proposal.order))))


def _interpreters(proposal: Proposal, planning: Planning) -> list[str]:
    return [worker.code for worker, _ in interpreters_involved(proposal, planning)]


def _passed(candidate: Candidate, notes: int, question: Question) -> Passed:
    asked, proposal = question.proposal, candidate.proposal
    later = (proposal.span.start - asked.span.start) // MINUTE
    people = asked.enrolled if proposal.whereabouts != asked.stands else 0
    again = int(proposal.order != asked.order)
    facts = {
        **_changes(candidate, later, question),
        "people_to_call": people,
        "interpreter_again": again,
    }
    way = candidate.way
    alternative = Alternative(proposal, str(way), disturbed=people, facts=facts)
    waiting = len(options_beside(proposal, question.planning))
    office = is_makeshift(proposal.room, question)
    cost = (
        people,
        again,
        waiting,
        abs(later),
        int(office),
        int("site" in facts),
        notes,
        _WAYS[way],
    )
    return Passed(alternative, cost, waiting, candidate.replaced)


def _changes(candidate: Candidate, later: int, question: Question) -> dict[str, str | int]:
    asked, proposal = question.proposal, candidate.proposal
    facts: dict[str, str | int] = {}
    if later != 0:
        facts["start"] = proposal.span.start.isoformat(timespec="minutes")
        facts["end"] = proposal.span.end.isoformat(timespec="minutes")
        facts["minutes"] = later
    if proposal.room != asked.room:
        facts["room"] = proposal.room
        room, former = (question.planning.rooms[code] for code in (proposal.room, asked.room))
        if room.site != former.site:
            facts["site"] = room.site
    if candidate.replaced:
        facts["replaced"] = "|".join(candidate.replaced)
        facts["replaced_by"] = "|".join(filter(None, candidate.replaced.values()))
    return facts


def varied(passed: list[Passed]) -> list[Passed]:
    """Put the first of each way before the others, then those where an option waits.

    Of two at other hours that are less than `APART`, the one that comes later is left out.
    """
    firsts: dict[str, Passed] = {}
    free = [one for one in passed if not one.options]
    for one in free:
        firsts.setdefault(one.alternative.kind, one)
    others = [one for one in free if one is not firsts[one.alternative.kind]]
    awaited = [one for one in passed if one.options]
    kept: list[Passed] = []
    for group in (list(firsts.values()), others, awaited):
        for one in sorted(group, key=lambda one: one.cost):
            if not _is_beside(one.alternative.kind, one.alternative.proposal, kept):
                kept.append(one)
    return kept

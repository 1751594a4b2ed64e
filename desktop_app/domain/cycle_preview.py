"""Every date of a cycle before anything is written: what stands in its way, and its repairs.

Interface, section 6: a repair is offered only if the repaired date is free of conflicts.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from enum import StrEnum
from functools import partial

from desktop_app.domain.alternatives import MOST, Leeway, alternatives
from desktop_app.domain.checks import findings_in_turn, session_findings
from desktop_app.domain.cycle_dates import CycleDate, CyclePlan
from desktop_app.domain.findings import Code, Finding, Level
from desktop_app.domain.occupations import held_by, with_held
from desktop_app.domain.planning import Alternative, Involved, Planning, Proposal
from desktop_app.domain.span import MINUTE
from desktop_app.domain.ways_out import WayOut, starting

ACCEPTED_BY_HAND = frozenset({Code.PUBLIC_HOLIDAY, Code.SITE_CLOSED})
"""What no longer stands in the way of a date that somebody added in spite of the calendar."""


class LineState(StrEnum):
    """What a line of the preview says at a glance."""

    READY = "ready"
    REPAIRED = "repaired"
    TO_REVIEW = "to_review"
    SKIPPED = "skipped"


@dataclass(frozen=True, slots=True)
class Repair:
    """What one date does otherwise than the rest of its cycle; empty where it does not differ.

    ``instead_of`` is what the cycle asked of that date when the repair was chosen: a repair is
    kept as long as that part of the cycle stays as it was.
    """

    room: str = ""
    start: datetime | None = None
    team: tuple[Involved, ...] = ()
    instead_of: Proposal | None = None

    @classmethod
    def of(cls, way: Proposal, asked: Proposal) -> "Repair":
        """The difference between a way out and what was asked."""
        return cls(
            room=way.room if way.room != asked.room else "",
            start=way.span.start if way.span != asked.span else None,
            team=way.involved if _codes(way) != _codes(asked) else (),
            instead_of=asked,
        )

    def concerns(self, asked: Proposal) -> bool:
        """Whether it still answers what the cycle asks of its date."""
        former = self.instead_of
        if former is None:
            return True
        return (
            former.span == asked.span
            and (not self.room or former.room == asked.room)
            and (not self.team or _codes(former) == _codes(asked))
        )

    def applied(self, asked: Proposal) -> Proposal:
        """What is booked instead."""
        repaired = replace(
            asked, room=self.room or asked.room, involved=self.team or asked.involved
        )
        return repaired if self.start is None else starting(repaired, self.start)


@dataclass(frozen=True, slots=True)
class CycleLine:
    """One line of the preview: a date with what would be booked; nothing for a skipped one."""

    date: CycleDate
    proposal: Proposal | None = None
    findings: tuple[Finding, ...] = ()
    repair: Repair | None = None
    by_hand: bool = False

    @property
    def conflicts(self) -> tuple[Finding, ...]:
        """What keeps the date from being firm."""
        return tuple(one for one in self.findings if self._stands(one))

    @property
    def state(self) -> LineState:
        """Ready, repaired, to review, or skipped."""
        if self.proposal is None:
            return LineState.SKIPPED
        if self.conflicts:
            return LineState.TO_REVIEW
        return LineState.REPAIRED if self.repair is not None else LineState.READY

    def _stands(self, finding: Finding) -> bool:
        accepted = self.by_hand and finding.code in ACCEPTED_BY_HAND
        return finding.level is Level.CONFLICT and not accepted


@dataclass(frozen=True, slots=True)
class CycleWish:
    """What a cycle asks of each of its dates: ``sample`` with the span of the date.

    ``repairs`` are by day of the rule, as are the days that were added ``by_hand``.
    """

    plan: CyclePlan
    sample: Proposal
    repairs: Mapping[date, Repair] = field(default_factory=dict)
    by_hand: frozenset[date] = frozenset()

    def asked(self, one: CycleDate) -> Proposal:
        """What the cycle itself asks of a date."""
        moved = starting(self.sample, one.span.start)
        return replace(moved, span=one.span, ignoring=_key(one))

    def repair(self, one: CycleDate) -> Repair | None:
        """The repair of a date, if it still answers what the cycle asks."""
        repair = self.repairs.get(one.day)
        return repair if repair is not None and repair.concerns(self.asked(one)) else None


def cycle_preview(wish: CycleWish, planning: Planning, now: datetime) -> tuple[CycleLine, ...]:
    """Say of every date, skipped ones included, what the rules find.

    Dates of the cycle itself that are free of conflicts hold their places for the others.

    Args:
        wish: the dates and what is asked of them; its codes are known to the planning.
        planning: the centre from the day before the first date to a fortnight after the last.
        now: civil time of the centre.
    """
    alone = [_line(wish, one, planning, now) for one in wish.plan.dates]
    together = _with_lines(planning, alone)
    return tuple(
        line
        if line.proposal is None
        else replace(line, findings=tuple(session_findings(line.proposal, together, now)))
        for line in alone
    )


def repairs_of(
    line: CycleLine,
    lines: tuple[CycleLine, ...],
    planning: Planning,
    now: datetime,
    *,
    spare: Sequence[CycleDate] = (),
) -> list[Alternative]:
    """Up to three ways out of the conflicts of a line, none of which meets another date.

    The last of them is another date after the last, where one of the ``spare`` dates is free.
    What is to be minded on every date without a conflict speaks against none of them.
    """
    if line.proposal is None or not line.conflicts:
        return []
    taken = {one.proposal.span for one in lines if one.proposal is not None}
    others = _with_lines(planning, [one for one in lines if one.date != line.date])
    usual = _usual_warnings(line, lines)
    minded = replace(line, findings=(*line.findings, *usual))
    added = _added_date(minded, [one for one in spare if one.span not in taken], others, now)
    ways = alternatives(line.proposal, others, now, leeway=Leeway(usual=usual))
    return [*ways[: MOST - len(added)], *added]


def offered_repairs(
    wish: CycleWish, lines: tuple[CycleLine, ...], planning: Planning, now: datetime
) -> dict[date, tuple[Alternative, ...]]:
    """The ways out of the conflicts of every date to review, by day."""
    return {
        line.date.day: tuple(repairs_of(line, lines, planning, now, spare=wish.plan.spare))
        for line in lines
        if line.state is LineState.TO_REVIEW
    }


def best_repairs(
    wish: CycleWish,
    lines: tuple[CycleLine, ...],
    planning: Planning,
    now: datetime,
    *,
    offered: Mapping[date, Sequence[Alternative]],
) -> dict[date, Repair]:
    """One repair for each date to review that has one, by day; none is chosen twice.

    Day and hour are kept first, then the room, then the facilitators, then the date. Those
    ``offered`` for a date are looked for again only where one of them is on the day of a repair
    that was chosen before: no rule makes days that differ meet.
    """
    chosen: dict[date, Repair] = {}
    chosen_on: set[date] = set()
    settled = lines
    for line in lines:
        if line.state is not LineState.TO_REVIEW or line.proposal is None:
            continue
        ways = offered[line.date.day]
        if not chosen_on.isdisjoint(way.proposal.span.day for way in ways):
            ways = repairs_of(line, settled, planning, now, spare=wish.plan.spare)
        if not ways:
            continue
        asked = wish.asked(line.date)
        best = min((way.proposal for way in ways), key=partial(_cost, asked=asked))
        chosen[line.date.day] = Repair.of(best, asked)
        chosen_on.add(best.span.day)
        repaired = replace(line, proposal=best, findings=())
        settled = tuple(repaired if one.date == line.date else one for one in settled)
    return chosen


def _line(wish: CycleWish, one: CycleDate, planning: Planning, now: datetime) -> CycleLine:
    if one.number is None:
        return CycleLine(one)
    asked, repair = wish.asked(one), wish.repair(one)
    proposal = asked if repair is None else repair.applied(asked)
    findings = tuple(session_findings(proposal, planning, now))
    return CycleLine(one, proposal, findings, repair, by_hand=one.day in wish.by_hand)


def _added_date(
    line: CycleLine, spare: Sequence[CycleDate], planning: Planning, now: datetime
) -> list[Alternative]:
    """The first of some dates on which the whole of what is asked is free, if there is one."""
    asked = line.proposal
    if asked is None:
        return []
    for one in spare:
        there = starting(asked, one.span.start)
        if not planning.window.contains(there.span) or there.span.start < now:
            continue
        if not _does_instead(findings_in_turn(there, planning, now), line.findings):
            continue
        later = (there.span.start - asked.span.start) // MINUTE
        facts: dict[str, str | int] = {
            "start": there.span.start.isoformat(timespec="minutes"),
            "end": there.span.end.isoformat(timespec="minutes"),
            "minutes": later,
        }
        return [Alternative(there, str(WayOut.DAY), facts=facts)]
    return []


def _usual_warnings(line: CycleLine, lines: Iterable[CycleLine]) -> tuple[Finding, ...]:
    """The warnings of every date that is free of conflicts, which this one does not have."""
    free = [one for one in lines if one.proposal is not None and not one.conflicts]
    if not free:
        return ()
    warned = [{_about(one): one for one in line.findings if _is_warning(one)} for line in free]
    shared = set.intersection(*(set(one) for one in warned))
    here = {_about(one) for one in line.findings if _is_warning(one)}
    return tuple(one for key, one in warned[0].items() if key in shared - here)


def _about(finding: Finding) -> tuple[str, str]:
    return (str(finding.code), finding.resource)


def _is_warning(finding: Finding) -> bool:
    return finding.level is Level.WARNING


def _does_instead(found: Iterable[Finding], former: Iterable[Finding]) -> bool:
    """Whether nothing refuses it, and no warning is there that was not before.

    What is found is taken one by one: the first that speaks against it ends the question.
    """
    left = Counter(one.code for one in former if one.level is Level.WARNING)
    for one in found:
        left[one.code] -= one.level is Level.WARNING
        if one.level is Level.CONFLICT or left[one.code] < 0:
            return False
    return True


def _cost(way: Proposal, asked: Proposal) -> tuple[bool, bool, bool, int]:
    moved = way.span.start - asked.span.start
    return (
        bool(moved),
        way.room != asked.room,
        _codes(way) != _codes(asked),
        abs(moved.days),
    )


def _with_lines(planning: Planning, lines: Iterable[CycleLine]) -> Planning:
    """The planning once the dates that are free of conflicts are held."""
    free = [one.proposal for one in lines if one.proposal is not None and not one.conflicts]
    return with_held(planning, [held for proposal in free for held in held_by(proposal, planning)])


def _codes(proposal: Proposal) -> frozenset[str]:
    return frozenset(one.worker for one in proposal.involved)


def _key(one: CycleDate) -> str:
    """How a date that has no code yet is known to the rules."""
    return f"{one.day.isoformat()}/{one.step}"

"""What a change of the frame breaks: an absence, a closure, a room that ends, other hours."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from desktop_app.domain.checks import session_findings
from desktop_app.domain.findings import Code, Finding, Level
from desktop_app.domain.planning import Planning, Proposal

MADE_BY_CHANGES = frozenset({Code.OUTSIDE_AVAILABILITY})
"""Warnings that count as broken when a change makes them: somebody would not be there."""


@dataclass(frozen=True, slots=True)
class Breakage:
    """A booking that could stay before and cannot now; ``proposal.ignoring`` is its code.

    ``findings`` are new: conflicts, and people asked outside their times.
    """

    proposal: Proposal
    findings: tuple[Finding, ...]


def breakages(
    booked: Iterable[Proposal], before: Planning, after: Planning, now: datetime
) -> list[Breakage]:
    """The bookings that meet something they did not meet before, in order of time.

    Args:
        booked: what is planned, each ignoring itself.
        before: the centre as it is.
        after: the same with the change.
        now: civil time of the centre.
    """
    broken = []
    for one in sorted(booked, key=lambda proposal: (proposal.span, proposal.ignoring)):
        known = {_identity(finding) for finding in session_findings(one, before, now)}
        new = [
            finding
            for finding in session_findings(one, after, now)
            if _breaks(finding) and _identity(finding) not in known
        ]
        if new:
            broken.append(Breakage(one, tuple(new)))
    return broken


def _breaks(finding: Finding) -> bool:
    return finding.level is Level.CONFLICT or finding.code in MADE_BY_CHANGES


def _identity(finding: Finding) -> tuple[object, ...]:
    return (finding.code, finding.resource, finding.by, finding.span)

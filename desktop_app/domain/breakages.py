"""What a change of the frame breaks: an absence, a closure, a room that ends; and the ways out."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from desktop_app.domain.alternatives import alternatives
from desktop_app.domain.checks import session_findings
from desktop_app.domain.findings import Finding, Level
from desktop_app.domain.planning import Alternative, Planning, Proposal


@dataclass(frozen=True, slots=True)
class Breakage:
    """A booking that could stay before and cannot now; ``proposal.ignoring`` is its code.

    ``findings`` are the conflicts that are new, ``ways`` pass every rule after the change.
    """

    proposal: Proposal
    findings: tuple[Finding, ...]
    ways: tuple[Alternative, ...] = ()


def breakages(
    booked: Iterable[Proposal], before: Planning, after: Planning, now: datetime
) -> list[Breakage]:
    """The bookings that meet a conflict they did not meet before, in order of time.

    Args:
        booked: what is planned, each ignoring itself.
        before: the centre as it is.
        after: the same with the change, until a fortnight after the last booking.
        now: civil time of the centre.
    """
    broken = []
    for one in sorted(booked, key=lambda proposal: (proposal.span, proposal.ignoring)):
        known = {_identity(finding) for finding in session_findings(one, before, now)}
        new = [
            finding
            for finding in session_findings(one, after, now)
            if finding.level is Level.CONFLICT and _identity(finding) not in known
        ]
        if new:
            broken.append(Breakage(one, tuple(new), tuple(alternatives(one, after, now))))
    return broken


def _identity(finding: Finding) -> tuple[object, ...]:
    return (finding.code, finding.resource, finding.by, finding.span)

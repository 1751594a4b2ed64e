"""What the rules say of a booking somebody has in mind, and the ways out; nothing is written."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Engine, select

from db.engine import reading
from db.queries.planning import planning_around
from db.tables.people import Person
from desktop_app.domain.alternatives import alternatives
from desktop_app.domain.checks import session_findings
from desktop_app.domain.errors import UnknownCodeError
from desktop_app.domain.findings import Finding, Level
from desktop_app.domain.planning import (
    STEP_FREE,
    Alternative,
    Planning,
    Proposal,
    WaitingOption,
)
from desktop_app.domain.waiting_options import options_beside


@dataclass(frozen=True, slots=True)
class CheckAnswer:
    """Every finding at once, and up to three ways out of the conflicts among them.

    An alternative passes all the rules, so the ways out are those of every conflict.
    ``options`` wait for the same room or people: they hold nothing.
    """

    findings: tuple[Finding, ...]
    alternatives: tuple[Alternative, ...] = ()
    options: tuple[WaitingOption, ...] = ()

    @property
    def ok(self) -> bool:
        """Whether no conflict stands."""
        return all(finding.level is not Level.CONFLICT for finding in self.findings)


def check_booking(engine: Engine, proposal: Proposal, now: datetime) -> CheckAnswer:
    """Ask the rules about a booking.

    Args:
        engine: the centre.
        proposal: what is wanted; its times were found possible before. What its participants
            are expected at counts too.
        now: civil time of the centre.

    Raises:
        UnknownCodeError: a code of the proposal names nothing.
    """
    with reading(engine) as tx:
        people: tuple[int, ...] = ()
        if proposal.participants:
            wanted = select(Person.id).where(Person.code.in_(proposal.participants))
            people = tuple(tx.scalars(wanted))
        planning = planning_around(tx, [proposal.span], people)
    check_codes(proposal, planning)
    return judged(proposal, planning, now)


def judged(proposal: Proposal, planning: Planning, now: datetime) -> CheckAnswer:
    """The findings of a proposal whose codes are known, and its ways out."""
    findings = session_findings(proposal, planning, now)
    ways = alternatives(proposal, planning, now)
    return CheckAnswer(tuple(findings), tuple(ways), tuple(options_beside(proposal, planning)))


def check_codes(proposal: Proposal, planning: Planning) -> None:
    """Refuse a proposal that names what the centre does not have.

    Raises:
        UnknownCodeError: the first code that names nothing.
    """
    wanted = {
        "room": ([proposal.room] if proposal.room else [], planning.rooms),
        "worker": ((one.worker for one in proposal.involved), planning.workers),
        "programme": ([proposal.programme] if proposal.programme else [], planning.programmes),
        "equipment": (_equipment(proposal), planning.equipment),
        "language": (filter(None, proposal.language.split("|")), planning.languages),
    }
    for kind, (codes, known) in wanted.items():
        for code in codes:
            if code not in known:
                raise UnknownCodeError(kind, code)


def _equipment(proposal: Proposal) -> Iterable[str]:
    return (need.code for need in proposal.needs if need.code != STEP_FREE)

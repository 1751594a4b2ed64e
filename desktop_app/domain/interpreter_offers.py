"""Who could interpret a booking: those against whom nothing is said, the best wishes met first.

Preferences are those of domain.md 1.4: the same interpreter as last time, one of a wished
gender, in the room rather than on a telephone. Somebody a household does not want is not
offered, and nothing says so.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from desktop_app.domain.checks import session_findings
from desktop_app.domain.findings import Code, Finding, Level
from desktop_app.domain.interpreters import Terms, done_cost_cents, order_in_time
from desktop_app.domain.language_coverage import NOT_AGAINST
from desktop_app.domain.planning import Involved, Planning, Proposal, Worker, WorkerKind
from desktop_app.domain.standing import stands_there

INTERPRETER = "interpreter"
MODES = ("on_site", "video", "phone_scheduled", "phone")
"""How somebody interprets, from the nearest to the quickest to be had."""


@dataclass(frozen=True, slots=True)
class InterpreterWish:
    """What is asked of an interpreter besides the booking itself.

    ``modes`` are tried in their order; ``last`` is who interpreted for the same people before.
    """

    language: str
    modes: Sequence[str] = MODES
    last: str = ""
    gender: str = ""


@dataclass(frozen=True, slots=True)
class InterpreterOffer:
    """Somebody who could interpret; ``late`` when the agency asks for more notice than is left.

    ``cost_cents`` is what it comes to if it takes place as planned. ``standing`` when they are
    at that place at that time anyway.
    """

    interpreter: str
    agency: str
    mode: str
    cost_cents: int
    late: bool = False
    standing: bool = False
    same_as_last: bool = False
    wished_gender: bool = True


def interpreter_offers(
    wish: InterpreterWish, proposal: Proposal, planning: Planning, now: datetime
) -> list[InterpreterOffer]:
    """Say who could interpret a booking, best first; the list is empty when nobody can.

    In time before late, the first modes before the others, somebody who stands there, then the
    same as last time, then the wished gender, then the price.

    Args:
        wish: the language and what is preferred.
        proposal: the booking without its interpreter of that language.
        planning: the centre around it.
        now: civil time of the centre.
    """
    stood = _against(session_findings(proposal, planning, now))
    found = [
        offer
        for worker in planning.workers.values()
        if worker.kind is WorkerKind.INTERPRETER and wish.language in worker.languages
        for terms in worker.terms
        if terms.mode in wish.modes
        for offer in _offered(_Asked(wish, proposal, planning, now), worker, terms, stood)
    ]
    return sorted(found, key=lambda offer: _rank(offer, wish))


@dataclass(frozen=True, slots=True)
class _Asked:
    wish: InterpreterWish
    proposal: Proposal
    planning: Planning
    now: datetime


def _offered(
    asked: _Asked, worker: Worker, terms: Terms, stood: frozenset[tuple[Code, str]]
) -> Iterable[InterpreterOffer]:
    """The offer of one interpreter in one mode, if nothing new stands in the way."""
    proposal, wish = asked.proposal, asked.wish
    if worker.code in proposal.excluded_interpreters:
        return
    there = replace(
        proposal,
        involved=(*proposal.involved, Involved(worker.code, INTERPRETER)),
        mode=terms.mode,
    )
    found = session_findings(there, asked.planning, asked.now)
    if not _against([one for one in found if one.code not in NOT_AGAINST]) <= stood:
        return
    stands = stands_there(worker.code, there, asked.planning)
    yield InterpreterOffer(
        worker.code,
        terms.agency,
        terms.mode,
        done_cost_cents(proposal.span.minutes, terms),
        late=not stands and not order_in_time(asked.now, proposal.span.start, terms),
        standing=stands,
        same_as_last=worker.code == wish.last,
        wished_gender=not wish.gender or worker.gender == wish.gender,
    )


def _against(findings: Iterable[Finding]) -> frozenset[tuple[Code, str]]:
    return frozenset((one.code, one.resource) for one in findings if one.level is not Level.NOTE)


def _rank(
    offer: InterpreterOffer, wish: InterpreterWish
) -> tuple[bool, int, bool, bool, bool, int, str]:
    return (
        offer.late,
        wish.modes.index(offer.mode),
        not offer.standing,
        not offer.same_as_last,
        not offer.wished_gender,
        offer.cost_cents,
        offer.interpreter,
    )

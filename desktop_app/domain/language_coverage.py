"""Which languages the people of a booking need, and which of them somebody really brings."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from desktop_app.domain.checks import session_findings
from desktop_app.domain.findings import Code
from desktop_app.domain.interpreting import (
    interpreters_involved,
    languages_wanted,
    standing_languages,
)
from desktop_app.domain.planning import Planning, Proposal

NOT_AGAINST = frozenset({Code.INTERPRETER_UNCONFIRMED, Code.INTERPRETER_NOTICE_PASSED})
"""What is said of an interpreter's order, not of their coming."""


@dataclass(frozen=True, slots=True)
class LanguageCoverage:
    """One language of a booking: how many ``people`` need it, and whether it is covered."""

    language: str
    people: int
    covered: bool


def language_coverage(
    spoken: Mapping[str, int], proposal: Proposal, planning: Planning, now: datetime
) -> tuple[LanguageCoverage, ...]:
    """Say of each language whether it is covered, the most spoken first.

    A language with interpreters named is covered by one against whom nothing is said (expected
    elsewhere, too far away, away, unwanted by somebody); one without is covered by whoever
    stands there, or by an agency that was asked.

    Args:
        spoken: how many people need each language; those the booking wants besides count none.
        proposal: the booking, with its interpreters.
        planning: the centre around it.
        now: civil time of the centre.
    """
    found = session_findings(proposal, planning, now)
    against = {one.resource for one in found if one.code not in NOT_AGAINST}
    named: dict[str, list[bool]] = {}
    for worker, _involved in interpreters_involved(proposal, planning):
        for language in worker.languages:
            named.setdefault(language, []).append(worker.code not in against)
    otherwise = {*proposal.ordered, *standing_languages(proposal, planning)}
    wanted = {language: spoken.get(language, 0) for language in languages_wanted(proposal)}
    return tuple(
        LanguageCoverage(
            language,
            people,
            covered=any(named[language]) if language in named else language in otherwise,
        )
        for language, people in sorted(
            {**wanted, **spoken}.items(), key=lambda one: (-one[1], one[0])
        )
    )

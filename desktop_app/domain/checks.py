"""Everything there is to know of a booking before it is written: one rule for each code."""

from collections.abc import Callable, Iterator, Mapping
from datetime import datetime
from types import MappingProxyType

from desktop_app.domain.dates import (
    public_holiday_findings,
    school_holiday_findings,
    site_closed_findings,
    week_parity_ambiguous_findings,
)
from desktop_app.domain.equipment import equipment_short_findings, feature_missing_findings
from desktop_app.domain.findings import Code, Finding, Level
from desktop_app.domain.interpreting import (
    interpreter_excluded_findings,
    interpreter_notice_passed_findings,
    interpreter_taken_findings,
    interpreter_unconfirmed_findings,
    language_uncovered_findings,
)
from desktop_app.domain.people import (
    ask_first_findings,
    no_facilitator_findings,
    outside_availability_findings,
    participant_elsewhere_findings,
    person_absent_findings,
    person_taken_findings,
    travel_too_short_findings,
)
from desktop_app.domain.places import (
    places_above_room_findings,
    places_exceeded_findings,
    room_too_small_findings,
)
from desktop_app.domain.planning import Planning, Proposal
from desktop_app.domain.roles import role_missing_findings
from desktop_app.domain.rooms import (
    not_accessible_findings,
    room_closed_findings,
    room_not_bookable_findings,
    room_taken_findings,
    setup_too_short_findings,
)
from desktop_app.domain.standing import room_reserved_findings

Rule = Callable[[Proposal, Planning], list[Finding]]
TimedRule = Callable[[Proposal, Planning, datetime], list[Finding]]

RULES: Mapping[Code, Rule] = MappingProxyType(
    {
        Code.ROOM_TAKEN: room_taken_findings,
        Code.PERSON_TAKEN: person_taken_findings,
        Code.INTERPRETER_TAKEN: interpreter_taken_findings,
        Code.EQUIPMENT_SHORT: equipment_short_findings,
        Code.ROOM_RESERVED: room_reserved_findings,
        Code.ROOM_NOT_BOOKABLE: room_not_bookable_findings,
        Code.ROOM_CLOSED: room_closed_findings,
        Code.SITE_CLOSED: site_closed_findings,
        Code.PUBLIC_HOLIDAY: public_holiday_findings,
        Code.PERSON_ABSENT: person_absent_findings,
        Code.ROOM_TOO_SMALL: room_too_small_findings,
        Code.NOT_ACCESSIBLE: not_accessible_findings,
        Code.FEATURE_MISSING: feature_missing_findings,
        Code.OUTSIDE_AVAILABILITY: outside_availability_findings,
        Code.TRAVEL_TOO_SHORT: travel_too_short_findings,
        Code.SETUP_TOO_SHORT: setup_too_short_findings,
        Code.PLACES_EXCEEDED: places_exceeded_findings,
        Code.NO_FACILITATOR: no_facilitator_findings,
        Code.ROLE_MISSING: role_missing_findings,
        Code.LANGUAGE_UNCOVERED: language_uncovered_findings,
        Code.INTERPRETER_EXCLUDED: interpreter_excluded_findings,
        Code.PARTICIPANT_ELSEWHERE: participant_elsewhere_findings,
        Code.SCHOOL_HOLIDAY: school_holiday_findings,
        Code.WEEK_PARITY_AMBIGUOUS: lambda proposal, _: week_parity_ambiguous_findings(proposal),
        Code.ASK_FIRST: ask_first_findings,
        Code.PLACES_ABOVE_ROOM: places_above_room_findings,
    }
)
"""The rules that answer from the planning alone, the most usual obstacles first."""

TIMED_RULES: Mapping[Code, TimedRule] = MappingProxyType(
    {
        Code.INTERPRETER_UNCONFIRMED: interpreter_unconfirmed_findings,
        Code.INTERPRETER_NOTICE_PASSED: interpreter_notice_passed_findings,
    }
)
"""The rules that depend on the hour at which they are asked."""

_LEVELS = {level: rank for rank, level in enumerate(Level)}
_CODES = {code: rank for rank, code in enumerate(Code)}


def findings_in_turn(proposal: Proposal, planning: Planning, now: datetime) -> Iterator[Finding]:
    """Give the findings rule by rule, so that a search can stop at the first it cannot take."""
    for rule in RULES.values():
        yield from rule(proposal, planning)
    for timed_rule in TIMED_RULES.values():
        yield from timed_rule(proposal, planning, now)


def session_findings(proposal: Proposal, planning: Planning, now: datetime) -> list[Finding]:
    """Say everything there is to know of a session or an appointment before it is written.

    All obstacles are reported, not only the first: conflicts, then warnings,
    then notes, each in the order of `Code`, then by resource and time. The same
    questions always give the same list.

    Args:
        proposal: what is wanted; its codes are known to the planning.
        planning: the centre around the wanted time.
        now: civil time of the centre, for orders that may be too late.

    Raises:
        KeyError: a room or a worker of the proposal is not in the planning:
            a mistake of the caller, who checks codes on the way in.
    """
    return sorted(findings_in_turn(proposal, planning, now), key=_rank)


def _rank(finding: Finding) -> tuple[int, int, str, str, str]:
    starts = "" if finding.span is None else finding.span.start.isoformat()
    return (_LEVELS[finding.level], _CODES[finding.code], finding.resource, starts, finding.by)

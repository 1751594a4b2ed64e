"""Rules about the people of a booking: taken, away, askable, on the road; participants elsewhere.

A person is a professional, a staff member or a contributor; interpreters have
their own rules (`interpreting`) and share two: usual days and travel.
"""

from collections.abc import Iterator

from desktop_app.domain.availability import (
    FOR_APPOINTMENTS,
    FOR_WORKSHOPS,
    Absence,
    AvailabilityKind,
    covering_kind,
)
from desktop_app.domain.calendar import school_holiday_on
from desktop_app.domain.dates import binding_hours, shut_span, wanted_room, wanted_site
from desktop_app.domain.findings import Code, Fact, Finding
from desktop_app.domain.interpreting import travels
from desktop_app.domain.occupations import (
    around,
    common_minutes,
    gap_minutes,
    overlapping,
    taken,
)
from desktop_app.domain.planning import Involved, Occupation, Planning, Proposal, Worker, WorkerKind
from desktop_app.domain.span import Span
from desktop_app.domain.standing import active_on

GUEST_ROLES = frozenset({"guest", "contributor"})
"""Roles of those who come for a topic and do not lead."""


def presence(involved: Involved, proposal: Proposal) -> Span:
    """Give the time somebody is wanted: their own part, or the whole booking."""
    return involved.span or proposal.span


def persons_involved(proposal: Proposal, planning: Planning) -> Iterator[tuple[Worker, Span]]:
    """Give the professionals, staff and contributors wanted, and when.

    Raises:
        KeyError: the planning knows no such worker; codes are checked on the way in.
    """
    for involved in proposal.involved:
        worker = planning.workers[involved.worker]
        if worker.kind is not WorkerKind.INTERPRETER:
            yield worker, presence(involved, proposal)


def person_taken_findings(proposal: Proposal, planning: Planning) -> list[Finding]:
    """Say where somebody is already booked while they are wanted.

    Facts: ``label`` of the person, ``title`` and ``room`` of the other booking,
    ``minutes`` in common, ``wanted`` span.
    """
    return [
        Finding(
            Code.PERSON_TAKEN,
            resource=worker.code,
            by=held.by,
            span=held.span,
            facts={
                "label": worker.label,
                "title": held.title,
                "room": held.room,
                "minutes": common_minutes(held.span, span),
                "wanted": span,
                "appointment": int(held.appointment),
            },
        )
        for worker, span in persons_involved(proposal, planning)
        for held in taken(worker.code, span, proposal, planning)
    ]


def person_absent_findings(proposal: Proposal, planning: Planning) -> list[Finding]:
    """Say who is away, or no longer works here; absences win over every rule.

    Facts: ``label``, ``kind`` of the absence (``inactive`` when the person has
    not arrived yet or has left), ``replaced_by`` (code of the locum) if any.
    """
    return [
        finding
        for worker, span in persons_involved(proposal, planning)
        for finding in (*_inactive(worker, span), *_away(worker, span))
    ]


def outside_availability_findings(proposal: Proposal, planning: Planning) -> list[Finding]:
    """Warn of people asked outside the times they gave.

    Professionals need a rule of that very site: group work for a workshop,
    consultation for an appointment. Staff and contributors without rules are
    asked in opening hours, interpreters on their weekdays. Facts: ``label``,
    ``reason`` (``rules``, ``hours``, ``weekday`` or ``absent``) and ``wanted``,
    the span asked for.
    """
    findings = []
    for involved in proposal.involved:
        worker = planning.workers[involved.worker]
        span = presence(involved, proposal)
        reason = _outside_reason(worker, span, proposal, planning)
        if reason:
            facts: dict[str, Fact] = {"label": worker.label, "reason": reason, "wanted": span}
            findings.append(Finding(Code.OUTSIDE_AVAILABILITY, worker.code, facts=facts))
    return findings


def ask_first_findings(proposal: Proposal, planning: Planning) -> list[Finding]:
    """Note who can run a group at that time only if asked beforehand (``group_on_request``)."""
    return [
        Finding(Code.ASK_FIRST, worker.code, facts={"label": worker.label})
        for worker, span in persons_involved(proposal, planning)
        if worker.rules
        and _covering(worker, span, proposal, planning) is AvailabilityKind.GROUP_ON_REQUEST
    ]


def travel_too_short_findings(proposal: Proposal, planning: Planning) -> list[Finding]:
    """Warn of less time than the journey takes from the booking before, or to the one after.

    Interpreters on the telephone or on video do not travel. Facts: ``label``,
    ``minutes`` there are, ``needed``, ``from`` and ``to`` (sites), ``title``.
    """
    site = wanted_site(proposal, planning)
    if site is None:
        return []
    return [
        finding
        for involved in proposal.involved
        if travels(worker := planning.workers[involved.worker], proposal.mode)
        for near in around(worker.code, presence(involved, proposal), proposal, planning)
        for finding in _journey(worker, presence(involved, proposal), (near, site.code), planning)
    ]


def no_facilitator_findings(proposal: Proposal, planning: Planning) -> list[Finding]:
    """Warn that nobody leads: guests and interpreters do not."""
    leads = any(
        involved.role not in GUEST_ROLES
        and planning.workers[involved.worker].kind is not WorkerKind.INTERPRETER
        for involved in proposal.involved
    )
    return [] if leads else [Finding(Code.NO_FACILITATOR)]


def participant_elsewhere_findings(proposal: Proposal, planning: Planning) -> list[Finding]:
    """Warn of enrolled participants who have another session at the same time.

    ``resource`` is the participant's code, never a name. Facts: ``title`` and
    ``minutes`` in common.
    """
    return [
        Finding(
            Code.PARTICIPANT_ELSEWHERE,
            resource=participant,
            by=other.by,
            span=other.span,
            facts={
                "title": other.title,
                "minutes": common_minutes(other.span, proposal.span),
            },
        )
        for participant in sorted(proposal.participants)
        for other in overlapping(
            planning.engagements.get(participant, ()), proposal.span, proposal.ignoring
        )
    ]


def _inactive(worker: Worker, span: Span) -> Iterator[Finding]:
    if all(active_on(worker, day) for day in span.days):
        return
    facts: dict[str, Fact] = {"label": worker.label, "kind": "inactive"}
    limits = {"from": worker.active_from, "to": worker.active_to}
    facts |= {name: day for name, day in limits.items() if day is not None}
    yield Finding(Code.PERSON_ABSENT, worker.code, facts=facts)


def _away(worker: Worker, span: Span) -> Iterator[Finding]:
    for absence in worker.absences:
        away = _absence_over(absence, span)
        if away is None:
            continue
        facts: dict[str, Fact] = {"label": worker.label, "kind": absence.kind}
        if absence.replaced_by:
            facts["replaced_by"] = absence.replaced_by
        yield Finding(Code.PERSON_ABSENT, worker.code, span=away, facts=facts)


def _absence_over(absence: Absence, span: Span) -> Span | None:
    days = Span.whole_days(absence.first_day, absence.last_day)
    if not days.overlaps(span):
        return None
    return next((away for away in absence.spans if away.overlaps(span)), None)


def _outside_reason(worker: Worker, span: Span, proposal: Proposal, planning: Planning) -> str:
    if worker.kind is WorkerKind.INTERPRETER:
        return _interpreter_reason(worker, span)
    if worker.kind is WorkerKind.PROFESSIONAL or worker.rules:
        return "" if _covering(worker, span, proposal, planning) else "rules"
    room = wanted_room(proposal, planning)
    if room is not None:
        hours = binding_hours(room, planning.sites[room.site], span.day)
    else:
        home = planning.sites.get(worker.home_site)
        hours = () if home is None else home.opening
    return "" if shut_span(span, hours) is None else "hours"


def _interpreter_reason(worker: Worker, span: Span) -> str:
    if any(_absence_over(absence, span) for absence in worker.absences):
        return "absent"
    days = {day.isoweekday() for day in span.days}
    return "" if not worker.iso_weekdays or days <= worker.iso_weekdays else "weekday"


def _covering(
    worker: Worker, span: Span, proposal: Proposal, planning: Planning
) -> AvailabilityKind | None:
    site = wanted_site(proposal, planning)
    return covering_kind(
        span,
        worker.rules,
        site=worker.home_site if site is None else site.code,
        wanted=FOR_APPOINTMENTS if proposal.appointment else FOR_WORKSHOPS,
        school_holiday=school_holiday_on(span.day, planning.school_holidays) is not None,
    )


def _journey(
    worker: Worker, span: Span, leg: tuple[Occupation, str], planning: Planning
) -> Iterator[Finding]:
    near, site = leg
    needed = planning.travel(near.site, site) if near.site else 0
    minutes = gap_minutes(near.span, span)
    if minutes >= needed:
        return
    ends = (near.site, site) if near.span.start < span.start else (site, near.site)
    yield Finding(
        Code.TRAVEL_TOO_SHORT,
        resource=worker.code,
        by=near.by,
        span=near.span,
        facts={
            "label": worker.label,
            "minutes": minutes,
            "needed": needed,
            "from": ends[0],
            "to": ends[1],
            "title": near.title,
        },
    )

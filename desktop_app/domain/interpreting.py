"""Rules about languages and interpreters: free, suited, ordered in time, confirmed, covering."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import datetime, timedelta

from desktop_app.domain.findings import Code, Fact, Finding
from desktop_app.domain.interpreters import OrderStatus, Terms, latest_order_time, order_in_time
from desktop_app.domain.occupations import common_minutes, taken
from desktop_app.domain.planning import Involved, Planning, Proposal, Worker, WorkerKind
from desktop_app.domain.span import Span
from desktop_app.domain.standing import kept_spans, stands_there

NEAR = timedelta(hours=24)
"""From how long before the last moment to order an unconfirmed order is a warning (6.4)."""

USUAL_MODES = ("on_site", "phone", "video", "phone_scheduled")
"""How an interpreter is wanted when nobody says it: in the room, or else the quickest call."""

REMOTE_MODES = frozenset({"phone", "phone_scheduled", "video"})

UNORDERED = frozenset({"", OrderStatus.TO_ORDER, OrderStatus.TO_RECONFIRM, OrderStatus.REFUSED})
"""Orders still to be placed, or to be placed again: the lead time counts from now."""

UNCONFIRMED = frozenset(
    {
        OrderStatus.TO_ORDER,
        OrderStatus.REQUESTED,
        OrderStatus.TO_RECONFIRM,
        OrderStatus.REFUSED,
    }
)

COVERING = frozenset(
    {OrderStatus.REQUESTED, OrderStatus.CONFIRMED, OrderStatus.DONE, OrderStatus.INVOICED}
)
"""Orders that cover a language before the agency has named anybody."""


def languages_wanted(proposal: Proposal) -> tuple[str, ...]:
    """Give the languages a booking needs an interpreter for; several are joined by ``|``."""
    return tuple(language for language in proposal.language.split("|") if language)


def interpreters_involved(
    proposal: Proposal, planning: Planning
) -> Iterator[tuple[Worker, Involved]]:
    """Give the interpreters wanted in a booking.

    Raises:
        KeyError: the planning knows no such worker; codes are checked on the way in.
    """
    for involved in proposal.involved:
        worker = planning.workers[involved.worker]
        if worker.kind is WorkerKind.INTERPRETER:
            yield worker, involved


def with_order(proposal: Proposal, order: str) -> Proposal:
    """The booking once its orders are in another state: asked again, they cover nothing yet."""
    if order == proposal.order:
        return proposal
    return replace(proposal, order=order, ordered=frozenset())


def terms_for(worker: Worker, mode: str) -> Terms | None:
    """Give the terms of an interpreter in ``mode``, or in the usual mode when it is empty.

    Nothing when no terms are recorded, or none for that mode.
    """
    by_mode = {terms.mode: terms for terms in worker.terms}
    wanted = (mode,) if mode else USUAL_MODES
    return next((by_mode[name] for name in wanted if name in by_mode), None)


def travels(worker: Worker, mode: str) -> bool:
    """Whether somebody comes to the room in person."""
    return worker.kind is not WorkerKind.INTERPRETER or not (
        worker.platform or mode in REMOTE_MODES
    )


def interpreter_taken_findings(proposal: Proposal, planning: Planning) -> list[Finding]:
    """Say where an interpreter is already expected; a telephone platform answers two calls at once.

    Facts: ``label`` of the interpreter, ``title`` and ``room`` of the other
    booking, ``minutes`` in common, ``wanted`` span.
    """
    return [
        Finding(
            Code.INTERPRETER_TAKEN,
            resource=worker.code,
            by=held.by,
            span=held.span,
            facts={
                "label": worker.label,
                "title": held.title,
                "room": held.room,
                "minutes": common_minutes(held.span, proposal.span),
                "wanted": involved.span or proposal.span,
            },
        )
        for worker, involved in interpreters_involved(proposal, planning)
        if not worker.platform
        for held in taken(worker.code, involved.span or proposal.span, proposal, planning)
    ]


def interpreter_unconfirmed_findings(
    proposal: Proposal, planning: Planning, now: datetime
) -> list[Finding]:
    """Warn that an order is not confirmed although its last moment is near, or passed.

    Near is 24 hours before the last moment at which an interpreter could still
    be ordered: the named one, or anybody who speaks the language. Nothing is
    said of a booking that is over, of one without an order, of somebody who stands there
    anyway, nor of somebody it is too late to order, which `interpreter_notice_passed_findings`
    says. Facts: ``order`` (its state) and ``order_by``.
    """
    if proposal.order not in UNCONFIRMED or proposal.span.end <= now:
        return []
    named = [worker for worker, _ in interpreters_involved(proposal, planning)]
    resources = [worker.code for worker in named] or list(languages_wanted(proposal))
    too_late = {one.resource for one in interpreter_notice_passed_findings(proposal, planning, now)}
    findings = []
    for resource in resources:
        if resource in too_late or stands_there(resource, proposal, planning):
            continue
        order_by = _order_by(resource, proposal, planning)
        if order_by is not None and now >= order_by - NEAR:
            facts: dict[str, Fact] = {
                "label": _label(resource, planning),
                "order": str(proposal.order),
                "order_by": order_by,
            }
            findings.append(Finding(Code.INTERPRETER_UNCONFIRMED, resource, facts=facts))
    return findings


def interpreter_notice_passed_findings(
    proposal: Proposal, planning: Planning, now: datetime
) -> list[Finding]:
    """Warn that the agency asks for more notice than is left to order an interpreter ``now``.

    Only while the order is still to be placed and the booking is not over; nothing is said of
    somebody who stands at that place at that time. Facts: ``order_by``, the last moment there
    was, ``agency`` and ``mode``.
    """
    if proposal.order not in UNORDERED or proposal.span.end <= now:
        return []
    return [
        Finding(
            Code.INTERPRETER_NOTICE_PASSED,
            resource=worker.code,
            facts={
                "label": worker.label,
                "order_by": latest_order_time(proposal.span.start, terms),
                "agency": terms.agency,
                "mode": terms.mode,
            },
        )
        for worker, _ in interpreters_involved(proposal, planning)
        if (terms := terms_for(worker, proposal.mode)) is not None
        and not order_in_time(now, proposal.span.start, terms)
        and not stands_there(worker.code, proposal, planning)
    ]


def language_uncovered_findings(proposal: Proposal, planning: Planning) -> list[Finding]:
    """Warn of each language wanted that no interpreter brings.

    Brought by an interpreter involved, by an order already requested, or by the
    interpreter who stands at that place at that time.
    """
    wanted = languages_wanted(proposal)
    if not wanted:
        return []
    spoken = {
        language
        for worker, _ in interpreters_involved(proposal, planning)
        for language in worker.languages
    }
    spoken.update(proposal.ordered, standing_languages(proposal, planning))
    return [
        Finding(Code.LANGUAGE_UNCOVERED, language, facts={"label": _label(language, planning)})
        for language in wanted
        if language not in spoken
    ]


def interpreter_excluded_findings(proposal: Proposal, planning: Planning) -> list[Finding]:
    """Warn, without a reason, that an interpreter does not suit this booking.

    No fact says whose wish it is: the desk must not learn it (product.md 3).
    """
    return [
        Finding(Code.INTERPRETER_EXCLUDED, worker.code, facts={"label": worker.label})
        for worker, _ in interpreters_involved(proposal, planning)
        if worker.code in proposal.excluded_interpreters
    ]


def _order_by(resource: str, proposal: Proposal, planning: Planning) -> datetime | None:
    """Give the last moment to order one interpreter, or anybody who speaks a language."""
    named = planning.workers.get(resource)
    speakers: Iterable[Worker] = (
        (worker for worker in planning.workers.values() if _speaks(worker, resource))
        if named is None
        else (named,)
    )
    return max(
        (
            latest_order_time(proposal.span.start, terms)
            for worker in speakers
            if (terms := terms_for(worker, proposal.mode)) is not None
        ),
        default=None,
    )


def _speaks(worker: Worker, language: str) -> bool:
    return worker.kind is WorkerKind.INTERPRETER and language in worker.languages


def standing_languages(proposal: Proposal, planning: Planning) -> Iterator[str]:
    """Give the languages of those who stand at that place during the whole of a booking."""
    span: Span = proposal.span
    for standing in planning.standing_interpreters:
        if standing.room == proposal.room and any(
            kept.contains(span) for kept in kept_spans(standing, span.day, planning)
        ):
            yield standing.language


def _label(resource: str, planning: Planning) -> Fact:
    worker = planning.workers.get(resource)
    return planning.languages.get(resource, resource) if worker is None else worker.label

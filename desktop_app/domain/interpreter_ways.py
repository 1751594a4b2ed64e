"""How an interpreter can still be had for a booking: in which mode, ordered until when."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from desktop_app.domain.interpreters import Terms, latest_order_time, order_in_time
from desktop_app.domain.interpreting import USUAL_MODES, standing_languages
from desktop_app.domain.occupations import overlapping
from desktop_app.domain.planning import Planning, Proposal, Worker, WorkerKind


@dataclass(frozen=True, slots=True)
class InterpreterWay:
    """A mode, and the last moment to order; none when somebody who speaks it is there anyway."""

    mode: str
    order_by: datetime | None = None


def interpreter_way(
    proposal: Proposal, planning: Planning, now: datetime, modes: Iterable[str] = USUAL_MODES
) -> InterpreterWay | None:
    """The first mode in which the language of a booking can still be interpreted, if any.

    In the room before the telephone; nobody counts who is taken, away, or may not come.
    """
    if proposal.language in standing_languages(proposal, planning):
        return InterpreterWay("on_site")
    for mode in modes:
        latest = [
            latest_order_time(proposal.span.start, terms)
            for worker in planning.workers.values()
            if _could_come(worker, proposal, planning)
            and (terms := _terms_in(worker, mode)) is not None
            and order_in_time(now, proposal.span.start, terms)
        ]
        if latest:
            return InterpreterWay(mode, max(latest))
    return None


def _could_come(worker: Worker, proposal: Proposal, planning: Planning) -> bool:
    if (
        worker.kind is not WorkerKind.INTERPRETER
        or proposal.language not in worker.languages
        or worker.code in proposal.excluded_interpreters
    ):
        return False
    if worker.platform:
        return True
    span = proposal.span
    days = {day.isoweekday() for day in span.days}
    held = overlapping(planning.occupations.get(worker.code, ()), span, proposal.ignoring)
    away = any(absence.overlaps(span) for absence in worker.absences)
    return (not worker.iso_weekdays or days <= worker.iso_weekdays) and not held and not away


def _terms_in(worker: Worker, mode: str) -> Terms | None:
    return next((terms for terms in worker.terms if terms.mode == mode), None)

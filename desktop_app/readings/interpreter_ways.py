"""What is left when an agency has nobody: others who could interpret, then other dates."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from sqlalchemy import Engine, select
from sqlalchemy.orm import Session

from db.engine import reading
from db.queries.appointments import appointment_proposals
from db.queries.planning import planning_around
from db.tables.sessions import Programme, WorkshopSession
from db.tables.support import Appointment, InterpreterOrder
from desktop_app.domain.checks import session_findings
from desktop_app.domain.errors import UnknownCodeError
from desktop_app.domain.findings import Level
from desktop_app.domain.interpreter_offers import (
    InterpreterOffer,
    InterpreterWish,
    interpreter_offers,
)
from desktop_app.domain.planning import Planning, Proposal, WorkerKind
from desktop_app.domain.ways_out import starting
from desktop_app.readings.board_proposals import proposal_of_line
from desktop_app.readings.session_lines import session_lines

AT_ONCE = ("phone", "phone_scheduled", "video", "on_site")
"""From the quickest to be had: somebody who was to come does not."""

MOST_OFFERED, MOST_DATES, DAYS_AHEAD = 5, 3, 14


@dataclass(frozen=True, slots=True)
class InterpreterWays:
    """Who could interpret it all the same, best first, and the dates with somebody on site."""

    offers: tuple[InterpreterOffer, ...]
    dates: tuple[tuple[datetime, InterpreterOffer], ...]


def interpreter_ways(engine: Engine, order: str, now: datetime) -> InterpreterWays:
    """Look for others who could interpret what an order is for, and for other dates.

    Raises:
        UnknownCodeError: no order has the code.
    """
    with reading(engine) as tx:
        found = select(InterpreterOrder).where(InterpreterOrder.code == order)
        row = tx.scalars(found).one_or_none()
        if row is None:
            raise UnknownCodeError("ordered_for", order)
        language = row.language_code
        asked = _proposal(tx, row)
        planning = planning_around(tx, [asked.span])
    alone = _without_interpreters(asked, planning, language)
    offers = interpreter_offers(InterpreterWish(language, AT_ONCE), alone, planning, now)
    return InterpreterWays(
        tuple(offers[:MOST_OFFERED]), tuple(_dates(alone, language, planning, now))
    )


def _proposal(tx: Session, row: InterpreterOrder) -> Proposal:
    if row.appointment_id is not None:
        appointment = tx.get_one(Appointment, row.appointment_id)
        return appointment_proposals(tx, [appointment])[appointment.code]
    session = tx.get_one(WorkshopSession, row.session_id)
    (line,) = session_lines(tx, WorkshopSession.id == session.id)
    programme = tx.get(Programme, session.programme_id) if session.programme_id else None
    return proposal_of_line(line, "" if programme is None else programme.code)


def _without_interpreters(asked: Proposal, planning: Planning, language: str) -> Proposal:
    """The booking without whoever interprets that language, and without its order."""
    staying = tuple(
        one
        for one in asked.involved
        if (worker := planning.workers.get(one.worker)) is None
        or worker.kind is not WorkerKind.INTERPRETER
        or language not in worker.languages
    )
    return replace(asked, involved=staying, order="", ordered=asked.ordered - {language})


def _dates(
    alone: Proposal, language: str, planning: Planning, now: datetime
) -> list[tuple[datetime, InterpreterOffer]]:
    """The next days at the same hour on which nothing else stands in the way either."""
    wish = InterpreterWish(language, ("on_site",))
    found: list[tuple[datetime, InterpreterOffer]] = []
    for number in range(1, DAYS_AHEAD):
        there = starting(alone, alone.span.start + timedelta(days=number))
        if len(found) == MOST_DATES or not planning.window.contains(there.span):
            break
        findings = session_findings(there, planning, now)
        if any(one.level is Level.CONFLICT for one in findings):
            continue
        coming = [one for one in interpreter_offers(wish, there, planning, now) if not one.late]
        found += [(there.span.start, coming[0])] if coming else []
    return found

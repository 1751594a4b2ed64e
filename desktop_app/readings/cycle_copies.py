"""Last year's cycle as the wish for another one: « Reprendre un cycle… » (interface.md 6)."""

from collections import Counter
from collections.abc import Sequence
from datetime import date

from sqlalchemy import Engine
from sqlalchemy.orm import Session

from db.engine import reading
from db.queries.places import resource_codes, rooms
from db.queries.subjects import coded
from db.tables.sessions import Cycle, Programme, WorkshopSession
from desktop_app.domain.cycle_copies import moved_with, on_same_weekday, year_later
from desktop_app.domain.cycle_dates import HolidayPolicy
from desktop_app.domain.planning import Involved, Proposal
from desktop_app.domain.recurrence import Rhythm
from desktop_app.domain.span import Span
from desktop_app.readings.board_proposals import proposal_of_line
from desktop_app.readings.cycle_preview import CycleAsked
from desktop_app.readings.session_lines import SessionLine, session_lines

HELD = ("planned", "held", "option", "cancelled")


def cycle_like(engine: Engine, code: str, first: date | None = None) -> CycleAsked:
    """What another cycle like an earlier one asks: a year later, or from ``first`` on.

    It begins on the same weekday, at the same hour, in the same room (that of its last workshop
    where its site has moved meanwhile), with the team that led most of its workshops.

    Raises:
        UnknownCodeError: no cycle carries the code.
    """
    with reading(engine) as tx:
        cycle = coded(tx, Cycle, code)
        programme = tx.get_one(Programme, cycle.programme_id)
        lines = _held(tx, cycle)
        former = cycle.first_date
        begins = year_later(former) if first is None else on_same_weekday(first, former)
        room = _room(tx, cycle, lines, begins)
    rhythm = Rhythm.parse(cycle.recurrence) if cycle.recurrence else None
    days = [line.span.day for line in lines]
    until = cycle.until_date
    return CycleAsked(
        programme=programme.code,
        first=begins,
        start=cycle.start_time,
        sample=_sample(lines, room, cycle),
        rhythm=rhythm,
        until=None if until is None else until + (begins - former),
        count=cycle.session_count,
        policy=HolidayPolicy(cycle.holiday_policy) if cycle.holiday_policy else None,
        minutes=Span.on(former, cycle.start_time, cycle.end_time).minutes,
        free=frozenset() if rhythm is not None else moved_with(begins, former, days),
    )


def _held(tx: Session, cycle: Cycle) -> list[SessionLine]:
    """The workshops that were held or meant to be, in order of time."""
    own = WorkshopSession.cycle_id == cycle.id, WorkshopSession.status.in_(HELD)
    return [line for line in session_lines(tx, *own) if line.kind == "workshop"]


def _room(tx: Session, cycle: Cycle, lines: Sequence[SessionLine], day: date) -> str:
    """The room of the cycle, as long as it is in use on a day."""
    codes = resource_codes(tx)
    own = codes[cycle.room_id]
    in_use = rooms(tx, Span.whole_days(day, day), codes)[own].is_bookable_on(day)
    return own if in_use or not lines else lines[-1].room


def _sample(lines: Sequence[SessionLine], room: str, cycle: Cycle) -> Proposal:
    """What each date is asked, guests at their part of the time."""
    hours = Span.on(cycle.first_date, cycle.start_time, cycle.end_time)
    codes = cycle.facilitator_codes
    if not lines:
        led = tuple(Involved(code, "facilitator") for code in codes)
        return Proposal(hours, room, led, language=cycle.interpreter_language)
    teams = Counter(_team(line) for line in lines)
    model = next(line for line in lines if _team(line) == teams.most_common(1)[0][0])
    led = tuple(Involved(one.code, one.role, one.span) for one in model.workers)
    needs = proposal_of_line(model, "").needs
    return Proposal(model.span, room, led, needs=needs, language=cycle.interpreter_language)


def _team(line: SessionLine) -> frozenset[tuple[str, str]]:
    return frozenset((one.code, one.role) for one in line.workers)

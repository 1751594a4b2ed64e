"""What a change of the frame would break, with one plan of repairs, before it is written."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from sqlalchemy import Engine, select
from sqlalchemy.orm import Session

from db.engine import reading
from db.queries.appointments import appointment_proposals
from db.queries.circumstances import Circumstances, circumstances_of
from db.queries.concerned_sessions import appointments_hit_by, dates_of_cycles, hit_by
from db.queries.planning import ONE_DAY, planning_during
from db.tables.sessions import Cycle, Programme, WorkshopSession
from db.tables.support import Appointment
from desktop_app.domain.bilingual import Bilingual
from desktop_app.domain.breakages import breakages
from desktop_app.domain.frame_changes import FrameChange, SiteMoves, standing_from
from desktop_app.domain.planning import Planning, Proposal
from desktop_app.domain.repair_plan import (
    Hit,
    RepairLine,
    RepairWay,
    best_plan,
    days_instead,
    days_of_appointment,
    repair_plan,
    ways_that_hold,
)
from desktop_app.domain.span import Span
from desktop_app.readings.board_proposals import proposal_of_line
from desktop_app.readings.session_lines import SessionLine, session_lines

ALONE: Mapping[date, str] = {}
"""The dates of a session that belongs to no cycle."""


UNTITLED = Bilingual("")
"""The title of an appointment."""


@dataclass(frozen=True, slots=True)
class HitLine:
    """A session or an appointment that a change breaks, as a list shows it.

    ``kind`` is that of an appointment, and empty for a session: of whom an appointment is
    nothing is said. ``waiting`` people have no place yet; ``cycle`` is a code.
    """

    code: str
    span: Span
    room: str
    title: Bilingual = UNTITLED
    kind: str = ""
    enrolled: int = 1
    waiting: int = 0
    cycle: str = ""


@dataclass(frozen=True, slots=True)
class PlannedRepair:
    """A session or an appointment a change breaks, with its ways out."""

    line: HitLine
    repair: RepairLine

    @property
    def pending(self) -> bool:
        """Whether nothing is chosen: it would stay where it is, in conflict."""
        return self.repair.chosen is None


@dataclass(frozen=True, slots=True)
class WhatBreaks:
    """All that a change breaks, in order of time, and the centre once it is written.

    `chosen` and `best` give the same lines with other choices, without reading anything.
    """

    hits: tuple[Hit, ...]
    lines: Mapping[str, HitLine] = field(repr=False)
    after: Planning = field(repr=False)
    now: datetime

    def chosen(self, ways: Mapping[str, RepairWay]) -> tuple[PlannedRepair, ...]:
        """The plan with some ways chosen, by code; the others stay pending."""
        return self._said(repair_plan(self.hits, self.after, self.now, ways))

    def best(self, decided: Mapping[str, RepairWay] | None = None) -> tuple[PlannedRepair, ...]:
        """The plan with the best way of each but those decided, none in the way of another."""
        return self._said(best_plan(self.hits, self.after, self.now, decided))

    def still_holding(
        self, earlier: "WhatBreaks", ways: Mapping[str, RepairWay]
    ) -> Mapping[str, RepairWay]:
        """The ways chosen in a plan that was read earlier, but for those that hold no more."""
        chosen = ((hit, ways[hit.code]) for hit in earlier.hits if hit.code in ways)
        return ways_that_hold(self.hits, self.after, self.now, chosen)

    def _said(self, plan: Iterable[RepairLine]) -> tuple[PlannedRepair, ...]:
        return tuple(PlannedRepair(self.lines[one.hit.code], one) for one in plan)


def what_breaks(engine: Engine, change: FrameChange, now: datetime) -> WhatBreaks:
    """The sessions and appointments to come that a change would break.

    Raises:
        UnknownCodeError: a code of the change names nothing.
    """
    with reading(engine) as tx:
        sessions, appointments = _sessions(tx, change, now), _appointments(tx, change, now)
        lines = {**sessions.lines, **appointments.lines}
        days = {**sessions.days, **appointments.days}
        people = sessions.people | appointments.people
        before = planning_during(tx, _window(lines.values(), days, now), people)
    booked = [*sessions.proposals, *appointments.proposals]
    after = change.applied(before)
    again = _rooms_again(change)
    hits = tuple(
        Hit(
            one,
            days[one.proposal.ignoring],
            lines[one.proposal.ignoring].waiting,
            again.get(one.proposal.room, ""),
            lines[one.proposal.ignoring].cycle,
        )
        for one in breakages(booked, before, after, now)
    )
    return WhatBreaks(hits, lines, after, now)


@dataclass(frozen=True, slots=True)
class _Concerned:
    """What may be hit: as the rules see it and as a list does, the days where it may go.

    ``people`` are ids of those in it.
    """

    proposals: Sequence[Proposal]
    lines: Mapping[str, HitLine]
    days: Mapping[str, tuple[date, ...]]
    people: frozenset[int]


def _sessions(tx: Session, change: FrameChange, now: datetime) -> _Concerned:
    lines = [
        line
        for line in session_lines(tx, hit_by(change.concerned, standing_from(change, now)))
        if line.span.end > now
    ]
    rows = tx.scalars(
        select(WorkshopSession).where(WorkshopSession.code.in_([one.code for one in lines]))
    ).all()
    around = circumstances_of(tx, rows)
    return _Concerned(
        _proposals(tx, lines, {row.code: around[row.id] for row in rows}),
        {one.code: _hit_line(one) for one in lines},
        _days_instead(tx, lines, now.date()),
        frozenset(person.person_id for one in around.values() for person in one.people),
    )


def _hit_line(line: SessionLine) -> HitLine:
    return HitLine(
        line.code,
        line.span,
        line.room,
        line.title,
        enrolled=line.enrolled,
        waiting=line.waiting,
        cycle=line.cycle,
    )


def _appointments(tx: Session, change: FrameChange, now: datetime) -> _Concerned:
    during = standing_from(change, now)
    rows = tx.scalars(
        select(Appointment).where(
            appointments_hit_by(change.concerned, during), Appointment.ends > now
        )
    ).all()
    proposals = appointment_proposals(tx, rows)
    back = during.end.date()
    return _Concerned(
        tuple(proposals.values()),
        {
            code: HitLine(code, one.span, one.room, kind=one.purpose)
            for code, one in proposals.items()
        },
        {
            code: days_of_appointment(one.span.day, back, now.date())
            for code, one in proposals.items()
        },
        frozenset(row.person_id for row in rows),
    )


def _rooms_again(change: FrameChange) -> dict[str, str]:
    rooms = change.rooms if isinstance(change, SiteMoves) else ()
    return {one.like: one.code for one in rooms}


def _days_instead(
    tx: Session, lines: Sequence[SessionLine], today: date
) -> dict[str, tuple[date, ...]]:
    cycles = {line.cycle for line in lines if line.cycle}
    rows = tx.execute(select(Cycle.id, Cycle.code).where(Cycle.code.in_(cycles)))
    ids = {row.code: row.id for row in rows}
    dates = dates_of_cycles(tx, ids.values())
    return {
        line.code: days_instead(
            line.span.day, dates[ids[line.cycle]] if line.cycle else ALONE, today
        )
        for line in lines
    }


def _window(lines: Iterable[HitLine], days: Mapping[str, Sequence[date]], now: datetime) -> Span:
    """From the day before anything may stand to the day after."""
    all_days = [line.span.day for line in lines] + [day for group in days.values() for day in group]
    first, last = min(all_days, default=now.date()), max(all_days, default=now.date())
    return Span.whole_days(first - ONE_DAY, last + ONE_DAY)


def _proposals(
    tx: Session, lines: Sequence[SessionLine], around: Mapping[str, Circumstances]
) -> list[Proposal]:
    """The sessions as the act itself will judge them, with all who are enrolled."""
    rows = tx.execute(
        select(WorkshopSession.code, Programme.code)
        .join(Programme, Programme.id == WorkshopSession.programme_id)
        .where(WorkshopSession.code.in_(around))
    )
    programmes = {row[0]: row[1] for row in rows}
    return [
        around[line.code].added_to(proposal_of_line(line, programmes.get(line.code, "")))
        for line in lines
    ]

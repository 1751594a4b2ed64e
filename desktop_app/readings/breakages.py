"""What a change of the frame would break, with one plan of repairs, before it is written."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from sqlalchemy import Engine, select
from sqlalchemy.orm import Session

from db.engine import reading
from db.queries.circumstances import Circumstances, circumstances_of
from db.queries.concerned_sessions import dates_of_cycles, hit_by
from db.queries.planning import ONE_DAY, planning_during
from db.tables.sessions import Cycle, Programme, WorkshopSession
from desktop_app.domain.breakages import breakages
from desktop_app.domain.frame_changes import FrameChange, SiteMoves, standing_from
from desktop_app.domain.planning import Planning, Proposal
from desktop_app.domain.repair_plan import (
    Hit,
    RepairLine,
    RepairWay,
    best_plan,
    days_instead,
    repair_plan,
    ways_that_hold,
)
from desktop_app.domain.span import Span
from desktop_app.readings.board_proposals import proposal_of_line
from desktop_app.readings.session_lines import SessionLine, session_lines

ALONE: Mapping[date, str] = {}
"""The dates of a session that belongs to no cycle."""


@dataclass(frozen=True, slots=True)
class PlannedRepair:
    """A session a change breaks, as a list shows it, with its ways out."""

    line: SessionLine
    repair: RepairLine

    @property
    def pending(self) -> bool:
        """Whether nothing is chosen: it would stay where it is, in conflict."""
        return self.repair.chosen is None


@dataclass(frozen=True, slots=True)
class WhatBreaks:
    """The sessions that a change breaks, in order of time, and the centre once it is written.

    `chosen` and `best` give the same sessions with other choices, without reading anything.
    """

    hits: tuple[Hit, ...]
    lines: Mapping[str, SessionLine] = field(repr=False)
    after: Planning = field(repr=False)
    now: datetime

    def chosen(self, ways: Mapping[str, RepairWay]) -> tuple[PlannedRepair, ...]:
        """The plan with some ways chosen, by code of session; the others stay pending."""
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
    """The sessions to come that a change would break.

    Raises:
        UnknownCodeError: a code of the change names nothing.
    """
    with reading(engine) as tx:
        lines = [
            line
            for line in session_lines(tx, hit_by(change.concerned, standing_from(change, now)))
            if line.span.end > now
        ]
        days = _days_instead(tx, lines, now.date())
        rows = tx.scalars(
            select(WorkshopSession).where(WorkshopSession.code.in_([one.code for one in lines]))
        ).all()
        around = circumstances_of(tx, rows)
        people = {person.person_id for one in around.values() for person in one.people}
        before = planning_during(tx, _window(lines, days, now), people)
        booked = _proposals(tx, lines, {row.code: around[row.id] for row in rows})
    after = change.applied(before)
    by_code = {line.code: line for line in lines}
    again = _rooms_again(change)
    hits = tuple(
        Hit(
            one,
            days[one.proposal.ignoring],
            by_code[one.proposal.ignoring].waiting,
            again.get(one.proposal.room, ""),
            by_code[one.proposal.ignoring].cycle,
        )
        for one in breakages(booked, before, after, now)
    )
    return WhatBreaks(hits, by_code, after, now)


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


def _window(
    lines: Sequence[SessionLine], days: Mapping[str, Sequence[date]], now: datetime
) -> Span:
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

"""A change of the frame and the repairs of what it hits: one act, one entry, one undo."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial
from typing import Protocol

from sqlalchemy import Engine, select
from sqlalchemy.orm import Session

from db.journal import Actor, Edit
from db.queries.concerned_sessions import hit_by
from db.queries.planning import planning_of
from db.queries.subjects import LONGEST_CODE, coded, room_coded
from db.tables.sessions import Resource, WorkshopSession
from desktop_app.commands.act import Act, Done, Outcome, perform
from desktop_app.commands.room_days import lock_rooms
from desktop_app.commands.row_locks import check_still_there, locked_cycles, locked_sessions
from desktop_app.commands.session_changes import ChangedSessions, change_sessions
from desktop_app.commands.session_details import check_spans
from desktop_app.commands.session_proposals import circumstances_of, proposal_of
from desktop_app.commands.session_rows import Rewriting
from desktop_app.commands.session_state import (
    CANCELLED,
    OPTION,
    PLANNED,
    REMOVED,
    Allocated,
    SessionState,
    states_of,
)
from desktop_app.commands.sessions import Seen
from desktop_app.commands.typed_texts import reason_typed, text_typed
from desktop_app.commands.waiting_lists import emptied_waiting_list
from desktop_app.domain.breakages import breakages
from desktop_app.domain.changes import Change, Consequences
from desktop_app.domain.errors import BadInputError, UnknownCodeError, WrongStatusError
from desktop_app.domain.frame_changes import FrameChange, standing_from
from desktop_app.domain.planning import WorkerKind
from desktop_app.domain.repair_plan import CANCEL, Hit, RepairWay
from desktop_app.domain.span import Span


class FrameCommand(Protocol):
    """An act on the frame that a plan of repairs may complete."""

    @property
    def name(self) -> str:
        """The name of its act in the journal."""

    @property
    def frame(self) -> FrameChange:
        """The same as the rules know it.

        Raises:
            BadInputError: something of it cannot be.
        """

    def rooms(self, tx: Session) -> Sequence[int]:
        """The rooms it changes, by id: kept from other desks first."""

    def within(self, tx: Session, actor: Actor) -> Done:
        """Write it in a transaction of the caller's."""

    def check(self, tx: Session, actor: Actor) -> None:
        """Refuse what may not be left once the sessions have been repaired."""


@dataclass(frozen=True, slots=True)
class ChosenRepair:
    """The way out somebody chose for one session.

    ``replaced`` are pairs of codes: who gives way to whom, or to nobody. A session
    to ``cancel`` needs a reason; the rest does not matter then.
    """

    session: str
    seen: Seen
    start: datetime
    end: datetime
    room: str
    replaced: tuple[tuple[str, str], ...] = ()
    cancel: bool = False
    reason: str = ""

    def applied(self, state: SessionState) -> SessionState:
        """The session once it is repaired."""
        if self.cancel:
            return replace(state, status=CANCELLED, reason=reason_typed(self.reason))
        moved = state.moved(Span(self.start, self.end), self.room)
        team = dict(self.replaced)
        left = [_replaced(one, team) for one in moved.allocated]
        return replace(moved, allocated=tuple(one for one in left if one.resource))


@dataclass(frozen=True, slots=True)
class ChangeWithRepairs:
    """Write a change of the frame together with the ways chosen for the sessions it hits.

    Sessions without a chosen way stay where they are, in conflict; the answer tells which.
    """

    change: FrameCommand
    repairs: tuple[ChosenRepair, ...] = ()

    def __call__(self, engine: Engine, actor: Actor) -> Outcome:
        """Write it all in one transaction, taken back as one.

        Raises:
            BadInputError: a value of the change, or a reason, cannot be.
            RefusedError: a chosen way meets a conflict; every finding is listed.
            RoomInUseError: something would be left in a room that is given up.
            StaleError: a session is no longer where the person saw it.
            UnknownCodeError: a code names nothing.
            WrongStatusError: a session is cancelled, skipped or held.
        """
        act = Act(self.change.name, self)
        return perform(engine, actor, act, partial(self._work, actor=actor))

    def _work(self, tx: Session, actor: Actor) -> Done:
        frame = self.change.frame
        codes = [one.session for one in self.repairs]
        if len(set(codes)) < len(codes):
            raise BadInputError("sessions", "twice", max(codes, key=codes.count))
        wishes = self._wishes(tx)
        hit = _hit(tx, frame, actor.at)
        lock_rooms(tx, self.change.rooms(tx), _states(wishes))
        done = carried_out(tx, actor, self.change, wishes)
        pending = [code for code in hit if code not in codes]
        return replace(done, answer={**done.answer, "repaired": codes, "pending": pending})

    def _wishes(self, tx: Session) -> list[Rewriting]:
        """The chosen ways, and the numbers of the cycles in which a date has moved."""
        chosen = {one.session: one for one in self.repairs}
        rows = [coded(tx, WorkshopSession, code) for code in chosen]
        of_cycles = select(WorkshopSession.id).where(
            WorkshopSession.cycle_id.in_({row.cycle_id for row in rows if row.cycle_id})
        )
        locked = locked_sessions(tx, {*(row.id for row in rows), *tx.scalars(of_cycles)})
        locked_cycles(tx, {row.cycle_id for row in rows if row.cycle_id})
        states = states_of(tx, locked.values())
        for row in rows:
            _check_repairable(tx, row, states[row.id], chosen[row.code])
        wishes = [
            Rewriting(row, states[row.id], chosen[row.code].applied(states[row.id])) for row in rows
        ]
        return _in_order(wishes, locked, states)


def repair_as_seen(hit: Hit, way: RepairWay, reason: str = "") -> ChosenRepair:
    """The way somebody chose in a plan, as the act takes it; ``reason`` is for a cancellation."""
    booked, wanted = hit.proposal, way.proposal or hit.proposal
    return ChosenRepair(
        hit.code,
        Seen(booked.span.start, booked.span.end, booked.room),
        wanted.span.start,
        wanted.span.end,
        wanted.room,
        tuple(sorted(way.replaced.items())),
        cancel=way.kind == CANCEL,
        reason=reason if way.kind == CANCEL else "",
    )


def carried_out(
    tx: Session, actor: Actor, change: FrameCommand, wishes: Sequence[Rewriting]
) -> Done:
    """The change and the sessions that follow it, as one act; rooms and sessions are locked."""
    done = change.within(tx, actor)
    # The rules then judge the sessions in the changed frame, where rooms may be new.
    tx.flush()
    for one in wishes:
        room_coded(tx, one.after.room)
    changed = ChangedSessions([], [], Change(), Consequences())
    emptied: list[Edit] = []
    if wishes:
        changed = change_sessions(tx, actor, wishes)
        cancelled = [one.row for one in wishes if _is_cancelled(one)]
        emptied = [edit for row in cancelled for edit in emptied_waiting_list(tx, row)]
    change.check(tx, actor)
    return replace(
        done,
        edits=[*done.edits, *changed.edits, *emptied],
        change=changed.change | done.change,
        findings=changed.findings,
        consequences=done.consequences + changed.consequences,
        nothing=not (done.edits or changed.edits),
    )


def _is_cancelled(one: Rewriting) -> bool:
    return one.after.status == CANCELLED and one.before != one.after


def _hit(tx: Session, frame: FrameChange, now: datetime) -> list[str]:
    """The codes of the sessions that the change breaks, in order of time."""
    during = standing_from(frame, now)
    rows = tx.scalars(
        select(WorkshopSession).where(hit_by(frame.concerned, during), WorkshopSession.ends > now)
    ).all()
    if not rows:
        return []
    states, around = states_of(tx, rows), circumstances_of(tx, rows)
    asked = {involved.worker for state in states.values() for involved in state.involved}
    before = planning_of(tx, [state.span for state in states.values()], (), asked)
    booked = [proposal_of(row.code, states[row.id], around[row.id]) for row in rows]
    found = breakages(booked, before, frame.applied(before), now)
    return [one.proposal.ignoring for one in found]


def _states(wishes: Sequence[Rewriting]) -> list[SessionState]:
    return [state for one in wishes for state in (one.before, one.after) if state is not None]


def _replaced(one: Allocated, team: Mapping[str, str]) -> Allocated:
    return replace(one, resource=team.get(one.resource, one.resource))


def _check_repairable(
    tx: Session, row: WorkshopSession, state: SessionState, chosen: ChosenRepair
) -> None:
    check_still_there(row)
    chosen.seen.check(row.code, state)
    if state.status not in {OPTION, PLANNED}:
        raise WrongStatusError(row.code, state.status, "move")
    check_spans(tx, [(chosen.start, chosen.end)])
    text_typed("room", chosen.room, LONGEST_CODE)
    for _gone, coming in chosen.replaced:
        if coming and coded(tx, Resource, coming).kind not in set(WorkerKind):
            raise UnknownCodeError("worker", coming)


def _in_order(
    wishes: Sequence[Rewriting],
    rows: Mapping[int, WorkshopSession],
    states: Mapping[int, SessionState],
) -> list[Rewriting]:
    """The wishes, with the dates of their cycles numbered again where one passes another."""
    wished = {one.row.id: one for one in wishes}
    still = {key: Rewriting(row, states[key], states[key]) for key, row in rows.items()}
    cycles: dict[str, list[Rewriting]] = defaultdict(list)
    for one in (still | wished).values():
        if one.after.number is not None and one.after.status != REMOVED:
            cycles[one.after.cycle].append(one)
    for dates in cycles.values():
        numbers = sorted(one.after.number or 0 for one in dates)
        ordered = sorted(dates, key=lambda one: one.after.starts)
        for one, number in zip(ordered, numbers, strict=True):
            if one.after.number != number:
                wished[one.row.id] = replace(one, after=replace(one.after, number=number))
    return list(wished.values())

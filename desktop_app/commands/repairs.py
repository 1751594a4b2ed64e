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
from db.queries.appointments import appointment_proposals
from db.queries.concerned_sessions import appointments_hit_by, hit_by
from db.queries.planning import planning_of
from db.queries.subjects import LONGEST_CODE, coded, room_coded
from db.tables.sessions import WorkshopSession
from db.tables.support import Appointment
from desktop_app.commands.act import Act, Done, Outcome, perform
from desktop_app.commands.appointment_changes import (
    ChangedAppointments,
    change_appointments,
    park_appointments,
)
from desktop_app.commands.appointment_proposals import Reappointing
from desktop_app.commands.appointment_repairs import appointment_wishes
from desktop_app.commands.chosen_repairs import ChosenRepair, check_coming
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
    SessionState,
    states_of,
)
from desktop_app.commands.typed_texts import text_typed
from desktop_app.commands.waiting_lists import emptied_waiting_list
from desktop_app.domain.breakages import breakages
from desktop_app.domain.changes import Change, Consequences
from desktop_app.domain.errors import BadInputError, WrongStatusError
from desktop_app.domain.frame_changes import FrameChange, standing_from
from desktop_app.domain.planning import Proposal


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
        """Refuse what may not be left once everything has been repaired."""


@dataclass(frozen=True, slots=True)
class Wishes:
    """Where the sessions and the appointments of a plan go; their rows are locked."""

    sessions: Sequence[Rewriting] = ()
    appointments: Sequence[Reappointing] = ()

    @property
    def rooms(self) -> list[str]:
        """The codes of the rooms in which something will be."""
        sessions = [one.after.room for one in self.sessions]
        return sessions + [one.after.room for one in self.appointments]

    @property
    def resources(self) -> set[str]:
        """The codes of all that the appointments hold, or will."""
        states = [
            state
            for one in self.appointments
            for state in (one.before, one.after)
            if state is not None
        ]
        return {given.resource for state in states for given in state.allocated}


NOTHING = Wishes()


@dataclass(frozen=True, slots=True)
class ChangeWithRepairs:
    """Write a change of the frame together with the ways chosen for what it hits.

    Sessions and appointments without a chosen way stay where they are, in conflict; the answer
    tells which.
    """

    change: FrameCommand
    repairs: tuple[ChosenRepair, ...] = ()

    def __call__(self, engine: Engine, actor: Actor) -> Outcome:
        """Write it all in one transaction, taken back as one.

        Raises:
            BadInputError: a value of the change, or a reason, cannot be.
            RefusedError: a chosen way meets a conflict; every finding is listed.
            RoomInUseError: something would be left in a room that is given up.
            StaleError: something is no longer where the person saw it.
            UnknownCodeError: a code names nothing.
            WrongStatusError: a session is cancelled, skipped or held, an appointment is over.
        """
        act = Act(self.change.name, self)
        return perform(engine, actor, act, partial(self._work, actor=actor))

    def _work(self, tx: Session, actor: Actor) -> Done:
        frame = self.change.frame
        codes = [one.code for one in self.repairs]
        if len(set(codes)) < len(codes):
            raise BadInputError("sessions", "twice", max(codes, key=codes.count))
        appointed = [one for one in self.repairs if one.appointment]
        wishes = Wishes(self._sessions(tx), appointment_wishes(tx, appointed, frame))
        hit = _hit(tx, frame, actor.at)
        lock_rooms(tx, self.change.rooms(tx), _states(wishes.sessions), wishes.resources)
        done = carried_out(tx, actor, self.change, wishes)
        left = [one for one in hit if one.ignoring not in codes]
        told = {
            "repaired": codes,
            "pending": [one.ignoring for one in left],
            "pending_appointments": sum(one.appointment for one in left),
        }
        return replace(done, answer={**done.answer, **told})

    def _sessions(self, tx: Session) -> list[Rewriting]:
        """The chosen ways, and the numbers of the cycles in which a date has moved."""
        chosen = {one.code: one for one in self.repairs if not one.appointment}
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


def carried_out(tx: Session, actor: Actor, change: FrameCommand, wishes: Wishes = NOTHING) -> Done:
    """The change and all that follows it, as one act; its rooms are locked."""
    done = change.within(tx, actor)
    # The rules then judge everything in the changed frame, where rooms may be new.
    tx.flush()
    for room in wishes.rooms:
        room_coded(tx, room)
    # A session may go where one of the appointments has been, and the other way round.
    park_appointments(tx, [one.row.id for one in wishes.appointments])
    changed, emptied = _rewritten(tx, actor, wishes.sessions)
    appointed = _reappointed(tx, actor, wishes.appointments)
    change.check(tx, actor)
    return replace(
        done,
        edits=[*done.edits, *changed.edits, *emptied, *appointed.edits],
        change=changed.change | appointed.change | done.change,
        findings=[*changed.findings, *appointed.findings],
        consequences=done.consequences + changed.consequences + appointed.consequences,
        nothing=not (done.edits or changed.edits or appointed.edits),
    )


def _rewritten(
    tx: Session, actor: Actor, wishes: Sequence[Rewriting]
) -> tuple[ChangedSessions, list[Edit]]:
    """What becomes of the sessions, and of the waiting lists of those that are cancelled."""
    if not wishes:
        return ChangedSessions([], [], Change(), Consequences()), []
    changed = change_sessions(tx, actor, wishes)
    cancelled = [one.row for one in wishes if _is_cancelled(one)]
    return changed, [edit for row in cancelled for edit in emptied_waiting_list(tx, row)]


def _reappointed(tx: Session, actor: Actor, wishes: Sequence[Reappointing]) -> ChangedAppointments:
    if not wishes:
        return ChangedAppointments([], [], Change(), Consequences())
    return change_appointments(tx, actor, wishes)


def _is_cancelled(one: Rewriting) -> bool:
    return one.after.status == CANCELLED and one.before != one.after


def _hit(tx: Session, frame: FrameChange, now: datetime) -> list[Proposal]:
    """All that the change breaks, in order of time."""
    during = standing_from(frame, now)
    rows = tx.scalars(
        select(WorkshopSession).where(hit_by(frame.concerned, during), WorkshopSession.ends > now)
    ).all()
    appointments = tx.scalars(
        select(Appointment).where(
            appointments_hit_by(frame.concerned, during), Appointment.ends > now
        )
    ).all()
    states, around = states_of(tx, rows), circumstances_of(tx, rows)
    booked = [proposal_of(row.code, states[row.id], around[row.id]) for row in rows]
    booked += appointment_proposals(tx, appointments).values()
    if not booked:
        return []
    asked = {involved.worker for one in booked for involved in one.involved}
    before = planning_of(tx, [one.span for one in booked], (), asked)
    found = breakages(booked, before, frame.applied(before), now)
    return [one.proposal for one in found]


def _states(wishes: Sequence[Rewriting]) -> list[SessionState]:
    return [state for one in wishes for state in (one.before, one.after) if state is not None]


def _check_repairable(
    tx: Session, row: WorkshopSession, state: SessionState, chosen: ChosenRepair
) -> None:
    check_still_there(row)
    chosen.seen.check(row.code, state)
    if state.status not in {OPTION, PLANNED}:
        raise WrongStatusError(row.code, state.status, "move")
    check_spans(tx, [(chosen.start, chosen.end)])
    text_typed("room", chosen.room, LONGEST_CODE)
    check_coming(tx, chosen)


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

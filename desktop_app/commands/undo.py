"""Taking acts back, and doing them again, from the journal and by the same rules."""

import hashlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial

from sqlalchemy import Engine
from sqlalchemy.orm import Session

from db.engine import transaction
from db.journal import (
    DROPPED,
    Actor,
    Edit,
    Entry,
    Record,
    entry_numbered,
    is_reversed,
    next_to_redo,
    next_to_undo,
    write_entry,
)
from db.tables.calls import Call
from db.tables.people import Attendance, Enrolment
from db.tables.sessions import WorkshopSession
from db.tables.sites import Room
from db.tables.support import InterpreterOrder
from desktop_app.commands.act import Act, Done, Outcome, perform
from desktop_app.commands.appointment_changes import (
    APPOINTMENT,
    appointments_back,
    locked_holdings,
    park_appointments,
)
from desktop_app.commands.calls import calls_taken_back
from desktop_app.commands.orders_following import orders_put_back
from desktop_app.commands.places import check_places
from desktop_app.commands.room_days import lock_rooms
from desktop_app.commands.row_edits import CALL, ORDER, row_of, stale, take_back
from desktop_app.commands.row_existence import is_place_leaving
from desktop_app.commands.row_locks import locked_cycles, locked_sessions
from desktop_app.commands.session_changes import (
    SESSION,
    ChangedSessions,
    TakingBack,
    change_sessions,
)
from desktop_app.commands.session_rows import Rewriting
from desktop_app.commands.session_state import SessionState, as_fields, from_fields, states_of
from desktop_app.commands.standing_on import (
    check_nothing_stands_on,
    check_rooms_taken_back,
    check_same_objects,
)
from desktop_app.commands.typed_texts import LONGEST_LABEL, text_typed
from desktop_app.commands.waiting_lists import renumbered_lists
from desktop_app.domain.changes import Change, Consequences
from desktop_app.domain.errors import (
    NothingToUndoError,
    RoomInUseError,
    SiteInUseError,
    StaleError,
)


@dataclass(frozen=True, slots=True)
class Reverse:
    """Take one journal entry back: its edits with before and after exchanged."""

    entry: int

    def __call__(self, engine: Engine, actor: Actor) -> Outcome:
        """Reverse it in one transaction.

        Raises:
            StaleError: something it changed has been changed again since, or it was taken back.
            RefusedError: the rules now forbid the former state.
        """
        return perform(engine, actor, Act("reverse", self), partial(self._work, actor=actor))

    def _work(self, tx: Session, actor: Actor) -> Done:
        entry = entry_numbered(tx, self.entry)
        if entry is None:
            raise StaleError("journal")
        if is_reversed(tx, entry):
            # Another act may have given the same values since: that one stays.
            raise StaleError(entry.subject)
        return reversal(tx, actor, entry)


@dataclass(frozen=True, slots=True)
class UndoLast:
    """Take back the last act of a desk that is not taken back yet."""

    desk: str

    def __call__(self, engine: Engine, actor: Actor) -> Outcome:
        """Undo it in one transaction; raises as `Reverse`, or NothingToUndoError.

        An act that another desk has overtaken, and that is refused a second time, leaves the
        desk's stack: the act before it can then be taken back.
        """
        try:
            return perform(engine, actor, Act("undo", self), partial(self._work, actor=actor))
        except (RoomInUseError, SiteInUseError, StaleError):
            _set_aside(engine, actor, self.desk, next_to_undo)
            raise

    def _work(self, tx: Session, actor: Actor) -> Done:
        entry = next_to_undo(tx, text_typed("desk", self.desk, LONGEST_LABEL))
        if entry is None:
            raise NothingToUndoError(self.desk)
        return reversal(tx, actor, entry)


@dataclass(frozen=True, slots=True)
class RedoLast:
    """Do again what a desk has just taken back."""

    desk: str

    def __call__(self, engine: Engine, actor: Actor) -> Outcome:
        """Redo it in one transaction; raises as `UndoLast`."""
        try:
            return perform(engine, actor, Act("redo", self), partial(self._work, actor=actor))
        except (RoomInUseError, SiteInUseError, StaleError):
            _set_aside(engine, actor, self.desk, next_to_redo)
            raise

    def _work(self, tx: Session, actor: Actor) -> Done:
        entry = next_to_redo(tx, text_typed("desk", self.desk, LONGEST_LABEL))
        if entry is None:
            raise NothingToUndoError(self.desk, redo=True)
        return reversal(tx, actor, entry)


def _set_aside(
    engine: Engine, actor: Actor, desk: str, following: Callable[[Session, str], Entry | None]
) -> None:
    """Note that the act cannot be reversed; twice noted, it is passed over."""
    with transaction(engine) as tx:
        entry = following(tx, desk)
        if entry is None:
            return
        key = hashlib.sha256(f"{DROPPED} {actor.operation}".encode()).hexdigest()[:32]
        who = replace(actor, desk=desk, operation=key)
        write_entry(tx, who, Record(DROPPED, entry.subject, [], {}, entry.id))


def reversal(tx: Session, actor: Actor, entry: Entry) -> Done:
    """Write the contrary of a journal entry, checked by the rules of its objects.

    Raises:
        StaleError: one of its fields no longer has the value it gave.
        RefusedError: a conflict stands, or more people than places.
        RoomInUseError: sessions or appointments stand where a room would be shut again.
    """
    edits = [edit.reversed() for edit in reversed(entry.edits)]
    sessions = _locked(tx, edits)
    check_same_objects(tx, entry)
    # A change of sessions takes its calls back even from who has heard; a tick is like any row.
    asked = [edit for edit in edits if sessions and edit.kind == CALL]
    others = [
        edit for edit in edits if edit.kind not in {SESSION, APPOINTMENT} and edit not in asked
    ]
    # A room that was added leaves once its sessions have gone back to where they were.
    leaving = [edit for edit in others if is_place_leaving(edit)]
    plain = [edit for edit in others if edit not in leaving]
    rows = [take_back(tx, edit.reversed()) for edit in plain]
    tx.flush()
    orders = [
        (row, edit)
        for row, edit in zip(rows, plain, strict=True)
        if isinstance(row, InterpreterOrder)
    ]
    enrolments = [row for row in rows if isinstance(row, Enrolment)]
    plain += renumbered_lists(tx, enrolments)
    # A session may come back to where one of the appointments went.
    park_appointments(tx, [edit.row_id for edit in edits if edit.kind == APPOINTMENT])
    changed = _sessions_back(tx, actor, sessions, edits)
    appointed = appointments_back(tx, actor, edits)
    rows += [take_back(tx, edit.reversed()) for edit in leaving]
    plain += leaving
    # An act may have given the very place that it added.
    check_places(tx, enrolments, actor.at)
    calls = calls_taken_back(tx, asked)
    tx.flush()
    check_nothing_stands_on(tx, [*rows, *sessions.values()])
    check_rooms_taken_back(tx, edits, actor.at)
    return Done(
        subject=entry.subject,
        edits=[*changed.edits, *appointed.edits, *plain, *calls.edits],
        change=changed.change | appointed.change | _change_of(tx, entry, rows),
        findings=[*changed.findings, *appointed.findings],
        consequences=changed.consequences
        + appointed.consequences
        + orders_put_back(tx, actor, orders)
        + Consequences(people_to_call=calls.due),
        answer={"session": entry.subject, "act": _first_act(tx, entry)},
        reverses=entry.id,
    )


def _first_act(tx: Session, entry: Entry) -> str:
    """What was first done: an undo of an undo speaks of the act itself."""
    first: Entry | None = entry
    while first is not None and first.reverses is not None:
        first = entry_numbered(tx, first.reverses)
    return entry.act if first is None else first.act


def _locked(tx: Session, edits: Sequence[Edit]) -> dict[int, WorkshopSession]:
    """Lock what an entry is about in the order of every act; its sessions by id."""
    own = [edit.row_id for edit in edits if edit.kind == SESSION]
    rows = [row_of(tx, edit) for edit in edits if edit.kind != SESSION]
    listed = {number for row in rows if (number := getattr(row, "session_id", None))}
    sessions = locked_sessions(tx, {*own, *listed})
    cycles = {number for row in rows if (number := getattr(row, "cycle_id", None))}
    locked_cycles(tx, cycles | {row.cycle_id for row in sessions.values() if row.cycle_id})
    held = locked_holdings(tx, edits)
    rooms = {row.id for row in rows if isinstance(row, Room)}
    if rooms or (held and sessions):
        going = {
            str(edit.after["room"])
            for edit in edits
            if edit.kind == SESSION and "room" in edit.after
        }
        states = states_of(tx, sessions.values()).values()
        gone = [replace(one, room=to) for one in states for to in going]
        lock_rooms(tx, rooms, [*states, *gone], held)
    return {number: sessions[number] for number in own}


def _sessions_back(
    tx: Session, actor: Actor, rows: Mapping[int, WorkshopSession], edits: Sequence[Edit]
) -> ChangedSessions:
    if not rows:
        return ChangedSessions([], [], Change(), Consequences())
    asked = [edit for edit in edits if edit.kind == SESSION]
    states = states_of(tx, rows.values())
    wishes = [
        Rewriting(rows[edit.row_id], states[edit.row_id], _former(tx, edit, states[edit.row_id]))
        for edit in asked
    ]
    stood = {
        edit.row_id: frozenset({*wish.after.kept, *edit.stood})
        for edit, wish in zip(asked, wishes, strict=True)
    }
    orders = frozenset(edit.row_id for edit in edits if edit.kind == ORDER)
    calls = [tx.get_one(Call, edit.row_id) for edit in edits if edit.kind == CALL]
    back = TakingBack(stood, orders, frozenset(call.person_id for call in calls))
    changed = change_sessions(tx, actor, wishes, taking_back=back)
    return replace(changed, edits=_merged(changed.edits, asked))


def _former(tx: Session, edit: Edit, now: SessionState) -> SessionState:
    """The state an edit comes from, with what others changed elsewhere in it meanwhile."""
    fields = as_fields(now)
    changed = tuple(name for name in edit.before if fields[name] != edit.before[name])
    if changed:
        raise stale(tx, edit, changed)
    former = from_fields(fields | dict(edit.after))
    if not former.holds_together:
        raise stale(tx, edit, tuple(edit.after))
    return former


def _merged(written: Sequence[Edit], asked: Sequence[Edit]) -> list[Edit]:
    """What was written, with the conflicts that stood in the act taken back."""
    stood = {edit.row_id: edit.stood for edit in asked}
    return [
        replace(edit, stood=tuple(sorted({*edit.stood, *stood[edit.row_id]})))
        if edit.kind == SESSION
        else edit
        for edit in written
    ]


def _change_of(tx: Session, entry: Entry, rows: Sequence[object]) -> Change:
    subjects = {entry.subject}
    for row in rows:
        if isinstance(row, Attendance | Enrolment) and row.session_id:
            subjects.add(tx.get_one(WorkshopSession, row.session_id).code)
    return Change(subjects=frozenset(subjects))

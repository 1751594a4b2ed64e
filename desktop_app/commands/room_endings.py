"""Giving a room up from a day on: it is kept for ever, and nothing is left in it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import partial

from sqlalchemy import Engine, select
from sqlalchemy.orm import Session

from db.journal import Actor
from db.queries.subjects import room_coded
from db.tables.sessions import WorkshopSession
from db.tables.sites import Room, RoomPart
from desktop_app.commands.act import Act, Done, Outcome, perform
from desktop_app.commands.described_rows import described
from desktop_app.commands.room_days import (
    LAST_DAY,
    Days,
    appointments_outside,
    check_nothing_outside,
    lock_rooms,
    sessions_outside,
)
from desktop_app.commands.row_edits import edit_row
from desktop_app.commands.row_locks import locked_sessions
from desktop_app.commands.session_changes import change_sessions
from desktop_app.commands.session_rows import Rewriting
from desktop_app.commands.session_state import states_of
from desktop_app.domain.changes import Change
from desktop_app.domain.errors import BadInputError, RoomInUseError


@dataclass(frozen=True, slots=True)
class EndRoom:
    """Give a room a last day, or none: it can then be booked for ever.

    ``replacement`` is where the sessions of later days go, each checked by the rules.
    """

    room: str
    last_day: date | None
    replacement: str = ""

    def __call__(self, engine: Engine, actor: Actor) -> Outcome:
        """Write it, and move the sessions, in one transaction.

        Raises:
            BadInputError: the day is before the first one, or the room replaces itself, alone or
                as a part of a larger one.
            RefusedError: a session cannot go to the replacement; every finding is listed.
            RoomInUseError: sessions or appointments of later days stand in the room.
            UnknownCodeError: no room has the code.
        """
        return perform(engine, actor, Act("end_room", self), partial(self._work, actor=actor))

    def _work(self, tx: Session, actor: Actor) -> Done:
        row = room_coded(tx, self.room)
        sessions = self._locked(tx, row, actor)
        tx.refresh(row, with_for_update={"key_share": True})
        first = row.bookable_from
        if self.last_day is not None and first is not None and self.last_day < first:
            raise BadInputError(LAST_DAY, "before_first_day", f"{self.last_day}", (f"{first}",))
        edit = edit_row(row, {LAST_DAY: self.last_day})
        # The rules then refuse a replacement that is this room under another name.
        tx.flush()
        moved = self._moved(tx, actor, sessions)
        check_nothing_outside(tx, row, self._days, actor.at)
        done = described(self.room, [edit] if edit is not None else [])
        return moved if edit is None and not sessions else _together(done, moved)

    @property
    def _days(self) -> Days:
        return Days(last=self.last_day)

    def _locked(self, tx: Session, room: Room, actor: Actor) -> Sequence[WorkshopSession]:
        """The sessions of later days with everything they take, kept from other desks.

        One that is booked while the room is waited for is found when the others have left.
        """
        seen = sessions_outside(tx, room, self._days, actor.at)
        appointments = appointments_outside(tx, room, self._days, actor.at)
        if (seen and not self.replacement) or appointments:
            raise RoomInUseError(self.room, len(seen), appointments)
        rows = locked_sessions(tx, [one.id for one in seen])
        rooms = [room.id]
        if seen:
            rooms.append(self._replacement(tx, room).id)
        lock_rooms(tx, rooms, states_of(tx, rows.values()).values())
        left = sessions_outside(tx, room, self._days, actor.at)
        return [one for one in left if one.id in rows]

    def _replacement(self, tx: Session, room: Room) -> Room:
        other = room_coded(tx, self.replacement)
        whole = select(RoomPart).where(RoomPart.room_id == other.id, RoomPart.part_id == room.id)
        if other.id == room.id or tx.scalars(whole).one_or_none() is not None:
            raise BadInputError("room", "replaces_itself", self.replacement)
        return other

    def _moved(self, tx: Session, actor: Actor, sessions: Sequence[WorkshopSession]) -> Done:
        if not sessions:
            return described(self.room, [])
        states = states_of(tx, sessions)
        wishes = [
            Rewriting(row, states[row.id], replace(states[row.id], room=self.replacement))
            for row in sessions
        ]
        changed = change_sessions(tx, actor, wishes)
        return Done(
            self.room, changed.edits, changed.change, changed.findings, changed.consequences
        )


def _together(done: Done, moved: Done) -> Done:
    """The room and its sessions as one act."""
    return replace(
        done,
        edits=[*done.edits, *moved.edits],
        change=Change(subjects=done.change.subjects | moved.change.subjects),
        findings=moved.findings,
        consequences=moved.consequences,
        nothing=not (done.edits or moved.edits),
    )

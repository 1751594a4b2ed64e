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
from desktop_app.commands.repairs import carried_out
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
from desktop_app.commands.session_rows import Rewriting
from desktop_app.commands.session_state import states_of
from desktop_app.domain.errors import BadInputError, RoomInUseError
from desktop_app.domain.frame_changes import RoomEnds


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
        return perform(engine, actor, Act(self.name, self), partial(self._work, actor=actor))

    @property
    def name(self) -> str:
        """Of the act."""
        return "end_room"

    @property
    def frame(self) -> RoomEnds:
        """The same as a change of the frame, whose sessions find their own ways.

        Raises:
            BadInputError: the room goes on for ever, or has a replacement for all.
        """
        if self.last_day is None:
            raise BadInputError(LAST_DAY, "missing")
        if self.replacement:
            raise BadInputError("room", "with_repairs", self.replacement)
        return RoomEnds(self.room, self.last_day)

    def rooms(self, tx: Session) -> Sequence[int]:
        """The room itself."""
        return (room_coded(tx, self.room).id,)

    def within(self, tx: Session, actor: Actor) -> Done:
        """Write the day in a transaction of the caller's; raises as the call."""
        del actor
        row = room_coded(tx, self.room)
        tx.refresh(row, with_for_update={"key_share": True})
        first = row.bookable_from
        if self.last_day is not None and first is not None and self.last_day < first:
            raise BadInputError(LAST_DAY, "before_first_day", f"{self.last_day}", (f"{first}",))
        edit = edit_row(row, {LAST_DAY: self.last_day})
        return described(self.room, [edit] if edit is not None else [])

    def check(self, tx: Session, actor: Actor) -> None:
        """Refuse to leave anything in a room that is given up.

        Raises:
            RoomInUseError: how many sessions and appointments stand there.
        """
        check_nothing_outside(tx, room_coded(tx, self.room), self._days, actor.at)

    def _work(self, tx: Session, actor: Actor) -> Done:
        sessions = self._locked(tx, room_coded(tx, self.room), actor)
        return carried_out(tx, actor, self, self._wishes(tx, sessions))

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

    def _wishes(self, tx: Session, sessions: Sequence[WorkshopSession]) -> list[Rewriting]:
        states = states_of(tx, sessions)
        return [
            Rewriting(row, states[row.id], replace(states[row.id], room=self.replacement))
            for row in sessions
        ]

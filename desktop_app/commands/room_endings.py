"""Giving a room up from a day on: it is kept for ever, and nothing is left in it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial

from sqlalchemy import Engine
from sqlalchemy.orm import Session

from db.journal import Actor
from db.queries.subjects import room_coded
from desktop_app.commands.act import Act, Done, Outcome, perform
from desktop_app.commands.described_rows import described
from desktop_app.commands.repairs import carried_out
from desktop_app.commands.room_days import LAST_DAY, Days, check_nothing_outside, lock_rooms
from desktop_app.commands.row_edits import edit_row
from desktop_app.domain.errors import BadInputError
from desktop_app.domain.frame_changes import RoomEnds


@dataclass(frozen=True, slots=True)
class EndRoom:
    """Give a room a last day, or none: it can then be booked for ever.

    What is planned there later goes elsewhere by a plan of repairs, or the room stays.
    """

    room: str
    last_day: date | None

    def __call__(self, engine: Engine, actor: Actor) -> Outcome:
        """Write it in one transaction.

        Raises:
            BadInputError: the day is before the first one.
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
            BadInputError: the room goes on for ever.
        """
        if self.last_day is None:
            raise BadInputError(LAST_DAY, "missing")
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
        lock_rooms(tx, self.rooms(tx))
        return carried_out(tx, actor, self)

    @property
    def _days(self) -> Days:
        return Days(last=self.last_day)

"""Blocking a room: cleaning, repair, a meeting without people."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial

from sqlalchemy import Engine, select
from sqlalchemy.orm import Session

from db.guards import lock_resources
from db.journal import Actor, Edit
from db.queries.occupations import FIRM, occupations
from db.queries.places import resource_codes, rooms
from db.queries.subjects import coded, next_code, room_coded
from db.tables.sessions import Resource, WorkshopSession
from db.tables.sites import RoomBlock
from desktop_app.commands.act import Act, Done, Outcome, perform
from desktop_app.commands.row_edits import add_row, edit_row
from desktop_app.commands.session_details import check_span, impossible_times
from desktop_app.commands.typed_texts import reason_typed
from desktop_app.domain.changes import Change, Consequences
from desktop_app.domain.civil_time import PlanningProblem, PlanningProblemCode
from desktop_app.domain.errors import BadInputError, UnknownCodeError
from desktop_app.domain.findings import Code, Finding
from desktop_app.domain.frame_changes import RoomBlocked
from desktop_app.domain.opening import Closure
from desktop_app.domain.planning import Room
from desktop_app.domain.span import Span

BLOCK_KINDS = ("cleaning", "repair", "meeting", "other")


@dataclass(frozen=True, slots=True)
class BlockRoom:
    """Close a room during a span, with its reason; sessions there stay and are listed.

    ``instead`` is the code of a block of the room that this one takes the place of.
    """

    room: str
    start: datetime
    end: datetime
    kind: str
    reason: str
    instead: str = ""

    def __call__(self, engine: Engine, actor: Actor) -> Outcome:
        """Write the block in one transaction; the findings are the sessions it breaks.

        Raises:
            BadInputError: a time or the reason cannot be used, or the kind is unknown.
            UnknownCodeError: no room carries the code, or it has no block to take the place of.
        """
        return perform(engine, actor, Act(self.name, self), partial(self.within, actor=actor))

    @property
    def name(self) -> str:
        """Of the act."""
        return "block"

    @property
    def frame(self) -> RoomBlocked:
        """The same as a change of the frame.

        Raises:
            BadInputError: the end is not after the start.
        """
        if self.end <= self.start:
            problem = PlanningProblem(PlanningProblemCode.END_NOT_AFTER_START, self.end)
            raise impossible_times(problem, self.start)
        closure = Closure(Span(self.start, self.end), self.reason)
        return RoomBlocked(self.room, closure, self.instead)

    def rooms(self, tx: Session) -> Sequence[int]:
        """The room itself."""
        return (room_coded(tx, self.room).id,)

    def check(self, tx: Session, actor: Actor) -> None:
        """Sessions that are left stay in conflict."""

    def within(self, tx: Session, actor: Actor) -> Done:
        """Write it in a transaction of the caller's; raises as the call."""
        del actor
        check_span(tx, self.start, self.end)
        if self.kind not in BLOCK_KINDS:
            raise BadInputError("kind", "unknown", self.kind)
        reason = reason_typed(self.reason)
        span = Span(self.start, self.end)
        # Whoever books the room meanwhile waits, and then sees the block.
        place = self._locked_room(tx, span)
        block = RoomBlock(
            code=next_code(tx, RoomBlock, "B"),
            room_id=room_coded(tx, self.room).id,
            starts=span.start,
            ends=span.end,
            kind=self.kind,
            reason=reason,
        )
        edits = [add_row(tx, block, {"removed": True}, ("starts", "ends", "kind", "reason"))]
        days = set(span.days)
        if self.instead:
            former = _block_coded(tx, self.instead, block.room_id)
            edits += _removed(former)
            days |= set(Span(former.starts, former.ends).days)
        broken = _broken(tx, span, place)
        return Done(
            subject=block.code,
            edits=edits,
            change=Change(frozenset({place.site}), frozenset(days), frozenset({block.code})),
            findings=broken,
            consequences=Consequences(),
            answer={"block": block.code, "broken": [one.by for one in broken]},
        )

    def _locked_room(self, tx: Session, span: Span) -> Room:
        room_coded(tx, self.room)
        place = rooms(tx, span, resource_codes(tx))[self.room]
        codes = {self.room, *place.claimed}
        ids = tx.scalars(select(Resource.id).where(Resource.code.in_(codes))).all()
        lock_resources(tx, ids)
        return place


@dataclass(frozen=True, slots=True)
class UnblockRoom:
    """Open again a room that was closed for some hours."""

    block: str

    def __call__(self, engine: Engine, actor: Actor) -> Outcome:
        """Take the block away in one transaction.

        Raises:
            UnknownCodeError: no block carries the code.
        """
        return perform(engine, actor, Act("unblock", self), self._work)

    def _work(self, tx: Session) -> Done:
        block = _block_coded(tx, self.block)
        days = Span(block.starts, block.ends).days
        edits = _removed(block)
        return Done(
            subject=block.code,
            edits=edits,
            change=Change(days=days, subjects=frozenset({block.code})),
            nothing=not edits,
        )


def _block_coded(tx: Session, code: str, room: int | None = None) -> RoomBlock:
    block = coded(tx, RoomBlock, code, lock=True)
    if room is not None and block.room_id != room:
        raise UnknownCodeError("block", code)
    return block


def _removed(block: RoomBlock) -> list[Edit]:
    edit = edit_row(block, {"removed": True})
    return [edit] if edit is not None else []


def _broken(tx: Session, span: Span, place: Room) -> list[Finding]:
    """The firm sessions and appointments that stand in the room, each once."""
    held = occupations(tx, span)
    found = {one.by: one for code in place.claimed for one in held.get(code, ())}
    findings = [
        Finding(Code.ROOM_CLOSED, one.resource, one.by, one.span, {"title": one.title})
        for one in found.values()
    ]
    return findings if place.claimed else _in_shared_place(tx, span, place)


def _in_shared_place(tx: Session, span: Span, place: Room) -> list[Finding]:
    """The sessions of a place that is never claimed, such as a meeting point outdoors."""
    rows = tx.scalars(
        select(WorkshopSession)
        .join(Resource, Resource.id == WorkshopSession.room_id)
        .where(
            Resource.code == place.code,
            WorkshopSession.status.in_(FIRM),
            WorkshopSession.starts < span.end,
            WorkshopSession.ends > span.start,
        )
        .order_by(WorkshopSession.starts)
    )
    return [
        Finding(Code.ROOM_CLOSED, place.code, row.code, Span(row.starts, row.ends)) for row in rows
    ]

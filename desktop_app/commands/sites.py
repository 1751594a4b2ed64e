"""Blocking a room: cleaning, repair, a meeting without people."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Engine, select
from sqlalchemy.orm import Session

from db.guards import lock_resources
from db.journal import Actor
from db.queries.occupations import FIRM, occupations
from db.queries.places import resource_codes, rooms
from db.queries.subjects import next_code, room_coded
from db.tables.sessions import Resource, WorkshopSession
from db.tables.sites import RoomBlock
from desktop_app.commands.act import Act, Done, Outcome, perform
from desktop_app.commands.row_edits import add_row
from desktop_app.commands.session_details import check_span
from desktop_app.commands.typed_texts import reason_typed
from desktop_app.domain.changes import Change, Consequences
from desktop_app.domain.errors import BadInputError
from desktop_app.domain.findings import Code, Finding
from desktop_app.domain.planning import Room
from desktop_app.domain.span import Span

BLOCK_KINDS = ("cleaning", "repair", "meeting", "other")


@dataclass(frozen=True, slots=True)
class BlockRoom:
    """Close a room during a span, with its reason; sessions there stay and are listed."""

    room: str
    start: datetime
    end: datetime
    kind: str
    reason: str

    def __call__(self, engine: Engine, actor: Actor) -> Outcome:
        """Write the block in one transaction; the findings are the sessions it breaks.

        Raises:
            BadInputError: a time or the reason cannot be used, or the kind is unknown.
            UnknownCodeError: no room carries the code.
        """
        return perform(engine, actor, Act("block", self), self._work)

    def _work(self, tx: Session) -> Done:
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
        edit = add_row(tx, block, {"removed": True}, ("starts", "ends", "kind", "reason"))
        broken = _broken(tx, span, place)
        return Done(
            subject=block.code,
            edits=[edit],
            change=Change(frozenset({place.site}), span.days, frozenset({block.code})),
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

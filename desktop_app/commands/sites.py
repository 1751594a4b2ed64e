"""Blocking a room: cleaning, repair, a meeting without people."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Engine
from sqlalchemy.orm import Session

from db.journal import Actor
from db.queries.occupations import occupations
from db.queries.places import resource_codes, rooms
from db.queries.subjects import next_code, room_coded
from db.tables.sites import RoomBlock
from desktop_app.commands.act import Done, Outcome, perform
from desktop_app.commands.row_edits import add_row
from desktop_app.commands.sessions import check_span
from desktop_app.domain.changes import Change, Consequences
from desktop_app.domain.errors import BadInputError
from desktop_app.domain.findings import Code, Finding
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
            BadInputError: a time cannot be used, the kind is unknown or the reason missing.
            UnknownCodeError: no room carries the code.
        """
        return perform(engine, actor, "block", self._work)

    def _work(self, tx: Session) -> Done:
        check_span(tx, self.start, self.end)
        if self.kind not in BLOCK_KINDS:
            raise BadInputError("kind", "unknown", self.kind)
        if not self.reason.strip():
            raise BadInputError("reason", "missing")
        span = Span(self.start, self.end)
        block = RoomBlock(
            code=next_code(tx, RoomBlock, "B"),
            room_id=room_coded(tx, self.room).id,
            starts=span.start,
            ends=span.end,
            kind=self.kind,
            reason=self.reason.strip(),
        )
        edit = add_row(tx, block, {"removed": True})
        place = rooms(tx, span, resource_codes(tx))[self.room]
        broken = _broken(tx, span, place.claimed or (self.room,))
        return Done(
            subject=block.code,
            edits=[edit],
            change=Change(frozenset({place.site}), span.days, frozenset({block.code})),
            findings=broken,
            consequences=Consequences(),
            answer={"block": block.code, "broken": [one.by for one in broken]},
        )


def _broken(tx: Session, span: Span, claimed: tuple[str, ...]) -> list[Finding]:
    held = occupations(tx, span)
    return [
        Finding(Code.ROOM_CLOSED, one.resource, one.by, one.span, {"title": one.title})
        for code in claimed
        for one in held.get(code, ())
    ]

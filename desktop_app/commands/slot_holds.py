"""Holding a slot for the other desks to see while a booking is typed, and letting it go.

It is neither journalled nor undone, unlike everything else a desk does, and so no `Command`:
nothing of the centre changes by it, a hold of some minutes is no history, and an undo has to
find the last act of the person, not that a form was open. Nor does it refuse anything to
anybody. Its texts are a key and a code that the program made; nobody types them.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from sqlalchemy import Engine, delete, or_

from db.engine import transaction
from db.journal import Actor
from db.tables.holds import SlotHold
from desktop_app.domain.span import Span


@dataclass(frozen=True, slots=True)
class SlotWanted:
    """A room and a time, held for ``minutes`` from now."""

    room: str
    span: Span
    minutes: int


def hold_slot(engine: Engine, actor: Actor, draft: str, wanted: SlotWanted) -> None:
    """Hold a slot in the place of what ``draft`` held; said again, it begins anew.

    What a desk that went away left behind goes with the first hold that is taken after its time.

    Raises:
        StoreError: the store does not answer.
    """
    outdated = or_(SlotHold.draft == draft, SlotHold.until <= actor.at)
    with transaction(engine) as tx:
        tx.execute(delete(SlotHold).where(outdated))
        tx.add(
            SlotHold(
                draft=draft,
                room=wanted.room,
                starts=wanted.span.start,
                ends=wanted.span.end,
                desk=actor.desk,
                until=actor.at + timedelta(minutes=wanted.minutes),
            )
        )


def let_slots_go(engine: Engine, drafts: Sequence[str]) -> None:
    """Hold no longer what some drafts held; one that holds nothing is no error.

    Raises:
        StoreError: the store does not answer.
    """
    with transaction(engine) as tx:
        tx.execute(delete(SlotHold).where(SlotHold.draft.in_(drafts)))

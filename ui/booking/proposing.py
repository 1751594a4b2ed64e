"""The room and the hour that an entry is offered while nobody has chosen them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from desktop_app.domain.planning import Involved, Proposal
from desktop_app.domain.quick_entry import PartKind
from desktop_app.readings.proposed_room import RoomWanted, proposed_room, proposed_slot
from ui.booking.wish import Wish, need_of, people_wanted, role_of

if TYPE_CHECKING:
    from desktop_app.domain.quick_entry import QuickEntry
    from desktop_app.readings.booking import Offer
    from ui.booking.entry import Surroundings


def with_proposal(wish: Wish, line: QuickEntry, offer: Offer | None, around: Surroundings) -> Wish:
    """The wish with the room that suits best, at the hour it says or at the next one.

    What a person has chosen stays as it is; the room is empty when none suits.
    """
    if wish.span is None or (wish.room_chosen and wish.start_chosen):
        return wish
    planning = around.planning
    known = [code for code in wish.workers if code in planning.workers]
    asked = Proposal(
        wish.span,
        involved=tuple(Involved(code, role_of(code, planning)) for code in known),
        programme=offer.programme if offer is not None else "",
        needs=tuple(map(need_of, wish.needs)),
    )
    wanted = _wanted(wish, line, offer, around)
    if wish.start_chosen:
        return replace(wish, room=proposed_room(asked, planning, wanted))
    found = proposed_slot(asked, planning, wanted)
    if found is None:
        return wish if wish.room_chosen else replace(wish, room="")
    span, room = found
    return replace(wish, room=room, start=span.start.time(), end=span.end.time())


def _wanted(wish: Wish, line: QuickEntry, offer: Offer | None, around: Surroundings) -> RoomWanted:
    return RoomWanted(
        people=people_wanted(wish, around.catalogue),
        sites=line.codes(PartKind.SITE),
        near=around.site,
        own=offer.room if offer is not None else "",
        usual=offer.usual if offer is not None else (),
        only=wish.room if wish.room_chosen else "",
    )

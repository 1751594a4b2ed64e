"""What somebody has in mind: pure values between the fields, the rules and the command."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING

from desktop_app.domain.planning import Involved, Planning, Proposal, WorkerKind
from desktop_app.domain.quick_entry import PartKind, QuickEntry
from desktop_app.domain.span import Span
from desktop_app.readings.free_now import (
    FACILITATOR,
    Freedom,
    person_freedoms,
    room_freedoms,
    team_for,
)

if TYPE_CHECKING:
    from desktop_app.commands.sessions import BookSession
    from desktop_app.readings.booking import Catalogue, Offer

USUAL_MINUTES = 60
INTERPRETER = "interpreter"


@dataclass(frozen=True, slots=True)
class Wish:
    """A session as the form holds it; every field may still be empty.

    ``offer`` is the code of a kind of workshop or of a cycle; ``places`` only when they
    were typed; ``end_typed`` is true once the end no longer follows the start. ``needs``,
    ``partners`` and the ``note`` come from the full form.
    """

    day: date
    start: time
    end: time
    room: str = ""
    offer: str = ""
    title: str = ""
    workers: tuple[str, ...] = ()
    language: str = ""
    places: int | None = None
    end_typed: bool = False
    team_chosen: bool = False
    needs: tuple[str, ...] = ()
    partners: str = ""
    note: str = ""

    @property
    def span(self) -> Span | None:
        """When, or nothing while the end is not after the start."""
        start, end = datetime.combine(self.day, self.start), datetime.combine(self.day, self.end)
        return Span(start, end) if end > start else None

    def at(self, day: date, start: time) -> Wish:
        """The same from another start; an end that was not typed follows."""
        minutes = self.span.minutes if self.span is not None else USUAL_MINUTES
        if self.end_typed and day == self.day and start < self.end:
            return replace(self, day=day, start=start)
        return replace(self, day=day, start=start, end=_later(day, start, minutes))

    def lasting(self, minutes: int) -> Wish:
        """The same for another length."""
        return replace(self, end=_later(self.day, self.start, minutes))


def begun(span: Span, room: str) -> Wish:
    """What an empty slot proposes."""
    return Wish(span.day, span.start.time(), span.end.time(), room)


def with_offer(wish: Wish, offer: Offer, planning: Planning) -> Wish:
    """What choosing a workshop fills in: its length, its room if it has one, its team."""
    chosen = replace(wish, offer=offer.code, title="", language=wish.language or offer.language)
    if not wish.end_typed:
        chosen = chosen.lasting(offer.minutes)
    if not chosen.room and offer.room in planning.rooms:
        chosen = replace(chosen, room=offer.room)
    if not chosen.room:
        chosen = replace(chosen, room=_first_free_room(chosen, offer, planning))
    if chosen.team_chosen:
        return chosen
    return replace(chosen, workers=team_of(chosen, offer, planning))


def team_of(wish: Wish, offer: Offer, planning: Planning) -> tuple[str, ...]:
    """The cycle's own team, or one free person for each role the workshop asks for."""
    own = tuple(code for code in offer.workers if code in planning.workers)
    if own or wish.span is None:
        return own
    return team_for(Proposal(wish.span, wish.room, programme=offer.programme), planning)


def with_entry(wish: Wish, entry: QuickEntry, planning: Planning) -> Wish:
    """What a typed line changes; a part that is not typed leaves its field alone."""
    changed = wish
    if entry.day is not None or entry.start is not None:
        changed = changed.at(entry.day or wish.day, entry.start or wish.start)
    if entry.end is not None:
        changed = replace(changed, end=entry.end, end_typed=True)
    if entry.minutes is not None:
        changed = replace(changed.lasting(entry.minutes), end_typed=True)
    if entry.places is not None:
        changed = replace(changed, places=entry.places)
    languages = entry.codes(PartKind.LANGUAGE)
    if languages:
        changed = replace(changed, language="|".join(languages))
    return _with_people(_with_place(changed, entry, planning), entry, planning)


def proposal_of(wish: Wish, offer: Offer | None, planning: Planning) -> Proposal | None:
    """The wish as the rules judge it; nothing while its times are none."""
    if wish.span is None or (wish.room and wish.room not in planning.rooms):
        return None
    known = [code for code in wish.workers if code in planning.workers]
    return Proposal(
        span=wish.span,
        room=wish.room,
        involved=tuple(Involved(code, role_of(code, planning)) for code in known),
        programme=offer.programme if offer is not None else "",
        people=wish.places or 0,
        places=wish.places,
        language=wish.language,
    )


def command_of(wish: Wish, offer: Offer | None, planning: Planning, *, option: bool) -> BookSession:
    """The wish as an act.

    Raises:
        ValueError: its end is not after its start.
    """
    from desktop_app.commands.session_state import Allocated  # noqa: PLC0415 - the data layer
    from desktop_app.commands.sessions import BookSession  # noqa: PLC0415

    if wish.span is None:
        raise ValueError("a session ends after its start")
    return BookSession(
        start=wish.span.start,
        end=wish.span.end,
        room=wish.room,
        allocated=tuple(Allocated(code, role_of(code, planning)) for code in wish.workers),
        programme=offer.programme if offer is not None else "",
        title="" if offer is not None else wish.title,
        people=wish.places or 0,
        places=wish.places,
        needs=wish.needs,
        partners=wish.partners,
        note=wish.note,
        interpreter_language=wish.language,
        option=option,
    )


def role_of(code: str, planning: Planning) -> str:
    """In what quality somebody is wanted."""
    worker = planning.workers.get(code)
    interprets = worker is not None and worker.kind is WorkerKind.INTERPRETER
    return INTERPRETER if interprets else FACILITATOR


def places_shown(wish: Wish, catalogue: Catalogue, planning: Planning) -> int | None:
    """The places there will be: those typed, or the fewer of the workshop's and the room's."""
    if wish.places is not None:
        return wish.places
    offer = catalogue.by_code.get(wish.offer)
    room = planning.rooms.get(wish.room)
    known = [
        number
        for number in (offer.places if offer else None, room.capacity if room else None)
        if number is not None
    ]
    return min(known, default=None)


def people_wanted(wish: Wish, catalogue: Catalogue) -> int:
    """How many a room should hold: those typed, or what the workshop is made for."""
    offer = catalogue.by_code.get(wish.offer)
    return wish.places or (offer.places if offer else None) or 0


def _first_free_room(wish: Wish, offer: Offer, planning: Planning) -> str:
    if wish.span is None:
        return ""
    asked = Proposal(wish.span, programme=offer.programme)
    people = wish.places or offer.places or 0
    found = room_freedoms(asked, planning, people, len(planning.rooms))
    return next((one.code for one in found if one.state is Freedom.FREE), "")


def _with_place(wish: Wish, entry: QuickEntry, planning: Planning) -> Wish:
    sites = entry.codes(PartKind.SITE)
    rooms = [code for code in entry.codes(PartKind.ROOM) if code in planning.rooms]
    if rooms:
        near = planning.rooms[wish.room].site if wish.room in planning.rooms else ""
        wanted = sites or (near,)
        here = [code for code in rooms if planning.rooms[code].site in wanted]
        return replace(wish, room=(here or rooms)[0])
    if sites and (wish.room not in planning.rooms or planning.rooms[wish.room].site not in sites):
        return replace(wish, room=_room_at(sites[0], wish, planning))
    return wish


def _room_at(site: str, wish: Wish, planning: Planning) -> str:
    if wish.span is None:
        return ""
    anywhere = room_freedoms(Proposal(wish.span), planning, wish.places or 0, len(planning.rooms))
    here = (one.code for one in anywhere if planning.rooms[one.code].site == site)
    return next(here, "")


def _with_people(wish: Wish, entry: QuickEntry, planning: Planning) -> Wish:
    named = [code for code in entry.codes(PartKind.WORKER) if code in planning.workers]
    if not named or wish.span is None:
        return wish
    chosen = _freest(named, wish, planning)
    return replace(wish, workers=(chosen,), team_chosen=True)


def _freest(codes: list[str], wish: Wish, planning: Planning) -> str:
    """Of several people who are called the same, the first who is free at that hour."""
    if wish.span is None:
        return codes[0]
    involved = tuple(Involved(code, FACILITATOR) for code in codes)
    asked = Proposal(wish.span, wish.room, involved)
    found = person_freedoms(asked, planning, len(planning.workers))
    free = (one.code for one in found if one.code in codes and one.state is Freedom.FREE)
    return next(free, codes[0])


def _later(day: date, start: time, minutes: int) -> time:
    """The end of a length, never past the last minute of the day."""
    last = datetime.combine(day, time(23, 59))
    return min(datetime.combine(day, start) + timedelta(minutes=minutes), last).time()

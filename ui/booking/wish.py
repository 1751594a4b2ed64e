"""What somebody has in mind: pure values between the fields, the rules and the command."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING

from desktop_app.domain.planning import Involved, Need, Planning, Proposal, WorkerKind
from desktop_app.domain.quick_entry import PartKind, QuickEntry
from desktop_app.domain.span import Span
from desktop_app.readings.free_now import (
    FACILITATOR,
    Freedom,
    person_freedoms,
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
    were typed; ``end_typed`` is true once the end no longer follows the start, ``room_chosen``
    and ``start_chosen`` once a person said where and when: what is only proposed follows what
    is typed. What follows ``partners`` comes from the full form, where ``walk_in`` is as the
    workshop has it until somebody says. An appointment is for a ``person``, by code, of a
    ``kind``; ``mode`` is how it is interpreted.
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
    room_chosen: bool = False
    start_chosen: bool = False
    partners: str = ""
    note: str = ""
    waiting_limit: int | None = None
    walk_in: bool | None = None
    person: str = ""
    kind: str = ""
    mode: str = ""

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
    """What an empty slot proposes; without a room, the hour too is only a proposal."""
    wish = Wish(span.day, span.start.time(), span.end.time(), room)
    return replace(wish, room_chosen=bool(room), start_chosen=bool(room))


def with_offer(wish: Wish, offer: Offer) -> Wish:
    """What choosing a workshop fills in at once: its length and its language."""
    chosen = replace(wish, offer=offer.code, title="", language=wish.language or offer.language)
    return chosen if wish.end_typed else chosen.lasting(offer.minutes)


def with_team(wish: Wish, offer: Offer, planning: Planning) -> Wish:
    """The same with the team of the workshop, unless somebody was chosen."""
    if wish.team_chosen:
        return wish
    return replace(wish, workers=team_of(wish, offer, planning))


def team_of(wish: Wish, offer: Offer, planning: Planning) -> tuple[str, ...]:
    """The cycle's own team, or one free person for each role the workshop asks for."""
    own = tuple(code for code in offer.workers if code in planning.workers)
    if own or wish.span is None:
        return own
    return team_for(Proposal(wish.span, wish.room, programme=offer.programme), planning)


def with_entry(wish: Wish, entry: QuickEntry, planning: Planning, near: str) -> Wish:
    """What a typed line changes; a part that is not typed leaves its field alone.

    Of several rooms that are called so, the one at the site that is ``near`` is meant.
    """
    changed = wish
    if entry.day is not None or entry.start is not None:
        changed = changed.at(entry.day or wish.day, entry.start or wish.start)
        chosen = wish.start_chosen or entry.start is not None
        changed = replace(changed, start_chosen=chosen)
    if entry.end is not None:
        changed = replace(changed, end=entry.end, end_typed=True)
    if entry.minutes is not None:
        changed = replace(changed.lasting(entry.minutes), end_typed=True)
    if entry.places is not None:
        changed = replace(changed, places=entry.places)
    languages = entry.codes(PartKind.LANGUAGE)
    if languages:
        changed = replace(changed, language="|".join(languages))
    kind = next(iter(entry.codes(PartKind.KIND)), changed.kind)
    changed = replace(changed, kind=kind)
    needs = dict.fromkeys((*changed.needs, *entry.codes(PartKind.NEED)))
    changed = replace(changed, needs=tuple(needs))
    return _with_people(_with_place(changed, entry, planning, near), entry, planning)


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
        needs=tuple(map(need_of, wish.needs)),
        language=wish.language,
    )


def need_of(said: str) -> Need:
    """A need as a session keeps it: ``mats:12``, ``step_free``."""
    code, _, quantity = said.partition(":")
    return Need(code, int(quantity)) if quantity else Need(code)


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
        waiting_limit=wish.waiting_limit,
        walk_in=bool(wish.walk_in),
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


def _with_place(wish: Wish, entry: QuickEntry, planning: Planning, near: str) -> Wish:
    sites = entry.codes(PartKind.SITE)
    rooms = [code for code in entry.codes(PartKind.ROOM) if code in planning.rooms]
    begun_at = planning.rooms[wish.room].site if wish.room in planning.rooms else near
    if rooms:
        wanted = sites or (begun_at,)
        here = [code for code in rooms if planning.rooms[code].site in wanted]
        return replace(wish, room=(here or rooms)[0], room_chosen=True)
    if sites and wish.room_chosen and begun_at not in sites:
        return replace(wish, room="", room_chosen=False)
    return wish


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

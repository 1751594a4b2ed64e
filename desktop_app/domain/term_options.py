"""What one cycle of a term may take, site by site, and what other cycles leave of it."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, time

from desktop_app.domain.equipment import pieces_wanted
from desktop_app.domain.finder import FOR_SOMETHING_ELSE, rooms_for
from desktop_app.domain.places import people_to_hold
from desktop_app.domain.planning import Planning, Room
from desktop_app.domain.quarters import A_DAY, starts_of
from desktop_app.domain.span import MINUTE, Span
from desktop_app.domain.term_losses import TOO_LARGE
from desktop_app.domain.term_quarters import TermQuarters, starts_reaching, stretch_of
from desktop_app.domain.term_wishes import OpenSeat, TermWish, held_on, open_seats

A_WEEK = 7 * A_DAY
DAY_BEGINS, DAY_ENDS = time(8), time(20)
"""Sessions are put within these hours unless the wish itself goes beyond them."""

Key = tuple[str, str]
"""Something that is held: a part of a room, somebody at a site, pieces of a stock."""
PIECES = "pieces"


@dataclass(frozen=True, slots=True)
class TermDate:
    """One session of a plan: the quarter hour of the term at which it starts, and with whom.

    ``people`` has one code for each open seat of its cycle, in their order. ``step`` counts
    from 1. ``own_hour`` is the quarter hour of the day its step wants, when it leaves the rhythm.
    """

    start: int
    minutes: int
    step: int
    room: str = ""
    people: tuple[str, ...] = ()
    own_hour: int | None = None


@dataclass(frozen=True, slots=True)
class Option:
    """A room or somebody: from when it is free, and what it holds."""

    code: str
    starts: int
    keys: tuple[Key, ...]
    too_large: bool = False


@dataclass(frozen=True, slots=True)
class SiteOptions:
    """What a cycle may take at one site: ``base`` is the calendar and those who are named."""

    base: int
    named: tuple[Key, ...]
    rooms: tuple[Option, ...]
    seats: tuple[tuple[Option, ...], ...]

    @property
    def possible(self) -> bool:
        """Whether there is a room, and somebody for each seat."""
        return bool(self.rooms) and all(self.seats)


class TermHeld:
    """What the cycles of a plan hold."""

    def __init__(self) -> None:
        """Nothing is held at first."""
        self._held: dict[Key, dict[int, int]] = defaultdict(dict)
        self._by_cycle: dict[int, tuple[Key, ...]] = {}

    def hold(self, cycle: int, claims: Mapping[Key, int]) -> None:
        """Let a cycle hold some quarter hours."""
        self._by_cycle[cycle] = tuple(claims)
        for key, quarters in claims.items():
            self._held[key][cycle] = quarters

    def release(self, cycle: int) -> None:
        """Give back what a cycle holds."""
        for key in self._by_cycle.pop(cycle, ()):
            del self._held[key][cycle]

    def left_of(self, option: Option, minutes: int) -> int:
        """The starts of an option that no cycle takes."""
        return option.starts & ~starts_reaching(self.of(option.keys), minutes)

    def of(self, keys: Sequence[Key]) -> int:
        """The quarter hours that are held of one of these."""
        taken = 0
        for key in keys:
            for quarters in self._held[key].values():
                taken |= quarters
        return taken


class CycleOptions:
    """What one cycle may take beside what is booked today."""

    def __init__(self, wish: TermWish, planning: Planning, term: TermQuarters) -> None:
        """Look at the rooms that suit it, its seats and its calendar."""
        self.wish = wish
        self.seats: tuple[OpenSeat, ...] = open_seats(wish, planning)
        self._planning, self._term = planning, term
        self._named = tuple(one.worker for one in wish.sample.involved)
        self._rooms: dict[str, list[Room]] = defaultdict(list)
        for room in _usual_rooms(rooms_for(wish.sample, planning, wish.site, wish.room)):
            self._rooms[room.site].append(room)
        self._known: dict[tuple[str, int], SiteOptions] = {}
        quarters = term.quarters
        self._calendar = term.on_days(
            day
            for day in quarters.days
            if wish.first <= day <= wish.latest and held_on(day, wish, planning.school_holidays)
        ) & quarters.whole(span for day in quarters.days for span in _hours(wish, day))
        # Sessions begin at the hour or the half hour.
        self._grid = quarters.all // 3

    @property
    def sites(self) -> tuple[str, ...]:
        """The sites that have a room for it."""
        return tuple(self._rooms)

    def at(self, site: str, minutes: int) -> SiteOptions:
        """What it may take at a site for so long."""
        key = site, minutes
        if key not in self._known:
            self._known[key] = self._options(self._rooms[site], minutes)
        return self._known[key]

    def claims(self, dates: Sequence[TermDate]) -> dict[Key, int]:
        """What some sessions hold: rooms with their set-up, people with their journeys."""
        claims: dict[Key, int] = defaultdict(int)
        for one in dates:
            for key, quarters in self._claims_of(one):
                claims[key] |= quarters
        return dict(claims)

    def is_too_large(self, room: str) -> bool:
        """Whether its group would be lost in a room."""
        sample = replace(self.wish.sample, room="")
        people = people_to_hold(sample, self._planning)
        return bool(people) and self._planning.rooms[room].capacity > TOO_LARGE * people

    def _options(self, rooms: Sequence[Room], minutes: int) -> SiteOptions:
        term, there = self._term, rooms[0]
        named = frozenset(self._named)
        base = starts_of(self._calendar, minutes) & self._grid
        for code in self._named:
            base &= starts_of(term.of_worker(code, there), minutes)
        return SiteOptions(
            base,
            tuple((code, there.site) for code in self._named),
            tuple(
                option
                for room in rooms
                if (option := self._room(room, named, minutes)).starts & base
            ),
            tuple(self._seat(seat, there, base, minutes) for seat in self.seats),
        )

    def _room(self, room: Room, named: frozenset[str], minutes: int) -> Option:
        term, sample = self._term, replace(self.wish.sample, room=room.code)
        starts = starts_of(term.of_room(room, named), minutes)
        pieces = pieces_wanted(sample, self._planning)
        for code, number in pieces.items():
            starts &= term.starts_with_pieces(code, number, minutes)
        keys = [(part, "") for part in room.claimed] + [(code, PIECES) for code in pieces]
        return Option(room.code, starts, tuple(keys), self.is_too_large(room.code))

    def _seat(self, seat: OpenSeat, there: Room, base: int, minutes: int) -> tuple[Option, ...]:
        options = (
            Option(
                code,
                starts_of(self._term.of_worker(code, there), minutes),
                () if self._planning.workers[code].platform else ((code, there.site),),
            )
            for code in seat.workers
        )
        return tuple(one for one in options if one.starts & base)

    def _claims_of(self, one: TermDate) -> Iterator[tuple[Key, int]]:
        planning = self._planning
        room = planning.rooms[one.room]
        for part in room.claimed:
            margin = max(room.setup_minutes, planning.rooms[part].setup_minutes) * MINUTE
            yield (part, ""), stretch_of(one.start, one.minutes, margin)
        whole = stretch_of(one.start, one.minutes)
        for code in pieces_wanted(replace(self.wish.sample, room=room.code), planning):
            yield (code, PIECES), whole
        for code in (*self._named, *one.people):
            if not planning.workers[code].platform:
                for site in planning.sites:
                    journey = planning.travel(room.site, site) * MINUTE
                    yield (code, site), stretch_of(one.start, one.minutes, journey)


def _usual_rooms(rooms: Iterable[Room]) -> list[Room]:
    """The rooms that suit; those made for something else only when there is no other."""
    suiting = list(rooms)
    return [one for one in suiting if one.kind not in FOR_SOMETHING_ELSE] or suiting


def _hours(wish: TermWish, day: date) -> Iterator[Span]:
    yield Span.on(day, DAY_BEGINS, DAY_ENDS)
    if wish.likes_hours:
        yield Span.on(day, wish.after, wish.before)

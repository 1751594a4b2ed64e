"""Changes of the frame that sessions stand in: who is away, what is closed, ends or moves."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from typing import Protocol

from desktop_app.domain.availability import Absence, AvailabilityRule
from desktop_app.domain.bilingual import Bilingual
from desktop_app.domain.errors import UnknownCodeError
from desktop_app.domain.opening import Closure, OpeningHours
from desktop_app.domain.planning import Planning, Room, Site, Worker
from desktop_app.domain.rule_versions import cut_hours, cut_rules
from desktop_app.domain.span import LAST_YEAR, Span

ONE_DAY = timedelta(days=1)
END_OF_TIME = date(LAST_YEAR, 12, 31)
OUTDOOR = "outdoor"
"""A place that has no premises, and stays where it is when a site moves."""


@dataclass(frozen=True, slots=True)
class Concerned:
    """Whose sessions a change may hit: those of some workers, sites or rooms, by code."""

    workers: frozenset[str] = frozenset()
    sites: frozenset[str] = frozenset()
    rooms: frozenset[str] = frozenset()


class FrameChange(Protocol):
    """A change as the rules know it, before it is written."""

    @property
    def concerned(self) -> Concerned:
        """Whose sessions it may hit."""

    @property
    def days(self) -> Span:
        """The whole days during which it holds."""

    def applied(self, planning: Planning) -> Planning:
        """The centre once it is written.

        Raises:
            UnknownCodeError: a code names nothing.
        """


@dataclass(frozen=True, slots=True)
class WorkerAway:
    """A professional who is away."""

    worker: str
    absence: Absence

    @property
    def concerned(self) -> Concerned:
        """The sessions of this professional."""
        return Concerned(workers=frozenset({self.worker}))

    @property
    def days(self) -> Span:
        """The days of the absence."""
        return Span.whole_days(self.absence.first_day, self.absence.last_day)

    def applied(self, planning: Planning) -> Planning:
        """The centre without them; raises as `FrameChange.applied`."""
        person = _worker(planning, self.worker)
        return _with_worker(planning, replace(person, absences=(*person.absences, self.absence)))


@dataclass(frozen=True, slots=True)
class SiteClosed:
    """A site that is closed for whole days."""

    site: str
    closure: Closure

    @property
    def concerned(self) -> Concerned:
        """The sessions of the site."""
        return Concerned(sites=frozenset({self.site}))

    @property
    def days(self) -> Span:
        """The days of the closure."""
        return self.closure.span

    def applied(self, planning: Planning) -> Planning:
        """The centre with the site shut; raises as `FrameChange.applied`."""
        place = _site(planning, self.site)
        return _with_site(planning, replace(place, closures=(*place.closures, self.closure)))


@dataclass(frozen=True, slots=True)
class RoomEnds:
    """A room that can be booked until a last day; a larger one of which it is a part, too."""

    room: str
    last_day: date

    @property
    def concerned(self) -> Concerned:
        """The sessions of the room, and of a larger one that it is a part of."""
        return Concerned(rooms=frozenset({self.room}))

    @property
    def days(self) -> Span:
        """From the day after on."""
        return Span.whole_days(self.last_day + ONE_DAY, END_OF_TIME)

    def applied(self, planning: Planning) -> Planning:
        """The centre without the room; raises as `FrameChange.applied`."""
        if self.room not in planning.rooms:
            raise UnknownCodeError("room", self.room)
        ended = replace(planning.rooms[self.room], bookable_to=self.last_day)
        return replace(planning, rooms={**planning.rooms, self.room: ended})


@dataclass(frozen=True, slots=True)
class RoomBlocked:
    """A room in which nothing can be for some hours; ``instead`` of a block it has, by code."""

    room: str
    closure: Closure
    instead: str = ""

    @property
    def concerned(self) -> Concerned:
        """The sessions of the room, and of a larger one that it is a part of."""
        return Concerned(rooms=frozenset({self.room}))

    @property
    def days(self) -> Span:
        """The day or the two days it touches."""
        return Span.whole_days(self.closure.span.day, self.closure.span.end.date())

    def applied(self, planning: Planning) -> Planning:
        """The centre with the room blocked; raises as `FrameChange.applied`."""
        if self.room not in planning.rooms:
            raise UnknownCodeError("room", self.room)
        room = planning.rooms[self.room]
        kept = [one for one in room.blocks if not (self.instead and one.code == self.instead)]
        blocked = replace(room, blocks=(*kept, self.closure))
        return replace(planning, rooms={**planning.rooms, self.room: blocked})


@dataclass(frozen=True, slots=True)
class RoomAgain:
    """A room of the new building: one of the old ``like`` which it is, but for what is said.

    ``capacity`` and ``name`` are those of the old one where nothing is said.
    """

    code: str
    like: str
    name: str = ""
    capacity: int | None = None


@dataclass(frozen=True, slots=True)
class SiteMoves:
    """A site that leaves its building after a last day and opens in another from a first one."""

    site: str
    last_day: date
    first_day: date
    rooms: tuple[RoomAgain, ...] = ()

    @property
    def concerned(self) -> Concerned:
        """The sessions of the site."""
        return Concerned(sites=frozenset({self.site}))

    @property
    def days(self) -> Span:
        """From the day after the last one in the old building on."""
        return Span.whole_days(self.last_day + ONE_DAY, END_OF_TIME)

    def applied(self, planning: Planning) -> Planning:
        """The centre with the rooms of both buildings; raises as `FrameChange.applied`."""
        _site(planning, self.site)
        left = {
            code: replace(room, bookable_to=self.last_day)
            for code, room in planning.rooms.items()
            if is_left(room, self)
        }
        again = {one.like: one.code for one in self.rooms}
        begun = {}
        for one in self.rooms:
            if one.like not in left:
                raise UnknownCodeError("room", one.like)
            old = left[one.like]
            begun[one.code] = replace(
                old,
                code=one.code,
                name=Bilingual(one.name) if one.name else old.name,
                capacity=old.capacity if one.capacity is None else one.capacity,
                parts=tuple(again[part] for part in old.parts if part in again),
                bookable_from=self.first_day,
                bookable_to=None,
                blocks=(),
            )
        return replace(planning, rooms={**planning.rooms, **left, **begun})


@dataclass(frozen=True, slots=True)
class NewAvailability:
    """The rules of a professional from a day on, or between two; what comes after stays."""

    worker: str
    rules: tuple[AvailabilityRule, ...]
    first_day: date
    last_day: date | None = None

    @property
    def concerned(self) -> Concerned:
        """The sessions of this professional."""
        return Concerned(workers=frozenset({self.worker}))

    @property
    def days(self) -> Span:
        """The days of this version."""
        return Span.whole_days(self.first_day, self.last_day or END_OF_TIME)

    def applied(self, planning: Planning) -> Planning:
        """The centre with these rules; raises as `FrameChange.applied`."""
        person = _worker(planning, self.worker)
        kept = cut_rules(person.rules, self.first_day, self.last_day)
        return _with_worker(planning, replace(person, rules=(*kept, *self.rules)))


@dataclass(frozen=True, slots=True)
class NewHours:
    """The opening hours of a site, or of a room, from a day on or between two."""

    site: str
    room: str
    hours: tuple[OpeningHours, ...]
    first_day: date
    last_day: date | None = None

    @property
    def concerned(self) -> Concerned:
        """The sessions of the site or of the room."""
        if self.room:
            return Concerned(rooms=frozenset({self.room}))
        return Concerned(sites=frozenset({self.site}))

    @property
    def days(self) -> Span:
        """The days of this version."""
        return Span.whole_days(self.first_day, self.last_day or END_OF_TIME)

    def applied(self, planning: Planning) -> Planning:
        """The centre with these hours; raises as `FrameChange.applied`."""
        if self.room:
            if self.room not in planning.rooms:
                raise UnknownCodeError("room", self.room)
            room = planning.rooms[self.room]
            opened = replace(room, opening=self._version(room.opening))
            return replace(planning, rooms={**planning.rooms, self.room: opened})
        place = _site(planning, self.site)
        return _with_site(planning, replace(place, opening=self._version(place.opening)))

    def _version(self, known: Iterable[OpeningHours]) -> tuple[OpeningHours, ...]:
        return (*cut_hours(known, self.first_day, self.last_day), *self.hours)


def is_left(room: Room, move: SiteMoves) -> bool:
    """Whether a room belongs to the building that a site leaves."""
    ends = room.bookable_to
    in_use = ends is None or ends > move.last_day
    begun = room.bookable_from is None or room.bookable_from <= move.last_day
    return room.site == move.site and room.kind != OUTDOOR and in_use and begun


def standing_from(change: FrameChange, now: datetime) -> Span:
    """The time to come in which sessions may be hit.

    Nothing is left of a change that is over: one that ends at midnight of today counts still.
    """
    today = datetime.combine(now.date(), time())
    start = max(change.days.start, today)
    return Span(start, max(change.days.end, start + ONE_DAY))


def _worker(planning: Planning, code: str) -> Worker:
    if code not in planning.workers:
        raise UnknownCodeError("worker", code)
    return planning.workers[code]


def _site(planning: Planning, code: str) -> Site:
    if code not in planning.sites:
        raise UnknownCodeError("site", code)
    return planning.sites[code]


def _with_worker(planning: Planning, worker: Worker) -> Planning:
    return replace(planning, workers={**planning.workers, worker.code: worker})


def _with_site(planning: Planning, site: Site) -> Planning:
    return replace(planning, sites={**planning.sites, site.code: site})

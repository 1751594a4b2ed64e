"""The next times at which one person can be received: what is found can be booked as it is."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from functools import cached_property
from itertools import product

from desktop_app.domain.availability import FOR_APPOINTMENTS
from desktop_app.domain.finder import Slot, notes_if_free
from desktop_app.domain.findings import Code
from desktop_app.domain.free_quarters import FreeQuarters
from desktop_app.domain.interpreter_ways import interpreter_way
from desktop_app.domain.planning import Involved, Planning, Proposal, Room, Worker
from desktop_app.domain.quarters import each_quarter, starts_of
from desktop_app.domain.receiving import receivers, receiving_rooms
from desktop_app.domain.span import Span

LOOKED_AHEAD = timedelta(weeks=4)
"""How far ahead a free appointment is looked for."""


@dataclass(frozen=True, slots=True)
class AppointmentWish:
    """An appointment that is looked for, from a moment until a day, both included.

    ``sample`` says everything but when, where and with whom: the person, the kind as its
    purpose, needs, language. ``worker`` and ``room`` are empty when any will do. Nobody is sent
    to another site where it can be helped; then the site that is ``near`` comes first, then the
    rooms in which each has received of late: ``usual``, by code of the worker.
    """

    sample: Proposal
    minutes: int
    first: datetime
    last: date
    worker: str = ""
    room: str = ""
    near: str = ""
    usual: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


def next_appointments(
    wish: AppointmentWish, planning: Planning, now: datetime, most: int
) -> list[Slot]:
    """Up to ``most`` places in order of time that pass every rule, none over another.

    Whoever can still be ordered to interpret counts as there: the booking orders them. With
    somebody who speaks the language nobody has to interpret, and the place asks for none.

    Args:
        wish: what is looked for; its codes are known to the planning.
        planning: the centre during the whole period, with what the person is bound to.
        now: civil time of the centre; nothing is found in the past.
        most: how many are wanted.
    """
    found: list[Slot] = []
    for slot in _Search(wish, planning, now).slots():
        if not found or slot.proposal.span.start >= found[-1].proposal.span.end:
            found.append(slot)
        if len(found) == most:
            break
    return found


def appointment_at(wish: AppointmentWish, planning: Planning, now: datetime) -> Slot | None:
    """Who could receive the person at the first moment wished, and where, if anybody can."""
    search = _Search(wish, planning, now)
    places = (search.slot(worker, room, wish.first) for worker, room in search.pairs)
    return next((slot for slot in places if slot is not None), None)


@dataclass(frozen=True)
class _Search:
    """One question asked of one planning."""

    wish: AppointmentWish
    planning: Planning
    now: datetime

    def slots(self) -> Iterator[Slot]:
        """One place for each start, in order of time."""
        begin = max(self.wish.first, self.now)
        starts = {
            (worker.code, room.code): self._starts(worker.code, room) for worker, room in self.pairs
        }
        anywhere = 0
        for mask in starts.values():
            anywhere |= mask
        for quarter in each_quarter(anywhere):
            start = self._free.quarters.moment(quarter)
            if start < begin:
                continue
            places = (
                self.slot(worker, room, start)
                for worker, room in self.pairs
                if starts[worker.code, room.code] >> quarter & 1
            )
            slot = next((one for one in places if one is not None), None)
            if slot is not None:
                yield slot

    @cached_property
    def pairs(self) -> list[tuple[Worker, Room]]:
        """Everybody who receives with every room, those that suit best first."""
        wish, planning = self.wish, self.planning
        who = receivers(wish.sample.purpose, planning, wish.first.date())
        if wish.worker:
            who = (planning.workers[wish.worker],)
        where = receiving_rooms(planning)
        ranks = {room.code: rank for rank, room in enumerate(where)}
        if wish.room:
            where = (planning.rooms[wish.room],)

        def order(pair: tuple[Worker, Room]) -> tuple[bool, bool, bool, int, str]:
            worker, room = pair
            usual = wish.usual.get(worker.code, ())
            return (
                worker.home_site != room.site and room.code not in usual,
                bool(wish.near) and room.site != wish.near,
                room.code not in usual,
                ranks.get(room.code, 0),
                worker.code,
            )

        return sorted(product(who, where), key=order)

    def slot(self, worker: Worker, room: Room, start: datetime) -> Slot | None:
        """The appointment with somebody in a room at a moment, unless a rule says no."""
        wish, planning, now = self.wish, self.planning, self.now
        span = Span(start, start + timedelta(minutes=wish.minutes))
        there = replace(wish.sample, span=span, room=room.code, involved=(Involved(worker.code),))
        order_by = None
        if there.language in worker.languages:
            there = replace(there, language="")
        if there.language:
            way = interpreter_way(there, planning, now)
            if way is None:
                return None
            there, order_by = replace(there, mode=way.mode), way.order_by
        notes = notes_if_free(there, planning, now, frozenset({Code.LANGUAGE_UNCOVERED}))
        return None if notes is None else Slot(there, notes, order_by)

    @cached_property
    def _free(self) -> FreeQuarters:
        wish = self.wish
        return FreeQuarters(self.planning, wish.first.date(), wish.last, FOR_APPOINTMENTS)

    @cached_property
    def _bound(self) -> int:
        """When the person is expected elsewhere."""
        engagements = self.planning.engagements
        return self._free.quarters.touched(
            one.span
            for person in self.wish.sample.participants
            for one in engagements.get(person, ())
        )

    def _starts(self, worker: str, room: Room) -> int:
        both = self._free.of_room(room) & self._free.of_worker(worker, room) & ~self._bound
        return starts_of(both, self.wish.minutes)

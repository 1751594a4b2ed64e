"""Where several people, a room and an interpreter are free together.

The quarter hours of all that is wanted are laid over one another (`quarters`); what is left is
asked of the rules, so that a place that is found is one that can be booked.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from functools import cache, cached_property
from itertools import islice, product

from desktop_app.domain.checks import findings_in_turn
from desktop_app.domain.equipment import feature_missing_findings
from desktop_app.domain.findings import Code, Finding, Level
from desktop_app.domain.free_quarters import FreeQuarters
from desktop_app.domain.interpreters import latest_order_time
from desktop_app.domain.interpreting import interpreters_involved, terms_for
from desktop_app.domain.places import (
    counted_room,
    people_to_hold,
    room_too_small_findings,
)
from desktop_app.domain.planning import (
    Involved,
    Planning,
    Proposal,
    Room,
    Worker,
    WorkerKind,
)
from desktop_app.domain.quarters import each_quarter, starts_of
from desktop_app.domain.roles import missing_roles, role_groups
from desktop_app.domain.rooms import not_accessible_findings
from desktop_app.domain.span import Span
from desktop_app.domain.standing import active_on

MOST_FOUND = 20
LONGEST_PERIOD = timedelta(days=400)
"""How far a search goes: every quarter hour of it is looked at."""
MOST_TEAMS = 12
"""How many teams are tried at one hour in one room."""
NOT_FOR_GROUPS = frozenset({"drop_in"})
FOR_SOMETHING_ELSE = frozenset({"consultation", "interview", "kitchen", "outdoor"})
"""Places that are proposed after the others: each is made for something."""


@dataclass(frozen=True, slots=True)
class Seat:
    """Somebody who is wanted: any of some ``workers``; ``named`` as people say it.

    ``named`` is the code of one person, roles joined by ``|``, or a language.
    """

    named: str
    workers: tuple[str, ...]
    language: bool = False


@dataclass(frozen=True, slots=True)
class FindWish:
    """What somebody looks for between two days, both included, and two hours of the day.

    ``sample`` says everything that is wanted but when, where and who else: programme, people,
    needs, language, and the people named. ``roles`` are wanted besides, as a programme writes
    them: ``ORT`` is any speech therapist. ``site`` and ``room`` are empty when any will do.
    """

    minutes: int
    first: date
    last: date
    sample: Proposal
    roles: str = ""
    site: str = ""
    room: str = ""
    after: time = time(0)
    before: time = time(23, 59)


@dataclass(frozen=True, slots=True)
class Slot:
    """A place that can be booked as it is; ``notes`` are worth knowing, none is an obstacle.

    ``order_by`` is the last moment to order the interpreters, when there are any to order.
    """

    proposal: Proposal
    notes: tuple[Finding, ...] = ()
    order_by: datetime | None = None


def seats_of(wish: FindWish, planning: Planning) -> tuple[Seat, ...]:
    """Everybody who is wanted: those named, the roles nobody named brings, the languages.

    Raises:
        KeyError: somebody named is not in the planning.
    """
    named = [planning.workers[one.worker] for one in wish.sample.involved]
    seats = [Seat(worker.code, (worker.code,)) for worker in named]
    programme = planning.programmes.get(wish.sample.programme)
    brought = [
        role for one in named if one.kind is not WorkerKind.INTERPRETER for role in one.roles
    ]
    of_programme = "" if programme is None else programme.roles
    wanted_roles = "+".join(filter(None, (of_programme, wish.roles)))
    missing = dict.fromkeys(missing_roles(wanted_roles, brought))
    active = [one for one in planning.workers.values() if active_on(one, wish.first)]
    for wanted in missing:
        (roles,) = role_groups(wanted)
        those = [one.code for one in active if one.roles & roles]
        seats.append(Seat(wanted, tuple(sorted(those))))
    spoken = {language for worker in named for language in worker.languages}
    for language in filter(None, wish.sample.language.split("|")):
        if language not in spoken:
            those = [one.code for one in active if language in one.languages]
            seats.append(Seat(language, tuple(sorted(those)), language=True))
    return tuple(seats)


def find_slots(
    wish: FindWish, planning: Planning, now: datetime, most: int = MOST_FOUND
) -> list[Slot]:
    """Up to ``most`` places that pass every rule without a conflict or a warning.

    A room alone may be looked for: that nobody leads there is then no warning.

    They are in order of time, one for each start, in the smallest group room that does, else in
    another; places that do not overlap come before those that do.

    Args:
        wish: what is looked for; its codes are known to the planning.
        planning: the centre during the whole period.
        now: civil time of the centre; nothing is found in the past.
        most: how many are wanted.
    """
    search = _Search(wish, planning, now)
    apart: list[Slot] = []
    beside: list[Slot] = []
    for slot in search.slots():
        if apart and slot.proposal.span.start < apart[-1].proposal.span.end:
            beside.append(slot)
        else:
            apart.append(slot)
        if len(apart) == most:
            break
    chosen = [*apart, *beside[: most - len(apart)]]
    return sorted(chosen, key=lambda slot: slot.proposal.span)


def each_place(wish: FindWish, planning: Planning) -> Iterator[tuple[datetime, str, str]]:
    """Every free start, room and person of the last seat, from the quarter hours alone."""
    search = _Search(wish, planning, datetime.combine(wish.first, time()))
    moment = cache(search.free.quarters.moment)
    for room in search.rooms:
        before_last = search.starts(room, search.seats[:-1])
        for code in search.seats[-1].workers if before_last else ():
            starts = before_last & starts_of(search.free.of_worker(code, room), wish.minutes)
            for quarter in each_quarter(starts):
                yield moment(quarter), room.code, code


def rooms_for(sample: Proposal, planning: Planning, site: str = "", room: str = "") -> list[Room]:
    """The rooms that could ever do: those made for groups first, the smallest before.

    ``site`` and ``room`` are empty when any will do.
    """
    suiting = [
        one
        for one in planning.rooms.values()
        if (not site or one.site == site)
        and (one.code == room if room else one.kind not in NOT_FOR_GROUPS)
        and _suits(one, sample, planning)
    ]
    return sorted(suiting, key=lambda one: (one.kind in FOR_SOMETHING_ELSE, one.capacity, one.code))


def _suits(room: Room, sample: Proposal, planning: Planning) -> bool:
    """Whether it is large enough for the places of the programme, and has what is needed."""
    there = replace(sample, room=room.code, involved=())
    wanted = people_to_hold(replace(there, room=""), planning)
    counted = counted_room(there, planning)
    if counted is not None and counted.capacity < wanted:
        return False
    rules = (room_too_small_findings, not_accessible_findings, feature_missing_findings)
    return not any(rule(there, planning) for rule in rules)


@dataclass(frozen=True)
class _Search:
    """One question asked of one planning."""

    wish: FindWish
    planning: Planning
    now: datetime

    @cached_property
    def free(self) -> FreeQuarters:
        return FreeQuarters(self.planning, self.wish.first, self.wish.last)

    @cached_property
    def seats(self) -> tuple[Seat, ...]:
        return seats_of(self.wish, self.planning)

    @cached_property
    def rooms(self) -> list[Room]:
        return rooms_for(self.wish.sample, self.planning, self.wish.site, self.wish.room)

    def starts(self, room: Room, seats: Sequence[Seat]) -> int:
        """The quarter hours from which the room and somebody for each seat are free."""
        minutes = self.wish.minutes
        starts = starts_of(self.free.of_room(room) & self._hours, minutes)
        for seat in seats:
            anybody = 0
            for code in seat.workers:
                anybody |= starts_of(self.free.of_worker(code, room), minutes)
            starts &= anybody
        return starts

    def slots(self) -> Iterator[Slot]:
        """The places that pass the rules, in order of time, one for each start."""
        starts = {room.code: self.starts(room, self.seats) for room in self.rooms}
        anywhere = 0
        for mask in starts.values():
            anywhere |= mask
        for quarter in each_quarter(anywhere):
            if self.free.quarters.moment(quarter) < self.now:
                continue
            rooms = (room for room in self.rooms if starts[room.code] >> quarter & 1)
            slot = next((slot for room in rooms for slot in self._in(room, quarter)), None)
            if slot is not None:
                yield slot

    @cached_property
    def _hours(self) -> int:
        """The hours of the day that are wanted, every day."""
        wish, quarters = self.wish, self.free.quarters
        return (
            quarters.whole(Span.on(day, wish.after, wish.before) for day in quarters.days)
            if (wish.after, wish.before) != (time(0), time(23, 59))
            else quarters.all
        )

    def _in(self, room: Room, quarter: int) -> Iterator[Slot]:
        """The first team that can be there, if any."""
        start = self.free.quarters.moment(quarter)
        span = Span(start, start + timedelta(minutes=self.wish.minutes))
        there = replace(self.wish.sample, span=span, room=room.code)
        for team in islice(self._teams(room, quarter), MOST_TEAMS):
            proposal = replace(there, involved=team)
            order_by = self._order_by(proposal)
            if order_by is not None and order_by < self.now:
                continue
            # Who asks for a room alone knows that nobody leads there.
            asked = frozenset() if self.seats else frozenset({Code.NO_FACILITATOR})
            notes = notes_if_free(proposal, self.planning, self.now, asked)
            if notes is not None:
                yield Slot(proposal, notes, order_by)
                return

    def _order_by(self, proposal: Proposal) -> datetime | None:
        asked = interpreters_involved(proposal, self.planning)
        latest = [_latest_order(worker, proposal) for worker, _ in asked]
        return min((one for one in latest if one is not None), default=None)

    def _teams(self, room: Room, quarter: int) -> Iterator[tuple[Involved, ...]]:
        minutes = self.wish.minutes
        able = [
            sorted(
                (
                    code
                    for code in seat.workers
                    if starts_of(self.free.of_worker(code, room), minutes) >> quarter & 1
                ),
                key=lambda code: (self.planning.workers[code].home_site != room.site, code),
            )
            for seat in self.seats
        ]
        for codes in product(*able):
            if len(set(codes)) == len(codes):
                yield tuple(self._involved(code) for code in codes)

    def _involved(self, code: str) -> Involved:
        named = next((one for one in self.wish.sample.involved if one.worker == code), None)
        if named is not None:
            return named
        speaks = self.planning.workers[code].kind is WorkerKind.INTERPRETER
        return Involved(code, "interpreter") if speaks else Involved(code)


def notes_if_free(
    proposal: Proposal, planning: Planning, now: datetime, asked: frozenset[Code]
) -> tuple[Finding, ...] | None:
    """The notes of a place without a conflict or a warning, but for those that are ``asked``."""
    notes = []
    for finding in findings_in_turn(proposal, planning, now):
        if finding.level is Level.NOTE:
            notes.append(finding)
        elif finding.code not in asked:
            return None
    return tuple(notes)


def _latest_order(worker: Worker, proposal: Proposal) -> datetime | None:
    """The last moment to order an interpreter; nothing when no terms say so."""
    terms = terms_for(worker, proposal.mode)
    return None if terms is None else latest_order_time(proposal.span.start, terms)

"""When rooms, people and pieces are free in a term, as strictly as the rules of a session.

`FreeQuarters` may hold quarter hours that a rule refuses; here every rule that finds a conflict
has taken its hours out, and so have journeys, set-up times and the notice of interpreters.
"""

from collections.abc import Iterable, Iterator
from datetime import date, datetime, time, timedelta

from desktop_app.domain.dates import is_worked, own_hours
from desktop_app.domain.equipment import stock_of
from desktop_app.domain.free_quarters import FreeQuarters
from desktop_app.domain.interpreters import order_in_time
from desktop_app.domain.interpreting import terms_for
from desktop_app.domain.opening import open_spans
from desktop_app.domain.planning import Planning, Room, Worker
from desktop_app.domain.quarters import Quarters, starts_of
from desktop_app.domain.span import MINUTE, Span
from desktop_app.domain.standing import Standing, active_on, keeper_of, kept_spans


class TermQuarters:
    """The free quarter hours of a term, beside what is booked today; each is worked out once."""

    def __init__(self, planning: Planning, first: date, last: date, now: datetime) -> None:
        """Prepare for the days from ``first`` to ``last``, both included, none before ``now``."""
        self.quarters = Quarters(first, last)
        self._planning = planning
        self._now = now
        self._free = FreeQuarters(planning, first, last)
        self._rooms: dict[tuple[str, frozenset[str]], int] = {}
        self._workers: dict[tuple[str, str], int] = {}

    def of_room(self, room: Room, named: frozenset[str]) -> int:
        """When a room is free for a team with those ``named`` in it."""
        key = room.code, named
        if key not in self._rooms:
            self._rooms[key] = self._room(room, named)
        return self._rooms[key]

    def of_worker(self, code: str, room: Room) -> int:
        """When somebody is free at the site of a room."""
        key = code, room.site
        if key not in self._workers:
            self._workers[key] = self._worker(self._planning.workers[code], room)
        return self._workers[key]

    def starts_with_pieces(self, code: str, pieces: int, minutes: int) -> int:
        """From when so many pieces of a stock are free, each of them for the whole time."""
        held = self._planning.occupations.get(code, ())
        enough = [self.quarters.all] + [0] * pieces
        for unit in range(1, stock_of(code, self._planning) + 1):
            busy = self.quarters.touched(one.span for one in held if one.unit == unit)
            free = starts_of(self.quarters.all & ~busy, minutes)
            for number in range(pieces, 0, -1):
                enough[number] |= enough[number - 1] & free
        return enough[pieces]

    def on_days(self, days: Iterable[date]) -> int:
        """The whole of some days."""
        return self.quarters.whole(Span.whole_days(day, day) for day in days)

    def _room(self, room: Room, named: frozenset[str]) -> int:
        planning, quarters = self._planning, self.quarters
        site = planning.sites[room.site]
        parts = [planning.rooms[code] for code in room.parts]
        together = {
            one.code: one
            for one in planning.rooms.values()
            if one.code == room.code or not set(one.claimed).isdisjoint(room.claimed)
        }
        free = self._free.of_room(room) & self.on_days(
            day
            for day in quarters.days
            if is_worked(day, site) and all(one.is_bookable_on(day) for one in (room, *parts))
        )
        for part in parts:
            free &= self._own_hours(part)
        blocked = quarters.touched(block.span for one in together.values() for block in one.blocks)
        standing: list[Standing] = [*planning.standing_rooms, *planning.standing_interpreters]
        kept = [one for one in standing if one.room in together and keeper_of(one) not in named]
        set_up = quarters.touched(self._with_set_up(room))
        return free & ~blocked & ~set_up & ~self._kept(kept) & ~self._past

    def _worker(self, worker: Worker, room: Room) -> int:
        planning, quarters = self._planning, self.quarters
        free = self._free.of_worker(worker.code, room) & self.on_days(
            day for day in quarters.days if self._works_on(worker, day)
        )
        kept = [one for one in planning.standing_interpreters if keeper_of(one) == worker.code]
        free &= ~self._kept(kept)
        if worker.platform:
            return free
        journeys = (
            one.span.widened(minutes * MINUTE)
            for one in planning.occupations.get(worker.code, ())
            if one.site and (minutes := planning.travel(one.site, room.site))
        )
        return free & ~quarters.touched(journeys)

    def _works_on(self, worker: Worker, day: date) -> bool:
        """Whether somebody is asked on that day, and can still be ordered for it."""
        usual = not worker.iso_weekdays or day.isoweekday() in worker.iso_weekdays
        terms = terms_for(worker, "")
        begins = datetime.combine(day, time())
        in_time = terms is None or order_in_time(self._now, begins, terms)
        return usual and in_time and active_on(worker, day)

    def _own_hours(self, part: Room) -> int:
        """The hours of a part of a room, on the days on which it has hours of its own."""
        if not part.opening:
            return self.quarters.all
        return self.quarters.whole(
            span for day in self.quarters.days for span in _own_spans(part, day)
        )

    def _with_set_up(self, room: Room) -> Iterator[Span]:
        """What is booked in a room, with the time to clear it and arrange it."""
        rooms = self._planning.rooms
        for code in room.claimed:
            for one in self._planning.occupations.get(code, ()):
                other = rooms[one.room].setup_minutes if one.room in rooms else 0
                minutes = max(room.setup_minutes, other)
                if minutes:
                    yield one.span.widened(minutes * MINUTE)

    def _kept(self, standing: Iterable[Standing]) -> int:
        return self.quarters.touched(
            span
            for one in standing
            for day in self.quarters.days
            for span in kept_spans(one, day, self._planning)
        )

    @property
    def _past(self) -> int:
        begins = datetime.combine(self.quarters.first, time())
        if self._now <= begins:
            return 0
        return self.quarters.touched([Span(begins, self._now)])


def _own_spans(room: Room, day: date) -> tuple[Span, ...]:
    hours = own_hours(room, day)
    return open_spans(day, hours) if hours else (Span.whole_days(day, day),)


def stretch_of(start: int, minutes: int, margin: timedelta = timedelta(0)) -> int:
    """The quarter hours of a session from its start, and of a margin on both sides of it."""
    around = -(-margin // timedelta(minutes=15))
    first = max(start - around, 0)
    return ((1 << (start + -(-minutes // 15) + around - first)) - 1) << first


def starts_reaching(taken: int, minutes: int) -> int:
    """The quarter hours from which so many minutes would touch what is taken."""
    wanted, have = -(-minutes // 15), 1
    while have * 2 <= wanted:
        taken |= taken >> have
        have *= 2
    return taken | (taken >> (wanted - have))

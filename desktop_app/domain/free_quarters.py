"""The quarter hours in which rooms and people could be asked, before the rules have their say."""

from collections.abc import Sequence
from datetime import date
from functools import cached_property

from desktop_app.domain.availability import FOR_WORKSHOPS, AvailabilityKind
from desktop_app.domain.calendar import school_holiday_on
from desktop_app.domain.dates import binding_hours
from desktop_app.domain.opening import merged_spans, open_spans
from desktop_app.domain.planning import Planning, Room, Worker, WorkerKind
from desktop_app.domain.quarters import Quarters


class FreeQuarters:
    """Who and what is free when, from the rows of a planning; each mask is made once.

    A mask never leaves out a quarter hour the rules would allow; it may hold some they refuse.
    """

    def __init__(
        self,
        planning: Planning,
        first: date,
        last: date,
        kinds: Sequence[AvailabilityKind] = FOR_WORKSHOPS,
    ) -> None:
        """Prepare for the days from ``first`` to ``last``, both included.

        ``kinds`` are those for which people are asked.
        """
        self.quarters, self._kinds = Quarters(first, last), kinds
        self._planning = planning
        self._rooms: dict[str, int] = {}
        self._workers: dict[tuple[str, str], int] = {}
        self._opening: dict[tuple[str, str], int] = {}

    def of_room(self, room: Room) -> int:
        """When a room is open, not blocked, and not taken."""
        if room.code not in self._rooms:
            self._rooms[room.code] = self._free_room(room)
        return self._rooms[room.code]

    def of_worker(self, code: str, room: Room) -> int:
        """When somebody can be asked in a room, and is not taken or away."""
        key = code, room.site
        if key not in self._workers:
            worker = self._planning.workers[code]
            self._workers[key] = self._asked(worker, room.site) & ~self._held(worker)
        return self._workers[key]

    def _free_room(self, room: Room) -> int:
        planning, quarters = self._planning, self.quarters
        site = planning.sites[room.site]
        taken = quarters.touched(
            one.span for code in room.claimed for one in planning.occupations.get(code, ())
        )
        closed = quarters.touched(one.span for one in (*site.closures, *room.blocks))
        return self._open(room) & ~taken & ~closed

    def _open(self, room: Room) -> int:
        """The hours of a room, or of its site where it has none of its own."""
        site = self._planning.sites[room.site]
        if not site.opening and not room.opening:
            return self.quarters.all
        key = room.code if room.opening else "", site.code
        if key not in self._opening:
            self._opening[key] = self.quarters.whole(
                span
                for day in self.quarters.days
                for span in open_spans(day, binding_hours(room, site, day))
            )
        return self._opening[key]

    def _asked(self, worker: Worker, site: str) -> int:
        if worker.kind is not WorkerKind.PROFESSIONAL and not worker.rules:
            return self.quarters.all
        return self.quarters.whole(
            merged_spans(
                rule.span_on(day)
                for rule in worker.rules
                if rule.site == site and rule.kind in self._kinds
                for day in self._by_weekday[rule.iso_weekday]
                if rule.applies_on(day, school_holiday=day in self._school_holidays)
            )
        )

    def _held(self, worker: Worker) -> int:
        away = [span for absence in worker.absences for span in absence.spans]
        if worker.platform:
            return self.quarters.touched(away)
        occupied = [one.span for one in self._planning.occupations.get(worker.code, ())]
        return self.quarters.touched([*away, *occupied])

    @cached_property
    def _by_weekday(self) -> dict[int, list[date]]:
        days: dict[int, list[date]] = {weekday: [] for weekday in range(1, 8)}
        for day in self.quarters.days:
            days[day.isoweekday()].append(day)
        return days

    @cached_property
    def _school_holidays(self) -> frozenset[date]:
        table = self._planning.school_holidays
        return frozenset(
            day for day in self.quarters.days if school_holiday_on(day, table) is not None
        )

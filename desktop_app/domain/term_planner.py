"""Planning the cycles of a term together: a first plan, then better ones for as long as one likes.

Some cycles are taken out and put back one by one, each where it goes best beside the others
(*ruin and recreate*). A plan never holds anything twice, nor anything a rule refuses: a cycle
without a place is left out of it.
"""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from desktop_app.domain.planning import Planning
from desktop_app.domain.term_losses import WEIGHTS, Loss
from desktop_app.domain.term_options import CycleOptions, TermHeld
from desktop_app.domain.term_places import CyclePlaces, TermPlace
from desktop_app.domain.term_plans import CycleDrawing, TermPlan
from desktop_app.domain.term_quarters import TermQuarters
from desktop_app.domain.term_wishes import TermWish, monday_of

HOTTEST = 6.0
"""How much worse a plan may be at first to be gone on from."""
A_ROUND = 1500
"""Tries after which only a better plan is gone on from; then it begins anew from the best."""
MOST_TAKEN_OUT = 3


class TermPlanner:
    """Plans some wishes beside what a centre has booked; the same seed gives the same plans."""

    def __init__(
        self, wishes: Sequence[TermWish], planning: Planning, now: datetime, seed: int = 0
    ) -> None:
        """Look at what each wish may take.

        Args:
            wishes: at least one; their codes are known to the planning.
            planning: the centre from the Monday of the first wish to the end of the last.
            now: civil time of the centre; nothing is planned before.
            seed: decides between equals.

        Raises:
            ValueError: nothing is wanted.
        """
        if not wishes:
            raise ValueError("a term has at least one cycle")
        self._seed = seed
        self._wishes = tuple(wishes)
        self._first = monday_of(min(wish.first for wish in wishes))
        last = monday_of(max(wish.latest for wish in wishes)) + timedelta(days=6)
        term = TermQuarters(planning, self._first, last, now)
        self._options = [CycleOptions(wish, planning, term) for wish in wishes]
        self._places = [CyclePlaces(one, self._first) for one in self._options]
        self._drawings = [
            CycleDrawing(options, places, term.quarters, planning.school_holidays)
            for options, places in zip(self._options, self._places, strict=True)
        ]

    def plans(self) -> Iterator[TermPlan]:
        """The first plan, then after each try the best one so far, without an end.

        A try that finds nothing better gives the same plan again, so that whoever watches can
        count the tries, stop whenever they like, and keep the last that was given.
        """
        state = _State(self._places, self._options, self._draw())
        state.put(sorted(range(len(self._places)), key=self._hardest_first))
        best, plan = state.kept(), self._plan(state.found)
        yield plan
        tries = 0
        while True:
            if tries % A_ROUND == 0:
                state.go_back_to(best)
            heat = HOTTEST * (1 - tries % A_ROUND / A_ROUND)
            tries += 1
            if state.tried(heat) and state.weight < best.weight:
                best, plan = state.kept(), self._plan(state.found)
            yield plan

    def alone(self) -> TermPlan:
        """What each cycle would have if no other were wanted: the best of today."""
        nothing = TermHeld()
        found = [one.best(nothing, self._draw()) for one in self._places]
        return self._plan(found)

    def possible_weeks(self) -> tuple[tuple[date, ...], ...]:
        """Of each wish, the Mondays of the weeks in which a session is possible today."""
        nothing = TermHeld()
        return tuple(
            tuple(self._first + timedelta(weeks=week) for week in one.weeks_possible(nothing))
            for one in self._places
        )

    def _draw(self) -> random.Random:
        return random.Random(self._seed)  # noqa: S311 - it decides between equals, no secret

    def _hardest_first(self, number: int) -> int:
        return -len(self._places[number].sessions)

    def _plan(self, found: Sequence[TermPlace | None]) -> TermPlan:
        return TermPlan(
            self._wishes,
            tuple(
                None if place is None else drawing.planned(place.dates)
                for drawing, place in zip(self._drawings, found, strict=True)
            ),
        )


@dataclass(frozen=True, slots=True)
class _Kept:
    """A plan to come back to."""

    found: tuple[TermPlace | None, ...]
    weight: int


class _State:
    """The plan that is being changed: where each cycle is, and what it holds."""

    def __init__(
        self,
        places: Sequence[CyclePlaces],
        options: Sequence[CycleOptions],
        draw: random.Random,
    ) -> None:
        self.found: list[TermPlace | None] = [None] * len(places)
        self._places, self._options, self._draw = places, options, draw
        self._held = TermHeld()

    @property
    def weight(self) -> int:
        """The sum of what the cycles lose."""
        return sum(map(_weight, self.found))

    def kept(self) -> _Kept:
        """The plan as it is."""
        return _Kept(tuple(self.found), self.weight)

    def go_back_to(self, kept: _Kept) -> None:
        """Take up an earlier plan."""
        for number, place in enumerate(kept.found):
            self._set(number, place)

    def put(self, numbers: Sequence[int]) -> None:
        """Put some cycles, one by one, where each goes best."""
        for number in numbers:
            self._set(number, self._places[number].best(self._held, self._draw))

    def tried(self, heat: float) -> bool:
        """Take some cycles out and put them back; whether the new plan is gone on from."""
        numbers = self._taken_out()
        before = {number: self.found[number] for number in numbers}
        for number in numbers:
            self._set(number, None)
        self.put(numbers)
        worse = sum(_weight(self.found[number]) - _weight(before[number]) for number in numbers)
        if worse <= self._draw.random() * heat:
            return True
        for number in numbers:
            self._set(number, None)
        for number, place in before.items():
            self._set(number, place)
        return False

    def _taken_out(self) -> list[int]:
        """Cycles without a place first, then a few others in any order."""
        lost = [number for number, place in enumerate(self.found) if place is None]
        placed = [number for number, place in enumerate(self.found) if place is not None]
        many = min(self._draw.randint(1, MOST_TAKEN_OUT), len(placed))
        return [*lost, *self._draw.sample(placed, many)]

    def _set(self, number: int, place: TermPlace | None) -> None:
        if self.found[number] is not None:
            self._held.release(number)
        self.found[number] = place
        if place is not None:
            self._held.hold(number, self._options[number].claims(place.dates))


def _weight(place: TermPlace | None) -> int:
    return WEIGHTS[Loss.NOT_PLACED] if place is None else place.weight

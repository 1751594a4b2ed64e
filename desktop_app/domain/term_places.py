"""Where one cycle of a term goes best, beside everything the others hold.

Every start of a week is tried as the usual one, the most promising first; in a week in which it
is taken the session goes to the start that gives up least.
"""

import math
import random
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, time
from functools import cached_property
from itertools import combinations

from desktop_app.domain.cycle_dates import CycleStep
from desktop_app.domain.quarters import A_DAY, each_quarter
from desktop_app.domain.term_losses import WEIGHTS, Loss
from desktop_app.domain.term_options import A_WEEK, CycleOptions, TermDate, TermHeld
from desktop_app.domain.term_reach import WHOLE_WEEK, Reach, Seating, Usual, Want, Weeks
from desktop_app.domain.term_wishes import ONE_DAY, TermWish, weeks_of

WHOLE_DAY = (1 << A_DAY) - 1


@dataclass(frozen=True, slots=True)
class TermPlace:
    """The sessions of one cycle, in order, and the sum of what they lose."""

    dates: tuple[TermDate, ...]
    weight: int


class CyclePlaces:
    """One cycle looking for its place: what never changes from one look to the next."""

    def __init__(self, options: CycleOptions, first: date) -> None:
        """Prepare for a term that begins on ``first``, a Monday."""
        wish = options.wish
        self.options = options
        self.weeks = tuple((monday - first).days // 7 for monday in weeks_of(wish))
        self.sessions = tuple(
            (number, step.minutes)
            for number, step in enumerate(wish.steps, 1)
            if step.days_after is None
            for _session in range(step.count or 0)
        )
        self.longest = max(minutes for _step, minutes in self.sessions)
        self.liked = tuple(_liked(wish, self.longest))
        self.wants: tuple[Want, ...] = tuple((WEIGHTS[loss], at) for loss, at in self.liked)
        self.levels = tuple(_levels(self.wants))
        self.changes = (
            WEIGHTS[Loss.ANOTHER_ROOM],
            *(
                WEIGHTS[Loss.ANOTHER_INTERPRETER if seat.language else Loss.ANOTHER_PERSON]
                for seat in options.seats
            ),
        )
        days = range((wish.first - first).days, (wish.last - first).days + 1)
        self._regular = sum(
            WHOLE_DAY << A_DAY * day for day in days if wish.keeps(first + day * ONE_DAY)
        )

    def best(self, held: TermHeld, draw: random.Random) -> TermPlace | None:
        """The place that loses least, or nothing when there is none; chance decides draws."""
        found: TermPlace | None = None
        for site in self.options.sites:
            reach = self.reach(site, held)
            if reach is not None:
                seating = Seating(reach, self.changes, draw)
                found = _Search(self, site, held, seating).best(found)
        return found

    def weeks_possible(self, held: TermHeld) -> tuple[int, ...]:
        """Those of its weeks in which a session could be held somewhere."""
        reaches = (self.reach(site, held) for site in self.options.sites)
        starts = 0
        for reach in reaches:
            starts |= 0 if reach is None else reach.starts
        return tuple(week for week in self.weeks if _in_week(starts, week))

    def reach(self, site: str, held: TermHeld) -> Reach | None:
        """What its regular sessions can take at a site, if anything."""
        options = self.options.at(site, self.longest)
        if not options.possible:
            return None
        reach = Reach.of(options, held, self.longest)
        return Reach(reach.starts & self._regular, reach.choices)

    def disliked(self, at: int) -> int:
        """What a session loses by starting at a quarter hour of its week."""
        return next(weight for weight, starts in self.levels if starts >> at & 1)


@dataclass(frozen=True)
class _Search:
    """One cycle looking for its place at one site."""

    places: CyclePlaces
    site: str
    held: TermHeld
    seating: Seating

    @cached_property
    def starts(self) -> int:
        """From when a session is possible."""
        return self.seating.reach.starts

    @cached_property
    def weeks(self) -> tuple[int, ...]:
        """The weeks of its sessions: the first in which one is possible."""
        possible = [week for week in self.places.weeks if _in_week(self.starts, week)]
        return tuple(possible[: len(self.places.sessions)])

    @cached_property
    def without(self) -> int:
        """What the weeks between them lose in which nothing is possible."""
        between = {week for week in self.places.weeks if self.weeks[0] < week < self.weeks[-1]}
        return WEIGHTS[Loss.WEEK_WITHOUT] * len(between.difference(self.weeks))

    @cached_property
    def _weeks(self) -> Weeks:
        return Weeks.of(self.weeks, self.seating.reach)

    @cached_property
    def _disliked(self) -> tuple[tuple[int, int], ...]:
        """What a session loses at best by another start, and the weeks in which it does."""
        weeks: dict[int, int] = defaultdict(int)
        for week in self.weeks:
            starts = _in_week(self.starts, week)
            least = next(weight for weight, liked in self.places.levels if starts & liked)
            weeks[least] |= 1 << A_WEEK * week
        return tuple((weight, those) for weight, those in weeks.items() if weight)

    def best(self, found: TermPlace | None) -> TermPlace | None:
        """A place that loses less than ``found``, or ``found``."""
        if len(self.weeks) < len(self.places.sessions):
            return found
        most = math.inf if found is None else found.weight
        for least, at in self._candidates():
            if least >= most:
                break
            place = self._at(at, least, most)
            if place is not None and place.weight < most:
                found, most = place, place.weight
        return found

    def _candidates(self) -> list[tuple[int, int]]:
        """Each start of a week with the least it could lose, the best first."""
        anywhere = 0
        for week in self.weeks:
            anywhere |= _in_week(self.starts, week)
        comb, candidates = self._weeks.comb, []
        for at in each_quarter(anywhere):
            kept = self.starts >> at & comb
            away = comb ^ kept
            least = WEIGHTS[Loss.ANOTHER_HOUR] * away.bit_count()
            least += self.places.disliked(at) * kept.bit_count()
            at_best = sum(lost * (away & weeks).bit_count() for lost, weeks in self._disliked)
            candidates.append((self.without + least + at_best, self.seating.draw.random(), at))
        return [(least, at) for least, _chance, at in sorted(candidates)]

    def _at(self, at: int, least: int, most: float) -> TermPlace | None:
        """The sessions with this usual start, unless they lose ``most`` or more.

        ``least`` is the least they could lose, whoever comes.
        """
        usual, lost = self.seating.usual(at, self._weeks)
        if usual is None or least + lost >= most:
            return None
        dates, sum_lost = [], self.without
        for week, (step, minutes) in zip(self.weeks, self.places.sessions, strict=True):
            start, codes, more = self._session(usual, week)
            if codes is None:
                return None
            dates.append(TermDate(start, minutes, step, codes[0], codes[1:]))
            sum_lost += more
            if sum_lost >= most:
                return None
        return self._with_follow_ups(usual, TermPlace(tuple(dates), sum_lost))

    def _session(self, usual: Usual, week: int) -> tuple[int, tuple[str, ...] | None, int]:
        """The session of a week: its start, who comes to which room, and what it loses."""
        start = A_WEEK * week + usual.at
        codes, lost = None, math.inf
        if self.starts >> start & 1:
            codes, lost = self.seating.seated(usual, start)
            lost += self.places.disliked(usual.at)
        if codes is None or lost > WEIGHTS[Loss.ANOTHER_HOUR]:
            other = self._elsewhen(usual, week)
            those, less = self.seating.seated(usual, other)
            less += WEIGHTS[Loss.ANOTHER_HOUR] + self.places.disliked(other - A_WEEK * week)
            if those is not None and (codes is None or less < lost):
                start, codes, lost = other, those, less
        return start, codes, int(lost) if codes is not None else 0

    def _elsewhen(self, usual: Usual, week: int) -> int:
        """The start of a week that gives up least, if possible on the usual day."""
        first = A_WEEK * week
        starts = _in_week(self.starts, week)
        left = self.seating.giving_up_least(usual, self.places.wants, (first, starts))
        same_day = left & WHOLE_DAY << usual.at // A_DAY * A_DAY
        return first + self.seating.draw.choice(list(each_quarter(same_day or left)))

    def _with_follow_ups(self, usual: Usual, place: TermPlace) -> TermPlace | None:
        """The sessions of the steps that come some days after the others."""
        for number, step in enumerate(self.places.options.wish.steps, 1):
            if step.days_after is not None:
                dates, lost = self._follow_up(usual, place.dates[-1], (number, step))
                if len(dates) < (step.count or 0):
                    return None
                place = TermPlace((*place.dates, *dates), place.weight + lost)
        return place

    def _follow_up(
        self, usual: Usual, last: TermDate, asked: tuple[int, CycleStep]
    ) -> tuple[list[TermDate], int]:
        """The sessions of one step, on the usual weekday, and what they lose."""
        number, step = asked
        options = self.places.options.at(self.site, step.minutes)
        reach = Reach.of(options, self.held, step.minutes)
        seating = Seating(reach, self.seating.changes, self.seating.draw)
        hour = _quarter_of(step.start) if step.start is not None else usual.at % A_DAY
        then = usual.within(reach)
        dates: list[TermDate] = []
        lost = 0
        for day in _days_after(last, step, usual.at // A_DAY):
            starts = reach.starts >> A_DAY * day & WHOLE_DAY
            if starts and len(dates) < (step.count or 0):
                wants = [(WEIGHTS[Loss.ANOTHER_HOUR], 1 << hour)]
                left = seating.giving_up_least(then, wants, (A_DAY * day, starts))
                at = min(each_quarter(left), key=lambda quarter: abs(quarter - hour))
                codes, more = seating.seated(then, A_DAY * day + at)
                if codes is not None:
                    start = A_DAY * day + at
                    dates.append(
                        TermDate(start, step.minutes, number, codes[0], codes[1:], own_hour=hour)
                    )
                    lost += more + WEIGHTS[Loss.ANOTHER_HOUR] * (at != hour)
        return dates, lost


def _days_after(last: TermDate, step: CycleStep, weekday: int) -> Iterator[int]:
    """The days of the term in the window of a step, on one weekday."""
    fewest, most = step.days_after or (1, 1)
    day = last.start // A_DAY
    return (one for one in range(day + fewest, day + most + 1) if one % 7 == weekday)


def _in_week(starts: int, week: int) -> int:
    return starts >> A_WEEK * week & WHOLE_WEEK


def _liked(wish: TermWish, minutes: int) -> Iterator[tuple[Loss, int]]:
    """The starts of a week that a cycle would like, by what is lost elsewhere."""
    if wish.weekdays:
        days = sum(WHOLE_DAY << A_DAY * (weekday - 1) for weekday in wish.weekdays)
        yield Loss.OTHER_WEEKDAY, days
    if wish.likes_hours:
        first = -(-_minutes_of(wish.after) // 15)
        last = (_minutes_of(wish.before) - minutes) // 15
        hours = sum(1 << quarter for quarter in range(first, last + 1))
        yield Loss.OUTSIDE_HOURS, sum(hours << A_DAY * day for day in range(7))


def _levels(wants: Sequence[Want]) -> Iterator[Want]:
    """The starts of a week by what they lose of some wants, those that lose least first."""
    left = WHOLE_WEEK
    for lost in _least_first(wants):
        starts = left
        for weight, wanted in wants:
            if (weight, wanted) not in lost:
                starts &= wanted
        left &= ~starts
        yield sum(weight for weight, _wanted in lost), starts


def _least_first(wants: Sequence[Want]) -> list[tuple[Want, ...]]:
    some = (lost for many in range(len(wants) + 1) for lost in combinations(wants, many))
    return sorted(some, key=lambda lost: sum(weight for weight, _wanted in lost))


def _quarter_of(hour: time) -> int:
    return _minutes_of(hour) // 15


def _minutes_of(hour: time) -> int:
    return 60 * hour.hour + hour.minute

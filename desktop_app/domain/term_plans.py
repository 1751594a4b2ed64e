"""A plan of a term as people see it: each cycle with its dates, its usual place and its losses."""

from collections import Counter
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import TypeVar

from desktop_app.domain.calendar import SchoolHoliday, public_holiday_on
from desktop_app.domain.cycle_dates import SkipCause
from desktop_app.domain.planning import Involved, Proposal
from desktop_app.domain.quarters import A_DAY, Quarters
from desktop_app.domain.span import MINUTE, Span
from desktop_app.domain.term_losses import WEIGHTS, DateTraits, Loss, losses_of, weight_of
from desktop_app.domain.term_options import A_WEEK, CycleOptions, TermDate
from desktop_app.domain.term_places import CyclePlaces
from desktop_app.domain.term_wishes import TermWish, skip_cause

Value = TypeVar("Value", bound=Hashable)


@dataclass(frozen=True, slots=True)
class PlannedDate:
    """One session of a plan; ``step`` counts from 1."""

    proposal: Proposal
    step: int


@dataclass(frozen=True, slots=True)
class PlannedCycle:
    """A cycle that found its place.

    ``usual`` is what most of its sessions share. ``skipped`` are the days between its sessions
    on which its programme does not meet, or nobody could.
    """

    wish: TermWish
    dates: tuple[PlannedDate, ...]
    usual: PlannedDate
    skipped: tuple[tuple[date, SkipCause], ...] = ()
    losses: Mapping[Loss, int] = field(default_factory=dict)

    @property
    def weight(self) -> int:
        """The sum of what it loses."""
        return weight_of(self.losses)


@dataclass(frozen=True, slots=True)
class TermPlan:
    """The cycles of a term in the order of their wishes; nothing for one without a place."""

    wishes: tuple[TermWish, ...]
    cycles: tuple[PlannedCycle | None, ...]

    @property
    def weight(self) -> int:
        """The sum of what all lose: the smaller, the better."""
        return sum(WEIGHTS[Loss.NOT_PLACED] if one is None else one.weight for one in self.cycles)

    @property
    def placed(self) -> tuple[PlannedCycle, ...]:
        """The cycles that found their place."""
        return tuple(one for one in self.cycles if one is not None)


@dataclass(frozen=True, slots=True)
class CycleDrawing:
    """Turns the quarter hours of one cycle into days, hours and codes."""

    options: CycleOptions
    places: CyclePlaces
    quarters: Quarters
    school_holidays: Sequence[SchoolHoliday]

    def planned(self, dates: Sequence[TermDate]) -> PlannedCycle:
        """The cycle with these sessions."""
        regular = [one for one in dates if one.own_hour is None]
        at = _most_common(one.start % A_WEEK for one in regular)
        then = [one for one in regular if one.start % A_WEEK == at]
        team = _most_common((one.room, one.people) for one in then)
        usual = next(one for one in then if (one.room, one.people) == team)
        weeks = [one.start // A_WEEK for one in regular]
        possible = [week for week in self.places.weeks if weeks[0] <= week <= weeks[-1]]
        skipped = tuple(self._skipped(at, set(possible).difference(weeks)))
        meets_not = sum(cause is not SkipCause.REMOVED for _day, cause in skipped)
        without = len(possible) - len(weeks) - meets_not
        return PlannedCycle(
            self.options.wish,
            tuple(map(self._date, dates)),
            self._date(usual),
            skipped,
            losses_of([self._traits(one) for one in dates], without),
        )

    def _date(self, one: TermDate) -> PlannedDate:
        start = self.quarters.moment(one.start)
        sample = self.options.wish.sample
        chosen = (
            Involved(code, "interpreter") if seat.language else Involved(code)
            for seat, code in zip(self.options.seats, one.people, strict=True)
        )
        proposal = replace(
            sample,
            span=Span(start, start + one.minutes * MINUTE),
            room=one.room,
            involved=(*sample.involved, *chosen),
        )
        return PlannedDate(proposal, one.step)

    def _skipped(self, at: int, weeks: Iterable[int]) -> Iterator[tuple[date, SkipCause]]:
        """The usual day of each week without a session, and why it has none."""
        for week in sorted(weeks):
            day = self.quarters.moment(A_WEEK * week + at).date()
            off = SkipCause.PUBLIC_HOLIDAY if public_holiday_on(day) else SkipCause.REMOVED
            yield day, skip_cause(day, self.options.wish, self.school_holidays) or off

    def _traits(self, one: TermDate) -> DateTraits:
        at = one.start % A_WEEK
        regular = one.own_hour is None
        disliked = {loss for loss, starts in self.places.liked if not starts >> at & 1}
        seats = list(zip(self.options.seats, one.people, strict=True))
        return DateTraits(
            at if regular else None,
            one.room,
            people=tuple(code for seat, code in seats if not seat.language),
            interpreters=tuple(code for seat, code in seats if seat.language),
            outside_hours=regular and Loss.OUTSIDE_HOURS in disliked,
            other_weekday=regular and Loss.OTHER_WEEKDAY in disliked,
            large_room=self.options.is_too_large(one.room),
            off_its_hour=not regular and one.start % A_DAY != one.own_hour,
        )


def _most_common(values: Iterable[Value]) -> Value:
    (value, _many), *_others = Counter(values).most_common(1)
    return value

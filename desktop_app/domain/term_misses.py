"""Why a cycle found no place in a term, and what each one loses beside others."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from desktop_app.domain.finder import FindWish
from desktop_app.domain.near_misses import NearMiss, near_misses
from desktop_app.domain.planning import Planning
from desktop_app.domain.recurrence import RhythmKind
from desktop_app.domain.term_options import DAY_BEGINS, DAY_ENDS
from desktop_app.domain.term_planner import TermPlanner
from desktop_app.domain.term_plans import PlannedCycle, TermPlan
from desktop_app.domain.term_wishes import TermWish, held_on, weeks_of

SIX_DAYS = timedelta(days=6)


class Because(StrEnum):
    """What keeps a cycle out of a plan: the other cycles, too few weeks, its last sessions."""

    OTHERS = "others"
    WEEKS = "weeks"
    FOLLOW_UP = "follow_up"


@dataclass(frozen=True, slots=True)
class NotPlaced:
    """A cycle without a place.

    ``weeks`` counts those in which a session is possible today. ``monday`` begins the first one
    in which its programme meets and none is; ``misses`` are the smallest changes that would
    give a place in it.
    """

    wish: TermWish
    because: Because
    weeks: int
    monday: date | None = None
    misses: tuple[NearMiss, ...] = ()


@dataclass(frozen=True, slots=True)
class Beside:
    """A cycle in a plan, and in another one: what it would be if it were wanted alone."""

    wish: TermWish
    here: PlannedCycle | None
    there: PlannedCycle | None


def beside(one: TermPlan, other: TermPlan) -> tuple[Beside, ...]:
    """The cycles of two plans of the same wishes, side by side."""
    return tuple(
        Beside(wish, here, there)
        for wish, here, there in zip(one.wishes, one.cycles, other.cycles, strict=True)
    )


def not_placed(
    plan: TermPlan, planner: TermPlanner, planning: Planning, now: datetime
) -> tuple[NotPlaced, ...]:
    """Each cycle that a plan leaves out, and why."""
    if all(plan.cycles):
        return ()
    alone, weeks = planner.alone(), planner.possible_weeks()
    return tuple(
        _why(wish, possible, planning, now)
        if there is None
        else NotPlaced(wish, Because.OTHERS, len(possible))
        for wish, here, there, possible in zip(
            plan.wishes, plan.cycles, alone.cycles, weeks, strict=True
        )
        if here is None
    )


def _why(
    wish: TermWish, possible: tuple[date, ...], planning: Planning, now: datetime
) -> NotPlaced:
    if len(possible) >= wish.sessions:
        return NotPlaced(wish, Because.FOLLOW_UP, len(possible))
    without = next(
        (
            monday
            for monday in weeks_of(wish)
            if monday not in possible and any(_meeting_days(monday, wish, planning))
        ),
        None,
    )
    if without is None:
        return NotPlaced(wish, Because.WEEKS, len(possible))
    first, last = max(without, wish.first), min(without + SIX_DAYS, wish.last)
    if wish.rhythm.kind is RhythmKind.NTH:
        first = last = next(_meeting_days(without, wish, planning))
    asked = FindWish(
        max(step.minutes for step in wish.weekly_steps),
        first,
        last,
        wish.sample,
        roles=wish.roles,
        site=wish.site,
        room=wish.room,
        after=min(DAY_BEGINS, wish.after) if wish.likes_hours else DAY_BEGINS,
        before=max(DAY_ENDS, wish.before) if wish.likes_hours else DAY_ENDS,
    )
    misses = tuple(near_misses(asked, planning, now))
    return NotPlaced(wish, Because.WEEKS, len(possible), without, misses)


def _meeting_days(monday: date, wish: TermWish, planning: Planning) -> Iterator[date]:
    """The working days of a week on which it may meet, as far as school holidays go."""
    for day in (monday + timedelta(days=number) for number in range(5)):
        meets = wish.keeps(day) and held_on(day, wish, planning.school_holidays)
        if meets and wish.first <= day <= wish.last:
            yield day

"""Where a booking would find its people, its room and its interpreter free; nothing is written."""

from dataclasses import dataclass, replace
from datetime import date, datetime

from sqlalchemy import Engine

from db.engine import reading
from db.queries.planning import planning_during
from desktop_app.domain.errors import UnknownCodeError
from desktop_app.domain.finder import MOST_FOUND, FindWish, Slot, find_slots
from desktop_app.domain.near_misses import LOOKED_FURTHER, ONE_DAY, NearMiss, near_misses
from desktop_app.domain.planning import Planning
from desktop_app.domain.span import Span
from desktop_app.readings.check import check_codes


@dataclass(frozen=True, slots=True)
class FoundSlots:
    """Places that can be booked, best first; when there is none, what would give one."""

    slots: tuple[Slot, ...]
    misses: tuple[NearMiss, ...] = ()


def free_slots(engine: Engine, wish: FindWish, now: datetime, most: int = MOST_FOUND) -> FoundSlots:
    """Look for up to ``most`` places.

    Raises:
        UnknownCodeError: a code of the wish names nothing.
    """
    planning = _planning(engine, wish, wish.last)
    if wish.site and wish.site not in planning.sites:
        raise UnknownCodeError("site", wish.site)
    check_codes(replace(wish.sample, room=wish.room), planning)
    slots = find_slots(wish, planning, now, most)
    if slots:
        return FoundSlots(tuple(slots))
    further = _planning(engine, wish, wish.last + LOOKED_FURTHER)
    return FoundSlots((), tuple(near_misses(wish, further, now)))


def _planning(engine: Engine, wish: FindWish, last: date) -> Planning:
    with reading(engine) as tx:
        return planning_during(tx, Span.whole_days(wish.first - ONE_DAY, last + ONE_DAY))

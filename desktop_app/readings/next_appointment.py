"""The next free appointments of somebody, offered while the telephone is at the ear."""

from datetime import datetime, timedelta

from sqlalchemy import Engine, select

from db.engine import reading
from db.queries.planning import planning_during
from db.tables.people import Person
from desktop_app.domain.finder import Slot
from desktop_app.domain.next_appointments import AppointmentWish, next_appointments
from desktop_app.domain.span import Span

MOST_OFFERED = 6
_ONE_DAY = timedelta(days=1)


def coming_appointments(
    engine: Engine, wish: AppointmentWish, now: datetime, most: int = MOST_OFFERED
) -> tuple[Slot, ...]:
    """Look for up to ``most`` free appointments in the period of a wish; nothing is written."""
    first, last = wish.first.date(), wish.last
    with reading(engine) as tx:
        people = tx.scalars(select(Person.id).where(Person.code.in_(wish.sample.participants)))
        window = Span.whole_days(first - _ONE_DAY, last + _ONE_DAY)
        planning = planning_during(tx, window, tuple(people))
    return tuple(next_appointments(wish, planning, now, most))

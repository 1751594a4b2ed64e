"""What the rules need of sessions besides their own fields: people, orders, rhythms."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from sqlalchemy import select
from sqlalchemy.orm import Session

from db.queries.enrolment_counts import ENROLLED, WAITING
from db.queries.enrolments import (
    Attendee,
    attendees_of,
    excluded_interpreters,
    last_headcounts,
)
from db.tables.sessions import Cycle, WorkshopSession
from db.tables.support import InterpreterOrder
from desktop_app.domain.interpreters import urgency
from desktop_app.domain.interpreting import COVERING
from desktop_app.domain.planning import STEP_FREE, Need, Proposal


@dataclass(frozen=True, slots=True)
class Circumstances:
    """What the rules need of a session besides its state.

    ``people`` are enrolled or wait, ``headcount`` is the last counted in its cycle,
    ``orders`` its interpreter orders, the first placed first, ``rhythm`` that of its cycle.
    """

    people: tuple[Attendee, ...] = ()
    headcount: int = 0
    orders: tuple[InterpreterOrder, ...] = ()
    rhythm: str = ""
    excluded: frozenset[str] = frozenset()

    @property
    def enrolled(self) -> tuple[Attendee, ...]:
        """Those who have a place."""
        return tuple(one for one in self.people if one.status == ENROLLED)

    @property
    def waiting(self) -> tuple[Attendee, ...]:
        """Those who wait for one."""
        return tuple(one for one in self.people if one.status == WAITING)

    @property
    def order(self) -> InterpreterOrder | None:
        """The interpreter order that most wants doing, the latest of its kind."""
        ranks = {one.code: (urgency(one.status), -one.id) for one in self.orders}
        return min(self.orders, key=lambda one: ranks[one.code], default=None)

    def added_to(self, proposal: Proposal) -> Proposal:
        """A session as the rules see it, with those enrolled in it and their needs."""
        needs, order = proposal.needs, self.order
        if any(one.step_free for one in self.enrolled) and Need(STEP_FREE) not in needs:
            needs = (*needs, Need(STEP_FREE))
        return replace(
            proposal,
            enrolled=len(self.enrolled),
            headcount=self.headcount,
            needs=needs,
            order=order.status if order is not None else "",
            ordered=frozenset(one.language_code for one in self.orders if one.status in COVERING),
            mode=order.mode if order is not None else "",
            rhythm=self.rhythm,
            participants=frozenset(one.person for one in self.enrolled),
            excluded_interpreters=self.excluded,
        )


def circumstances_of(tx: Session, rows: Sequence[WorkshopSession]) -> dict[int, Circumstances]:
    """The circumstances of some sessions, by id, in five statements however many they are."""
    people = attendees_of(tx, rows)
    headcounts = last_headcounts(tx, rows)
    orders, rhythms = _orders(tx, rows), _rhythms(tx, rows)
    ids = {one.person_id for group in people.values() for one in group if one.status == ENROLLED}
    excluded = excluded_interpreters(tx, ids)
    return {
        row.id: Circumstances(
            people=tuple(people[row.id]),
            headcount=headcounts[row.id],
            orders=tuple(orders[row.id]),
            rhythm=rhythms.get(row.cycle_id or 0, ""),
            excluded=_excluded_for(people[row.id], excluded),
        )
        for row in rows
    }


def _orders(tx: Session, rows: Sequence[WorkshopSession]) -> dict[int, list[InterpreterOrder]]:
    """The orders of each session, the first placed first."""
    orders: dict[int, list[InterpreterOrder]] = defaultdict(list)
    found = tx.scalars(
        select(InterpreterOrder)
        .where(
            InterpreterOrder.session_id.in_([row.id for row in rows]),
            InterpreterOrder.status != "removed",
        )
        .order_by(InterpreterOrder.id)
    )
    for order in found:
        orders[order.session_id or 0].append(order)
    return orders


def _rhythms(tx: Session, rows: Sequence[WorkshopSession]) -> dict[int, str]:
    cycles = {row.cycle_id for row in rows if row.cycle_id is not None}
    found = tx.execute(select(Cycle.id, Cycle.recurrence).where(Cycle.id.in_(cycles)))
    return {row.id: row.recurrence for row in found}


def _excluded_for(
    people: Sequence[Attendee], excluded: Mapping[int, frozenset[str]]
) -> frozenset[str]:
    ids = [one.person_id for one in people if one.status == ENROLLED]
    return frozenset[str]().union(*(excluded.get(number, ()) for number in ids))

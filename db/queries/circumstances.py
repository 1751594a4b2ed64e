"""What the rules need of sessions besides their own fields: people, orders, rhythms."""

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
from desktop_app.domain.planning import STEP_FREE, Need, Proposal


@dataclass(frozen=True, slots=True)
class Circumstances:
    """What the rules need of a session besides its state.

    ``people`` are enrolled or wait, ``headcount`` is the last counted in its cycle,
    ``order`` its latest interpreter order, ``rhythm`` that of its cycle.
    """

    people: tuple[Attendee, ...] = ()
    headcount: int = 0
    order: InterpreterOrder | None = None
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
            order=orders.get(row.id),
            rhythm=rhythms.get(row.cycle_id or 0, ""),
            excluded=_excluded_for(people[row.id], excluded),
        )
        for row in rows
    }


def _orders(tx: Session, rows: Sequence[WorkshopSession]) -> dict[int, InterpreterOrder]:
    """The latest order of each session that has one."""
    found = tx.scalars(
        select(InterpreterOrder)
        .where(
            InterpreterOrder.session_id.in_([row.id for row in rows]),
            InterpreterOrder.status != "removed",
        )
        .order_by(InterpreterOrder.id)
    )
    return {order.session_id: order for order in found if order.session_id is not None}


def _rhythms(tx: Session, rows: Sequence[WorkshopSession]) -> dict[int, str]:
    cycles = {row.cycle_id for row in rows if row.cycle_id is not None}
    found = tx.execute(select(Cycle.id, Cycle.recurrence).where(Cycle.id.in_(cycles)))
    return {row.id: row.recurrence for row in found}


def _excluded_for(
    people: Sequence[Attendee], excluded: Mapping[int, frozenset[str]]
) -> frozenset[str]:
    ids = [one.person_id for one in people if one.status == ENROLLED]
    return frozenset[str]().union(*(excluded.get(number, ()) for number in ids))

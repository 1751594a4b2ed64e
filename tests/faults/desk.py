"""One desk among eight that all want the same rooms, until it is killed or its time is over.

It goes the way commands go: ``db.engine.transaction``, ordered locks, claims parked while they
move, and the guards have the last word. Each operation leaves a line in the desk's own file
once it is over, so that a kill loses nothing that was acknowledged.
"""

import os
import random
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from sqlalchemy import ColumnElement, Engine, select, update
from sqlalchemy.orm import Session

from db.engine import open_centre, reading, transaction
from db.errors import DoubleBookingError, StoreError
from db.guards import lock_resources
from db.queries.claims import free_units
from db.tables.sessions import Allocation, Claim, WorkshopSession
from desktop_app.domain.span import Span
from tests.db.rows import MIDNIGHT

ROOMS = tuple(range(1, 7))
POOL, POOL_UNITS = 7, 3
QUARTER = timedelta(minutes=15)
QUARTERS = 200
"""The horizon: narrow enough that desks meet all the time."""

WEIGHTS = {"book": 45, "move": 20, "cancel": 13, "swap": 16, "pool": 6}


@dataclass(frozen=True)
class Order:
    """What a desk is told: where the centre is, which draw of chance, where it reports."""

    address: str
    seed: int
    until: float
    report: Path


def work(order: Order) -> None:
    """Carry out operations until ``order.until``, a moment of the machine's monotonic clock."""
    chance = random.Random(order.seed)
    engine = open_centre(order.address)
    report = os.open(order.report, os.O_WRONLY | os.O_CREAT | os.O_APPEND)
    acts: dict[str, Callable[[], str]] = {
        "book": lambda: book(engine, chance, order.seed),
        "move": lambda: move(engine, chance),
        "cancel": lambda: cancel(engine, chance),
        "swap": lambda: swap(engine, chance),
        "pool": lambda: book_from_pool(engine, chance, order.seed),
    }
    while time.monotonic() < order.until:
        (name,) = chance.choices(list(WEIGHTS), list(WEIGHTS.values()))
        started = time.perf_counter()
        outcome = _outcome(acts[name])
        took = time.perf_counter() - started
        os.write(report, f"{name} {outcome} {took:.4f}\n".encode())
    engine.dispose()


def _outcome(act: Callable[[], str]) -> str:
    try:
        return act()
    except DoubleBookingError:
        return "refused"
    except StoreError as failure:
        cause = getattr(failure.__cause__, "orig", None)
        return f"{failure.code}/{getattr(cause, 'sqlstate', None) or failure.code}"


def book(engine: Engine, chance: random.Random, seed: int) -> str:
    """Take one to three rooms at once."""
    rooms = chance.sample(ROOMS, chance.randrange(1, 4))
    code = _new_code(chance, seed)
    span = _span(chance)
    with transaction(engine) as tx:
        lock_resources(tx, rooms)
        _save(tx, code, span, [(room, 1) for room in rooms])
    return f"done:{code}"


def book_from_pool(engine: Engine, chance: random.Random, seed: int) -> str:
    """Take a free unit of the pool."""
    code = _new_code(chance, seed)
    span = _span(chance)
    with transaction(engine) as tx:
        lock_resources(tx, [POOL])
        free = free_units(tx, POOL, span)
        if not free:
            return "full"
        _save(tx, code, span, [(POOL, free[0])])
    return f"done:{code}"


def cancel(engine: Engine, chance: random.Random) -> str:
    """Free what a session holds; its rows stay."""
    with transaction(engine) as tx:
        picked = _picked(tx, chance, 1)
        if not picked:
            return "none"
        (session,) = picked
        session.status = "cancelled"
        _park(tx, picked)
    return "done"


def move(engine: Engine, chance: random.Random) -> str:
    """Give a session another time, all its resources together."""
    with transaction(engine) as tx:
        picked = _picked(tx, chance, 1)
        if not picked:
            return "none"
        _park(tx, picked)
        _put(tx, picked[0], _span(chance))
        _wake(tx, picked)
    return "done"


def swap(engine: Engine, chance: random.Random) -> str:
    """Exchange the times of two sessions: park both, move both, wake both."""
    with transaction(engine) as tx:
        picked = _picked(tx, chance, 2)
        if len(picked) < 2:
            return "none"
        one, other = picked
        first, second = Span(one.starts, one.ends), Span(other.starts, other.ends)
        _park(tx, picked)
        _put(tx, one, second)
        _put(tx, other, first)
        _wake(tx, picked)
    return "done"


def _picked(tx: Session, chance: random.Random, number: int) -> list[WorkshopSession]:
    """Some planned sessions, their resources locked and their rows read after that."""
    planned = select(WorkshopSession.id).where(WorkshopSession.status == "planned")
    ids = tx.scalars(planned.order_by(WorkshopSession.id)).all()
    if len(ids) < number:
        return []
    wanted = chance.sample(ids, number)
    held = select(Allocation.resource_id).where(Allocation.session_id.in_(wanted))
    lock_resources(tx, tx.scalars(held))
    rows = select(WorkshopSession).where(
        WorkshopSession.id.in_(wanted), WorkshopSession.status == "planned"
    )
    return list(tx.scalars(rows.execution_options(populate_existing=True)))


def _save(tx: Session, code: str, span: Span, units: Sequence[tuple[int, int]]) -> None:
    session = WorkshopSession(
        code=code, starts=span.start, ends=span.end, room_id=ROOMS[0], status="planned"
    )
    tx.add(session)
    tx.flush()
    for resource, unit in units:
        allocation = Allocation(session_id=session.id, resource_id=resource, role="room")
        tx.add(allocation)
        tx.flush()
        tx.add(
            Claim(
                allocation_id=allocation.id,
                resource_id=resource,
                unit=unit,
                starts_at=span.start,
                ends_at=span.end,
            )
        )


def _put(tx: Session, session: WorkshopSession, span: Span) -> None:
    session.starts, session.ends = span.start, span.end
    times = {"starts_at": span.start, "ends_at": span.end}
    tx.execute(update(Claim).where(_of([session])).values(times))


def _park(tx: Session, sessions: Sequence[WorkshopSession]) -> None:
    tx.execute(update(Claim).where(_of(sessions)).values(active=False))


def _wake(tx: Session, sessions: Sequence[WorkshopSession]) -> None:
    tx.execute(update(Claim).where(_of(sessions)).values(active=True))


def _of(sessions: Sequence[WorkshopSession]) -> ColumnElement[bool]:
    ids = [session.id for session in sessions]
    return Claim.allocation_id.in_(select(Allocation.id).where(Allocation.session_id.in_(ids)))


def _span(chance: random.Random) -> Span:
    start: datetime = MIDNIGHT + chance.randrange(QUARTERS) * QUARTER
    return Span(start, start + chance.randrange(1, 9) * QUARTER)


def _new_code(chance: random.Random, seed: int) -> str:
    return f"S{seed}-{chance.getrandbits(48):012x}"


def sessions_kept(engine: Engine) -> set[str]:
    """Codes of every session there is."""
    with reading(engine) as tx:
        return set(tx.scalars(select(WorkshopSession.code)))

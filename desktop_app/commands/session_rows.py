"""Writing sessions: lock, park, move, unpark, so that swaps pass and races cannot.

The database refuses two active claims on one unit. Rows of the sessions concerned are made
inactive, moved, and made active again, in this order on both engines; resources are locked in
the order of their ids before, so that PostgreSQL never finds a deadlock.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sqlalchemy import select, update
from sqlalchemy.orm import Session
from sqlalchemy.orm.attributes import flag_modified

from db.guards import lock_resources
from db.queries.claims import free_units
from db.tables.sessions import Allocation, Claim, Cycle, Programme, Resource, WorkshopSession
from db.tables.sites import RoomPart
from desktop_app.commands.session_state import EQUIPMENT, PLACE, Allocated, SessionState
from desktop_app.domain.errors import RefusedError
from desktop_app.domain.findings import Code, Finding
from desktop_app.domain.span import Span


@dataclass(frozen=True, slots=True)
class Rewriting:
    """One session on its way from a state to another; ``expected`` people are not enrolled yet."""

    row: WorkshopSession
    before: SessionState | None
    after: SessionState
    expected: int = 0


@dataclass(frozen=True, slots=True)
class _Held:
    """An allocation with what it should claim: resource ids and units, during a span."""

    allocation: Allocation
    resources: tuple[Resource, ...]
    quantity: int
    span: Span


def lock_for(tx: Session, states: Iterable[SessionState | None]) -> dict[str, Resource]:
    """Lock every resource the states name, parts included, and give them by code."""
    codes = {code for state in states if state is not None for code in _codes(state)}
    found = {row.code: row for row in tx.scalars(select(Resource).where(Resource.code.in_(codes)))}
    parts = tx.scalars(
        select(Resource)
        .join(RoomPart, RoomPart.part_id == Resource.id)
        .where(RoomPart.room_id.in_([row.id for row in found.values()]))
    ).all()
    lock_resources(tx, [row.id for row in (*found.values(), *parts)])
    return found


def rewrite(tx: Session, rewritings: Sequence[Rewriting], resources: dict[str, Resource]) -> None:
    """Write sessions with their allocations and claims; ``resources`` are locked already.

    Raises:
        RefusedError: the stock of some equipment is not enough.
        DoubleBookingError: the database refuses a claim.
    """
    _park(tx, [one.row.id for one in rewritings])
    held: list[_Held] = []
    for one in rewritings:
        _write_row(tx, one, resources)
        held += _write_allocations(tx, one, resources)
    tx.flush()
    for holding in held:
        _write_claims(tx, holding)
    tx.flush()


def _codes(state: SessionState) -> set[str]:
    return {state.room, *(one.resource for one in state.allocated)}


def _park(tx: Session, sessions: list[int]) -> None:
    own = select(Allocation.id).where(Allocation.session_id.in_(sessions))
    tx.execute(update(Claim).where(Claim.allocation_id.in_(own), Claim.active).values(active=False))


def _write_row(tx: Session, one: Rewriting, resources: dict[str, Resource]) -> None:
    row, state = one.row, one.after
    row.starts, row.ends = state.starts, state.ends
    row.room_id = resources[state.room].id
    row.status, row.reason, row.cause = state.status, state.reason, state.cause
    row.programme_id = _id_of(tx, Programme, state.programme)
    row.cycle_id = _id_of(tx, Cycle, state.cycle)
    row.number, row.kind, row.title = state.number, state.kind, state.title
    row.places, row.needs = state.places, state.needs
    row.interpreter_language = state.interpreter_language
    row.kept, row.kept_reason = state.kept, state.kept_reason
    row.headcount, row.planned_starts = state.headcount, state.planned_starts
    # A change of people alone still makes the copy another desk holds an old one.
    flag_modified(row, "status")
    tx.flush()


def _id_of(tx: Session, table: type[Programme | Cycle], code: str) -> int | None:
    return tx.scalar(select(table.id).where(table.code == code)) if code else None


def _write_allocations(tx: Session, one: Rewriting, resources: dict[str, Resource]) -> list[_Held]:
    wanted = [Allocated(one.after.room, PLACE), *one.after.allocated]
    existing: dict[tuple[int, str], Allocation] = {
        (row.resource_id, row.role): row
        for row in tx.scalars(select(Allocation).where(Allocation.session_id == one.row.id))
    }
    held: list[_Held] = []
    for allocated in wanted:
        resource = resources[allocated.resource]
        row = existing.pop((resource.id, allocated.role), None)
        if row is None:
            row = Allocation(session_id=one.row.id, resource_id=resource.id, role=allocated.role)
            tx.add(row)
        row.quantity, row.dropped = allocated.quantity, False
        row.starts, row.ends = allocated.starts, allocated.ends
        if one.after.firm:
            span = allocated.span or one.after.span
            held.append(_Held(row, _claimed(tx, resource), allocated.quantity, span))
    for row in existing.values():
        row.dropped = True
    return held


def _claimed(tx: Session, resource: Resource) -> tuple[Resource, ...]:
    if resource.units > 0:
        return (resource,)
    # No unit of its own: a divisible room takes its parts, a shared place nothing.
    return tuple(
        tx.scalars(
            select(Resource)
            .join(RoomPart, RoomPart.part_id == Resource.id)
            .where(RoomPart.room_id == resource.id)
            .order_by(Resource.id)
        )
    )


def _write_claims(tx: Session, held: _Held) -> None:
    spare: dict[int, list[Claim]] = defaultdict(list)
    for claim in tx.scalars(select(Claim).where(Claim.allocation_id == held.allocation.id)):
        spare[claim.resource_id].append(claim)
    for resource in held.resources:
        for unit in _units(tx, resource, held):
            claims = spare[resource.id]
            claim = claims.pop() if claims else Claim(allocation_id=held.allocation.id)
            claim.resource_id, claim.unit = resource.id, unit
            claim.starts_at, claim.ends_at = held.span.start, held.span.end
            claim.active = True
            tx.add(claim)
            tx.flush()


def _units(tx: Session, resource: Resource, held: _Held) -> list[int]:
    if held.allocation.role != EQUIPMENT:
        return [1]
    free = free_units(tx, resource.id, held.span)
    if len(free) < held.quantity:
        raise RefusedError(
            [
                Finding(
                    Code.EQUIPMENT_SHORT,
                    resource.code,
                    facts={"wanted": held.quantity, "free": len(free), "stock": resource.units},
                )
            ]
        )
    return list(free)[: held.quantity]

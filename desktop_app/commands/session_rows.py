"""Writing sessions: lock, park, move, unpark, so that swaps pass and races cannot.

The database refuses two active claims on one unit. Rows of the sessions concerned are made
inactive, moved, and made active again, in this order on both engines; resources are locked in
the order of their ids before, so that PostgreSQL never finds a deadlock.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import select, update
from sqlalchemy.orm import Session
from sqlalchemy.orm.attributes import flag_modified

from db.guards import lock_resources
from db.holding import Hold, hold
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
    there = _there(tx, rewritings, resources)
    held: list[_Held] = []
    for one in rewritings:
        _write_row(one, there)
        held += _write_allocations(tx, one, there)
    tx.flush()
    claims = _claims_of(tx, [one.allocation.id for one in held])
    for holding in held:
        _write_claims(tx, holding, claims[holding.allocation.id])
    tx.flush()


def _codes(state: SessionState) -> set[str]:
    return {state.room, *(one.resource for one in state.allocated)}


def _park(tx: Session, sessions: list[int]) -> None:
    own = select(Allocation.id).where(Allocation.session_id.in_(sessions))
    tx.execute(update(Claim).where(Claim.allocation_id.in_(own), Claim.active).values(active=False))


@dataclass(frozen=True, slots=True)
class _There:
    """What sessions refer to, read once for them all; ids by code, parts by room."""

    resources: Mapping[str, Resource]
    programmes: Mapping[str, int]
    cycles: Mapping[str, int]
    parts: Mapping[int, list[Resource]]
    allocations: Mapping[int, list[Allocation]]


def _there(
    tx: Session, rewritings: Sequence[Rewriting], resources: Mapping[str, Resource]
) -> _There:
    states = [one.after for one in rewritings]
    allocations: dict[int, list[Allocation]] = defaultdict(list)
    ids = [one.row.id for one in rewritings]
    for row in tx.scalars(select(Allocation).where(Allocation.session_id.in_(ids))):
        allocations[row.session_id or 0].append(row)
    return _There(
        resources,
        _ids(tx, Programme, {state.programme for state in states}),
        _ids(tx, Cycle, {state.cycle for state in states}),
        _parts(tx, [row.id for row in resources.values()]),
        allocations,
    )


def _ids(tx: Session, table: type[Programme | Cycle], codes: Collection[str]) -> dict[str, int]:
    rows = tx.execute(select(table.code, table.id).where(table.code.in_(codes)))
    return {row.code: row.id for row in rows}


def _parts(tx: Session, rooms: Collection[int]) -> dict[int, list[Resource]]:
    rows = tx.execute(
        select(RoomPart.room_id, Resource)
        .join(Resource, Resource.id == RoomPart.part_id)
        .where(RoomPart.room_id.in_(rooms))
        .order_by(Resource.id)
    )
    found: dict[int, list[Resource]] = defaultdict(list)
    for room, part in rows:
        found[room].append(part)
    return found


def _claims_of(tx: Session, allocations: Collection[int]) -> dict[int, list[Claim]]:
    found: dict[int, list[Claim]] = defaultdict(list)
    rows = tx.scalars(select(Claim).where(Claim.allocation_id.in_(allocations)).order_by(Claim.id))
    for claim in rows:
        found[claim.allocation_id].append(claim)
    return found


def _write_row(one: Rewriting, there: _There) -> None:
    row, state = one.row, one.after
    row.starts, row.ends = state.starts, state.ends
    row.room_id = there.resources[state.room].id
    row.status, row.reason, row.cause = state.status, state.reason, state.cause
    row.programme_id = there.programmes.get(state.programme)
    row.cycle_id = there.cycles.get(state.cycle)
    row.number, row.kind, row.title = state.number, state.kind, state.title
    row.places, row.needs = state.places, state.needs
    row.interpreter_language = state.interpreter_language
    row.kept, row.kept_reason = state.kept, state.kept_reason
    row.headcount, row.planned_starts = state.headcount, state.planned_starts
    row.partners, row.note = state.partners, state.note
    # A change of people alone still makes the copy another desk holds an old one.
    flag_modified(row, "status")


def _write_allocations(tx: Session, one: Rewriting, there: _There) -> list[_Held]:
    wanted = [Allocated(one.after.room, PLACE), *one.after.allocated]
    existing: dict[tuple[int, str], Allocation] = {
        (row.resource_id, row.role): row for row in there.allocations[one.row.id]
    }
    held: list[_Held] = []
    for allocated in wanted:
        resource = there.resources[allocated.resource]
        row = existing.pop((resource.id, allocated.role), None)
        if row is None:
            row = Allocation(session_id=one.row.id, resource_id=resource.id, role=allocated.role)
            tx.add(row)
        row.quantity, row.dropped = allocated.quantity, False
        row.starts, row.ends = allocated.starts, allocated.ends
        if one.after.firm:
            span = allocated.span or one.after.span
            held.append(_Held(row, _claimed(resource, there), allocated.quantity, span))
    for row in existing.values():
        row.dropped = True
    return held


def _claimed(resource: Resource, there: _There) -> tuple[Resource, ...]:
    if resource.units > 0:
        return (resource,)
    # No unit of its own: a divisible room takes its parts, a shared place nothing.
    return tuple(there.parts[resource.id])


def _write_claims(tx: Session, held: _Held, existing: Sequence[Claim]) -> None:
    spare: dict[int, list[Claim]] = defaultdict(list)
    for claim in existing:
        spare[claim.resource_id].append(claim)
    new: list[Hold] = []
    for resource in held.resources:
        for unit in _units(tx, resource, held):
            claims = spare[resource.id]
            if not claims:
                new.append(Hold(held.allocation.id, resource.id, unit, held.span))
                continue
            claim = claims.pop()
            claim.resource_id, claim.unit = resource.id, unit
            claim.starts_at, claim.ends_at = held.span.start, held.span.end
            claim.active = True
    hold(tx, new)


def _units(tx: Session, resource: Resource, held: _Held) -> list[int]:
    if held.allocation.role != EQUIPMENT:
        return [1]
    # The pieces taken by the sessions before must be seen.
    tx.flush()
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

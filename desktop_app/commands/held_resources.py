"""What sessions and appointments hold: lock, park, give, claim, so that races cannot.

The database refuses two active claims on one unit. Claims of those concerned are made inactive,
moved, and made active again, in this order on both engines; resources are locked in the order
of their ids before, so that PostgreSQL never finds a deadlock.
"""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum

from sqlalchemy import SQLColumnExpression, select, update
from sqlalchemy.orm import Session

from db.guards import lock_resources
from db.holding import Hold, hold
from db.queries.claims import free_units
from db.tables.sessions import Allocation, Claim, Resource
from db.tables.sites import RoomPart
from desktop_app.commands.session_state import EQUIPMENT, Allocated
from desktop_app.domain.errors import RefusedError
from desktop_app.domain.findings import Code, Finding
from desktop_app.domain.span import Span


class Owner(Enum):
    """What a resource is given to: the column of the allocation."""

    SESSION = "session_id"
    APPOINTMENT = "appointment_id"

    @property
    def column(self) -> SQLColumnExpression[int | None]:
        """The allocation's reference to it."""
        return Allocation.session_id if self is Owner.SESSION else Allocation.appointment_id


@dataclass(frozen=True, slots=True)
class Given:
    """What one session or appointment is given, its place included; claimed when ``firm``."""

    number: int
    span: Span
    allocated: Sequence[Allocated]
    firm: bool


@dataclass(frozen=True, slots=True)
class _Held:
    """An allocation with what it should claim: resource ids and units, during a span."""

    allocation: Allocation
    resources: tuple[Resource, ...]
    quantity: int
    span: Span


@dataclass(frozen=True, slots=True)
class _There:
    """What is there before: resources by code, parts by room id, allocations by owner id."""

    resources: Mapping[str, Resource]
    parts: Mapping[int, list[Resource]]
    allocations: Mapping[int, list[Allocation]]


def lock_named(tx: Session, codes: Collection[str]) -> dict[str, Resource]:
    """Lock resources, parts of divisible rooms included, and give them by code."""
    found = {row.code: row for row in tx.scalars(select(Resource).where(Resource.code.in_(codes)))}
    parts = tx.scalars(
        select(Resource)
        .join(RoomPart, RoomPart.part_id == Resource.id)
        .where(RoomPart.room_id.in_([row.id for row in found.values()]))
    ).all()
    lock_resources(tx, [row.id for row in (*found.values(), *parts)])
    return found


def park(tx: Session, owner: Owner, numbers: Sequence[int]) -> None:
    """Make what some sessions or appointments claim inactive, until they are written."""
    own = select(Allocation.id).where(owner.column.in_(numbers))
    tx.execute(update(Claim).where(Claim.allocation_id.in_(own), Claim.active).values(active=False))


def give(
    tx: Session, owner: Owner, given: Sequence[Given], resources: Mapping[str, Resource]
) -> None:
    """Write allocations and claims; ``resources`` are locked already, former claims parked.

    Raises:
        RefusedError: the stock of some equipment is not enough.
        DoubleBookingError: the database refuses a claim.
    """
    there = _there(tx, owner, [one.number for one in given], resources)
    held = [one for wanted in given for one in _allocated(tx, owner, wanted, there)]
    tx.flush()
    claims = _claims_of(tx, [one.allocation.id for one in held])
    for holding in held:
        _write_claims(tx, holding, claims[holding.allocation.id])
    tx.flush()


def _there(
    tx: Session, owner: Owner, numbers: Sequence[int], resources: Mapping[str, Resource]
) -> _There:
    allocations: dict[int, list[Allocation]] = defaultdict(list)
    for row in tx.scalars(select(Allocation).where(owner.column.in_(numbers))):
        allocations[getattr(row, owner.value)].append(row)
    return _There(resources, _parts(tx, [row.id for row in resources.values()]), allocations)


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


def _allocated(tx: Session, owner: Owner, given: Given, there: _There) -> list[_Held]:
    existing: dict[tuple[int, str], Allocation] = {
        (row.resource_id, row.role): row for row in there.allocations[given.number]
    }
    held: list[_Held] = []
    for allocated in given.allocated:
        resource = there.resources[allocated.resource]
        row = existing.pop((resource.id, allocated.role), None)
        if row is None:
            row = Allocation(resource_id=resource.id, role=allocated.role)
            setattr(row, owner.value, given.number)
            tx.add(row)
        row.quantity, row.dropped = allocated.quantity, False
        row.starts, row.ends = allocated.starts, allocated.ends
        if given.firm:
            span = allocated.span or given.span
            held.append(_Held(row, _claimed(resource, there), allocated.quantity, span))
    for row in existing.values():
        row.dropped = True
    return held


def _claimed(resource: Resource, there: _There) -> tuple[Resource, ...]:
    if resource.units > 0:
        return (resource,)
    # No unit of its own: a divisible room takes its parts, a shared place nothing.
    return tuple(there.parts[resource.id])


def _claims_of(tx: Session, allocations: Collection[int]) -> dict[int, list[Claim]]:
    found: dict[int, list[Claim]] = defaultdict(list)
    rows = tx.scalars(select(Claim).where(Claim.allocation_id.in_(allocations)).order_by(Claim.id))
    for claim in rows:
        found[claim.allocation_id].append(claim)
    return found


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

"""A session's planning fields as one frozen value, and as the journal writes them."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields, replace
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from db.queries.occupations import FIRM
from db.tables.sessions import Allocation, Cycle, Programme, Resource, WorkshopSession
from desktop_app.domain.planning import Involved, Need
from desktop_app.domain.span import Span

PLACE = "place"
EQUIPMENT = "equipment"
TIME_FORMAT = "%Y-%m-%dT%H:%M"
MOST_PIECES = 200
"""The most units a resource has."""

OPTION, PLANNED, HELD = "option", "planned", "held"
CANCELLED, SKIPPED, REMOVED = "cancelled", "skipped", "removed"


@dataclass(frozen=True, slots=True, order=True)
class Allocated:
    """A resource given to a session; its own times only when it is there for a part."""

    resource: str
    role: str
    quantity: int = 1
    starts: datetime | None = None
    ends: datetime | None = None

    @property
    def span(self) -> Span | None:
        """Its own times, or nothing when it is there all along."""
        if self.starts is None or self.ends is None:
            return None
        return Span(self.starts, self.ends)


@dataclass(frozen=True, slots=True)
class SessionState:
    """Everything a planning act may change in a session; codes, never ids.

    ``allocated`` holds workers and equipment, sorted; the place is ``room``.
    """

    starts: datetime
    ends: datetime
    room: str
    status: str
    programme: str = ""
    cycle: str = ""
    number: int | None = None
    kind: str = "workshop"
    title: str = ""
    reason: str = ""
    cause: str = ""
    places: int | None = None
    needs: tuple[str, ...] = ()
    interpreter_language: str = ""
    kept: tuple[str, ...] = ()
    kept_reason: str = ""
    headcount: int | None = None
    planned_starts: datetime | None = None
    partners: str = ""
    note: str = ""
    waiting_limit: int | None = None
    walk_in: bool = False
    allocated: tuple[Allocated, ...] = ()

    @property
    def span(self) -> Span:
        """When, as a domain value."""
        return Span(self.starts, self.ends)

    @property
    def firm(self) -> bool:
        """Whether it holds its resources."""
        return self.status in FIRM

    @property
    def holds_together(self) -> bool:
        """Whether it ends after it starts, with every guest inside."""
        if self.starts >= self.ends:
            return False
        return all(one.span is None or self.span.contains(one.span) for one in self.allocated)

    @property
    def involved(self) -> tuple[Involved, ...]:
        """The workers, as the rules know them."""
        return tuple(
            Involved(one.resource, one.role, one.span)
            for one in self.allocated
            if one.role != EQUIPMENT
        )

    @property
    def wanted_needs(self) -> tuple[Need, ...]:
        """The features and equipment wanted, as the rules know them."""
        return tuple(need_named(text) for text in self.needs)

    def moved(self, span: Span, room: str) -> "SessionState":
        """The same session elsewhere; a guest's own times move along and stay inside."""
        shift = span.start - self.starts
        guests = tuple(_carried(one, shift=shift, into=span) for one in self.allocated)
        new_day = span.start.date() != self.starts.date()
        first = self.planned_starts or (self.starts if new_day else None)
        return replace(
            self,
            starts=span.start,
            ends=span.end,
            room=room,
            allocated=guests,
            planned_starts=None if first == span.start else first,
        )


def need_named(text: str) -> Need:
    """``mats`` or ``mats:12`` as the rules know it.

    Raises:
        ValueError: the quantity is not a whole number above zero.
    """
    code, _, quantity = text.partition(":")
    if not quantity:
        return Need(code)
    if not (quantity.isascii() and quantity.isdecimal()) or not 1 <= int(quantity) <= MOST_PIECES:
        raise ValueError(quantity)
    return Need(code, int(quantity))


def as_fields(state: SessionState) -> dict[str, Any]:
    """The state as JSON values, field by field."""
    values: dict[str, Any] = {}
    for one in fields(SessionState):
        value = getattr(state, one.name)
        values[one.name] = _as_json(value)
    return values


def from_fields(values: Mapping[str, Any]) -> SessionState:
    """The state that `as_fields` wrote."""
    read = dict(values)
    for name in ("starts", "ends", "planned_starts"):
        read[name] = _moment(read[name])
    for name in ("needs", "kept"):
        read[name] = tuple(read[name])
    read["allocated"] = tuple(
        Allocated(
            one["resource"],
            one["role"],
            one["quantity"],
            _moment(one["starts"]),
            _moment(one["ends"]),
        )
        for one in read["allocated"]
    )
    return SessionState(**read)


def differing(before: SessionState, after: SessionState) -> tuple[dict[str, Any], dict[str, Any]]:
    """The fields that differ, before and after, as JSON values."""
    old, new = as_fields(before), as_fields(after)
    names = [name for name in old if old[name] != new[name]]
    return {name: old[name] for name in names}, {name: new[name] for name in names}


def states_of(tx: Session, rows: Iterable[WorkshopSession]) -> dict[int, SessionState]:
    """The states of some sessions, by id, in three statements."""
    sessions = tuple(rows)
    allocated = _allocated(tx, [row.id for row in sessions])
    rooms = _codes(tx, Resource, {row.room_id for row in sessions})
    programmes = _codes(tx, Programme, {row.programme_id for row in sessions})
    cycles = _codes(tx, Cycle, {row.cycle_id for row in sessions})
    return {
        row.id: SessionState(
            starts=row.starts,
            ends=row.ends,
            room=rooms[row.room_id],
            status=row.status,
            programme=programmes.get(row.programme_id or 0, ""),
            cycle=cycles.get(row.cycle_id or 0, ""),
            number=row.number,
            kind=row.kind,
            title=row.title,
            reason=row.reason,
            cause=row.cause,
            places=row.places,
            needs=row.needs,
            interpreter_language=row.interpreter_language,
            kept=row.kept,
            kept_reason=row.kept_reason,
            headcount=row.headcount,
            planned_starts=row.planned_starts,
            partners=row.partners,
            note=row.note,
            waiting_limit=row.waiting_limit,
            walk_in=row.walk_in,
            allocated=tuple(sorted(allocated[row.id], key=_order)),
        )
        for row in sessions
    }


def _order(one: Allocated) -> tuple[str, str]:
    return (one.role, one.resource)


def _allocated(tx: Session, sessions: list[int]) -> dict[int, list[Allocated]]:
    rows = tx.execute(
        select(Allocation, Resource.code)
        .join(Resource, Resource.id == Allocation.resource_id)
        .where(
            Allocation.session_id.in_(sessions),
            Allocation.dropped.is_(False),
            Allocation.role != PLACE,
        )
        .order_by(Allocation.id)
    )
    found: dict[int, list[Allocated]] = defaultdict(list)
    for row, code in rows:
        found[row.session_id or 0].append(
            Allocated(code, row.role, row.quantity, row.starts, row.ends)
        )
    return found


def _codes(
    tx: Session, table: type[Resource] | type[Programme] | type[Cycle], ids: set[Any]
) -> dict[int, str]:
    wanted = [one for one in ids if one is not None]
    if not wanted:
        return {}
    rows = tx.execute(select(table.id, table.code).where(table.id.in_(wanted)))
    return {row[0]: row[1] for row in rows}


def _carried(one: Allocated, *, shift: timedelta, into: Span) -> Allocated:
    own = one.span
    if own is None:
        return one
    kept = own.moved(shift).common(into)
    if kept is None or kept == into:
        return replace(one, starts=None, ends=None)
    return replace(one, starts=kept.start, ends=kept.end)


def _as_json(value: Any) -> Any:
    if isinstance(value, datetime):
        return value.strftime(TIME_FORMAT)
    if isinstance(value, Allocated):
        return {one.name: _as_json(getattr(value, one.name)) for one in fields(Allocated)}
    if isinstance(value, tuple):
        return [_as_json(one) for one in value]
    return value


def _moment(text: str | None) -> datetime | None:
    return None if text is None else datetime.strptime(text, TIME_FORMAT)

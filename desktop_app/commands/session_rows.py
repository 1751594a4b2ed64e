"""Writing sessions, several at once, with what they hold (`held_resources`)."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session
from sqlalchemy.orm.attributes import flag_modified

from db.tables.sessions import Cycle, Programme, Resource, WorkshopSession
from desktop_app.commands.held_resources import Given, Owner, give, lock_named, park
from desktop_app.commands.session_state import PLACE, Allocated, SessionState


@dataclass(frozen=True, slots=True)
class Rewriting:
    """One session on its way from a state to another; ``expected`` people are not enrolled yet."""

    row: WorkshopSession
    before: SessionState | None
    after: SessionState
    expected: int = 0


def lock_for(tx: Session, states: Iterable[SessionState | None]) -> dict[str, Resource]:
    """Lock every resource the states name, parts included, and give them by code."""
    return lock_named(tx, {code for state in states if state is not None for code in _codes(state)})


def rewrite(tx: Session, rewritings: Sequence[Rewriting], resources: dict[str, Resource]) -> None:
    """Write sessions with their allocations and claims; ``resources`` are locked already.

    Swaps pass, since what they all claim is parked first.

    Raises:
        RefusedError: the stock of some equipment is not enough.
        DoubleBookingError: the database refuses a claim.
    """
    park(tx, Owner.SESSION, [one.row.id for one in rewritings])
    there = _there(tx, rewritings, resources)
    for one in rewritings:
        _write_row(one, there)
    give(tx, Owner.SESSION, [_given(one) for one in rewritings], resources)


def _given(one: Rewriting) -> Given:
    wanted = (Allocated(one.after.room, PLACE), *one.after.allocated)
    return Given(one.row.id, one.after.span, wanted, one.after.firm)


def _codes(state: SessionState) -> set[str]:
    return {state.room, *(one.resource for one in state.allocated)}


@dataclass(frozen=True, slots=True)
class _There:
    """What sessions refer to, read once for them all; ids by code."""

    resources: Mapping[str, Resource]
    programmes: Mapping[str, int]
    cycles: Mapping[str, int]


def _there(
    tx: Session, rewritings: Sequence[Rewriting], resources: Mapping[str, Resource]
) -> _There:
    states = [one.after for one in rewritings]
    return _There(
        resources,
        _ids(tx, Programme, {state.programme for state in states}),
        _ids(tx, Cycle, {state.cycle for state in states}),
    )


def _ids(tx: Session, table: type[Programme | Cycle], codes: Collection[str]) -> dict[str, int]:
    rows = tx.execute(select(table.code, table.id).where(table.code.in_(codes)))
    return {row.code: row.id for row in rows}


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
    row.waiting_limit, row.walk_in = state.waiting_limit, state.walk_in
    # A change of people alone still makes the copy another desk holds an old one.
    flag_modified(row, "status")

"""Changing appointments by the rules: what booking, moving, cancelling and undoing share.

The person, the worker, the room and the interpreter are taken in one transaction, or none.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session
from sqlalchemy.orm.attributes import flag_modified

from db.journal import Actor, Edit
from db.queries.places import site_of_rooms
from db.tables.sessions import Resource
from db.tables.support import Appointment
from desktop_app.commands.appointment_proposals import Checking, Reappointing, checking_of, to_check
from desktop_app.commands.appointment_state import (
    AppointmentState,
    as_fields,
    from_fields,
    states_of,
)
from desktop_app.commands.held_resources import Given, Owner, give, lock_named, park
from desktop_app.commands.orders_following import orders_follow
from desktop_app.commands.row_edits import ORDER, stale
from desktop_app.commands.session_changes import NOTHING_KEPT, Keeping, TakingBack
from desktop_app.commands.typed_texts import LONGEST_SENTENCE, text_typed
from desktop_app.domain.appointments import AppointmentStatus, CancelledBy
from desktop_app.domain.changes import Change, Consequences
from desktop_app.domain.errors import RefusedError
from desktop_app.domain.findings import Finding, standing_conflicts
from desktop_app.domain.moving import Displaced, call_lists
from desktop_app.domain.planning import Whereabouts

APPOINTMENT = "appointment"
_HOLDINGS = ("room", "worker", "interpreter")


@dataclass(frozen=True, slots=True)
class ChangedAppointments:
    """What a change of appointments left: for the journal, the outcome and the screens."""

    edits: Sequence[Edit]
    findings: Sequence[Finding]
    change: Change
    consequences: Consequences


def change_appointments(
    tx: Session,
    actor: Actor,
    wishes: Sequence[Reappointing],
    keeping: Keeping = NOTHING_KEPT,
    *,
    taking_back: TakingBack | None = None,
) -> ChangedAppointments:
    """Check and write appointments together, with all that follows from it.

    ``taking_back`` is given by an undo, with appointments by id.

    Raises:
        BadInputError: the reason why conflicts are kept cannot be.
        RefusedError: a conflict stands that is not kept; every finding is listed.
        DoubleBookingError: another desk was quicker than the rules.
    """
    resources = _locked(tx, wishes)
    checking = checking_of(tx, actor.at, wishes)
    found = {
        one.row.id: checking.findings(one, one.after)
        if one.before is None or to_check(one.before, one.after)
        else None
        for one in wishes
    }
    stood = {one.row.id: checking.standing_before(one) for one in wishes}
    for one in wishes:
        known = keeping.codes | {*(() if one.is_moved else one.after.kept)}
        kept = known if taking_back is None else taking_back.stood.get(one.row.id, frozenset())
        if standing_conflicts(found[one.row.id] or [], kept):
            raise RefusedError([finding for group in found.values() for finding in group or ()])
    settled = [
        _settled(one, found[one.row.id], keeping, undone=taking_back is not None) for one in wishes
    ]
    _write(tx, settled, resources)
    followed = orders_follow(
        tx, actor, settled, None if taking_back is None else taking_back.orders
    )
    return ChangedAppointments(
        edits=[*_edits(settled, stood), *followed.edits],
        findings=[one for group in found.values() for one in group or ()],
        change=_touched(tx, settled),
        consequences=Consequences(_to_call(checking, settled)) + followed.consequences,
    )


def appointments_back(tx: Session, actor: Actor, edits: Sequence[Edit]) -> ChangedAppointments:
    """Put appointments back where edits, already reversed, had them.

    Raises:
        StaleError: one of them has been changed since.
        RefusedError: the rules now forbid the former state.
    """
    asked = [edit for edit in edits if edit.kind == APPOINTMENT]
    if not asked:
        return ChangedAppointments([], [], Change(), Consequences())
    rows = {row.id: row for row in locked_appointments(tx, [edit.row_id for edit in asked])}
    states = states_of(tx, rows.values())
    wishes = [
        Reappointing(rows[edit.row_id], states[edit.row_id], _former(tx, edit, states[edit.row_id]))
        for edit in asked
    ]
    stood = {
        edit.row_id: frozenset({*wish.after.kept, *edit.stood})
        for edit, wish in zip(asked, wishes, strict=True)
    }
    orders = frozenset(edit.row_id for edit in edits if edit.kind == ORDER)
    return change_appointments(tx, actor, wishes, taking_back=TakingBack(stood, orders))


def locked_holdings(tx: Session, edits: Sequence[Edit]) -> set[str]:
    """Keep other desks off the appointments of some edits; codes of all they hold, or will.

    An act that is taken back locks these with what its sessions hold, in the one order of all.
    """
    asked = [edit for edit in edits if edit.kind == APPOINTMENT]
    if not asked:
        return set()
    states = states_of(tx, locked_appointments(tx, [edit.row_id for edit in asked])).values()
    now = {given.resource for state in states for given in state.allocated}
    then = {str(edit.after.get(name, "")) for edit in asked for name in _HOLDINGS}
    return (now | then) - {""}


def park_appointments(tx: Session, ids: Sequence[int]) -> None:
    """Let go of what appointments hold until they are written: sessions may take their place."""
    if ids:
        park(tx, Owner.APPOINTMENT, ids)


def locked_appointments(tx: Session, ids: Sequence[int]) -> list[Appointment]:
    """Keep other desks off some appointments, and read them as they now stand."""
    return list(
        tx.scalars(
            select(Appointment)
            .where(Appointment.id.in_(tuple(ids)))
            .order_by(Appointment.id)
            .with_for_update(key_share=True)
            .execution_options(populate_existing=True)
        )
    )


def _former(tx: Session, edit: Edit, now: AppointmentState) -> AppointmentState:
    fields: dict[str, Any] = as_fields(now)
    changed = tuple(name for name in edit.before if fields[name] != edit.before[name])
    if changed:
        raise stale(tx, edit, changed)
    return from_fields(fields | dict(edit.after))


def _locked(tx: Session, wishes: Sequence[Reappointing]) -> dict[str, Resource]:
    states = [state for one in wishes for state in (one.before, one.after) if state is not None]
    return lock_named(tx, {given.resource for state in states for given in state.allocated})


def _settled(
    one: Reappointing, found: list[Finding] | None, keeping: Keeping, *, undone: bool
) -> Reappointing:
    """The wish with the conflicts it keeps; an undo keeps those of the former state."""
    if found is None or undone:
        return one
    own = () if one.is_moved else one.after.kept
    conflicts = {str(each.code) for each in found if each.keepable}
    kept = tuple(sorted(conflicts & (keeping.codes | {*own})))
    reason = keeping.reason or ("" if one.is_moved else one.after.kept_reason)
    said = text_typed("reason", reason, LONGEST_SENTENCE) if kept else ""
    return replace(one, after=replace(one.after, kept=kept, kept_reason=said))


def _write(tx: Session, wishes: Sequence[Reappointing], resources: Mapping[str, Resource]) -> None:
    park(tx, Owner.APPOINTMENT, [one.row.id for one in wishes])
    for one in wishes:
        row, state = one.row, one.after
        row.starts, row.ends = state.starts, state.ends
        row.room_id, row.worker_id = resources[state.room].id, resources[state.worker].id
        row.status, row.cancelled_by = state.status, state.cancelled_by
        row.kept, row.kept_reason = state.kept, state.kept_reason
        # A change of interpreter alone still makes the copy another desk holds an old one.
        flag_modified(row, "status")
    given = [
        Given(one.row.id, one.after.span, one.after.allocated, one.after.firm) for one in wishes
    ]
    give(tx, Owner.APPOINTMENT, given, resources)


def _edits(wishes: Sequence[Reappointing], stood: Mapping[int, tuple[str, ...]]) -> list[Edit]:
    edits = []
    for one in wishes:
        start = one.before or replace(one.after, status=str(AppointmentStatus.REMOVED))
        old, new = as_fields(start), as_fields(one.after)
        names = [name for name in old if old[name] != new[name]]
        after = new if one.before is None else {name: new[name] for name in names}
        if after:
            before = {name: old[name] for name in names}
            edits.append(Edit(APPOINTMENT, one.row.id, before, after, stood[one.row.id]))
    return edits


def _to_call(checking: Checking, wishes: Sequence[Reappointing]) -> int:
    """How many people have to be told; whoever gave the appointment up knows it."""
    displaced = [
        Displaced(
            _whereabouts(one.before),
            _whereabouts(one.after),
            frozenset({checking.around[one.row.id].person}),
        )
        for one in wishes
        if one.before is not None
        and one.after.cancelled_by != CancelledBy.PERSON
        and one.after.status != AppointmentStatus.EXCUSED
    ]
    return sum(map(len, call_lists(displaced, checking.now)))


def _whereabouts(state: AppointmentState | None) -> Whereabouts | None:
    return None if state is None or not state.firm else Whereabouts(state.span, state.room)


def _touched(tx: Session, wishes: Sequence[Reappointing]) -> Change:
    states = [state for one in wishes for state in (one.before, one.after) if state is not None]
    return Change(
        sites=frozenset(site_of_rooms(tx, {state.room for state in states}).values()),
        days=frozenset(day for state in states for day in state.span.days),
        subjects=frozenset(one.row.code for one in wishes),
    )

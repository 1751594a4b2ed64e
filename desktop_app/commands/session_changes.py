"""Changing sessions by the rules: what each booking, move, cancellation and undo share."""

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache, partial

from sqlalchemy import func, or_, select
from sqlalchemy.orm import Session

from db.journal import Actor, Edit
from db.queries.enrolments import (
    ENROLLED,
    Attendee,
    attendees,
    excluded_interpreters,
    last_headcount,
)
from db.queries.places import equipment, room_features, site_of_rooms
from db.queries.planning import planning_of
from db.tables.paper import Sheet
from db.tables.sessions import Cycle, WorkshopSession
from db.tables.support import InterpreterOrder
from desktop_app.commands.orders_following import orders_follow
from desktop_app.commands.session_replanning import replanned, without_sessions
from desktop_app.commands.session_rows import Rewriting, lock_for, rewrite
from desktop_app.commands.session_state import (
    EQUIPMENT,
    Allocated,
    SessionState,
    as_fields,
    differing,
)
from desktop_app.domain.changes import Change, Consequences
from desktop_app.domain.checks import session_findings
from desktop_app.domain.errors import RefusedError
from desktop_app.domain.findings import Finding, standing_conflicts
from desktop_app.domain.planning import STEP_FREE, Equipment, Need, Planning, Proposal

SESSION = "session"
_JUDGED = frozenset({"option", "planned", "held"})
_CHECKED = ("starts", "ends", "room", "needs", "places", "allocated", "firm")


@dataclass(frozen=True, slots=True)
class Keeping:
    """Conflicts somebody keeps, by code, and why."""

    codes: frozenset[str] = frozenset()
    reason: str = ""


NOTHING_KEPT = Keeping()


@dataclass(frozen=True, slots=True)
class TakingBack:
    """What an undo knows besides: conflicts that stood before, by session id, and its own orders.

    Its sessions come back as they were, kept conflicts included; its own edits of ``orders``
    are taken back with them, so that only other orders follow.
    """

    stood: Mapping[int, frozenset[str]]
    orders: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class ChangedSessions:
    """What a change of sessions left: for the journal, the outcome and the screens."""

    edits: Sequence[Edit]
    findings: Sequence[Finding]
    change: Change
    consequences: Consequences


@dataclass(frozen=True, slots=True)
class _Checking:
    """One change on its way: what is wished, and what the rules need to judge it."""

    tx: Session
    actor: Actor
    wishes: Sequence[Rewriting]
    planning: Callable[[], Planning]
    people: dict[int, list[Attendee]]

    def findings(self, wish: Rewriting) -> list[Finding] | None:
        """What the rules say of a session where it is going, the others already moved.

        Nothing at all when the act changes nothing that the rules look at.
        """
        if wish.before is not None and not _to_check(wish.before, wish.after):
            return None
        if wish.after.status not in _JUDGED:
            return None
        others = [one for one in self.wishes if one.row.code != wish.row.code]
        return self._judged(wish, wish.after, replanned(self.planning(), others))

    def standing_before(self, wish: Rewriting) -> tuple[str, ...]:
        """Codes of the keepable conflicts that already stood: undoing brings them back."""
        before = wish.before
        if before is None or not before.firm or not _to_check(before, wish.after):
            return ()
        seen = without_sessions(self.planning(), {one.row.code for one in self.wishes})
        found = self._judged(wish, before, seen)
        return tuple(sorted({str(one.code) for one in found if one.keepable}))

    def _judged(self, wish: Rewriting, state: SessionState, seen: Planning) -> list[Finding]:
        proposal = proposal_of(self.tx, wish.row, state, self.people[wish.row.id])
        expecting = replace(proposal, people=wish.expected)
        return session_findings(expecting, seen, self.actor.at)


def change_sessions(
    tx: Session,
    actor: Actor,
    wishes: Sequence[Rewriting],
    keeping: Keeping = NOTHING_KEPT,
    *,
    taking_back: TakingBack | None = None,
) -> ChangedSessions:
    """Check and write sessions together, swaps included, with all that follows from it.

    Raises:
        RefusedError: a conflict stands that is not kept; every finding is listed.
        DoubleBookingError: another desk was quicker than the rules.
    """
    equipped = _equipped(tx, wishes)
    states = [state for one in equipped for state in (one.before, one.after)]
    resources = lock_for(tx, states)
    checking = _checking(tx, actor, equipped)
    found = {one.row.id: checking.findings(one) for one in equipped}
    stood = {one.row.id: checking.standing_before(one) for one in equipped}
    _check_none_refused(equipped, found, keeping, taking_back)
    checked = [_settled(one, found[one.row.id], keeping, taking_back) for one in equipped]
    rewrite(tx, checked, resources)
    checking = replace(checking, wishes=checked)
    edits, consequences, change = _written(checking, stood)
    taken_back = taking_back.orders if taking_back is not None else None
    followed = [orders_follow(tx, actor, one, taken_back) for one in checked]
    edits += [edit for one in followed for edit in one.edits]
    consequences = sum((one.consequences for one in followed), consequences)
    findings = [one for group in found.values() for one in group or ()]
    return ChangedSessions(edits, findings, change, consequences)


def proposal_of(
    tx: Session, row: WorkshopSession, state: SessionState, people: Iterable[Attendee]
) -> Proposal:
    """A session as the rules see it, with those enrolled in it."""
    enrolled = [one for one in people if one.status == ENROLLED]
    needs = state.wanted_needs
    if any(one.step_free for one in enrolled) and Need(STEP_FREE) not in needs:
        needs = (*needs, Need(STEP_FREE))
    order = _order_of(tx, row)
    return Proposal(
        span=state.span,
        room=state.room,
        involved=state.involved,
        programme=state.programme,
        enrolled=len(enrolled),
        headcount=last_headcount(tx, row),
        places=state.places,
        needs=needs,
        language=state.interpreter_language,
        order=order.status if order is not None else "",
        mode=order.mode if order is not None else "",
        rhythm=_rhythm_of(tx, row),
        participants=frozenset(one.person for one in enrolled),
        excluded_interpreters=excluded_interpreters(tx, [one.person_id for one in enrolled]),
        ignoring=row.code,
    )


def with_equipment(
    state: SessionState, rooms: Mapping[str, Collection[str]], stock: Mapping[str, Equipment]
) -> SessionState:
    """The state with the pieces it takes from the movable stock.

    Pieces are taken when a quantity is asked for, or when the room has none of its own;
    ``rooms`` gives the features of each room.
    """
    pieces: Counter[str] = Counter()
    for need in state.wanted_needs:
        if _from_stock(need, rooms.get(state.room, ()), stock.get(need.code)):
            pieces[need.code] += need.quantity or 1
    taken = [Allocated(code, EQUIPMENT, quantity) for code, quantity in pieces.items()]
    workers = [one for one in state.allocated if one.role != EQUIPMENT]
    together = sorted((*workers, *taken), key=lambda one: (one.role, one.resource))
    return replace(state, allocated=tuple(together))


def _from_stock(need: Need, features: Collection[str], item: Equipment | None) -> bool:
    if item is None or item.quantity is None:
        return False
    return need.quantity is not None or need.code not in features


def _equipped(tx: Session, wishes: Sequence[Rewriting]) -> list[Rewriting]:
    if not any(one.after.needs for one in wishes):
        return list(wishes)
    features, stock = room_features(tx), equipment(tx)
    return [replace(one, after=with_equipment(one.after, features, stock)) for one in wishes]


def _checking(tx: Session, actor: Actor, wishes: Sequence[Rewriting]) -> _Checking:
    people = {one.row.id: attendees(tx, one.row) for one in wishes}
    states = [state for one in wishes for state in (one.before, one.after) if state is not None]
    ids = {attendee.person_id for group in people.values() for attendee in group}
    asked = {involved.worker for state in states for involved in state.involved}
    # Read at the first question only: an act such as counting people asks none.
    planning = cache(partial(planning_of, tx, [state.span for state in states], ids, asked))
    return _Checking(tx, actor, wishes, planning, people)


def _to_check(before: SessionState, after: SessionState) -> bool:
    return any(getattr(before, name) != getattr(after, name) for name in _CHECKED)


def _check_none_refused(
    wishes: Sequence[Rewriting],
    found: Mapping[int, list[Finding] | None],
    keeping: Keeping,
    back: TakingBack | None,
) -> None:
    """Refuse them all for one that cannot go where it should, with what is found of each."""
    for one in wishes:
        codes = keeping.codes if back is None else back.stood.get(one.row.id, frozenset())
        if one.after.firm and standing_conflicts(found[one.row.id] or [], codes):
            raise RefusedError([finding for group in found.values() for finding in group or ()])


def _settled(
    one: Rewriting, findings: list[Finding] | None, keeping: Keeping, back: TakingBack | None
) -> Rewriting:
    """The wish with the conflicts it keeps; an undo keeps those of the former state."""
    if findings is None or back is not None:
        return one
    conflicts = {str(found.code) for found in findings if found.keepable}
    kept = tuple(sorted(conflicts & keeping.codes)) if one.after.firm else ()
    reason = keeping.reason if kept else ""
    return replace(one, after=replace(one.after, kept=kept, kept_reason=reason))


def _written(
    checking: _Checking, stood: dict[int, tuple[str, ...]]
) -> tuple[list[Edit], Consequences, Change]:
    tx, edits, consequences, change = checking.tx, list[Edit](), Consequences(), Change()
    for one in checking.wishes:
        start = one.before or replace(one.after, status="removed")
        before, after = differing(start, one.after)
        if one.before is None:
            # The whole booking is what was done: an undo sees whatever changed in it since.
            after = as_fields(one.after)
        if after:
            edits.append(Edit(SESSION, one.row.id, before, after, stood[one.row.id]))
        consequences += _disturbed(tx, one, checking.people[one.row.id])
        change |= _touched(tx, one)
    return edits, consequences, change


def _disturbed(tx: Session, one: Rewriting, people: Sequence[Attendee]) -> Consequences:
    if one.before is None or not _moves_people(one.before, one.after):
        return Consequences()
    cancelled = one.after.status == "cancelled"
    called = [who for who in people if cancelled or who.status == ENROLLED]
    return Consequences(people_to_call=len(called), sheets_out_of_date=_sheets_of(tx, one.row))


def _moves_people(before: SessionState, after: SessionState) -> bool:
    names = ("starts", "ends", "room", "status")
    return any(getattr(before, name) != getattr(after, name) for name in names)


def _sheets_of(tx: Session, row: WorkshopSession) -> int:
    """How many sheets on paper say where and when it is: its own, its cycle's, its slips."""
    orders = select(InterpreterOrder.id).where(InterpreterOrder.session_id == row.id)
    about = [Sheet.session_id == row.id, Sheet.order_id.in_(orders)]
    if row.cycle_id is not None:
        about.append(Sheet.cycle_id == row.cycle_id)
    numbers = select(Sheet.kind, Sheet.serial).where(or_(*about), Sheet.status == "printed")
    return tx.scalar(select(func.count()).select_from(numbers.distinct().subquery())) or 0


def _touched(tx: Session, one: Rewriting) -> Change:
    states = [state for state in (one.before, one.after) if state is not None]
    return Change(
        sites=frozenset(site_of_rooms(tx, {state.room for state in states}).values()),
        days=frozenset(day for state in states for day in state.span.days),
        subjects=frozenset({one.row.code}),
    )


def _order_of(tx: Session, row: WorkshopSession) -> InterpreterOrder | None:
    return tx.scalars(
        select(InterpreterOrder)
        .where(InterpreterOrder.session_id == row.id, InterpreterOrder.status != "removed")
        .order_by(InterpreterOrder.id.desc())
        .limit(1)
    ).one_or_none()


def _rhythm_of(tx: Session, row: WorkshopSession) -> str:
    cycle = tx.get(Cycle, row.cycle_id) if row.cycle_id else None
    return cycle.recurrence if cycle is not None else ""

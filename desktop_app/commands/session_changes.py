"""Changing sessions by the rules: what each booking, move, cancellation and undo share."""

from collections import Counter
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import cache, partial

from sqlalchemy.orm import Session

from db.journal import Actor, Edit
from db.queries.places import equipment, room_features, site_of_rooms
from db.queries.planning import planning_of
from desktop_app.commands.calls import calls_listed
from desktop_app.commands.orders_following import orders_follow
from desktop_app.commands.session_papers import sheets_out_of_date
from desktop_app.commands.session_proposals import Circumstances, circumstances_of, proposal_of
from desktop_app.commands.session_replanning import replanned, without_sessions
from desktop_app.commands.session_rows import Rewriting, lock_for, rewrite
from desktop_app.commands.session_state import (
    CANCELLED,
    EQUIPMENT,
    REMOVED,
    SKIPPED,
    Allocated,
    SessionState,
    as_fields,
    differing,
)
from desktop_app.commands.typed_texts import LONGEST_SENTENCE, text_typed
from desktop_app.domain.changes import Change, Consequences
from desktop_app.domain.checks import session_findings
from desktop_app.domain.equipment import pieces_taken
from desktop_app.domain.errors import RefusedError
from desktop_app.domain.findings import Finding, standing_conflicts
from desktop_app.domain.interpreters import (
    OrderStatus,
    status_after_move,
    status_after_return,
)
from desktop_app.domain.interpreting import with_order
from desktop_app.domain.moving import Displaced, call_lists
from desktop_app.domain.planning import Equipment, Planning, Proposal, Whereabouts

SESSION = "session"
_JUDGED = frozenset({"option", "planned", "held"})
_AWAY = frozenset({CANCELLED, SKIPPED})
_CHECKED = (
    *("starts", "ends", "room", "needs", "places", "allocated", "firm"),
    *("programme", "interpreter_language"),
)


@dataclass(frozen=True, slots=True)
class Keeping:
    """Conflicts somebody keeps, by code, and why."""

    codes: frozenset[str] = frozenset()
    reason: str = ""


NOTHING_KEPT = Keeping()


@dataclass(frozen=True, slots=True)
class TakingBack:
    """What an undo knows besides: conflicts that stood before, by session id, and its own rows.

    Its sessions come back as they were, kept conflicts included; its own edits of ``orders``
    and the calls to ``people``, all by id, are taken back with them, so that only other orders
    follow and only those who came since are listed.
    """

    stood: Mapping[int, frozenset[str]]
    orders: frozenset[int] = frozenset()
    people: frozenset[int] = frozenset()


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

    now: datetime
    wishes: Sequence[Rewriting]
    planning: Callable[[], Planning]
    around: Mapping[int, Circumstances]
    undone: bool = False

    def findings(self, wish: Rewriting) -> list[Finding] | None:
        """What the rules say of a session where it is going, the others already moved.

        Nothing at all when the act changes nothing that the rules look at.
        """
        if wish.before is not None and not _to_check(wish.before, wish.after):
            return None
        if wish.after.status not in _JUDGED:
            return None
        others = [one for one in self.wishes if one.row.code != wish.row.code]
        proposal = self._proposal(wish, wish.after)
        if proposal.order and not self.undone:
            # The act re-opens the order: it may be too late to ask again.
            proposal = with_order(proposal, _order_after(wish, proposal.order))
        return session_findings(proposal, replanned(self.planning(), others), self.now)

    def standing_before(self, wish: Rewriting) -> tuple[str, ...]:
        """Codes of the keepable conflicts that already stood: undoing brings them back."""
        before = wish.before
        if before is None or not before.firm or not _to_check(before, wish.after):
            return ()
        seen = without_sessions(self.planning(), {one.row.code for one in self.wishes})
        found = session_findings(self._proposal(wish, before), seen, self.now)
        return tuple(sorted({str(one.code) for one in found if one.keepable}))

    def _proposal(self, wish: Rewriting, state: SessionState) -> Proposal:
        proposal = proposal_of(wish.row.code, state, self.around[wish.row.id])
        return replace(proposal, people=wish.expected)


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
        BadInputError: the reason why conflicts are kept cannot be.
        RefusedError: a conflict stands that is not kept; every finding is listed.
        DoubleBookingError: another desk was quicker than the rules.
    """
    equipped = _equipped(tx, wishes)
    states = [state for one in equipped for state in (one.before, one.after)]
    resources = lock_for(tx, states)
    checking = replace(_checking(tx, actor.at, equipped), undone=taking_back is not None)
    found = _dated({one.row.id: checking.findings(one) for one in equipped}, equipped)
    stood = {one.row.id: checking.standing_before(one) for one in equipped}
    _check_none_refused(equipped, found, keeping, taking_back)
    checked = [_settled(one, found[one.row.id], keeping, taking_back) for one in equipped]
    rewrite(tx, checked, resources)
    taken_back = taking_back.orders if taking_back is not None else None
    followed = orders_follow(tx, actor, checked, taken_back)
    called = _called(checking, checked, frozenset() if taking_back is None else taking_back.people)
    listed = calls_listed(tx, actor, called)
    disturbed = Consequences(
        sum(map(len, called.values())), sheets_out_of_date=sheets_out_of_date(tx, checked)
    )
    return ChangedSessions(
        edits=[*_edits(checked, stood), *followed.edits, *listed],
        findings=[one for group in found.values() for one in group or ()],
        change=_touched(tx, checked),
        consequences=disturbed + followed.consequences,
    )


def findings_of(
    tx: Session, now: datetime, wishes: Sequence[Rewriting]
) -> dict[str, tuple[Finding, ...]]:
    """What the rules say of sessions that go together where they are wished, by code.

    Nothing is locked and nothing is written: somebody looks before an act.
    """
    if not wishes:
        return {}
    equipped = _equipped(tx, wishes)
    checking = _checking(tx, now, equipped)
    return {one.row.code: tuple(checking.findings(one) or ()) for one in equipped}


def with_equipment(
    state: SessionState, rooms: Mapping[str, Collection[str]], stock: Mapping[str, Equipment]
) -> SessionState:
    """The state with the pieces it takes from the movable stock.

    Pieces are taken when a quantity is asked for, or when the room has none of its own;
    ``rooms`` gives the features of each room.
    """
    pieces: Counter[str] = Counter()
    for need in state.wanted_needs:
        if _is_movable(stock.get(need.code)):
            pieces[need.code] += pieces_taken(need, rooms.get(state.room, ()))
    taken = [Allocated(code, EQUIPMENT, number) for code, number in pieces.items() if number]
    workers = [one for one in state.allocated if one.role != EQUIPMENT]
    together = sorted((*workers, *taken), key=lambda one: (one.role, one.resource))
    return replace(state, allocated=tuple(together))


def _is_movable(item: Equipment | None) -> bool:
    return item is not None and bool(item.quantity)


def _equipped(tx: Session, wishes: Sequence[Rewriting]) -> list[Rewriting]:
    if not any(one.after.needs for one in wishes):
        return list(wishes)
    features, stock = room_features(tx), equipment(tx)
    return [replace(one, after=with_equipment(one.after, features, stock)) for one in wishes]


def _checking(tx: Session, now: datetime, wishes: Sequence[Rewriting]) -> _Checking:
    around = circumstances_of(tx, [one.row for one in wishes])
    states = [state for one in wishes for state in (one.before, one.after) if state is not None]
    ids = {person.person_id for one in around.values() for person in one.people}
    asked = {involved.worker for state in states for involved in state.involved}
    # Read at the first question only: an act such as counting people asks none.
    planning = cache(partial(planning_of, tx, [state.span for state in states], ids, asked))
    return _Checking(now, wishes, planning, around)


def _is_moved(wish: Rewriting) -> bool:
    before = _whereabouts(wish.before)
    return before is not None and before != _whereabouts(wish.after)


def _order_after(wish: Rewriting, order: str) -> str:
    """What becomes of an interpreter order that follows its session."""
    status = OrderStatus(order)
    if _is_moved(wish):
        return str(status_after_move(status))
    put_back = wish.before is not None and wish.before.status in _AWAY and wish.after.firm
    return str(status_after_return(status) if put_back else status)


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
        kept = _kept_by(one, keeping).codes
        codes = kept if back is None else back.stood.get(one.row.id, frozenset())
        if one.after.firm and standing_conflicts(found[one.row.id] or [], codes):
            raise RefusedError([finding for group in found.values() for finding in group or ()])


def _settled(
    one: Rewriting, findings: list[Finding] | None, keeping: Keeping, back: TakingBack | None
) -> Rewriting:
    """The wish with the conflicts it keeps; an undo keeps those of the former state."""
    if findings is None or back is not None:
        return one
    conflicts = {str(found.code) for found in findings if found.keepable}
    known = _kept_by(one, keeping)
    kept = tuple(sorted(conflicts & known.codes)) if one.after.firm else ()
    reason = text_typed("reason", known.reason, LONGEST_SENTENCE) if kept else ""
    return replace(one, after=replace(one.after, kept=kept, kept_reason=reason))


def _kept_by(one: Rewriting, keeping: Keeping) -> Keeping:
    """What is kept now, with what a session keeps already as long as it stays where it is.

    Elsewhere or at another time the question is a new one (interface.md 4.6). A session that
    is written for the first time may say itself what it keeps.
    """
    before = one.before
    if before is not None and (not before.firm or _is_moved(one)):
        return keeping
    own = one.after if before is None else before
    return Keeping(keeping.codes | {*own.kept}, keeping.reason or own.kept_reason)


def _dated(
    found: Mapping[int, list[Finding] | None], wishes: Sequence[Rewriting]
) -> dict[int, list[Finding] | None]:
    """Say of each finding which date it is about, where there are several dates."""
    if len(wishes) == 1:
        return dict(found)
    days = {one.row.id: one.after.span.day for one in wishes}
    return {
        number: None if group is None else [replace(one, day=days[number]) for one in group]
        for number, group in found.items()
    }


def _edits(wishes: Sequence[Rewriting], stood: Mapping[int, tuple[str, ...]]) -> list[Edit]:
    edits = []
    for one in wishes:
        start = one.before or replace(one.after, status=REMOVED)
        before, after = differing(start, one.after)
        if one.before is None:
            # The whole booking is what was done: an undo sees whatever changed in it since.
            after = as_fields(one.after)
        if after:
            edits.append(Edit(SESSION, one.row.id, before, after, stood[one.row.id]))
    return edits


def _called(
    checking: _Checking, wishes: Sequence[Rewriting], but: Collection[int]
) -> dict[int, list[int]]:
    """The people to call about each session ``but`` some, all by id; each once for the act."""
    lists = call_lists(
        [_displaced(one, checking.around[one.row.id]) for one in wishes], checking.now
    )
    return {
        one.row.id: [
            who.person_id
            for who in checking.around[one.row.id].people
            if who.person in called and who.person_id not in but
        ]
        for one, called in zip(wishes, lists, strict=True)
    }


def _displaced(one: Rewriting, around: Circumstances) -> Displaced:
    return Displaced(
        before=_whereabouts(one.before),
        after=_whereabouts(one.after),
        enrolled=frozenset(who.person for who in around.enrolled),
        waiting=frozenset(who.person for who in around.waiting),
    )


def _whereabouts(state: SessionState | None) -> Whereabouts | None:
    """When and where a session takes place; nothing for one that does not."""
    if state is None or state.status not in _JUDGED:
        return None
    return Whereabouts(state.span, state.room)


def _touched(tx: Session, wishes: Sequence[Rewriting]) -> Change:
    states = [state for one in wishes for state in (one.before, one.after) if state is not None]
    return Change(
        sites=frozenset(site_of_rooms(tx, {state.room for state in states}).values()),
        days=frozenset(day for state in states for day in state.span.days),
        subjects=frozenset(one.row.code for one in wishes),
    )

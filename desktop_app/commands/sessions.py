"""Booking, moving, resizing, cancelling and reinstating sessions."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import partial

from sqlalchemy import Engine, Select, select
from sqlalchemy.orm import Session

from db.journal import Actor, last_act
from db.queries.planning import the_centre
from db.queries.subjects import coded, next_code, room_coded
from db.tables.centre import Language
from db.tables.sessions import Programme, Resource, WorkshopSession
from db.tables.sites import Equipment
from desktop_app.commands.act import Act, Done, Outcome, perform
from desktop_app.commands.cycle_numbers import locked_cycle, renumbered, sessions_from
from desktop_app.commands.row_locks import check_still_there
from desktop_app.commands.session_changes import (
    NOTHING_KEPT,
    ChangedSessions,
    Keeping,
    change_sessions,
)
from desktop_app.commands.session_rows import Rewriting
from desktop_app.commands.session_state import (
    CANCELLED,
    HELD,
    MOST_PIECES,
    OPTION,
    PLANNED,
    REMOVED,
    SKIPPED,
    TIME_FORMAT,
    Allocated,
    SessionState,
    need_named,
    states_of,
)
from desktop_app.commands.typed_texts import (
    LONGEST_KIND,
    LONGEST_LABEL,
    LONGEST_LIST,
    reason_typed,
    text_typed,
)
from desktop_app.commands.waiting_lists import emptied_waiting_list
from desktop_app.domain.civil_time import (
    PlanningProblem,
    PlanningProblemCode,
    planning_span_problem,
)
from desktop_app.domain.errors import (
    BadInputError,
    StaleError,
    UnknownCodeError,
    WrongStatusError,
)
from desktop_app.domain.moving import may_start
from desktop_app.domain.planning import STEP_FREE, Need, WorkerKind
from desktop_app.domain.span import Span

MOST_PLACES = 1000
"""The most places a session offers."""


@dataclass(frozen=True, slots=True)
class BookSession:
    """Book a session with its room, people and equipment, whole or not at all.

    ``needs`` are ``code`` or ``code:quantity``; ``people`` are the participants expected, whom
    the room must hold, and its places unless ``places`` are said; ``option`` keeps it in view
    without holding anything.
    """

    start: datetime
    end: datetime
    room: str
    allocated: tuple[Allocated, ...] = ()
    programme: str = ""
    title: str = ""
    people: int = 0
    places: int | None = None
    needs: tuple[str, ...] = ()
    interpreter_language: str = ""
    option: bool = False
    keeping: Keeping = NOTHING_KEPT

    def __call__(self, engine: Engine, actor: Actor) -> Outcome:
        """Write the session in one transaction.

        Raises:
            RefusedError: a conflict stands that is not kept.
            BadInputError: a time, a text, a quantity or a place cannot be used.
            UnknownCodeError: a code names nothing.
        """
        return perform(engine, actor, Act("book", self), partial(self._work, actor=actor))

    @property
    def _expected_places(self) -> int | None:
        return min(self.people, MOST_PLACES) or None

    def _work(self, tx: Session, actor: Actor) -> Done:
        check_span(tx, self.start, self.end)
        _check_codes(tx, self)
        state = SessionState(
            starts=self.start,
            ends=self.end,
            room=self.room,
            status=OPTION if self.option else PLANNED,
            programme=self.programme,
            title=text_typed("title", self.title, LONGEST_LABEL),
            places=self.places if self.places is not None else self._expected_places,
            needs=self.needs,
            interpreter_language=self.interpreter_language,
            allocated=tuple(sorted(set(self.allocated), key=lambda one: (one.role, one.resource))),
        )
        row = WorkshopSession(
            code=next_code(tx, WorkshopSession, "W"),
            starts=state.starts,
            ends=state.ends,
            room_id=room_coded(tx, self.room).id,
            status=REMOVED,
        )
        tx.add(row)
        tx.flush()
        wish = Rewriting(row, None, state, expected=self.people)
        done = change_sessions(tx, actor, [wish], self.keeping)
        return _done(row.code, done)


@dataclass(frozen=True, slots=True)
class Seen:
    """Where the person saw a session: an act is refused when it has gone elsewhere."""

    start: datetime
    end: datetime
    room: str

    def check(self, code: str, state: SessionState) -> None:
        """Refuse when a session is no longer there.

        Raises:
            StaleError: it has moved meanwhile.
        """
        if self != Seen(state.starts, state.ends, state.room):
            raise StaleError(code, ("starts", "ends", "room"))


@dataclass(frozen=True, slots=True)
class MoveSession:
    """Give a session another room, another time, or another length.

    What is not given stays: a new start keeps the length, a new end alone resizes.
    ``scope`` is this, following or all: the sessions of its cycle that come after, or all
    those still to come, begin and end as many minutes later, in the same room. Where they
    all are there already, nothing is written.
    """

    session: str
    room: str = ""
    start: datetime | None = None
    end: datetime | None = None
    scope: str = "this"
    seen: Seen | None = None
    keeping: Keeping = NOTHING_KEPT

    def __call__(self, engine: Engine, actor: Actor) -> Outcome:
        """Move it in one transaction, with its interpreter orders and its people to call.

        Raises:
            RefusedError: a conflict stands that is not kept.
            StaleError: the session is no longer where the person saw it.
            WrongStatusError: it is cancelled or skipped, or it was held and would begin later
                than now.
        """
        return perform(engine, actor, Act("move", self), partial(self._work, actor=actor))

    def _work(self, tx: Session, actor: Actor) -> Done:
        row = coded(tx, WorkshopSession, self.session)
        rows = sessions_from(tx, row, self.scope, actor.at)
        states = states_of(tx, rows)
        state = states[row.id]
        check_still_there(row)
        if self.seen is not None:
            self.seen.check(self.session, state)
        if state.status in {CANCELLED, SKIPPED}:
            raise WrongStatusError(self.session, state.status, "move")
        if self.room:
            room_coded(tx, self.room)
        start = self.start or state.starts
        if not may_start(start, actor.at, held=state.status == HELD):
            raise WrongStatusError(self.session, state.status, "postpone")
        end = self.end or (start + state.span.duration if self.start else state.ends)
        later, longer = start - state.starts, end - state.ends
        # Each start and each end moves by as much, so that unlike steps stay unlike.
        times = [(states[one.id].starts + later, states[one.id].ends + longer) for one in rows]
        _check_spans(tx, times)
        wishes = [
            self._rewriting(one, states[one.id], Span(*moved))
            for one, moved in zip(rows, times, strict=True)
        ]
        answer = {
            "session": row.code,
            "from": f"{state.starts:{TIME_FORMAT}}",
            "start": f"{start:{TIME_FORMAT}}",
            "end": f"{end:{TIME_FORMAT}}",
            "room": self.room or state.room,
            "moved": len(wishes),
        }
        if not self.keeping.codes and all(one.before == one.after for one in wishes):
            return Done(row.code, (), answer=answer, nothing=True)
        done = _done(row.code, change_sessions(tx, actor, wishes, self.keeping))
        return replace(done, answer=answer)

    def _rewriting(self, row: WorkshopSession, state: SessionState, span: Span) -> Rewriting:
        return Rewriting(row, state, state.moved(span, self.room or state.room))


@dataclass(frozen=True, slots=True)
class ResizeSession:
    """Make a session end earlier or later."""

    session: str
    end: datetime
    keeping: Keeping = NOTHING_KEPT

    def __call__(self, engine: Engine, actor: Actor) -> Outcome:
        """Move its end in one transaction; raises as `MoveSession`."""
        move = MoveSession(self.session, end=self.end, keeping=self.keeping)
        return move(engine, actor)


@dataclass(frozen=True, slots=True)
class CancelSession:
    """Cancel a session with a reason; the row stays and can be put back."""

    session: str
    reason: str
    seen: Seen | None = None

    def __call__(self, engine: Engine, actor: Actor) -> Outcome:
        """Cancel it in one transaction, with its orders and its waiting list.

        Raises:
            BadInputError: no reason is given, or it cannot be kept.
            StaleError: the session is no longer where the person saw it.
            WrongStatusError: it is already cancelled, skipped or held.
        """
        return perform(engine, actor, Act("cancel", self), partial(self._work, actor=actor))

    def _work(self, tx: Session, actor: Actor) -> Done:
        reason = reason_typed(self.reason)
        row = coded(tx, WorkshopSession, self.session, lock=True)
        state = states_of(tx, [row])[row.id]
        if self.seen is not None:
            self.seen.check(self.session, state)
        if state.status in {CANCELLED, SKIPPED, HELD}:
            raise WrongStatusError(self.session, state.status, "cancel")
        after = replace(state, status=CANCELLED, reason=reason)
        done = change_sessions(tx, actor, [Rewriting(row, state, after)])
        emptied = emptied_waiting_list(tx, row)
        return _done(row.code, replace(done, edits=[*done.edits, *emptied]))


@dataclass(frozen=True, slots=True)
class ReinstateSession:
    """Put a cancelled or skipped date back; a skipped one takes its number in the cycle."""

    session: str
    keeping: Keeping = field(default_factory=Keeping)

    def __call__(self, engine: Engine, actor: Actor) -> Outcome:
        """Put it back in one transaction, by the same rules as a booking.

        Raises:
            RefusedError: a conflict stands that is not kept.
            WrongStatusError: it is neither cancelled nor skipped.
        """
        return perform(engine, actor, Act("reinstate", self), partial(self._work, actor=actor))

    def _work(self, tx: Session, actor: Actor) -> Done:
        row = coded(tx, WorkshopSession, self.session)
        locked_cycle(tx, row)
        check_still_there(row)
        state = states_of(tx, [row])[row.id]
        if state.status not in {CANCELLED, SKIPPED}:
            raise WrongStatusError(self.session, state.status, "reinstate")
        back = replace(state, status=_status_before(tx, row), reason="", cause="")
        wishes = [Rewriting(row, state, back)]
        if state.number is None and row.cycle_id is not None:
            wishes = renumbered(tx, wishes[0])
        return _done(row.code, change_sessions(tx, actor, wishes, self.keeping))


def _status_before(tx: Session, row: WorkshopSession) -> str:
    """What a session comes back as: an option that was cancelled is an option again."""
    cancelled = last_act(tx, "cancel", row.code)
    if cancelled is None or row.status != CANCELLED:
        return PLANNED
    before = [edit.before.get("status") for edit in cancelled.edits if edit.row_id == row.id]
    return OPTION if OPTION in before else PLANNED


def check_span(tx: Session, start: datetime, end: datetime) -> None:
    """Refuse times that cannot be those of a session.

    Raises:
        BadInputError: the end is not after the start, a day or longer, outside 2000-2100, or
            the clock changes; the nearest good times are offered.
    """
    _check_spans(tx, [(start, end)])


def _check_spans(tx: Session, times: Sequence[tuple[datetime, datetime]]) -> None:
    zone = the_centre(tx).zone
    for start, end in times:
        problem = planning_span_problem(start, end, zone)
        if problem is not None:
            raise impossible_times(problem, start)


def impossible_times(problem: PlanningProblem, start: datetime) -> BadInputError:
    """Say which of two times is at fault, and the nearest good ones."""
    at_start = problem.moment == start and (
        problem.code is not PlanningProblemCode.END_NOT_AFTER_START
    )
    offers = tuple(f"{moment:%Y-%m-%dT%H:%M}" for moment in problem.offers)
    wrong = "start" if at_start else "end"
    return BadInputError(wrong, str(problem.code), f"{problem.moment:%Y-%m-%dT%H:%M}", offers)


def _check_codes(tx: Session, wish: BookSession) -> None:
    room_coded(tx, wish.room)
    if wish.programme:
        coded(tx, Programme, wish.programme)
    workers = select(Resource.code).where(Resource.kind.in_([str(kind) for kind in WorkerKind]))
    languages = [code for code in wish.interpreter_language.split("|") if code]
    _check_known(tx, "worker", workers, [one.resource for one in wish.allocated])
    _check_known(tx, "language", select(Language.code), languages)
    _check_known(tx, "equipment", select(Equipment.code), [need.code for need in _needs(wish)])
    text_typed("language", wish.interpreter_language, LONGEST_KIND)
    text_typed("needs", "|".join(wish.needs), LONGEST_LIST)
    _check_parts(wish)


def _needs(wish: BookSession) -> list[Need]:
    needs = []
    for text in wish.needs:
        try:
            needs.append(need_named(text))
        except ValueError as wrong:
            raise BadInputError("needs", "not_a_quantity", text) from wrong
        if sum(need.quantity or 1 for need in needs if need.code == needs[-1].code) > MOST_PIECES:
            raise BadInputError("needs", "not_a_quantity", text)
    return [need for need in needs if need.code != STEP_FREE]


def _check_known(tx: Session, kind: str, there: Select[str], codes: Sequence[str]) -> None:
    """Codes are looked up among the few there are: a text no code can be is unknown too."""
    known = set(tx.scalars(there)) if codes else set()
    for code in codes:
        if code not in known:
            raise UnknownCodeError(kind, code)


def _check_parts(wish: BookSession) -> None:
    whole = Span(wish.start, wish.end)
    codes = [one.resource for one in set(wish.allocated)]
    twice = sorted({code for code in codes if codes.count(code) > 1})
    if twice:
        raise BadInputError("with", "twice", twice[0])
    for one in wish.allocated:
        text_typed("with", one.role, LONGEST_KIND)
        if one.span is not None and not whole.contains(one.span):
            raise BadInputError("with", "outside_session", one.resource)


def _done(code: str, changed: ChangedSessions) -> Done:
    return Done(
        subject=code,
        edits=changed.edits,
        change=changed.change,
        findings=changed.findings,
        consequences=changed.consequences,
        answer={"session": code},
    )

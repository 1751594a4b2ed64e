"""Booking, moving, resizing, cancelling and reinstating sessions."""

from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import partial

from sqlalchemy import Engine
from sqlalchemy.orm import Session

from db.journal import Actor, last_act
from db.queries.subjects import coded, next_code, room_coded
from db.tables.sessions import WorkshopSession
from desktop_app.commands.act import Act, Done, Outcome, perform
from desktop_app.commands.cycle_numbers import dates_beside, renumbered
from desktop_app.commands.cycle_series import ReshapedBeside, Series, led_as_the_nearest
from desktop_app.commands.putting_away import check_offered
from desktop_app.commands.row_locks import check_still_there
from desktop_app.commands.session_changes import (
    NOTHING_KEPT,
    ChangedSessions,
    Keeping,
    change_sessions,
)
from desktop_app.commands.session_details import (
    MOST_PLACES,
    SessionDetails,
    check_details,
    check_spans,
    in_order,
    made_even,
)
from desktop_app.commands.session_rows import Rewriting
from desktop_app.commands.session_state import (
    CANCELLED,
    HELD,
    OPTION,
    PLANNED,
    REMOVED,
    SKIPPED,
    TIME_FORMAT,
    Allocated,
    SessionState,
    states_of,
)
from desktop_app.commands.typed_texts import reason_typed
from desktop_app.commands.waiting_lists import emptied_waiting_list
from desktop_app.domain.errors import (
    StaleError,
    WrongStatusError,
)
from desktop_app.domain.moving import may_start
from desktop_app.domain.series_edits import SeriesChange
from desktop_app.domain.span import Span


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
    partners: str = ""
    note: str = ""
    waiting_limit: int | None = None
    walk_in: bool = False

    def __call__(self, engine: Engine, actor: Actor) -> Outcome:
        """Write the session in one transaction.

        Raises:
            RefusedError: a conflict stands that is not kept.
            BadInputError: a time, a text, a quantity or a place cannot be used.
            UnknownCodeError: a code names nothing.
        """
        return perform(engine, actor, Act("book", self), partial(self._work, actor=actor))

    @property
    def _details(self) -> SessionDetails:
        expected = min(self.people, MOST_PLACES) or None
        return SessionDetails(
            start=self.start,
            end=self.end,
            room=self.room,
            title=self.title,
            programme=self.programme,
            places=self.places if self.places is not None else expected,
            needs=self.needs,
            team=self.allocated,
            interpreter_language=self.interpreter_language,
            partners=self.partners,
            note=self.note,
            waiting_limit=self.waiting_limit,
            walk_in=self.walk_in,
        )

    def _work(self, tx: Session, actor: Actor) -> Done:
        check_details(tx, self._details)
        check_offered(tx, self.programme)
        details = made_even(self._details)
        state = SessionState(
            starts=self.start,
            ends=self.end,
            room=self.room,
            status=OPTION if self.option else PLANNED,
            programme=self.programme,
            title=details.title,
            places=details.places,
            needs=self.needs,
            interpreter_language=self.interpreter_language,
            partners=details.partners,
            note=details.note,
            waiting_limit=details.waiting_limit,
            walk_in=details.walk_in,
            allocated=in_order(self.allocated),
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
        return done_to(row.code, done)


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
    those still to come, begin and end as many minutes later, in the same room, each but in
    what it has of its own (see `desktop_app.domain.series_edits`). Where they all are there
    already, nothing is written.
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

    def reshaped(self, tx: Session, now: datetime, *, lock: bool = True) -> ReshapedBeside:
        """What it makes of each date of the cycle; raises as the act, but for what it breaks."""
        row = coded(tx, WorkshopSession, self.session)
        series = Series.read(tx, row, self.scope, lock=lock)
        state = series.state
        check_still_there(row)
        if self.seen is not None:
            self.seen.check(self.session, state)
        if state.status in {CANCELLED, SKIPPED}:
            raise WrongStatusError(self.session, state.status, "move")
        if self.room:
            room_coded(tx, self.room)
        start = self.start or state.starts
        if not may_start(start, now, held=state.status == HELD):
            raise WrongStatusError(self.session, state.status, "postpone")
        end = self.end or (start + state.span.duration if self.start else state.ends)
        check_spans(tx, [(start, end)])
        room = {"room": self.room} if self.room else {}
        change = SeriesChange(start - state.starts, end - state.ends, room)
        return series.reshaped(tx, self.scope, change, now)

    def _work(self, tx: Session, actor: Actor) -> Done:
        reshaped = self.reshaped(tx, actor.at)
        before, after = reshaped.asked.before, reshaped.asked.after
        former = after if before is None else before
        answer = {
            "session": self.session,
            "from": f"{former.starts:{TIME_FORMAT}}",
            "start": f"{after.starts:{TIME_FORMAT}}",
            "end": f"{after.ends:{TIME_FORMAT}}",
            "room": after.room,
            "moved": len(reshaped.changed),
        }
        wishes = reshaped.wishes if self.keeping.codes else reshaped.changed
        if not wishes:
            return Done(self.session, (), answer=answer, nothing=True)
        done = done_to(self.session, change_sessions(tx, actor, wishes, self.keeping))
        return replace(done, answer=answer)


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
        return done_to(row.code, replace(done, edits=[*done.edits, *emptied]))


@dataclass(frozen=True, slots=True)
class ReinstateSession:
    """Put a cancelled or skipped date back; a skipped one takes its number in the cycle.

    It comes back where it stood unless ``room`` or ``start`` is given. A skipped date that
    nobody was ever given is led as the date of its cycle before it.
    """

    session: str
    keeping: Keeping = field(default_factory=Keeping)
    room: str = ""
    start: datetime | None = None

    def __call__(self, engine: Engine, actor: Actor) -> Outcome:
        """Put it back in one transaction, by the same rules as a booking.

        Raises:
            BadInputError: no session can be at that time.
            RefusedError: a conflict stands that is not kept.
            WrongStatusError: it is neither cancelled nor skipped.
        """
        return perform(engine, actor, Act("reinstate", self), partial(self._work, actor=actor))

    def reshaped(self, tx: Session, now: datetime, *, lock: bool = True) -> ReshapedBeside:
        """The date put back, with those of its cycle that are numbered again."""
        del now
        row = coded(tx, WorkshopSession, self.session)
        rows = dates_beside(tx, row, lock=lock)
        check_still_there(row)
        states = states_of(tx, rows)
        state = states[row.id]
        if state.status not in {CANCELLED, SKIPPED}:
            raise WrongStatusError(self.session, state.status, "reinstate")
        others = [states[one.id] for one in rows if one.status != REMOVED and one.id != row.id]
        back = led_as_the_nearest(state, others) if state.status == SKIPPED else state
        back = replace(back, status=_status_before(tx, row), reason="", cause="")
        if self.room or self.start:
            back = back.moved(self._span(tx, state), self._room(tx) or state.room)
        asked = Rewriting(row, state, back)
        if state.number is not None or row.cycle_id is None:
            return ReshapedBeside((), (asked,), asked)
        wishes = renumbered(tx, rows, [asked])
        return ReshapedBeside((), tuple(wishes), next(one for one in wishes if one.row is row))

    def _span(self, tx: Session, state: SessionState) -> Span:
        start = self.start or state.starts
        check_spans(tx, [(start, start + state.span.duration)])
        return state.span.starting(start)

    def _room(self, tx: Session) -> str:
        _ = room_coded(tx, self.room) if self.room else None
        return self.room

    def _work(self, tx: Session, actor: Actor) -> Done:
        reshaped = self.reshaped(tx, actor.at)
        row, before = reshaped.asked.row, reshaped.asked.before
        done = done_to(row.code, change_sessions(tx, actor, reshaped.wishes, self.keeping))
        cancelled = before is not None and before.status == CANCELLED
        waited = _waited_before(tx, row) if cancelled else 0
        return replace(done, answer={**done.answer, "waited": waited})


def _waited_before(tx: Session, row: WorkshopSession) -> int:
    """How many left the waiting list when the session was cancelled: they wait no more."""
    cancelled = last_act(tx, "cancel", row.code)
    edits = [] if cancelled is None else cancelled.edits
    return sum(one.before.get("status") == "waiting" for one in edits)


def _status_before(tx: Session, row: WorkshopSession) -> str:
    """What a session comes back as: an option that was cancelled is an option again."""
    cancelled = last_act(tx, "cancel", row.code)
    if cancelled is None or row.status != CANCELLED:
        return PLANNED
    before = [edit.before.get("status") for edit in cancelled.edits if edit.row_id == row.id]
    return OPTION if OPTION in before else PLANNED


def done_to(code: str, changed: ChangedSessions) -> Done:
    """What a change of sessions did, about the session it was asked for."""
    return Done(
        subject=code,
        edits=changed.edits,
        change=changed.change,
        findings=changed.findings,
        consequences=changed.consequences,
        answer={"session": code},
    )

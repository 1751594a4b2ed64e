"""Booking, moving, cancelling, putting back and recording appointments."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial

from sqlalchemy import Engine
from sqlalchemy.orm import Session

from db.journal import Actor, Edit
from db.queries.subjects import coded, next_code, room_coded
from db.tables.people import Person
from db.tables.sessions import Resource
from db.tables.support import Appointment
from desktop_app.commands.act import Act, Done, Outcome, perform
from desktop_app.commands.appointment_changes import (
    ChangedAppointments,
    change_appointments,
)
from desktop_app.commands.appointment_orders import (
    asked_of,
    language_wanted,
    living_order,
    order_noted,
)
from desktop_app.commands.appointment_proposals import Reappointing
from desktop_app.commands.appointment_state import AppointmentState, states_of
from desktop_app.commands.order_sources import (
    SourceWanted,
    check_interprets,
    interpreter_coded,
)
from desktop_app.commands.session_changes import NOTHING_KEPT, Keeping
from desktop_app.commands.session_details import check_spans
from desktop_app.commands.sessions import Seen
from desktop_app.domain.appointments import (
    MOST_WEEKS_BETWEEN,
    AppointmentKind,
    AppointmentStatus,
    CancelledBy,
    following_starts,
    may_become,
    may_record,
)
from desktop_app.domain.errors import (
    BadInputError,
    NotBegunError,
    StaleError,
    UnknownCodeError,
    WrongStatusError,
)
from desktop_app.domain.planning import WorkerKind

PLANNED, CANCELLED = str(AppointmentStatus.PLANNED), str(AppointmentStatus.CANCELLED)
REMOVED = str(AppointmentStatus.REMOVED)
ON_SITE = "on_site"


@dataclass(frozen=True, slots=True)
class BookAppointment:
    """Book a person with a worker, a room and perhaps an interpreter, whole or not at all.

    ``language`` orders an interpreter, named or still to be found; ``times`` and ``weeks``
    make a follow-up of it, every so many weeks at the same hour.
    """

    kind: str
    person: str
    worker: str
    room: str
    start: datetime
    end: datetime
    interpreter: str = ""
    language: str = ""
    mode: str = ON_SITE
    times: int = 1
    weeks: int = 1
    keeping: Keeping = NOTHING_KEPT

    def __call__(self, engine: Engine, actor: Actor) -> Outcome:
        """Write the appointment, or all those of the follow-up, in one transaction.

        Raises:
            RefusedError: a conflict stands that is not kept.
            BadInputError: a kind, a time, a mode or a number of times cannot be used.
            UnknownCodeError: a code names nothing.
        """
        act = Act("book_appointment", self)
        return perform(engine, actor, act, partial(self._work, actor=actor))

    def _work(self, tx: Session, actor: Actor) -> Done:
        starts = self._starts()
        length = self.end - self.start
        check_spans(tx, [(start, start + length) for start in starts])
        person = coded(tx, Person, self.person)
        check_worker(tx, self.worker)
        wanted = SourceWanted(self.language, self.mode, self.interpreter)
        language = language_wanted(tx, wanted, person, self.worker)
        edits: list[Edit] = []
        wishes = []
        for start in starts:
            state = AppointmentState(
                starts=start,
                ends=start + length,
                room=self.room,
                worker=self.worker,
                status=PLANNED,
                interpreter=self.interpreter,
            )
            row = _new_row(tx, self, state, person)
            wishes.append(Reappointing(row, None, state))
            if language:
                edits.append(order_noted(tx, actor, row, replace(wanted, language=language)))
        changed = change_appointments(tx, actor, wishes, self.keeping)
        codes = [one.row.code for one in wishes]
        done = _done(codes[0], changed, edits)
        return replace(done, answer={"appointment": codes[0], "appointments": codes})

    def _starts(self) -> Sequence[datetime]:
        if self.kind not in tuple(AppointmentKind):
            raise BadInputError("kind", "one_of", self.kind[:40], tuple(AppointmentKind))
        try:
            return following_starts(self.start, self.weeks, self.times)
        except ValueError as wrong:
            if not 1 <= self.weeks <= MOST_WEEKS_BETWEEN:
                raise BadInputError("every", "out_of_range", f"{self.weeks}") from wrong
            raise BadInputError("times", "out_of_range", f"{self.times}") from wrong


@dataclass(frozen=True, slots=True)
class MoveAppointment:
    """Give an appointment another time, room, worker or interpreter; what is not given stays."""

    appointment: str
    start: datetime | None = None
    end: datetime | None = None
    room: str = ""
    worker: str = ""
    interpreter: str = ""
    seen: Seen | None = None
    keeping: Keeping = NOTHING_KEPT

    def __call__(self, engine: Engine, actor: Actor) -> Outcome:
        """Move it in one transaction, with its interpreter order.

        Raises:
            BadInputError: another interpreter does not interpret what was ordered.
            RefusedError: a conflict stands that is not kept.
            StaleError: it is no longer where the person saw it.
            WrongStatusError: it is not to take place any more.
        """
        act = Act("move_appointment", self)
        return perform(engine, actor, act, partial(self._work, actor=actor))

    def _work(self, tx: Session, actor: Actor) -> Done:
        row, state = _locked_state(tx, self.appointment)
        if self.seen is not None and self.seen != Seen(state.starts, state.ends, state.room):
            raise StaleError(self.appointment, ("starts", "ends", "room"))
        if state.status != PLANNED:
            raise WrongStatusError(self.appointment, state.status, "move")
        start = self.start or state.starts
        end = self.end or (start + state.span.duration if self.start else state.ends)
        check_spans(tx, [(start, end)])
        if self.worker:
            check_worker(tx, self.worker)
        if self.interpreter:
            interpreter_coded(tx, self.interpreter)
        if self.room:
            room_coded(tx, self.room)
        after = replace(
            state,
            starts=start,
            ends=end,
            room=self.room or state.room,
            worker=self.worker or state.worker,
            interpreter=self.interpreter or state.interpreter,
        )
        if after == state and not self.keeping.codes:
            return Done(row.code, (), answer={"appointment": row.code}, nothing=True)
        order = living_order(tx, row) if after.interpreter != state.interpreter else None
        if order is not None:
            check_interprets(
                interpreter_coded(tx, after.interpreter),
                after.interpreter,
                order.language_code,
                order.mode,
            )
        changed = change_appointments(tx, actor, [Reappointing(row, state, after)], self.keeping)
        edit = None if order is None else asked_of(tx, actor, order, after.interpreter)
        return _done(row.code, changed, [] if edit is None else [edit])


@dataclass(frozen=True, slots=True)
class CancelAppointment:
    """Give an appointment up: who did, never why. The row stays and can be put back."""

    appointment: str
    by: str
    seen: Seen | None = None

    def __call__(self, engine: Engine, actor: Actor) -> Outcome:
        """Cancel it in one transaction, with its interpreter order and what that costs.

        Raises:
            BadInputError: ``by`` is none of `CancelledBy`.
            StaleError: it is no longer where the person saw it.
            WrongStatusError: it is not to take place any more.
        """
        act = Act("cancel_appointment", self)
        return perform(engine, actor, act, partial(self._work, actor=actor))

    def _work(self, tx: Session, actor: Actor) -> Done:
        if self.by not in tuple(CancelledBy):
            raise BadInputError("by", "one_of", self.by[:40], tuple(CancelledBy))
        row, state = _locked_state(tx, self.appointment)
        if self.seen is not None and self.seen != Seen(state.starts, state.ends, state.room):
            raise StaleError(self.appointment, ("starts", "ends", "room"))
        if not may_become(AppointmentStatus(state.status), AppointmentStatus.CANCELLED) or (
            state.status == CANCELLED
        ):
            raise WrongStatusError(self.appointment, state.status, "cancel")
        after = replace(state, status=CANCELLED, cancelled_by=self.by, kept=())
        wish = Reappointing(row, state, after)
        return _done(row.code, change_appointments(tx, actor, [wish]))


@dataclass(frozen=True, slots=True)
class ReinstateAppointment:
    """Put a cancelled appointment back where it stood."""

    appointment: str
    keeping: Keeping = NOTHING_KEPT

    def __call__(self, engine: Engine, actor: Actor) -> Outcome:
        """Put it back in one transaction, by the same rules as a booking.

        Raises:
            RefusedError: a conflict stands that is not kept.
            WrongStatusError: it is not cancelled.
        """
        act = Act("reinstate_appointment", self)
        return perform(engine, actor, act, partial(self._work, actor=actor))

    def _work(self, tx: Session, actor: Actor) -> Done:
        row, state = _locked_state(tx, self.appointment)
        if state.status != CANCELLED:
            raise WrongStatusError(self.appointment, state.status, "reinstate")
        after = replace(state, status=PLANNED, cancelled_by="")
        wish = Reappointing(row, state, after)
        return _done(row.code, change_appointments(tx, actor, [wish], self.keeping))


@dataclass(frozen=True, slots=True)
class RecordAppointment:
    """Note what became of an appointment; ``planned`` takes the note back."""

    appointment: str
    status: str

    def __call__(self, engine: Engine, actor: Actor) -> Outcome:
        """Note it in one transaction; one who is excused leaves the hour to others.

        Raises:
            BadInputError: the status is none that can be recorded.
            NotBegunError: the hour has not struck.
            RefusedError: others have taken the hour of one who had been excused.
            WrongStatusError: it was cancelled.
        """
        act = Act("record_appointment", self)
        return perform(engine, actor, act, partial(self._work, actor=actor))

    def _work(self, tx: Session, actor: Actor) -> Done:
        wanted = _recorded(self.status)
        row, state = _locked_state(tx, self.appointment)
        if state.status == CANCELLED or not may_become(AppointmentStatus(state.status), wanted):
            raise WrongStatusError(self.appointment, state.status, "record")
        early = wanted is not AppointmentStatus.PLANNED and not may_record(
            wanted, state.starts, actor.at
        )
        if early:
            raise NotBegunError(self.appointment, state.starts)
        if state.status == wanted:
            return Done(row.code, (), answer={"appointment": row.code}, nothing=True)
        wish = Reappointing(row, state, replace(state, status=str(wanted)))
        return _done(row.code, change_appointments(tx, actor, [wish]))


def check_worker(tx: Session, code: str) -> None:
    """Refuse somebody who cannot receive people.

    Raises:
        UnknownCodeError: no professional, staff member or contributor carries the code.
    """
    worker = coded(tx, Resource, code)
    kinds = {str(kind) for kind in WorkerKind if kind is not WorkerKind.INTERPRETER}
    if worker.kind not in kinds:
        raise UnknownCodeError("worker", code)


def _recorded(status: str) -> AppointmentStatus:
    known = [one for one in AppointmentStatus if one not in {CANCELLED, REMOVED}]
    if status not in known:
        raise BadInputError("status", "one_of", status[:40], tuple(known))
    return AppointmentStatus(status)


def _new_row(
    tx: Session, asked: BookAppointment, state: AppointmentState, person: Person
) -> Appointment:
    row = Appointment(
        code=next_code(tx, Appointment, "R"),
        kind=asked.kind,
        person_id=person.id,
        worker_id=coded(tx, Resource, state.worker).id,
        room_id=room_coded(tx, state.room).id,
        starts=state.starts,
        ends=state.ends,
        status=REMOVED,
    )
    tx.add(row)
    tx.flush()
    return row


def _locked_state(tx: Session, code: str) -> tuple[Appointment, AppointmentState]:
    row = coded(tx, Appointment, code, lock=True)
    return row, states_of(tx, [row])[row.id]


def _done(code: str, changed: ChangedAppointments, edits: Sequence[Edit] = ()) -> Done:
    return Done(
        subject=code,
        edits=[*changed.edits, *edits],
        change=changed.change,
        findings=changed.findings,
        consequences=changed.consequences,
        answer={"appointment": code},
    )

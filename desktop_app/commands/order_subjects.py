"""What an interpreter order is for: found by any of its codes, locked, given its interpreter."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from sqlalchemy import select
from sqlalchemy.orm import Session

from db.journal import Actor, Edit
from db.queries.subjects import check_shape
from db.tables.sessions import Resource, WorkshopSession
from db.tables.support import Appointment, InterpreterOrder
from desktop_app.commands.appointment_changes import (
    ChangedAppointments,
    change_appointments,
    locked_appointments,
)
from desktop_app.commands.appointment_proposals import Reappointing
from desktop_app.commands.appointment_state import INTERPRETER, AppointmentState
from desktop_app.commands.appointment_state import states_of as appointment_states
from desktop_app.commands.row_locks import locked_sessions
from desktop_app.commands.session_changes import NOTHING_KEPT, Keeping, change_sessions
from desktop_app.commands.session_rows import Rewriting
from desktop_app.commands.session_state import Allocated, SessionState
from desktop_app.commands.session_state import states_of as session_states
from desktop_app.domain.changes import Change, Consequences
from desktop_app.domain.errors import BadInputError, UnknownCodeError
from desktop_app.domain.findings import Finding
from desktop_app.domain.interpreters import OrderStatus
from desktop_app.domain.span import Span

OVER = frozenset(
    {
        OrderStatus.CANCELLED_FREE,
        OrderStatus.CANCELLED_WITH_FEE,
        OrderStatus.INTERPRETER_ABSENT,
        OrderStatus.USER_ABSENT,
    }
)
"""Orders that another one may replace."""

REMOVED = "removed"
KIND = "ordered_for"


@dataclass(frozen=True, slots=True)
class OrderSubject:
    """A session or an appointment that is locked, with its state."""

    row: WorkshopSession | Appointment
    state: SessionState | AppointmentState

    @property
    def span(self) -> Span:
        """When it takes place."""
        return self.state.span


@dataclass(frozen=True, slots=True)
class Given:
    """What giving a session or an appointment another interpreter has done."""

    edits: Sequence[Edit] = ()
    findings: Sequence[Finding] = ()
    change: Change = field(default_factory=Change)
    consequences: Consequences = field(default_factory=Consequences)


def subject_locked(tx: Session, code: str) -> OrderSubject:
    """Keep other desks off the session or the appointment a code names.

    Raises:
        UnknownCodeError: neither of them carries the code.
    """
    check_shape(KIND, code)
    session = tx.scalar(select(WorkshopSession.id).where(WorkshopSession.code == code))
    if session is not None:
        return _session_subject(tx, session, code)
    appointment = tx.scalar(select(Appointment.id).where(Appointment.code == code))
    if appointment is None:
        raise UnknownCodeError(KIND, code)
    return _appointment_subject(tx, appointment, code)


def order_locked(
    tx: Session, code: str, language: str = ""
) -> tuple[InterpreterOrder, OrderSubject]:
    """Keep other desks off an order, named by its own code or by what it is for.

    ``language`` chooses among those of one session; what it is for is locked first, as by
    every act.

    Raises:
        UnknownCodeError: nothing carries the code.
        BadInputError: it has no order, or several from which none is chosen.
    """
    check_shape(KIND, code)
    order = tx.scalars(
        select(InterpreterOrder).where(
            InterpreterOrder.code == code, InterpreterOrder.status != REMOVED
        )
    ).one_or_none()
    if order is not None:
        subject = (
            _session_subject(tx, order.session_id, code)
            if order.session_id is not None
            else _appointment_subject(tx, order.appointment_id or 0, code)
        )
    else:
        subject = subject_locked(tx, code)
        order = _only_order(orders_of(tx, subject), code, language)
    tx.refresh(order, with_for_update={"key_share": True})
    return order, subject


def orders_of(tx: Session, subject: OrderSubject) -> list[InterpreterOrder]:
    """The orders of a session or an appointment, the first placed first."""
    own = (
        InterpreterOrder.session_id
        if isinstance(subject.row, WorkshopSession)
        else InterpreterOrder.appointment_id
    )
    return list(
        tx.scalars(
            select(InterpreterOrder)
            .where(own == subject.row.id, InterpreterOrder.status != REMOVED)
            .order_by(InterpreterOrder.id)
        )
    )


def _only_order(orders: Sequence[InterpreterOrder], code: str, language: str) -> InterpreterOrder:
    meant = [one for one in orders if not language or one.language_code == language]
    living = [one for one in meant if one.status not in OVER]
    found = living or meant
    if not found:
        raise BadInputError("order", "no_interpreter_order", code[:40])
    if len({one.language_code for one in found}) > 1:
        languages = tuple(dict.fromkeys(one.language_code for one in found))
        raise BadInputError("language", "only_one", "", languages)
    return found[-1]


def _session_subject(tx: Session, number: int, code: str) -> OrderSubject:
    row = locked_sessions(tx, [number])[number]
    if row.status == REMOVED:
        raise UnknownCodeError(KIND, code)
    return OrderSubject(row, session_states(tx, [row])[number])


def _appointment_subject(tx: Session, number: int, code: str) -> OrderSubject:
    (row,) = locked_appointments(tx, [number])
    if row.status == REMOVED:
        raise UnknownCodeError(KIND, code)
    return OrderSubject(row, appointment_states(tx, [row])[number])


@dataclass(frozen=True, slots=True)
class Interpreting:
    """Who interprets from now on instead of whom, by codes; empty for nobody."""

    before: str = ""
    after: str = ""
    language: str = ""


def give_interpreter(
    tx: Session,
    actor: Actor,
    subject: OrderSubject,
    wanted: Interpreting,
    *,
    keeping: Keeping = NOTHING_KEPT,
) -> Given:
    """Have an interpreter come to a session or an appointment, or come no more.

    A session learns the language it is interpreted in. Nothing is asked of the rules, and
    nothing written, where all is so already.

    Raises:
        RefusedError: a conflict stands that is not kept.
    """
    row, state = subject.row, subject.state
    if isinstance(row, WorkshopSession) and isinstance(state, SessionState):
        after = _session_after(state, wanted)
        if after == state:
            return Given()
        changed = change_sessions(tx, actor, [Rewriting(row, state, after)], keeping)
        return Given(changed.edits, changed.findings, changed.change, changed.consequences)
    if isinstance(row, Appointment) and isinstance(state, AppointmentState):
        return _appointed(tx, actor, Reappointing(row, state, _after(state, wanted)), keeping)
    raise TypeError(f"nothing is ordered for {row!r}")


def _appointed(tx: Session, actor: Actor, wish: Reappointing, keeping: Keeping) -> Given:
    if wish.after == wish.before:
        return Given()
    changed: ChangedAppointments = change_appointments(tx, actor, [wish], keeping)
    return Given(changed.edits, changed.findings, changed.change, changed.consequences)


def _session_after(state: SessionState, wanted: Interpreting) -> SessionState:
    others = [
        one
        for one in state.allocated
        if one.role != INTERPRETER or one.resource not in {wanted.before, wanted.after}
    ]
    coming = [Allocated(wanted.after, INTERPRETER)] if wanted.after else []
    together = sorted((*others, *coming), key=lambda one: (one.role, one.resource))
    languages = [code for code in state.interpreter_language.split("|") if code]
    if wanted.language and wanted.language not in languages:
        languages.append(wanted.language)
    return replace(state, allocated=tuple(together), interpreter_language="|".join(languages))


def _after(state: AppointmentState, wanted: Interpreting) -> AppointmentState:
    stays = state.interpreter != wanted.before and not wanted.after
    return state if stays else replace(state, interpreter=wanted.after)


def interpreter_code(tx: Session, number: int | None) -> str:
    """The code of the interpreter of an order, or nothing."""
    found = tx.scalar(select(Resource.code).where(Resource.id == number)) if number else None
    return found or ""

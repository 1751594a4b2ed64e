"""Everything the interpreter desk has to do, and what became of what was done."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from sqlalchemy import Engine, select
from sqlalchemy.orm import Session

from db.engine import reading
from db.queries.envelopes import balances
from db.tables.sessions import WorkshopSession
from db.tables.support import Appointment, InterpreterOrder
from desktop_app.domain.envelopes import EnvelopeBalance
from desktop_app.domain.interpreters import OrderStatus
from desktop_app.domain.order_deadlines import (
    OrderDeadline,
    OrderTask,
    Pressure,
    order_deadline,
)
from desktop_app.domain.span import Span
from desktop_app.readings.appointments import AppointmentLine, appointment_lines
from desktop_app.readings.order_scene import OrderScene, order_scene
from desktop_app.readings.orders import OrderLine, order_lines
from desktop_app.readings.session_lines import SessionLine, session_lines

LOOKED_BACK = timedelta(days=60)
"""How far back what has ended is shown."""

LOOKED_AHEAD = timedelta(days=60)
"""How far ahead an interpreter is ordered for what has none yet."""

EXPECTED = ("option", "planned", "held")
"""Sessions for which an interpreter can still be ordered."""

_TAKING_PLACE = frozenset({*EXPECTED, "honoured", "no_show"})


@dataclass(frozen=True, slots=True)
class DeskLine:
    """One language of one session or appointment; without an ``order`` nobody was asked yet.

    ``changed_at`` and ``told`` are of the last step of the order.
    """

    language: str
    deadline: OrderDeadline
    session: SessionLine | None = None
    appointment: AppointmentLine | None = None
    order: OrderLine | None = None
    changed_at: datetime | None = None
    told: str = ""
    cost_cents: int | None = None

    @property
    def code(self) -> str:
        """The code of what the interpreter is for."""
        if self.session is not None:
            return self.session.code
        return "" if self.appointment is None else self.appointment.code

    @property
    def span(self) -> Span:
        """When they are wanted."""
        if self.order is not None:
            return self.order.span
        subject = self.session or self.appointment
        if subject is None:
            raise TypeError("a line of the desk is about something")
        return subject.span

    @property
    def status(self) -> OrderStatus:
        """Where it stands; what nobody was asked for is to be ordered."""
        return OrderStatus.TO_ORDER if self.order is None else OrderStatus(self.order.status)


@dataclass(frozen=True, slots=True)
class InterpreterDesk:
    """The lines in order of deadline, those without one by their day; and what is around."""

    now: datetime
    lines: tuple[DeskLine, ...]
    envelopes: tuple[EnvelopeBalance, ...] = ()
    scene: OrderScene = field(default_factory=OrderScene)

    @property
    def waiting(self) -> int:
        """How many want doing before their deadline: the badge of the section."""
        return _waiting(self.lines)


def interpreter_desk(engine: Engine, now: datetime) -> InterpreterDesk:
    """Read what is to come, and what has ended within 60 days."""
    with reading(engine) as tx:
        lines = _lines(tx, now)
        return InterpreterDesk(now, lines, balances(tx, now), _scene(tx, lines))


def orders_waiting(engine: Engine, now: datetime) -> int:
    """Count what wants doing before its deadline."""
    with reading(engine) as tx:
        return _waiting(_lines(tx, now))


def orderable(engine: Engine, now: datetime) -> InterpreterDesk:
    """Read what an interpreter can still be ordered for within 60 days, in order of time.

    Each session and each appointment is one line, in no language.
    """
    ahead = now + LOOKED_AHEAD
    with reading(engine) as tx:
        sessions = session_lines(
            tx,
            WorkshopSession.ends > now,
            WorkshopSession.starts < ahead,
            WorkshopSession.status.in_(EXPECTED),
        )
        appointments = appointment_lines(
            tx, Appointment.ends > now, Appointment.starts < ahead, Appointment.status == "planned"
        )
        nothing = OrderDeadline(OrderTask.ORDER)
        lines = [
            *(DeskLine("", nothing, session=one) for one in sessions),
            *(DeskLine("", nothing, appointment=one) for one in appointments),
        ]
        ordered = tuple(sorted(lines, key=lambda one: (one.span.start, one.code)))
        return InterpreterDesk(now, ordered, (), _scene(tx, ordered))


def _waiting(lines: Iterable[DeskLine]) -> int:
    return sum(
        line.deadline.task in {OrderTask.ORDER, OrderTask.ANSWER}
        and line.deadline.pressure is not Pressure.CALM
        for line in lines
    )


def _lines(tx: Session, now: datetime) -> tuple[DeskLine, ...]:
    return tuple(sorted([*_ordered(tx, now), *_unordered(tx, now)], key=_when))


def _scene(tx: Session, lines: Iterable[DeskLine]) -> OrderScene:
    sessions = {one.session.code for one in lines if one.session is not None}
    appointments = {one.appointment.code for one in lines if one.appointment is not None}
    return order_scene(tx, sessions, appointments)


def _when(line: DeskLine) -> tuple[datetime, datetime, str, str]:
    return line.deadline.until or line.span.start, line.span.start, line.code, line.language


def _ordered(tx: Session, now: datetime) -> list[DeskLine]:
    rows = {
        row.code: row
        for row in tx.scalars(
            select(InterpreterOrder).where(
                InterpreterOrder.planned_ends > now - LOOKED_BACK,
                InterpreterOrder.status != "removed",
            )
        )
    }
    sessions = {row.session_id for row in rows.values() if row.session_id is not None}
    appointments = {row.appointment_id for row in rows.values() if row.appointment_id is not None}
    subjects = _Subjects(
        {one.code: one for one in session_lines(tx, WorkshopSession.id.in_(sessions))},
        {one.code: one for one in appointment_lines(tx, Appointment.id.in_(appointments))},
    )
    return [
        _line(line, rows[line.code], subjects, now)
        for line in order_lines(tx, sessions, appointments)
        if line.code in rows
    ]


@dataclass(frozen=True, slots=True)
class _Subjects:
    """What orders are for, by code."""

    sessions: Mapping[str, SessionLine]
    appointments: Mapping[str, AppointmentLine]


def _line(line: OrderLine, row: InterpreterOrder, subjects: _Subjects, now: datetime) -> DeskLine:
    session, appointment = (
        subjects.sessions.get(line.session),
        subjects.appointments.get(line.appointment),
    )
    subject = session or appointment
    # Whoever was refused for what is cancelled since is not looked for elsewhere.
    wanted = subject is None or subject.status in _TAKING_PLACE or line.status != "refused"
    return DeskLine(
        language=line.language,
        deadline=order_deadline(OrderStatus(line.status), line.span, line.terms, now)
        if wanted
        else OrderDeadline(OrderTask.NOTHING),
        session=session,
        appointment=appointment,
        order=line,
        changed_at=row.changed_at,
        told=row.told,
        cost_cents=row.cost_cents,
    )


def _unordered(tx: Session, now: datetime) -> list[DeskLine]:
    """The languages of sessions to come for which there is neither an order nor an interpreter."""
    wanting = session_lines(
        tx,
        WorkshopSession.starts > now,
        WorkshopSession.status.in_(EXPECTED),
        WorkshopSession.interpreter_language != "",
    )
    ordered = _languages_ordered(tx, {line.code for line in wanting})
    nothing = OrderDeadline(OrderTask.ORDER)
    return [
        DeskLine(language, nothing, session=line)
        for line in wanting
        for language in (line.interpreter.wanted.split("|") if line.interpreter else ())
        if (line.code, language) not in ordered and not _has_somebody(line)
    ]


def _has_somebody(line: SessionLine) -> bool:
    """Whether an interpreter was given to a session without an order: the centre's own."""
    return (
        line.interpreter is not None and not line.interpreter.order and bool(line.interpreter.code)
    )


def _languages_ordered(tx: Session, sessions: Collection[str]) -> set[tuple[str, str]]:
    rows = tx.execute(
        select(WorkshopSession.code, InterpreterOrder.language_code)
        .join(InterpreterOrder, InterpreterOrder.session_id == WorkshopSession.id)
        .where(
            WorkshopSession.code.in_(sessions),
            InterpreterOrder.status != "removed",
        )
    )
    return {(session, language) for session, language in rows}

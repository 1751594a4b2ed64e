"""The needs for an interpreter of a period, and those nobody met."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime

from sqlalchemy import Engine, select
from sqlalchemy.orm import InstrumentedAttribute, Session

from db.engine import reading
from db.journal import edits_of_row, last_entries
from db.queries.planning import planning_during
from db.tables.people import Person
from db.tables.sessions import Allocation, Resource, WorkshopSession
from db.tables.support import Appointment, InterpreterOrder
from db.tables.workers import Interpreter, Professional
from desktop_app.domain.errors import BadInputError
from desktop_app.domain.interpreters import OrderStatus
from desktop_app.domain.planning import Proposal
from desktop_app.domain.span import Span
from desktop_app.domain.standing import stands_there
from desktop_app.domain.unmet_needs import Need, unmet_by_language

TOOK_PLACE = ("planned", "held")
RECEIVED = ("planned", "honoured", "no_show")
INTERPRETER = "interpreter"
ORDER = "order"
STEPS = 5
"""Acts looked back at for what an order was before it was billed."""


@dataclass(frozen=True, slots=True)
class UnmetNeeds:
    """How many needs there were, and those not met by language; both ends of the days count."""

    first: date
    last: date
    needs: int
    unmet: Mapping[str, int] = field(default_factory=dict)

    @property
    def count(self) -> int:
        """How many were not met."""
        return sum(self.unmet.values())


@dataclass(frozen=True, slots=True)
class _Placed:
    """A need with its hours and its room."""

    need: Need
    span: Span
    room_id: int


def unmet_needs(engine: Engine, first: date, last: date, now: datetime) -> UnmetNeeds:
    """Count the needs of what took place from a day to another and is over.

    Raises:
        BadInputError: the last day is before the first.
    """
    if last < first:
        raise BadInputError("to", "before_first_day", f"{last}", (f"{first}",))
    days = Span.whole_days(first, last)
    with reading(engine) as tx:
        placed = [*_of_sessions(tx, days, now), *_of_appointments(tx, days, now)]
        needs = _with_standing(tx, days, placed)
    return UnmetNeeds(first, last, len(needs), unmet_by_language(needs))


def _of_sessions(tx: Session, days: Span, now: datetime) -> list[_Placed]:
    rows = {
        row.id: row
        for row in tx.scalars(
            select(WorkshopSession).where(
                WorkshopSession.starts >= days.start,
                WorkshopSession.starts < days.end,
                WorkshopSession.ends <= now,
                WorkshopSession.status.in_(TOOK_PLACE),
            )
        )
    }
    orders = _states(tx, InterpreterOrder.session_id, rows)
    present = {
        (number, language)
        for number, languages in tx.execute(
            select(Allocation.session_id, Interpreter.language_codes)
            .join(Interpreter, Interpreter.id == Allocation.resource_id)
            .where(
                Allocation.session_id.in_(rows),
                Allocation.role == INTERPRETER,
                Allocation.dropped.is_(False),
            )
        )
        for language in languages
    }
    wanted = {
        (number, language)
        for number, row in rows.items()
        for language in row.interpreter_language.split("|")
        if language
    } | set(orders)
    return [
        _Placed(
            Need(
                rows[number].code,
                language,
                tuple(orders.get((number, language), ())),
                somebody=(number, language) in present and (number, language) not in orders,
            ),
            Span(rows[number].starts, rows[number].ends),
            rows[number].room_id,
        )
        for number, language in sorted(wanted)
    ]


def _of_appointments(tx: Session, days: Span, now: datetime) -> list[_Placed]:
    found = tx.execute(
        select(Appointment, Person, Professional.spoken_languages)
        .join(Person, Person.id == Appointment.person_id)
        .outerjoin(Professional, Professional.id == Appointment.worker_id)
        .where(
            Appointment.starts >= days.start,
            Appointment.starts < days.end,
            Appointment.ends <= now,
            Appointment.status.in_(RECEIVED),
        )
    ).all()
    rows = {row.id: row for row, _, _ in found}
    orders = _states(tx, InterpreterOrder.appointment_id, rows)
    ordered = {number for number, _ in orders}
    unasked = {
        (row.id, person.main_language)
        for row, person, spoken in found
        if row.id not in ordered
        and person.needs_interpreter
        and person.main_language
        and person.main_language not in (spoken or ())
    }
    return [
        _Placed(
            Need(rows[number].code, language, tuple(orders.get((number, language), ()))),
            Span(rows[number].starts, rows[number].ends),
            rows[number].room_id,
        )
        for number, language in sorted({*orders, *unasked})
    ]


def _states(
    tx: Session, owner: InstrumentedAttribute[int | None], rows: Collection[int]
) -> dict[tuple[int, str], list[OrderStatus]]:
    """What became of the orders of some sessions or appointments, by language."""
    found: dict[tuple[int, str], list[OrderStatus]] = defaultdict(list)
    for order in tx.scalars(
        select(InterpreterOrder).where(owner.in_(rows), InterpreterOrder.status != "removed")
    ):
        number = order.session_id or order.appointment_id or 0
        found[number, order.language_code].append(_came_to(tx, order))
    return dict(found)


def _came_to(tx: Session, order: InterpreterOrder) -> OrderStatus:
    """What an order came to: of one that is billed, what it was billed for.

    One that was cancelled too late is billed, and nobody came.
    """
    status = OrderStatus(order.status)
    if status is not OrderStatus.INVOICED or order.actual_starts is not None:
        return status
    before = (
        edit.before.get("status")
        for entry in last_entries(tx, edits_of_row(ORDER, order.id), STEPS)
        for edit in entry.edits
        if (edit.kind, edit.row_id) == (ORDER, order.id) and edit.after.get("status") == status
    )
    return OrderStatus(next(before, None) or status)


def _with_standing(tx: Session, days: Span, placed: Collection[_Placed]) -> list[Need]:
    """The needs, with who stands at the place and the hour anyway, every week."""
    if all(one.need.met for one in placed):
        return [one.need for one in placed]
    planning = planning_during(tx, days, (), ())
    asked = {one.room_id for one in placed}
    rooms = {
        row.id: row.code
        for row in tx.execute(select(Resource.id, Resource.code).where(Resource.id.in_(asked)))
    }
    return [
        replace(
            one.need,
            somebody=one.need.somebody
            or any(
                stands_there(
                    standing.interpreter, Proposal(span=one.span, room=rooms[one.room_id]), planning
                )
                for standing in planning.standing_interpreters
                if standing.language == one.need.language
            ),
        )
        for one in placed
    ]

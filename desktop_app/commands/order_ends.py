"""How interpreter orders end: cancelled, done, nobody there, invoiced; with what is due."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from functools import partial
from typing import Any

from sqlalchemy import Engine
from sqlalchemy.orm import Session

from db.journal import Actor
from db.queries.envelopes import envelope_id_for
from db.tables.support import InterpreterOrder
from desktop_app.commands.act import Act, Done, Outcome, perform
from desktop_app.commands.order_subjects import (
    Interpreting,
    give_interpreter,
    interpreter_code,
    order_locked,
)
from desktop_app.commands.orders import check_may_become, done_to
from desktop_app.commands.orders_following import quote_of
from desktop_app.commands.row_edits import edit_row
from desktop_app.commands.session_details import check_spans
from desktop_app.commands.typed_texts import LONGEST_SENTENCE, text_typed
from desktop_app.domain.changes import Consequences
from desktop_app.domain.errors import BadInputError, NotBegunError
from desktop_app.domain.interpreters import OrderStatus, status_after_cancelling
from desktop_app.domain.span import Span

OUTCOMES = (OrderStatus.DONE, OrderStatus.INTERPRETER_ABSENT, OrderStatus.USER_ABSENT)
MOST_CENTS = 10_000_000
SHOWN = 40
FARTHEST = timedelta(hours=12)
"""How far real times may be from those planned: farther is a slip of the fingers."""


@dataclass(frozen=True, slots=True)
class CancelInterpreter:
    """Give an interpreter order up: why, and who told whom. What is due follows the terms."""

    order: str
    language: str = ""
    reason: str = ""
    told: str = ""

    def __call__(self, engine: Engine, actor: Actor) -> Outcome:
        """Cancel it in one transaction; whoever was promised comes no more.

        Raises:
            BadInputError: there is no order, or several from which none is chosen.
            WrongStatusError: it is over.
        """
        return perform(
            engine, actor, Act("cancel_interpreter", self), partial(self._work, actor=actor)
        )

    def _work(self, tx: Session, actor: Actor) -> Done:
        told = text_typed("told", self.told, LONGEST_SENTENCE)
        reason = text_typed("reason", self.reason, LONGEST_SENTENCE)
        row, subject = order_locked(tx, self.order, self.language)
        due = quote_of(tx, row, actor.at)
        cents = 0 if due is None else due.centre_cents(row.payer)
        status = status_after_cancelling(0 if due is None else due.cost_cents)
        check_may_become(row, status, "cancel_order")
        before = interpreter_code(tx, row.interpreter_id)
        values = {
            "status": str(status),
            "cost_cents": cents,
            "billed_minutes": 0 if due is None else due.billed_minutes,
            "told": told,
            "reason": reason,
            "changed_at": actor.at,
            "envelope_id": envelope_id_for(tx, row.planned_starts.date(), row.payer),
        }
        edit = edit_row(row, values)
        tx.flush()
        given = give_interpreter(tx, actor, subject, Interpreting(before))
        done = done_to(row, subject, [*given.edits, *([] if edit is None else [edit])], given)
        return _costing(done, cents)


@dataclass(frozen=True, slots=True)
class RecordInterpreter:
    """Note what became of an order: done with its real times, or who did not come.

    Minutes billed and cost are those of the terms; planned times stand where none are given.
    """

    order: str
    outcome: str = "done"
    start: datetime | None = None
    end: datetime | None = None
    language: str = ""
    told: str = ""

    def __call__(self, engine: Engine, actor: Actor) -> Outcome:
        """Note it in one transaction.

        Raises:
            BadInputError: an outcome or a time cannot be; it would end before it starts.
            NotBegunError: the hour has not struck.
            WrongStatusError: it was never asked for, or is over.
        """
        return perform(
            engine, actor, Act("record_interpreter", self), partial(self._work, actor=actor)
        )

    def _work(self, tx: Session, actor: Actor) -> Done:
        if self.outcome not in OUTCOMES:
            raise BadInputError("outcome", "one_of", self.outcome[:SHOWN], tuple(OUTCOMES))
        wanted = OrderStatus(self.outcome)
        told = text_typed("told", self.told, LONGEST_SENTENCE)
        row, subject = order_locked(tx, self.order, self.language)
        check_may_become(row, wanted, "record_order")
        actual = self._actual(tx, row) if wanted is OrderStatus.DONE else None
        begins = row.planned_starts if actual is None else actual.end
        if actor.at < begins:
            raise NotBegunError(subject.row.code, begins)
        values: dict[str, Any] = {
            "status": str(wanted),
            "actual_starts": None if actual is None else actual.start,
            "actual_ends": None if actual is None else actual.end,
            "told": told,
            "changed_at": actor.at,
            "envelope_id": envelope_id_for(tx, row.planned_starts.date(), row.payer),
        }
        due = quote_of(tx, row, actor.at, status=wanted, actual=actual)
        values |= {
            "billed_minutes": None if due is None else due.billed_minutes,
            "cost_cents": None if due is None else due.centre_cents(row.payer),
        }
        edit = edit_row(row, values)
        given = give_interpreter(tx, actor, subject, Interpreting())
        done = done_to(row, subject, [] if edit is None else [edit], given)
        return _costing(done, row.cost_cents or 0)

    def _actual(self, tx: Session, row: InterpreterOrder) -> Span:
        start, end = self.start or row.planned_starts, self.end or row.planned_ends
        if end <= start:
            raise BadInputError("end", "ends_before_it_starts")
        around = Span(row.planned_starts, row.planned_ends).widened(FARTHEST)
        for name, moment in (("start", start), ("end", end)):
            if not around.start <= moment <= around.end:
                raise BadInputError(
                    name,
                    "far_from_planned",
                    f"{moment:%Y-%m-%dT%H:%M}",
                    (f"{row.planned_starts:%Y-%m-%dT%H:%M}",),
                )
        check_spans(tx, [(start, end)])
        return Span(start, end)


@dataclass(frozen=True, slots=True)
class InvoiceInterpreter:
    """Note that the agency has billed an order; ``cents`` only where it bills otherwise."""

    order: str
    cents: int | None = None
    language: str = ""
    told: str = ""

    def __call__(self, engine: Engine, actor: Actor) -> Outcome:
        """Note it in one transaction.

        Raises:
            BadInputError: the amount cannot be.
            WrongStatusError: nothing is due, or it was billed already.
        """
        return perform(
            engine, actor, Act("invoice_interpreter", self), partial(self._work, actor=actor)
        )

    def _work(self, tx: Session, actor: Actor) -> Done:
        if self.cents is not None and not 0 <= self.cents <= MOST_CENTS:
            raise BadInputError("amount", "out_of_range", f"{self.cents}")
        told = text_typed("told", self.told, LONGEST_SENTENCE)
        row, subject = order_locked(tx, self.order, self.language)
        check_may_become(row, OrderStatus.INVOICED, "invoice_order")
        values: dict[str, Any] = {
            "status": str(OrderStatus.INVOICED),
            "told": told,
            "changed_at": actor.at,
        }
        if self.cents is not None:
            values["cost_cents"] = self.cents
        edit = edit_row(row, values)
        given = give_interpreter(tx, actor, subject, Interpreting())
        return done_to(row, subject, [] if edit is None else [edit], given)


def _costing(done: Done, cents: int) -> Done:
    return replace(done, consequences=done.consequences + Consequences(cost_cents=cents))

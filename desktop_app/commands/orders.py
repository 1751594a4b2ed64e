"""Interpreters ordered: noted, asked of an agency, promised or refused. Who told whom is kept."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

from sqlalchemy import Engine, select
from sqlalchemy.orm import Session

from db.journal import Actor, Edit
from db.queries.envelopes import envelope_id_for
from db.queries.planning import planning_of
from db.queries.subjects import next_code
from db.tables.centre import Language
from db.tables.people import Person
from db.tables.sessions import WorkshopSession
from db.tables.support import Appointment, InterpreterOrder
from db.tables.workers import Agency
from desktop_app.commands.act import Act, Done, Outcome, perform
from desktop_app.commands.order_sources import (
    SHOWN,
    OrderSource,
    SourceWanted,
    check_interprets,
    interpreter_coded,
    order_source,
)
from desktop_app.commands.order_subjects import (
    OVER,
    REMOVED,
    Given,
    Interpreting,
    OrderSubject,
    give_interpreter,
    interpreter_code,
    order_locked,
    orders_of,
    subject_locked,
)
from desktop_app.commands.row_edits import add_row, edit_row
from desktop_app.commands.session_changes import NOTHING_KEPT, Keeping
from desktop_app.commands.typed_texts import LONGEST_SENTENCE, text_typed
from desktop_app.domain.errors import BadInputError, UnknownCodeError, WrongStatusError
from desktop_app.domain.interpreter_offers import MODES
from desktop_app.domain.interpreters import (
    TRANSITIONS,
    OrderStatus,
    latest_order_time,
    order_in_time,
)
from desktop_app.domain.order_quotes import CENTRE
from desktop_app.domain.planning import Proposal
from desktop_app.domain.standing import stands_there

PAYERS = (CENTRE, "other")
ON_SITE = "on_site"


@dataclass(frozen=True, slots=True)
class OrderInterpreter:
    """Order an interpreter for a session or an appointment, by its code.

    What is left out is what its only order says already; else the one language of the session or of
    the person, on site, and the first agency that has somebody in that mode. ``ask`` says that
    the agency has been asked; otherwise it is only noted. ``urgent`` when the agency takes it
    after its lead time; ``told`` is who told whom. Where the language has an order already, that
    one goes on. ``again`` when an agency that has not answered yet is chased, or another one is
    asked in its place.
    """

    subject: str
    language: str = ""
    mode: str = ""
    agency: str = ""
    interpreter: str = ""
    payer: str = ""
    ask: bool = True
    urgent: bool = False
    told: str = ""
    again: bool = False

    def __call__(self, engine: Engine, actor: Actor) -> Outcome:
        """Write it in one transaction.

        Raises:
            BadInputError: the language, the mode or the payer cannot be; nobody interprets it;
                the agency asks for more notice than is left.
            UnknownCodeError: a code names nothing.
            WrongStatusError: it does not take place, or its order cannot be asked any more.
        """
        return perform(
            engine, actor, Act("order_interpreter", self), partial(self._work, actor=actor)
        )

    def _work(self, tx: Session, actor: Actor) -> Done:
        if self.mode and self.mode not in MODES:
            raise BadInputError("mode", "one_of", self.mode[:SHOWN], MODES)
        if self.payer and self.payer not in PAYERS:
            raise BadInputError("payer", "one_of", self.payer[:SHOWN], PAYERS)
        told = text_typed("told", self.told, LONGEST_SENTENCE)
        subject = subject_locked(tx, self.subject)
        _check_takes_place(subject, actor)
        living = [one for one in orders_of(tx, subject) if one.status not in OVER]
        language = _language(tx, subject, living, self.language)
        former = next((one for one in living if one.language_code == language), None)
        source = order_source(tx, _wanted(_completed(tx, self, former), language))
        payer = self.payer or (CENTRE if former is None else former.payer)
        chased = self.again and _is_asked_of(former, source)
        if self.ask and not chased:
            _check_notice(tx, actor, subject, source, urgent=self.urgent)
        values = {
            **source.values,
            "status": str(OrderStatus.REQUESTED if self.ask else OrderStatus.TO_ORDER),
            "urgent": self.urgent or (chased and former is not None and former.urgent),
            "told": told,
            "reason": "",
            "planned_starts": subject.span.start,
            "planned_ends": subject.span.end,
            "changed_at": actor.at,
            "payer": payer,
            "envelope_id": envelope_id_for(tx, subject.span.day, payer),
        }
        given = give_interpreter(tx, actor, subject, Interpreting(language=language))
        row, edit = (
            _placed(tx, subject, language, values)
            if former is None
            else (former, _asked_again(former, values, self))
        )
        return done_to(row, subject, [*given.edits, *([] if edit is None else [edit])], given)


@dataclass(frozen=True, slots=True)
class ConfirmInterpreter:
    """Note that the agency promises somebody: ``interpreter`` by code, or nobody named yet."""

    order: str
    interpreter: str = ""
    language: str = ""
    told: str = ""
    keeping: Keeping = NOTHING_KEPT

    def __call__(self, engine: Engine, actor: Actor) -> Outcome:
        """Write it in one transaction; whoever is named is held from then on.

        Raises:
            BadInputError: whoever is named does not interpret that, or there are several orders.
            RefusedError: they are expected elsewhere.
            WrongStatusError: the order is over.
        """
        return perform(
            engine, actor, Act("confirm_interpreter", self), partial(self._work, actor=actor)
        )

    def _work(self, tx: Session, actor: Actor) -> Done:
        told = text_typed("told", self.told, LONGEST_SENTENCE)
        text_typed("reason", self.keeping.reason, LONGEST_SENTENCE)
        row, subject = order_locked(tx, self.order, self.language)
        check_may_become(row, OrderStatus.CONFIRMED, "confirm_order")
        _check_takes_place(subject, actor)
        before = interpreter_code(tx, row.interpreter_id)
        values: dict[str, Any] = {
            "status": str(OrderStatus.CONFIRMED),
            "told": told,
            "changed_at": actor.at,
            "envelope_id": envelope_id_for(tx, row.planned_starts.date(), row.payer),
        }
        if not (self.interpreter or row.agency_id):
            raise BadInputError("interpreter", "missing")
        if self.interpreter:
            values |= _named(tx, row, self.interpreter)
        edit = edit_row(row, values)
        tx.flush()
        coming = Interpreting(before, self.interpreter or before, row.language_code)
        given = give_interpreter(tx, actor, subject, coming, keeping=self.keeping)
        return done_to(row, subject, [*given.edits, *([] if edit is None else [edit])], given)


@dataclass(frozen=True, slots=True)
class RefuseInterpreter:
    """Note that the agency has nobody, or takes its word back; ``reason`` says why."""

    order: str
    language: str = ""
    reason: str = ""
    told: str = ""

    def __call__(self, engine: Engine, actor: Actor) -> Outcome:
        """Write it in one transaction; whoever was promised comes no more.

        Raises:
            BadInputError: there is no order, or several from which none is chosen.
            WrongStatusError: nothing was asked, or it is over.
        """
        return perform(
            engine, actor, Act("refuse_interpreter", self), partial(self._work, actor=actor)
        )

    def _work(self, tx: Session, actor: Actor) -> Done:
        values = {
            "told": text_typed("told", self.told, LONGEST_SENTENCE),
            "reason": text_typed("reason", self.reason, LONGEST_SENTENCE),
            "status": str(OrderStatus.REFUSED),
            "changed_at": actor.at,
            "interpreter_id": None,
        }
        row, subject = order_locked(tx, self.order, self.language)
        check_may_become(row, OrderStatus.REFUSED, "refuse_order")
        before = interpreter_code(tx, row.interpreter_id)
        edit = edit_row(row, values)
        tx.flush()
        given = give_interpreter(tx, actor, subject, Interpreting(before))
        return done_to(row, subject, [*given.edits, *([] if edit is None else [edit])], given)


def check_may_become(row: InterpreterOrder, wanted: OrderStatus, act: str) -> None:
    """Refuse what does not go with the life of an order.

    Raises:
        WrongStatusError: it cannot go from where it is to ``wanted``.
    """
    if wanted not in TRANSITIONS[OrderStatus(row.status)]:
        raise WrongStatusError(row.code, row.status, act)


def done_to(row: InterpreterOrder, subject: OrderSubject, edits: list[Edit], given: Given) -> Done:
    """What an act on an order answers; the screens of what it is for read again."""
    change = replace(
        given.change,
        days=given.change.days | {subject.span.day},
        subjects=given.change.subjects | {row.code, subject.row.code},
    )
    return Done(
        subject=subject.row.code,
        edits=edits,
        change=change,
        findings=given.findings,
        consequences=given.consequences,
        answer={"order": row.code, "status": row.status, "for": subject.row.code},
        nothing=not edits,
    )


def _check_takes_place(subject: OrderSubject, actor: Actor) -> None:
    status = subject.row.status
    if status not in {"option", "planned", "held"}:
        raise WrongStatusError(subject.row.code, status, "order")
    if subject.span.end <= actor.at:
        raise WrongStatusError(subject.row.code, status, "order_over")


def _language(
    tx: Session, subject: OrderSubject, living: Sequence[InterpreterOrder], asked: str
) -> str:
    """The language asked for, else that of its only order, else of the session or the person."""
    known = set(tx.scalars(select(Language.code)))
    if asked:
        if asked not in known:
            raise UnknownCodeError("language", asked[:SHOWN])
        return asked
    noted = {one.language_code for one in living}
    if len(noted) == 1:
        return noted.pop()
    row = subject.row
    spoken = (
        tuple(code for code in row.interpreter_language.split("|") if code)
        if isinstance(row, WorkshopSession)
        else (tx.get_one(Person, row.person_id).main_language,)
    )
    wanted = [code for code in spoken if code in known]
    if len(wanted) != 1:
        reason = "only_one" if wanted else "missing"
        raise BadInputError("language", reason, "", tuple(wanted))
    return wanted[0]


def _completed(
    tx: Session, asked: OrderInterpreter, former: InterpreterOrder | None
) -> OrderInterpreter:
    """What is asked, with what the order says already where nothing else is said."""
    if former is None:
        return replace(asked, mode=asked.mode or ON_SITE)
    mode = asked.mode or former.mode
    elsewhere = asked.agency or asked.interpreter or mode != former.mode
    if elsewhere or former.agency_id is None:
        return replace(asked, mode=mode)
    return replace(
        asked,
        mode=mode,
        agency=tx.get_one(Agency, former.agency_id).code,
        interpreter=interpreter_code(tx, former.interpreter_id),
    )


def _wanted(asked: OrderInterpreter, language: str) -> SourceWanted:
    return SourceWanted(language, asked.mode, asked.interpreter, asked.agency)


def _check_notice(
    tx: Session, actor: Actor, subject: OrderSubject, source: OrderSource, *, urgent: bool
) -> None:
    """Say until when the agency had to be asked, unless it takes the order as urgent."""
    start, terms = subject.span.start, source.terms
    if urgent or terms is None or order_in_time(actor.at, start, terms):
        return
    if source.interpreter and _stands(tx, subject, source.interpreter):
        return
    latest = latest_order_time(start, terms)
    agency = tx.get_one(Agency, source.values["agency_id"]).name
    raise BadInputError("order", "asked_too_late", f"{latest:%Y-%m-%dT%H:%M}", (agency,))


def _stands(tx: Session, subject: OrderSubject, interpreter: str) -> bool:
    planning = planning_of(tx, [subject.span], (), ())
    proposal = Proposal(span=subject.span, room=subject.state.room)
    return stands_there(interpreter, proposal, planning)


def _placed(
    tx: Session, subject: OrderSubject, language: str, values: Mapping[str, Any]
) -> tuple[InterpreterOrder, Edit]:
    is_session = isinstance(subject.row, WorkshopSession)
    row = InterpreterOrder(
        code=next_code(tx, InterpreterOrder, "O"),
        session_id=subject.row.id if is_session else None,
        appointment_id=subject.row.id if isinstance(subject.row, Appointment) else None,
        language_code=language,
        **values,
    )
    return row, add_row(tx, row, {"status": REMOVED}, ("told",))


def _is_asked_of(former: InterpreterOrder | None, source: OrderSource) -> bool:
    """Whether the agency was asked for just that, and has not answered."""
    return former is not None and (former.status, former.mode, former.agency_id) == (
        OrderStatus.REQUESTED,
        source.values["mode"],
        source.values["agency_id"],
    )


def _asked_again(
    row: InterpreterOrder, values: Mapping[str, Any], asked: OrderInterpreter
) -> Edit | None:
    """The order a language has already: asked for now, or left as noted."""
    if asked.ask:
        if not (asked.again and row.status == OrderStatus.REQUESTED):
            check_may_become(row, OrderStatus.REQUESTED, "ask_order")
        return edit_row(row, values)
    if row.status != OrderStatus.TO_ORDER:
        raise WrongStatusError(row.code, row.status, "order")
    return edit_row(row, values)


def _named(tx: Session, row: InterpreterOrder, code: str) -> dict[str, Any]:
    named = interpreter_coded(tx, code)
    check_interprets(named, code, row.language_code, row.mode)
    return {"interpreter_id": named.id, "agency_id": named.agency_id}

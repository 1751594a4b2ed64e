"""Interpreters ordered by hand: asked, promised, refused, cancelled, done, billed; taken back."""

from dataclasses import replace
from datetime import date, datetime, timedelta
from functools import partial
from typing import Any

import pytest
from sqlalchemy import select, update

from db.engine import transaction
from db.queries.envelopes import balances
from db.tables.people import Person
from db.tables.sessions import Claim, Resource
from db.tables.support import FundingEnvelope, InterpreterOrder
from db.tables.workers import Interpreter
from desktop_app.commands.act import Command
from desktop_app.commands.appointments import BookAppointment, CancelAppointment
from desktop_app.commands.order_ends import (
    CancelInterpreter,
    InvoiceInterpreter,
    RecordInterpreter,
)
from desktop_app.commands.orders import ConfirmInterpreter, OrderInterpreter, RefuseInterpreter
from desktop_app.commands.session_state import Allocated
from desktop_app.commands.sessions import BookSession, CancelSession, MoveSession
from desktop_app.commands.undo import RedoLast, UndoLast
from desktop_app.domain.envelopes import EnvelopeBalance
from desktop_app.domain.errors import (
    BadInputError,
    NotBegunError,
    RefusedError,
    UnknownCodeError,
    WrongStatusError,
)
from desktop_app.readings.order_details import order_detail
from tests.commands.cycle import add_cycle
from tests.commands.town import MONDAY, NOW, Town, at

SESSION = "C1-1"
"""On Monday 9 March, 14:00 to 15:00, in Arabic too; a week from now."""

AFTER = at("15:30")
EVE = at("16:00", MONDAY - timedelta(days=3))
"""The Friday before: less than 24 working hours are left."""

ASK, CONFIRM = OrderInterpreter(SESSION), ConfirmInterpreter(SESSION, "I1")


@pytest.fixture
def planned(town: Town) -> Town:
    """The cycle, and 500 euros and ten hours for the year."""
    with transaction(town.engine) as tx:
        add_cycle(tx)
        tx.add(
            FundingEnvelope(
                code="INT26",
                label="2026",
                first_day=date(2026, 1, 1),
                last_day=date(2026, 12, 31),
                amount_cents=50_000,
                minutes=600,
            )
        )
    return town


def order(town: Town, code: str = "O0001") -> dict[str, Any]:
    row = town.one(
        lambda tx: tx.scalars(select(InterpreterOrder).where(InterpreterOrder.code == code)).one()
    )
    names = ("status", "told", "reason", "urgent", "cost_cents", "billed_minutes", "actual_ends")
    return {name: getattr(row, name) for name in names}


def held(town: Town, moment: datetime) -> set[str]:
    statement = (
        select(Resource.code)
        .join(Claim, Claim.resource_id == Resource.id)
        .where(Claim.active, Claim.starts_at <= moment, Claim.ends_at > moment)
    )
    return set(town.one(lambda tx: tx.scalars(statement).all()))


def envelope(town: Town, now: datetime = NOW) -> EnvelopeBalance:
    (found,) = town.one(partial(balances, now=now))
    return found


def test_an_order_is_asked_promised_done_and_billed(planned: Town) -> None:
    asked = planned.do(replace(ASK, told="Écrit à l’agence"))

    assert asked.answer == {"order": "O0001", "status": "requested", "for": SESSION}
    assert order(planned)["told"] == "Écrit à l’agence"
    assert held(planned, at("14:00")) == {"A", "P1"}
    assert (envelope(planned).foreseen_cents, envelope(planned).foreseen_minutes) == (6000, 60)

    planned.do(replace(CONFIRM, told="L’agence a rappelé"))
    assert order(planned)["status"] == "confirmed"
    assert held(planned, at("14:00")) == {"A", "P1", "I1"}

    done = RecordInterpreter(SESSION, start=at("14:05"), end=at("15:10"))
    assert planned.do(done, now=AFTER).consequences.cost_cents == 90 * 80 + 1200
    assert order(planned)["billed_minutes"] == 90
    assert envelope(planned).spent_cents == 8400

    planned.do(InvoiceInterpreter(SESSION, cents=8000), now=AFTER)
    assert (order(planned)["status"], order(planned)["cost_cents"]) == ("invoiced", 8000)
    assert (envelope(planned).spent_cents, envelope(planned).left_cents) == (8000, 42_000)


@pytest.mark.parametrize(
    ("before", "act", "now"),
    [
        ([], ASK, NOW),
        ([ASK], CONFIRM, NOW),
        ([ASK], RefuseInterpreter(SESSION, reason="personne"), NOW),
        ([ASK, CONFIRM], RefuseInterpreter(SESSION), NOW),
        ([ASK, CONFIRM], CancelInterpreter(SESSION, reason="reportée"), EVE),
        ([ASK, CONFIRM], RecordInterpreter(SESSION), AFTER),
        ([ASK, CONFIRM], RecordInterpreter(SESSION, "user_absent"), AFTER),
        ([ASK], RecordInterpreter(SESSION, end=at("15:10")), AFTER),
        ([ASK, CONFIRM], RecordInterpreter(SESSION, "interpreter_absent"), AFTER),
    ],
)
def test_each_is_taken_back_and_done_again(
    planned: Town, before: list[Command], act: Command, now: datetime
) -> None:
    for command in before:
        planned.do(command)
    stood = held(planned, at("14:00")), before and order(planned), envelope(planned)

    planned.do(act, now=now)
    gone = held(planned, at("14:00")), order(planned), envelope(planned)
    assert gone[1:] != stood[1:]
    planned.do(UndoLast("accueil"), now=now)
    if before:
        assert (held(planned, at("14:00")), order(planned), envelope(planned)) == stood
    else:
        assert order(planned)["status"] == "removed"
    planned.do(RedoLast("accueil"), now=now)

    assert (held(planned, at("14:00")), order(planned), envelope(planned)) == gone


def test_a_refusal_lets_the_interpreter_go_and_can_be_asked_again(planned: Town) -> None:
    planned.do(ASK)
    planned.do(CONFIRM)
    planned.do(RefuseInterpreter(SESSION, reason="malade", told="L’agence a appelé"))

    assert held(planned, at("14:00")) == {"A", "P1"}
    assert (order(planned)["status"], order(planned)["reason"]) == ("refused", "malade")

    planned.do(replace(ASK, told="Redemandé"))
    assert order(planned)["status"] == "requested"


def test_an_agency_that_does_not_answer_is_chased(planned: Town) -> None:
    planned.do(replace(ASK, told="Écrit à l’agence"))
    late = at("08:00", MONDAY)
    with pytest.raises(WrongStatusError):
        planned.do(ASK)

    planned.do(replace(ASK, again=True, told="Rappelée"), now=late)
    assert (order(planned)["status"], order(planned)["told"]) == ("requested", "Rappelée")
    assert order(planned)["urgent"] is False
    steps = order_detail(planned.engine, SESSION, late).steps
    assert [(one.status, one.told) for one in steps] == [
        ("requested", "Rappelée"),
        ("requested", "Écrit à l’agence"),
    ]

    planned.do(UndoLast("accueil"))
    assert order(planned)["told"] == "Écrit à l’agence"


@pytest.mark.parametrize(
    ("now", "status", "cents"),
    [
        (NOW, "cancelled_free", 0),
        (EVE, "cancelled_with_fee", 4800),
        (AFTER, "cancelled_with_fee", 4800),
    ],
)
def test_cancelling_costs_what_the_terms_say(
    planned: Town, now: datetime, status: str, cents: int
) -> None:
    planned.do(ASK)
    planned.do(CONFIRM)

    outcome = planned.do(CancelInterpreter(SESSION, reason="atelier déplacé"), now=now)

    assert outcome.consequences.cost_cents == cents
    assert (order(planned)["status"], order(planned)["cost_cents"]) == (status, cents)
    assert held(planned, at("14:00")) == {"A", "P1"}
    assert envelope(planned).spent_cents == cents


def test_what_somebody_else_pays_costs_the_centre_nothing(planned: Town) -> None:
    planned.do(replace(ASK, payer="other"))
    planned.do(CONFIRM)
    planned.do(RecordInterpreter(SESSION), now=AFTER)

    assert (order(planned)["billed_minutes"], order(planned)["cost_cents"]) == (60, 0)
    assert (envelope(planned).spent_cents, envelope(planned).spent_minutes) == (0, 0)


def test_what_somebody_else_pays_is_billed_to_them_when_cancelled_late(planned: Town) -> None:
    planned.do(replace(ASK, payer="other"))
    assert planned.do(CancelInterpreter(SESSION), now=AFTER).consequences.cost_cents == 0

    shown = order_detail(planned.engine, SESSION, AFTER + timedelta(days=30))
    assert (shown.line.status, shown.cost_cents) == ("cancelled_with_fee", 0)
    assert shown.quote is not None
    assert shown.quote.fee_percent == 100


def test_what_no_agency_was_asked_for_is_foreseen_until_its_hour_is_over(planned: Town) -> None:
    planned.do(replace(ASK, ask=False))

    assert envelope(planned, at("14:59")).foreseen_cents == 6000
    assert envelope(planned, at("15:00")).foreseen_cents == 0


def test_an_order_tells_what_an_act_on_another_date_did_to_it(planned: Town) -> None:
    planned.do(OrderInterpreter("C1-2"))
    planned.do(MoveSession(SESSION, start=at("10:00"), scope="all"))

    shown = order_detail(planned.engine, "C1-2", NOW)
    assert [one.status for one in shown.steps] == ["to_reconfirm", "requested"]


def test_an_order_too_late_is_said_and_possible_when_urgent(planned: Town) -> None:
    with pytest.raises(BadInputError) as refused:
        planned.do(ASK, now=EVE)

    assert refused.value.reason == "asked_too_late"
    assert refused.value.value == "2026-03-05T14:00"
    planned.do(replace(ASK, urgent=True), now=EVE)
    assert order(planned)["urgent"] is True


def test_a_language_nobody_interprets_is_said(planned: Town) -> None:
    with transaction(planned.engine) as tx:
        tx.execute(update(Interpreter).values(language_codes=("so",)))

    with pytest.raises(BadInputError) as refused:
        planned.do(ASK)

    assert (refused.value.field_name, refused.value.reason) == ("language", "nobody_interprets")


@pytest.mark.parametrize(
    ("act", "now", "error"),
    [
        (replace(ASK, mode="phone"), NOW, BadInputError),
        (replace(ASK, mode="letter"), NOW, BadInputError),
        (replace(ASK, payer="nobody"), NOW, BadInputError),
        (replace(ASK, agency="OTHER"), NOW, BadInputError),
        (replace(ASK, language="xx"), NOW, UnknownCodeError),
        (replace(ASK, interpreter="P1"), NOW, UnknownCodeError),
        (replace(ASK, subject="C9-9"), NOW, UnknownCodeError),
        (ASK, AFTER, WrongStatusError),
        (CONFIRM, NOW, BadInputError),
        (InvoiceInterpreter(SESSION, cents=-1), AFTER, BadInputError),
    ],
)
def test_what_cannot_be_ordered(
    planned: Town, act: Command, now: datetime, error: type[Exception]
) -> None:
    with pytest.raises(error):
        planned.do(act, now=now)

    assert not planned.one(lambda tx: tx.scalars(select(InterpreterOrder)).all())


@pytest.mark.parametrize(
    ("act", "now", "error"),
    [
        (RecordInterpreter(SESSION, end=at("13:00")), AFTER, BadInputError),
        (RecordInterpreter(SESSION, start=at("14:00").replace(year=2020)), AFTER, BadInputError),
        (RecordInterpreter(SESSION, "unknown"), AFTER, BadInputError),
        (RecordInterpreter(SESSION), at("14:30"), NotBegunError),
        (RecordInterpreter(SESSION, "user_absent"), at("13:59"), NotBegunError),
        (InvoiceInterpreter(SESSION), AFTER, WrongStatusError),
        (ASK, NOW, WrongStatusError),
    ],
)
def test_what_does_not_go_with_a_promised_order(
    planned: Town, act: Command, now: datetime, error: type[Exception]
) -> None:
    planned.do(ASK)
    planned.do(CONFIRM)

    with pytest.raises(error):
        planned.do(act, now=now)

    assert order(planned)["status"] == "confirmed"


def test_nothing_is_ordered_for_a_session_that_is_cancelled(planned: Town) -> None:
    planned.do(CancelSession(SESSION, "absence"))

    with pytest.raises(WrongStatusError):
        planned.do(ASK)


def test_an_interpreter_expected_elsewhere_is_refused(planned: Town) -> None:
    planned.do(BookSession(at("14:30"), at("15:30"), "OFFICE", (Allocated("I1", "interpreter"),)))
    planned.do(ASK)

    with pytest.raises(RefusedError) as refused:
        planned.do(CONFIRM)

    assert {str(one.code) for one in refused.value.findings} >= {"interpreter_taken"}
    assert order(planned)["status"] == "requested"


def test_a_move_has_a_promise_asked_again_and_keeps_who_was_promised(planned: Town) -> None:
    planned.do(ASK)
    planned.do(CONFIRM)
    planned.do(MoveSession(SESSION, start=at("16:00")))

    assert order(planned)["status"] == "to_reconfirm"
    planned.do(ASK)
    planned.do(ConfirmInterpreter(SESSION))
    assert held(planned, at("16:00")) == {"A", "P1", "I1"}


def test_an_appointment_orders_in_the_language_of_the_person(planned: Town) -> None:
    with transaction(planned.engine) as tx:
        tx.execute(update(Person).where(Person.code == "U0001").values(main_language="ar"))
    booked = BookAppointment("boussole", "U0001", "P2", "OFFICE", at("10:00"), at("10:45"))
    planned.do(booked)

    planned.do(OrderInterpreter("R0001"))
    planned.do(ConfirmInterpreter("R0001", "I1"))
    assert held(planned, at("10:00")) == {"OFFICE", "P2", "I1"}

    planned.do(CancelAppointment("R0001", "person"))
    assert order(planned)["status"] == "cancelled_free"

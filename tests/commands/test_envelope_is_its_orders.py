"""Whatever is done to orders, in any order: the envelope is the sum of them."""

from contextlib import suppress
from dataclasses import replace
from datetime import date, datetime, timedelta
from random import Random

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from db.engine import transaction
from db.queries.envelopes import balances
from db.tables.support import FundingEnvelope, InterpreterOrder
from desktop_app.commands.act import Command
from desktop_app.commands.order_ends import (
    CancelInterpreter,
    InvoiceInterpreter,
    RecordInterpreter,
)
from desktop_app.commands.orders import ConfirmInterpreter, OrderInterpreter, RefuseInterpreter
from desktop_app.commands.sessions import CancelSession, MoveSession, ReinstateSession
from desktop_app.commands.undo import RedoLast, UndoLast
from desktop_app.domain.envelopes import EnvelopeBalance
from desktop_app.domain.errors import PermanenceError
from tests.commands.cycle import add_cycle
from tests.commands.town import MONDAY, NOW, Town, at

SESSIONS = ("C1-1", "C1-2", "C1-3")
MOMENTS = (NOW, at("10:00"), at("18:00"), at("18:00", MONDAY + timedelta(days=30)))
HALF_HOUR, HOUR_CENTS, JOURNEY = 30, 4800, 1200
LIVING = {"to_order", "requested", "confirmed", "to_reconfirm"}
OVER = {"done", "invoiced", "cancelled_with_fee", "user_absent"}


def drawn(draw: Random) -> tuple[Command, datetime]:
    """Something a desk might do, at some time."""
    session = draw.choice(SESSIONS)
    acts: tuple[Command, ...] = (
        OrderInterpreter(session, urgent=True),
        OrderInterpreter(session, urgent=True, payer=draw.choice(("centre", "other"))),
        ConfirmInterpreter(session, "I1"),
        RefuseInterpreter(session),
        CancelInterpreter(session),
        RecordInterpreter(session, draw.choice(("done", "user_absent", "interpreter_absent"))),
        InvoiceInterpreter(session, draw.choice((None, 0, 999))),
        MoveSession(session, start=at("16:00", MONDAY + timedelta(days=draw.choice((1, 20, 26))))),
        CancelSession(session, "absence"),
        ReinstateSession(session),
        UndoLast("accueil"),
        RedoLast("accueil"),
    )
    return draw.choice(acts), draw.choice(MOMENTS)


def minutes_billed(start: datetime, end: datetime) -> int:
    """By the half-hour begun, an hour at least: counted up, step by step."""
    billed = 60
    while start + timedelta(minutes=billed) < end:
        billed += HALF_HOUR
    return billed


def summed(town: Town, envelope: int) -> tuple[int, int]:
    """What has been spent and what is foreseen, added up by hand."""
    spent = foreseen = 0
    for row in town.one(lambda tx: tx.scalars(select(InterpreterOrder)).all()):
        if row.envelope_id != envelope or row.payer != "centre":
            continue
        if row.status in OVER:
            spent += row.cost_cents or 0
        elif row.status in LIVING:
            billed = minutes_billed(row.planned_starts, row.planned_ends)
            foreseen += billed * HOUR_CENTS // 60 + JOURNEY
    return spent, foreseen


def balanced(tx: Session) -> tuple[EnvelopeBalance, ...]:
    return balances(tx, NOW)


@pytest.fixture
def planned(town: Town) -> Town:
    """The cycle, and two envelopes that follow each other in the middle of it."""
    with transaction(town.engine) as tx:
        add_cycle(tx)
        year = FundingEnvelope(
            code="INT1",
            label="1",
            first_day=date(2026, 1, 1),
            last_day=date(2026, 3, 15),
            amount_cents=50_000,
        )
        tx.add(year)
        tx.flush()
        tx.add(
            FundingEnvelope(
                code="INT2",
                label="2",
                first_day=date(2026, 3, 16),
                last_day=date(2026, 12, 31),
                amount_cents=9_000,
                minutes=120,
            )
        )
    return town


@pytest.mark.parametrize("seed", range(4))
def test_the_envelope_is_the_sum_of_its_orders(planned: Town, seed: int) -> None:
    draw, done = Random(seed), 0
    for _step in range(40):
        command, now = drawn(draw)
        with suppress(PermanenceError):
            planned.do(command, now=now)
            done += 1
        for number, balance in enumerate(planned.one(balanced), start=1):
            assert (balance.spent_cents, balance.foreseen_cents) == summed(planned, number)
            left = balance.envelope.amount_cents - sum(summed(planned, number))
            assert balance.left_cents == left
    assert done > 8


def test_an_order_that_moves_to_another_period_is_paid_from_its_envelope(planned: Town) -> None:
    planned.do(OrderInterpreter("C1-1"))
    first, second = planned.one(balanced)
    assert (first.foreseen_cents, second.foreseen_cents) == (6000, 0)

    planned.do(MoveSession("C1-1", start=at("14:00", MONDAY + timedelta(days=8))))

    first, second = planned.one(balanced)
    assert (first.foreseen_cents, second.foreseen_cents) == (0, 6000)
    overrun = replace(second.envelope, amount_cents=5_999)
    assert replace(second, envelope=overrun).overrun

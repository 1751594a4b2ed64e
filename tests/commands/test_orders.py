"""An interpreter order follows its session, at the price of the agency's terms."""

from datetime import datetime, timedelta
from typing import NamedTuple

import pytest
from sqlalchemy import select, update

from db.engine import transaction
from db.queries.sheet_facts import SheetOptions
from db.tables.support import InterpreterOrder
from desktop_app.commands.enrolment import Enrol
from desktop_app.commands.order_ends import CancelInterpreter
from desktop_app.commands.orders import OrderInterpreter
from desktop_app.commands.sessions import (
    CancelSession,
    MoveSession,
    ReinstateSession,
    ResizeSession,
)
from desktop_app.commands.sheets import IssueSheet
from desktop_app.commands.undo import RedoLast, UndoLast
from desktop_app.domain.changes import Consequences
from desktop_app.domain.errors import StaleError
from desktop_app.domain.sheets.facts import Variant
from tests.commands.cycle import add_cycle, add_order
from tests.commands.town import MONDAY, NOW, Town, at

FRIDAY = MONDAY - timedelta(days=3)
SESSION = "C1-1"
"""On Monday 9 March, 14:00 to 15:00."""


class Order(NamedTuple):
    """What is told of an order."""

    status: str
    starts: datetime
    ends: datetime
    cost_cents: int | None


@pytest.fixture
def ordered(town: Town) -> Town:
    """The cycle's first session with an interpreter confirmed."""
    with transaction(town.engine) as tx:
        add_cycle(tx)
        add_order(tx, SESSION, "confirmed")
    return town


def every_order(town: Town) -> list[Order]:
    """Those that were not taken back, the oldest first."""
    codes = select(InterpreterOrder.code).where(InterpreterOrder.status != "removed")
    named = town.one(lambda tx: tx.scalars(codes.order_by(InterpreterOrder.id)).all())
    return [order(town, code) for code in named]


def order(town: Town, code: str = "O-1") -> Order:
    columns = (
        InterpreterOrder.status,
        InterpreterOrder.planned_starts,
        InterpreterOrder.planned_ends,
        InterpreterOrder.cost_cents,
    )
    row = town.one(
        lambda tx: tx.execute(select(*columns).where(InterpreterOrder.code == code)).one()
    )
    return Order(*row)


CONFIRMED = Order("confirmed", at("14:00"), at("15:00"), None)


def test_a_move_has_the_interpreter_asked_again(ordered: Town) -> None:
    outcome = ordered.do(MoveSession(SESSION, start=at("16:00")))
    assert outcome.consequences == Consequences(orders_to_reconfirm=1)
    assert order(ordered) == Order("to_reconfirm", at("16:00"), at("17:00"), None)
    ordered.do(UndoLast("accueil"))
    assert order(ordered) == CONFIRMED
    ordered.do(RedoLast("accueil"))
    assert order(ordered) == Order("to_reconfirm", at("16:00"), at("17:00"), None)


def test_another_room_and_another_length_are_moves_too(ordered: Town) -> None:
    ordered.do(MoveSession(SESSION, room="VIL-1"))
    assert order(ordered).status == "to_reconfirm"
    ordered.do(ResizeSession(SESSION, at("15:30")))
    assert order(ordered) == Order("to_reconfirm", at("14:00"), at("15:30"), None)


def test_an_order_nobody_was_asked_for_only_moves(town: Town) -> None:
    with transaction(town.engine) as tx:
        add_cycle(tx)
        add_order(tx, SESSION, "to_order")
    outcome = town.do(MoveSession(SESSION, start=at("16:00")))
    assert outcome.consequences == Consequences()
    assert order(town) == Order("to_order", at("16:00"), at("17:00"), None)


@pytest.mark.parametrize(
    ("now", "cost", "why"),
    [
        (NOW, 0, "a week before"),
        (at("14:00", FRIDAY), 0, "ten hours of Friday and fourteen of Monday"),
        (at("14:01", FRIDAY), 4800, "the week-end gives no hour"),
        (at("09:00", FRIDAY + timedelta(days=1)), 4800, "on Saturday"),
        (at("13:00"), 4800, "an hour before"),
    ],
)
def test_a_cancellation_costs_what_the_terms_say(
    ordered: Town, now: datetime, cost: int, why: str
) -> None:
    outcome = ordered.do(CancelSession(SESSION, "absence"), now=now)
    assert outcome.consequences.cost_cents == cost, why
    status = "cancelled_with_fee" if cost else "cancelled_free"
    assert order(ordered) == Order(status, at("14:00"), at("15:00"), cost)
    ordered.do(UndoLast("accueil"), now=now)
    assert order(ordered) == CONFIRMED


def test_an_hour_and_forty_minutes_are_billed_as_two_hours(ordered: Town) -> None:
    with transaction(ordered.engine) as tx:
        tx.execute(update(InterpreterOrder).values(planned_ends=at("15:40")))
    outcome = ordered.do(CancelSession(SESSION, "absence"), now=at("13:00"))
    assert outcome.consequences.cost_cents == 9600


def test_an_order_not_yet_sent_costs_nothing(town: Town) -> None:
    with transaction(town.engine) as tx:
        add_cycle(tx)
        add_order(tx, SESSION, "to_order")
    outcome = town.do(CancelSession(SESSION, "absence"), now=at("13:00"))
    assert outcome.consequences.cost_cents == 0
    assert order(town).status == "cancelled_free"


def test_a_session_put_back_has_its_interpreter_ordered_again(ordered: Town) -> None:
    ordered.do(CancelSession(SESSION, "absence"), now=at("13:00"))
    outcome = ordered.do(ReinstateSession(SESSION), now=at("13:00"))
    assert outcome.consequences.orders_to_reconfirm == 1
    billed = Order("cancelled_with_fee", at("14:00"), at("15:00"), 4800)
    again = Order("to_order", at("14:00"), at("15:00"), None)
    assert every_order(ordered) == [billed, again], "what is due stays due"
    ordered.do(UndoLast("accueil"), now=at("13:00"))
    assert every_order(ordered) == [billed]


def test_a_session_put_back_orders_once_what_was_given_up_free_with_it(ordered: Town) -> None:
    """Not the one that somebody had given up before, saying why."""
    ordered.do(CancelInterpreter(SESSION, reason="malade"))
    ordered.do(CancelSession(SESSION, "absence"))
    ordered.do(ReinstateSession(SESSION))
    assert [one.status for one in every_order(ordered)] == ["cancelled_free"]

    ordered.do(OrderInterpreter(SESSION, "ar", ask=False))
    ordered.do(CancelSession(SESSION, "absence"))
    ordered.do(ReinstateSession(SESSION))
    assert [one.status for one in every_order(ordered)] == ["cancelled_free", "to_order"]


def test_what_was_done_or_refused_stays(town: Town) -> None:
    with transaction(town.engine) as tx:
        add_cycle(tx)
        for number, status in enumerate(("done", "refused", "invoiced", "removed")):
            add_order(tx, SESSION, status, f"O-{number}")
    town.do(MoveSession(SESSION, start=at("16:00")))
    town.do(CancelSession(SESSION, "absence"))
    town.do(ReinstateSession(SESSION))
    assert [order(town, f"O-{number}").status for number in range(4)] == [
        "done",
        "refused",
        "invoiced",
        "removed",
    ]
    starts = [order(town, f"O-{number}").starts for number in range(4)]
    assert starts == [at("14:00"), at("16:00"), at("14:00"), at("14:00")], "asked elsewhere later"


def test_an_order_changed_since_keeps_the_undo_from_going_over_it(ordered: Town) -> None:
    ordered.do(MoveSession(SESSION, start=at("16:00")))
    with transaction(ordered.engine) as tx:
        tx.execute(update(InterpreterOrder).values(status="confirmed"))
    with pytest.raises(StaleError):
        ordered.do(UndoLast("accueil"))
    assert order(ordered) == Order("confirmed", at("16:00"), at("17:00"), None)
    assert ordered.session(SESSION).starts == at("16:00")


def test_an_order_made_since_follows_the_undo(town: Town) -> None:
    with transaction(town.engine) as tx:
        add_cycle(tx)
    town.do(MoveSession(SESSION, start=at("16:00")))
    with transaction(town.engine) as tx:
        add_order(tx, SESSION, "requested")
    outcome = town.do(UndoLast("accueil"))
    assert outcome.consequences.orders_to_reconfirm == 1
    assert order(town) == Order("to_reconfirm", at("14:00"), at("15:00"), None)
    town.do(RedoLast("accueil"))
    assert order(town) == Order("requested", at("16:00"), at("17:00"), None)


def test_an_undone_cancellation_revives_only_the_orders_it_had_cancelled(ordered: Town) -> None:
    with transaction(ordered.engine) as tx:
        add_order(tx, SESSION, "cancelled_free", "O-2")
    ordered.do(CancelSession(SESSION, "absence"))
    ordered.do(UndoLast("accueil"))
    assert order(ordered) == CONFIRMED
    assert order(ordered, "O-2").status == "cancelled_free"


def test_a_whole_cycle_moves_with_its_orders(ordered: Town) -> None:
    with transaction(ordered.engine) as tx:
        add_order(tx, "C1-2", "requested", "O-2")
    outcome = ordered.do(MoveSession(SESSION, start=at("10:00"), scope="all"))
    assert outcome.consequences.orders_to_reconfirm == 2
    later = MONDAY + timedelta(weeks=2)
    assert order(ordered, "O-2") == Order(
        "to_reconfirm", at("10:00", later), at("11:00", later), None
    )


def test_consequences_count_who_to_call_and_which_paper_is_old(ordered: Town) -> None:
    for person in ("U0001", "U0002"):
        ordered.do(Enrol("C1", person))
    ordered.do(Enrol(SESSION, "U0003"))
    ordered.do(Enrol(SESSION, "U0004"))
    ordered.do(IssueSheet(SESSION))
    ordered.do(IssueSheet("C1"))
    ordered.do(IssueSheet("C1-2"))
    ordered.do(IssueSheet(SESSION, SheetOptions(Variant.INTERPRETER_SLIP)))
    moved = ordered.do(MoveSession(SESSION, start=at("16:00"))).consequences
    assert moved == Consequences(
        people_to_call=3, orders_to_reconfirm=1, sheets_out_of_date=3, cost_cents=0
    )
    cancelled = ordered.do(CancelSession(SESSION, "absence"), now=at("13:00")).consequences
    assert cancelled == Consequences(people_to_call=4, sheets_out_of_date=3, cost_cents=4800)


def test_a_form_sent_again_answers_the_same_consequences(ordered: Town) -> None:
    ordered.do(Enrol(SESSION, "U0001"))
    actor = ordered.actor(now=at("13:00"), key="one-form")
    first = CancelSession(SESSION, "absence")(ordered.engine, actor)
    again = CancelSession(SESSION, "absence")(ordered.engine, actor)
    assert again.repeated
    assert (
        again.consequences == first.consequences == Consequences(people_to_call=1, cost_cents=4800)
    )

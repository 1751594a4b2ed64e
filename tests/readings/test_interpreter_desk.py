"""What the interpreter desk reads: what is to be done, first what presses."""

from datetime import timedelta

import pytest

from db.engine import transaction
from desktop_app.commands.order_ends import CancelInterpreter
from desktop_app.commands.orders import ConfirmInterpreter, OrderInterpreter, RefuseInterpreter
from desktop_app.commands.sessions import CancelSession
from desktop_app.readings.interpreter_desk import (
    InterpreterDesk,
    interpreter_desk,
    orderable,
    orders_waiting,
)
from tests.commands.cycle import add_cycle
from tests.commands.town import MONDAY, NOW, Town, at


@pytest.fixture
def planned(town: Town) -> Town:
    """Three dates in Arabic: 9, 23 and 30 March."""
    with transaction(town.engine) as tx:
        add_cycle(tx)
    return town


def told(desk: InterpreterDesk) -> list[tuple[str, str, str]]:
    return [(one.code, str(one.status), str(one.deadline.task)) for one in desk.lines]


def test_what_nobody_was_asked_for_is_to_be_ordered(planned: Town) -> None:
    assert told(interpreter_desk(planned.engine, NOW)) == [
        ("C1-1", "to_order", "order"),
        ("C1-2", "to_order", "order"),
        ("C1-3", "to_order", "order"),
    ]


def test_each_is_told_with_what_is_to_be_done_and_until_when(planned: Town) -> None:
    planned.do(OrderInterpreter("C1-1", told="Écrit à l’agence"))
    planned.do(OrderInterpreter("C1-2", ask=False))
    planned.do(OrderInterpreter("C1-3"))
    planned.do(ConfirmInterpreter("C1-3", "I1"))

    desk = interpreter_desk(planned.engine, NOW)

    assert told(desk) == [
        ("C1-1", "requested", "answer"),
        ("C1-2", "to_order", "order"),
        ("C1-3", "confirmed", "cancel_free"),
    ]
    first, second, third = desk.lines
    assert first.deadline.until == at("14:00", MONDAY - timedelta(days=3))
    assert first.told == "Écrit à l’agence"
    assert second.deadline.until == at("14:00", MONDAY + timedelta(days=10))
    assert third.deadline.until == at("14:00", MONDAY + timedelta(days=18))
    assert desk.waiting == 0


def test_the_badge_counts_what_presses(planned: Town) -> None:
    planned.do(OrderInterpreter("C1-1"))
    eve = at("15:00", MONDAY - timedelta(days=4))

    assert interpreter_desk(planned.engine, eve).waiting == 1
    assert orders_waiting(planned.engine, eve) == 1
    planned.do(ConfirmInterpreter("C1-1", "I1"))
    assert interpreter_desk(planned.engine, eve).waiting == 0


def test_what_was_given_up_stays_to_be_read_and_asks_for_nothing(planned: Town) -> None:
    planned.do(OrderInterpreter("C1-1"))
    planned.do(CancelInterpreter("C1-1"))

    assert ("C1-1", "cancelled_free", "nothing") in told(interpreter_desk(planned.engine, NOW))
    later = NOW + timedelta(days=90)
    assert "C1-1" not in {one.code for one in interpreter_desk(planned.engine, later).lines}


def test_nobody_is_looked_for_where_the_session_was_cancelled(planned: Town) -> None:
    planned.do(OrderInterpreter("C1-1"))
    planned.do(RefuseInterpreter("C1-1"))
    assert ("C1-1", "refused", "order") in told(interpreter_desk(planned.engine, NOW))

    planned.do(CancelSession("C1-1", "absence"))
    assert ("C1-1", "refused", "nothing") in told(interpreter_desk(planned.engine, NOW))


def test_the_scene_says_what_stands_around_the_orders(planned: Town) -> None:
    planned.do(OrderInterpreter("C1-1"))
    desk = interpreter_desk(planned.engine, NOW)

    assert set(desk.scene.themes) == {"C1-1", "C1-2", "C1-3"}
    session = desk.lines[0].session
    assert session is not None
    assert desk.scene.sites[session.site].letter
    assert [one.code for one in desk.scene.who_interprets("ar", "on_site")] == ["I1"]
    assert desk.scene.who_interprets("ar", "video") == []
    (known,) = desk.scene.who_interprets("ar")
    assert desk.scene.terms_of(known.agency, "on_site") is not None
    assert desk.scene.terms_of(known.agency, "phone") is None


def test_an_interpreter_is_ordered_for_what_is_to_come(planned: Town) -> None:
    found = orderable(planned.engine, NOW)

    assert [one.code for one in found.lines if one.session is not None][:1] == ["C1-1"]
    starts = [one.span.start for one in found.lines]
    assert starts == sorted(starts)
    assert orderable(planned.engine, NOW + timedelta(days=90)).lines == ()

"""A whole cycle is judged and written with as many questions as one of its dates."""

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from typing import Any

from sqlalchemy import Engine, event

from db.engine import transaction
from desktop_app.commands.enrolment import Enrol, Withdraw
from desktop_app.commands.session_state import Allocated, SessionState
from desktop_app.commands.sessions import MoveSession
from tests.commands.cycle import CYCLE, add_order, plan
from tests.commands.town import MONDAY, Town, at

WEEK = timedelta(weeks=1)
FIRST = MONDAY + timedelta(days=1)
"""A Tuesday: no date of the cycle is a public holiday."""


@contextmanager
def questions(engine: Engine) -> Iterator[list[str]]:
    """Every statement that reads, while the block lasts."""
    asked: list[str] = []

    def note(*sent: Any) -> None:
        statement = sent[2].lstrip()
        if statement.upper().startswith(("SELECT", "WITH")):
            asked.append(statement)

    event.listen(engine, "before_cursor_execute", note)
    yield asked
    event.remove(engine, "before_cursor_execute", note)


def weeks(town: Town, dates: int) -> None:
    """A cycle of Tuesdays in the divisible room, each with somebody enrolled and an order."""
    with transaction(town.engine) as tx:
        for number in range(1, dates + 1):
            day = FIRST + (number - 1) * WEEK
            state = SessionState(
                starts=at("14:00", day),
                ends=at("15:00", day),
                room="AB",
                status="planned",
                programme="DROITS",
                cycle=CYCLE,
                number=number,
                needs=("step_free",),
                interpreter_language="ar",
                allocated=(Allocated("P1", "facilitator"),),
            )
            plan(tx, f"C1-{number}", state)
            add_order(tx, f"C1-{number}", "confirmed", f"O-{number}")
    for person in ("U0001", "U0002"):
        town.do(Enrol(CYCLE, person))


def asked_to_move(town: Town, command: MoveSession) -> Counter[str]:
    with questions(town.engine) as asked:
        outcome = town.do(command)
    assert outcome.consequences.people_to_call == 2
    return Counter(asked)


def test_a_cycle_of_twelve_dates_is_joined_with_the_questions_of_two(town: Town) -> None:
    weeks(town, 12)
    town.do(Withdraw(CYCLE, "U0002"))
    after = {dates: at("16:00", FIRST + (11 - dates) * WEEK) for dates in (2, 12)}
    asked = {}
    for person, (dates, now) in zip(("U0003", "U0004"), after.items(), strict=True):
        with questions(town.engine) as sent:
            town.do(Enrol(CYCLE, person), now=now)
        asked[dates] = Counter(sent)
    assert asked[12].total() == asked[2].total(), asked[12] - asked[2]


def test_twelve_dates_move_with_the_questions_of_two(town: Town) -> None:
    weeks(town, 12)
    eleventh = MoveSession("C1-11", start=at("16:00", FIRST + 10 * WEEK), scope="following")
    two = asked_to_move(town, eleventh)
    twelve = asked_to_move(town, MoveSession("C1-1", start=at("17:00", FIRST), scope="all"))
    assert twelve.total() == two.total(), twelve - two

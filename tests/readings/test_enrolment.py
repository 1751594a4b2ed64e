from collections.abc import Sequence

import pytest

from db.engine import transaction
from desktop_app.commands.enrolment import Enrol, Withdraw
from desktop_app.commands.people import CreatePerson
from desktop_app.commands.session_state import Allocated
from desktop_app.commands.sessions import BookSession, CancelSession
from desktop_app.commands.undo import UndoLast
from desktop_app.commands.waiting_turns import PassOver
from desktop_app.readings.enrolment import EnrolmentReading, Listed, enrolment_reading
from desktop_app.readings.people_alike import Likeness, PersonTyped, people_alike
from tests.commands.cycle import add_cycle
from tests.commands.town import NOW, Town, at


@pytest.fixture
def full(town: Town) -> str:
    """A session of three places: three enrolled, then two who wait."""
    wish = BookSession(
        at("10:00"), at("11:00"), "A", (Allocated("P1", "facilitator"),), programme="DROITS"
    )
    code = town.do(wish).subject
    for number in range(1, 6):
        town.do(Enrol(code, f"U000{number}"))
    return code


def read(town: Town, session: str) -> EnrolmentReading:
    return enrolment_reading(town.engine, session, NOW)


def codes(people: Sequence[Listed]) -> list[str]:
    return [one.person.code for one in people]


def test_the_enrolled_come_first_then_those_who_wait_in_their_order(town: Town, full: str) -> None:
    reading = read(town, full)

    assert codes(reading.enrolled) == ["U0001", "U0002", "U0003"]
    assert [(one.person.code, one.rank) for one in reading.waiting] == [("U0004", 1), ("U0005", 2)]
    assert (reading.free, reading.may_add_place, reading.turn) == (0, True, None)


def test_a_free_place_is_the_turn_of_the_first(town: Town, full: str) -> None:
    town.do(Withdraw(full, "U0001"))

    turn = read(town, full).turn

    assert turn is not None
    assert (turn.subject, codes(turn.people)) == (full, ["U0004"])


def test_a_turn_that_was_passed_has_its_reason_until_it_is_taken_back(
    town: Town, full: str
) -> None:
    town.do(Withdraw(full, "U0001"))
    town.do(PassOver(full, "U0004", "no_answer"))

    passed = read(town, full)
    assert [(one.person.code, one.passed) for one in passed.waiting] == [
        ("U0005", ""),
        ("U0004", "no_answer"),
    ]

    town.do(UndoLast("accueil"))
    assert [one.passed for one in read(town, full).waiting] == ["", ""]


def test_those_of_the_cycle_come_before_those_of_one_date(town: Town) -> None:
    with transaction(town.engine) as tx:
        add_cycle(tx)
    for number in range(1, 5):
        town.do(Enrol("C1", f"U000{number}"))
    town.do(Enrol("C1-1", "U0005"))
    town.do(Withdraw("C1", "U0001"))

    reading = read(town, "C1-1")

    assert reading.cycle is not None
    assert (reading.cycle.code, reading.cycle.usual) == ("C1", True)
    assert [one.subject for one in reading.waiting] == ["C1", "C1-1"]
    assert reading.turn is not None
    assert (reading.turn.subject, codes(reading.turn.people)) == ("C1", ["U0004"])


def test_nobody_joins_what_was_cancelled(town: Town, full: str) -> None:
    town.do(CancelSession(full, "fuite d'eau"))

    reading = read(town, full)

    assert (reading.is_open, reading.turn) == (False, None)


def test_who_has_the_same_telephone_or_name_is_alike(town: Town) -> None:
    town.do(CreatePerson(given="Zoé", family="Kerrien", phone="06 11 22 33 44", birth_year=1984))

    same_phone = people_alike(town.engine, PersonTyped("Ana", "Martin", "+33 6 11 22 33 44"))
    same_name = people_alike(town.engine, PersonTyped("Kerrien", "Zoe"))
    other_year = people_alike(town.engine, PersonTyped("Zoé", "Kerrien", birth_year=1990))

    assert [(one.person.name, one.likeness) for one in same_phone] == [
        ("Zoé Kerrien", Likeness.PHONE)
    ]
    assert [one.likeness for one in same_name] == [Likeness.NAME]
    assert other_year == ()

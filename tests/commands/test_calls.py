"""Call lists: who is on them, what is noted, and what an undo makes of both."""

from datetime import datetime, timedelta

import pytest

from db.engine import transaction
from desktop_app.commands.calls import RecordCall
from desktop_app.commands.enrolment import Enrol
from desktop_app.commands.session_state import Allocated
from desktop_app.commands.sessions import BookSession, CancelSession, MoveSession
from desktop_app.commands.undo import RedoLast, UndoLast
from desktop_app.domain.errors import BadInputError, NotEnrolledError, StaleError
from desktop_app.readings.calls import call_list, pending_calls
from tests.commands.cycle import add_cycle
from tests.commands.town import MONDAY, NOW, Town, at

LATER = NOW + timedelta(minutes=5)
P2 = (Allocated("P2", "facilitator"),)


@pytest.fixture
def booked(town: Town) -> str:
    """A session of Monday with two people enrolled."""
    code = town.do(BookSession(at("14:00"), at("15:00"), "A", P2)).subject
    for person in ("U0001", "U0002"):
        town.do(Enrol(code, person))
    return code


def statuses(town: Town, session: str) -> dict[str, str]:
    return {one.code: str(one.status) for one in call_list(town.engine, session).people}


def pending(town: Town) -> dict[str, int]:
    return town.one(lambda tx: {one.line.code: one.left for one in pending_calls(tx, NOW)})


def test_a_cancelled_session_leaves_a_call_list_of_everybody(town: Town, booked: str) -> None:
    town.do(CancelSession(booked, "absence"))
    assert statuses(town, booked) == {"U0001": "to_call", "U0002": "to_call"}
    assert pending(town) == {booked: 2}


def test_a_moved_session_does_too(town: Town, booked: str) -> None:
    town.do(MoveSession(booked, room="B"))
    assert pending(town) == {booked: 2}


def test_a_tick_keeps_the_desk_and_the_hour(town: Town, booked: str) -> None:
    town.do(CancelSession(booked, "absence"))
    later = NOW + timedelta(minutes=12)
    town.do(RecordCall(booked, "U0001", "told"), desk="villejean", now=later)
    told = next(one for one in call_list(town.engine, booked).people if one.code == "U0001")
    assert (str(told.status), told.desk, told.called_at) == ("told", "villejean", later)
    assert pending(town) == {booked: 1}


def test_the_list_is_finished_when_everybody_has_heard(town: Town, booked: str) -> None:
    town.do(CancelSession(booked, "absence"))
    town.do(RecordCall(booked, "U0001", "message_left"))
    town.do(RecordCall(booked, "U0002", "unreachable"))
    assert pending(town) == {booked: 1}
    town.do(RecordCall(booked, "U0002", "told"))
    assert pending(town) == {}


def test_nobody_is_called_about_what_is_over(town: Town, booked: str) -> None:
    town.do(MoveSession(booked, room="B"))
    assert town.one(lambda tx: pending_calls(tx, at("15:00"))) == ()


def test_a_tick_is_taken_back(town: Town, booked: str) -> None:
    town.do(CancelSession(booked, "absence"))
    town.do(RecordCall(booked, "U0001", "told"))
    undone = town.do(UndoLast("accueil"))
    assert statuses(town, booked)["U0001"] == "to_call"
    assert undone.change.subjects == {booked}


def test_taking_the_act_back_empties_the_list_but_for_who_has_heard(
    town: Town, booked: str
) -> None:
    cancelled = town.do(CancelSession(booked, "absence"))
    town.do(RecordCall(booked, "U0001", "told"), desk="villejean")
    undone = cancelled.undo(town.engine, town.actor())
    assert statuses(town, booked) == {"U0001": "to_call"}
    assert undone.consequences.people_to_call == 1


def test_doing_it_again_lists_them_again(town: Town, booked: str) -> None:
    cancelled = town.do(CancelSession(booked, "absence"))
    undone = cancelled.undo(town.engine, town.actor())
    assert pending(town) == {}
    undone.undo(town.engine, town.actor())
    assert pending(town) == {booked: 2}


def test_a_second_move_calls_everybody_again(town: Town, booked: str) -> None:
    town.do(MoveSession(booked, room="B"))
    town.do(RecordCall(booked, "U0001", "told"))
    town.do(MoveSession(booked, room="A"))
    assert statuses(town, booked) == {"U0001": "to_call", "U0002": "to_call"}


def test_the_same_tick_twice_is_written_once(town: Town, booked: str) -> None:
    town.do(CancelSession(booked, "absence"))
    town.do(RecordCall(booked, "U0001", "told"))
    assert town.do(RecordCall(booked, "U0001", "told")).unchanged


def test_a_tick_of_another_desk_is_not_overwritten(town: Town, booked: str) -> None:
    town.do(CancelSession(booked, "absence"))
    town.do(RecordCall(booked, "U0001", "told"), desk="villejean")
    with pytest.raises(StaleError) as refusal:
        town.do(RecordCall(booked, "U0001", "unreachable", seen="to_call"))
    assert refusal.value.desk == "villejean"


@pytest.mark.parametrize("status", ["removed", "later", ""])
def test_only_what_a_call_can_be_is_noted(town: Town, booked: str, status: str) -> None:
    town.do(CancelSession(booked, "absence"))
    with pytest.raises(BadInputError):
        town.do(RecordCall(booked, "U0001", status))


def test_nobody_is_ticked_who_need_not_be_called(town: Town, booked: str) -> None:
    with pytest.raises(NotEnrolledError):
        town.do(RecordCall(booked, "U0001", "told"))


@pytest.mark.parametrize("second", [NOW, LATER], ids=["the same minute", "later"])
def test_who_heard_of_a_second_move_is_called_again_when_it_is_taken_back(
    town: Town, booked: str, second: datetime
) -> None:
    town.do(MoveSession(booked, room="B"))
    town.do(MoveSession(booked, start=at("16:00")), now=second)
    town.do(RecordCall(booked, "U0001", "told"), desk="villejean", now=second)
    undone = town.do(UndoLast("accueil"), now=second)
    assert statuses(town, booked) == {"U0001": "to_call", "U0002": "to_call"}
    assert undone.consequences.people_to_call == 2
    assert {one.desk for one in call_list(town.engine, booked).people} == {""}


@pytest.mark.parametrize("second", [NOW, LATER], ids=["the same minute", "later"])
def test_who_heard_that_a_move_was_taken_back_is_called_again_when_it_is_redone(
    town: Town, booked: str, second: datetime
) -> None:
    town.do(MoveSession(booked, room="B"))
    town.do(MoveSession(booked, start=at("16:00")), now=second)
    town.do(UndoLast("accueil"), now=second)
    town.do(RecordCall(booked, "U0001", "told"), desk="villejean", now=second)
    town.do(RedoLast("accueil"), now=second)
    assert statuses(town, booked) == {"U0001": "to_call", "U0002": "to_call"}


def test_who_had_heard_of_the_first_move_has_when_the_second_is_taken_back(
    town: Town, booked: str
) -> None:
    town.do(MoveSession(booked, room="B"))
    town.do(RecordCall(booked, "U0001", "told"), desk="villejean")
    town.do(MoveSession(booked, start=at("16:00")), now=LATER)
    town.do(UndoLast("accueil"), now=LATER)
    told = next(one for one in call_list(town.engine, booked).people if one.code == "U0001")
    assert (str(told.status), told.desk, told.called_at) == ("told", "villejean", NOW)


def test_who_enrolled_after_a_move_is_called_when_it_is_taken_back(town: Town, booked: str) -> None:
    moved = town.do(MoveSession(booked, start=at("16:00"), end=at("17:00")))
    town.do(Enrol(booked, "U0003"), desk="villejean")
    undone = moved.undo(town.engine, town.actor())
    assert statuses(town, booked) == {"U0003": "to_call"}
    assert undone.consequences.people_to_call == 1
    again = undone.undo(town.engine, town.actor())
    assert statuses(town, booked) == {"U0001": "to_call", "U0002": "to_call"}
    assert again.consequences.people_to_call == 2


def test_taking_a_whole_cycle_back_calls_nobody_who_never_heard(town: Town) -> None:
    with transaction(town.engine) as tx:
        add_cycle(tx)
    town.do(Enrol("C1", "U0001"))
    moved = town.do(MoveSession("C1-1", start=at("16:00", MONDAY), scope="all"))
    town.do(Enrol("C1-2", "U0002"))
    undone = moved.undo(town.engine, town.actor())
    assert undone.consequences.people_to_call == 1
    assert pending(town) == {"C1-2": 1}
    assert statuses(town, "C1-2") == {"U0002": "to_call"}


@pytest.mark.parametrize("mine", ["unreachable", "to_call"])
def test_a_tick_is_not_taken_back_over_that_of_another_desk(
    town: Town, booked: str, mine: str
) -> None:
    town.do(CancelSession(booked, "absence"))
    town.do(RecordCall(booked, "U0001", "message_left"))
    town.do(RecordCall(booked, "U0001", mine))
    town.do(RecordCall(booked, "U0001", "told"), desk="villejean", now=LATER)
    with pytest.raises(StaleError) as refusal:
        town.do(UndoLast("accueil"), now=LATER)
    assert refusal.value.desk == "villejean"
    told = next(one for one in call_list(town.engine, booked).people if one.code == "U0001")
    assert (str(told.status), told.desk, told.called_at) == ("told", "villejean", LATER)


def test_a_tick_is_not_taken_back_into_the_list_of_a_later_move(town: Town, booked: str) -> None:
    """Whoever was told of the first move has not heard of the second."""
    town.do(MoveSession(booked, room="B"))
    town.do(RecordCall(booked, "U0001", "told"))
    town.do(RecordCall(booked, "U0001", "to_call"))
    town.do(MoveSession(booked, start=at("16:00")), desk="villejean", now=LATER)
    with pytest.raises(StaleError):
        town.do(UndoLast("accueil"), now=LATER)
    assert statuses(town, booked)["U0001"] == "to_call"
